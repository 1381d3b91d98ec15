/** An element of an XML packet that holds nothing but text: the local name it stands under, its namespace and the text. */
export type XmpText = { namespace: string; name: string; text: string };

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The texts of an XMP packet. A worker has no DOMParser, and of XML only elements, attributes and text are needed: a
 * property's text is its own, or that of the items of its `rdf:Alt`. Malformed packets give nothing; document types,
 * where entities could be declared, are refused.
 */
export function xmpTexts(packet: string): XmpText[] {
  const found: XmpText[] = [];
  const open: { qualified: string; names: ReadonlyMap<string, string> }[] = [];
  let at = packet.indexOf('<');
  while (at >= 0 && at < packet.length) {
    if (packet.startsWith('<!--', at) || packet.startsWith('<?', at)) {
      const end = packet.indexOf(packet.startsWith('<?', at) ? '?>' : '-->', at);
      if (end < 0) return [];
      at = packet.indexOf('<', end);
      continue;
    }
    const end = tagEnd(packet, at);
    if (packet.startsWith('<!', at) || end === undefined) return [];
    const tag = packet.slice(at + 1, end);
    if (tag.startsWith('/')) {
      if (open.pop()?.qualified !== tag.slice(1).trim()) return [];
    } else {
      const { qualified, names } = openTag(tag, open.at(-1)?.names ?? new Map(), found);
      if (!tag.endsWith('/')) open.push({ qualified, names });
      if (open.length > 50) return [];
    }
    const from = packet.indexOf('<', end);
    const text = packet.slice(end + 1, from < 0 ? packet.length : from);
    // The items of an array stand for the property that holds them.
    const holder = open.findLast(({ qualified }) => !qualified.startsWith('rdf:'));
    if (holder && text.trim() !== '' && !tag.startsWith('/'))
      found.push({ ...nameOf(holder.qualified, holder.names), text: unescapeXml(text) });
    at = from;
  }
  return open.length === 0 ? found : [];
}

/** Where a tag ends: a `>` inside of a quoted attribute does not end it. */
function tagEnd(packet: string, start: number): number | undefined {
  let quote = '';
  for (let at = start + 1; at < packet.length; at++) {
    const char = packet.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
    else if (char === '<') return undefined;
  }
  return undefined;
}

/** A start tag's name and the namespaces in force inside of it. Its attributes are properties as well (RDF shorthand). */
function openTag(tag: string, outer: ReadonlyMap<string, string>, found: XmpText[]) {
  const qualified = /^[^\s/]+/.exec(tag)?.[0] ?? '';
  const attributes = Array.from(tag.matchAll(/\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g), ([, name = '', value = '']) => ({
    name,
    value: unescapeXml(value.slice(1, -1)),
  }));
  const declared = attributes.filter(({ name }) => name.startsWith('xmlns:')).slice(0, 50);
  // Copied only where something is added: a packet may hold a hundred thousand tags.
  const added = declared.map(({ name, value }): [string, string] => [name.slice(6), value]);
  const names = added.length === 0 ? outer : new Map([...outer, ...added]);
  for (const { name, value } of attributes)
    if (!/^(xmlns|xml|rdf):/.test(name)) found.push({ ...nameOf(name, names), text: value });
  return { qualified, names };
}

function nameOf(qualified: string, names: ReadonlyMap<string, string>): { namespace: string; name: string } {
  const [prefix = '', name = ''] = qualified.includes(':') ? qualified.split(':') : ['', qualified];
  return { namespace: names.get(prefix) ?? '', name };
}

function unescapeXml(text: string): string {
  return text.replace(/&(#x[\da-fA-F]{1,6}|#\d{1,7}|\w{2,4});/g, (whole, code: string) => {
    if (!code.startsWith('#')) return entities[code] ?? whole;
    const point = code[1] === 'x' ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}
