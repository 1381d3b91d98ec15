/**
 * What of a request's headers nobody may read in an error, in every form in which servers repeat it, the longest first
 * (TRUST A-21): the credentials, for Basic also the name and password in them, each as it is, in base64, in a URL, in JSON.
 */
export function secretsIn(headers: Headers): string[] {
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*)$/.exec(headers.get('authorization') ?? '') ?? [];
  if (credentials === '') return [];
  const plain = /^basic$/i.test(scheme) ? decoded(credentials) : credentials;
  const forms = [plain, plain.slice(plain.indexOf(':') + 1)].flatMap((text) => [
    text,
    btoa(text),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
  ]);
  // A very short one is no secret, and stands in every other word.
  return [...new Set(forms)].filter(({ length }) => length >= 4).sort((a, b) => b.length - a.length);
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return base64;
  }
}
