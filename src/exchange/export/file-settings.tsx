import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { defaultPattern, exportSettings, metadataChoices } from '#exchange/write/export-settings.ts';
import { nameByPattern, patternFields, patternProblem } from '#exchange/write/name-pattern.ts';
import { imageTypes } from '#inference/image-type.ts';
import { pictureQuery, previewQuery, runsQuery } from '#library/queries.ts';
import { frameOf } from '#library/rows.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { ChoiceField } from './choice-field.tsx';

/** What is written into picture files and how they are called; kept, and the same for Download, drag and Copy image. */
export function FileSettings({ example, names }: { example: string | undefined; names: boolean }) {
  const { metadata, pattern } = useSyncExternalStore(exportSettings.subscribe, exportSettings.get);
  // A pattern that cannot be used stays as typed and is told to be wrong; what is kept is the last good one.
  const [typed, setTyped] = useState(pattern);
  const problem = patternProblem(typed);

  function change(text: string) {
    setTyped(text);
    if (patternProblem(text) === undefined) exportSettings.set({ ...exportSettings.get(), pattern: text });
  }

  return (
    <>
      <ChoiceField
        label="Metadata"
        choices={metadataChoices}
        value={metadata}
        onChange={(metadata) => exportSettings.set({ ...exportSettings.get(), metadata })}
      />
      <p className="-mt-2 text-xs text-faint">{metadataChoices[metadata].hint}</p>
      {names && (
        <div>
          <Field label="File names" error={problem}>
            {(wiring) => (
              <input
                {...wiring}
                className="field mono"
                spellCheck={false}
                autoComplete="off"
                value={typed}
                onChange={({ target }) => change(target.value)}
              />
            )}
          </Field>
          <div className="mt-1.5 flex flex-wrap gap-1">
            {patternFields.map((field) => (
              <Button key={field} size="small" className="mono px-1.5" onClick={() => change(`${typed}{${field}}`)}>
                {`{${field}}`}
              </Button>
            ))}
            {typed !== defaultPattern && (
              <Button look="quiet" size="small" onClick={() => change(defaultPattern)}>
                Reset
              </Button>
            )}
          </div>
          {example !== undefined && <Example id={example} pattern={pattern} />}
        </div>
      )}
      <p className="text-xs text-faint">Kept on this device, and the same for Download, drag and Copy image.</p>
    </>
  );
}

function Example({ id, pattern }: { id: string; pattern: string }) {
  const { data: picture } = useQuery(pictureQuery(id));
  const { data: preview } = useQuery(previewQuery(id));
  const { data: runs } = useQuery(runsQuery);
  if (!picture) return null;
  const { run, frame } = frameOf(id);
  const number = runs?.find((each) => each.id === run)?.number ?? 0;
  const size = preview?.kind === 'thumbnail' ? preview : undefined;
  return (
    <p className="mt-2 text-xs text-mute">
      For example{' '}
      <output aria-label="Example" className="mono wrap-anywhere text-text">
        {nameByPattern(pattern, { picture, run: number, frame, size }, imageTypes[picture.type])}
      </output>
    </p>
  );
}
