import { numberFromText } from '#recipe/draft.ts';
import { type LinkProblem, writeLink } from '#recipe/permalink.ts';
import { type AxisField, axisFieldNames } from './axis-fields.ts';
import { type Axis, type Sweep, sweepSchema } from './sweep.ts';

/**
 * A sweep as part of a link: its base is the recipe of the link, and `sweep=` says the rest, once per statement:
 * `x.guidance_scale:3-9 (+2)`, `x.` again for what is linked with it, `variants:on` when the prompt is a template, and
 * `images:1`, always and at the end, since a chat takes closing brackets and commas off a link. Values stand as typed. The
 * endpoint is not in it; those on an axis are names, which the reader looks for among the endpoints of whoever opens it.
 */
const linkNames = {
  model: 'model',
  prompt: 'prompt',
  promptReplace: 'prompt_replace',
  promptOrder: 'prompt_order',
  negative: 'negative_prompt',
  guidanceScale: 'guidance_scale',
  steps: 'num_inference_steps',
  size: 'size',
  width: 'width',
  height: 'height',
  scheduler: 'scheduler',
  seed: 'seed',
  preset: 'preset',
  endpoint: 'endpoint',
  provider: 'provider',
  useCache: 'use_cache',
} satisfies Record<AxisField, string>;

const axisNames = ['x', 'y', 'z'] as const;

/** Beyond this many characters chat programs and mail cut links short (LINKS D3, 11). */
const longestWritten = 8_000;

/** What the statements of a link say of a sweep. Its base is the recipe of the same link. */
export type SweepReading = {
  axes: Axis[];
  images: number;
  /** Whether the prompt of the link is a template. */
  variants: boolean;
  problems: LinkProblem[];
};

/** The fragment (without #) of a sweep: its definition, no pictures; or why it has none, in words. */
export async function writeSweepLink({
  base,
  template,
  images,
  axes,
}: Sweep): Promise<{ link: string; problem?: never } | { problem: string; link?: never }> {
  const statements = [
    ...axes.flatMap(({ parts }, index) =>
      parts.map(({ field, values }) => `${axisNames[index]}.${linkNames[field]}:${values}`),
    ),
    ...(template === undefined ? [] : ['variants:on']),
    `images:${images}`,
  ];
  const recipe = { ...base, prompt: template ?? base.prompt };
  const link = await writeLink(recipe, statements.map((each) => `&sweep=${encoded(each)}`).join(''));
  if (link.length <= longestWritten) return { link };
  const length = link.length.toLocaleString('en');
  return {
    problem: `As a link this sheet has ${length} characters, and many programs cut links at ${longestWritten.toLocaleString('en')}. Shorten its values, or export it as a web page`,
  };
}

/** Three axes of four parts need fourteen; a link may hold thousands (TRUST R7). */
const mostStatements = 100;

/** What `LinkReading.sweep`, the statements of a link, says. Every one that is not used is named. Never throws. */
export function readSweep(statements: readonly string[]): SweepReading {
  const problems: LinkProblem[] = [];
  const parts: Record<(typeof axisNames)[number], Axis['parts']> = { x: [], y: [], z: [] };
  let [images, variants] = [1, false];
  if (statements.length > mostStatements)
    problems.push({ name: 'sweep', reason: `only the first ${mostStatements} of its statements were read` });
  for (const statement of statements.slice(0, mostStatements)) {
    const [, name = '', said = ''] = /^([\w.]{1,40}):(.*)$/s.exec(statement) ?? [];
    const axis = axisNames.find((each) => name.startsWith(`${each}.`));
    const field = axisFieldNames.find((each) => linkNames[each] === name.slice(2));
    const count = sweepSchema.shape.images.safeParse(numberFromText(said));
    if (axis && field) parts[axis].push({ field, values: said.replaceAll('\r\n', '\n') });
    else if (name === 'images' && count.success) images = count.data;
    else if (name === 'variants' && (said === 'on' || said === 'off')) variants = said === 'on';
    else problems.push({ name: `sweep ${clip(statement)}`, reason: reasonFor(name, axis !== undefined) });
  }
  const axes = axisNames.flatMap((name) => {
    const axis = sweepSchema.shape.axes.safeParse(parts[name].length > 0 ? [{ parts: parts[name] }] : []);
    if (axis.success) return axis.data;
    problems.push({ name: `sweep ${name}`, reason: axis.error.issues[0]?.message ?? 'not usable' });
    return [];
  });
  return { axes, images, variants, problems };
}

function reasonFor(name: string, isOfAxis: boolean): string {
  if (name === 'images') return 'a whole number, 1 to 100';
  if (name === 'variants') return 'on or off';
  return isOfAxis ? 'not a parameter of ours' : 'not a statement of ours';
}

/** What is legal in a fragment stays as it is, for people who read links. */
function encoded(statement: string): string {
  const escaped = encodeURIComponent(statement.toWellFormed()).replaceAll('%20', '+');
  return escaped.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/');
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
