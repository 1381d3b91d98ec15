import { type Cors, documentedCors } from './cors.ts';
import { type Handler, type HttpServer, startHttpServer } from './http-server.ts';
import { tinyPicture } from './tiny-pictures.ts';

/** Whose manners a server of OpenAI's image API has. */
export type Manners = 'openai' | 'stable-diffusion.cpp' | 'localai';

/** stable-diffusion.cpp allows every header but Authorization, which `*` does not stand for (PROTOCOL trap 23). */
const anyHeaderButOne: Cors = { ...documentedCors, allowHeaders: ['*'], exposeHeaders: [] };

/** A server of OpenAI's image API. `answersWith: 'url'` names a picture to fetch in place of sending it. */
export function startOpenAiApi(
  manners: Manners,
  { answersWith = 'base64', token }: { answersWith?: 'base64' | 'url'; token?: string } = {},
): Promise<HttpServer> {
  const picture = tinyPicture('image/png', { color: 0x2a6f97 });
  const handler: Handler = async (request) => {
    const { pathname, origin } = new URL(request.url);
    const route = `${request.method} ${pathname}`;
    if (route === 'GET /') return new Response('<title>It runs</title>', { headers: { 'content-type': 'text/html' } });
    // What names a picture is the picture's key; nobody asks for another.
    if (route === 'GET /generated-images/b64123.png') return new Response(picture);
    if (manners === 'localai' && isForged(request)) return failure(403, 'cross-site request refused');
    if (token !== undefined && request.headers.get('authorization') !== `Bearer ${token}`)
      return failure(401, 'An authentication key is required');
    if (route === 'GET /v1/models')
      return Response.json({ object: 'list', data: models[manners].map((id) => ({ id })) });
    if (route === 'GET /sdcpp/v1/capabilities' && manners === 'stable-diffusion.cpp')
      return Response.json({
        model: { name: 'sdxl.safetensors', stem: 'sdxl', path: '/m' },
        samplers: ['euler', 'euler_a'],
      });
    if (route !== 'POST /v1/images/generations') return failure(404, 'Not Found');
    const item =
      answersWith === 'base64'
        ? { b64_json: picture.toString('base64') }
        : // LocalAI names the address it believes it has, which need not be the one it was reached at.
          { url: `${manners === 'localai' ? 'http://192.168.99.99:8080' : origin}/generated-images/b64123.png` };
    const revised = manners === 'openai' ? { revised_prompt: 'A lighthouse, in the style of a woodcut' } : {};
    return Response.json({ created: 1, data: [{ ...item, ...revised }] });
  };
  return startHttpServer(handler, { cors: manners === 'stable-diffusion.cpp' ? anyHeaderButOne : documentedCors });
}

const models: Record<Manners, string[]> = {
  openai: ['gpt-5', 'whisper-1', 'gpt-image-1', 'dall-e-3'],
  'stable-diffusion.cpp': ['sd-cpp-local'],
  localai: ['llama-3', 'flux.1-schnell'],
};

/** LocalAI's check for forged requests: what comes from another site must show a key (PROTOCOL trap 23). */
function isForged({ method, headers }: Request): boolean {
  const showsKey = headers.has('authorization') || headers.has('x-api-key');
  return method === 'POST' && headers.get('sec-fetch-site') === 'cross-site' && !showsKey;
}

function failure(status: number, message: string): Response {
  return Response.json({ error: { message, type: 'invalid_request_error', code: status } }, { status });
}
