// Reads the request body as strictly as the 2024 document describes it, and says no in the words of that server.
import { createChecker, type Json } from './json-checker.ts';

/** The sides a server accepts, in pixels, both ends included. */
export type SizeLimits = { min: number; max: number };

/** What a body asks for, with the size already decided. What is absent here was absent there. */
export type DemoWish = {
  prompt: string;
  negativePrompt: readonly string[];
  width: number;
  height: number;
  guidanceScale?: number;
  steps?: number;
  scheduler?: string;
  seed?: number;
};

type ParsedBody =
  | { kind: 'wish'; wish: DemoWish }
  /** Not JSON, or JSON that is not an object: 422. */
  | { kind: 'unreadable'; reason: string }
  /** Readable, but not acceptable: 400, with one reason or the list of all of them. */
  | { kind: 'refused'; reasons: string | readonly string[] };

const defaultSide = 768;

/** Parses and checks a body. Never throws; every field that is wrong has its own reason. */
export function parseDemoBody(text: string, limits: SizeLimits): ParsedBody {
  let body: Json;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
  const check = createChecker();
  const top = check.record(body, '', ['inputs', 'parameters']);
  if (top === undefined) return { kind: 'unreadable', reason: 'invalid type: expected an object at line 1 column 1' };

  const prompt = check.required(top, 'inputs', check.text);
  const given = check.optional(top, 'parameters', (value, path) => check.record(value, path, parameterNames)) ?? {};
  const at = 'parameters';
  const number = (min: number, max: number) => (value: Json, path: string) => check.number(value, path, min, max);
  const integer = (min: number, max: number) => (value: Json, path: string) => check.integer(value, path, min, max);
  const side = integer(limits.min, limits.max);
  // The pipelines set no limits of their own; these keep a slip of the keyboard from painting for minutes.
  const guidanceScale = check.optional(given, 'guidance_scale', number(0, 50), at);
  const steps = check.optional(given, 'num_inference_steps', integer(1, 150), at);
  const negativePrompt = check.optional(given, 'negative_prompt', check.texts, at);
  // Taken as it comes: the 2024 server ignored, silently, names its pipeline was not compatible with.
  const scheduler = check.optional(given, 'scheduler', check.text, at);
  const seed = check.optional(given, 'seed', integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), at);
  const sizeAt = `${at}.target_size`;
  const size = check.optional(given, 'target_size', (value) => check.record(value, sizeAt, ['width', 'height']), at);
  const width = size && check.required(size, 'width', side, sizeAt);
  const height = size && check.required(size, 'height', side, sizeAt);

  if (prompt === undefined || check.reasons.length > 0) return { kind: 'refused', reasons: check.reasons };
  if ((width ?? 0) % 8 !== 0 || (height ?? 0) % 8 !== 0) {
    const reason = `\`height\` and \`width\` have to be divisible by 8 but are ${height} and ${width}.`;
    return { kind: 'refused', reasons: reason };
  }
  const wish: DemoWish = {
    prompt,
    negativePrompt: negativePrompt ?? [],
    width: width ?? defaultSide,
    height: height ?? defaultSide,
    ...(guidanceScale !== undefined && { guidanceScale }),
    ...(steps !== undefined && { steps }),
    ...(scheduler !== undefined && { scheduler }),
    ...(seed !== undefined && { seed }),
  };
  return { kind: 'wish', wish };
}

const parameterNames = [
  'guidance_scale',
  'negative_prompt',
  'num_inference_steps',
  'target_size',
  'scheduler',
  'seed',
] as const;
