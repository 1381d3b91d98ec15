import * as z from 'zod/mini';
import { uniqueId } from '#lib/unique-id.ts';
import { library } from './database.ts';
import { deleteRecord } from './deletions.ts';
import { announce } from './news.ts';

export const projectSchema = z.object({ id: z.string(), name: z.string(), createdAt: z.number() });

/** What pictures are kept together for. A picture is in one, or in none; one whose project is gone is in none. */
export type Project = z.output<typeof projectSchema>;

/** All projects, by name. Rows that no longer fit the schema are passed over. */
export async function readProjects(): Promise<Project[]> {
  const rows = await (await library()).getAll('projects');
  return rows
    .flatMap((row) => projectSchema.safeParse(row).data ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** A new project; resolves to its id. */
export async function addProject(name: string, now = Date.now()): Promise<string> {
  const project = { id: uniqueId(), name, createdAt: now };
  await writeProject(project);
  return project.id;
}

/** Keeps a project under its name, be it a new one, or one that was deleted. */
export async function writeProject(project: Project): Promise<void> {
  await (await library()).put('projects', project);
  announce('projects');
}

/** Deletes a project, and none of its pictures: they are in none from then on, and in it again when it is written again. */
export async function removeProject(id: string): Promise<void> {
  await deleteRecord('projects', id);
  announce('projects');
}

/** Ids of the pictures of a project, ascending, by indexes alone: those ordered for it and not moved, and those moved to it. */
export async function readProjectPictureIds(project: string): Promise<string[]> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'marks']);
  const marks = transaction.objectStore('marks').index('byProject');
  const [ordered, moved, here] = await Promise.all([
    transaction.objectStore('pictures').index('byProject').getAllKeys(project),
    marks.getAllKeys(),
    marks.getAllKeys(project),
  ]);
  const isMoved = new Set(moved);
  return [...ordered.filter((id) => !isMoved.has(id)), ...here].sort();
}
