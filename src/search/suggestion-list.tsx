import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ListWiring } from '#ui/combobox.tsx';
import { ComboboxList, type ListOption } from '#ui/combobox-list.tsx';
import { countsQuery } from './counts-query.ts';
import { parseQuery } from './parse.ts';
import { savedSearches } from './saved-searches.ts';
import { type Change, insteadFor } from './search-for.ts';
import {
  countedFieldAt,
  offeredFields,
  offeredFrom,
  placeAt,
  type Suggestion,
  suggestionsAt,
  withSuggestion,
} from './suggest.ts';

type SuggestionListProps = ListWiring & {
  typed: string;
  caret: number;
  /** Puts a text into the field, with the caret where it says. */
  onFillIn: (text: string, caret: number) => void;
  onSearch: (change: Change) => void;
  onSaved: () => void;
};

/** What can be typed next: saved searches before anything is, then fields, then values with how many pictures have them. */
export function SuggestionList({ typed, caret, onFillIn, onSearch, onSaved, ...wiring }: SuggestionListProps) {
  const saved = useSyncExternalStore(savedSearches.subscribe, savedSearches.get);
  const place = placeAt(typed, caret);
  const field = countedFieldAt(place);
  const offered = place.field === undefined && place.typed.length >= offeredFrom ? offeredFields : [];
  const fields = wiring.state.isOpen ? (field ? [field] : offered) : [];
  const { data: counts = {}, isPending } = useQuery({ ...countsQuery(fields), enabled: fields.length > 0 });

  const options: ListOption[] = suggestionsAt(place, counts).map((suggestion) => ({
    value: suggestion.text,
    content: <Row {...suggestion} />,
    onTake: () => {
      const next = withSuggestion(typed, place, suggestion);
      onFillIn(next.text, next.caret);
    },
  }));
  const kept: ListOption[] = saved.map((search) => ({
    value: `saved ${search.name}`,
    content: <Row text={search.name} hint={search.typed === search.name ? '' : search.typed} />,
    onTake: () => onSearch(insteadFor(search)),
  }));
  if (saved.length > 0) kept.push({ value: 'saved', content: 'Saved searches…', onTake: onSaved });

  return (
    <ComboboxList
      {...wiring}
      label="Suggestions"
      options={typed === '' ? [...kept, ...options] : options}
      line={parseQuery(typed).problems.join(' ') || undefined}
      isBusy={isPending && fields.length > 0}
    />
  );
}

function Row({ text, count, hint }: Suggestion) {
  return (
    <span className="flex items-baseline justify-between gap-3">
      <span className="min-w-0 wrap-anywhere">{text}</span>
      <span className="mono max-w-2/3 shrink-0 truncate text-faint">{count?.toLocaleString() ?? hint}</span>
    </span>
  );
}
