// A month of the newspaper, tick by tick, with the clock of the ticks: the real Worker, its queue and its KV, in about a minute.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "cheerio/slim";
import { serveSite } from "../../src/cli/serve-site.ts";
import { openNewspaper } from "../site/newspaper.ts";
import { type Pagewire, startPagewire, until, untilRead } from "./pagewire.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const days = 30;
/** As in wrangler.toml and the source: the cron ticks every ten minutes, of which the source wants one in thirty. */
const cron = 10 * minute;
const interval = 30 * minute;
const firstArticles = 4;

/** What a day of ten new articles and a correction may cost: views, corrections, heartbeats and robots.txt together. */
const ceiling = 100;
/** A day of the free plan: https://developers.cloudflare.com/queues/platform/pricing/ */
const queueOperations = 10_000;

interface Status {
  sources: { ledger: Record<"kv_writes" | "queue_operations" | "requests", { spent: number }>; faults: unknown[] }[];
}
interface Feed {
  items: { title: string }[];
}
interface Change {
  kind: string;
  key: string;
}
interface Changes {
  changes: Change[];
  next_cursor: string;
  more: boolean;
}

test("in a month every article comes out once and every correction once, within the free plan every day", async () => {
  let now = Date.now();
  const paper = openNewspaper({ now: () => now, size: firstArticles });
  const site = await serveSite(paper.fetch);
  const pagewire = await startPagewire([
    "--no-demo",
    ...["--connect-to", `xjyszb.cn=${site.origin}`],
    ...["--clock", "tick"],
  ]);
  try {
    await untilRead(pagewire, firstArticles);
    const corrected: number[] = [];
    const follower = openFollower(pagewire);
    const table: number[][] = [];
    let articles = firstArticles;
    let printed: number[] = [];
    // The rest of the day on which it was started is quiet.
    for (now = Math.ceil(now / interval) * interval + interval; now % day !== 0; now += interval) {
      const asked = listRequests();
      await pagewire.tick(now);
      await looked(pagewire, asked, []);
    }
    now -= cron;
    for (let today = 1; today <= days; today++) {
      paper.resetRequests();
      const fresh: number[] = [];
      for (let tick = 0; tick < day / cron; tick++) {
        now += cron;
        const hour = (tick * cron) / (60 * minute);
        const expected: string[] = [];
        if (hour >= 8 && hour < 18 && Number.isInteger(hour)) {
          const title = `演示：第${today}天${hour}时的新闻`;
          fresh.push(paper.publish({ title }));
          expected.push(title);
        }
        const yesterdays = printed.at(-4);
        if (hour === 10 && yesterdays !== undefined) {
          paper.correct(yesterdays, { title: `演示：第${today}天更正的标题` });
          corrected.push(yesterdays);
        }
        const asked = listRequests();
        await pagewire.tick(now);
        if (now % interval === 0) await looked(pagewire, asked, expected);
      }
      printed = fresh;
      articles += fresh.length;
      const [source] = (await pagewire.json<Status>("/status.json")).sources;
      assert.ok(source);
      assert.deepEqual(source.faults, []);
      const { kv_writes, queue_operations, requests } = source.ledger;
      await follower.look();
      table.push([today, paper.requests.length, requests.spent, kv_writes.spent, queue_operations.spent, articles]);
    }
    console.log(["day", "requests", "counted", "KV writes", "queue ops", "articles"].map(cell).join(""));
    for (const row of table) console.log(row.map(cell).join(""));
    const numbers = paper
      .articles()
      .map(({ number }) => String(number))
      .sort();
    assert.deepEqual((await everyKey(pagewire)).sort(), numbers);
    const told = (kind: string) => follower.told.filter((change) => change.kind === kind).map(({ key }) => key);
    assert.deepEqual(told("new").sort(), numbers);
    assert.deepEqual(told("corrected"), corrected.map(String));
    for (const [, , requests = 0, writes = 0, operations = 0] of table) {
      assert.ok(writes < ceiling);
      assert.ok(operations < queueOperations);
      assert.ok(requests < 250);
    }
  } finally {
    await pagewire.stop();
    site.close();
  }

  function listRequests(): number {
    return paper.requests.filter(({ url }) => new URL(url).pathname === "/").length;
  }

  /** Waits until the tick was worked on: the list asked for, and what is new served. */
  async function looked(from: Pagewire, asked: number, expected: readonly string[]): Promise<void> {
    await until("the list to be asked for", async () => listRequests() > asked, 30_000, 5);
    if (expected.length === 0) return;
    await until(
      `${expected} in the feed`,
      async () => {
        const { items } = await from.json<Feed>("/xjyszb/feed.json");
        return expected.every((title) => items.some((item) => item.title === title));
      },
      30_000,
      20,
    );
  }
});

/** An aggregator that keeps a copy: asks for what changed since it last asked. */
function openFollower(pagewire: Pagewire) {
  const told: Change[] = [];
  let since = "";
  return {
    told,
    async look() {
      for (let more = true; more; ) {
        const answer = await pagewire.json<Changes>(`/api/v1/changes${since}`);
        told.push(...answer.changes);
        since = `?since=${answer.next_cursor}`;
        more = answer.more;
      }
    },
  };
}

const cell = (value: string | number) => String(value).padStart(11);

/** The key of every article that the feed and its archives hold, as often as they do. */
async function everyKey({ origin }: Pagewire): Promise<string[]> {
  const keys: string[] = [];
  let next: string | undefined = `${origin}/xjyszb/atom.xml`;
  while (next !== undefined) {
    const $: ReturnType<typeof load> = load(await (await fetch(next)).text(), { xml: true });
    keys.push(
      ...$("entry > id")
        .map((_, id) => $(id).text().split("/").at(-1) ?? "")
        .get(),
    );
    next = $("feed > link[rel=prev-archive]").attr("href");
  }
  return keys;
}
