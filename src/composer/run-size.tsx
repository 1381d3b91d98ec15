import { useFormContext, useWatch } from 'react-hook-form';
import { type Draft, numberFromText } from '#recipe/draft.ts';
import { maxPictures } from '#recipe/fields.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import { usePictureCount } from './use-variants.ts';

/** How many pictures a run has, behind the word Generate, where they are several. */
export function PictureCount() {
  const { pictures = 1 } = useAmount();
  return pictures > 1 && pictures <= maxPictures && ` ${pictures}`;
}

/** How the pictures of a run come to be so many: "2 images × 12 variants = 24 pictures". Nothing without variants. */
export function RunArithmetic() {
  const { images, pictures } = useAmount();
  if (pictures === undefined || pictures <= images || pictures === Number.POSITIVE_INFINITY) return null;
  const number = new Intl.NumberFormat('en');
  const product = `${number.format(images)} ${images === 1 ? 'image' : 'images'} × ${number.format(pictures / images)} variants = ${number.format(pictures)} pictures`;
  const isTooMany = pictures > maxPictures;
  return (
    <p className={`mono ${isTooMany ? 'text-warn-text' : 'text-mute'}`}>
      {product}
      {isTooMany && `; one run makes at most ${number.format(maxPictures)}`}
    </p>
  );
}

function useAmount(): { images: number; pictures: number | undefined } {
  const { control } = useFormContext<Draft>();
  // As far as it can change the count, so that typing an ordinary prompt draws nothing anew.
  const amount = useWatch({
    control,
    compute: (draft) => {
      const { prompt, variants, images } = draft;
      return { prompt: mayBeTemplate(draft) ? prompt : '', variants, images };
    },
  });
  return { images: numberFromText(amount.images) ?? 0, pictures: usePictureCount(amount) };
}
