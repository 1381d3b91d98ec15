import { useState } from 'react';
import type { Picture } from '#library/rows.ts';
import { Button, ignoreDoublePress } from '#ui/button.tsx';
import type { Tally } from './findings.ts';
import { type FieldTest, fieldTests } from './repeat.ts';
import { findingNames, plural } from './words.ts';

type FieldTestsProps = {
  picture: Picture;
  /** What is known of who made the picture. */
  tally: Tally;
  /** Sends one request for each test, after one exact repeat where that is missing. */
  onTest: (tests: readonly FieldTest[], exactToo: boolean) => void;
};

/** Which parameters the server uses: asked again without one of them, a server that ignores it makes the same picture. */
export function FieldTests({ picture, tally, onTest }: FieldTestsProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const tests = fieldTests(picture);
  const asked = tests.filter(({ field }) => chosen.includes(field));
  // Whether a parameter makes a difference can be told only where its absence alone does.
  const exactToo = tally.identical + tally.near + tally.different === 0;
  const requests = asked.length + (exactToo ? 1 : 0);
  return (
    <section aria-labelledby="field-tests">
      <h3 id="field-tests" className="font-semibold">
        Does the server use it?
      </h3>
      <p className="mt-1 max-w-[70ch] text-xs text-mute">
        The request is sent once more with one parameter changed, the cache off and all else the same. If the same
        picture comes, that parameter makes no difference here.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (asked.length === 0) return;
          setChosen([]);
          onTest(asked, exactToo);
        }}
      >
        <ul className="mt-2 border-y border-line">
          {tests.map(({ field, label, how }) => {
            const finding = tally.findings[field];
            return (
              <li key={field} className="border-line not-first:border-t">
                <label className="flex flex-wrap items-center gap-x-2.5 py-1.5 hover:bg-hover">
                  <input
                    type="checkbox"
                    className="m-1"
                    checked={chosen.includes(field)}
                    onChange={({ target }) =>
                      setChosen(target.checked ? [...chosen, field] : chosen.filter((each) => each !== field))
                    }
                  />
                  <span>{label}</span>
                  <span className="mono flex-1 text-faint">{how}</span>
                  {finding && (
                    <span className={finding === 'ignored' ? 'text-xs text-warn-text' : 'text-xs text-mute'}>
                      {findingNames[finding]}
                    </span>
                  )}
                </label>
              </li>
            );
          })}
        </ul>
        {Object.values(tally.findings).includes('unclear') && (
          <p className="mt-1.5 text-xs text-faint">
            It cannot be told where exact repeats differ too, or the answer came from a cache.
          </p>
        )}
        <div className="mt-2.5 flex flex-wrap items-center gap-3">
          <Button type="submit" size="small" disabled={asked.length === 0} onClick={ignoreDoublePress}>
            {asked.length === 0
              ? 'Test parameters'
              : `Test ${plural(asked.length, 'parameter')} (${plural(requests, 'request')})`}
          </Button>
          {exactToo && (
            <p className="flex-1 text-xs text-faint">
              One of the requests is an exact repeat: without one, nothing could be told from a difference.
            </p>
          )}
        </div>
      </form>
    </section>
  );
}
