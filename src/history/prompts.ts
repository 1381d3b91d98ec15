import type { Run } from '#library/rows.ts';

/** A prompt as it was written, a template where there was one, with what came of it. */
export type PromptEntry = {
  prompt: string;
  runs: number;
  /** Pictures that were ordered with it. */
  pictures: number;
  /** The newest run of it. */
  last: Run;
  /** What a search looks in, in lower case: the prompt, the models, the negative prompts. */
  text: string;
};

/** Every prompt once, the one used last first. The runs come newest first. */
export function promptsOf(runs: readonly Run[]): PromptEntry[] {
  const byPrompt = new Map<string, Run[]>();
  for (const run of runs) {
    const prompt = writtenPrompt(run);
    const known = byPrompt.get(prompt);
    if (known) known.push(run);
    else byPrompt.set(prompt, [run]);
  }
  return [...byPrompt].flatMap(([prompt, [last, ...older]]) => {
    if (!last) return [];
    const all = [last, ...older];
    const about = new Set(all.flatMap(({ recipe }) => [recipe.model, ...(recipe.negativePrompt ?? [])]));
    return {
      prompt,
      runs: all.length,
      pictures: all.reduce((sum, { frames }) => sum + frames, 0),
      last,
      text: [prompt, ...about].join('\n').toLowerCase(),
    };
  });
}

/** The prompt of a run as it was written. */
export function writtenPrompt({ template, recipe }: Pick<Run, 'template' | 'recipe'>): string {
  return template ?? recipe.prompt;
}

/** The words that are searched for, the longest first: that is the order in which they are marked. */
export function wordsOf(search: string): string[] {
  const words = search.toLowerCase().match(/\S+/g) ?? [];
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

/** The entries in which all of the words occur. */
export function searchPrompts(entries: readonly PromptEntry[], words: readonly string[]): readonly PromptEntry[] {
  return words.length === 0 ? entries : entries.filter(({ text }) => words.every((word) => text.includes(word)));
}

/** Prompts as plain text, a blank line between them: a list that Proofsheet opens again. */
export function promptsAsText(entries: readonly PromptEntry[]): string {
  return entries.map(({ prompt }) => `${prompt.trim()}\n`).join('\n');
}
