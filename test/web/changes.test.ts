import fc from "fast-check";
import { expect, it } from "vitest";
import type { Archived } from "../../src/store/archives.ts";
import type { IndexEntry } from "../../src/store/index-record.ts";
import type { Visit } from "../../src/store/views.ts";
import { beginning, changesAfter } from "../../src/web/api/changes-after.ts";
import { openRun } from "../refresh/run.ts";
import { declared } from "./answers.ts";

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
const visitOf = (serial: number): Visit => ({
  at: serial,
  readings: 1,
  views: { count: serial, atLeast: false },
  history: [[serial, serial]],
  serial,
});

it("whatever is written between two questions, a cursor never skips and never repeats", () => {
  const act = fc.oneof(
    fc.record({
      kind: fc.constant("news" as const),
      keys: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant("views" as const),
      keys: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant("archive" as const),
      keys: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("ask" as const), limit: fc.integer({ min: 1, max: 4 }) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const hot = new Map<string, IndexEntry>();
      const visits: Record<string, Visit> = {};
      const archive = new Map<string, Archived>();
      const given = new Set<string>();
      const client = new Map<string, { edition?: number; serial?: number }>();
      let edition = 0;
      let serial = 0;
      let place = beginning;
      const ask = (limit: number) => {
        const known = { entries: [...hot.values()], visits, archived: [...archive.values()] };
        const { changes, after, more } = changesAfter(known, place, limit);
        expect(changes.length).toBeLessThanOrEqual(limit);
        for (const { kind, entry, visit } of changes) {
          const what = `${kind} ${entry.key} ${kind === "views" ? visit.serial : entry.edition}`;
          expect(given).not.toContain(what);
          given.add(what);
          const held = client.get(entry.key) ?? {};
          client.set(
            entry.key,
            kind === "views" ? { ...held, serial: visit.serial ?? 0 } : { ...held, edition: entry.edition },
          );
        }
        place = after;
        return more;
      };
      for (const done of acts) {
        if (done.kind === "ask") ask(done.limit);
        else if (done.kind === "news") {
          edition++;
          for (const key of done.keys) hot.set(String(key), entryOf(String(key), edition));
        } else if (done.kind === "views") {
          serial++;
          for (const key of done.keys) if (hot.has(String(key))) visits[key] = visitOf(serial);
        } else {
          for (const key of done.keys) {
            const entry = hot.get(String(key));
            if (!entry) continue;
            const visit = visits[key];
            archive.set(entry.key, { entry, ...(visit ? { visit } : {}) });
            hot.delete(entry.key);
            delete visits[key];
          }
        }
      }
      while (ask(2));
      const truth = new Map<string, { edition?: number; serial?: number }>();
      for (const { entry, visit } of [
        ...archive.values(),
        ...[...hot.values()].map((entry) => ({ entry, visit: visits[entry.key] })),
      ]) {
        truth.set(entry.key, {
          edition: entry.edition,
          ...(visit?.serial === undefined ? {} : { serial: visit.serial }),
        });
      }
      for (const [key, { edition, serial }] of truth) {
        expect(client.get(key)?.edition).toBe(edition);
        if (serial !== undefined) expect(client.get(key)?.serial).toBe(serial);
      }
    }),
    { numRuns: 1000 },
  );
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

it("a cursor that is none is refused by name", async () => {
  const run = await openRun({ size: 1 });
  expect(await declared(run, "/api/v1/changes?since=abc")).toMatchObject({
    status: 400,
    detail: expect.stringContaining('"since"'),
  });
});
