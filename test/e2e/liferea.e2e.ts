// Liferea, a reader with windows, on a screen that nobody sees: what it has of our feeds is in its database.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { type Demo, folder, startDemo, until } from "./pagewire.ts";

let demo: Demo;
before(async () => {
  demo = await startDemo();
});
after(async () => {
  await demo.stop();
});

interface Item {
  feed: string;
  id: string;
  title: string;
  text: string;
}

/** What Liferea has kept; nothing before it made its database. */
function itemsIn(home: string): Item[] {
  const database = new DatabaseSync(join(home, "data", "liferea", "liferea.db"), { readOnly: true });
  const rows = database.prepare("SELECT node_id, source_id, title, description FROM items").all();
  database.close();
  return rows.map((row) => ({
    feed: String(row.node_id),
    id: String(row.source_id),
    title: String(row.title),
    text: String(row.description),
  }));
}

/** Liferea runs with what is in `home` until `check` holds. */
async function liferea(home: string, check: () => boolean): Promise<void> {
  const places = { HOME: home, XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data") };
  const child = spawn("xvfb-run", ["-a", "dbus-run-session", "liferea"], {
    env: {
      ...process.env,
      ...places,
      XDG_CACHE_HOME: join(home, "cache"),
      LANG: "C.UTF-8",
      GSETTINGS_BACKEND: "keyfile",
    },
    stdio: "ignore",
    // A group of its own: the screen, the bus and the reader end together.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await until("Liferea to read the feeds", async () => check());
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    await ended;
  }
}

test("Liferea starts with our OPML, and reads every article of RSS and of Atom, each once", async () => {
  const home = folder("liferea");
  const config = join(home, "config", "liferea");
  mkdirSync(config, { recursive: true });
  mkdirSync(join(home, "data"), { recursive: true });
  writeFileSync(join(config, "feedlist.opml"), await (await fetch(`${demo.origin}/opml.xml`)).text());
  await liferea(home, () => itemsIn(home).length >= 100);

  const items = itemsIn(home);
  const feeds = Map.groupBy(items, ({ feed }) => feed);
  assert.deepEqual(
    [...feeds.values()].map((own) => new Set(own.map(({ id }) => id)).size),
    [50, 50],
  );
  const papers = new Map(
    demo.paper.articles().map(({ number, title }) => [`tag:xjyszb.cn,2026:xjyszb/${number}`, title]),
  );
  for (const { id, title, text } of items) {
    assert.equal(title, papers.get(id));
    assert.ok(text.length > 50);
  }
});
