import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { showBlob } from '#lib/blob-url.ts';
import { imageQuery } from '#library/queries.ts';
import type { Verdict } from '#library/verdicts.ts';
import { differenceQuery } from './queries.ts';

type PairViewProps = {
  verdict: Verdict;
  labelOf: (id: string) => string;
  /** Whether a picture was deleted, so that only its bytes may still be here. */
  isGone: (id: string) => boolean;
};

/** A picture, its repeat, and what differs between them, side by side. */
export function PairView({ verdict: { of, id, pixels, sizes, sameBytes }, labelOf, isGone }: PairViewProps) {
  const differs = pixels !== undefined && pixels.differing > 0;
  const caption = (picture: string, role: string) =>
    `${labelOf(picture)} · ${role}${isGone(picture) ? ' · deleted' : ''}`;
  return (
    <div className={`grid items-start gap-3 ${differs ? 'grid-cols-2 mid:grid-cols-3' : 'grid-cols-2'}`}>
      <Tile caption={caption(of, 'the picture')}>
        <Stored id={of} alt="The picture" />
      </Tile>
      <Tile caption={caption(id, 'the repeat')}>
        <Stored id={id} alt="The repeat" />
      </Tile>
      {differs && <Difference of={of} id={id} />}
      {!differs && !sizes && (
        <p className="col-span-2 text-xs text-faint">
          {sameBytes ? 'One file, twice.' : 'The same pixels in two files.'} There is no difference to draw.
        </p>
      )}
    </div>
  );
}

function Difference({ of, id }: { of: string; id: string }) {
  const { data, error } = useQuery(differenceQuery(of, id));
  const drawn = data?.kind === 'drawn' ? data : undefined;
  const why = error?.message ?? (data?.kind === 'unreadable' ? data.why : undefined);
  return (
    <Tile caption={drawn ? `What differs${drawn.times > 1 ? `, ${drawn.times} times as strong` : ''}` : 'What differs'}>
      {drawn ? <Image blob={drawn.image} alt="What differs" /> : <Words>{why ?? 'Drawing…'}</Words>}
    </Tile>
  );
}

function Stored({ id, alt }: { id: string; alt: string }) {
  const { data, error } = useQuery(imageQuery(id));
  return data ? <Image blob={data} alt={alt} /> : <Words>{error?.message ?? ''}</Words>;
}

function Image({ blob, alt }: { blob: Blob; alt: string }) {
  return <img ref={showBlob(blob)} alt={alt} className="max-h-[40dvh] w-full object-contain" />;
}

function Words({ children }: { children: string }) {
  return <p className="p-3 text-center text-xs text-mute">{children}</p>;
}

function Tile({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <figure className="min-w-0">
      <div className="grid min-h-24 w-full place-items-center overflow-hidden rounded-lg bg-ground">{children}</div>
      <figcaption className="mono mt-1.5 text-mute">{caption}</figcaption>
    </figure>
  );
}
