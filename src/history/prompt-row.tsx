import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { showBlob } from '#lib/blob-url.ts';
import { count } from '#lib/count.ts';
import { timeAgo } from '#lib/time-ago.ts';
import { useNow } from '#lib/use-now.ts';
import { previewQuery } from '#library/queries.ts';
import { frameId, type Run } from '#library/rows.ts';
import { diffRecipes, modelName } from '#recipe/diff.ts';
import { blankDraft, type Draft, draftOf } from '#recipe/draft.ts';
import { Button } from '#ui/button.tsx';
import { excerptOf } from './excerpt.ts';
import type { PromptEntry } from './prompts.ts';
import { rowTarget } from './rows.ts';

type PromptRowProps = {
  entry: PromptEntry;
  words: readonly string[];
  /** The prompt that is in the form. */
  present: string;
  /** A picture of its last run, if one is left. */
  picture: string | undefined;
  onUse: (settings: Partial<Draft>, text: string) => void;
  onCopy: () => void;
};

/** One prompt with what came of it, and what to do with it. */
export function PromptRow({
  entry: { prompt, last, ...entry },
  words,
  present,
  picture,
  onUse,
  onCopy,
}: PromptRowProps) {
  const { number, recipe, createdAt } = last;
  return (
    <article aria-label={prompt.slice(0, 200)} className="flex gap-3 border-b border-line p-3">
      <Thumbnail id={picture} />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-3 whitespace-pre-line wrap-anywhere">
          {excerptOf(prompt, words).map(({ at, text, isHit }) =>
            isHit ? (
              <mark key={at} className="rounded-xs bg-accent-wash text-accent-text">
                {text}
              </mark>
            ) : (
              <span key={at}>{text}</span>
            ),
          )}
        </p>
        {recipe.negativePrompt && (
          <p className="mt-0.5 truncate text-xs text-mute">without {recipe.negativePrompt.join(', ')}</p>
        )}
        <p className="mono mt-1 flex flex-wrap items-baseline gap-x-2 text-faint">
          <span>
            {last.template === undefined ? '' : 'template · '}
            {count(entry.runs, 'run')} · {count(entry.pictures, 'picture')} · <TimeAgo at={createdAt} /> ·{' '}
            {modelName(recipe.model)}
          </span>
          <Difference present={present} prompt={prompt} />
        </p>
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          <Button
            size="small"
            {...{ [rowTarget]: true }}
            onClick={() => onUse(asWritten(last), `The prompt of run ${number} is in the form.`)}
          >
            Use prompt
          </Button>
          <Button
            size="small"
            title="Everything the last run of it was made with, its first seed locked"
            onClick={() =>
              onUse(settingsOfRun(last), `The settings of run ${number} are in the form, its seed locked.`)
            }
          >
            Use all settings
          </Button>
          <Button look="quiet" size="small" aria-label="Copy prompt" title="Copy the prompt" onClick={onCopy}>
            <Copy size={13} />
          </Button>
        </div>
      </div>
    </article>
  );
}

/** What the form has to hold to make the first picture of a run again, the prompt as it was written. */
function settingsOfRun(run: Run): Draft {
  return { ...draftOf(run.recipe, run.options), ...asWritten(run), parent: frameId(run.id, 1) };
}

/** The prompt of a run as it was written; a template is one again. */
function asWritten({ recipe, template }: Run): Partial<Draft> {
  return template === undefined ? { prompt: recipe.prompt } : { prompt: template, variants: blankDraft.variants };
}

/** How a prompt differs from the one in the form, where they have something in common. */
function Difference({ present, prompt }: { present: string; prompt: string }) {
  if (present.trim() === '') return null;
  const text = diffRecipes({ prompt: present }, { prompt })[0]?.text ?? 'in the form now';
  if (text === 'new prompt') return null;
  return (
    <span className="chip" title="Against the prompt in the form">
      {text}
    </span>
  );
}

function Thumbnail({ id }: { id: string | undefined }) {
  const { data } = useQuery({ ...previewQuery(id ?? ''), enabled: id !== undefined });
  return (
    <div className="size-14 shrink-0 overflow-hidden max-mid:size-10 rounded-md bg-raise">
      {data?.kind === 'thumbnail' && (
        <img ref={showBlob(data.blob)} alt="" draggable={false} className="size-full object-cover" />
      )}
    </div>
  );
}

function TimeAgo({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeAgo(at, useNow())}</time>;
}
