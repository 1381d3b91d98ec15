/** What to paint. The size is in pixels; what is left out has the usual defaults (guidance 7, 28 steps). */
export type Wish = {
  prompt: string;
  negativePrompt: readonly string[];
  guidanceScale?: number;
  steps?: number;
  scheduler?: string;
  width: number;
  height: number;
  seed: number;
  model: string;
};
