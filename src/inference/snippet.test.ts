// The printed programs are run, against a real server, and what arrives there is compared with the request.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recipe } from '#recipe/recipe.ts';
import { requestOf as toRequest } from '../../e2e/request-of.ts';
import { failure, json, picture } from '../../e2e/server/answers.ts';
import { type HttpServer, startHttpServer } from '../../e2e/server/http-server.ts';
import { routerApi } from '../../e2e/server/router-api.ts';
import { type ScriptedApi, startScriptedApi } from '../../e2e/server/scripted-api.ts';
import { tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import type { Json, Target, WireRequest } from './api.ts';
import { hfProviders } from './apis/hf-providers.ts';
import { demoEndpoint } from './endpoint.ts';
import { spokenProviders } from './hub-mapping.ts';
import { type SnippetLanguage, snippet } from './snippet.ts';

const recipe: Recipe = {
  model: 'black-forest-labs/FLUX.1-dev',
  prompt: 'Astronaut riding a horse, it’s "35mm"',
  negativePrompt: ['blurry', 'text'],
  guidanceScale: 3.5,
  steps: 28,
  width: 1024,
  height: 768,
  seed: 42,
};
const asDocumented = { useCache: true, waitForModel: false };
const token = 'hf_for_this_run_only';

let api: ScriptedApi;
let folder: string;
beforeEach(async () => {
  api = await startScriptedApi();
  api.otherwise(picture({ bytes: tinyPicture() }));
  folder = await mkdtemp(join(tmpdir(), 'snippet-'));
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

test('prints Python in the manner of the API’s document, unset parameters left out', () => {
  const request = toRequest(recipe, asDocumented, { api: 'inference-api', baseUrl: 'https://api.example' });
  expect(snippet(request, 'python', { sendsToken: true })).toBe(`import os

import requests

response = requests.post(
    "https://api.example/models/black-forest-labs/FLUX.1-dev",
    headers={
        "Authorization": "Bearer " + os.environ["HF_TOKEN"],
        "accept": "image/png",
        "content-type": "application/json",
    },
    json={
        "inputs": "Astronaut riding a horse, it’s \\"35mm\\"",
        "parameters": {
            "negative_prompt": [
                "blurry",
                "text"
            ],
            "target_size": {
                "width": 1024,
                "height": 768
            },
            "guidance_scale": 3.5,
            "num_inference_steps": 28,
            "seed": 42
        }
    },
)
response.raise_for_status()
with open("picture.png", "wb") as file:
    file.write(response.content)`);
});

test('prints JavaScript', () => {
  const smallest = { model: 'a/b', prompt: 'a fox', seed: 0 };
  const request = toRequest(smallest, asDocumented, { api: 'hugging-face', baseUrl: 'https://api.example' });
  expect(snippet(request, 'javascript', { sendsToken: true })).toBe(`import { writeFile } from "node:fs/promises";

const response = await fetch("https://api.example/models/a/b", {
  method: "POST",
  headers: {
    "Authorization": "Bearer " + process.env.HF_TOKEN,
    "accept": "image/png",
    "content-type": "application/json",
  },
  body: JSON.stringify({
    "inputs": "a fox",
    "parameters": {
      "seed": 0
    }
  }),
});
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);
await writeFile("picture.png", new Uint8Array(await response.arrayBuffer()));`);
});

test('prints cURL', () => {
  const request = toRequest({ model: 'a/b', prompt: "it's", seed: 0 }, asDocumented, demoEndpoint);
  expect(snippet(request, 'curl', { sendsToken: false })).toBe(`curl --fail-with-body -o picture.png \\
  "$PROOFSHEET_BASE_URL"'/models/a/b' \\
  -H "Authorization: Bearer $HF_TOKEN" \\
  -H 'accept: image/png' \\
  -H 'content-type: application/json' \\
  --data-raw '{
  "inputs": "it'\\''s",
  "parameters": {
    "seed": 0
  }
}'`);
});

test('only the demo’s own address is taken from the environment, not one that begins like it', () => {
  const request: WireRequest = { method: 'POST', url: 'https://demo.invalid.example/x', headers: {}, body: {} };
  for (const language of ['python', 'javascript', 'curl'] as const) {
    const code = snippet(request, language, { sendsToken: false });
    expect(code).toContain('https://demo.invalid.example/x');
    expect(code).not.toMatch(/PROOFSHEET_BASE_URL|HF_TOKEN|import os/);
  }
});

test('cURL takes the brackets of an IPv6 address as they are', () => {
  const request: WireRequest = { method: 'POST', url: 'http://[::1]:8080/x', headers: {}, body: {} };
  expect(snippet(request, 'curl', { sendsToken: false })).toContain("--globoff \\\n  'http://[::1]:8080/x'");
});

test('escapes what cannot be seen, in every language, and keeps what can', () => {
  const request: WireRequest = {
    method: 'POST',
    url: 'https://x.example',
    headers: {},
    body: '\u202e\u2028\u009b\u200b👩‍🚀宇',
  };
  for (const language of ['python', 'javascript', 'curl'] as const) {
    expect(snippet(request, language, { sendsToken: false })).toContain('"\\u202e\\u2028\\u009b\\u200b👩‍🚀宇"');
  }
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasJq = spawnSync('sh', ['-c', 'command -v jq']).status === 0;
const hasCurl = spawnSync('curl', ['--version']).status === 0;

describe.each([
  ['python', hasPython],
  ['javascript', true],
  ['curl', hasCurl],
] as const)(
  '%s, run as pasted (skipped where it is not installed)',
  (language, isInstalled) => {
    const runs = test.runIf(isInstalled);

    runs.each([
      ['inference-api', { useCache: false, waitForModel: true }],
      ['hugging-face', asDocumented],
      ['inference-endpoint', asDocumented],
    ] as const)('sends the %s request and saves the picture', async (id, options) => {
      const request = toRequest(recipe, options, { api: id, baseUrl: `${api.url}/base` });
      expect(await run(language, [snippet(request, language, { sendsToken: true })])).toBe(0);
      expectArrived([request]);
      expect(api.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
      expect(await readFile(join(folder, 'picture.png'))).toEqual(tinyPicture());
    });

    runs('sends no token where none belongs', async () => {
      const request = toRequest(recipe, asDocumented, { api: 'inference-api', baseUrl: api.url });
      expect(await run(language, [snippet(request, language, { sendsToken: false })])).toBe(0);
      expectArrived([request]);
      expect(api.requests[0]?.headers).not.toHaveProperty('authorization');
    });

    runs('the demo’s request runs against any server of the documented API', async () => {
      const request = toRequest(recipe, asDocumented, demoEndpoint);
      expect(await run(language, [snippet(request, language, { sendsToken: false })])).toBe(0);
      expectArrived([toRequest(recipe, asDocumented, { api: 'inference-api', baseUrl: api.url })]);
      expect(api.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
    });

    const reads = test.runIf(isInstalled && (language !== 'curl' || hasJq));

    describe('of an answer that is not the picture itself', () => {
      const order = (provider: string) => {
        const route = { provider, providerId: 'fal-ai/flux/dev' };
        const target: Target = { api: 'hf-providers', baseUrl: router.url, route };
        const answer = hfProviders.answer?.(target);
        return {
          request: hfProviders.toRequest(recipe, asDocumented, target),
          // Asked after more often than a provider would like, which has a person waiting.
          answer: answer?.kind === 'queue' ? { ...answer, everyS: 0.1 } : answer,
          sendsToken: true,
        };
      };
      let router: HttpServer;
      let cdn: HttpServer;
      let play: ReturnType<typeof routerApi>;
      beforeEach(async () => {
        cdn = await startHttpServer((request, raw) => play.cdn(request, raw));
        play = routerApi({ cdn: cdn.url, polls: 1 });
        router = await startHttpServer((request, raw) => play.router(request, raw));
      });
      afterEach(async () => {
        await router.close();
        await cdn.close();
      });

      reads.each(spokenProviders)('orders from %s once, and waits for the picture', async (provider) => {
        // Replicate is not asked after.
        if (provider === 'replicate') play.options.polls = 0;
        const { request, ...how } = order(provider);
        expect(await run(language, [snippet(request, language, how)])).toBe(0);
        expect(play.orders).toHaveLength(1);
        expect(await readFile(join(folder, 'picture.png'))).toEqual(play.orders[0]?.bytes);
        expect(router.requests[0]?.json).toEqual(request.body);
        expect(router.requests.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true);
        expect(JSON.stringify(cdn.requests)).not.toContain(token);
      });

      reads('takes one address for a list of one, and base64 with what stands before it', async () => {
        const url = `${cdn.url}/files/x.png`;
        play.cdn = picture({ bytes: tinyPicture() });
        play.options.instead = { order: json(201, { status: 'succeeded', output: url }) };
        const { request, ...how } = order('replicate');
        expect(await run(language, [snippet(request, language, how)])).toBe(0);
        expect(await readFile(join(folder, 'picture.png'))).toEqual(tinyPicture());
        const large = tinyPicture('image/png', { width: 600, height: 600 });
        const noise = Buffer.concat([large, Buffer.alloc(300_000, 'proof')]);
        play.options.instead = { order: json(200, { images: [`data:image/png;base64,${noise.toString('base64')}`] }) };
        const answer = { kind: 'base64', at: ['images', 0] } as const;
        expect(await run(language, [snippet(request, language, { ...how, answer })])).toBe(0);
        expect(await readFile(join(folder, 'picture.png'))).toEqual(noise);
      });

      reads.each([
        ['an order that is refused', { order: json(402, { error: 'no credits' }) }, 1],
        ['an order that fails', { poll: json(200, { status: 'FAILED' }) }, 2],
        ['a result that is an error', { result: json(422, { detail: 'no' }) }, 4],
      ])('fails at %s, and saves nothing', async (_, instead, calls) => {
        play.options.instead = instead;
        const { request, ...how } = order('fal-ai');
        expect(await run(language, [snippet(request, language, how)])).not.toBe(0);
        expect(router.requests).toHaveLength(calls);
        expect(await readdir(folder)).not.toContain('picture.png');
      });
    });

    runs('fails when the server refuses', async () => {
      api.answer(failure(400, 'no'));
      const request = toRequest(recipe, asDocumented, { api: 'inference-api', baseUrl: api.url });
      expect(await run(language, [snippet(request, language, { sendsToken: true })])).not.toBe(0);
      expect(api.requests).toHaveLength(1);
    });

    runs('no text breaks out of its literal', async () => {
      const request = to({ texts: [...nasty], ...Object.fromEntries(nasty.map((text) => [text, text])) });
      expect(await run(language, [snippet(request, language, { sendsToken: true })])).toBe(0);
      expectArrived([request]);
      expect((await readdir(folder)).filter((name) => !ours.test(name))).toEqual(['picture.png']);
    });

    runs('sends numbers, words, empty things and a key named __proto__ as they are', async () => {
      const numbers = [0, -1, 3.5, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 53 - 1, 4294967295, 0.1 + 0.2];
      const words = [true, false, 'true', 'false', 'null', 'None', '"true"', 'x true'];
      const trap: { body: Json } = JSON.parse(
        '{"body": {"__proto__": {"__proto__": "__proto__"}, "a": ["__proto__"]}}',
      );
      const request = to({ numbers, words, nothing: [{}, [], ''], trap: trap.body });
      expect(await run(language, [snippet(request, language, { sendsToken: true })])).toBe(0);
      expectArrived([request]);
    });

    runs('sends the longest recipe there can be', async () => {
      const longest = { ...recipe, prompt: "'🦊$".repeat(2500), negativePrompt: Array(100).fill('宇\n'.repeat(1000)) };
      const request = toRequest(longest, asDocumented, { api: 'inference-api', baseUrl: api.url });
      expect(await run(language, [snippet(request, language, { sendsToken: true })])).toBe(0);
      expectArrived([request]);
    });

    runs('sends any body and header to the letter', async () => {
      const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
      const punctuation = fc.constantFrom(...'\'"\\$`!#%&(){}[]<>|;*?~^@= \n\r\t\0');
      const text = fc.oneof(fc.string({ unit: fc.oneof(punctuation, unit) }), fc.string({ unit: 'binary' }));
      const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
      const value = fc.oneof(text, number, fc.boolean(), fc.array(text));
      const body = fc.dictionary(text, value, { noNullPrototype: true });
      const header = fc.string({ minLength: 1 }).filter((value) => value.trim() === value);
      const many = fc.array(fc.tuple(body, header), { minLength: 20, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(many, async (samples) => {
          api.requests.length = 0;
          const requests = samples.map(([body, value]) => to(body, { 'x-nasty': value }));
          const codes = requests.map((request) => snippet(request, language, { sendsToken: true }));
          expect(await run(language, codes)).toBe(0);
          expectArrived(requests);
        }),
        { numRuns: 3 },
      );
    });
  },
  60_000,
);

const ours = /^(main|\d+)\.(py|mjs|sh)$|^requests\.py$|^__pycache__$/;

const nasty = [
  `it's "quoted"`,
  "'; touch pwned; '",
  "'\\''",
  '"); open("pwned", "w"); ("',
  '"""',
  '\\',
  '\\"',
  '\\\\n \\n \\u0041 \\x41 \\N{BULLET}',
  '$HOME $(touch pwned) `touch pwned`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a trap for templates and shells
  '`${process.exit(3)}` ${HOME}',
  'wow! !! !$ !1',
  'line\nline\r\nline\tend',
  'JSON\nJSON',
  '{"not": "json"}',
  '%s %(x)s {0} {x} {{}}',
  '🦊 👩‍🚀 𝔘 宇宙 é é',
  '\0\u0001\u001b[31m\u007f\u0085\u009b',
  'a\u2028b\u2029c\ufeffd\u202ee\u200ff',
  '\ud800 \udc00 alone',
  '@/etc/passwd',
  '-d x',
  '<!-- </script> //',
  '',
];

function to(body: Json, headers: Record<string, string> = {}): WireRequest {
  return {
    method: 'POST',
    url: `${api.url}/models/a/b`,
    headers: { accept: 'image/png', 'content-type': 'application/json', ...headers },
    body,
  };
}

function expectArrived(requests: readonly WireRequest[]): void {
  const arrived = api.requests.map(({ method, url, headers, bodyText }) => ({
    method,
    url,
    headers,
    body: JSON.stringify(JSON.parse(bodyText)),
  }));
  expect(arrived).toEqual(
    requests.map(({ method, url, headers, body }) => ({
      method,
      url,
      headers: expect.objectContaining(headers),
      body: JSON.stringify(body),
    })),
  );
}

/** Runs programs one after the other in one process and returns its exit status. */
async function run(language: SnippetLanguage, codes: readonly string[]): Promise<number | null> {
  const program = await write[language](codes);
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, HF_TOKEN: token, PROOFSHEET_BASE_URL: api.url, PYTHONPATH: folder };
  return new Promise((resolve) => {
    const child = spawn(program.command, [join(folder, program.file)], { cwd: folder, env, stdio: 'ignore' });
    child.on('close', resolve);
  });
}

const write: Record<SnippetLanguage, (codes: readonly string[]) => Promise<{ command: string; file: string }>> = {
  python: async (codes) => {
    await writeFile(join(folder, 'requests.py'), requestsModule);
    await writeFile(join(folder, 'main.py'), codes.join('\n'));
    return { command: 'python3', file: 'main.py' };
  },
  javascript: async (codes) => {
    await Promise.all(codes.map((code, index) => writeFile(join(folder, `${index}.mjs`), code)));
    await writeFile(join(folder, 'main.mjs'), codes.map((_, index) => `await import('./${index}.mjs');`).join('\n'));
    return { command: process.execPath, file: 'main.mjs' };
  },
  curl: async (codes) => {
    await writeFile(join(folder, 'main.sh'), ['set -e', ...codes].join('\n'));
    return { command: 'sh', file: 'main.sh' };
  },
};

/** As much of `requests` as the programs use, so that the test needs no package. */
const requestsModule = `
import json as encoder
import urllib.error
import urllib.request

class Response:
    def __init__(self, status, content):
        self.status, self.content = status, content

    @property
    def text(self):
        return self.content.decode()

    def json(self):
        return encoder.loads(self.content)

    def raise_for_status(self):
        if self.status >= 400:
            raise RuntimeError(self.status)

def post(url, headers, json):
    body = encoder.dumps(json, allow_nan=False).encode()
    return send(urllib.request.Request(url, data=body, headers=headers, method="POST"))

def get(url, headers={}):
    return send(urllib.request.Request(url, headers=headers))

def send(request):
    try:
        with urllib.request.urlopen(request) as answer:
            return Response(answer.status, answer.read())
    except urllib.error.HTTPError as error:
        return Response(error.code, error.read())
`;
