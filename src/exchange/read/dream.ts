import type { FactName, Facts, Said } from './facts.ts';
import { splitBrackets } from './json-tools.ts';

/** The switches of the command line of lstein/stable-diffusion, as whole words: "-cf" is not "-C". METADATA C2. */
const switches: Readonly<Record<string, FactName>> = {
  '-s': 'steps',
  '--steps': 'steps',
  '-S': 'seed',
  '--seed': 'seed',
  '-W': 'width',
  '--width': 'width',
  '-H': 'height',
  '--height': 'height',
  '-C': 'cfg',
  '--cfg_scale': 'cfg',
  '-A': 'sampler',
  '--sampler': 'sampler',
};

/** A command of lstein/stable-diffusion: a prompt, in quotes or not, and switches. One without switches is no picture's. */
export function readDream(command: string): Said | undefined {
  const text = command.trim();
  if (text === '' || text.startsWith('!')) return undefined;
  const quoted = /^"([^"]*)"/.exec(text);
  const start = quoted ? quoted[0].length : text.search(/\s--?[A-Za-z]/);
  if (start < 0) return undefined;
  const facts: Facts = splitBrackets(quoted?.[1] ?? text.slice(0, start));
  const words = text.slice(start).trim().split(/\s+/);
  for (const [index, word] of words.entries()) {
    const name = Object.hasOwn(switches, word) ? switches[word] : undefined;
    const value = words[index + 1];
    if (name && value !== undefined) facts[name] ??= value;
  }
  return facts.seed === undefined && facts.steps === undefined ? undefined : { tool: 'InvokeAI', facts, others: [] };
}
