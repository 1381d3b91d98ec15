import { importedEndpoint } from '#inference/endpoint.ts';
import type { Mark } from '#library/marks.ts';
import { frameOf, type JobRow, type Order, type Picture, startOf } from '#library/rows.ts';
import { type NumberField, type State, states, type TextField } from './query.ts';

/** What can be searched of one picture, or of a job that failed. */
export type Entry = {
  /** When it was made, in epoch milliseconds. */
  at: number;
  texts: Partial<Record<Exclude<TextField, 'tag'>, string | undefined>>;
  tags: readonly string[];
  /** The run's number is known to the index. */
  numbers: Partial<Record<Exclude<NumberField, 'run' | 'ratio'>, number | undefined>>;
  states: readonly State[];
};

/** What is kept beside a picture. */
export type Beside = { mark?: Mark | undefined; isPick: boolean; isVerified: boolean };

export function pictureEntry(picture: Picture, { mark, isPick, isVerified }: Beside): Entry {
  const { notes, importedFrom } = picture;
  const order = orderEntry(picture, mark?.project);
  const is: Partial<Record<State, boolean | undefined>> = {
    pick: isPick,
    rejected: mark?.rejected,
    imported: importedFrom !== undefined,
    flagged: notes.flagged,
    cached: notes.cached,
    verified: isVerified,
  };
  const made = importedFrom === undefined;
  return {
    ...order,
    at: picture.createdAt,
    texts: { ...order.texts, provider: notes.route?.provider ?? order.texts.provider, tool: importedFrom },
    tags: mark?.tags ?? [],
    numbers: {
      ...order.numbers,
      rating: mark?.rating ?? 0,
      took: made ? picture.tookMs / 1000 : undefined,
      attempts: made ? picture.attempts : undefined,
      cost: picture.cost,
    },
    states: [...order.states, ...keysOf(is)],
  };
}

/** A job that failed is found like a picture: by its order. */
export function failedEntry(job: JobRow): Entry {
  const order = orderEntry(job, undefined);
  return {
    ...order,
    at: job.sentAt ?? startOf(job.id),
    numbers: { ...order.numbers, rating: 0 },
    states: [...order.states, 'failed'],
  };
}

function orderEntry(order: Order & { id: string }, movedTo: string | undefined): Omit<Entry, 'at'> {
  const { recipe, options, endpoint } = order;
  const is = { template: order.template !== undefined, swept: order.cell !== undefined };
  return {
    texts: {
      prompt: recipe.prompt,
      negative: recipe.negativePrompt?.join(', '),
      model: recipe.model,
      scheduler: recipe.scheduler,
      endpoint: endpoint.id === importedEndpoint.id ? undefined : endpoint.name,
      provider: options.provider,
      // Moved to '' is moved out of every project.
      project: (movedTo ?? order.project) || undefined,
    },
    tags: [],
    numbers: {
      steps: recipe.steps,
      guidance: recipe.guidanceScale,
      seed: recipe.seed,
      width: recipe.width,
      height: recipe.height,
      frame: frameOf(order.id).frame,
    },
    states: keysOf(is),
  };
}

function keysOf(is: Partial<Record<State, boolean | undefined>>): State[] {
  return states.filter((state) => is[state]);
}
