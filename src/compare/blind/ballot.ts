import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

/** More would be 276 pairs and more: nobody looks that often. */
export const mostContestants = 24;

const voteSchema = z.object({ left: z.string(), right: z.string(), better: z.enum(['left', 'right', 'tie']) });

const ballotSchema = z.object({
  /** Ids of the pictures, in the order they were chosen. */
  pictures: z.array(z.string()),
  /** Everything that is left to chance follows from it, so that a reload goes on with the same pair. */
  seed: z.int(),
  votes: z.array(voteSchema),
  /** Votes asked for beyond the plan. */
  more: z.int(),
  /** Once it is known which is which, nobody can vote blindly any more. */
  revealed: z.boolean(),
});

/** A blind comparison: who takes part, and what was voted so far. */
export type Ballot = z.output<typeof ballotSchema>;

export type Vote = z.output<typeof voteSchema>;

/** The one ballot of this device; null without one. */
export const ballotStore = persisted<Ballot | null>('proofsheet.ballot', z.nullable(ballotSchema), null);

export function newBallot(pictures: readonly string[], seed: number): Ballot {
  return { pictures: pictures.slice(0, mostContestants), seed, votes: [], more: 0, revealed: false };
}

export function voted(ballot: Ballot, vote: Vote): Ballot {
  return { ...ballot, votes: [...ballot.votes, vote] };
}

export function undone(ballot: Ballot): Ballot {
  return { ...ballot, votes: ballot.votes.slice(0, -1) };
}

/** Without a picture that cannot be shown any more, and without the votes on it. */
export function without(ballot: Ballot, id: string): Ballot {
  return {
    ...ballot,
    pictures: ballot.pictures.filter((each) => each !== id),
    votes: ballot.votes.filter(({ left, right }) => left !== id && right !== id),
  };
}

export function isOf(ballot: Ballot, pictures: readonly string[]): boolean {
  return ballot.pictures.length === pictures.length && pictures.every((id) => ballot.pictures.includes(id));
}
