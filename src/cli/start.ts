// `npm start`: the real Worker on one's own machine, with the demo newspaper in the place of the site.
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { openNewspaper } from "../../test/site/newspaper.ts";
import { parseConnectTo } from "../crawl/connect-to.ts";
import { deployed } from "../sources/deployed.ts";
import type { SourceFile } from "../sources/schema.ts";
import { feedFiles, formats } from "../syndicate/format.ts";
import { type LocalWorker, startWorker, tickPath } from "./local-worker.ts";
import { Mistake, messageOf, runCommand } from "./mistake.ts";
import { serveSite } from "./serve-site.ts";
import { readFlags, type StartFlags, usage } from "./start-flags.ts";
import { understandUrl, understoodReport } from "./understand-url.ts";

/** Real time between two ticks. */
const tickEvery = 60_000;

async function start(args: string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags === "help") return console.log(usage);
  const given = await reachable(flags.connectTo);
  const understood = flags.url === undefined ? undefined : await understandUrl(flags.url, given);
  if (understood) console.log(`${understoodReport(understood)}\n`);
  const read = understood ? [understood.file] : deployed;
  const demo = flags.hasDemo ? await serveSite(openNewspaper({ now: Date.now }).fetch) : undefined;
  // What was named on the command line goes before the demo.
  const played = demo === undefined ? [] : demoPairs(demo.origin, given);
  const token = randomBytes(18).toString("base64url");
  try {
    const worker = await startWorker(flags.port, resolve(flags.state), {
      CONNECT_TO: [...given, ...played].join(","),
      CLOCK: flags.hasTickClock ? "tick" : "",
      ADMIN_TOKEN: token,
      ...(understood ? { SOURCES: JSON.stringify([understood.file]) } : {}),
    });
    console.log(announcement(worker, flags, token, ids(read), played.length > 0));
    await run(worker, flags);
  } finally {
    demo?.close();
  }
}

/** @throws Mistake naming a pair that is malformed, or whose origin does not answer. */
async function reachable(pairs: readonly string[]): Promise<readonly string[]> {
  for (const pair of pairs) {
    for (const origin of originsOf(pair)) {
      await fetch(origin, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(5000) }).catch(() => {
        throw new Mistake(`--connect-to ${pair}: nothing answers at ${origin}`, 1);
      });
    }
  }
  return pairs;
}

function originsOf(pair: string): Iterable<string> {
  try {
    return parseConnectTo(pair).values();
  } catch (error) {
    throw new Mistake(`--${messageOf(error)}`);
  }
}

function demoPairs(origin: string, given: readonly string[]): string[] {
  const named = given.map((pair) => pair.split("=")[0]);
  const hosts = deployed.map(({ home }) => new URL(home).host);
  return hosts.filter((host) => !named.includes(host)).map((host) => `${host}=${origin}`);
}

const ids = (sources: readonly Pick<SourceFile, "id">[]) => sources.map(({ id }) => id);

function announcement(
  { origin }: LocalWorker,
  { state, hasTickClock }: StartFlags,
  token: string,
  sources: readonly string[],
  isDemo: boolean,
): string {
  const banner = [
    "┌──────────────────────────────────────────────────────────────────────┐",
    "│ DEMO: an invented newspaper stands in the place of the real site.     │",
    "│ Read the real one with  npm start -- --live                           │",
    "└──────────────────────────────────────────────────────────────────────┘",
  ];
  const feeds = ["", ...sources].flatMap((id) =>
    formats.map((format) => `  ${origin}${id === "" ? "" : `/${id}`}/${feedFiles[format]}`),
  );
  return [
    ...(isDemo ? banner : []),
    `Page    ${origin}/`,
    `Status  ${origin}/status`,
    "Feeds, complete within a minute of the first start:",
    ...feeds,
    "Look at a source now:",
    ...sources.map((id) => `  curl -X POST -H "Authorization: Bearer ${token}" ${origin}/api/v1/sources/${id}/refresh`),
    hasTickClock
      ? `The clock is yours: one tick was sent, each other is  curl "${origin}${tickPath}MILLISECONDS"`
      : "A tick every minute.",
    `State and log in ${state}; Ctrl-C ends everything.`,
  ].join("\n");
}

/** Ticks until a signal comes or the Worker ends; only once, where the clock is in the user's hand. @throws Mistake if the Worker ended. */
async function run(worker: LocalWorker, { hasTickClock }: StartFlags): Promise<void> {
  const tick = () => worker.tick(Date.now()).catch(() => {});
  const timer = hasTickClock ? undefined : setInterval(tick, tickEvery);
  void tick();
  const signalled = new Promise<"signal">((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => resolve("signal"));
  });
  const why = await Promise.race([signalled, worker.ended.then(() => "ended" as const)]);
  clearInterval(timer);
  await worker.stop();
  if (why === "ended") throw new Mistake("the Worker ended by itself; its log says why", 1);
}

await runCommand(() => start(process.argv.slice(2)));
