import { expect, test } from 'vitest';
import { apiChoices } from './api-choices.ts';
import { checkBaseUrl, demoEndpoint, endpointSchema } from './endpoint.ts';

const router = 'https://router.huggingface.co';

test.each([
  ['https://api.example', 'https://api.example'],
  ['  https://api.example/  ', 'https://api.example'],
  ['https://api.example/base///', 'https://api.example/base'],
  ['HTTPS://API.Example/Base', 'https://api.example/Base'],
  ['https://api.example:443/', 'https://api.example'],
  ['https://api.example/a/../b', 'https://api.example/b'],
  ['https://router.huggingface.co/hf-inference', 'https://router.huggingface.co/hf-inference'],
])('takes %o as %s', (typed, url) => {
  expect(checkBaseUrl(typed)).toEqual({ url });
});

test.each([
  'http://localhost:7860',
  'http://127.0.0.1:1234',
  'http://127.255.0.1',
  'http://10.0.0.1',
  'http://172.16.0.1',
  'http://172.31.255.255',
  'http://192.168.1.20:7860',
  'http://169.254.0.1',
  'http://gpu-box:7860',
  'http://gpu.local',
  'http://app.localhost:1',
])('takes plain http on a private network: %s', (url) => {
  expect(checkBaseUrl(url)).toEqual({ url });
});

test.each([
  'http://api.example',
  'http://127.evil.com',
  'http://127.0.0.1.evil.com',
  'http://10.0.0.1.evil.com',
  'http://localhost.evil.com',
  'http://172.15.0.1',
  'http://172.32.0.1',
  'http://192.169.0.1',
  'http://8.8.8.8',
  'http://router.huggingface.co',
])('refuses plain http on a public host: %s', (url) => {
  expect(checkBaseUrl(url)).toEqual({ problem: 'use https:// for a server that is not on your own network' });
});

test.each([
  ['api.example', 'start with https:// (or http:// for a server of your own)'],
  ['', 'start with https:// (or http:// for a server of your own)'],
  ['http://[::1]:8080', 'browsers let no page name an IPv6 address; use the host’s name, such as localhost'],
  ['ftp://api.example', 'start with https:// (or http:// for a server of your own)'],
  ['javascript:alert(1)', 'start with https:// (or http:// for a server of your own)'],
  ['//api.example', 'start with https:// (or http:// for a server of your own)'],
  ['https://', 'this is not a web address'],
  ['https://api.example:99999', 'this is not a web address'],
  ['https://router.huggingface.co%40evil.example', 'this is not a web address'],
  ['https://router.huggingface.co／evil.example', 'this is not a web address'],
  ['https://api.example/?', 'leave out everything from ? or # on'],
  ['https://api.example/#', 'leave out everything from ? or # on'],
  ['https://api.example?key=1', 'leave out everything from ? or # on'],
  ['https://api.example#x', 'leave out everything from ? or # on'],
  [`https://evil.example/?router.huggingface.co`, 'leave out everything from ? or # on'],
  [`${router}@evil.example`, 'leave out the name and password; the token has a field of its own'],
  ['https://user:hf_token@api.example', 'leave out the name and password; the token has a field of its own'],
  [`${router}.`, 'leave out the full stop at the end of the host'],
  ['http://localhost.', 'leave out the full stop at the end of the host'],
  [`${router}\\evil`, 'remove spaces, line breaks and backslashes'],
  [`${router}\\@evil.example`, 'remove spaces, line breaks and backslashes'],
  ['https://router.hugging\tface.co', 'remove spaces, line breaks and backslashes'],
  ['https://router.hugging\nface.co', 'remove spaces, line breaks and backslashes'],
  ['https://router.hugging face.co', 'remove spaces, line breaks and backslashes'],
])('refuses %o: %s', (typed, problem) => {
  expect(checkBaseUrl(typed)).toEqual({ problem });
});

test.each([
  ['https://api-inference.git.lnyan.com', /is only an example in a document, not a service to trust$/],
  ['HTTPS://API-INFERENCE.GIT.LNYAN.COM/models', /is only an example/],
  ['http://api-inference.git.lnyan.com', /is only an example/],
  ['https://api-inference.huggingface.co', /was shut down; use https:\/\/router\.huggingface\.co\/hf-inference$/],
])('says why %s is of no use', (typed, problem) => {
  expect(checkBaseUrl(typed).problem).toMatch(problem);
});

// TRUST A-07. A token is kept under an origin, so what matters is that none of these has the router's.
test.each([
  ['https://router.huggingface.co.evil', 'https://router.huggingface.co.evil'],
  ['https://router.huggingface.co:444', 'https://router.huggingface.co:444'],
  ['https://router.huggingface.co%2eevil', 'https://router.huggingface.co.evil'],
  ['https://127.evil.com', 'https://127.evil.com'],
  ['https://evil.example/router.huggingface.co', 'https://evil.example/router.huggingface.co'],
  ['https://router-huggingface.co', 'https://router-huggingface.co'],
])('%s is an address of its own', (typed, url) => {
  expect(checkBaseUrl(typed)).toEqual({ url });
  expect(new URL(url).origin).not.toBe(router);
});

test.each([
  ['https://hüggingface.co', 'https://xn--hggingface-9db.co'],
  ['https://rоuter.huggingface.co', 'https://xn--ruter-jye.huggingface.co'],
])('an international name is shown in the form that cannot be mistaken: %s', (typed, url) => {
  expect(checkBaseUrl(typed)).toEqual({ url });
});

test('letters that mean the same host are shown as that host', () => {
  expect(checkBaseUrl('https://ⓡouter.huggingface.co')).toEqual({ url: router });
  expect(checkBaseUrl('http://2130706433:7860')).toEqual({ url: 'http://127.0.0.1:7860' });
});

test('an endpoint holds a name, an API and a clean address, and nothing else', () => {
  const typed = { id: '1', name: '  Mine ', api: 'hugging-face', baseUrl: ' https://x.example/ ', token: 'hf_x' };
  expect(endpointSchema.parse(typed)).toEqual({
    id: '1',
    name: 'Mine',
    api: 'hugging-face',
    baseUrl: 'https://x.example',
  });
});

test.each([
  [{ name: '  ' }, 'Name: give it a name to find it by'],
  [{ baseUrl: 'x' }, 'Base URL: start with https:// (or http:// for a server of your own)'],
])('says which field of an endpoint is wrong: %o', (change, message) => {
  const endpoint = { id: '1', name: 'Mine', api: 'hugging-face', baseUrl: 'https://x.example', ...change };
  expect(endpointSchema.safeParse(endpoint).error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('an API that is none of ours is refused', () => {
  expect(endpointSchema.safeParse({ ...demoEndpoint, api: 'constructor' }).success).toBe(false);
});

test('the demo is a valid endpoint with an address that exists nowhere', () => {
  expect(endpointSchema.parse(demoEndpoint)).toEqual(demoEndpoint);
  expect(new URL(demoEndpoint.baseUrl).hostname).toMatch(/\.invalid$/);
});

test('every suggested address would be accepted', () => {
  const suggestions = Object.values(apiChoices).flatMap(({ baseUrl }) => baseUrl.suggestion || []);
  expect(suggestions).not.toEqual([]);
  for (const url of suggestions) expect(checkBaseUrl(url)).toEqual({ url });
});
