import { fields } from '#recipe/fields.ts';
import { readLink } from '#recipe/permalink.ts';
import { readJsonText, readText as readToolText } from './detect.ts';
import { asObject, type JsonObject, type JsonValue, readJson } from './json.ts';
import { limits } from './limits.ts';
import type { Outcome } from './read-bytes.ts';
import { readCurl } from './read-curl.ts';
import { isRequest, readRequest } from './read-request.ts';
import { type Reading, readingOf, readingOfEnvelope } from './reading.ts';
import { withoutPadding } from './texts.ts';

/** The most pictures or prompts one text may stand for. */
const maxEntries = 1000;

/**
 * What a text says: links of ours, JSON of any tool or API we speak, a cURL command, AUTOMATIC1111's parameters; else
 * it is prompts, one a line. Never throws for what is in the text.
 */
export async function readText(text: string): Promise<Outcome> {
  if (text.length > limits.textBytes) return { kind: 'refused', why: 'The text is longer than a million characters.' };
  const words = withoutPadding(text.replace(/^\uFEFF/, ''));
  if (words === '') return { kind: 'refused', why: 'There is no text in it.' };
  if (/^[[{]/.test(words)) {
    const outcome = readJsonWords(words);
    if (outcome) return outcome;
  }
  const command = readCurl(words);
  if (command) return readCommand(command);
  const links = await readLinks(words);
  if (links) return links;
  // Words without a line of parameters are prompts, which `readToolText` refuses.
  const said = readToolText(words);
  if (said) return { kind: 'read', readings: [readingOf(said, [{ key: 'text', text: words }])] };
  return readPrompts(words);
}

function readJsonWords(text: string): Outcome | undefined {
  let json: JsonValue;
  try {
    json = readJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // "[sun:moon:0.5] over the sea" and "{{masterpiece}}" are prompts.
    return /^[[{]\s*["[{]\s*"/.test(text) || /^\{\s*"/.test(text)
      ? { kind: 'refused', why: `This JSON is damaged: ${error.message.toLowerCase()}.` }
      : undefined;
  }
  const list = Array.isArray(json) ? json.slice(0, maxEntries) : [json];
  const objects = list.map(asObject).filter((each) => each !== undefined);
  const readings = objects.flatMap(
    (each) => readObject(each, objects.length === 1 ? text : JSON.stringify(each)) ?? [],
  );
  if (readings.length > 0) return { kind: 'read', readings };
  return objects.length === 0
    ? undefined
    : { kind: 'nothing', why: 'This JSON does not say how a picture was made.', raw: [] };
}

function readObject(json: JsonObject, text: string): Reading | undefined {
  const own = readingOfEnvelope(text, [{ key: 'text', text }]);
  if (own) return own;
  // A request may hold a key, so its text is not kept.
  if (isRequest(json)) {
    const said = readRequest(json);
    return said && readingOf(said, []);
  }
  const said = readJsonText(json);
  return said && readingOf(said, [{ key: 'text', text }]);
}

function readCommand({ url, body }: { url: string; body: string }): Outcome {
  const nothing: Outcome = { kind: 'nothing', why: 'This command sends no prompt.', raw: [] };
  try {
    const json = asObject(readJson(body));
    const said = json && readRequest(json, url);
    return said ? { kind: 'read', readings: [readingOf(said, [])] } : nothing;
  } catch (error) {
    if (error instanceof SyntaxError) return nothing;
    throw error;
  }
}

/** A link of ours, on any host or as a fragment alone: a version and names, or the packed form. */
const link = /^(?:https?:\/\/[^\s#]+)?#?\/?(?:z\d+\.|v=\d+(?:&|$)|[a-z_]+=\S*&v=\d+(?:&|$))/i;

async function readLinks(text: string): Promise<Outcome | undefined> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  // A mail program may have broken one link over several lines.
  const wrapped = lines.length > 1 && lines.slice(1).every((line) => !link.test(line) && !line.includes(' '));
  const links = wrapped ? [lines.join('')] : lines;
  if (links.length > maxEntries || !links.every((line) => link.test(line))) return undefined;
  const readings: Reading[] = [];
  for (const each of links) {
    const read = await readLink(each.slice(each.indexOf('#') + 1));
    if (!read) continue;
    const unused = { name: 'sweep', reason: 'open the link itself, in the address bar, to lay out its sheet' };
    const problems = read.sweep ? [...read.problems, unused] : read.problems;
    const extras = problems.map(({ name, reason }) => ({ name, value: '', why: reason }));
    const raw = [{ key: 'link', text: each }];
    readings.push({ tool: 'Proofsheet', recipe: read.recipe, extras, raw, bestEffort: false, facts: {} });
  }
  if (readings.some(({ recipe }) => Object.keys(recipe).length > 0)) return { kind: 'read', readings };
  return { kind: 'refused', why: `The link could not be read: ${readings[0]?.extras[0]?.why ?? 'it is empty'}.` };
}

function readPrompts(text: string): Outcome {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/^(?:[-*•]|\d{1,3}[.)])\s+/, ''));
  const prompts = lines.filter((line) => line !== '');
  const longest = prompts.reduce((most, { length }) => Math.max(most, length), 0);
  if (prompts.length > maxEntries) return { kind: 'refused', why: `The list has more than ${maxEntries} lines.` };
  if (longest > fields.prompt.maxLength)
    return { kind: 'refused', why: `A line is longer than a prompt may be, ${fields.prompt.maxLength} characters.` };
  return { kind: 'prompts', prompts };
}
