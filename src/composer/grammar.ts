import type { Variants } from '#recipe/variants/variants.ts';

let loaded: Variants | undefined;

/** The grammar of templates, which comes when a prompt first looks like one. */
export const grammar = {
  /** What has arrived already. */
  get: () => loaded,

  /** Undefined when it does not arrive: the network is gone, or the page was deployed anew. */
  load: async (): Promise<Variants | undefined> => {
    loaded ??= await import('#recipe/variants/variants.ts').then(
      ({ variants }) => variants,
      () => undefined,
    );
    return loaded;
  },
};
