import { useQuery } from '@tanstack/react-query';
import { showBlob } from '#lib/blob-url.ts';
import { previewQuery } from '#library/queries.ts';

/** The small copy of a picture, filling its place. */
export function Thumbnail({ id }: { id: string }) {
  const { data } = useQuery(previewQuery(id));
  return data?.kind === 'thumbnail' ? (
    <img ref={showBlob(data.blob)} alt="" draggable={false} className="size-full object-cover" />
  ) : null;
}
