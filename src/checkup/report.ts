import { withoutTokens } from '#inference/inference-error.ts';
import type { Check, Outcome } from './check.ts';

/** What a result is called. */
export const resultNames = {
  good: 'good',
  note: 'to know',
  bad: 'bad',
  unknown: 'could not tell',
} as const satisfies Record<Outcome['result'], string>;

export type Finding = Check & { outcome: Outcome | undefined };

/** How many findings there are of each result, in words: "27 good, 2 to know, 1 bad". */
export function inSum(findings: readonly Finding[]): string {
  const counts = Object.entries(resultNames).flatMap(([result, name]) => {
    const count = findings.filter(({ outcome }) => outcome?.result === result).length;
    return count > 0 ? `${count} ${name}` : [];
  });
  return counts.join(', ');
}

/**
 * The findings as text to send to somebody. Of the address only host and folder are told: what stands behind them may
 * be a prompt; and nothing in it looks like a token.
 */
export function writeReport(
  findings: readonly Finding[],
  { address, browser, at }: { address: URL; browser: string; at: Date },
): string {
  const lines = findings.flatMap(({ name, outcome }) => {
    if (!outcome) return [`[not done] ${name}`];
    const { result, text, list = [] } = outcome;
    return [`[${resultNames[result]}] ${name}: ${text}`, ...list.map((each) => `    ${each}`)];
  });
  const head = [
    `Proofsheet checkup of ${address.origin}${address.pathname}`,
    `${at.toISOString()}, ${browser}`,
    inSum(findings),
  ];
  return withoutTokens([...head, '', ...lines, ''].join('\n'));
}
