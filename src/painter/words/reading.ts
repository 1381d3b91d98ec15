import { hashText } from '#painter/chance.ts';
import { readTerms } from './read-terms.ts';
import type { ElementName, PaletteName, SceneName, TimeName, WeatherName } from './vocabulary.ts';

/** What the painter understood of a prompt. */
export type Reading = {
  scene: SceneName;
  time: TimeName | undefined;
  /** The colours for the whole picture, in the order of the prompt. */
  palette: readonly PaletteName[];
  /** The weather with its strength: 1 when named, less when it goes without saying. */
  weather: ReadonlyMap<WeatherName, number>;
  /** What is in the picture, with the colour it was given, if any ("a red balloon"). */
  elements: ReadonlyMap<ElementName, PaletteName | undefined>;
  /** A number of the whole prompt: words without a meaning here still leave a trace. */
  hash: number;
};

/** Reads a prompt; what the negative prompt names among elements and weather is taken away again. */
export function readPrompt(prompt: string, negativePrompt: readonly string[]): Reading {
  let scene: SceneName | undefined;
  let time: TimeName | undefined;
  let colour: PaletteName | undefined;
  const palette: PaletteName[] = [];
  const weather = new Map<WeatherName, number>();
  const elements = new Map<ElementName, PaletteName | undefined>();

  const terms = readTerms(prompt);
  for (const [index, { term, touchesNext }] of terms.entries()) {
    if (term.kind === 'scene') scene ??= term.name;
    else if (term.kind === 'time') time ??= term.name;
    else if (term.kind === 'weather') weather.set(term.name, 1);
    else if (term.kind === 'element') elements.set(term.name, colour);
    colour = undefined;
    if (term.kind !== 'palette') continue;
    // The fox of "a red fox" is red, not the picture; but a "sepia fox" is a sepia picture.
    if (!styles.has(term.name) && touchesNext && terms[index + 1]?.term.kind === 'element') colour = term.name;
    else palette.push(term.name);
  }

  scene ??= firstScene(elements) ?? (terms.length === 0 ? 'abstract' : 'mountains');
  // Decided before anything is taken away: without its moon a night is still a night.
  if (scene === 'space' || elements.has('moon') || elements.has('aurora')) time ??= 'night';
  addImplied(elements, weather, scene, time);
  for (const { term } of negativePrompt.flatMap(readTerms)) {
    if (term.kind === 'element') elements.delete(term.name);
    if (term.kind === 'weather') weather.delete(term.name);
  }
  return { scene, time, palette, weather, elements, hash: hashText(prompt) };
}

const styles: ReadonlySet<PaletteName> = new Set(['pastel', 'neon', 'muted', 'sepia', 'monochrome']);

// Where things are at home, for prompts that do not say.
const homes: readonly [ElementName, SceneName][] = [
  ['lighthouse', 'sea'],
  ['boat', 'sea'],
  ['cactus', 'desert'],
  ['palm', 'sea'],
  ['rocket', 'space'],
  ['flowers', 'meadow'],
  ['house', 'meadow'],
  ['tree', 'meadow'],
  ['cat', 'meadow'],
  ['deer', 'forest'],
  ['pine', 'forest'],
  ['horse', 'salt flat'],
  ['astronaut', 'space'],
];

function firstScene(elements: ReadonlyMap<ElementName, unknown>): SceneName | undefined {
  return homes.find(([element]) => elements.has(element))?.[1];
}

/** Adds what goes without saying, so that a negative prompt can take it away like anything else. */
function addImplied(
  elements: Map<ElementName, PaletteName | undefined>,
  weather: Map<WeatherName, number>,
  scene: SceneName,
  time: TimeName | undefined,
): void {
  const add = (name: ElementName) => elements.set(name, elements.get(name));
  const isDark = time === 'night';
  if (isDark && !weather.has('storm')) add('stars');
  if (weather.has('storm')) add('lightning');
  else if (isDark && !elements.has('aurora') && scene !== 'space') add('moon');
  else if (!isDark && !elements.has('moon') && !weather.has('rain')) add('sun');
  if (weather.has('storm')) weather.set('rain', weather.get('rain') ?? 0.6).set('clouds', 1);
  // A bare sky is what "clear" asks for; without it, some clouds belong to most skies.
  if (!weather.has('clear') && !weather.has('clouds') && !isDark) weather.set('clouds', 0.4);
}
