import type { QueryClient } from '@tanstack/react-query';
import { type Recipe, type RequestOptions, recipeField } from '#recipe/recipe.ts';
import type { Endpoint } from './endpoint.ts';
import type { InferenceError } from './inference-error.ts';
import type { Receipt, ReceivedPicture, Route } from './made-picture.ts';
import type { Ports } from './send.ts';
import type { ServerLists } from './server-lists.ts';

/** The APIs Proofsheet speaks; their code stands in `apis/`, what a person reads of them in `api-choices.ts`. */
export const apiIds = [
  'inference-api',
  'hugging-face',
  'hf-providers',
  'inference-endpoint',
  'openai-images',
  'stable-diffusion-cpp',
  'localai',
  'automatic1111',
] as const;

export type ApiId = (typeof apiIds)[number];

/** What must be known of an API before its code has arrived. */
export const apiFacts: Record<
  ApiId,
  {
    /** `hub`: "owner/name" of the Hugging Face Hub, as part of a URL. `own`: any name the server knows. */
    models: 'hub' | 'own';
    /** Requests at a time for one model: servers with one graphics card do one thing after the other. */
    lanes: 1 | 2;
    /** How a token is sent: `Bearer token`, `Basic` with "user:password" as the token (RFC 7617), or never. */
    credential: 'bearer' | 'basic' | 'none';
  }
> = {
  'inference-api': { models: 'hub', lanes: 2, credential: 'bearer' },
  'hugging-face': { models: 'hub', lanes: 2, credential: 'bearer' },
  'hf-providers': { models: 'hub', lanes: 2, credential: 'bearer' },
  'inference-endpoint': { models: 'hub', lanes: 2, credential: 'bearer' },
  'openai-images': { models: 'own', lanes: 2, credential: 'bearer' },
  // It allows pages any header but this one: with a token, its answer to the preflight would refuse the request.
  'stable-diffusion-cpp': { models: 'own', lanes: 1, credential: 'none' },
  localai: { models: 'own', lanes: 1, credential: 'bearer' },
  automatic1111: { models: 'own', lanes: 1, credential: 'basic' },
};

/**
 * A request as plain data: everything but the token, which `settings/tokens/tokens.ts` adds by the origin of the URL at the
 * moment of sending. What is sent and what is printed as code are this same object.
 */
export type WireRequest = {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: Json;
};

export type Json = string | number | boolean | readonly Json[] | { [key: string]: Json };

/** Where a request goes: the part of an endpoint that shapes it, and for the router the provider that was found. */
export type Target = Pick<Endpoint, 'api' | 'baseUrl' | 'billTo'> & { route?: Route };

/** Fields an API has no use for, each with the sentence that stands next to it. They are left out of the request. */
export type Refusals = Partial<Record<keyof Recipe, string>>;

/** The names of the fields that are left out. */
export function refusedFields(refusals: Refusals): (keyof Recipe)[] {
  return recipeField.options.filter((field) => refusals[field] !== undefined);
}

/** The way back to the endpoint for an API whose answer is not yet the picture. */
export type Wire = {
  /** The endpoint's own origin, which polls must not leave. */
  origin: string;
  /** Where the order went: polls go there too. */
  target: { baseUrl: string; billTo: string | undefined; route: Route | undefined };
  signal: AbortSignal;
  /** Asks the endpoint once more, its token included. Throws an InferenceError unless the answer is a success. */
  ask: (url: string, headers?: Record<string, string>) => Promise<Response>;
  /** Fetches a finished picture from wherever it lies: no token, no headers. Throws an InferenceError. */
  collect: (url: string) => Promise<Response>;
  /** Whether this page may ask an origin at all. */
  mayCall: (origin: string) => boolean;
  /** Hears what is left to do, each time that changes. */
  onReceipt: (receipt: Receipt) => void;
};

/** What an API is: a pure function from recipe to request and, where an answer is no picture yet, the way to it. */
export type Api = {
  toRequest: (recipe: Recipe, options: RequestOptions, target: Target) => WireRequest;
  /** What of these settings the request leaves out, and why. */
  refusals: (settings: Partial<Recipe>, target: Target) => Refusals;
  /** Finds the provider of a model, where the target has to be looked up first. Throws an InferenceError. */
  findRoute?: (model: string, options: RequestOptions, client: QueryClient) => Promise<Route>;
  /** Brings the picture in from the first answer, or from a receipt. Absent: the answer is the picture. */
  receive?: (from: Response | Receipt, wire: Wire) => Promise<ReceivedPicture>;
  /** Where the picture stands in the answers, for the printed code. Absent: the answer's bytes are the picture. */
  answer?: (target: Target) => AnswerShape | undefined;
  /** What the server has to choose from. `ask` GETs a URL of the endpoint. Throws an InferenceError. */
  lists?: (target: Target, ask: (url: string) => Promise<Response>) => Promise<ServerLists>;
  /** Makes something of this target in a way that aborting stops its server as well. */
  interruptible?: <Made>(make: () => Promise<Made>, target: Target, ports: Ports) => Promise<Made>;
  /** How far the server is with what it works on: a URL to GET, and how its JSON is read. Throws a ZodError. */
  progress?: { url: (target: Target) => string; read: (answer: unknown) => Progress };
  /** What a person is told who does not get through to a server of this API. */
  contact?: Contact;
};

/** `fraction` is 0 … 1, `etaS` seconds, `preview` the picture so far in base64. */
export type Progress = { fraction: number; etaS?: number; preview?: string };

/** What to do about a failure, in place of the general advice; `command` is to be copied. */
export type Advice = { title?: string; next: string; command?: string };

export type Contact = {
  /** The server runs, but no page of this origin may call it: how to start it so that one may. */
  allow: (origin: string) => Advice;
  /** It answered with a failure that says how it was started, or that the base URL is wrong. */
  refused?: (failure: InferenceError, origin: string) => Advice | undefined;
};

/** Keys and indexes from the top of a JSON answer down to one value. */
export type JsonPath = readonly (string | number)[];

/** Where a JSON answer has the picture: its bytes, with or without `data:…,` before them, or an address to fetch. */
export type PictureInJson = {
  kind: 'base64' | 'url';
  at: JsonPath;
  /** Whether a list may stand there as well, whose first entry it is then. */
  orFirst?: true;
};

/** What an API answers, as far as a program must know it to save the picture. */
export type AnswerShape =
  | PictureInJson
  | {
      kind: 'queue';
      /** Where the first answer names the order: by an address, of which the path counts, or by an id. */
      order: { kind: 'url' | 'id'; at: JsonPath };
      /** What stands before that path or id, and what after it to ask how far the order is. */
      before: string;
      after: string;
      everyS: number;
      state: JsonPath;
      done: string;
      failed: readonly string[];
      /** What stands after it to ask for the result. Absent: the answer that says "done" has the picture. */
      result?: string;
      picture: PictureInJson;
      headers?: Record<string, string>;
    };
