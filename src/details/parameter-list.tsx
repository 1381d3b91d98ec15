import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { imageTypes } from '#inference/image-type.ts';
import { byteSize } from '#lib/byte-size.ts';
import { previewQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import { fields } from '#recipe/fields.ts';

/** Every parameter under the form's labels, then the file, the timing and what the server said. */
export function ParameterList({ picture, label }: { picture: Picture; label: string }) {
  const { recipe, options, endpoint, notes } = picture;
  const preview = useQuery(previewQuery(picture.id));
  const size = preview.data?.kind === 'thumbnail' ? ` · ${preview.data.width} × ${preview.data.height}` : '';
  return (
    <dl className="mono grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2.5 gap-y-[5px] border-t border-line px-3.5 py-3">
      <Row term="Frame">{label}</Row>
      <Row term={fields.model.label}>{recipe.model}</Row>
      <Row term={fields.prompt.label}>
        <span
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt scrolls, and keys must be able to scroll it
          tabIndex={0}
          className="block max-h-32 overflow-y-auto font-sans text-[12.5px] leading-snug whitespace-pre-wrap"
        >
          {recipe.prompt}
        </span>
      </Row>
      <Row term={fields.negativePrompt.label}>{recipe.negativePrompt?.join(', ') ?? <Faint>none</Faint>}</Row>
      <Row term={fields.width.label}>{recipe.width ?? <Unset />}</Row>
      <Row term={fields.height.label}>{recipe.height ?? <Unset />}</Row>
      <Row term={fields.guidanceScale.label}>{recipe.guidanceScale ?? <Unset />}</Row>
      <Row term={fields.steps.label}>{recipe.steps ?? <Unset />}</Row>
      <Row term={fields.scheduler.label}>{recipe.scheduler ?? <Unset />}</Row>
      <Row term={fields.seed.label}>{recipe.seed}</Row>
      <Row term="Use cache">{options.useCache ? 'on' : 'off'}</Row>
      <Row term="Wait for model">{options.waitForModel ? 'on' : 'off'}</Row>
      <Row term="Endpoint">{endpoint.name}</Row>
      <Row term="Took">
        {(picture.tookMs / 1000).toFixed(2)} s{picture.attempts > 1 && ` · ${picture.attempts} attempts`}
      </Row>
      {notes.computeTimeS !== undefined && <Row term="Compute time">{notes.computeTimeS} s</Row>}
      {notes.computeType !== undefined && <Row term="Computed on">{notes.computeType}</Row>}
      <Row term="Cache">{cacheWords(notes.cached)}</Row>
      {notes.requestId !== undefined && <Row term="Request id">{notes.requestId}</Row>}
      <Row term="Made">
        {new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(picture.createdAt)}
      </Row>
      <Row term="File">
        {imageTypes[picture.type].toUpperCase()} · {byteSize(picture.bytes)}
        {size}
      </Row>
    </dl>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

function Unset() {
  return <Faint>model’s own</Faint>;
}

function Faint({ children }: { children: string }) {
  return <span className="text-faint">{children}</span>;
}

function cacheWords(cached: boolean | undefined): string {
  if (cached === undefined) return 'the server did not say';
  return cached ? 'hit: made earlier' : 'miss: made now';
}
