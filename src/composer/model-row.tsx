import type { HubModel } from '#inference/hub-models.ts';

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** So many providers are named; how many more there are is said. */
const namedProviders = 3;

/** A model in the list. What it is called comes first, as that is what an option is known by. */
export function ModelRow({ model: { id, likes, downloads, gated, licence, providers, isWarm } }: { model: HubModel }) {
  const [author, name] = id.split('/');
  const named = providers.slice(0, namedProviders).join(', ');
  const more = providers.length - namedProviders;
  return (
    <>
      <span className="block">
        <span className="text-mute">{author}/</span>
        <span className="font-medium">{name}</span>{' '}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5 text-xs text-mute">
        <Count sign="♥" of={likes} what="likes" />
        <Count sign="↓" of={downloads} what="downloads" />
        {licence && <span>{licence === 'other' ? 'licence of its own' : licence} </span>}
        {gated && <span className="text-warn-text">gated </span>}
        {isWarm && <span className="text-accent-text">warm </span>}
        {named && <span>{more > 0 ? `${named} +${more}` : named}</span>}
      </span>
    </>
  );
}

function Count({ sign, of, what }: { sign: string; of: number; what: string }) {
  return (
    <span className="mono">
      {/* U+FE0E: as text, where a system would paint the sign as an emoji. */}
      <span aria-hidden>{`${sign}\uFE0E`}</span> {compact.format(of)}
      <span className="sr-only"> {what}, </span>
    </span>
  );
}
