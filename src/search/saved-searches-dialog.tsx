import { Pencil, Trash2 } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { deleteSearch, renameSearch, type SavedSearch, savedSearches, saveSearch } from './saved-searches.ts';
import { insteadFor } from './search-for.ts';
import { sorts } from './sorts.ts';
import type { Search, Searching } from './use-search.ts';

type SavedSearchesDialogProps = { searching: Searching; onClose: () => void };

/** Saves the search that is on, and looks after those that were saved. */
export function SavedSearchesDialog({ searching: { search, change, isOn }, onClose }: SavedSearchesDialogProps) {
  const saved = useSyncExternalStore(savedSearches.subscribe, savedSearches.get);
  const [deleted, setDeleted] = useState<{ name: string; undo: () => void }>();
  return (
    <Dialog title="Saved searches" onClose={onClose} className="w-[min(30rem,calc(100vw-1.5rem))]">
      {isOn && <SaveForm search={search} />}
      {saved.length === 0 ? (
        !isOn && <p className="text-mute">Search for something, then save it here under a name.</p>
      ) : (
        <ul aria-label="Saved searches" className={isOn ? 'mt-4 border-t border-line pt-2' : ''}>
          {saved.map((each) => (
            <SavedRow
              key={each.name}
              saved={each}
              onUse={() => {
                change(insteadFor(each));
                onClose();
              }}
              onDelete={() => setDeleted({ name: each.name, undo: deleteSearch(each.name) })}
            />
          ))}
        </ul>
      )}
      <p aria-live="polite" className="mt-2 flex items-center gap-2 text-mute empty:hidden">
        {deleted && (
          <>
            <span className="min-w-0 truncate">“{deleted.name}” is deleted.</span>
            <Button
              size="small"
              onClick={({ currentTarget }) => {
                keepFocus(currentTarget);
                deleted.undo();
                setDeleted(undefined);
              }}
            >
              Undo
            </Button>
          </>
        )}
      </p>
    </Dialog>
  );
}

function SaveForm({ search }: { search: Search }) {
  const [name, setName] = useState(search.typed.trim() || sorts[search.sort]);
  const saved = useSyncExternalStore(savedSearches.subscribe, savedSearches.get);
  const same = saved.find((each) => each.name === name.trim());
  const isSaved = same?.typed === search.typed && same.sort === search.sort;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') saveSearch({ name: name.trim(), typed: search.typed, sort: search.sort });
      }}
    >
      <Field label="Save this search as" hint={isSaved ? 'saved' : same ? 'takes the place of the other' : undefined}>
        {(wiring) => (
          <div className="flex gap-2">
            <input
              {...wiring}
              className="field"
              value={name}
              maxLength={100}
              autoComplete="off"
              onChange={({ target }) => setName(target.value)}
            />
            <Button type="submit" look="primary" className="h-[35px]" disabled={name.trim() === '' || isSaved}>
              Save
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}

type SavedRowProps = { saved: SavedSearch; onUse: () => void; onDelete: () => void };

function SavedRow({ saved: { name, typed, sort }, onUse, onDelete }: SavedRowProps) {
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) return <RenameRow name={name} onDone={() => setRenaming(false)} />;
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        className="min-w-0 flex-1 rounded-md px-2 py-1.5 text-left hover:bg-hover"
        title={typed}
        onClick={onUse}
      >
        <span className="block truncate">{name}</span>
        <span className="mono block truncate text-faint">
          {[typed, sort === 'newest' ? '' : sorts[sort].toLowerCase()].filter(Boolean).join(' · ')}
        </span>
      </button>
      <Button look="quiet" size="icon" aria-label={`Rename ${name}`} onClick={() => setRenaming(true)}>
        <Pencil aria-hidden size={14} />
      </Button>
      <Button
        look="quiet"
        size="icon"
        aria-label={`Delete ${name}`}
        onClick={({ currentTarget }) => {
          keepFocus(currentTarget);
          onDelete();
        }}
      >
        <Trash2 aria-hidden size={14} />
      </Button>
    </li>
  );
}

function RenameRow({ name, onDone }: { name: string; onDone: () => void }) {
  const [to, setTo] = useState(name);
  const [isTaken, setTaken] = useState(false);
  return (
    <li className="py-1.5">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (renameSearch(name, to.trim())) onDone();
          else setTaken(true);
        }}
      >
        <Field
          label={`New name for ${name}`}
          error={isTaken ? 'Name: one that is not empty and not taken by another saved search' : undefined}
        >
          {(wiring) => (
            <div className="flex gap-2">
              <input
                {...wiring}
                ref={selectAll}
                className="field"
                value={to}
                maxLength={100}
                autoComplete="off"
                onChange={({ target }) => setTo(target.value)}
              />
              <Button type="submit" className="h-[35px]">
                Rename
              </Button>
              <Button look="quiet" className="h-[35px]" onClick={onDone}>
                Cancel
              </Button>
            </div>
          )}
        </Field>
      </form>
    </li>
  );
}

/** What goes with its own press leaves the focus to the dialog: keys would go to the page behind it. */
function keepFocus(gone: HTMLElement) {
  gone.closest('dialog')?.focus();
}

/** The field appears under the hand that asked for it. */
function selectAll(field: HTMLInputElement | null) {
  field?.focus();
  field?.select();
}
