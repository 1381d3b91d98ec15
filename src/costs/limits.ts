import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

const limitsSchema = z.object({
  /** A run of more pictures asks first. Null: it does not. */
  pictures: z.nullable(z.int().check(z.gte(1))),
  /** A run that will cost more asks first, in US dollars. Null: it does not. */
  amount: z.nullable(z.number().check(z.gte(0))),
  /** What a session may cost, in US dollars. Null: whatever it takes. */
  budget: z.nullable(z.number().check(z.gte(0))),
  /** When the designer last started a new session by hand, in epoch milliseconds. */
  sessionFrom: z.number(),
});

export type Limits = z.output<typeof limitsSchema>;

/** What must not be spent without a word. */
export const limits = persisted<Limits>('proofsheet.limits', limitsSchema, {
  pictures: null,
  amount: 5,
  budget: null,
  sessionFrom: 0,
});
