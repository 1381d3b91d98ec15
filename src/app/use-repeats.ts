import { useQuery } from '@tanstack/react-query';
import type { Picture } from '#library/rows.ts';
import { type Recipe, recipeField } from '#recipe/recipe.ts';
import { makerOf, tallyOf } from '#verify/findings.ts';
import { verdictsQuery } from '#verify/queries.ts';
import type { OwedRepeats } from '#verify/status.ts';
import { useFrameJobs } from './use-frame-jobs.ts';

/** Repeats of a picture that are still owed, by this page or since an earlier one. */
export function useOwedRepeats(of: string): OwedRepeats {
  const owed = useFrameJobs().filter(({ live, abandoned }) => (live?.job ?? abandoned)?.check?.of === of);
  const pending = owed.filter(({ live }) => live?.state.status === 'pending').length;
  return { pending, failed: owed.length - pending };
}

/** The parameters that the server of a picture was seen to ignore. */
export function useIgnored(): (picture: Picture) => (keyof Recipe)[] {
  const { data: verdicts = [] } = useQuery(verdictsQuery);
  return (picture) => {
    const { findings } = tallyOf(makerOf(picture), verdicts);
    return recipeField.options.filter((field) => findings[field === 'height' ? 'width' : field] === 'ignored');
  };
}
