import type { ComponentProps } from 'react';

type FileButtonProps = Pick<ComponentProps<'input'>, 'accept'> & {
  label: string;
  /** Of a whole folder, which browsers give as the files in it. */
  isFolder?: boolean;
  onFiles: (files: readonly File[]) => void;
};

/** Asks for a file. */
export function FileButton({ label, isFolder = false, accept, onFiles }: FileButtonProps) {
  return (
    <label className="relative inline-flex h-8 w-fit items-center rounded-lg border border-line bg-raise px-2.5 font-medium hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input
        type="file"
        aria-label={label}
        accept={accept}
        ref={(input) => {
          if (input) input.webkitdirectory = isFolder;
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      {label}…
    </label>
  );
}
