import { parsePolicy, policiesInPage } from '#lib/content-policy.ts';
import { bad, type Check, good, note, type Outcome, unknown, useCurrent } from './check.ts';
import { hostLine } from './host-line.ts';
import { lockOf, weaknesses } from './policy.ts';
import { isStopped } from './violation.ts';

const deployAsBuilt = 'Deploy the files as they were built; something between them and this browser changes the page.';
const unsaid = 'It did not come through, but the browser did not say that the policy stopped it.';

/** An address that can never be asked (RFC 2606). */
const nowhere = 'https://checkup.invalid';

/** Whether the content policy is there, comes first, and does what it says. */
export const policyChecks: readonly Check[] = [
  {
    id: 'policy',
    name: 'Content policy',
    means: 'It tells the browser what this page may load, run and ask, so that a script that got in can do little.',
    run: ofPolicy((base) => {
      const weak = weaknesses(parsePolicy(base.content));
      return weak.length === 0
        ? good('It is there, and as strict as it was built.')
        : bad('It is weaker than it was built.', deployAsBuilt, weak);
    }),
  },
  {
    id: 'policy-first',
    name: 'Content policy comes first',
    means: 'What stands before a policy is not bound by it.',
    run: ofPolicy((base) => {
      const before = [...document.head.children].slice(0, [...document.head.children].indexOf(base));
      const strangers = before.filter(
        (each) => !each.matches('meta[charset]') && !hostLine.test(`<head>${each.outerHTML}`),
      );
      return strangers.length === 0
        ? good('Only the page’s character set stands before it.')
        : bad(
            'Something stands before it.',
            deployAsBuilt,
            strangers.map((each) => each.outerHTML.slice(0, 120)),
          );
    }),
  },
  {
    id: 'no-eval',
    name: 'Text is never run',
    means: 'A picture, a link or an answer that holds a program stays text. Tried with a program that does nothing.',
    run: async () => {
      const ways = {
        eval: () => Reflect.get(globalThis, 'eval')('1'),
        'new Function': () => Reflect.construct(Function, ['']),
      };
      const open = Object.entries(ways).flatMap(([name, run]) => (throws(run) ? [] : [name]));
      return open.length === 0
        ? good('The browser refused to run text.')
        : bad('The browser ran text as a program.', deployAsBuilt, open);
    },
  },
  {
    id: 'no-inline-style',
    name: 'No styles out of nowhere',
    means: 'Styles can show a page that is not there. Tried with an inline style.',
    run: () => {
      const element = document.createElement('p');
      element.setAttribute('style', 'color: red');
      return element.style.color === ''
        ? good('The browser refused an inline style.')
        : bad('The browser took an inline style.', deployAsBuilt);
    },
  },
  {
    id: 'no-elsewhere',
    name: 'Nothing is sent elsewhere',
    means: `A script that got in has nowhere to send what it found. Tried with ${nowhere}, which does not exist.`,
    run: async ({ fetch }) => {
      let isAnswered = false;
      const ask = async () => {
        await fetch(nowhere);
        isAnswered = true;
      };
      if (await isStopped('connect-src', nowhere, ask))
        return good('The policy stopped the request before it left the browser.');
      return isAnswered ? bad('The policy let the request through.', deployAsBuilt) : unknown(unsaid);
    },
  },
  {
    id: 'no-documents',
    name: 'No documents out of pictures',
    means: 'A file that says it is a picture and is a web page must never open as one. Tried with an empty page.',
    run: async () => {
      const url = URL.createObjectURL(new Blob([''], { type: 'text/html' }));
      const frame = document.createElement('iframe');
      frame.hidden = true;
      frame.src = url;
      try {
        if (await isStopped('frame-src', 'blob', () => document.body.append(frame)))
          return good('The policy stopped a page made of bytes.');
        const isOpen = frame.contentDocument?.URL === url;
        return isOpen ? bad('A page made of bytes could be opened.', deployAsBuilt) : unknown(unsaid);
      } finally {
        frame.remove();
        URL.revokeObjectURL(url);
      }
    },
  },
  {
    id: 'trusted-types',
    name: 'Trusted Types',
    means: 'No text becomes markup or the address of a script, unless the page’s one policy for that lets it.',
    run: () => {
      if (!('trustedTypes' in globalThis)) return note('This browser does not know them.', useCurrent);
      const element = document.createElement('div');
      return throws(() => Reflect.set(element, 'innerHTML', '<b>text</b>'))
        ? good('The browser refused to make markup of text.')
        : bad('The browser made markup of text.', deployAsBuilt);
    },
  },
  {
    id: 'lock',
    name: 'Endpoint lock',
    means:
      'Only the servers of your endpoints, those of Hugging Face and of pictures from its providers may be asked at all. Look whether you know them.',
    run: () => {
      // The page has a policy of its own; `boot.js` adds the one that lists the endpoints.
      const [, lock] = policiesInPage();
      if (!lock) return bad('The lock is missing.', deployAsBuilt);
      const { origins, tooWide } = lockOf(parsePolicy(lock.content));
      if (tooWide.length > 0) return bad('The lock lets more through than single servers.', deployAsBuilt, tooWide);
      return good(`Besides its own host, the page may ask ${origins.length} servers:`, origins);
    },
  },
];

/** A look at the page's own policy. */
function ofPolicy(look: (base: HTMLMetaElement) => Outcome): Check['run'] {
  return () => {
    const [base] = policiesInPage();
    return base ? look(base) : bad('The page has none.', deployAsBuilt);
  };
}

function throws(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}
