import { count } from '#lib/count.ts';
import { dollars } from '#lib/dollars.ts';
import { duration } from '#lib/duration.ts';
import { Button, ignoreDoublePress } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import type { Forecast } from './forecast.ts';

type AskDialogProps = {
  run: Forecast;
  endpoint: string;
  /** What the session budget leaves, in US dollars; undefined without one. */
  left: number | undefined;
  onAnswer: (go: boolean) => void;
};

/**
 * Asks before a run that is larger than the designer wants to start without a word. The dialog itself has the focus, so
 * that a stray Enter spends nothing.
 */
export function AskDialog({ run: { images, ms, ...money }, endpoint, left, onAnswer }: AskDialogProps) {
  const pictures = count(images, 'picture');
  return (
    <Dialog
      title={`Generate ${pictures}?`}
      onClose={() => onAnswer(false)}
      className="w-[min(26rem,calc(100vw-1.5rem))]"
    >
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-y-1.5">
        <Row term="Endpoint">{endpoint}</Row>
        <Row term="Pictures">{String(images)}</Row>
        {'cost' in money && (
          <Row term="Cost">{money.cost === undefined ? unknown : `about ${dollars(money.cost)}`}</Row>
        )}
        <Row term="Time">{ms === undefined ? unknown : `about ${duration(ms)}`}</Row>
        {left !== undefined && money.cost !== undefined && money.cost > left && (
          <Row term="Budget">{`${dollars(left)} left in this session; the rest will wait`}</Row>
        )}
      </dl>
      <form method="dialog" className="mt-5 flex flex-wrap justify-end gap-2">
        <Button type="submit">Cancel</Button>
        <Button
          look="primary"
          onClick={(event) => {
            ignoreDoublePress(event);
            onAnswer(true);
          }}
        >
          Generate {pictures}
        </Button>
      </form>
    </Dialog>
  );
}

const unknown = 'not known before the first picture';

function Row({ term, children }: { term: string; children: string }) {
  return (
    <>
      <dt className="text-mute">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
