import { readTemplate } from './read-template.ts';
import { mistakeIn, ofRun, promptsPerImage } from './variant-run.ts';

/** The grammar of templates for those who wait for it. */
export const variants = { mistakeIn, ofRun, promptsPerImage, readTemplate };

export type Variants = typeof variants;
