// The real Worker on this machine: `wrangler dev` as a child, and the ticks that Cloudflare would send.
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { Mistake } from "./mistake.ts";

export interface LocalWorker {
  origin: string;
  /** Sends the cron's tick, with a scheduled time in ms since the epoch. */
  tick(at: number): Promise<void>;
  /** Settles when the Worker has ended by itself. */
  ended: Promise<void>;
  /** Ends it and everything that it started. */
  stop(): Promise<void>;
}

/** Where `wrangler dev` takes a cron's tick; the scheduled time follows, in ms since the epoch. */
export const tickPath = "/cdn-cgi/handler/scheduled?time=";

const project = resolve(import.meta.dirname, "../..");
const wrangler = join(project, "node_modules", "wrangler", "bin", "wrangler.js");
/** Milliseconds: bundling and starting take a few seconds, and much more on a busy machine. */
const startLimit = 60_000;

/**
 * Starts the Worker on `port`, its KV and a log of what it says in `state`. `vars` take the place of those in wrangler.toml.
 * @throws Mistake where the port is taken or the Worker does not start.
 */
export async function startWorker(port: number, state: string, vars: Record<string, string>): Promise<LocalWorker> {
  if (await isTaken(port)) throw new Mistake(`port ${port} is in use; choose another with --port`, 1);
  mkdirSync(state, { recursive: true });
  const logFile = join(state, "worker.log");
  const child = spawn(
    process.execPath,
    [
      wrangler,
      "dev",
      ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"],
      ...["--persist-to", state, "--show-interactive-dev-session=false"],
      ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
    ],
    // A group of its own, so that the runtime that wrangler starts ends with it.
    { cwd: project, detached: true, stdio: ["ignore", "pipe", "pipe"], env: quietEnvironment() },
  );
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => stopGroup(child, ended);
  const origin = `http://127.0.0.1:${port}`;
  const isUp = await Promise.race([isAnswering(origin), ended.then(() => false)]);
  if (!isUp) {
    await stop();
    throw new Mistake(`the Worker did not start; ${logFile} says why`, 1);
  }
  return {
    origin,
    ended,
    stop,
    async tick(at) {
      const answer = await fetch(`${origin}${tickPath}${at}`);
      await answer.body?.cancel();
    },
  };
}

/** Wrangler asks nothing and sends nothing home from here. */
function quietEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" };
}

/** Whether something listens there already. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

async function isAnswering(origin: string): Promise<boolean> {
  const deadline = Date.now() + startLimit;
  while (Date.now() < deadline) {
    const answer = await fetch(`${origin}/status.json`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  signal("SIGTERM");
  const patience = setTimeout(() => signal("SIGKILL"), 5000);
  await ended;
  clearTimeout(patience);
  signal("SIGKILL");
}
