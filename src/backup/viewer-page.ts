import type { Picture } from '#library/rows.ts';
import { pathOf } from './format.ts';

const style = `:root{color-scheme:light dark}body{margin:0;font:15px/1.5 system-ui,sans-serif;background:light-dark(#f4f4f4,#171717);color:light-dark(#1a1a1a,#f2f2f2)}header{position:sticky;top:0;z-index:1;display:flex;gap:1rem;align-items:center;flex-wrap:wrap;padding:.75rem 1.5rem;background:light-dark(#fff,#202020)}h1{font-size:1.1rem;margin:0}input{font:inherit;padding:.35rem .7rem;min-width:min(22rem,80vw)}main{display:grid;gap:1.5rem;padding:1.5rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))}figure{margin:0;content-visibility:auto;contain-intrinsic-size:auto 24rem}figure[hidden]{display:none}img{display:block;width:100%;aspect-ratio:1;object-fit:contain;background:light-dark(#e6e6e6,#0f0f0f);border-radius:6px}p,summary{margin:.4rem 0;overflow-wrap:anywhere}.prompt{white-space:pre-wrap;display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical;overflow:hidden}figure:has([open]) .prompt{-webkit-line-clamp:none}dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem;font-size:.87em}dt{color:light-dark(#5c5c5c,#a6a6a6)}dd{margin:0;overflow-wrap:anywhere}`;

/** Runs in the page, from a file as well. Words only ever become text. Cards are made a screen or two at a time. */
const script = `const all=JSON.parse(document.getElementById('data').textContent);const main=document.querySelector('main');const count=document.querySelector('output');let found=all,made=0;
const el=(name,text)=>{const e=document.createElement(name);if(text!==undefined)e.textContent=text;return e};
function card(p){const f=el('figure');if(p.src){const a=el('a');a.href=p.src;const i=el('img');i.loading='lazy';i.decoding='async';i.alt=p.facts.Prompt;i.src=p.src;a.append(i);f.append(a)}else f.append(el('p','Pixels were not kept.'));const t=el('p',p.facts.Prompt);t.className='prompt';t.dir='auto';f.append(t);const d=el('details');d.append(el('summary','Parameters'));const l=el('dl');for(const[k,v]of Object.entries(p.facts))if(k!=='Prompt')l.append(el('dt',k),el('dd',v));d.append(l);f.append(d);return f}
const more=()=>{main.append(...found.slice(made,made+=60).map(card))};
const end=document.querySelector('#end');new IntersectionObserver(([e])=>{if(e.isIntersecting)grow()},{rootMargin:'1500px'}).observe(end);
function grow(){if(made<found.length){more();requestAnimationFrame(()=>{if(end.getBoundingClientRect().top<innerHeight+1500)grow()})}}
function search(text){const words=text.toLowerCase().split(/\\s+/).filter(Boolean);found=all.filter(p=>{const t=Object.values(p.facts).join(' ').toLowerCase();return words.every(w=>t.includes(w))});made=0;main.replaceChildren();count.textContent=found.length+(found.length===1?' picture':' pictures');grow()}
document.querySelector('input').addEventListener('input',e=>search(e.target.value));search('');`;

const policy =
  "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** `index.html` of a backup: shows and searches its pictures in any browser, from a file, with nothing from anywhere. */
export async function* viewerPage(rows: AsyncIterable<{ picture: Picture | undefined }>): AsyncGenerator<string> {
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width">\n<title>Proofsheet backup</title>\n<style>${style}</style>\n</head>\n<body>\n<header><h1>Proofsheet backup</h1><input type="search" aria-label="Search prompts and parameters" placeholder="Search prompts and parameters"><output></output></header>\n<main></main>\n<div id="end"></div>\n<script type="application/json" id="data">[`;
  let comma = '\n';
  for await (const { picture } of rows) {
    if (!picture) continue;
    // No text can end the script it stands in.
    yield `${comma}${JSON.stringify(shown(picture)).replaceAll('<', '\\u003c')}`;
    comma = ',\n';
  }
  yield `\n]</script>\n<script>${script}</script>\n</body>\n</html>\n`;
}

function shown({ id, type, recipe, endpoint, createdAt, importedFrom }: Picture) {
  const { prompt, negativePrompt, model, seed, width, height, guidanceScale, steps, scheduler } = recipe;
  const facts: Record<string, unknown> = {
    Prompt: prompt,
    'Negative prompt': negativePrompt?.join(', '),
    Model: model,
    Seed: seed,
    Size: width && height ? `${width} × ${height}` : undefined,
    'Guidance scale': guidanceScale,
    Steps: steps,
    Scheduler: scheduler,
    Endpoint: importedFrom ?? endpoint.name,
    Made: new Date(createdAt).toISOString().slice(0, 16).replace('T', ' '),
  };
  const said = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '');
  return { src: pathOf(id, type), facts: Object.fromEntries(said.map(([name, value]) => [name, String(value)])) };
}
