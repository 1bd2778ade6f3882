import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { expect, it } from "vitest";
import { openRun, type Run } from "../refresh/run.ts";
import { walkArchives, walkPages } from "./walk.ts";

/** A reader: looks at its feed, and keeps the ids that it has seen. `bodies`: answers that had one. */
interface Reader {
  look(): Promise<void>;
  ids: Set<string>;
  bodies: number;
}

const ids = {
  rss: (text: string) => (parseRssFeed(text).items ?? []).map(({ guid }) => guid?.value ?? ""),
  atom: (text: string) => (parseAtomFeed(text).entries ?? []).map(({ id }) => id ?? ""),
  json: (text: string) => (parseJsonFeed(text).items ?? []).map(({ id }) => id ?? ""),
};

const paths = { rss: "/xjyszb/rss.xml", atom: "/xjyszb/atom.xml", json: "/xjyszb/feed.json" };

/** One that asks with what `ask` makes of the headers of the answer before. */
function reader(run: Run, format: keyof typeof ids, ask: (before: Headers) => Record<string, string>): Reader {
  let before = new Headers();
  const own: Reader = {
    ids: new Set(),
    bodies: 0,
    async look() {
      const answer = await run.get(paths[format], ask(before));
      if (answer.status === 304) return;
      expect([200, 226]).toContain(answer.status);
      before = answer.headers;
      own.bodies++;
      for (const id of ids[format](await answer.text())) own.ids.add(id);
    },
  };
  return own;
}

const etag = (before: Headers): Record<string, string> => {
  const tag = before.get("etag");
  return tag === null ? {} : { "if-none-match": tag };
};
const date = (before: Headers): Record<string, string> => {
  const modified = before.get("last-modified");
  return modified === null ? {} : { "if-modified-since": modified };
};

/** One that asks for the head first, and for the body only where the tag is another. */
function careful(run: Run): Reader {
  let known: string | null = null;
  const own: Reader = {
    ids: new Set(),
    bodies: 0,
    async look() {
      const head = await run.get(paths.rss, {}, "HEAD");
      if (head.headers.get("etag") === known) return;
      known = head.headers.get("etag");
      own.bodies++;
      for (const id of ids.rss(await run.text(paths.rss))) own.ids.add(id);
    },
  };
  return own;
}

it("readers of every kind end a month with every article of the newspaper, and fetch a body only for news", {
  timeout: 60_000,
}, async () => {
  const run = await openRun({ kv: "memory", size: 46 });
  await run.tick();
  const polite = {
    "by ETag": reader(run, "rss", etag),
    "by date": reader(run, "atom", date),
    "by both": reader(run, "json", (before) => ({ ...etag(before), ...date(before) })),
    "HEAD first": careful(run),
    "A-IM": reader(run, "atom", (before) => ({ "a-im": "feed", ...etag(before) })),
  };
  const plain = reader(run, "rss", () => ({}));
  const everyone = [...Object.values(polite), plain];
  const rare = { archives: new Set<string>(), pages: new Set<string>(), seen: new Set<string>() };
  const rarely = async () => {
    for (const { ids: found } of await walkArchives(run, paths.atom, rare.seen))
      for (const id of found) rare.archives.add(id);
    const pages = (await walkPages(run, paths.json)).flatMap(({ ids: found }) => found);
    expect(new Set(pages).size).toBe(pages.length);
    for (const id of pages) rare.pages.add(id);
  };

  let news = 1;
  await Promise.all(everyone.map(({ look }) => look()));
  await rarely();
  for (let days = 3; days <= 30; days += 3) {
    run.wait(3 * 24 * 60);
    run.paper.raiseViews(10);
    if (days % 2 === 0) {
      news++;
      for (let at = 0; at < 5; at++) run.paper.publish({ title: `演示：第${days}天的第${at}条` });
    }
    await run.tick();
    for (const { look } of everyone) await look();
  }
  await rarely();

  const truth = run.paper
    .articles()
    .map(({ number }) => `tag:xjyszb.cn,2026:xjyszb/${number}`)
    .toSorted();
  expect(truth).toHaveLength(71);
  for (const [name, { ids: found, bodies }] of Object.entries(polite)) {
    expect([...found].toSorted(), name).toEqual(truth);
    expect(bodies, name).toBe(news);
  }
  expect([...plain.ids].toSorted()).toEqual(truth);
  expect(plain.bodies).toBe(11);
  expect([...rare.archives].toSorted()).toEqual(truth);
  expect([...rare.pages].toSorted()).toEqual(truth);
});
