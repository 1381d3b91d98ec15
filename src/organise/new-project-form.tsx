import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { projectsQuery } from '#library/mark-queries.ts';
import { addProject } from '#library/projects.ts';
import { Button } from '#ui/button.tsx';

/** Longer names are cut wherever they are shown, in characters. */
export const longestName = 80;

/** Asks for the name of a new project, which no other has. */
export function NewProjectForm({ onCreated }: { onCreated: (project: { id: string; name: string }) => void }) {
  const { data: projects = [] } = useQuery(projectsQuery);
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const isTaken = projects.some((each) => each.name.toLowerCase() === name.toLowerCase());

  async function add() {
    if (name === '' || isTaken) return;
    setTyped('');
    onCreated({ id: await addProject(name), name });
  }

  return (
    <>
      <form
        className="flex gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <input
          data-autofocus
          aria-label="Name of the new project"
          aria-describedby="project-taken"
          className="field h-8 flex-1 py-1"
          placeholder="New project…"
          autoComplete="off"
          maxLength={longestName}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" look="primary" disabled={name === '' || isTaken}>
          Create
        </Button>
      </form>
      <p id="project-taken" aria-live="polite" className="-mt-2.5 text-xs text-warn-text empty:hidden">
        {isTaken && 'There is a project of that name. Choose another.'}
      </p>
    </>
  );
}
