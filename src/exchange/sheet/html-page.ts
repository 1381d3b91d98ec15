import type { Caption } from './captions.ts';

/** A picture on the page: its file as a `data:` URL, its caption, and for a client the link that opens its recipe. */
export type HtmlPicture = {
  source: string;
  width: number;
  height: number;
  alt: string;
  caption: Caption;
  link?: string | undefined;
};

const style = `:root{color-scheme:light dark}body{margin:0;padding:2rem;background:light-dark(#f4f4f4,#171717);color:light-dark(#1a1a1a,#f2f2f2);font:15px/1.5 system-ui,sans-serif}h1{margin:0 0 1.5rem;font-size:1.4rem}main{display:grid;gap:2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));align-items:start}figure{margin:0}img{display:block;width:100%;height:auto;border-radius:6px}figcaption{margin-top:.6rem;overflow-wrap:anywhere}p{margin:.2rem 0;white-space:pre-wrap}.facts{color:light-dark(#5c5c5c,#a6a6a6);font-size:.87em}a{color:light-dark(#8a3a12,#f0a878)}@media print{body{padding:0}figure{break-inside:avoid}}`;

/**
 * A page that is one file: no script, nothing fetched from anywhere, its policy in its head, all words escaped. In
 * pieces, so that a page of many megabytes never has to be one string.
 */
export function htmlPage(title: string, pictures: readonly HtmlPicture[]): string[] {
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return [
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    '<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width">\n',
    `<title>${escapeHtml(title || 'Pictures')}</title>\n<style>${style}</style>\n</head>\n<body>\n`,
    title === '' ? '' : `<h1>${escapeHtml(title)}</h1>\n`,
    '<main>\n',
    ...pictures.flatMap(figure),
    '</main>\n</body>\n</html>\n',
  ];
}

function figure({ source, width, height, alt, caption: { frame, prompt, facts }, link }: HtmlPicture): string[] {
  const lines = [
    frame === undefined ? '' : `<strong>${escapeHtml(frame)}</strong>`,
    prompt === undefined ? '' : `<p dir="auto">${escapeHtml(prompt)}</p>`,
    facts.length === 0 ? '' : `<p class="facts">${escapeHtml(facts.join(' · '))}</p>`,
    link === undefined
      ? ''
      : `<p><a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">Open in Proofsheet</a></p>`,
  ].filter((line) => line !== '');
  return [
    `<figure>\n<img src="`,
    source,
    `" width="${width}" height="${height}" alt="${escapeHtml(alt)}">\n`,
    lines.length === 0 ? '' : `<figcaption>${lines.join('\n')}</figcaption>\n`,
    '</figure>\n',
  ];
}

/** Text for HTML, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
