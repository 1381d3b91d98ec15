import type { PlannedAxis } from '#recipe/sweep/plan-sweep.ts';
import { escapeHtml } from './html-page.ts';
import { sweepPageScript, sweepPageScriptHash } from './sweep-page-script.ts';

/** A picture in its cell: its file as a `data:` URL, what its headings say, and what is said of it beside them. */
export type SweepPagePicture = {
  at: readonly number[];
  source: string;
  width: number;
  height: number;
  alt: string;
  place: readonly string[];
  facts: readonly string[];
  /** Opens its recipe. */
  link?: string;
};

export type SweepPage = {
  title: string;
  /** What all cells share, in words. */
  facts: readonly string[];
  axes: readonly PlannedAxis[];
  pictures: readonly SweepPagePicture[];
  /** Opens the sweep itself. */
  link?: string | undefined;
};

const style = `:root{color-scheme:light dark}body{margin:0;padding:2rem;background:light-dark(#f4f4f4,#171717);color:light-dark(#1a1a1a,#f2f2f2);font:15px/1.5 system-ui,sans-serif}h1{margin:0;font-size:1.4rem}p{margin:.2rem 0;overflow-wrap:anywhere;white-space:pre-wrap}.facts,figcaption{color:light-dark(#5c5c5c,#a6a6a6);font-size:.87em}figcaption{max-width:16rem}a{color:light-dark(#8a3a12,#f0a878)}#controls{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}select{font:inherit;max-width:16rem}.sheet{overflow:auto;max-height:85vh}table{border-spacing:.5rem}th{font-weight:600;text-align:left;overflow-wrap:anywhere;max-width:16rem;background:light-dark(#f4f4f4,#171717)}thead th{position:sticky;top:0;vertical-align:bottom;z-index:1}tbody th{position:sticky;left:0;min-width:7rem;vertical-align:top}td .place{display:none}td{vertical-align:top}figure{margin:0 0 .5rem}img{display:block;width:16rem;height:auto;border-radius:4px}@media print{.sheet{max-height:none;overflow:visible}}`;

/**
 * A sheet as a page that is one file: works offline, fetches nothing, runs no script but its own, all words escaped. In
 * pieces, so that a page of many megabytes never has to be one string.
 */
export function sweepPage({ title, facts, axes, pictures, link }: SweepPage): string[] {
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '${sweepPageScriptHash}'; base-uri 'none'; form-action 'none'`;
  const data = axes.map(({ label, values }) => ({ label, values: values.map((value) => value.label) }));
  return [
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    '<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width">\n',
    `<title>${escapeHtml(title || 'Sheet')}</title>\n<style>${style}</style>\n</head>\n<body>\n`,
    `<h1 dir="auto">${escapeHtml(title || 'Sheet')}</h1>\n`,
    ...facts.map((fact) => `<p class="facts" dir="auto">${escapeHtml(fact)}</p>\n`),
    link === undefined ? '' : `<p>${anchor(link, 'Open this sweep in Proofsheet')}</p>\n`,
    '<div id="controls"></div>\n<main>\n',
    ...pictures.flatMap(figure),
    '</main>\n',
    // "<" would let a label close the element.
    `<script type="application/json" id="axes">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>\n`,
    `<script>${sweepPageScript}</script>\n</body>\n</html>\n`,
  ];
}

function figure({ at, source, width, height, alt, place, facts, link }: SweepPagePicture): string[] {
  const headings = place.length === 0 ? '' : `<span class="place">${escapeHtml(place.join(' · '))}<br></span>`;
  const said = [...facts.map(escapeHtml), ...(link === undefined ? [] : [anchor(link, 'Open in Proofsheet')])];
  return [
    `<figure data-at="${at.join(' ')}">\n<img src="`,
    source,
    `" width="${width}" height="${height}" alt="${escapeHtml(alt)}">\n`,
    `<figcaption dir="auto">${headings}${said.join(' · ')}</figcaption>\n</figure>\n`,
  ];
}

function anchor(link: string, text: string): string {
  return `<a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
}
