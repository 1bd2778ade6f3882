// What a changed source sets going: a message for each few subscribers of each of its topics, or one for an outside hub, and one for the
// cache before the Worker, where there is one.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { listSubscribers } from "../store/subscriptions.ts";
import { topicsOf } from "../syndicate/topics.ts";
import type { Outside } from "./outside.ts";
import { purgeAfter } from "./purge.ts";
import type { Distribute, Publish, PushMessage } from "./push-message.ts";

/** Subscribers of one message: as many requests as an invocation may have open at once, and signatures as it has CPU for. */
const together = 6;

/**
 * Tells the hub that the documents of a source show `edition` of its index now. Told twice it sends twice: call it after the
 * documents were written and before the state remembers them, so that a slice that dies in between is made up for. Where the
 * subscribers cannot be listed, as when the day's lists are spent, that is left to a message of its own: it is no trouble of the
 * refresh.
 */
export async function publish(source: Source, edition: number, at: Instant, outside: Outside): Promise<void> {
  const messages = await messagesFor({ kind: "publish", at, source: source.id, edition }, outside);
  if (messages.length > 0) await outside.send(messages);
  if (outside.purge) await outside.send([{ kind: "purge", at, source: source.id }], purgeAfter);
}

async function messagesFor(news: Publish, outside: Outside): Promise<PushMessage[]> {
  const { hub } = outside;
  if (hub.kind === "outside") {
    const topics = topicsOf(news.source).map(({ path }) => hub.origin + path);
    return [{ kind: "ping", at: news.at, source: news.source, topics, attempt: 1 }];
  }
  try {
    return await distributions(news, outside);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    outside.log({ event: "publish-put-off", source: news.source, why });
    return [news];
  }
}

/** The messages to the subscribers of a changed source; none where nobody has subscribed. */
export async function distributions({ source, edition, at }: Publish, outside: Outside): Promise<Distribute[]> {
  const topics = topicsOf(source);
  const subscribers = await listSubscribers(outside.kv, outside.web.now());
  return [...Map.groupBy(subscribers, ({ topic }) => topic)].flatMap(([topic, those]) => {
    const changed = topics.find(({ path }) => path === new URL(topic).pathname);
    if (!changed) return [];
    const { format } = changed;
    return chunks(those, together).map((few): Distribute => {
      const ids = few.map(({ id }) => id);
      return { kind: "distribute", at, topic, source, format, edition, subscribers: ids, attempt: 1 };
    });
  });
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, at) => values.slice(at * size, (at + 1) * size));
}
