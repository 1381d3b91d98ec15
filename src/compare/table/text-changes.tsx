import { diffWords } from './word-diff.ts';

/** A text with what changed since another: taken out and put in, by sign, line and colour, and in words for a screen reader. */
export function WordChanges({ before, after }: { before: string; after: string }) {
  return (
    <p className="relative max-h-48 overflow-y-auto font-sans whitespace-pre-wrap text-text">
      {diffWords(before, after).map(({ kind, text, at }) =>
        kind === 'kept' ? text : <Changed key={at} kind={kind} text={text} />,
      )}
    </p>
  );
}

/** A list of items with those that are gone and those that are new. */
export function ItemChanges({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const removed = before.filter((item) => !after.includes(item));
  const isReordered = removed.length === 0 && after.every((item) => before.includes(item));
  return (
    <ul className="font-sans text-text">
      {isReordered && <li className="text-faint">in another order:</li>}
      {[...new Set(after)].map((item) => (
        <li key={item}>{before.includes(item) ? item : <Changed kind="added" text={item} />}</li>
      ))}
      {[...new Set(removed)].map((item) => (
        <li key={item}>
          <Changed kind="removed" text={item} />
        </li>
      ))}
    </ul>
  );
}

function Changed({ kind, text }: { kind: 'removed' | 'added'; text: string }) {
  const isRemoved = kind === 'removed';
  const Tag = isRemoved ? 'del' : 'ins';
  return (
    <Tag
      className={`rounded-xs no-underline ${isRemoved ? 'bg-danger-text/10 text-danger-text' : 'bg-accent-wash text-accent-text'}`}
    >
      <span aria-hidden>{isRemoved ? '−' : '+'}</span>
      <span className="sr-only">{isRemoved ? 'taken out: ' : 'put in: '}</span>
      <span className={isRemoved ? 'line-through' : 'underline'}>{text}</span>
    </Tag>
  );
}
