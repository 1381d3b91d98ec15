import { demoEndpoint } from '#inference/endpoint.ts';
import { useEndpoints } from '#settings/use-endpoints.ts';
import { Keys } from '#ui/keys.tsx';
import { Logo } from './logo.tsx';

/** What a newcomer reads where the pictures will be. */
export function EmptyGallery({ onTry }: { onTry: (prompt: string) => void }) {
  const { selected: endpoint } = useEndpoints();
  return (
    <div className="grid max-w-[26rem] justify-items-center gap-3 text-center text-mute">
      <span className="scale-[1.8] py-3 text-faint">
        <Logo />
      </span>
      <p className="text-[15px] font-medium text-text">Your pictures will hang here</p>
      <p>
        Write a prompt and press Generate <Keys>Ctrl ↵</Keys>. Each picture keeps exactly what made it; lock its seed to
        change one thing and keep the rest.
      </p>
      <div className="mt-1 flex flex-wrap justify-center gap-1.5">
        {tries.map((prompt) => (
          <button
            key={prompt}
            type="button"
            className="rounded-full border border-line bg-raise px-3 py-1 text-xs hover:bg-hover hover:text-text"
            onClick={() => onTry(prompt)}
          >
            {prompt}
          </button>
        ))}
      </div>
      {endpoint.id === demoEndpoint.id && (
        <p className="mt-2 text-xs text-faint">
          Demo: procedural pictures painted in your browser, not an AI model. Choose an endpoint at the top for real
          ones.
        </p>
      )}
    </div>
  );
}

const tries = [
  'Astronaut riding a horse across a salt flat, low sun',
  'A lighthouse in a storm at night',
  'Misty forest at dawn with birds',
];
