// Months of more articles than one document is to hold: five a day, so a hundred and fifty a month.
import { parseAtomFeed } from "feedsmith";
import { beforeAll, expect, it } from "vitest";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { addToMonth } from "../../src/store/archives.ts";
import { writeArticle } from "../../src/store/articles.ts";
import { readIndex, writeIndex } from "../../src/store/index-record.ts";
import { renderEntries, rendererVersion } from "../../src/syndicate/entry.ts";
import { old, openOldRun } from "../refresh/old-run.ts";
import { origin, type Run } from "../refresh/run.ts";
import { readMonth } from "../store/read-month.ts";
import { walkArchives, walkPages } from "./walk.ts";

const count = 400;
let run: Run;
beforeAll(async () => {
  run = await openOldRun(count, 0);
  for (let at = 0; at < count; at++) {
    const article = old(at);
    await writeArticle(run.kv, { article, entries: renderEntries(article, xjyszb), rendered: rendererVersion });
  }
  await run.tick();
});

const truth = () => [
  ...Array.from({ length: count }, (_, at) => old(at).id),
  ...run.paper.articles().map(({ number }) => `tag:xjyszb.cn,2026:xjyszb/${number}`),
];
const linksOf = (text: string) =>
  Object.fromEntries(
    (parseAtomFeed(text).links ?? []).map(({ rel = "", href = "" }) => [rel, href.replace(origin, "")]),
  );

it("no document of a month holds more than a hundred, and together they hold every article once", async () => {
  const archives = (await walkArchives(run, "/xjyszb/atom.xml")).slice(1);
  expect(archives.map(({ path }) => path)).toEqual([
    "/xjyszb/archive/2020-08-2.xml",
    "/xjyszb/archive/2020-08.xml",
    "/xjyszb/archive/2020-07-2.xml",
    "/xjyszb/archive/2020-07.xml",
    "/xjyszb/archive/2020-06.xml",
  ]);
  for (const { ids } of archives) expect(ids.length).toBeLessThanOrEqual(100);
  const pages = await walkPages(run, "/xjyszb/feed.json");
  for (const { ids } of pages) expect(ids.length).toBeLessThanOrEqual(100);
  expect(pages.flatMap(({ ids }) => ids).toSorted()).toEqual(truth().toSorted());
  const inMonths = archives.flatMap(({ ids }) => ids);
  expect(new Set(inMonths).size).toBe(inMonths.length);
  const all = (await walkArchives(run, "/xjyszb/atom.xml")).flatMap(({ ids }) => ids);
  expect([...new Set(all)].toSorted()).toEqual(truth().toSorted());
});

it("the parts lead to one another, both ways", async () => {
  const path = (name: string) => `/xjyszb/archive/${name}.xml`;
  const links = async (name: string) => linksOf(await run.text(path(name)));
  expect(await links("2020-07")).toMatchObject({
    self: path("2020-07"),
    "prev-archive": path("2020-06"),
    "next-archive": path("2020-07-2"),
  });
  expect(await links("2020-07-2")).toMatchObject({
    self: path("2020-07-2"),
    "prev-archive": path("2020-07"),
    "next-archive": path("2020-08"),
  });
  expect(await links("2020-08")).toMatchObject({
    "prev-archive": path("2020-07-2"),
    "next-archive": path("2020-08-2"),
  });
  for (const name of ["2020-07", "2020-07-2"]) expect(await run.text(path(name))).toContain("<fh:archive/>");
  for (const name of ["2020-07-1", "2020-07-3", "2020-07-0", "2020-07-02"])
    expect((await run.get(path(name))).status, name).toBe(404);
});

