import fc from "fast-check";
import { expect, it } from "vitest";
import { addToMonth, listingOf } from "../../src/store/archives.ts";
import { type IndexEntry, readIndex, writeIndex } from "../../src/store/index-record.ts";
import { readViews, writeViews } from "../../src/store/views.ts";
import { beginning, type Changed, changesAfter, type Place } from "../../src/web/api/changes-after.ts";
import { openRun, type Run } from "../refresh/run.ts";
import { declared } from "./answers.ts";

const few = (from: number, to: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: from, maxLength: to });
const months = ["a", "b", "c"];

/** A source with its index, its archives, and how the index lists these. */
function newSource() {
  const hot = new Map<string, Changed>();
  const archives = new Map<string, Map<string, Changed>>(months.map((month) => [month, new Map()]));
  let edition = 0;
  let serial = 0;
  const bounds = (month: string) => {
    const all = [...(archives.get(month)?.values() ?? [])];
    const editions = all.map((one) => one.edition);
    const serials = all.flatMap((one) => one.serial ?? []);
    return {
      month,
      firstEdition: Math.min(Number.MAX_SAFE_INTEGER, ...editions),
      edition: Math.max(0, ...editions),
      serial: Math.max(0, ...serials),
    };
  };
  return {
    hot,
    serial: () => serial,
    news(keys: readonly string[]) {
      edition++;
      for (const key of keys) hot.set(key, { ...hot.get(key), key, edition });
    },
    count(keys: readonly string[]) {
      serial++;
      for (const key of keys) {
        const article = hot.get(key);
        if (article) hot.set(key, { ...article, serial });
      }
    },
    archive(keys: readonly string[], month: string) {
      for (const key of keys) {
        const article = hot.get(key);
        if (!article) continue;
        for (const archive of archives.values()) archive.delete(key);
        archives.get(month)?.set(key, article);
        hot.delete(key);
      }
    },
    /** A list shows it again: it is in the index as it was, and in the archive still. */
    showAgain(key: string) {
      for (const archive of archives.values()) {
        const article = archive.get(key);
        if (article && !hot.has(key)) hot.set(key, article);
      }
    },
    /** Every article as it is now. */
    truth: () => new Map([...[...archives.values()].flatMap((archive) => [...archive]), ...hot]),
    /** As an endpoint asks: archives are opened when it is told to. `opened`: which. */
    ask(place: Place, limit: number) {
      const unread = new Set(months.filter((month) => archives.get(month)?.size));
      const archived: Changed[] = [];
      const opened: string[] = [];
      for (;;) {
        const unreadBounds = [...unread].map(bounds);
        const known = { edition, serial, hot: [...hot.values()], archived, unread: unreadBounds };
        const next = changesAfter(known, place, limit);
        if (next.kind === "found") return { ...next, opened };
        expect(unread).toContain(next.month);
        unread.delete(next.month);
        opened.push(next.month);
        archived.push(...(archives.get(next.month)?.values() ?? []));
      }
    },
  };
}

