import { useState } from 'react';
import type { Endpoint } from '#inference/endpoint.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { release } from './tokens/token-checks.ts';
import { keeping } from './tokens/token-keeping.ts';
import { tokenTextSchema } from './tokens/token-text.ts';
import { tokens } from './tokens/tokens.ts';
import { UnlockFields } from './unlock-fields.tsx';

type UnlockDialogProps = { endpoint: Pick<Endpoint, 'id' | 'name'>; onDone: (isUnlocked: boolean) => void };

/** Asks for what a run needs before anything of it is sent: what unlocks its token, or the token anew. */
export function UnlockDialog({ endpoint: { id, name }, onDone }: UnlockDialogProps) {
  // As it was when this opened: forgetting takes it away.
  const [{ origin = '', protection, remembered = false } = {}] = useState(() => tokens.hint(id));
  const [isForgotten, setForgotten] = useState(false);
  const host = URL.canParse(origin) ? new URL(origin).host : name;

  function enter(token: string) {
    // What was protected is not laid on the disk in plain.
    keeping.save(id, origin, token, remembered && !protection);
    onDone(true);
  }

  return (
    <Dialog
      title={protection && !isForgotten ? 'Unlock the token' : 'Enter the token again'}
      onClose={() => onDone(false)}
      className="w-[min(26rem,calc(100vw-1.5rem))]"
    >
      {protection && !isForgotten ? (
        <div className="grid gap-4">
          <p className="text-mute">
            The token for <span className="font-medium text-text wrap-anywhere">{host}</span> is locked. Nothing is sent
            before it is unlocked; then it stays so until this page is closed.
          </p>
          <UnlockFields endpoint={id} protection={protection} onUnlocked={() => onDone(true)} />
          <div className="flex flex-wrap justify-between gap-2">
            <Button
              look="quiet"
              onClick={() => {
                release(id);
                keeping.forget(id);
                setForgotten(true);
              }}
            >
              Forget the token
            </Button>
            <Button onClick={() => onDone(false)}>Cancel</Button>
          </div>
        </div>
      ) : (
        <EnterAgain
          why={
            isForgotten
              ? `The token for ${host} is forgotten. A new one is kept for this tab only; keep it longer under Endpoints.`
              : `The token for ${host} was not used for 30 days, so it was forgotten.`
          }
          onEnter={enter}
          onCancel={() => onDone(false)}
        />
      )}
    </Dialog>
  );
}

type EnterAgainProps = { why: string; onEnter: (token: string) => void; onCancel: () => void };

function EnterAgain({ why, onEnter, onCancel }: EnterAgainProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  return (
    <form
      className="grid gap-4"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const { data, error } = tokenTextSchema.safeParse(text);
        if (data) onEnter(data);
        else setProblem(error?.issues[0]?.message ?? 'Access token: enter one');
      }}
    >
      <p className="text-mute wrap-anywhere">{why}</p>
      <Field label="Access token" error={problem}>
        {(wiring) => (
          <input
            {...wiring}
            type="password"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: it is what the dialog asks for
            autoFocus
            data-autofocus
            className="field mono"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary">
          Save
        </Button>
      </div>
    </form>
  );
}