it("a withdrawal changes the part that held the article, and no other", async () => {
  const paths = ["2020-07", "2020-07-2"].map((name) => `/xjyszb/archive/${name}.xml`);
  const before = await Promise.all(paths.map((path) => run.get(path)));
  const texts = await Promise.all(before.map((answer) => answer.text()));
  const at = Array.from({ length: count }, (_, number) => old(number)).find(({ id }) =>
    texts[0]?.includes(`<id>${id}<`),
  );
  if (!at) throw new Error("the first part has articles");
  const archived = (await readMonth(run.kv, "2020-07")).find(({ entry }) => entry.key === at.key);
  if (!archived) throw new Error("July is archived");
  const index = await readIndex(run.kv, "xjyszb");
  const gone = { at: run.now(), status: 410 } as const;
  const entry = { ...archived.entry, edition: index.edition + 1, changed: run.now(), withdrawn: gone };
  await addToMonth(run.kv, "xjyszb", "2020-07", [{ ...archived, entry }], undefined);
  await writeIndex(run.kv, "xjyszb", { ...index, edition: index.edition + 1 });
  const tags = before.map(({ headers }) => headers.get("etag") ?? "");
  const first = await run.get(paths[0] ?? "", { "if-none-match": tags[0] ?? "" });
  expect(first.status).toBe(200);
  const text = await first.text();
  expect(text).toContain(`<at:deleted-entry ref="${at.id}"`);
  expect(text).not.toContain(`<id>${at.id}<`);
  expect((await run.get(paths[1] ?? "", { "if-none-match": tags[1] ?? "" })).status).toBe(304);
  expect(await run.text(paths[1] ?? "")).toBe(texts[1]);
});

it("a month of which KV shows less than the index says is not told as if it were whole", async () => {
  const index = await readIndex(run.kv, "xjyszb");
  for (const lacking of ["articles", "edition"] as const) {
    const months = index.months.map((month) => ({ ...month, [lacking]: month[lacking] + 1000 }));
    await writeIndex(run.kv, "xjyszb", { ...index, months });
    const answer = await run.get("/xjyszb/archive/2020-07.xml");
    await writeIndex(run.kv, "xjyszb", index);
    expect([answer.status, answer.headers.get("retry-after")], lacking).toEqual([503, "60"]);
  }
});

it("a feed of a choice leads on, in every format, through everything that was ever read, each once", async () => {
  const own = Array.from({ length: count }, (_, at) => old(at).id);
  const withdrawn = (await readMonth(run.kv, "2020-07")).filter(({ entry }) => entry.withdrawn);
  const isThere = (id: string) => !withdrawn.some(({ entry }) => id.endsWith(`/${entry.key}`));
  for (const path of ["/xjyszb/feed.json?content=summary", "/feed.json?limit=49"]) {
    const pages = await walkPages(run, path);
    expect(
      pages
        .flatMap(({ ids }) => ids)
        .slice(run.paper.articles().length)
        .filter(isThere),
    ).toEqual(own.filter(isThere));
    expect(pages[1]?.path).toContain("after=");
  }
  const query = `?${new URLSearchParams({ q: "title:旧闻" })}`;
  const next: Record<string, RegExp> = {
    "rss.xml": /<atom:link rel="next" type="application\/rss\+xml" href="https:\/\/news\.example([^"]+)"/,
    "atom.xml": /<link rel="next" type="application\/atom\+xml" href="https:\/\/news\.example([^"]+)"/,
  };
  for (const [file, link] of Object.entries(next)) {
    const found: string[] = [];
    for (let path: string | undefined = `/xjyszb/${file}${query}`; path !== undefined; ) {
      const answer = await run.get(path);
      expect(answer.status, path).toBe(200);
      const text = await answer.text();
      expect(text).toContain(`"https://news.example${path.replaceAll("&", "&amp;")}"`);
      // Pages are one feed: https://www.rfc-editor.org/rfc/rfc5005#section-3
      if (file === "atom.xml") expect(text).toContain(`<id>tag:xjyszb.cn,2026:xjyszb${query}</id>`);
      const ids = text.matchAll(/(?:<guid isPermaLink="false">|<id>)(tag:[^<]*\/\d+)</g);
      found.push(...[...ids].map(([, id = ""]) => id));
      path = link.exec(text)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(found.filter(isThere)).toEqual(own.filter(isThere));
  }
});
