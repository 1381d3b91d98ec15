import type { ImageType } from './image-type.ts';

/** What a server said about a picture beside its bytes, as far as the browser lets a page read it (PROTOCOL §3). */
export type ServerNotes = {
  computeTimeS?: number;
  computeType?: string;
  /** True or false when the server said; absent when it did not, or the browser hid it. */
  cached?: boolean;
  requestId?: string;
};

/** A picture as it arrived. `blob.type` is `type`, what the bytes are; `tookMs` from sending to the last byte. */
export type MadePicture = { blob: Blob; type: ImageType; notes: ServerNotes; tookMs: number };
