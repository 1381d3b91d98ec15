import * as z from 'zod/mini';
import { demoEndpoint, type Endpoint, endpointSchema } from '#inference/endpoint.ts';
import { fitting, persisted } from '#lib/persisted.ts';

/** The endpoints of this browser and which one is selected. Bad entries are dropped one by one, the rest is used. */
const storedSchema = z.object({
  selected: z.catch(z.string(), demoEndpoint.id),
  own: z.pipe(
    fitting(endpointSchema, 'endpoints'),
    z.transform((all) => all.filter(({ id }) => id !== demoEndpoint.id)),
  ),
});

type Endpoints = z.output<typeof storedSchema>;

const store = persisted<Endpoints>('proofsheet.endpoints', storedSchema, { selected: demoEndpoint.id, own: [] });

export const endpoints = {
  get: store.get,
  subscribe: store.subscribe,

  /** Where the next run goes. The demo, when nothing of one's own is selected or what was is gone. */
  selected(): Endpoint {
    const { selected, own } = store.get();
    return own.find(({ id }) => id === selected) ?? demoEndpoint;
  },

  /** The endpoint the designer has under an id; undefined when it was removed, or never was here. */
  byId(id: string): Endpoint | undefined {
    return [demoEndpoint, ...store.get().own].find((each) => each.id === id);
  },

  /**
   * What the designer has now of an endpoint that a row names: at the same address, or undefined. Rows may come from an
   * archive of anybody's, and nothing that comes in chooses where something is sent (TRUST R2).
   */
  still({ id, baseUrl }: Endpoint): Endpoint | undefined {
    const now = endpoints.byId(id);
    return now?.baseUrl === baseUrl ? now : undefined;
  },

  select(id: string): void {
    store.set({ ...store.get(), selected: id });
  },

  /** Keeps an endpoint, new or changed, and selects it. What else it comes with, as from a form, is not kept. */
  save(given: Endpoint): void {
    const endpoint = endpointSchema.parse(given);
    const { own } = store.get();
    const known = own.some(({ id }) => id === endpoint.id);
    const changed = known ? own.map((each) => (each.id === endpoint.id ? endpoint : each)) : [...own, endpoint];
    store.set({ selected: endpoint.id, own: changed });
  },

  remove(id: string): void {
    const { selected, own } = store.get();
    store.set({ selected: selected === id ? demoEndpoint.id : selected, own: own.filter((each) => each.id !== id) });
  },
};
