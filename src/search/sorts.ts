/** The orders that pictures can be found in, and what they are called. */
export const sorts = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  best: 'Highest rating first',
  worst: 'Lowest rating first',
  fastest: 'Quickest first',
  slowest: 'Slowest first',
} as const;

export type Sort = keyof typeof sorts;

export const sortNames = ['newest', 'oldest', 'best', 'worst', 'fastest', 'slowest'] as const satisfies readonly Sort[];
