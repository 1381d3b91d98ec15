import { useQuery } from '@tanstack/react-query';
import { projectQuery } from '#library/project-query.ts';
import { picksQuery, pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { frameLabel } from './strips.ts';
import { visible } from './visible.ts';

const none: readonly string[] = [];

type Asked = {
  onlyPicks: boolean;
  /** The one whose pictures alone are shown; '' for all. */
  project: string;
  /** What a search found, in its order, failed jobs included; absent, everything is shown. */
  found: readonly string[] | undefined;
  /** Jobs of the project. */
  jobIds: readonly string[];
};

/** The pictures on show in the gallery, all there are, and how each is called: "42·3". */
export function useVisiblePictures({ onlyPicks, project, found, jobIds }: Asked) {
  const { data: runs = [] } = useQuery(runsQuery);
  const { data: everywhere = none } = useQuery(pictureIdsQuery);
  const { data: inProject = none } = useQuery({ ...projectQuery(project), enabled: project !== '' });
  const { data: picks = none } = useQuery(picksQuery);
  return {
    ...visible({
      everywhere,
      inProject: project === '' ? undefined : inProject,
      picks: onlyPicks ? picks : undefined,
      found,
      jobIds: onlyPicks ? none : jobIds,
    }),
    everywhere,
    labelOf: (id: string) => frameLabel(runs, id),
  };
}
