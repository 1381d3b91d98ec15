import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { imageTypes } from '#inference/image-type.ts';
import { byteSize } from '#lib/byte-size.ts';
import { dollars } from '#lib/dollars.ts';
import { previewQuery } from '#library/queries.ts';
import type { Picture } from '#library/rows.ts';
import { fields } from '#recipe/fields.ts';
import type { Recipe } from '#recipe/recipe.ts';

type ParameterListProps = {
  picture: Picture;
  label: string;
  /** Parameters that the server seems to make nothing of. */
  ignored: readonly (keyof Recipe)[];
  /** Rows that stand under the frame's: where the picture comes from. */
  children: ReactNode;
};

/** Every parameter under the form's labels, then the file, the timing and what the server said. */
export function ParameterList({ picture, label, ignored, children }: ParameterListProps) {
  const { recipe, template, options, endpoint, notes } = picture;
  const preview = useQuery(previewQuery(picture.id));
  // Asked for, but left out of the request or without effect: the picture owes nothing to it.
  const caveat = (field: keyof Recipe) =>
    notes.notSent?.includes(field) ? (
      <Faint> · requested, not sent</Faint>
    ) : (
      recipe[field] !== undefined && ignored.includes(field) && <Faint> · seems ignored by this server</Faint>
    );
  const size = preview.data?.kind === 'thumbnail' ? ` · ${preview.data.width} × ${preview.data.height}` : '';
  return (
    <dl className="mono grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2.5 gap-y-[5px] border-t border-line px-3.5 py-3">
      <Row term="Frame">{label}</Row>
      {children}
      <Row term={fields.model.label}>
        {recipe.model}
        {caveat('model')}
      </Row>
      <Row term={fields.prompt.label}>
        <Prompt text={recipe.prompt} />
      </Row>
      {template !== undefined && (
        <Row term="Template">
          <Prompt text={template} />
        </Row>
      )}
      <Row term={fields.negativePrompt.label}>
        {recipe.negativePrompt?.join(', ') ?? <Faint>none</Faint>}
        {caveat('negativePrompt')}
      </Row>
      {(['width', 'height', 'guidanceScale', 'steps', 'scheduler', 'seed'] as const).map((field) => (
        <Row key={field} term={fields[field].label}>
          {recipe[field] ?? <Faint>model’s own</Faint>}
          {caveat(field)}
        </Row>
      ))}
      <Row term="Use cache">{options.useCache ? 'on' : 'off'}</Row>
      <Row term="Wait for model">{options.waitForModel ? 'on' : 'off'}</Row>
      <Row term="Endpoint">{endpoint.name}</Row>
      <ServerNoteRows picture={picture} />
      {picture.importedFrom !== undefined ? (
        <Row term="Made with">{picture.importedFrom}</Row>
      ) : (
        <Row term="Took">
          {(picture.tookMs / 1000).toFixed(2)} s{picture.attempts > 1 && ` · ${picture.attempts} attempts`}
        </Row>
      )}
      {picture.cost !== undefined && <Row term="Cost">{dollars(picture.cost)}</Row>}
      <Row term={picture.importedFrom === undefined ? 'Made' : 'Brought in'}>
        {new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(picture.createdAt)}
      </Row>
      <Row term="File">
        {imageTypes[picture.type].toUpperCase()} · {byteSize(picture.bytes)}
        {size}
      </Row>
    </dl>
  );
}

/** What the server said beside the picture, where it said anything. */
function ServerNoteRows({ picture: { recipe, notes } }: { picture: Picture }) {
  const { route, seed, computeTimeS, computeType, cached } = notes;
  const cache = cached === undefined ? 'the server did not say' : cached ? 'hit: made earlier' : 'miss: made now';
  return (
    <>
      {route && (
        <Row term="Provider">
          {route.provider} · {route.providerId}
        </Row>
      )}
      {notes.model !== undefined && <Row term="Model used">{notes.model}</Row>}
      {seed !== undefined && seed !== String(recipe.seed) && <Row term="Seed used">{seed}</Row>}
      {notes.revisedPrompt !== undefined && <Row term="Prompt used">{notes.revisedPrompt}</Row>}
      {notes.flagged && <Row term="Safety">flagged by the server’s filter</Row>}
      {computeTimeS !== undefined && <Row term="Compute time">{computeTimeS} s</Row>}
      {computeType !== undefined && <Row term="Computed on">{computeType}</Row>}
      <Row term="Cache">{cache}</Row>
      {notes.requestId !== undefined && <Row term="Request id">{notes.requestId}</Row>}
    </>
  );
}

export function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

function Prompt({ text }: { text: string }) {
  return (
    <span
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt scrolls, and keys must be able to scroll it
      tabIndex={0}
      className="block max-h-32 overflow-y-auto font-sans text-[12.5px] leading-snug whitespace-pre-wrap"
    >
      {text}
    </span>
  );
}

export function Faint({ children }: { children: string }) {
  return <span className="text-faint">{children}</span>;
}
