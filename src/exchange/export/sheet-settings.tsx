import { type CaptionField, captionFields } from '#exchange/sheet/captions.ts';
import { Field } from '#ui/field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { cellSizes, type ExportOptions } from './export-options.ts';

type SheetSettingsProps = { options: ExportOptions; onChange: (change: Partial<ExportOptions>) => void };

const papers = { a4: { name: 'A4' }, letter: { name: 'Letter' } } as const;
const directions = { upright: { name: 'Upright' }, across: { name: 'Across' } } as const;
const backgrounds = { light: { name: 'Light' }, dark: { name: 'Dark' } } as const;

/** How pictures stand on a contact sheet, a PDF or a web page, and what is said below them. */
export function SheetSettings({ options, onChange }: SheetSettingsProps) {
  const { kind, title, columns, cell, background, paper, landscape, fields } = options;
  const isGrid = kind === 'sheet' || kind === 'pdf';
  return (
    <>
      <Field label="Title" hint="Left out when empty">
        {(wiring) => (
          <input
            {...wiring}
            className="field"
            maxLength={200}
            value={title}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        )}
      </Field>
      {isGrid && (
        <Field label="Columns">
          {(wiring) => (
            <input
              {...wiring}
              type="number"
              className="field max-w-24"
              min={1}
              max={8}
              value={columns}
              onChange={({ target }) => {
                const typed = target.valueAsNumber;
                if (Number.isInteger(typed) && typed >= 1 && typed <= 8) onChange({ columns: typed });
              }}
            />
          )}
        </Field>
      )}
      {kind === 'sheet' && (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <ChoiceField label="Pictures" choices={cellSizes} value={cell} onChange={(cell) => onChange({ cell })} />
          <ChoiceField
            label="Background"
            choices={backgrounds}
            value={background}
            onChange={(background) => onChange({ background })}
          />
        </div>
      )}
      {kind === 'pdf' && (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <ChoiceField label="Paper" choices={papers} value={paper} onChange={(paper) => onChange({ paper })} />
          <ChoiceField
            label="Direction"
            choices={directions}
            value={landscape ? 'across' : 'upright'}
            onChange={(direction) => onChange({ landscape: direction === 'across' })}
          />
        </div>
      )}
      <fieldset>
        <legend className="mb-1.5 text-xs font-medium text-mute">Captions</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {captionNames.map((field) => (
            <label key={field} className="inline-flex items-center gap-1.5">
              <input
                type="checkbox"
                checked={fields.includes(field)}
                onChange={({ target }) =>
                  onChange({
                    fields: captionNames.filter((each) => (each === field ? target.checked : fields.includes(each))),
                  })
                }
              />
              {captionFields[field]}
            </label>
          ))}
        </div>
      </fieldset>
      {kind === 'pdf' && (
        <p className="text-xs text-faint">
          Captions are set in the fonts of this device, so every script it knows shows; they are pictures, not text to
          select. Pictures are printed at up to 300 dots per inch.
        </p>
      )}
      {kind === 'client' && (
        <p className="text-xs text-faint">
          Each picture’s link opens its prompt and settings in Proofsheet at this address. It never carries a token.
        </p>
      )}
    </>
  );
}

const captionNames = Object.keys(captionFields).filter((name): name is CaptionField =>
  Object.hasOwn(captionFields, name),
);
