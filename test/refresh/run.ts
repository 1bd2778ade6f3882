// Runs the real Worker against the demo newspaper: cron → queue → KV → HTTP, with a queue and a clock that tests hold in the hand.
import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
  reset,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import worker from "../../src/worker.ts";
import { type Newspaper, openNewspaper } from "../site/newspaper.ts";
import { memoryKv } from "./memory-kv.ts";

export const origin = "https://news.example";
/** Noon in Shanghai on the day of the seed article. */
export const opening = Date.parse("2020-09-04T12:00:00+08:00");
const minute = 60_000;

export interface Sent {
  body: unknown;
  delaySeconds: number;
}

export interface Run {
  paper: Newspaper;
  kv: KVNamespace;
  /** What the queue holds, in order. */
  messages: unknown[];
  /** Everything that was sent to the queue, with the seconds that it was to wait. */
  sent: Sent[];
  now(): number;
  /** Moves the clock on. */
  wait(minutes: number): void;
  /** Sends the cron's tick at the clock's time. */
  scheduled(): Promise<void>;
  /** Delivers one message, at its first try; tells whether it asked to be retried, or sent itself again because KV was behind or it failed. */
  deliver(attempts?: number, queue?: string): Promise<boolean>;
  /** Delivers until the queue is empty; a message that asks to be retried comes back, with the minute that it waits. */
  drain(): Promise<void>;
  /** A tick, and everything that follows from it. */
  tick(): Promise<void>;
  /** Time goes on, with a tick every half hour. */
  pass(minutes: number): Promise<void>;
  get(path: string, headers?: HeadersInit, method?: string): Promise<Response>;
  /** Any request to the Worker. */
  ask(request: Request): Promise<Response>;
  text(path: string): Promise<string>;
  json<Value>(path: string): Promise<Value>;
  /** Puts in a KV of the test's own, as it serves or breaks. */
  useKv(kv: KVNamespace): void;
  /** From now on the Worker is another isolate, which remembers nothing. */
  changeIsolate(): void;
}

/** Articles of the newspaper where a test is not about many: a first fill of two slices. */
const fewArticles = 8;

interface Options {
  at?: number;
  /** How many articles the newspaper has, up to 60. */
  size?: number;
  /** Variables of the Worker that are other than in wrangler.toml. */
  vars?: Partial<Env>;
  /** Cloudflare's cache before the Worker; none, as in the local runtime. */
  cache?: CacheContext;
  /** In the place of the runtime's, emptied: one of the test's own with what is in it, or, where hours are played over and over, one in memory. */
  kv?: KVNamespace | "memory";
}

/** A newspaper that opens, and a Worker with empty KV: the runtime's, or one in memory, which does the same in a tenth of the time. */
export async function openRun(options: Options = {}): Promise<Run> {
  // The runtime's caches are emptied with its KV; a test with KV of its own asks no cache.
  if (options.kv === undefined || options.kv === "memory") await reset();
  const clock = { now: options.at ?? opening };
  vi.useFakeTimers({ toFake: ["Date"], now: clock.now });
  const paper = openNewspaper({ now: () => clock.now, size: options.size ?? fewArticles });
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => paper.fetch(new Request(input, init)));
  const silent = vi.spyOn(console, "log").mockImplementation(() => {});
  silent.mockName("log");
  const messages: unknown[] = [];
  const sent: Sent[] = [];
  const whole = options.kv === "memory" ? memoryKv().kv : (options.kv ?? env.KV);
  let kv = whole;
  // The same binding all the time, as an isolate has it: what it remembers is this run's alone.
  let binding = viewOf(() => kv);
  const bindings = (): Env => ({
    ...env,
    KV: binding,
    FETCH_TIMEOUT_SECONDS: "1",
    REQUEST_GAP_SECONDS: "0",
    ...options.vars,
    QUEUE: queueInto(messages, sent),
  });
  const run: Run = {
    paper,
    kv: whole,
    messages,
    sent,
    now: () => clock.now,
    wait(minutes) {
      clock.now += minutes * minute;
      vi.setSystemTime(clock.now);
    },
    async scheduled() {
      await worker.scheduled(createScheduledController({ scheduledTime: clock.now }), bindings());
    },
    async deliver(attempts = 1, queue = "pagewire-slices") {
      const body = messages.shift();
      const before = sent.length;
      const batch = createMessageBatch(queue, [{ id: "1", timestamp: new Date(clock.now), attempts, body }]);
      const context = createExecutionContext();
      await worker.queue(batch, bindings(), options.cache ? withCache(context, options.cache) : context);
      const { retryMessages } = await getQueueResult(batch, context);
      if (retryMessages.length > 0) messages.push(body);
      return (
        retryMessages.length > 0 ||
        sent.slice(before).some((one) => /"(?:waits|caught)"/.test(JSON.stringify(one.body)))
      );
    },
    async drain() {
      for (let rounds = 0; messages.length > 0; rounds++) {
        if (rounds > 200) throw new Error("the queue does not run dry");
        if (await run.deliver()) run.wait(1);
      }
    },
    async tick() {
      await run.scheduled();
      await run.drain();
    },
    async pass(minutes) {
      for (let left = minutes; left > 0; left -= 30) {
        run.wait(30);
        await run.tick();
      }
    },
    get: (path, headers = {}, method = "GET") => run.ask(new Request(origin + path, { headers, method })),
    async ask(request) {
      const context = createExecutionContext();
      const answer = await worker.fetch(request, bindings(), context);
      // What it puts into a cache is there before the next test empties it.
      await waitOnExecutionContext(context);
      return answer;
    },
    text: async (path) => (await run.get(path)).text(),
    json: async (path) => (await run.get(path)).json(),
    useKv(other) {
      kv = other;
    },
    changeIsolate() {
      binding = viewOf(() => kv);
    },
  };
  return run;
}

function viewOf(kv: () => KVNamespace): KVNamespace {
  return new Proxy(kv(), {
    get(_target, name) {
      const target = kv();
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

function withCache(context: ExecutionContext, cache: CacheContext): ExecutionContext {
  return new Proxy(context, {
    get: (target, property) => (property === "cache" ? cache : Reflect.get(target, property, target)),
  });
}

function queueInto(messages: unknown[], sent: Sent[]): Queue {
  const metrics = { backlogCount: 0, backlogBytes: 0 };
  const put = (body: unknown, delaySeconds = 0) => {
    messages.push(structuredClone(body));
    sent.push({ body: structuredClone(body), delaySeconds });
  };
  return {
    async send(body, options) {
      put(body, options?.delaySeconds);
      return { metadata: { metrics } };
    },
    async sendBatch(batch, options) {
      for (const { body, delaySeconds } of batch) put(body, delaySeconds ?? options?.delaySeconds);
      return { metadata: { metrics } };
    },
    metrics: async () => metrics,
  };
}
