import { realpathSync } from 'node:fs';

/** What reads a link: a page that was opened by one waits for it. */
const ofLink = filesOf(['recipe/permalink.ts']);

/** What the gallery is made of, which comes when the form is there. */
const ofWall = filesOf(['app/wall.tsx']);

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
  group('shared', (_id, { isEntry }) => isEntry),
  group('link', (id) => ofLink.has(id)),
  group('wall', (id) => ofWall.has(id)),
  group('around', (id) => aroundWall.has(id)),
];

type ModuleInfo = { isEntry: boolean; importers: readonly string[] };
type IsRoot = (id: string, info: ModuleInfo) => boolean;

/** The modules that some roots reach by static imports alone, unless they are of a group before. */
function group(name: string, isRoot: IsRoot) {
  return {
    debugName: name,
    minShareCount: name === 'shared' ? 2 : 1,
    name: (id: string, context: { getModuleInfo: (id: string) => ModuleInfo | null }) =>
      isReached(id, isRoot, (each) => context.getModuleInfo(each)) ? name : null,
  };
}

function isReached(
  id: string,
  isRoot: IsRoot,
  infoOf: (id: string) => ModuleInfo | null,
  seen = new Set<string>(),
): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const info = infoOf(id);
  if (info === null) return false;
  return isRoot(id, info) || info.importers.some((importer) => isReached(importer, isRoot, infoOf, seen));
}

/** Throws where one of them was renamed. */
function filesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => realpathSync(new URL(`../src/${name}`, import.meta.url))));
}
