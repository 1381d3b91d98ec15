import { queryOptions } from '@tanstack/react-query';
import { afterFirstLook } from './first-look.ts';
import { readMarks } from './marks.ts';
import { readProjects } from './projects.ts';
import { diskList, listKeys } from './queries.ts';
import { readTrash } from './trash.ts';

/** All marks by picture; `followMarks` keeps it up to date. */
export const marksQuery = queryOptions({
  ...diskList,
  queryKey: listKeys.marks,
  queryFn: () => afterFirstLook().then(readMarks),
});

export const projectsQuery = queryOptions({ ...diskList, queryKey: listKeys.projects, queryFn: readProjects });

export const trashQuery = queryOptions({ ...diskList, queryKey: ['trash'], queryFn: readTrash });
