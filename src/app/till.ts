import type { QueryClient } from '@tanstack/react-query';
import { billed } from '#costs/bill.ts';
import { createGate } from '#costs/gate.ts';
import { limits } from '#costs/limits.ts';
import { estimatedCost } from '#costs/price.ts';
import { sessionStart } from '#costs/session.ts';
import { reserveCost, settleCost } from '#library/costs.ts';
import { thisTab } from '#library/jobs.ts';
import { onLibraryChange } from '#library/news.ts';
import { readUsualTime } from '#library/past-times.ts';
import type { Job } from '#queue/job.ts';
import { pausedKey } from '#queue/paused.ts';
import type { QueuePorts } from '#queue/ports.ts';

type Infer = QueuePorts['infer'];

let till: ReturnType<typeof openTill> | undefined;

/** The till of this page: what costs money passes it before it leaves, and again when it has come. */
export function tillOf(client: QueryClient) {
  till ??= openTill(client);
  return till;
}

function openTill(client: QueryClient) {
  const gate = createGate((ids) => client.setQueryData<readonly string[]>(pausedKey, ids));
  limits.subscribe(() => void gate.look());
  onLibraryChange(({ parts }) => {
    if (parts.includes('costs')) void gate.look();
  });

  /** Resolves when the session budget has room for a job and its cost is written down. What was ordered before passes. */
  async function clear({ id, recipe, endpoint, receipt, controller }: Job): Promise<void> {
    const { price } = endpoint;
    if (!price || receipt) return;
    await gate.enter({
      id,
      signal: controller.signal,
      reserve: async () => {
        const usual = price.per === 'second' ? await readUsualTime(endpoint.id, recipe).catch(() => null) : null;
        const { budget } = limits.get();
        return reserveCost(
          {
            at: Date.now(),
            job: id,
            tab: thisTab,
            endpoint: { id: endpoint.id, name: endpoint.name },
            amount: estimatedCost(price, usual) ?? 0,
            state: 'under-way',
          },
          budget === null ? undefined : { since: sessionStart(), amount: budget },
        );
      },
      release: () => settleCost(id, () => undefined),
    });
  }

  /** Makes a picture with `infer`, and settles in the ledger what came of it. */
  function make(job: Job, wire: Parameters<Infer>[1], infer: Infer): ReturnType<Infer> {
    const { id, endpoint } = job;
    const once = (noted: typeof wire) => infer(job, noted);
    return endpoint.price ? billed({ id, price: endpoint.price }, wire, once) : once(wire);
  }

  return { clear, make };
}
