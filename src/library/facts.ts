import type * as z from 'zod/mini';
import { library } from './database.ts';

/** A single fact about this library, by its name; undefined when it was never noted or no longer fits. */
export async function readFact<T>(name: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  return schema.safeParse(await (await library()).get('facts', name)).data;
}

export async function writeFact(name: string, value: unknown): Promise<void> {
  await (await library()).put('facts', value, name);
}
