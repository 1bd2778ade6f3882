// What somebody may ask of the hub: a form → a wish, or what is wrong with it. Pure.
// https://www.w3.org/TR/websub/#subscriber-sends-subscription-request
import { z } from "zod";
import { decodedUnreserved } from "./unreserved.ts";

/** Seconds that a subscription lives: unless asked otherwise ten days, and asked for whatever, between a day and thirty. */
const leases = { usual: 864_000, shortest: 86_400, longest: 2_592_000 };

/** "This parameter MUST be less than 200 bytes in length." */
const secretLimit = 200;
const callbackLimit = 2000;

/** What the hub knows of the world when it reads a request. */
export interface Circumstances {
  /** Our own, as documents name it. */
  origin: string;
  isTopicPath(path: string): boolean;
  /** Why an address must not be asked. */
  refusal(address: string): string | undefined;
}

interface Wish {
  mode: "subscribe" | "unsubscribe";
  /** The topic's URL in its one form, and as it was written. */
  topic: string;
  asked: string;
  callback: string;
  /** Seconds, within what we grant. */
  lease: number;
  secret?: string;
}

export type HubRequest = { kind: "wish"; wish: Wish } | { kind: "bad"; status: 400 | 403; detail: string };

const names = ["hub.mode", "hub.topic", "hub.callback", "hub.lease_seconds", "hub.secret"] as const;

/** Reads a request. Parameters that WebSub does not know are ignored, as it demands. */
export function readHubRequest(form: URLSearchParams, circumstances: Circumstances): HubRequest {
  const repeated = names.find((name) => form.getAll(name).length > 1);
  if (repeated) return bad(`parameter "${repeated}" is given ${form.getAll(repeated).length} times; give it once`);
  const given = Object.fromEntries(names.map((name) => [name, form.get(name) ?? ""]));
  if (given["hub.mode"] === "publish") {
    const detail = 'parameter "hub.mode": "publish" is not for others; this hub knows by itself when its topics change';
    return { kind: "bad", status: 403, detail };
  }
  const parsed = schemaOf(circumstances).safeParse(given);
  if (!parsed.success) {
    return bad(parsed.error.issues.map(({ path, message }) => `parameter "${path.join(".")}": ${message}`).join("; "));
  }
  const fields = parsed.data;
  const mode = fields["hub.mode"];
  // "This parameter MAY be present for unsubscription requests and MUST be ignored by the hub in that case."
  const lease = mode === "subscribe" ? leaseOf(fields["hub.lease_seconds"]) : leases.usual;
  if (lease === undefined) return bad('parameter "hub.lease_seconds": expected a positive whole number of seconds');
  const secret = fields["hub.secret"];
  return {
    kind: "wish",
    wish: {
      mode,
      topic: canonical(fields["hub.topic"]),
      asked: fields["hub.topic"],
      callback: canonical(fields["hub.callback"]),
      lease,
      ...(secret === "" ? {} : { secret }),
    },
  };
}

function bad(detail: string): HubRequest {
  return { kind: "bad", status: 400, detail };
}

function schemaOf({ origin, isTopicPath, refusal }: Circumstances) {
  const topic = z.string().refine((text) => isTopic(text, origin, isTopicPath), {
    error: ({ input }) =>
      `${quoted(input)} is no topic of this hub; its topics are the feeds under ${origin}/, as their own rel="self" names them`,
  });
  const callback = z.string().superRefine((text, context) => {
    const message = callbackFault(text, origin, refusal);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });
  return z.object({
    "hub.mode": z.enum(["subscribe", "unsubscribe"], { error: 'expected "subscribe" or "unsubscribe"' }),
    "hub.topic": topic,
    "hub.callback": callback,
    "hub.lease_seconds": z.string(),
    "hub.secret": z.string().refine((text) => bytes(text) < secretLimit, `expected fewer than ${secretLimit} bytes`),
  });
}

function isTopic(text: string, origin: string, isTopicPath: Circumstances["isTopicPath"]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(canonical(text));
  return url.origin === origin && url.href === origin + url.pathname && isTopicPath(url.pathname);
}

function callbackFault(text: string, origin: string, refusal: Circumstances["refusal"]): string | undefined {
  if (!URL.canParse(text)) return "expected the http(s) URL that content is to be sent to";
  if (bytes(text) > callbackLimit) return `is longer than ${callbackLimit} bytes`;
  if (text.includes("#")) return 'has a fragment, "#…", which is not sent to a server; leave it out';
  if (new URL(text).origin === origin) return "is an address of this hub itself";
  return refusal(text);
}

/** The seconds that are granted to a wish for some; nothing where it is no number. */
function leaseOf(text: string): number | undefined {
  if (text === "") return leases.usual;
  if (!/^0*[1-9]\d{0,14}$/.test(text)) return undefined;
  return Math.min(Math.max(Number(text), leases.shortest), leases.longest);
}

/** One form of a URL: "Hubs MUST always decode non-reserved characters for these URL parameters", the rest as the URL standard writes it. */
function canonical(text: string): string {
  return decodedUnreserved(new URL(text).href);
}

const bytes = (text: string) => new TextEncoder().encode(text).byteLength;

const quoted = (input: unknown) => `"${String(input).slice(0, 200)}"`;
