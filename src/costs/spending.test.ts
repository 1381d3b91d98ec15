import { expect, test } from 'vitest';
import type { CostRow } from '#library/costs.ts';
import { spendingByEndpoint, spendingOf } from './spending.ts';

function aRow(at: number, amount: number, state: CostRow['state'], endpoint = { id: 'own', name: 'Own' }): CostRow {
  return { at, job: `job ${at}`, tab: 'tab', endpoint, amount, state };
}

test('what is perhaps billed counts as spent; what is under way does not yet', () => {
  const rows = [aRow(1, 1, 'paid'), aRow(2, 2, 'perhaps'), aRow(3, 4, 'under-way'), aRow(4, 8, 'paid')];
  expect(spendingOf(rows)).toEqual({ spent: 11, perhaps: 2, underWay: 4 });
  expect(spendingOf([])).toEqual({ spent: 0, perhaps: 0, underWay: 0 });
});

test('endpoints come with the latest used first, under their latest name, the session told from ever', () => {
  const other = { id: 'other', name: 'Other' };
  const rows = [
    aRow(1, 1, 'paid'),
    aRow(2, 2, 'paid', other),
    aRow(3, 4, 'perhaps', { id: 'own', name: 'Own, renamed' }),
  ];
  expect(spendingByEndpoint(rows, 3)).toEqual([
    {
      id: 'own',
      name: 'Own, renamed',
      session: { spent: 4, perhaps: 4, underWay: 0 },
      ever: { spent: 5, perhaps: 4, underWay: 0 },
    },
    {
      id: 'other',
      name: 'Other',
      session: { spent: 0, perhaps: 0, underWay: 0 },
      ever: { spent: 2, perhaps: 0, underWay: 0 },
    },
  ]);
});
