import { useQueryClient } from '@tanstack/react-query';
import { ArrowDownUp, Search as SearchIcon, X } from 'lucide-react';
import { type KeyboardEvent, startTransition, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ListState } from '#ui/combobox.tsx';
import { warmIndex } from './ask-index.ts';
import { searchFor } from './search-for.ts';
import { sortNames, sorts } from './sorts.ts';
import { SuggestionList } from './suggestion-list.tsx';
import type { Searching } from './use-search.ts';

type SearchFieldProps = {
  searching: Searching;
  /** The saved searches are to be looked after. */
  onSaved: () => void;
};

const closed: ListState = { isOpen: false, filter: '', active: '' };

/**
 * Searches every parameter of every picture, as it is typed. Where the bar is narrow only its icon stands there, until
 * it has the focus or holds something.
 */
export function SearchField({ searching: { search, change }, onSaved }: SearchFieldProps) {
  const client = useQueryClient();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const keys = useRef<(event: KeyboardEvent) => void>(null);
  const [typed, setTyped] = useState(search.typed);
  const [caret, setCaret] = useState(typed.length);
  const [list, setList] = useState(closed);

  function type(text: string, at: number) {
    setTyped(text);
    setCaret(at);
    // The next letter is not held up by the pictures this one finds.
    startTransition(() => change(searchFor(text)));
  }

  function fillIn(text: string, at: number) {
    flushSync(() => {
      type(text, at);
      setList({ ...closed, isOpen: text.charAt(at - 1) === ':' });
    });
    input.current?.setSelectionRange(at, at);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    keys.current?.(event);
    if (event.defaultPrevented) return;
    // What was found is gone through with the arrow keys, which are the field's while it has the focus.
    if (event.key === 'Enter') input.current?.blur();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (typed === '') input.current?.blur();
    else fillIn('', 0);
  }

  return (
    <search
      aria-label="Pictures"
      data-on={typed !== '' || search.sort !== 'newest' || undefined}
      className="group relative flex h-7 w-[272px] max-mid:w-full min-w-0 shrink items-center rounded-[7px] border border-line bg-ground hover:border-edge has-[input:focus-visible]:border-transparent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:-outline-offset-1 has-[input:focus-visible]:outline-accent @max-[40rem]:not-data-on:not-focus-within:w-7 @max-[40rem]:not-data-on:not-focus-within:shrink-0 @max-[40rem]:focus-within:order-last @max-[40rem]:focus-within:w-full @max-[40rem]:data-on:order-last @max-[40rem]:data-on:w-full"
    >
      <SearchIcon aria-hidden size={14} className="pointer-events-none absolute left-[6px] text-faint" />
      <input
        ref={input}
        type="search"
        aria-label="Search pictures"
        aria-autocomplete="list"
        aria-controls={id}
        title="Search prompts and every parameter (F)"
        placeholder="Search prompts, models, seeds"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={typed}
        className="h-full min-w-0 flex-1 bg-transparent pr-1 pl-[26px] outline-none [&::-webkit-search-cancel-button]:hidden @max-[40rem]:group-not-data-on:group-not-focus-within:cursor-pointer @max-[40rem]:group-not-data-on:group-not-focus-within:pr-0 @max-[40rem]:group-not-data-on:group-not-focus-within:placeholder:text-transparent"
        onFocus={() => warmIndex(client)}
        onClick={() => setList({ ...list, isOpen: true })}
        onChange={({ target }) => {
          type(target.value, target.selectionStart ?? target.value.length);
          setList({ ...closed, isOpen: true });
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? typed.length)}
        onKeyDown={onKeyDown}
        onBlur={() => setList(closed)}
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label="Clear the search"
          className="grid size-6 shrink-0 place-items-center rounded-[5px] text-mute hover:bg-hover hover:text-text"
          onClick={() => {
            fillIn('', 0);
            input.current?.focus();
          }}
        >
          <X aria-hidden size={14} />
        </button>
      )}
      <label
        title={sorts[search.sort]}
        className={`relative grid size-6 shrink-0 place-items-center rounded-[5px] hover:bg-hover hover:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent @max-[40rem]:group-not-data-on:group-not-focus-within:hidden ${search.sort === 'newest' ? 'text-mute' : 'text-accent-text'}`}
      >
        <ArrowDownUp aria-hidden size={13} />
        <select
          aria-label="Order of pictures"
          className="absolute inset-0 cursor-pointer opacity-0 [&>option]:bg-raise [&>option]:text-text"
          value={search.sort}
          onChange={({ target }) => {
            const sort = sortNames.find((each) => each === target.value);
            if (sort) change({ sort });
          }}
        >
          {sortNames.map((sort) => (
            <option key={sort} value={sort}>
              {sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <SuggestionList
        id={id}
        state={list}
        onState={setList}
        input={input}
        ref={keys}
        typed={typed}
        caret={caret}
        onFillIn={fillIn}
        onSearch={change}
        onSaved={onSaved}
      />
    </search>
  );
}
