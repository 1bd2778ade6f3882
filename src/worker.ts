// The entry of the Worker: fetch, scheduled, queue. Wires, decides nothing.
import { consume } from "./refresh/consume.ts";
import { tick } from "./refresh/tick.ts";
import { app } from "./web/app.ts";

export default {
  fetch: app.fetch,
  scheduled: (controller, env) => tick(controller.scheduledTime, env),
  queue: (batch, env, { cache }) =>
    consume(batch, env, {
      read: async (address) => app.request(address, {}, env),
      ...(cache ? { purge: (tags) => cache.purge({ tags: [...tags] }) } : {}),
    }),
} satisfies ExportedHandler<Env>;
