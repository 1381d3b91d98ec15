import { watched } from '#lib/watched.ts';

/** Where one is on the way through the earlier prompts, in words; empty when one is not. */
export const walkPlace = watched('');
