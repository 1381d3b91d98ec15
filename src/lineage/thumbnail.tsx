import { useQuery } from '@tanstack/react-query';
import { showBlob } from '#lib/blob-url.ts';
import { previewQuery } from '#library/queries.ts';

/** The small copy of a picture. The node it stands in says what it is. */
export function Thumbnail({ id }: { id: string }) {
  const preview = useQuery(previewQuery(id));
  if (preview.data?.kind === 'thumbnail')
    return <img ref={showBlob(preview.data.blob)} alt="" draggable={false} className="size-full object-contain" />;
  if (preview.data?.kind === 'damaged' || preview.isError)
    return <span className="p-1 text-xs text-danger-text">damaged</span>;
  return null;
}
