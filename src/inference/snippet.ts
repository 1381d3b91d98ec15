// A request as a program. Literals are made from JSON, which all three languages read almost as it is; what differs is
// stated below. A prompt is data here: no text may end its literal or become code.
import type { Json, WireRequest } from './api.ts';
import { demoEndpoint } from './endpoint.ts';

export type SnippetLanguage = 'python' | 'javascript' | 'curl';

/**
 * The very request as code that runs as pasted and saves picture.png. The token is never in it: it comes from the
 * environment variable HF_TOKEN, when the endpoint gets one at all. The built-in demo has no address, so its code takes
 * the base URL of any server of the documented API, and a token for it, from the environment.
 */
export function snippet(
  request: WireRequest,
  language: SnippetLanguage,
  { sendsToken }: { sendsToken: boolean },
): string {
  const path = demoPath(request.url);
  return writers[language]({ ...request, path, sendsToken: sendsToken || path !== undefined });
}

/** `path` is what follows the base URL when that comes from the environment. */
type Printable = WireRequest & { path: string | undefined; sendsToken: boolean };

const writers: Record<SnippetLanguage, (request: Printable) => string> = {
  python: ({ url, path, headers, body, sendsToken }) =>
    lines(
      (sendsToken || path !== undefined) && 'import os\n',
      'import requests\n',
      'response = requests.post(',
      `    ${path === undefined ? json(url) : `os.environ["PROOFSHEET_BASE_URL"] + ${json(path)}`},`,
      '    headers={',
      sendsToken && '        "Authorization": "Bearer " + os.environ["HF_TOKEN"],',
      ...Object.entries(headers).map(([name, value]) => `        ${json(name)}: ${json(value)},`),
      '    },',
      `    json=${pythonLiteral(body)},`,
      ')',
      'response.raise_for_status()',
      'with open("picture.png", "wb") as file:',
      '    file.write(response.content)',
    ),

  javascript: ({ url, path, method, headers, body, sendsToken }) =>
    lines(
      'import { writeFile } from "node:fs/promises";\n',
      `const response = await fetch(${path === undefined ? json(url) : `process.env.PROOFSHEET_BASE_URL + ${json(path)}`}, {`,
      `  method: ${json(method)},`,
      '  headers: {',
      sendsToken && '    "Authorization": "Bearer " + process.env.HF_TOKEN,',
      ...Object.entries(headers).map(([name, value]) => `    ${json(name)}: ${json(value)},`),
      '  },',
      `  body: JSON.stringify(${javascriptLiteral(body)}),`,
      '});',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the printed program's
      'if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);',
      'await writeFile("picture.png", new Uint8Array(await response.arrayBuffer()));',
    ),

  curl: ({ url, path, headers, body, sendsToken }) =>
    [
      // Brackets, as in an IPv6 address, would be ranges to curl.
      `curl --fail-with-body -o picture.png${/[[\]{}]/.test(url) ? ' --globoff' : ''}`,
      path === undefined ? quoted(url) : `"$PROOFSHEET_BASE_URL"${quoted(path)}`,
      ...(sendsToken ? ['-H "Authorization: Bearer $HF_TOKEN"'] : []),
      ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
      curlData(json(body, 2)),
    ].join(' \\\n  '),
};

/** What follows the base URL of the built-in demo, or undefined for any other address. */
function demoPath(url: string): string | undefined {
  const { baseUrl } = demoEndpoint;
  return url === baseUrl || url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : undefined;
}

/** JSON in which everything invisible is escaped: controls, line separators, and marks that turn the reading direction. */
function json(value: Json, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** JSON's escapes and numbers are Python's too; its three words are not. Strings are matched first and left alone. */
function pythonLiteral(value: Json): string {
  const words: Record<string, string> = { true: 'True', false: 'False', null: 'None' };
  return json(value, 4)
    .replace(/"(?:[^"\\]|\\.)*"|true|false|null/g, (token) => words[token] ?? token)
    .replaceAll('\n', '\n    ');
}

/** JSON is JavaScript, but for one key: as a plain name, `__proto__` would set the prototype. */
function javascriptLiteral(value: Json): string {
  return json(value, 2)
    .replace(/^( *)"__proto__":/gm, '$1["__proto__"]:')
    .replaceAll('\n', '\n  ');
}

/** A literal of the POSIX shell: nothing means anything between single quotes but the next single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Linux refuses a single argument from 128 KiB on; such a body goes in as a document, which no JSON line can end. */
function curlData(body: string): string {
  const literal = quoted(body);
  const isShort = new TextEncoder().encode(literal).length < 100_000;
  return isShort ? `--data-raw ${literal}` : `--data-binary @- <<'JSON'\n${body}\nJSON`;
}

function lines(...all: readonly (string | false)[]): string {
  return all.filter((line) => line !== false).join('\n');
}
