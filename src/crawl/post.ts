// Requests to addresses that somebody gave us: a subscriber's callback, an outside hub. They are here because they leave the Worker
// under the same rules as a page's: refused addresses, our name, a time limit. No redirect is followed. Knows no feed and no hub.
import { refusal } from "./address.ts";
import { readBytes } from "./body.ts";
import { connectedUrl } from "./connect-to.ts";
import { inTime, isLate } from "./deadline.ts";
import { connectsElsewhere, userAgent, type Web } from "./follow.ts";

/** What came of a request. `failed`: nobody answered in time, or the address is one that must not be asked. */
type Reply<Content> = ({ kind: "answered"; status: number } & Content) | { kind: "failed"; why: string };

/** What is sent. */
interface Note {
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | string;
}

/** Milliseconds: whoever is told something only has to say that it arrived. */
const patience = 5_000;
/** Bytes of an answer that are read; of a longer one nothing. */
const answerLimit = 1024;

/** Why an address must not be asked; nothing where it may. */
export function refusalOf(address: string, connectTo: Web["connectTo"]): string | undefined {
  return connectsElsewhere(address, connectTo) ? undefined : refusal(address);
}

/** Sends something. What the answer holds is ignored. Never throws: whatever happens is a reply. */
export function post(address: string, note: Note, web: Web): Promise<Reply<object>> {
  return exchange(address, { method: "POST", ...note }, web, async (answer) => {
    await answer.body?.cancel();
    return {};
  });
}

/** Asks something, and reads a short answer. Never throws: whatever happens is a reply. */
export function ask(address: string, web: Web): Promise<Reply<{ text: string }>> {
  return exchange(address, { method: "GET", headers: {} }, web, async (answer, timeout) => {
    const read = await readBytes(answer, answerLimit, timeout);
    return { text: read.kind === "read" ? new TextDecoder().decode(read.bytes) : "" };
  });
}

async function exchange<Content>(
  address: string,
  { method, headers, body }: { method: string; headers: Note["headers"]; body?: Note["body"] },
  web: Web,
  read: (answer: Response, timeout: number) => Promise<Content>,
): Promise<Reply<Content>> {
  const refused = refusalOf(address, web.connectTo);
  if (refused !== undefined) return { kind: "failed", why: refused };
  const url = new URL(address);
  const target = connectedUrl(url, web.connectTo);
  const timeout = Math.min(web.timeout, patience);
  const init: RequestInit = {
    method,
    headers: { "user-agent": userAgent(web.contactUrl), ...(target ? { host: url.host } : {}), ...headers },
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  };
  try {
    const began = performance.now();
    const answer = await inTime(timeout, (signal) => web.fetch(new Request(target ?? url, { ...init, signal })));
    const left = Math.max(timeout - (performance.now() - began), 1);
    return { kind: "answered", status: answer.status, ...(await read(answer, left)) };
  } catch (error) {
    const why = isLate(error) ? "gave no answer in time" : error instanceof Error ? error.message : String(error);
    return { kind: "failed", why };
  }
}
