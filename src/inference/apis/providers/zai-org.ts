import * as z from 'zod/mini';
import { type Dialect, failed, flatParameters, noScheduler } from './dialect.ts';

/** Which channel an order comes through, and the language of its errors; wanted with every request (PROTOCOL §7). */
const channel = { 'x-source-channel': 'hugging_face', 'accept-language': 'en-US,en' };

/** Where an order is asked after, by its id. */
const results = '/api/paas/v4/async-result/';

/** Z.ai: an order has an id, under which it is asked after every five seconds. */
export const zaiOrg: Dialect = {
  order: (recipe, { providerId }) => ({
    path: '/api/paas/v4/async/images/generations',
    headers: channel,
    body: { ...flatParameters(recipe), model: providerId, prompt: recipe.prompt },
  }),
  refusals: noScheduler('Z.ai'),
  pollHeaders: channel,
  read: (answer, _stage, path) => {
    const { id, task_status, image_result: [image] = [] } = taskSchema.parse(answer);
    if (task_status === 'FAIL') throw failed(undefined, 'Z.ai says that the order failed.');
    const notes = id === undefined ? {} : { notes: { requestId: id } };
    if (image?.url) return { kind: 'collect', url: image.url, ...notes };
    if (task_status === 'SUCCESS') throw failed(undefined, 'Z.ai’s result holds no picture.');
    const order = path || (id ? results + encodeURIComponent(id) : '');
    if (order === '') throw failed(undefined, 'Z.ai’s answer names no order.');
    return { kind: 'ask', path: order, stage: 'result', afterMs: 5000, ...notes };
  },
  answer: (root) => ({
    kind: 'queue',
    order: { kind: 'id', at: ['id'] },
    before: root + results,
    after: '',
    everyS: 5,
    state: ['task_status'],
    done: 'SUCCESS',
    failed: ['FAIL'],
    picture: { kind: 'url', at: ['image_result', 0, 'url'] },
    headers: channel,
  }),
};

const taskSchema = z.object({
  id: z.optional(z.string()),
  task_status: z.string(),
  image_result: z.optional(z.array(z.object({ url: z.string() }))),
});
