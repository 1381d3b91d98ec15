/** What the main part of the page shows. */
export type Place = 'gallery' | 'lineage';
