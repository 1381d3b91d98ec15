import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { copyText } from '#lib/copy-text.ts';
import { Button } from '#ui/button.tsx';
import { type Check, type Outcome, type Ports, runCheck } from './check.ts';
import { CheckRow } from './check-row.tsx';
import { groups } from './groups.ts';
import { inSum, writeReport } from './report.ts';

const checks = groups.flatMap((group) => group.checks);

/** What each check found, by its id; it grows as they come in. */
function outcomesQuery(ports: Ports) {
  return queryOptions({
    queryKey: ['checkup'],
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ client, queryKey }) => {
      let outcomes: Record<string, Outcome> = {};
      const run = async (check: Check) => {
        const outcome = await runCheck(check, ports);
        outcomes = { ...outcomes, [check.id]: outcome };
        client.setQueryData(queryKey, outcomes);
      };
      await Promise.all(checks.map(run));
      return outcomes;
    },
  });
}

/** Looks, in this browser and at this deployment, whether the page is what it is meant to be, and says so. */
export function Checkup({ ports }: { ports: Ports }) {
  const client = useQueryClient();
  const [copied, setCopied] = useState('');
  const { data: outcomes = {} } = useQuery(outcomesQuery(ports));
  const findings = checks.map((check) => ({ ...check, outcome: outcomes[check.id] }));
  const left = findings.filter(({ outcome }) => !outcome).length;

  async function copyReport() {
    const about = { address: new URL(location.href), browser: navigator.userAgent, at: new Date() };
    await copyText(writeReport(findings, about)).then(
      () => setCopied('Report copied.'),
      () => setCopied('This browser does not let the page copy.'),
    );
  }

  return (
    <main className="mx-auto grid w-full max-w-[46rem] gap-6 px-4 py-7 max-mid:px-3 max-mid:py-5">
      <div className="grid gap-3">
        <h2 className="text-lg font-semibold tracking-tight">Checkup</h2>
        <p className="max-w-[36rem] text-mute">
          These checks run in your own browser, against the page as it is served here. Nothing is sent to anybody but
          the page’s own host, and pictures that are being made in another tab are not disturbed.
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="mr-auto font-medium">
            {left > 0 ? `Looking: ${left} to go` : inSum(findings)}
          </p>
          <span role="status" className="text-xs text-mute">
            {copied}
          </span>
          <div className="flex gap-2">
            <Button disabled={left > 0} onClick={() => void copyReport()}>
              Copy report
            </Button>
            <Button
              disabled={left > 0}
              onClick={() => {
                setCopied('');
                void client.resetQueries({ queryKey: ['checkup'] });
              }}
            >
              Check again
            </Button>
          </div>
        </div>
      </div>
      {groups.map(({ title, checks }) => (
        <section key={title} aria-label={title} className="grid gap-2">
          <h2 className="text-xs font-medium text-mute">{title}</h2>
          <ul className="rounded-xl border border-line bg-panel">
            {findings
              .filter(({ id }) => checks.some((check) => check.id === id))
              .map((finding) => (
                <CheckRow key={finding.id} {...finding} />
              ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
