import { trimEnd } from '#lib/trim-end.ts';
import { lengthOfMark } from './list-mark.ts';
import { distinct, joined, type Source, trimEdges } from './sources.ts';
import { choiceOf, type Part, type Sequence, type Setting, sequenceOf, settingOf, usageOf } from './template.ts';
import { TemplateError } from './template-error.ts';

/** Deeper nesting is nobody's prompt, and each level is a call in a call. */
const deepest = 40;

/** The separator of several options that name none, as in dynamic-prompts. */
const usualSeparator = ', ';

/**
 * Takes a template apart. The syntax is that of dynamic-prompts (github.com/adieyal/sd-dynamic-prompts, SYNTAX.md), with
 * three differences, each so that text people have stays as it is: braces without a bar or `$$` are text, a `#` behind
 * a word (`#ff8800`, `C#`, `page #2`) is text, and white space in an option counts unless it breaks the line.
 *
 * @throws TemplateError naming the place of the first mistake
 */
export function parseTemplate(text: string): Sequence {
  let at = 0;
  let depth = 0;
  let scope = new Map<string, Setting>();

  at = lengthOfMark(text);
  return at > 0 ? lines() : sequenceOf(sequence(''));

  /** Every line an option, and what lines that only set variables set. */
  function lines(): Sequence {
    const settings: Part[] = [];
    const options: Source[] = [];
    while (at < text.length) {
      const start = at;
      const outer = scope;
      scope = new Map(outer);
      const parts = sequence('\n');
      if (parts.every((part) => (typeof part === 'string' ? part.trim() === '' : part.kind === 'setting')))
        settings.push(...parts.filter((part) => typeof part !== 'string'));
      else {
        scope = outer;
        options.push({ text: text.slice(start, at).trim(), weight: 1, parts: trimEdges(parts, /\s/) });
      }
      at++;
    }
    const different = distinct(options);
    return sequenceOf(different.length === 0 ? settings : [...settings, choiceOf(different, 1, 1, '')]);
  }

  /** Parts up to one of the characters that end them here, or to the end of the text. */
  function sequence(ends: string): Part[] {
    const parts: Part[] = [];
    let plain = '';
    const flush = () => plain !== '' && parts.push(plain);
    const add = (more: readonly Part[]) => {
      flush();
      plain = '';
      parts.push(...more);
    };
    for (let char = text[at]; char !== undefined && !ends.includes(char); char = text[at]) {
      const escaped = take(/\\([{}|$#\\])/y);
      if (escaped) plain += escaped[1];
      else if (char === '{') add(group());
      else if (char === '}')
        throw mistake(at, 'The brace closed at', 'was never opened. Open it with {, or write \\} for a plain brace.');
      else if (text.startsWith('${', at)) add(variable(ends === '\n'));
      else if (char === '#' && isComment()) {
        plain = trimEnd(plain, /[ \t]/);
        take(isLineStart() ? /[^\n]*\n?/y : /[^\n]*/y);
      } else plain += take(/[^\\{}|$#\n]+|./sy)?.[0] ?? '';
    }
    flush();
    return joined(parts);
  }

  function isLineStart(): boolean {
    let before = at;
    while (text[before - 1] === ' ' || text[before - 1] === '\t') before--;
    return before === 0 || text[before - 1] === '\n';
  }

  function isComment(): boolean {
    return isLineStart() || (/\s/.test(text[at - 1] ?? '') && /\s|^$/.test(text[at + 1] ?? ''));
  }

  /** `{…}`: a choice, or text in braces. */
  function group(): Part[] {
    const start = at++;
    const bounds = take(/\s*(?:(\d+)-(\d+)|(\d+)-|-(\d+)|(\d+))\$\$(?:([^|{}$\\]*)\$\$)?/y);
    const options: Source[] = [];
    do {
      const weight = take(/\s*(\d+\.?\d*|\.\d+)::/y);
      const from = at;
      const parts = nested(start, '|}');
      options.push({
        text: text.slice(from, at),
        weight: Number(weight?.[1] ?? 1),
        weightText: weight?.[0] ?? '',
        parts,
      });
    } while (text[at++] === '|');
    const [first] = options;
    if (first && options.length === 1 && !bounds) return ['{', first.weightText ?? '', ...first.parts, '}'];
    if (options.every(({ weight }) => weight === 0))
      throw mistake(start, 'The weights in the braces at', 'are all 0. Give one of the options a weight above 0.');
    const different = distinct(options.map((option) => ({ ...option, parts: trimEdges(option.parts, /\n/) })));
    const [, lower, upper, from, to, exactly] = bounds ?? [];
    const most = different.length;
    const [least = 1, last = 1] = [lower ?? from ?? exactly ?? 1, upper ?? to ?? exactly ?? (from ? most : 1)]
      .map((bound) => Math.min(Number(bound), most))
      .sort((a, b) => a - b);
    return [choiceOf(different, least, last, bounds?.[6] ?? usualSeparator)];
  }

  /** `${name=value}`, `${name=!value}`, `${name}` or `${name:text where it is not set}`. */
  function variable(inList: boolean): Part[] {
    const start = at;
    const [, name, sign] = take(/\$\{\s*([\p{L}_][\p{L}\p{N}_-]*)\s*(=!?|:|(?=\}))/uy) ?? [];
    if (name === undefined)
      throw mistake(
        start,
        'The ${ at',
        `begins no variable. Write \${name=value} or \${name}, or \\\${ for plain text.`,
      );
    const parts = trimEdges(nested(start, '}'), /\n/);
    at++;
    if (sign?.startsWith('=')) {
      // What is set leaves no trace: the space behind it goes too.
      take(inList ? /[ \t]*/y : /[ \t]*\r?\n?/y);
      const setting = settingOf(sequenceOf(parts), sign === '=!');
      scope.set(name, setting);
      return [setting];
    }
    const set = scope.get(name);
    if (set) return [usageOf(set)];
    if (sign === ':') return parts;
    const remedy = `is not set before it. Set it with \${${name}=value}, or give it a text with \${${name}:text}.`;
    throw mistake(start, `The variable ${name} at`, remedy);
  }

  function nested(start: number, ends: string): Part[] {
    if (++depth > deepest)
      throw mistake(start, 'The braces at', `are nested more than ${deepest} deep. Set variables for the inner ones.`);
    const outer = scope;
    scope = new Map(outer);
    const parts = sequence(ends);
    scope = outer;
    depth--;
    if (at < text.length) return parts;
    throw mistake(start, 'The brace opened at', 'is never closed. Close it with }, or write \\{ for a plain brace.');
  }

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  }

  function mistake(place: number, before: string, after: string): TemplateError {
    const lines = text.slice(0, place).split('\n');
    const character = `character ${[...(lines.at(-1) ?? '')].length + 1}`;
    return new TemplateError(
      place,
      `${before} ${character}${lines.length > 1 ? ` of line ${lines.length}` : ''} ${after}`,
    );
  }
}
