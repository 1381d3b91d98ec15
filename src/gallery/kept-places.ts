import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

/** What stood at the top of each list when this tab left it, by the id of a picture, a run or a day. */
const places = persisted('proofsheet.places', z.record(z.string(), z.string()), {}, () => globalThis.sessionStorage);

/** Begins the names of what searches found. */
const sought = '? ';

type Showing = {
  view: string;
  onlyPicks: boolean;
  project: string;
  /** What is looked for, and in which order; absent while nothing is. */
  search: { text: string; sort: string } | undefined;
};

/** The name under which a place in a list is kept: what the list shows. */
export function listName({ view, onlyPicks, project, search }: Showing): string {
  const part = `${onlyPicks ? '/picks' : ''}${project && `/${project}`}`;
  return search ? `${sought}${search.sort}${part} ${search.text}` : `${view}${part}`;
}

export function keptPlace(name: string): string | undefined {
  return places.get()[name];
}

/** Keeps the place in a list that is left. With it goes that in another search: who looks for that again begins at its top. */
export function keepPlace(name: string, place: string | undefined): void {
  const others = Object.entries(places.get()).filter(([other]) => other === name || !other.startsWith(sought));
  places.set({ ...Object.fromEntries(others), ...(place !== undefined && { [name]: place }) });
}
