// The demo server in a Web Worker: painting takes a good part of a second and would freeze the page.
import { createDemoApi } from './demo-api.ts';
import { createMessageServer, type ToWorker } from './demo-messages.ts';

// Warm from the start: a newcomer's first picture must not begin with a waiting room.
const serve = createMessageServer(createDemoApi(), (message, transfer) => self.postMessage(message, { transfer }));

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  void serve(data);
});
