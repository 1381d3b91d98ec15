/**
 * XMP with our envelope in it: a packet of RDF in which every tool has a description of its own, under its own
 * namespace (XMP part 1, §7). What other tools wrote there stays.
 */

/** The one property of ours, and the namespace it stands in. */
export type XmpProperty = { namespace: string; name: string; value: string };

/**
 * A packet with the property, made anew or added to the one that is there; an older one of ours gives way. Undefined
 * when the packet that is there cannot be added to.
 */
export function withXmpProperty(packet: string | undefined, property: XmpProperty): string | undefined {
  const description = describe(property);
  if (packet === undefined) return newPacket(description);
  const others = without(packet, opening(property), closing);
  const end = others.lastIndexOf('</rdf:RDF>');
  return end < 0 ? undefined : `${others.slice(0, end)}${description}${others.slice(end)}`;
}

const prefix = 'proofsheet';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const closing = '</rdf:Description>';

function describe(property: XmpProperty): string {
  const { name, value } = property;
  return `${opening(property)}<${prefix}:${name}>${escaped(value)}</${prefix}:${name}>${closing}`;
}

function opening({ namespace }: XmpProperty): string {
  return `<rdf:Description xmlns:rdf="${rdf}" rdf:about="" xmlns:${prefix}="${namespace}">`;
}

/** A text without the first thing between such a beginning and such an end, both included. */
function without(text: string, beginning: string, end: string): string {
  const from = text.indexOf(beginning);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? text : `${text.slice(0, from)}${text.slice(to + end.length)}`;
}

function newPacket(description: string): string {
  // The id is the same in every packet there is: it is how scanners find one.
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdf}">${description}</rdf:RDF></x:xmpmeta>`,
    '<?xpacket end="r"?>',
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
