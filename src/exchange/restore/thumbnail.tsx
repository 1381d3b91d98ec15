import { FileText } from 'lucide-react';
import { showBlob } from '#lib/blob-url.ts';
import type { Item } from './incoming.ts';

/** The picture of an item, when it has one that is small enough to be decoded. Its type is what its bytes are. */
export function Thumbnail({ item: { file, outcome }, className }: { item: Item; className: string }) {
  const picture = outcome.kind === 'read' || outcome.kind === 'nothing' ? outcome.picture : undefined;
  if (!file || !picture?.canBeDecoded)
    return (
      <span aria-hidden className={`grid place-items-center bg-raise text-faint ${className}`}>
        <FileText size={16} />
      </span>
    );
  return (
    <img
      ref={showBlob(typed(file, picture.type))}
      alt=""
      draggable={false}
      className={`bg-raise object-contain ${className}`}
    />
  );
}

const typedFiles = new WeakMap<Blob, Blob>();

/** One blob for each file, so that drawing anew makes no new address. */
function typed(file: Blob, type: string): Blob {
  const known = typedFiles.get(file) ?? new Blob([file], { type });
  typedFiles.set(file, known);
  return known;
}
