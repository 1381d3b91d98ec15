import type { Picture } from '#library/rows.ts';

/** One row per picture for a spreadsheet: the file, and everything that made it. RFC 4180. */
export function recipesCsv(rows: readonly { file: string; label: string; picture: Picture }[]): string {
  const head = [
    'file',
    'frame',
    'made',
    'model',
    'prompt',
    'negative_prompt',
    'guidance_scale',
    'num_inference_steps',
    'width',
    'height',
    'scheduler',
    'seed',
    'endpoint',
  ];
  const lines = rows.map(({ file, label, picture: { recipe, createdAt, endpoint } }) => [
    file,
    label,
    new Date(createdAt).toISOString(),
    recipe.model,
    recipe.prompt,
    recipe.negativePrompt?.join('\n'),
    recipe.guidanceScale,
    recipe.steps,
    recipe.width,
    recipe.height,
    recipe.scheduler,
    recipe.seed,
    endpoint.name,
  ]);
  // The mark of UTF-8 is what Excel needs to read anything but ASCII.
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted, and with an apostrophe before what a spreadsheet would run as a formula (TRUST R9, A-49; ASVS 1.2.10). */
function cell(value: string | number | undefined): string {
  if (value === undefined || typeof value === 'number') return String(value ?? '');
  const text = value.replaceAll('\0', '');
  return `"${/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
