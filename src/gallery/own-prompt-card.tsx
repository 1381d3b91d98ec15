import { useQuery } from '@tanstack/react-query';
import { pictureQuery } from '#library/queries.ts';
import { PictureCard, type PictureCardProps } from './picture-card.tsx';

/** The card of a picture whose run has several prompts: it is named by its own. */
export function OwnPromptCard({ id, ...props }: Omit<PictureCardProps, 'prompt'>) {
  const picture = useQuery(pictureQuery(id));
  return <PictureCard id={id} prompt={picture.data?.recipe.prompt ?? ''} {...props} />;
}
