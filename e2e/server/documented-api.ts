import { createDemoApi, type DemoOptions } from '#demo/demo-api.ts';
import type { Cors } from './cors.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';

/** The demo engine as a server of the documented API: its base URL is `url`, pictures come from `url/models/…`. */
export function startDocumentedApi({
  cors,
  ...options
}: DemoOptions & { cors?: Cors | 'none' } = {}): Promise<HttpServer> {
  return startHttpServer(createDemoApi(options), cors === undefined ? {} : { cors });
}
