import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKeepingSeeds, readAnswer } from './read-answer.ts';

// PROTOCOL §9: fal and others report seeds of 64 bits, which JSON.parse rounds to another seed.
describe('the digits of a seed', () => {
  test.each([
    ['{"seed":183243728414542688}', { seed: '183243728414542688' }],
    ['{"seed" : 16357541570974532001 }', { seed: '16357541570974532001' }],
    ['{"random_seed":\n18446744073709551615,"a":1}', { random_seed: '18446744073709551615', a: 1 }],
    ['{"images":[{"seed":-9223372036854775808}]}', { images: [{ seed: '-9223372036854775808' }] }],
    ['{"seed":3131504498}', { seed: 3131504498 }],
    ['{"seed":0.1234567890123456789}', { seed: 0.12345678901234568 }],
    ['{"seed":1234567890123456789e2}', { seed: 123456789012345680000 }],
    ['{"id":183243728414542688}', { id: 183243728414542700 }],
    // A key that only ends like one.
    ['{"a\\"seed":183243728414542688}', { 'a"seed': 183243728414542700 }],
    ['{"seed":"183243728414542688"}', { seed: '183243728414542688' }],
  ])('%s', (text, value) => expect(parseKeepingSeeds(text)).toEqual(value));

  test('are kept beside texts that read like a seed, which stay as they are', () => {
    const unit = fc.constantFrom('"seed":', '"', '\\', ' ', '1234567890123456789', ',', '}', ':', 'seed', '{', '\n');
    const text = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (prompt, key) => {
        const json = `{${JSON.stringify(`k${key}`)}:${JSON.stringify(prompt)},"seed":12345678901234567890,"p":${JSON.stringify(prompt)}}`;
        expect(parseKeepingSeeds(json)).toEqual({ [`k${key}`]: prompt, seed: '12345678901234567890', p: prompt });
      }),
      { numRuns: 2000 },
    );
  });

  test('are looked for in time that grows with the text, not with its square', () => {
    const tricky = [
      '"seed":'.repeat(300_000),
      '"seed":1'.repeat(250_000),
      `"seed":${' '.repeat(2_000_000)}1`,
      '"'.repeat(2_000_000),
    ];
    const start = performance.now();
    for (const text of tricky) expect(() => parseKeepingSeeds(text)).toThrow(SyntaxError);
    expect(parseKeepingSeeds(JSON.stringify(tricky))).toEqual(tricky);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test.each([
  ['', 'The answer was empty.'],
  ['<!doctype html><title>Log in</title>', 'The answer was a web page, not a picture.'],
  ['so sorry', 'The answer was not JSON: so sorry'],
])('an answer %j is malformed', async (text, message) => {
  await expect(readAnswer(new Response(text))).rejects.toMatchObject({ kind: 'malformed', message, status: 200 });
});
