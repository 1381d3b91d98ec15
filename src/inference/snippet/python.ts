import type { AnswerShape, Json, PictureInJson } from '#inference/api.ts';
import { json, lines, type Printable, subscripts } from './printable.ts';

type Queue = AnswerShape & { kind: 'queue' };

/** A request as a Python program. */
export function python({ url, path, headers, body, sendsToken, answer }: Printable): string {
  const isQueue = answer?.kind === 'queue';
  const picture = isQueue ? answer.picture : answer;
  const imports = [
    picture?.kind === 'base64' && 'import base64',
    (sendsToken || path !== undefined) && 'import os',
    isQueue && 'import time',
    isQueue && answer.order.kind === 'url' && 'from urllib.parse import urlsplit',
  ].filter((line) => line !== false);
  return lines(
    imports.length > 0 && `${imports.join('\n')}\n`,
    'import requests\n',
    'response = requests.post(',
    `    ${path === undefined ? json(url) : `os.environ["PROOFSHEET_BASE_URL"] + ${json(path)}`},`,
    ...dictionary(headers, sendsToken),
    `    json=${literal(body)},`,
    ')',
    'response.raise_for_status()',
    ...(isQueue ? polling(answer, sendsToken) : []),
    ...(picture?.kind === 'url' ? [`response = requests.get(${found(picture)})`, 'response.raise_for_status()'] : []),
    'with open("picture.png", "wb") as file:',
    picture?.kind === 'base64'
      ? `    file.write(base64.b64decode(${found(picture)}.split(",")[-1]))`
      : '    file.write(response.content)',
  );
}

function polling(
  { order, before, after, everyS, state, done, failed, result, headers = {} }: Queue,
  sendsToken: boolean,
) {
  const named = `response.json()${subscripts(order.at)}`;
  const address = `${json(before)} + ${order.kind === 'url' ? `urlsplit(${named}).path` : named}`;
  const asking = (tail: string, indent: string) =>
    [
      'response = requests.get(',
      `    order${tail && ` + ${json(tail)}`},`,
      ...dictionary(headers, sendsToken),
      ')',
      'response.raise_for_status()',
    ].map((line) => indent + line);
  return [
    `order = ${address}`,
    'while True:',
    `    time.sleep(${everyS})`,
    ...asking(after, '    '),
    `    state = response.json()${subscripts(state)}`,
    `    if state in ${json(failed)}:`,
    '        raise RuntimeError(response.text)',
    `    if state == ${json(done)}:`,
    '        break',
    ...(result === undefined ? [] : asking(result, '')),
  ];
}

function dictionary(entries: Record<string, string>, sendsToken: boolean): string[] {
  return [
    '    headers={',
    ...(sendsToken ? ['        "Authorization": "Bearer " + os.environ["HF_TOKEN"],'] : []),
    ...Object.entries(entries).map(([key, value]) => `        ${json(key)}: ${json(value)},`),
    '    },',
  ];
}

function found({ at, orFirst }: PictureInJson): string {
  const value = `response.json()${subscripts(at)}`;
  return orFirst ? `${value} if isinstance(${value}, str) else ${value}[0]` : value;
}

/** JSON's escapes and numbers are Python's too; its three words are not. Strings are matched first and left alone. */
function literal(value: Json): string {
  const words: Record<string, string> = { true: 'True', false: 'False', null: 'None' };
  return json(value, 4)
    .replace(/"(?:[^"\\]|\\.)*"|true|false|null/g, (token) => words[token] ?? token)
    .replaceAll('\n', '\n    ');
}
