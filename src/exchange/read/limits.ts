/** Caps that are looked at before any work is done (TRUST R7). Sizes in bytes unless they say otherwise. */
export const limits = {
  /** The longest file that is opened. */
  fileBytes: 64 * 1024 * 1024,
  /** The most pixels a picture may have for anything to decode it: a 33 kB file can stand for a gigabyte (TRUST 16). */
  pixels: 64_000_000,
  /** The most pictures an animation may have. */
  frames: 1000,
  /** The longest single text, unpacked, and all texts of one file together. */
  textBytes: 1024 * 1024,
  allTextBytes: 4 * 1024 * 1024,
  /** Texts kept of one file, and chunks, segments or entries looked at to find them. */
  texts: 500,
  chunks: 100_000,
  /** An archive, everything that is unpacked of it, and the files that are taken of it or of folders. */
  archiveBytes: 512 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  entries: 1000,
  /** Entries an archive may list at all: each is looked at again for each that is unpacked. */
  archiveEntries: 10_000,
  /** Folders in folders that are opened. */
  folderDepth: 10,
  /** How long the worker may be silent, in milliseconds, before it is stopped. */
  silenceMs: 2000,
  /** The most pixels that are searched for a hidden text: the largest pictures of the tools that hide one. */
  stealthPixels: 4096 * 4096,
} as const;
