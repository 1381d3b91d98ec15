import { modelName } from '#recipe/diff.ts';
import { sizeInRatio } from '#recipe/ratios.ts';
import { type Recipe, recipeSchema, requestOptionsSchema } from '#recipe/recipe.ts';
import { type Found, quote, value, wrong } from './found.ts';
import type { Entry } from './value-list.ts';

/** Values that stand for themselves: names, whole prompts, sizes, on and off. */

export function readModel(entry: Entry): Found {
  const issue = recipeSchema.shape.model.safeParse(entry.text).error?.issues[0];
  return issue ? wrong(entry, `${quote(entry.text)}: ${issue.message}`) : named(entry, modelName(entry.text));
}

export function readScheduler(entry: Entry): Found {
  if (isUnset(entry)) return value(entry, [''], 'scheduler unset', 'unset');
  const issue = recipeSchema.shape.scheduler.safeParse(entry.text).error?.issues[0];
  return issue ? wrong(entry, issue.message) : named(entry);
}

export function readProvider(entry: Entry): Found {
  if (isUnset(entry)) return value(entry, [''], 'provider unset', 'unset');
  const isName = requestOptionsSchema.shape.provider.safeParse(entry.text).success;
  return isName ? named(entry) : wrong(entry, `${quote(entry.text)} is no name of a provider, such as fal-ai`);
}

export function readPrompt(entry: Entry): Found {
  const issue = recipeSchema.shape.prompt.safeParse(entry.text).error?.issues[0];
  return issue ? wrong(entry, issue.message) : named(entry);
}

/** "1024x768", or a ratio, whose longer side is that of the base. */
export function readSize(entry: Entry, { width = 0, height = 0 }: Recipe): Found {
  if (isUnset(entry)) return value(entry, ['', ''], 'size unset', 'unset');
  const [, first, sign, second] = /^(\d{1,5})\s*([x×*:])\s*(\d{1,5})$/i.exec(entry.text) ?? [];
  const [a, b] = [Number(first), Number(second)];
  if (sign === undefined || (sign === ':' && a * b === 0))
    return wrong(entry, `${quote(entry.text)} is neither a size such as 1024x768 nor a ratio such as 16:9`);
  const isRatio = sign === ':';
  const size = isRatio
    ? sizeInRatio({ across: a, down: b }, Math.max(width, height) || undefined)
    : { width: a, height: b };
  const { width: across, height: down } = recipeSchema.shape;
  const issue = (across.safeParse(size.width).error ?? down.safeParse(size.height).error)?.issues[0];
  if (issue) return wrong(entry, `${entry.text} cannot be used. ${issue.message}`);
  const label = isRatio ? `${a}:${b}` : `${a} × ${b}`;
  return value(entry, [String(size.width), String(size.height)], label, isRatio ? label : `${a}x${b}`);
}

export function readSwitch(entry: Entry): Found {
  const isOn = /^(on|yes|true)$/i.test(entry.text);
  if (!isOn && !/^(off|no|false)$/i.test(entry.text)) return wrong(entry, `${quote(entry.text)}: on or off`);
  const text = isOn ? 'on' : 'off';
  return value(entry, [text], `cache ${text}`, text);
}

/** Written out, or as quotes with nothing between them. */
function isUnset({ text }: Entry): boolean {
  return text === '' || text === 'unset';
}

function named(entry: Entry, label = entry.text): Found {
  return value(entry, [entry.text], label, entry.text);
}
