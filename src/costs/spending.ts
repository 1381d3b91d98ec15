import { type CostRow, spentSince, sum } from '#library/costs.ts';

/** What some requests came to, in US dollars: spent, how much of that only perhaps, and still under way. */
export type Spending = { spent: number; perhaps: number; underWay: number };

/** What was spent at one endpoint, in this session and ever. */
export type EndpointSpending = { id: string; name: string; session: Spending; ever: Spending };

/** What rows of the ledger come to. Pure. */
export function spendingOf(rows: readonly CostRow[]): Spending {
  const inState = (state: CostRow['state']) => sum(rows.filter((row) => row.state === state));
  const perhaps = inState('perhaps');
  return { spent: inState('paid') + perhaps, perhaps, underWay: inState('under-way') };
}

/** The ledger by endpoint, the latest used first, under the name each had last. Pure. */
export function spendingByEndpoint(rows: readonly CostRow[], sessionStart: number): EndpointSpending[] {
  const ids = new Set(rows.map(({ endpoint }) => endpoint.id).reverse());
  return [...ids].map((id) => {
    const own = rows.filter(({ endpoint }) => endpoint.id === id);
    return {
      id,
      name: own.at(-1)?.endpoint.name ?? '',
      session: spendingOf(spentSince(sessionStart, own)),
      ever: spendingOf(own),
    };
  });
}
