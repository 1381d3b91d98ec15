import { library } from '#library/database.ts';
import { type Mark, readMarks } from '#library/marks.ts';
import { readProjects } from '#library/projects.ts';
import type { Picture } from '#library/rows.ts';
import { pictureRows } from './records.ts';
import { script, style } from './viewer-look.ts';

const policy =
  "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>Proofsheet backup</title>
<style>${style}</style>
</head>
<body>
<header><h1>Proofsheet backup</h1><input type="search" aria-label="Search prompts, parameters, tags and projects" placeholder="Search prompts, parameters, tags, projects"><output></output></header>
<main></main>
<div id="end"></div>
<script type="application/json" id="data">[`;

/**
 * `index.html` of a backup: shows and searches its pictures in any browser, from a file, with nothing from anywhere.
 * `names` are the files that are in the backup, by their pictures.
 */
export async function* viewerPage(ids: readonly string[], names: ReadonlyMap<string, string>): AsyncGenerator<string> {
  const [picks, marks, projects] = await Promise.all([
    library().then((db) => db.getAllKeys('picks')),
    readMarks(),
    readProjects(),
  ]);
  const picked = new Set(picks);
  const titles = new Map(projects.map(({ id, name }) => [id, name]));
  yield head;
  let comma = '\n';
  for await (const { id, picture } of pictureRows(ids)) {
    if (!picture) continue;
    const mark = marks.get(id);
    const project = titles.get(mark?.project ?? picture.project ?? '');
    const card = cardOf(picture, { src: names.get(id), isPicked: picked.has(id), mark, project });
    // No text can end the script it stands in.
    yield `${comma}${JSON.stringify(card).replaceAll('<', '\\u003c')}`;
    comma = ',\n';
  }
  yield `\n]</script>\n<script>${script}</script>\n</body>\n</html>\n`;
}

type Beside = { src: string | undefined; isPicked: boolean; mark: Mark | undefined; project: string | undefined };

/** What the page shows of a picture. All that is said of it is among the facts, which are what is searched. */
function cardOf(picture: Picture, { src, isPicked, mark, project }: Beside) {
  const { prompt, negativePrompt, model, seed, width, height, guidanceScale, steps, scheduler } = picture.recipe;
  const { rejected = false, tags = [] } = mark ?? {};
  const rating = Math.min(5, Math.max(0, mark?.rating ?? 0));
  const facts: Record<string, unknown> = {
    Prompt: prompt,
    Template: picture.template,
    'Negative prompt': negativePrompt?.join(', '),
    Model: model,
    Seed: seed,
    Size: width && height ? `${width} × ${height}` : undefined,
    'Guidance scale': guidanceScale,
    Steps: steps,
    Scheduler: scheduler,
    Endpoint: picture.importedFrom ?? picture.endpoint.name,
    Made: new Date(picture.createdAt).toISOString().slice(0, 16).replace('T', ' '),
    Flag: isPicked ? 'Pick' : rejected ? 'Rejected' : undefined,
    Rating: rating > 0 ? `${rating} of 5` : undefined,
    Project: project,
    Tags: tags.join(', '),
  };
  const said = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '');
  const badges = [
    ...(isPicked ? [{ text: 'Pick', loud: true }] : []),
    ...(rejected ? [{ text: 'Rejected' }] : []),
    ...(rating > 0 ? [{ text: '★'.repeat(rating) }] : []),
    ...(project === undefined ? [] : [{ text: project }]),
    ...tags.map((tag) => ({ text: `#${tag}` })),
  ];
  return {
    src,
    flag: isPicked ? 'picked' : rejected ? 'rejected' : '',
    badges,
    facts: Object.fromEntries(said.map(([name, value]) => [name, String(value)])),
  };
}
