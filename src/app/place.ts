/** What the main area shows. */
export type Place = { kind: 'gallery' } | { kind: 'lineage' } | { kind: 'sweeps' } | { kind: 'sweep'; id: string };
