import { bad, type Check, good, note, type Outcome, type Ports, unknown } from './check.ts';
import { hostLine } from './host-line.ts';
import { buildId, compareFile, listName, parseSums } from './sums.ts';

const sendHeaders = 'Where the host can be told, have it send the headers that Proofsheet’s SECURITY.md names.';

/** What the host serves, compared with what was built. */
export const fileChecks: readonly Check[] = [
  {
    id: 'build',
    name: 'Build',
    means: 'Every file of a build goes into this number. A host that lies can forge it, so compare it elsewhere.',
    run: ofList(async (sums) =>
      good(`${await buildId(sums)}. It should be the one that whoever publishes this page names for it.`),
    ),
  },
  {
    id: 'files',
    name: 'Files as they were built',
    means: 'Every file is fetched again and compared with the list of the build by its SHA-256.',
    run: ofList(async (sums, { own }) => {
      const found = await Promise.all(
        [...sums].map(async ([name, sum]) => {
          const response = await own(name === 'index.html' ? './' : name);
          if (!response.ok) return { name, is: 'missing' };
          return { name, is: await compareFile(name, new Uint8Array(await response.arrayBuffer()), sum) };
        }),
      );
      const wrong = found.filter(({ is }) => is === 'missing' || is === 'other');
      if (wrong.length > 0)
        return bad(
          `${wrong.length} of ${sums.size} files are not those of the build.`,
          'Deploy the build again, whole. If they still differ, do not enter a token: the host changes what it serves.',
          wrong.map(({ name, is }) => `${name} is ${is === 'missing' ? 'missing' : 'another'}`),
        );
      const line = found.some(({ is }) => is === 'space')
        ? ' The page has one line more, which Hugging Face adds to every Space.'
        : '';
      return good(`All ${sums.size} are.${line}`);
    }),
  },
  {
    id: 'scripts',
    name: 'Scripts in this page',
    means: 'Every script that stands in the page must be one of the build’s files.',
    run: ofList((sums) => {
      const folder = new URL('./', document.baseURI).href;
      const strangers = [...document.scripts].filter(({ src, outerHTML }) =>
        src === ''
          ? !hostLine.test(`<head>${outerHTML}`)
          : !src.startsWith(folder) || !sums.has(src.slice(folder.length)),
      );
      return strangers.length === 0
        ? good('They are.')
        : bad(
            'There are scripts that are not of this build.',
            'Reload: the page may have been deployed anew. If they are still there, do not enter a token.',
            strangers.map(({ outerHTML }) => outerHTML.slice(0, 160)),
          );
    }),
  },
  {
    id: 'frame-header',
    name: 'The host forbids frames',
    means: 'Only a header can keep other websites from framing the page; the page itself can but cover itself.',
    run: async ({ own }) => {
      const { headers } = await own('./');
      const isForbidden = /frame-ancestors/i.test(headers.get('content-security-policy') ?? '');
      return isForbidden || headers.has('x-frame-options')
        ? good('The host sends a header that says who may frame the page.')
        : note('The host sends no such header.', sendHeaders);
    },
  },
  {
    id: 'nosniff',
    name: 'The host names types for good',
    means: 'With nosniff, a browser never takes a file for something else than the host says it is.',
    run: async ({ own }) =>
      (await own('./')).headers.get('x-content-type-options')?.toLowerCase() === 'nosniff'
        ? good('The host sends nosniff.')
        : note('The host does not send nosniff.', sendHeaders),
  },
];

/** A look at the list of the build's files, where the host serves one. */
function ofList(look: (sums: ReadonlyMap<string, string>, ports: Ports) => Promise<Outcome> | Outcome): Check['run'] {
  return async (ports) => {
    const response = await ports.own(listName);
    const sums = response.ok ? parseSums(await response.text()) : undefined;
    return sums ? look(sums, ports) : unknown(`The host serves no list of the build’s files (${listName}).`);
  };
}
