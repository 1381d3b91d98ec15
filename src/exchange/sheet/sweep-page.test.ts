import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type SweepPage, sweepPage } from './sweep-page.ts';
import { sweepPageScript, sweepPageScriptHash } from './sweep-page-script.ts';

const axis = (label: string, ...labels: string[]) => ({
  label,
  values: labels.map((each) => ({ key: each, label: each, texts: [each], skip: false, changes: [] })),
});
const page = (more: Partial<SweepPage> = {}) =>
  sweepPage({
    title: 'Fox',
    facts: ['a fox'],
    axes: [axis('steps', 'steps 12', 'steps 20')],
    pictures: [
      {
        at: [1],
        source: 'data:image/png;base64,AAAA',
        width: 4,
        height: 3,
        alt: 'a fox',
        place: ['steps 20'],
        facts: ['seed 7'],
      },
    ],
    ...more,
  }).join('');

test('the script is the one that the policy lets run, and no other is', () => {
  expect(sweepPageScriptHash).toBe(`sha256-${createHash('sha256').update(sweepPageScript).digest('base64')}`);
  expect(page()).toContain(`script-src '${sweepPageScriptHash}'; base-uri`);
  expect(page()).not.toMatch(/https?:/);
});

test('pictures say which cell they belong to, and what they are where no script runs', () => {
  expect(page()).toContain(
    '<figure data-at="1">\n<img src="data:image/png;base64,AAAA" width="4" height="3" alt="a fox">',
  );
  expect(page()).toContain('<figcaption dir="auto"><span class="place">steps 20<br></span>seed 7</figcaption>');
  expect(page()).toContain('[{"label":"steps","values":["steps 12","steps 20"]}]');
});

test('no word becomes markup or script', () => {
  const evil = `</script><script>alert("1")</script><img src=x onerror='x'>&`;
  const made = page({
    title: evil,
    facts: [evil],
    link: `https://here/#prompt=${evil}`,
    axes: [axis(evil, evil)],
    pictures: [
      {
        at: [0],
        source: 'data:,',
        width: 1,
        height: 1,
        alt: evil,
        place: [evil],
        facts: [evil],
        link: `https://here/#${evil}`,
      },
    ],
  });
  expect(made.match(/<script/g)).toHaveLength(2);
  expect(made.match(/<img/g)).toHaveLength(1);
  expect(made).not.toContain('alert("1")<');
  const [, data = ''] = /id="axes">(.*?)<\/script>/.exec(made) ?? [];
  expect(JSON.parse(data)).toEqual([{ label: evil, values: [evil] }]);
});
