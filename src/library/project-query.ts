import { queryOptions } from '@tanstack/react-query';

/** Ids of the pictures of a project, ascending; `followProjects` keeps them up to date. */
export const projectQuery = (id: string) =>
  queryOptions({
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    structuralSharing: false,
    queryKey: ['project', id],
    queryFn: async (): Promise<readonly string[]> => (await import('./projects.ts')).readProjectPictureIds(id),
  });
