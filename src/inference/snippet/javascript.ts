import type { AnswerShape, Json, PictureInJson } from '#inference/api.ts';
import { json, lines, type Printable, subscripts } from './printable.ts';

type Queue = AnswerShape & { kind: 'queue' };

// biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the printed program's
const check = 'if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);';

/** A request as a JavaScript program for Node. */
export function javascript({ url, path, method, headers, body, sendsToken, answer }: Printable): string {
  const isQueue = answer?.kind === 'queue';
  const picture = isQueue ? answer.picture : answer;
  return lines(
    isQueue
      ? 'import { writeFile } from "node:fs/promises";\nimport { setTimeout } from "node:timers/promises";\n'
      : 'import { writeFile } from "node:fs/promises";\n',
    `${picture?.kind === 'url' || isQueue ? 'let' : 'const'} response = await fetch(${path === undefined ? json(url) : `process.env.PROOFSHEET_BASE_URL + ${json(path)}`}, {`,
    `  method: ${json(method)},`,
    ...dictionary(headers, sendsToken),
    `  body: JSON.stringify(${literal(body)}),`,
    '});',
    check,
    ...(isQueue ? polling(answer, sendsToken) : []),
    picture !== undefined && !isQueue && 'const answer = await response.json();',
    picture?.kind === 'url' && `response = await fetch(${found(picture)});`,
    picture?.kind === 'url' && check,
    picture?.kind === 'base64'
      ? `await writeFile("picture.png", Buffer.from(${found(picture)}.split(",").at(-1), "base64"));`
      : 'await writeFile("picture.png", new Uint8Array(await response.arrayBuffer()));',
  );
}

function polling(
  { order, before, after, everyS, state, done, failed, result, headers = {} }: Queue,
  sendsToken: boolean,
) {
  const named = `answer${subscripts(order.at)}`;
  const asking = (tail: string, indent: string) =>
    [
      `response = await fetch(order${tail && ` + ${json(tail)}`}, {`,
      ...dictionary(headers, sendsToken),
      '});',
      check,
      'answer = await response.json();',
    ].map((line) => indent + line);
  return [
    'let answer = await response.json();',
    `const order = ${json(before)} + ${order.kind === 'url' ? `new URL(${named}).pathname` : named};`,
    'while (true) {',
    `  await setTimeout(${everyS * 1000});`,
    ...asking(after, '  '),
    `  const state = answer${subscripts(state)};`,
    `  if (${json(failed)}.includes(state)) throw new Error(JSON.stringify(answer));`,
    `  if (state === ${json(done)}) break;`,
    '}',
    ...(result === undefined ? [] : asking(result, '')),
  ];
}

function dictionary(entries: Record<string, string>, sendsToken: boolean): string[] {
  return [
    '  headers: {',
    ...(sendsToken ? ['    "Authorization": "Bearer " + process.env.HF_TOKEN,'] : []),
    ...Object.entries(entries).map(([key, value]) => `    ${json(key)}: ${json(value)},`),
    '  },',
  ];
}

function found({ at, orFirst }: PictureInJson): string {
  const value = `answer${subscripts(at)}`;
  return orFirst ? `[${value}].flat()[0]` : value;
}

/** JSON is JavaScript, but for one key: as a plain name, `__proto__` would set the prototype. */
function literal(value: Json): string {
  return json(value, 2)
    .replace(/^( *)"__proto__":/gm, '$1["__proto__"]:')
    .replaceAll('\n', '\n  ');
}
