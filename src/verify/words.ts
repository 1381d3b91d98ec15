import type { Picture } from '#library/rows.ts';
import type { Verdict } from '#library/verdicts.ts';
import { fields } from '#recipe/fields.ts';
import type { Finding } from './findings.ts';
import { nearest } from './grade.ts';

export const verdictNames = {
  identical: 'identical',
  near: 'nearly the same',
  different: 'different',
} satisfies Record<Verdict['verdict'], string>;

/** What the names mean. */
export const gradeRule = `Identical: every pixel is the same. Nearly the same: SSIM ${nearest.ssim} or more, and a mean difference of ${nearest.meanDifference} or less.`;

const cacheSigns = {
  named: 'The server says it answered from its cache: this is a copy, and no proof that it can be made again.',
  'too-fast':
    'Perhaps from the server’s cache: it came sooner than the server says making it took. Then it is a copy and proves nothing.',
  untold:
    'Perhaps from the server’s cache: the server told what computed the first one, but not this one. Then it is a copy and proves nothing.',
  'much-faster':
    'Perhaps from the server’s cache: it came in less than a quarter of the time. Then it is a copy and proves nothing.',
} satisfies Record<NonNullable<Verdict['cached']>, string>;

export const findingNames = {
  ignored: 'seems ignored here',
  used: 'used',
  unclear: 'cannot be told',
} satisfies Record<Finding, string>;

/** What became of several repeats: "identical, 2 of 2 repeats", "identical, 1 of 2 repeats; different, 1 of 2 repeats". */
export function summary(verdicts: readonly Pick<Verdict, 'verdict' | 'cached'>[]): string {
  const all = verdicts.length;
  const counts = (['identical', 'near', 'different'] as const).flatMap((verdict) => {
    const count = verdicts.filter((each) => each.verdict === verdict).length;
    return count > 0 ? [`${verdictNames[verdict]}, ${count} of ${all} ${all === 1 ? 'repeat' : 'repeats'}`] : [];
  });
  const cached = verdicts.filter((each) => each.cached !== undefined).length;
  const doubt = cached === 0 ? '' : cached === all ? ', perhaps from a cache' : `, ${cached} perhaps from a cache`;
  return counts.join('; ') + doubt;
}

/** The figures of one comparison, as sentences. */
export function figures({ sameBytes, pixels, sizes, cached }: Verdict): string[] {
  return [
    ...(sameBytes ? ['Every byte of the two files is the same.'] : []),
    ...(sizes ? [`The sizes differ: ${inPixels(sizes.picture)} and ${inPixels(sizes.repeat)}.`] : []),
    ...(pixels ? distance(pixels) : []),
    ...(cached ? [cacheSigns[cached]] : []),
  ];
}

function distance({ differing, of, meanDifference, ssim }: NonNullable<Verdict['pixels']>): string[] {
  if (differing === 0) return ['Every pixel is the same; only the files are written otherwise.'];
  return [
    `${whole.format(differing)} of ${whole.format(of)} pixels differ (${share(differing / of)}).`,
    `Mean difference ${meanDifference < 0.01 ? 'below 0.01' : meanDifference.toFixed(2)} of 255, SSIM ${rounded(ssim)} (1 is the same picture).`,
  ];
}

/** What the server used otherwise the second time, as far as it said: the likely reason for another picture. */
export function likelyReasons({ notes: before }: Picture, { notes: after }: Picture): string[] {
  const reason = (what: string, was: string | undefined, is: string | undefined) =>
    was !== undefined && is !== undefined && was !== is ? [`${what}: ${was} before, ${is} now.`] : [];
  return [
    ...reason('The server used another model', before.model, after.model),
    ...reason('The provider serves it by another name', before.route?.providerId, after.route?.providerId),
    ...reason('The server used another seed', before.seed, after.seed),
    ...reason('The server wrote another prompt', before.revisedPrompt, after.revisedPrompt),
    ...(after.cached ? [] : reason('It was computed on something else', before.computeType, after.computeType)),
  ];
}

/** Of the parameter that a repeat was made without. */
export function withoutLabel(field: NonNullable<Verdict['without']>): string {
  return field === 'width' ? 'size' : fields[field].short;
}

export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

const whole = new Intl.NumberFormat('en');

function share(part: number): string {
  const percent = part * 100;
  if (percent < 0.01) return 'less than 0.01 %';
  return percent > 99.99 && percent < 100 ? 'nearly all' : `${Number(percent.toPrecision(3))} %`;
}

/** Never rounded up to 1, which would say that there is no difference. */
function rounded(ssim: number): string {
  return (Math.floor(ssim * 10_000) / 10_000).toFixed(4);
}

function inPixels({ width, height }: { width: number; height: number }): string {
  return `${width} × ${height}`;
}
