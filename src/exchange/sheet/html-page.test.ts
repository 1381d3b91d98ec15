import { expect, test } from 'vitest';
import { htmlPage } from './html-page.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;`;
const html = htmlPage(hostile, [
  {
    source: 'data:image/png;base64,AAAA',
    width: 64,
    height: 48,
    alt: hostile,
    caption: { frame: hostile, prompt: hostile, facts: [hostile] },
    link: 'https://proofsheet.example/#prompt="><script>',
  },
]).join('');

test('holds no script, and no word that a prompt could make into one', () => {
  expect(html).not.toMatch(/<script|<img src=x|onerror='|javascript:/i);
  expect(html.match(/<(?!\/)\w+/g)?.filter((tag) => tag === '<img')).toHaveLength(1);
  expect(html).toContain('&lt;script&gt;alert(1)');
});

test('fetches nothing: its policy allows no source but itself', () => {
  expect(html).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'`);
  expect(html.match(/(?:src|href)="[^"]*"/g)).toEqual([
    'src="data:image/png;base64,AAAA"',
    'href="https://proofsheet.example/#prompt=&quot;&gt;&lt;script&gt;"',
  ]);
  expect(html).not.toMatch(/url\(|@import/);
});