it("whatever is written between two questions, a cursor never skips and never repeats", () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant("news" as const), keys: few(1, 5) }),
    fc.record({ kind: fc.constant("views" as const), keys: few(1, 5) }),
    fc.record({ kind: fc.constant("archive" as const), keys: few(0, 3), month: fc.constantFrom(...months) }),
    fc.record({ kind: fc.constant("again" as const), keys: few(1, 1) }),
    fc.record({ kind: fc.constant("ask" as const), limit: fc.integer({ min: 1, max: 4 }) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const source = newSource();
      const given = new Set<string>();
      const client = new Map<string, { edition?: number; serial?: number }>();
      let place: Place | undefined;
      const ask = (limit: number) => {
        const { articles, counts, after, more } = source.ask(place ?? beginning(source.serial()), limit);
        expect(articles.length + counts.length).toBeLessThanOrEqual(limit);
        for (const { key, edition, serial } of articles) {
          expect(given).not.toContain(`article ${key} ${edition}`);
          given.add(`article ${key} ${edition}`);
          // An article comes with its count.
          client.set(key, { edition, ...(serial === undefined ? {} : { serial }) });
        }
        for (const { key, serial = 0 } of counts) {
          expect(given).not.toContain(`views ${key} ${serial}`);
          given.add(`views ${key} ${serial}`);
          client.set(key, { ...client.get(key), serial });
        }
        place = after;
        return more;
      };
      for (const done of acts) {
        if (done.kind === "ask") ask(done.limit);
        else {
          const keys = done.keys.map(String);
          if (done.kind === "news") source.news(keys);
          else if (done.kind === "views") source.count(keys);
          else if (done.kind === "archive") source.archive(keys, done.month);
          else keys.forEach(source.showAgain);
        }
      }
      while (ask(2));
      for (const [key, { edition, serial }] of source.truth())
        expect(client.get(key)).toEqual({ edition, ...(serial === undefined ? {} : { serial }) });
      expect(ask(1)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

it("a first copy tells each count with its article, and opens each archive when the order comes to it", () => {
  const source = newSource();
  for (const [at, month] of months.entries()) {
    const keys = [1, 2, 3, 4].map((number) => `${month}${number}`);
    for (const key of keys) source.news([key]);
    source.count(keys);
    if (at < 2) source.archive(keys, month);
  }
  let place = beginning(source.serial());
  const opened: string[][] = [];
  for (let more = true; more; ) {
    const page = source.ask(place, 2);
    expect(page.counts).toEqual([]);
    opened.push(page.opened);
    place = page.after;
    more = page.more;
  }
  // At the end of an archive it looks into the next, for whether there is more; and back, for what shares the number of its place.
  expect(opened).toEqual([["a"], ["a", "b"], ["a", "b"], ["b"], ["b"], []]);
});

interface Answer {
  changes: { kind: string; key: string; title: string; views?: number; withdrawn?: { status: number } }[];
  next_cursor: string;
  more: boolean;
}

it("an aggregator that follows the cursor sees each change of the newspaper once", async () => {
  const run = await openRun({ size: 5 });
  run.paper.freezeViews();
  await run.tick();
  let cursor = "";
  const follow = async () => {
    const found: Answer["changes"] = [];
    for (let more = true; more; ) {
      const answer = await declared<Answer>(run, `/api/v1/changes?limit=2${cursor === "" ? "" : `&since=${cursor}`}`);
      found.push(...answer.changes);
      cursor = answer.next_cursor;
      more = answer.more;
    }
    return found.map(({ kind, key }) => `${kind} ${key}`);
  };
  const keys = run.paper.articles().map(({ number }) => String(number));
  const first = await follow();
  expect(first.filter((change) => change.startsWith("new")).sort()).toEqual(keys.map((key) => `new ${key}`).sort());
  expect(await follow()).toEqual([]);

  run.wait(180);
  const fresh = run.paper.publish({ title: "演示：变化", date: "2020-09-04" });
  run.paper.correct(Number(keys[1]), { title: "演示：更正后的标题" });
  await run.tick();
  const second = await follow();
  expect(second).toContain(`new ${fresh}`);
  expect(second).toContain(`corrected ${keys[1]}`);
  expect(second.filter((change) => !change.startsWith("views"))).toHaveLength(2);

  run.wait(180);
  run.paper.raiseViews(9);
  await run.tick();
  const third = await follow();
  expect(third.length).toBeGreaterThan(0);
  expect(third.filter((change) => !change.startsWith("views"))).toEqual([]);
  expect(await follow()).toEqual([]);
});

it("a date that its page moved is a correction, for the API and for changes.json alike", async () => {
  const run = await openRun({ size: 2 });
  run.paper.freezeViews();
  await run.tick();
  const { next_cursor } = await declared<Answer>(run, "/api/v1/changes");
  const [newest, other] = run.paper.articles();
  run.paper.correct(newest?.number ?? 0, { date: "2020-09-01" });
  run.wait(180);
  await run.tick();
  const { changes } = await declared<Answer>(run, `/api/v1/changes?since=${next_cursor}`);
  expect(changes.map(({ kind, key }) => `${kind} ${key}`)).toEqual([`corrected ${newest?.number}`]);
  const told = await run.json<{ changes: object[] }>("/xjyszb/changes.json");
  const of = (number: number | undefined) => ({ id: `tag:xjyszb.cn,2026:xjyszb/${number}` });
  expect(told.changes).toMatchObject([
    { kind: "corrected", ...of(newest?.number), changed: ["published"], at: new Date(run.now()).toISOString() },
    { kind: "new", ...of(other?.number) },
  ]);
});

const entryOf = (key: string, edition: number): IndexEntry => ({
  key,
  url: `http://xjyszb.cn/News/${key}.aspx`,
  title: "t",
  firstSeen: 0,
  updated: 0,
  changed: 0,
  edition,
  fingerprint: String(edition),
  rendered: 1,
});

/** Archives of two months, of three articles each, behind what the newspaper has. */
async function withArchives(run: Run): Promise<void> {
  const index = await readIndex(run.kv, "xjyszb");
  const views = await readViews(run.kv, "xjyszb");
  const known = [];
  for (const [at, month] of ["2020-07", "2020-06"].entries()) {
    const added = [0, 1, 2].map((number) => ({
      entry: entryOf(`${month}-${number}`, at * 3 + number + 1),
      visit: { at: 0, readings: 1, views: { count: 7, atLeast: false }, history: [], serial: 1 },
    }));
    await addToMonth(run.kv, "xjyszb", month, added, undefined);
    known.push(listingOf(month, added.length, added, undefined));
  }
  const entries = index.entries.map((entry) => ({ ...entry, edition: entry.edition + 100 }));
  await writeIndex(run.kv, "xjyszb", { ...index, edition: index.edition + 100, entries, months: known });
  await writeViews(run.kv, "xjyszb", { ...views, serial: (views.serial ?? 0) + 1 });
}

it("the first page of a first copy reads one archive, and the page after the archives none", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  await withArchives(run);
  const names: string[] = [];
  run.useKv(
    new Proxy(run.kv, {
      get(kv, property) {
        const value: unknown = Reflect.get(kv, property);
        return typeof value !== "function"
          ? value
          : (...given: unknown[]) => {
              names.push(String(given[0]));
              return value.apply(kv, given);
            };
      },
    }),
  );
  const read = async (query: string) => {
    names.length = 0;
    const answer = await declared<Answer>(run, `/api/v1/changes?limit=2${query}`);
    return { ...answer, archives: names.filter((name) => name.startsWith("archive:")) };
  };
  const first = await read("");
  expect(first.changes).toMatchObject([
    { kind: "new", key: "2020-07-0", views: 7 },
    { kind: "new", key: "2020-07-1", views: 7 },
  ]);
  expect(first.archives).toEqual(["archive:xjyszb:2020-07"]);
  const kinds: string[] = [];
  let page = first;
  while (page.more) {
    page = await read(`&since=${page.next_cursor}`);
    kinds.push(...page.changes.map(({ kind }) => kind));
  }
  expect(page.archives).toEqual([]);
  expect(kinds).toEqual(Array.from({ length: 7 }, () => "new"));
});

it("where KV shows less than the index says, or than the cursor knew, nothing is skipped: it is asked for again", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  await withArchives(run);
  const index = await readIndex(run.kv, "xjyszb");
  const ahead = await declared<Answer>(run, "/api/v1/changes?limit=500");
  for (const lacking of ["articles", "edition"] as const) {
    const months = index.months.map((month) => ({ ...month, [lacking]: month[lacking] + 1 }));
    await writeIndex(run.kv, "xjyszb", { ...index, months });
    const answer = await run.get("/api/v1/changes");
    expect([answer.status, answer.headers.get("retry-after")], lacking).toEqual([503, "60"]);
    expect(await answer.json()).toMatchObject({ detail: expect.not.stringContaining("cursor") });
  }
  await writeIndex(run.kv, "xjyszb", { ...index, edition: 1, entries: [] });
  expect(await declared(run, `/api/v1/changes?since=${ahead.next_cursor}`)).toMatchObject({
    status: 503,
    detail: expect.stringContaining("xjyszb"),
  });
});

it("views that were lost and are found out anew are told to who has a cursor from before, like all that changes", async () => {
  const run = await openRun({ size: 2 });
  run.paper.freezeViews();
  for (let ticks = 0; ticks < 8; ticks++) {
    run.paper.raiseViews(5);
    await run.tick();
    run.wait(180);
  }
  const { next_cursor } = await declared<Answer>(run, "/api/v1/changes");
  await run.kv.delete("views:xjyszb");
  const number = String(run.paper.publish({ title: "演示：之后的新闻", date: "2020-09-04" }));
  run.paper.raiseViews(5);
  for (let ticks = 0; ticks < 2; ticks++) {
    await run.tick();
    run.wait(180);
  }
  const { changes } = await declared<Answer>(run, `/api/v1/changes?since=${next_cursor}`);
  expect(changes).toContainEqual(expect.objectContaining({ kind: "new", key: number }));
  const counted = changes.filter(({ kind }) => kind === "views").map(({ key }) => key);
  expect(counted.toSorted()).toEqual(
    run.paper
      .articles()
      .map((one) => String(one.number))
      .toSorted(),
  );
});

it("a cursor that is none is refused by name", async () => {
  const run = await openRun({ size: 1 });
  expect(await declared(run, "/api/v1/changes?since=abc")).toMatchObject({
    status: 400,
    detail: expect.stringContaining('"since"'),
  });
});
