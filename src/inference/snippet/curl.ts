import type { AnswerShape, PictureInJson } from '#inference/api.ts';
import { json, lines, type Printable, subscripts } from './printable.ts';

type Queue = AnswerShape & { kind: 'queue' };

/** A request for the POSIX shell: curl alone where the answer is the picture, else with jq, which reads JSON. */
export function curl(request: Printable): string {
  const { answer } = request;
  if (!answer) return call('curl --fail-with-body -o picture.png', request);
  const picture = answer.kind === 'queue' ? answer.picture : answer;
  return lines(
    '# Needs curl and jq. In brackets, so that a failure ends this and not your shell.',
    '(',
    'set -e',
    `answer=$(${call('curl --fail-with-body -sS', request)})`,
    ...(answer.kind === 'queue' ? polling(answer, request.sendsToken) : []),
    `picture=$(${read(jqPath(picture))})`,
    picture.kind === 'base64'
      ? 'printf %s "$picture" | base64 --decode > picture.png'
      : 'curl --fail-with-body -sS --globoff -o picture.png "$picture"',
    ')',
  );
}

function call(command: string, { url, path, headers, body, sendsToken }: Printable): string {
  return [
    // Brackets, as in an IPv6 address, would be ranges to curl.
    `${command}${/[[\]{}]/.test(url) ? ' --globoff' : ''}`,
    path === undefined ? quoted(url) : `"$PROOFSHEET_BASE_URL"${quoted(path)}`,
    ...head(headers, sendsToken),
    data(json(body, 2)),
  ].join(' \\\n  ');
}

function polling(
  { order, before, after, everyS, state, done, failed, result, headers = {} }: Queue,
  sendsToken: boolean,
) {
  const named = jq(subscripts(order.at));
  const path = order.kind === 'url' ? `${named} | sub("^[^:]+://[^/]+"; "") | sub("[?#].*"; "")` : named;
  const asking = (tail: string) => [
    `answer=$(curl --fail-with-body -sS --globoff "$order"${tail && quoted(tail)} \\`,
    `${head(headers, sendsToken)
      .map((line) => `  ${line}`)
      .join(' \\\n')})`,
  ];
  return [
    `order=${quoted(before)}$(${read(path)})`,
    'while :; do',
    // Whole seconds are all that POSIX knows.
    `  sleep ${Math.ceil(everyS)}`,
    ...asking(after).map((line) => `  ${line}`),
    `  state=$(${read(jq(subscripts(state)))})`,
    '  case $state in',
    `    ${done}) break ;;`,
    `    ${failed.join(' | ')}) printf '%s\\n' "$answer" >&2; exit 1 ;;`,
    '  esac',
    'done',
    ...(result === undefined ? [] : asking(result)),
  ];
}

/** What jq finds in the answer; it fails when there is nothing. */
function read(path: string): string {
  return `printf %s "$answer" | jq -er ${quoted(path)}`;
}

function jqPath({ kind, at, orFirst }: PictureInJson): string {
  const first = orFirst ? ' | if type == "array" then first else . end' : '';
  // By jq and not by the shell, which takes minutes for a text of this length.
  return jq(subscripts(at)) + first + (kind === 'base64' ? ' | split(",") | last' : '');
}

const jq = (path: string) => `.${path}`;

function head(headers: Record<string, string>, sendsToken: boolean): string[] {
  return [
    ...(sendsToken ? ['-H "Authorization: Bearer $HF_TOKEN"'] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
  ];
}

/** A literal of the POSIX shell: nothing means anything between single quotes but the next single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Linux refuses a single argument from 128 KiB on; such a body goes in as a document, which no JSON line can end. */
function data(body: string): string {
  const literal = quoted(body);
  const isShort = new TextEncoder().encode(literal).length < 100_000;
  return isShort ? `--data-raw ${literal}` : `--data-binary @- <<'JSON'\n${body}\nJSON\n`;
}
