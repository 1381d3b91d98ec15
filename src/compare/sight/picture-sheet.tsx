import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { showBlob } from '#lib/blob-url.ts';
import { imageQuery, previewQuery } from '#library/queries.ts';
import { Sheet } from './stage.tsx';
import type { View } from './view.ts';

/** A stored picture on a stage, or why it cannot be seen. */
export function PictureSheet({ id, label, view }: { id: string; label: string; view: View }) {
  const image = useQuery(imageQuery(id));
  const preview = useQuery(previewQuery(id));
  const trouble = image.error
    ? image.error.message
    : preview.data?.kind === 'damaged' && 'Damaged: the file that arrived does not decode.';
  return (
    <>
      {image.data && <ImageSheet blob={image.data} alt={`Picture ${label}`} view={view} />}
      {trouble && (
        <p className="absolute inset-x-2 top-2 rounded bg-panel/90 px-2 py-1 text-xs text-danger-text">{trouble}</p>
      )}
    </>
  );
}

type ImageSheetProps = { blob: Blob; alt: string; view: View; filter?: string };

export function ImageSheet({ blob, alt, view, filter }: ImageSheetProps) {
  const [size, setSize] = useState({ width: 1, height: 1 });
  return (
    <Sheet size={size} view={view}>
      <img
        ref={showBlob(blob)}
        alt={alt}
        draggable={false}
        className="size-full"
        style={{ filter }}
        onLoad={({ currentTarget }) =>
          setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
      />
    </Sheet>
  );
}
