/** The style and the script of the page in a backup. They stand in it as they are: nothing is fetched. */

export const style = `
:root{color-scheme:light dark;--ground:light-dark(#f4f4f4,#171717);--panel:light-dark(#fff,#202020);--text:light-dark(#1a1a1a,#f2f2f2);--mute:light-dark(#5c5c5c,#a6a6a6);--line:light-dark(#d6d6d6,#3a3a3a);--accent:light-dark(#a8480a,#f2914a)}
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--text)}
header{position:sticky;top:0;z-index:1;display:flex;gap:.6rem 1rem;align-items:center;flex-wrap:wrap;padding:.75rem 1.5rem;background:var(--panel);border-bottom:1px solid var(--line)}
h1{font-size:1.1rem;margin:0}
input{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:8px;padding:.35rem .7rem;flex:1 1 16rem;max-width:30rem;min-width:0}
output{color:var(--mute)}
main{display:grid;gap:1.75rem 1.5rem;padding:1.5rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))}
@media(max-width:40rem){header{padding:.75rem 1rem}main{padding:1rem}}
figure{margin:0;min-width:0;content-visibility:auto;contain-intrinsic-size:auto 25rem}
.look{display:block;position:relative;aspect-ratio:1;border-radius:8px;background:light-dark(#e6e6e6,#0f0f0f);overflow:hidden}
.picked .look{outline:2.5px solid var(--accent);outline-offset:2px}
.rejected .look>*{opacity:.4}
a:focus-visible,summary:focus-visible,input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
img{display:block;width:100%;height:100%;object-fit:contain}
.none{display:grid;place-items:center;color:var(--mute);font-size:.87em}
p,summary{margin:.5rem 0 0;overflow-wrap:anywhere}
.prompt{white-space:pre-wrap;display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical;overflow:hidden}
figure:has([open]) .prompt{-webkit-line-clamp:none}
ul{display:flex;flex-wrap:wrap;gap:.3rem;margin:.5rem 0 0;padding:0;list-style:none;font-size:.8em}
li{border:1px solid var(--line);border-radius:99px;padding:.05rem .55rem;max-width:100%;overflow-wrap:anywhere}
li.loud{border-color:var(--accent);color:var(--accent)}
details{margin-top:.5rem;font-size:.87em}
summary{margin:0;color:var(--mute);cursor:pointer}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.15rem .8rem;margin:.5rem 0 0}
dt{color:var(--mute)}
dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
`;

/** Runs in the page, from a file as well. Words only ever become text. Cards are made a screen or two at a time. */
export const script = `
const all=JSON.parse(document.getElementById('data').textContent);
const main=document.querySelector('main'),count=document.querySelector('output'),end=document.querySelector('#end');
let found=all,made=0;
const el=(name,text,look)=>{const e=document.createElement(name);if(text!==undefined)e.textContent=text;if(look)e.className=look;return e};
function look(p){
  const i=el('img');i.loading='lazy';i.decoding='async';i.alt=p.facts.Prompt;i.src=p.src;
  const a=el('a',undefined,'look');a.href=p.src;a.append(i);return a;
}
function card(p){
  const f=el('figure',undefined,p.flag);
  f.append(p.src?look(p):el('p','Its pixels were not kept.','look none'));
  const t=el('p',p.facts.Prompt,'prompt');t.dir='auto';f.append(t);
  if(p.badges.length){const u=el('ul');for(const b of p.badges)u.append(el('li',b.text,b.loud?'loud':''));f.append(u)}
  const d=el('details'),l=el('dl');d.append(el('summary','Parameters'),l);
  for(const[k,v]of Object.entries(p.facts))if(k!=='Prompt')l.append(el('dt',k),el('dd',v));
  f.append(d);return f;
}
const more=()=>{main.append(...found.slice(made,made+=60).map(card))};
new IntersectionObserver(([e])=>{if(e.isIntersecting)grow()},{rootMargin:'1500px'}).observe(end);
function grow(){if(made<found.length){more();requestAnimationFrame(()=>{if(end.getBoundingClientRect().top<innerHeight+1500)grow()})}}
function search(text){
  const words=text.toLowerCase().split(/\\s+/).filter(Boolean);
  found=all.filter(p=>{const t=Object.values(p.facts).join(' ').toLowerCase();return words.every(w=>t.includes(w))});
  made=0;main.replaceChildren();count.textContent=found.length.toLocaleString()+(found.length===1?' picture':' pictures');grow();
}
document.querySelector('input').addEventListener('input',e=>search(e.target.value));
search('');
`;
