import type { Endpoint } from '#inference/endpoint.ts';
import { useRefusals } from './use-target.ts';
import { type NotedField, notesOf } from './words.ts';

/** What there is to say about a field before the run. It never holds one up. */
export function FieldNotes({ field, endpoint }: { field: NotedField; endpoint: Endpoint }) {
  const { settings, refusals } = useRefusals(endpoint);
  return notesOf(field, settings, refusals).map((note) => <Note key={note}>{note}</Note>);
}

export function Note({ children }: { children: React.ReactNode }) {
  return <p className="mt-1.5 text-xs text-warn-text wrap-anywhere">{children}</p>;
}
