/**
 * A folder of the File System Access specification in memory, as far as a backup uses it: what is written takes its
 * place when it is closed.
 */
export function memoryFolder() {
  const files = new Map<string, Blob>();
  /** Names in the order in which they were written. */
  const written: string[] = [];
  let refused: string | undefined;

  function folder(name: string, path: string) {
    return {
      kind: 'directory',
      name,
      getDirectoryHandle: async (child: string) => folder(child, `${path}${child}/`),
      getFileHandle: async (child: string, { create = false } = {}) => {
        const at = `${path}${child}`;
        if (!files.has(at) && !create) throw new DOMException('There is no such file.', 'NotFoundError');
        if (!files.has(at)) files.set(at, new Blob());
        return { getFile: async () => files.get(at), createWritable: async () => writable(at) };
      },
      async *keys() {
        for (const at of files.keys()) if (at.startsWith(path)) yield at.slice(path.length);
      },
    };
  }

  function writable(at: string) {
    let swap = new Blob();
    return {
      write: async (bytes: Blob) => {
        if (at === refused) throw new DOMException('The disk is full.', 'QuotaExceededError');
        swap = bytes;
      },
      abort: async () => undefined,
      close: async () => {
        files.set(at, swap);
        written.push(at);
      },
    };
  }

  const handle: unknown = folder('backup', '');
  return {
    handle: isFolder(handle) ? handle : never(),
    files,
    written,
    /** The disk is full from this file on. */
    refuse: (name: string | undefined) => {
      refused = name;
    },
  };
}

function isFolder(value: unknown): value is FileSystemDirectoryHandle {
  return typeof value === 'object' && value !== null && 'keys' in value;
}

function never(): never {
  throw new Error('The folder is none.');
}
