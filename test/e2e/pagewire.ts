// Pagewire as a person starts it, and the demo newspaper in a test's hand.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tickPath } from "../../src/cli/local-worker.ts";
import { serveSite } from "../../src/cli/serve-site.ts";
import { type Newspaper, openNewspaper } from "../site/newspaper.ts";

export interface Pagewire {
  origin: string;
  /** What it printed. */
  output(): string;
  /** Sends a tick of the given time, in ms since the epoch. */
  tick(at: number): Promise<void>;
  json<Value>(path: string): Promise<Value>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** A folder for one test. */
export function folder(name: string): string {
  return mkdtempSync(join(tmpdir(), `pagewire-${name}-`));
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** `npm start -- …flags`, up and running, on any free port unless it is named. @throws Error with what it printed when it does not start. */
export async function startPagewire(flags: readonly string[], state = folder("state"), at?: number): Promise<Pagewire> {
  const port = at ?? (await freePort());
  const child = spawn("npm", ["start", "--silent", "--", "--port", String(port), "--state", state, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: a terminal sends Ctrl-C to all of it.
    detached: true,
  });
  let output = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const isUp = new Promise<boolean>((resolve) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("Ctrl-C ends everything")) resolve(true);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    void ended.then(() => resolve(false));
  });
  if (!(await isUp)) throw new Error(`npm start ended: ${output}`);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    output: () => output,
    async tick(at) {
      const answer = await fetch(`${origin}${tickPath}${at}`);
      await answer.text();
    },
    async json<Value>(path: string) {
      const answer = await fetch(origin + path);
      return (await answer.json()) as Value;
    },
    stop: () => interrupt(child, ended),
  };
}

function interrupt(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
  return ended;
}

/** Waits until `check` holds, `pause` ms between tries. @throws Error after `limit` ms. */
export async function until(what: string, check: () => Promise<boolean>, limit = 90_000, pause = 300): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await check().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`waited ${limit} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

interface StatusReport {
  sources: { articles: number; pending: number; last_tried?: string }[];
}

/** Waits until a source has so many articles and nothing more to read. */
export function untilRead(pagewire: Pagewire, articles: number): Promise<void> {
  return until(`${articles} articles read`, async () => {
    const { sources } = await pagewire.json<StatusReport>("/status.json");
    return sources.every((source) => source.articles === articles && source.pending === 0);
  });
}

export interface Demo extends Pagewire {
  paper: Newspaper;
  state: string;
}

/** Pagewire with the demo newspaper in the test's hand, all of it read; time is the time of the ticks. */
export async function startDemo(): Promise<Demo> {
  const paper = openNewspaper({ now: Date.now });
  const site = await serveSite(paper.fetch);
  const state = folder("demo");
  const flags = ["--no-demo", "--connect-to", `xjyszb.cn=${site.origin}`, "--clock", "tick"];
  const pagewire = await startPagewire(flags, state);
  await untilRead(pagewire, 60);
  return {
    ...pagewire,
    paper,
    state,
    async stop() {
      await pagewire.stop();
      site.close();
    },
  };
}
