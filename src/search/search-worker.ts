import { type Asked, serveIndex } from './serve-index.ts';

/** Searches off the main thread. */
const ask = serveIndex((told) => globalThis.postMessage(told));

globalThis.onmessage = ({ data }: MessageEvent<Asked>) => ask(data);
