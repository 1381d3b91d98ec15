import { downloadBlob } from '#lib/blob-url.ts';
import type { Picture } from '#library/rows.ts';
import { type Draft, draftOf } from '#recipe/draft.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { endpoints } from '#settings/endpoints.ts';
import type { Notice } from './notice.tsx';
import { draftStore } from './stores.ts';
import { queue } from './wiring.ts';

export type PictureDeeds = ReturnType<typeof usePictureDeeds>;

type Page = {
  fill: (draft: Draft, text: string) => void;
  tell: (notice: Notice) => void;
  labelOf: (id: string) => string;
  compare: (id: string) => void;
  showRepeats: (of: string) => void;
  exportFrom: (id: string) => void;
};

/** What can be done with a picture. Only Rerun and Verify send anything. */
export function usePictureDeeds({ fill, tell, labelOf, compare, showRepeats, exportFrom }: Page) {
  const put = ({ id, options }: Picture, recipe: Partial<Recipe>, and: string, changes: Partial<Draft> = {}) =>
    fill(
      { ...draftOf(recipe, options), parent: id, ...changes },
      `The settings of ${labelOf(id)} are in the form${and}.`,
    );

  return {
    useSettings: (picture: Picture) => put(picture, picture.recipe, ', its seed locked'),

    /** With the prompt as it was written, for all its variants. */
    useTemplate: (picture: Picture) => {
      const { recipe, template = recipe.prompt } = picture;
      put(picture, recipe, ' with its template, its seed locked', { prompt: template, variants: 'every' });
    },

    useAllButSeed: (picture: Picture) => {
      const { seed: _, ...rest } = picture.recipe;
      put(picture, rest, '; the seed will be new');
    },

    lockSeed: ({ id, recipe }: Picture) =>
      fill(
        { ...draftStore.get(), seed: String(recipe.seed), seedLocked: true },
        `The seed of ${labelOf(id)} is locked in the form.`,
      ),

    rerun: ({ id, recipe, options, endpoint, template, notes: { route } }: Picture) => {
      // What a provider was found for once is made again by that provider.
      const again = { ...options, useCache: false, ...(route && { provider: route.provider }) };
      // What was made elsewhere is made again where runs go now.
      const same = endpoints.still(endpoint);
      const to = same ?? endpoints.selected();
      const written = template !== undefined && { template };
      queue.start([{ recipe, options: again, endpoint: to, parent: id, ...written }]);
      const elsewhere = same ? '' : ` What made it is not among your endpoints, so it goes to “${to.name}”.`;
      tell({ text: `${labelOf(id)} is being made again, with the cache off.${elsewhere}` });
    },

    verify: async (picture: Picture) => {
      const { repeatAndTell } = await import('./verifying.ts');
      await repeatAndTell(picture, labelOf, tell);
    },

    showRepeats,

    copyLink: async ({ recipe }: Picture) => {
      const { copyLink } = await import('./copy-link.ts');
      tell({ text: await copyLink(recipe) });
    },

    download: async ({ id }: Picture) => {
      const { pictureFile } = await import('#exchange/write/picture-file.ts');
      const { file, shortfall } = await pictureFile(id);
      downloadBlob(file, file.name);
      if (shortfall) tell({ text: `${shortfall} An export in a ZIP has it beside the picture.` });
    },

    /** Tells how copying ended. The copying itself begins in the task of the press, where Safari allows it. */
    copied: (copying: Promise<string>) =>
      copying.then(
        (text) => tell({ text }),
        (error: unknown) => tell({ text: `Nothing was copied. ${error instanceof Error ? error.message : ''}` }),
      ),

    exportFrom: ({ id }: Picture) => exportFrom(id),

    compare: ({ id }: Picture) => compare(id),

    remove: async ({ id }: Pick<Picture, 'id'>) => {
      const label = labelOf(id);
      const { deletePictures, restorePictures } = await import('#library/trash.ts');
      await deletePictures([id]);
      tell({ text: `Picture ${label} deleted.`, action: { label: 'Undo', run: () => void restorePictures([id]) } });
    },
  };
}
