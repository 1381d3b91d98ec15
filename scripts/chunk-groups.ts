import { realpathSync } from 'node:fs';

/** What reads a link: a page that was opened by one waits for it. */
const ofLink = filesOf(['recipe/permalink.ts']);

/** What the gallery and the words over it are made of, which come when the form is there. */
const ofWall = filesOf(['app/wall.tsx', 'app/disk-alerts.tsx']);

/** What comes by itself with every start, around the form and the gallery. */
const aroundWall = filesOf([
  'app/costs.tsx',
  'app/draft-forecast.tsx',
  'app/open-way.ts',
  'app/picture-panel.tsx',
  'app/prompt-tools.tsx',
  'app/sweeps-button.tsx',
  'app/upkeep.ts',
  'composer/beside.ts',
  'library/past-times.ts',
  'organise/project-select.tsx',
  'organise/trash-button.tsx',
  'search/search-field.tsx',
]);

/**
 * Files that always come together are one: a dozen small ones compress worse, wait in line, and each costs the page about
 * as much as a hundred lines of code. What only other parts need stays out of them: nobody waits for that.
 */
export const chunkGroups = [
  // What the page itself needs, where other parts need it as well; the rest of that is the entry's own.
  { name: (id: string, context: Context) => (isOfPage(id, context) ? 'shared' : null), minShareCount: 2 },
  lateGroup('link', ofLink),
  lateGroup('wall', ofWall),
  lateGroup('around', aroundWall),
];

type ModuleInfo = { isEntry: boolean; importers: readonly string[] };
type Context = { getModuleInfo: (id: string) => ModuleInfo | null };

/** The modules that some files reach by static imports alone, unless the page itself does or they are of a group before. */
function lateGroup(group: string, roots: ReadonlySet<string>) {
  const isRoot = (id: string) => roots.has(id);
  return {
    name: (id: string, context: Context) => (!isOfPage(id, context) && isReached(id, isRoot, context) ? group : null),
  };
}

function isOfPage(id: string, context: Context): boolean {
  return isReached(id, (_id, { isEntry }) => isEntry, context);
}

function isReached(
  id: string,
  isRoot: (id: string, info: ModuleInfo) => boolean,
  context: Context,
  seen = new Set<string>(),
): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const info = context.getModuleInfo(id);
  if (info === null) return false;
  return isRoot(id, info) || info.importers.some((importer) => isReached(importer, isRoot, context, seen));
}

/** Throws where one of them was renamed. */
function filesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => realpathSync(new URL(`../src/${name}`, import.meta.url))));
}
