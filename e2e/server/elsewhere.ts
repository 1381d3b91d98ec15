/**
 * A fetch that finds every host of the world on one server of this machine. The header `x-host` tells the server who was
 * meant; everything else is as it was sent.
 */
export function elsewhere(server: { url: string }): (request: Request) => Promise<Response> {
  const { fetch } = globalThis;
  return async (request) => {
    const { host, pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.set('x-host', host);
    const { method, redirect, signal } = request;
    const body = method === 'GET' ? null : await request.text();
    return fetch(`${server.url}${pathname}${search}`, { method, headers, body, redirect, signal });
  };
}
