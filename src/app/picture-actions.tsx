import {
  BadgeCheck,
  Braces,
  Columns2,
  Download,
  FileOutput,
  Image,
  Link,
  Lock,
  RotateCcw,
  Shuffle,
  Trash2,
  Undo2,
} from 'lucide-react';
import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';
import { copyImage } from '#exchange/write/copy-image.ts';
import type { Picture } from '#library/rows.ts';
import { endpoints } from '#settings/endpoints.ts';
import { Button } from '#ui/button.tsx';
import type { PictureDeeds } from './use-picture-deeds.ts';
import { whyNotVerify } from './why-not-verify.ts';

/** What can be done with the selected picture, as buttons. */
export function PictureActions({
  picture,
  deeds,
  seedHeld,
}: {
  picture: Picture;
  deeds: PictureDeeds;
  seedHeld: boolean;
}) {
  const action = (name: string, icon: ReactNode, run: (picture: Picture) => unknown, extra = {}) => (
    <Button className="min-w-0 justify-start gap-1.5 px-2 text-xs" onClick={() => void run(picture)} {...extra}>
      {icon}
      {name}
    </Button>
  );
  useSyncExternalStore(endpoints.subscribe, endpoints.get);
  const whyNot = whyNotVerify(picture);
  return (
    <div className="grid grid-cols-2 gap-1.5 px-3.5 py-3">
      {action('Use settings', <Undo2 size={14} />, deeds.useSettings, {
        title: 'Put everything into the form, seed locked (U)',
      })}
      {action('Use all but the seed', <Shuffle size={14} />, deeds.useAllButSeed, {
        title: 'Put everything but the seed into the form (A)',
      })}
      {picture.template !== undefined &&
        action('Use template', <Braces size={14} />, deeds.useTemplate, {
          title: 'Put the settings into the form with the prompt as it was written, for all its variants',
        })}
      {action('Lock this seed', <Lock size={14} />, deeds.lockSeed, {
        title: 'Hold this seed in the form and keep the rest (S)',
        className: `min-w-0 justify-start gap-1.5 px-2 text-xs ${seedHeld ? 'border-accent-text/50 bg-accent-wash text-accent-text' : ''}`,
      })}
      {action('Rerun', <RotateCcw size={14} />, deeds.rerun, { title: 'Repeat this exact request with the cache off' })}
      {action('Verify', <BadgeCheck size={14} />, deeds.verify, {
        title: whyNot ?? 'Repeat this exact request with the cache off (1 request) and compare what comes',
        disabled: whyNot !== undefined,
        // The second press of a double press would pay for another one.
        onClick: ({ detail }: MouseEvent) => void (detail < 2 && deeds.verify(picture)),
      })}
      {action('Copy link', <Link size={14} />, deeds.copyLink, {
        title: 'Copy a link that carries these settings (L)',
      })}
      {action('Download', <Download size={14} />, deeds.download, {
        title: 'Save the file, with its recipe written into it (D)',
      })}
      {action('Copy image', <Image size={14} />, (picture) => deeds.copied(copyImage(picture)), {
        title: 'Copy the image, with its recipe and its link',
      })}
      {action('Export…', <FileOutput size={14} />, deeds.exportFrom, {
        title: 'Files, contact sheet, PDF or web page',
      })}
      {action('Compare', <Columns2 size={14} />, deeds.compare, { title: 'Compare with another picture (C)' })}
      {action('Delete', <Trash2 size={14} />, deeds.remove, { title: 'Delete, undoably (Del)' })}
    </div>
  );
}
