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
import type { ReactNode } from 'react';
import { copyImage } from '#exchange/write/copy-image.ts';
import type { Picture } from '#library/rows.ts';
import type { PictureDeeds } from './use-picture-deeds.ts';
import { whyNotVerify } from './why-not-verify.ts';

/** Something that can be done with a picture. */
export type PictureAction = {
  name: string;
  icon: ReactNode;
  title: string;
  /** The key that does it with the selected picture. */
  keys?: string;
  /** Why it cannot be done. */
  whyNot?: string | undefined;
  /** It is so already. */
  isOn?: boolean;
  /** It sends something: the second press of a double press would pay for another one. */
  isPaid?: boolean;
  run: () => unknown;
};

/**
 * What can be done with a picture, in the parts that a menu shows it in.
 *
 * @param seedHeld whether the form holds its seed
 */
export function pictureActions(picture: Picture, deeds: PictureDeeds, seedHeld: boolean): PictureAction[][] {
  return [
    [
      {
        name: 'Use settings',
        icon: <Undo2 size={14} />,
        title: 'Put everything into the form, seed locked',
        keys: 'U',
        run: () => deeds.useSettings(picture),
      },
      {
        name: 'Use all but the seed',
        icon: <Shuffle size={14} />,
        title: 'Put everything but the seed into the form',
        keys: 'A',
        run: () => deeds.useAllButSeed(picture),
      },
      ...(picture.template === undefined
        ? []
        : [
            {
              name: 'Use template',
              icon: <Braces size={14} />,
              title: 'Put the settings into the form with the prompt as it was written, for all its variants',
              run: () => deeds.useTemplate(picture),
            },
          ]),
      {
        name: 'Lock this seed',
        icon: <Lock size={14} />,
        title: 'Hold this seed in the form and keep the rest',
        keys: 'S',
        isOn: seedHeld,
        run: () => deeds.lockSeed(picture),
      },
      {
        name: 'Rerun',
        icon: <RotateCcw size={14} />,
        title: 'Repeat this exact request with the cache off',
        isPaid: true,
        run: () => deeds.rerun(picture),
      },
      {
        name: 'Verify',
        icon: <BadgeCheck size={14} />,
        title: 'Repeat this exact request with the cache off (1 request) and compare what comes',
        whyNot: whyNotVerify(picture),
        isPaid: true,
        run: () => deeds.verify(picture),
      },
    ],
    [
      {
        name: 'Copy link',
        icon: <Link size={14} />,
        title: 'Copy a link that carries these settings',
        keys: 'L',
        run: () => deeds.copyLink(picture),
      },
      {
        name: 'Download',
        icon: <Download size={14} />,
        title: 'Save the file, with its recipe written into it',
        keys: 'D',
        run: () => deeds.download(picture),
      },
      {
        name: 'Copy image',
        icon: <Image size={14} />,
        title: 'Copy the image, with its recipe and its link',
        run: () => deeds.copied(copyImage(picture)),
      },
      {
        name: 'Export…',
        icon: <FileOutput size={14} />,
        title: 'Files, contact sheet, PDF or web page',
        run: () => deeds.exportFrom(picture),
      },
      {
        name: 'Compare',
        icon: <Columns2 size={14} />,
        title: 'Compare with another picture',
        keys: 'C',
        run: () => deeds.compare(picture),
      },
    ],
    [
      {
        name: 'Delete',
        icon: <Trash2 size={14} />,
        title: 'Delete, undoably',
        keys: 'Del',
        run: () => deeds.remove(picture),
      },
    ],
  ];
}

/** What an action is, with the key for it. */
export function titleOf({ title, keys, whyNot }: PictureAction): string {
  return whyNot ?? (keys ? `${title} (${keys})` : title);
}
