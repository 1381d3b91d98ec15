import { expect, test } from 'vitest';
import { checkResultUrl } from './result-url.ts';

const router = 'https://router.huggingface.co';
const home = 'http://127.0.0.1:7860';

test.each([
  ['https://v3.fal.media/files/a.png', router],
  ['https://replicate.delivery/x/out-0.webp?sig=a%2Bb', router],
  [`${router}/files/a.png`, router],
  [`${home}/file=a.png`, home],
  ['http://192.168.1.9/a.png', home],
  ['http://localhost:9000/a.png', home],
  ['https://fal.media/a.png', home],
])('%s may be fetched for %s', (address, origin) => {
  expect(checkResultUrl(address, origin).href).toBe(address);
});

// TRUST A-11, R3: an answer must not make this page call whom it likes.
test.each([
  ['', 'is no address'],
  ['/files/a.png', 'is no address'],
  ['http://fal.media/a.png', 'is not https'],
  ['ftp://fal.media/a.png', 'is not https'],
  ['javascript:alert(1)', 'is not https'],
  ['blob:https://app.example/1', 'is not https'],
  ['file:///etc/passwd', 'is not https'],
  ['https://user:pass@fal.media/a.png', 'holds a name and password'],
  ['https://router.huggingface.co@evil.example/', 'holds a name and password'],
  ['https://localhost/a.png', 'is on a private network (localhost)'],
  ['https://127.0.0.1:8080/a.png', 'is on a private network (127.0.0.1:8080)'],
  ['https://2130706433/a.png', 'is on a private network (127.0.0.1)'],
  ['https://0x7f.1/a.png', 'is on a private network (127.0.0.1)'],
  ['https://10.0.0.1/a.png', 'is on a private network (10.0.0.1)'],
  ['https://172.20.0.1/a.png', 'is on a private network (172.20.0.1)'],
  ['https://192.168.0.1/a.png', 'is on a private network (192.168.0.1)'],
  ['https://169.254.169.254/latest/meta-data', 'is on a private network (169.254.169.254)'],
  ['https://[::1]/a.png', 'is on a private network ([::1])'],
  ['https://[fe80::1]/a.png', 'is on a private network ([fe80::1])'],
  ['https://[fd00::1]/a.png', 'is on a private network ([fd00::1])'],
  ['https://[::ffff:127.0.0.1]/a.png', 'is on a private network ([::ffff:7f00:1])'],
  ['https://0.0.0.0/a.png', 'is on a private network (0.0.0.0)'],
  ['https://[::]/a.png', 'is on a private network ([::])'],
  ['https://100.64.0.1/a.png', 'is on a private network (100.64.0.1)'],
  ['https://[64:ff9b::7f00:1]/a.png', 'is on a private network ([64:ff9b::7f00:1])'],
  ['https://localhost./a.png', 'is on a private network (localhost.)'],
  ['https://printer/a.png', 'is on a private network (printer)'],
  ['https://nas.local/a.png', 'is on a private network (nas.local)'],
])('%s %s', (address, why) => {
  expect(() => checkResultUrl(address, router)).toThrow(
    expect.objectContaining({ kind: 'malformed', message: `The answer’s picture address ${why}.` }),
  );
});

test('look-alikes of a private host are public, and of the endpoint are strangers', () => {
  for (const host of [
    '100.128.0.1',
    '127.evil.com',
    '10.0.0.1.evil.com',
    'localhost.evil.com',
    'router.huggingface.co.evil',
  ])
    expect(checkResultUrl(`https://${host}/a.png`, router).host).toBe(host);
  expect(() => checkResultUrl('http://router.huggingface.co/a.png', router)).toThrow('is not https');
});
