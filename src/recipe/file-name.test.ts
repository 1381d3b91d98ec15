import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  ['A red fox', 'a-red-fox-1.png'],
  ['  "><img src=x onerror=top.__pwned=1>.png', 'img-src-x-onerror-top-pwned-1-png-1.png'],
  ['../../etc/passwd', 'etc-passwd-1.png'],
  ['Кот на крыше', 'кот-на-крыше-1.png'],
  ['🚀🚀', 'picture-1.png'],
  ['x'.repeat(500), `${'x'.repeat(60)}-1.png`],
])('%s becomes %s', (prompt, name) => {
  expect(fileName({ prompt, seed: 1 }, 'png')).toBe(name);
});
