import { queryOptions } from '@tanstack/react-query';
import { readMarks } from './marks.ts';
import { readProjects } from './projects.ts';
import { listKeys } from './queries.ts';
import { readTrash } from './trash.ts';

/** What was said of pictures, as react-query sees it. Read again when a write is announced. */
const list = {
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  structuralSharing: false,
} as const;

/** All marks by picture; `followMarks` keeps it up to date. */
export const marksQuery = queryOptions({ ...list, queryKey: listKeys.marks, queryFn: readMarks });

export const projectsQuery = queryOptions({ ...list, queryKey: listKeys.projects, queryFn: readProjects });

export const trashQuery = queryOptions({ ...list, queryKey: ['trash'], queryFn: readTrash });
