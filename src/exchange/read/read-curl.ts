/** What of a cURL command is about a picture: where it goes and what it sends. Its headers are never looked at. */
export type CurlRequest = { url: string; body: string };

/** The options that give the body. */
const dataOptions = ['--data-raw', '--data-binary', '--data-ascii', '--data', '--json', '-d'];

/** Options whose value is the next word; anything else that starts with a hyphen stands alone. */
const otherOptions =
  /^(-[HXoAbeFuTx]|--(header|request|output|user-agent|cookie|referer|form|user|max-time|retry|proxy|cacert|cert|key|oauth2-bearer))$/;

/**
 * Takes a cURL command apart: quotes, continued lines of every shell, a document behind `<<`. Undefined when it is no
 * such command; the body is empty when it sends nothing. What is in its headers, tokens for one, goes nowhere.
 */
export function readCurl(text: string): CurlRequest | undefined {
  const command = /^\s*(?:\$ )?curl(?:\.exe)?\s/.exec(text);
  if (!command) return undefined;
  const here = /<<-?\s*['"]?(\w+)['"]?[^\n]*\n/.exec(text);
  const end = here ? text.indexOf(`\n${here[1] ?? ''}`, here.index + here[0].length - 1) : -1;
  const document = here && end >= 0 ? text.slice(here.index + here[0].length, end) : undefined;
  const words = shellWords(text.slice(command[0].length, here?.index));
  let url = '';
  let body: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const option = dataOptions.find((name) => word === name || word.startsWith(name.length > 2 ? `${name}=` : name));
    if (option) {
      const attached = word.slice(option.length).replace(/^=/, '');
      const data = word === option ? words[++at] : attached;
      body = data === '@-' ? document : data;
    } else if (word === '--url') url = words[++at] ?? '';
    else if (otherOptions.test(word)) at++;
    else if (!word.startsWith('-') && url === '') url = word;
  }
  // "curl up, little cat" is a prompt.
  const isCommand = body !== undefined || words.some((word) => /^-|:\/\//.test(word));
  return isCommand ? { url, body: body ?? '' } : undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The words of a command in one pass: plain, in single, double or `$'…'` quotes, or all in a row. */
function shellWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (quote === '' && '\\^`'.includes(char) && /^\r?\n/.test(text.slice(at + 1, at + 3))) at += next === '\r' ? 2 : 1;
    else if (quote !== '' && char === quote.slice(-1)) quote = '';
    else if (char === '\\' && quote === "$'") {
      word += escapes[next] ?? next;
      at++;
    } else if (char === '\\' && (quote === '' || (quote === '"' && /["\\$`]/.test(next)))) {
      word = (word ?? '') + next;
      at++;
    } else if (quote !== '') word += char;
    else if (char === '"' || char === "'" || (char === '$' && next === "'")) {
      quote = char === '$' ? "$'" : char;
      word ??= '';
      if (char === '$') at++;
    } else if (' \n\t\r'.includes(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  return word === undefined ? words : [...words, word];
}
