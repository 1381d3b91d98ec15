import { fields } from './fields.ts';
import type { Recipe } from './recipe.ts';

/** One thing that changed between two recipes, in words: "guidance 3.5 → 5". */
export type Change = { field: keyof Recipe; text: string };

/** What changed from one recipe to another, in the order of the form. Width and height are one change, "size". */
export function diffRecipes(before: Partial<Recipe>, after: Partial<Recipe>): Change[] {
  const changes: Change[] = [];
  const add = (field: keyof Recipe, text: string | undefined) => text && changes.push({ field, text });
  add('model', became('model', modelName(before.model), modelName(after.model), before.model === after.model));
  add('prompt', promptChange(before.prompt ?? '', after.prompt ?? ''));
  add('negativePrompt', listChange(before.negativePrompt ?? [], after.negativePrompt ?? []));
  add('guidanceScale', became(fields.guidanceScale.short, before.guidanceScale, after.guidanceScale));
  add('steps', became(fields.steps.short, before.steps, after.steps));
  add('width', became('size', sizeOf(before), sizeOf(after)));
  add('scheduler', became(fields.scheduler.short, before.scheduler, after.scheduler));
  add('seed', became(fields.seed.short, before.seed, after.seed));
  return changes;
}

/** "1024 × 768", or undefined when the model decides. */
function sizeOf({ width, height }: Partial<Recipe>): string | undefined {
  return width === undefined && height === undefined ? undefined : `${width ?? '?'} × ${height ?? '?'}`;
}

/** The part of a model id that people say: "FLUX.1-dev". */
export function modelName(model: string | undefined): string | undefined {
  return model?.split('/').at(-1);
}

type Value = string | number | undefined;

function became(name: string, before: Value, after: Value, same = before === after): string | undefined {
  return same ? undefined : `${name} ${before ?? 'unset'} → ${after ?? 'unset'}`;
}

function listChange(before: readonly string[], after: readonly string[]): string | undefined {
  const added = after.filter((item) => !before.includes(item)).map((item) => `+ ${quoted(item)}`);
  const removed = before.filter((item) => !after.includes(item)).map((item) => `− ${quoted(item)}`);
  const words = [...added, ...removed];
  if (words.length > 0) return `${fields.negativePrompt.short} ${words.join(' ')}`;
  return before.join('\n') === after.join('\n') ? undefined : `${fields.negativePrompt.short} reordered`;
}

/** What was added, taken out or replaced between the common beginning and the common end, in whole words. */
function promptChange(before: string, after: string): string | undefined {
  if (before === after) return undefined;
  const old = words(before);
  const now = words(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  if (start === 0 && end === 0) return 'new prompt';
  const removed = bare(old.slice(start, old.length - end));
  const added = bare(now.slice(start, now.length - end));
  if (!removed && !added) return 'prompt spacing';
  if (!removed) return `prompt + ${quoted(added)}`;
  if (!added) return `prompt − ${quoted(removed)}`;
  return `prompt ${quoted(removed)} → ${quoted(added)}`;
}

/** Words and the punctuation and spaces between them, so that joining them gives the text back. */
function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
}

function bare(parts: readonly string[]): string {
  return parts.join('').replace(/^[\s,;.]+|[\s,;]+$/g, '');
}

function quoted(text: string): string {
  const longest = 40; // one chip on a strip, not a paragraph
  return `“${text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text}”`;
}
