import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { dragOut, showBlob } from '#lib/blob-url.ts';
import { imageQuery, pictureQuery, previewQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { Button } from '#ui/button.tsx';
import { CodePanel } from './code-panel.tsx';
import { OriginRows } from './origin-rows.tsx';
import { ParameterList } from './parameter-list.tsx';

type DetailsProps = {
  id: string;
  labelOf: (id: string) => string;
  /** Whether requests of this picture's endpoint carry a token, which its code then takes from the environment. */
  sendsToken: (endpoint: string) => boolean;
  /** The picture as a file of its own, as dragging takes it out of the page. */
  fileOf: (id: string) => Promise<File>;
  /** Selects another picture, and shows what was made from what. */
  onSelect: (id: string) => void;
  onLineage: () => void;
  onView: () => void;
  onClose: () => void;
  actions: (picture: Picture) => ReactNode;
  /** The parameters that the server which made a picture was seen to ignore. */
  ignoredBy: (picture: Picture) => readonly (keyof Recipe)[];
  /** What can be done when its record cannot be read. */
  rescue: ReactNode;
};

/** Everything about one picture: the picture, what can be done with it, what made it, and the code that makes it again. */
export function Details({
  id,
  labelOf,
  sendsToken,
  fileOf,
  onSelect,
  onLineage,
  onView,
  onClose,
  actions,
  ignoredBy,
  rescue,
}: DetailsProps) {
  const picture = useQuery(pictureQuery(id));
  return (
    <aside aria-label="Picture details" className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">
      <div className="flex items-center justify-between py-1.5 pr-1.5 pl-3.5 wide:hidden">
        <h2 className="font-semibold">Picture {labelOf(id)}</h2>
        <Button look="quiet" size="icon" aria-label="Close details" onClick={onClose}>
          <X size={16} />
        </Button>
      </div>
      {picture.data && (
        <>
          <LargePicture picture={picture.data} fileOf={fileOf} onView={onView} />
          {actions(picture.data)}
          <ParameterList picture={picture.data} label={labelOf(id)} ignored={ignoredBy(picture.data)}>
            <OriginRows picture={picture.data} labelOf={labelOf} onSelect={onSelect} onLineage={onLineage} />
          </ParameterList>
          <CodePanel picture={picture.data} sendsToken={sendsToken(picture.data.endpoint.id)} />
        </>
      )}
      {picture.isError && (
        <>
          <p className="p-3.5 text-danger-text">This picture’s record on this device is damaged and cannot be read.</p>
          {rescue}
        </>
      )}
    </aside>
  );
}

type LargePictureProps = { picture: Picture } & Pick<DetailsProps, 'fileOf' | 'onView'>;

function LargePicture({ picture: { id, recipe }, fileOf, onView }: LargePictureProps) {
  // What a drag takes along has to be there when it begins, so it is made as soon as a pointer comes near.
  const [file, setFile] = useState<File>();
  const image = useQuery(imageQuery(id));
  const preview = useQuery(previewQuery(id));
  const thumbnail = preview.data?.kind === 'thumbnail' ? preview.data : undefined;
  const blob = image.data ?? thumbnail?.blob;
  const aspect = thumbnail ? thumbnail.width / thumbnail.height : (recipe.width ?? 1) / (recipe.height ?? 1);
  return (
    <div className="px-3.5 pt-3.5 max-wide:pt-0">
      <button
        type="button"
        aria-label="View full size"
        title="View full size (V)"
        className="mx-auto block max-h-[44dvh] w-full max-w-full cursor-zoom-in overflow-hidden rounded-[7px] bg-raise"
        style={{ aspectRatio: aspect }}
        onPointerEnter={() => void fileOf(id).then(setFile, () => setFile(undefined))}
        onDragStart={(event) => file && dragOut(event.nativeEvent, file)}
        onClick={onView}
      >
        {/* The gallery's copy names the picture; this larger one would only say it twice. */}
        {blob && (
          <img
            ref={showBlob(file ?? blob)}
            alt=""
            draggable={file !== undefined}
            className="size-full object-contain"
          />
        )}
      </button>
      {image.isError && <p className="mt-2 text-xs text-danger-text">{image.error.message}</p>}
    </div>
  );
}
