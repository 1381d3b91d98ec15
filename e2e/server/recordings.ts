// Real exchanges with real servers, kept outside the project (their pictures are not ours to give away): a checkout
// without the folder has none, and the tests that need them skip themselves.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Answer } from './answer.ts';

const folder = new URL('../../../shared/recordings/', import.meta.url);

const recordingSchema = z.object({
  id: z.string(),
  category: z.string(),
  request: z.object({ method: z.string(), url: z.string() }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body_sha256: z.optional(z.nullable(z.string())),
    body_file: z.optional(z.nullable(z.string())),
    body_text: z.optional(z.nullable(z.string())),
    body_json: z.optional(z.unknown()),
  }),
});

const reportedSchema = z.object({
  errors: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      content_type: z.string(),
      body: z.unknown(),
      evidence: z.string(),
    }),
  ),
});

export type Recording = {
  id: string;
  /** `t2i-hf`, `t2i-provider`, `err-hf` and so on. */
  category: string;
  request: { method: string; url: string };
  status: number;
  /** Without those that belonged to the one connection or to its compression. */
  headers: Record<string, string>;
  /** The body as it came, decompressed; undefined when it was not kept. */
  body: Buffer<ArrayBuffer> | undefined;
  sha256: string | undefined;
};

export type ReportedError = { id: string; status: number; contentType: string; bodyText: string };

/** All recorded exchanges, or none where the folder is absent. */
export function readRecordings(): Recording[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'reported-errors.json')
    .sort()
    .map((name) => {
      const { id, category, request, response } = recordingSchema.parse(readJson(name));
      const headers = Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
      return {
        id,
        category,
        request,
        status: response.status,
        headers: Object.fromEntries(headers.filter(([name]) => !ofTheConnection.has(name))),
        body: bodyOf(response),
        sha256: response.body_sha256 ?? undefined,
      };
    });
}

/** Failures quoted in threads and sources, or none where the folder is absent. */
export function readReportedErrors(): ReportedError[] {
  if (!existsSync(new URL('reported-errors.json', folder))) return [];
  return reportedSchema.parse(readJson('reported-errors.json')).errors.map(({ id, status, content_type, body }) => ({
    id,
    status,
    contentType: content_type,
    bodyText: typeof body === 'string' ? body : JSON.stringify(body),
  }));
}

/** The bytes of a file in `bodies/`, such as the picture inside a recorded JSON answer. */
export function readRecordedBody(name: string): Buffer<ArrayBuffer> {
  return Buffer.from(readFileSync(new URL(`bodies/${name}`, folder)));
}

/** Says again what a server once said. */
export function replayed({ status, headers, body }: Recording): Answer {
  return async () => new Response(body ?? null, { status, headers });
}

const ofTheConnection = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function bodyOf(response: z.output<typeof recordingSchema>['response']): Buffer<ArrayBuffer> | undefined {
  if (response.body_file) return Buffer.from(readFileSync(new URL(response.body_file, folder)));
  if (response.body_text != null) return Buffer.from(response.body_text);
  // Last, because long strings in it were shortened for reading.
  return response.body_json === undefined ? undefined : Buffer.from(JSON.stringify(response.body_json));
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}
