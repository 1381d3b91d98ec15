import type { QueryClient } from '@tanstack/react-query';
import { changedIds } from './catalogue.ts';
import { library } from './database.ts';
import { marksQuery } from './mark-queries.ts';
import { readMarksOf, says } from './marks.ts';
import { projectQuery } from './project-query.ts';
import { few } from './sorted-ids.ts';

/** Brings the marks of this page up to date after those of certain pictures changed. */
export async function followMarks(client: QueryClient, ids: readonly string[]): Promise<void> {
  // What is being read just now may be of before.
  if (client.isFetching({ queryKey: marksQuery.queryKey }) > 0)
    return client.invalidateQueries({ queryKey: marksQuery.queryKey });
  const fresh = await readMarksOf(ids);
  client.setQueryData(marksQuery.queryKey, (known) => {
    if (!known) return known;
    const next = new Map(known);
    for (const mark of fresh) {
      if (says(mark)) next.set(mark.id, mark);
      else next.delete(mark.id);
    }
    return next;
  });
}

/** Brings the lists of projects' pictures up to date. A few pictures change them in place; more, and they are read again. */
export async function followProjects(client: QueryClient, ids: readonly string[] | undefined): Promise<void> {
  const queries = client.getQueryCache().findAll({ queryKey: ['project'] });
  if (queries.length === 0) return;
  if (!ids || ids.length > few) return void client.invalidateQueries({ queryKey: ['project'] });
  const projects = await projectsOf(ids);
  for (const { queryKey } of queries) {
    const project = queryKey[1];
    if (project === undefined) continue;
    client.setQueryData(projectQuery(project).queryKey, (known) => {
      const added = ids.filter((_, index) => projects[index] === project);
      const removed = ids.filter((_, index) => projects[index] !== project);
      return known && changedIds(known, { added, removed });
    });
  }
}

/** The project that each picture is in; undefined, too, for one that is gone. */
async function projectsOf(ids: readonly string[]): Promise<(string | undefined)[]> {
  const marks = await readMarksOf(ids);
  const { store } = (await library()).transaction('pictures');
  const pictures = await Promise.all(ids.map((id) => store.get(id)));
  return pictures.map((picture, index) => picture && (marks[index]?.project ?? picture.project));
}
