import { expect, test } from 'vitest';
import { withXmpProperty } from './xmp.ts';

const property = { namespace: 'https://proofsheet.invalid/xmp/1.0/', name: 'recipe', value: '{"a":"<b>&"}' };

test('joins the descriptions of other tools, and takes the place of its own', () => {
  const theirs = '<x:xmpmeta><rdf:RDF><rdf:Description dc:title="Theirs"/></rdf:RDF></x:xmpmeta>';
  const once = withXmpProperty(theirs, property) ?? '';
  expect(once).toContain('dc:title="Theirs"/><rdf:Description');
  expect(once).toContain('{"a":"&lt;b&gt;&amp;"}</proofsheet:recipe></rdf:Description></rdf:RDF></x:xmpmeta>');
  const twice = withXmpProperty(once, { ...property, value: 'new' }) ?? '';
  expect(twice).toContain('dc:title="Theirs"');
  expect(twice.match(/<proofsheet:recipe>[^<]*/g)).toEqual(['<proofsheet:recipe>new']);
});

test('a packet without a place to put it is left alone', () => {
  expect(withXmpProperty('<x:xmpmeta/>', property)).toBeUndefined();
  expect(withXmpProperty('\0<\0x\0', property)).toBeUndefined();
});

test('a hostile packet costs no more time than an honest one', () => {
  const started = performance.now();
  withXmpProperty(`<rdf:Description xmlns:proofsheet="${property.namespace}">`.repeat(2000), property);
  withXmpProperty('</rdf:RDF'.repeat(20_000), property);
  expect(performance.now() - started).toBeLessThan(2000);
});
