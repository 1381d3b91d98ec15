import { vocabulary } from '#painter/words/vocabulary.ts';
import { Dialog } from '#ui/dialog.tsx';

const kinds = {
  scene: 'Scenes',
  time: 'Time of day',
  weather: 'Weather',
  palette: 'Colours',
  element: 'Things',
} satisfies Record<(typeof vocabulary)[number]['kind'], string>;

/** Every word the demo paints. Anything else still changes the picture, in its own way. */
export function DemoWordsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Words the demo knows" onClose={onClose}>
      <p className="mb-4 text-mute">
        Each word of a group means the same picture element; the negative prompt takes elements away. Unknown words tint
        the picture.
      </p>
      <dl className="grid gap-4">
        {Object.entries(kinds).map(([kind, title]) => (
          <div key={kind}>
            <dt className="mb-1.5 text-xs font-medium text-mute">{title}</dt>
            <dd className="flex flex-wrap gap-1.5">
              {vocabulary
                .filter((term) => term.kind === kind)
                .map((term) => (
                  <span key={term.name} className="rounded-md border border-line bg-raise px-2 py-0.5 text-xs">
                    {term.words.join(', ')}
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
