// What a changed source sets going at the hub: a message for each few subscribers of each of its topics, or one for an outside hub.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { listSubscribers } from "../store/subscriptions.ts";
import { topicsOf } from "../syndicate/topics.ts";
import type { Outside } from "./outside.ts";
import type { PushMessage } from "./push-message.ts";

/** Subscribers of one message: as many requests as an invocation may have open at once, and signatures as it has CPU for. */
const together = 6;

/**
 * Tells the hub that the documents of a source show `edition` of its index now. Told twice it sends twice: call it after the
 * documents were written and before the state remembers them, so that a slice that dies in between is made up for.
 */
export async function publish(source: Source, edition: number, at: Instant, outside: Outside): Promise<void> {
  const messages = await messagesFor(source, edition, at, outside);
  if (messages.length > 0) await outside.send(messages);
}

async function messagesFor(source: Source, edition: number, at: Instant, outside: Outside): Promise<PushMessage[]> {
  const topics = topicsOf(source.id);
  if (outside.hub.kind === "outside") {
    const { origin } = outside.hub;
    return [{ kind: "ping", at, topics: topics.map(({ path }) => origin + path), attempt: 1 }];
  }
  const subscribers = await listSubscribers(outside.kv, outside.web.now());
  const byTopic = Map.groupBy(subscribers, ({ topic }) => topic);
  return [...byTopic].flatMap(([topic, those]) => {
    const changed = topics.find(({ path }) => path === new URL(topic).pathname);
    if (!changed) return [];
    return chunks(those, together).map(
      (few): PushMessage => ({
        kind: "distribute",
        at,
        topic,
        source: source.id,
        format: changed.format,
        edition,
        subscribers: few.map(({ id }) => id),
        attempt: 1,
      }),
    );
  });
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, at) => values.slice(at * size, (at + 1) * size));
}
