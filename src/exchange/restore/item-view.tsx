import { useState } from 'react';
import type { Draft } from '#recipe/draft.ts';
import { hubModelSchema } from '#recipe/recipe.ts';
import { Button } from '#ui/button.tsx';
import { AddButton } from './add-all.tsx';
import { compareWith, type Part, patchDraft } from './draft-patch.ts';
import type { Item } from './incoming.ts';
import { PromptsView } from './prompts-view.tsx';
import { ReadingView } from './reading-view.tsx';
import { Thumbnail } from './thumbnail.tsx';

type ItemViewProps = {
  item: Item;
  /** Whose models the selected endpoint speaks of. */
  models: 'hub' | 'own';
  draft: Draft;
  labelOf: (id: string) => string;
  onUse: (draft: Draft, text: string) => void;
  onAdded: (() => void) | undefined;
};

/** One thing that came in: what it is, and what can be done with it. */
export function ItemView({ item, models, draft, labelOf, onUse, onAdded }: ItemViewProps) {
  const { name, outcome } = item;
  const [at, setAt] = useState(0);
  const [left, setLeft] = useState(() => unusable(outcome, models));
  const reading = outcome.kind === 'read' ? outcome.readings[at] : undefined;
  if (outcome.kind === 'prompts')
    return (
      <PromptsView
        prompts={outcome.prompts}
        onUse={(prompt) => onUse({ ...draft, prompt }, 'The prompt is in the form.')}
      />
    );

  const rows = reading ? compareWith(draft, reading.recipe) : [];
  const chosen = new Set(rows.map(({ part }) => part).filter((part) => !left.has(part)));
  const use = (parts: ReadonlySet<Part>) => {
    if (!reading) return;
    const lock = parts.has('seed') ? ', the seed locked' : '';
    onUse(patchDraft(draft, reading.recipe, parts), `Settings from ${name} are in the form${lock}. Nothing was sent.`);
  };
  return (
    <div className="grid min-w-0 content-start gap-4">
      <div className="flex items-center gap-3">
        <Thumbnail item={item} className="size-20 shrink-0 rounded-[7px]" />
        <div className="min-w-0">
          <p className="truncate font-medium" title={name}>
            {name}
          </p>
          {reading && <p className="text-mute">Written by {reading.tool}</p>}
          {outcome.kind !== 'read' && <p className="text-warn-text">{outcome.why}</p>}
        </div>
      </div>
      {outcome.kind === 'read' && outcome.readings.length > 1 && (
        <label className="flex items-center gap-3 text-mute">
          Picture
          <select className="field h-[34px] w-auto" value={at} onChange={({ target }) => setAt(Number(target.value))}>
            {outcome.readings.map(({ recipe }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <option key={index} value={index}>
                {index + 1}: {(recipe.prompt ?? '').slice(0, 60)}
              </option>
            ))}
          </select>
        </label>
      )}
      {reading && (
        <ReadingView
          reading={reading}
          rows={rows}
          chosen={chosen}
          onChoose={(part, isChosen) => {
            const next = new Set(left);
            if (isChosen) next.delete(part);
            else next.add(part);
            setLeft(next);
          }}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <AddButton items={[item]} labelOf={labelOf} onAdded={onAdded} />
        {rows.length > 0 && (
          <>
            <Button
              disabled={chosen.size === 0}
              onClick={() => use(new Set([...chosen].filter((part) => part !== 'seed')))}
            >
              Use all but the seed
            </Button>
            <Button look="primary" disabled={chosen.size === 0} onClick={() => use(chosen)}>
              Use
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** What is better left where it is, until somebody ticks it: a checkpoint's name where only models of the Hub are known. */
function unusable(outcome: Item['outcome'], models: 'hub' | 'own'): ReadonlySet<Part> {
  const model = outcome.kind === 'read' ? outcome.readings[0]?.recipe.model : undefined;
  return new Set(models === 'hub' && model && !hubModelSchema.safeParse(model).success ? ['model'] : []);
}
