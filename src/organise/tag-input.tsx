import { useId, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { tagsFrom } from './tags.ts';

type TagInputProps = {
  label: string;
  known: readonly string[];
  /** Whether it takes the focus when its dialog opens. */
  isFirst?: boolean;
  onAdd: (tags: readonly string[]) => void;
};

/** Where tags are typed, with those in use as suggestions. Enter, a comma or leaving the field adds. */
export function TagInput({ label, known, isFirst, onAdd }: TagInputProps) {
  const list = useId();
  const [text, setText] = useState('');
  function add(typed: string) {
    const tags = tagsFrom(typed);
    if (tags.length > 0) onAdd(tags);
    setText('');
  }
  return (
    <form
      className="flex min-w-0 flex-1 gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        add(text);
      }}
    >
      <input
        data-autofocus={isFirst || undefined}
        aria-label={label}
        className="field h-8 min-w-0 flex-1 py-1"
        placeholder="Add a tag…"
        autoComplete="off"
        list={list}
        value={text}
        onChange={({ target }) => (target.value.includes(',') ? add(target.value) : setText(target.value))}
        onBlur={() => add(text)}
      />
      <datalist id={list}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <Button type="submit" disabled={tagsFrom(text).length === 0}>
        Add
      </Button>
    </form>
  );
}
