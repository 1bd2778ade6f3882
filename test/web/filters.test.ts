import { beforeAll, describe, expect, it, vi } from "vitest";
import { concatenated } from "../../src/store/document.ts";
import { feedPaths, readAtom, readJson, readRss, snapshot } from "../refresh/feeds.ts";
import { openRun, type Run } from "../refresh/run.ts";

let run: Run;
beforeAll(async () => {
  run = await openRun({ size: 24 });
  run.paper.freezeViews();
  await run.tick();
});

const seedTitle = "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行";
const search = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;
const idOf = (number: number) => `tag:xjyszb.cn,2026:xjyszb/${number}`;

/** What the newspaper's own archive answers. */
function truth(is: (article: ReturnType<Run["paper"]["articles"]>[number]) => boolean): string[] {
  return run.paper
    .articles()
    .filter(is)
    .map(({ number }) => idOf(number))
    .sort();
}

describe.each(["/xjyszb/", "/"])("in %s", (folder) => {
  async function found(parameters: Record<string, string>): Promise<string[]> {
    const query = search(parameters);
    const feeds = [
      await readRss(run, `${folder}rss.xml${query}`),
      await readAtom(run, `${folder}atom.xml${query}`),
      await readJson(run, `${folder}feed.json${query}`),
    ].map((items) => items.map(({ id }) => id));
    expect(feeds[1]).toEqual(feeds[0]);
    expect(feeds[2]).toEqual(feeds[0]);
    return feeds[0] ?? [];
  }

  it("q finds what the newspaper wrote, in titles and in bodies", async () => {
    const word = "读书会";
    const all = truth(({ title, paragraphs }) => title.includes(word) || paragraphs.join("\n").includes(word));
    expect(all.length).toBeGreaterThan(0);
    expect((await found({ q: word })).sort()).toEqual(all);
    expect((await found({ q: `title:${word}` })).sort()).toEqual(truth(({ title }) => title.includes(word)));
    expect(await found({ q: '"担好“北起”使命"' })).toEqual([idOf(4057)]);
    expect(await found({ q: "济阳新闻发布会 author:刘姝琪" })).toEqual([idOf(4057)]);
  });

  it("author finds the articles of one person", async () => {
    const all = truth(({ reporters }) => reporters.includes("张三"));
    expect(all.length).toBeGreaterThan(0);
    expect((await found({ author: "张三" })).sort()).toEqual(all);
  });

  it("since and until take days in the site's zone, ends included", async () => {
    const day = "2020-09-03";
    const all = truth(({ date }) => date.startsWith(day));
    expect(all.length).toBeGreaterThan(0);
    expect((await found({ since: day, until: day })).sort()).toEqual(all);
    expect(await found({ since: "2030-01-01T00:00:00Z" })).toEqual([]);
  });

  it("sort=views and min_views follow the counts of the newspaper", async () => {
    const byViews = await found({ sort: "views" });
    const counts = byViews.map((id) => run.paper.viewsOf(Number(id.split("/").at(-1))));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect((await found({ min_views: "500" })).sort()).toEqual(truth(({ number }) => run.paper.viewsOf(number) >= 500));
  });

  it("has its own self link, title and ETag, which the same question always gets", async () => {
    for (const file of ["rss.xml", "atom.xml", "feed.json"]) {
      const path = `${folder}${file}`;
      const query = search({ q: "济阳", limit: "3" });
      const first = await run.get(path + query);
      const again = await run.get(path + query);
      const text = await first.text();
      expect(text).toContain(
        `https://news.example${path}${file === "feed.json" ? query : query.replaceAll("&", "&amp;")}`,
      );
      expect(text).toContain("新济阳: 济阳");
      expect(await again.text()).toBe(text);
      expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
      expect((await run.get(path + query, { "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);
      expect(first.headers.get("etag")).not.toBe((await run.get(path)).headers.get("etag"));
      expect(first.headers.get("link")).toContain(`<https://news.example${path}${query}>; rel="self"`);
    }
  });

  it("content=summary leaves the body out, link=page leads to our page", async () => {
    const query = search({ q: "济阳新闻发布会", content: "summary", link: "page" });
    const page = "https://news.example/xjyszb/4057";
    const [rss] = await readRss(run, `${folder}rss.xml${query}`);
    const [atom] = await readAtom(run, `${folder}atom.xml${query}`);
    const { items } = await run.json<{ items: Record<string, unknown>[] }>(`${folder}feed.json${query}`);
    expect(rss).toMatchObject({ title: seedTitle, link: page, id: idOf(4057) });
    expect(atom).toMatchObject({ title: seedTitle, link: page, id: idOf(4057) });
    expect(items[0]).toMatchObject({ title: seedTitle, url: page, external_url: "http://xjyszb.cn/News/4057.aspx" });
    expect(items[0]).not.toHaveProperty("content_html");
    expect(await run.text(`${folder}rss.xml${query}`)).not.toContain("content:encoded>");
    expect(await run.text(`${folder}atom.xml${query}`)).not.toContain("<content");
    expect(String(items[0]?.content_text).length).toBeGreaterThan(20);
  });
});

it.each([
  ["/xjyszb/rss.xml?limit=3&q=%E6%B5%8E%E9%98%B3", "/xjyszb/rss.xml?q=%E6%B5%8E%E9%98%B3&limit=3"],
  ["/rss.xml?q=a%20%20b", "/rss.xml?q=a+b"],
  ["/rss.xml?sort=date&content=full&link=site&limit=50", "/rss.xml"],
  ["/rss.xml?limit=03", "/rss.xml?limit=3"],
  ["/atom.xml?source=xjyszb,xjyszb", "/atom.xml?source=xjyszb"],
])("%s is led to its canonical query", async (path, canonical) => {
  const answer = await run.get(path);
  expect([answer.status, answer.headers.get("location")]).toEqual([301, canonical]);
  expect((await run.get(canonical)).status).toBe(200);
});

it.each([
  ["/xjyszb/rss.xml?since=yesterday", "since", "2020-09-04"],
  ["/xjyszb/rss.xml?since=2020-13-01", "since", "2020-09-04"],
  ["/xjyszb/rss.xml?since=2020-02-31", "since", "2020-09-04"],
  ["/xjyszb/rss.xml?until=2021-02-29T12:00:00Z", "until", "2020-09-04"],
  ["/xjyszb/rss.xml?until=", "until", "2020-09-04"],
  ["/xjyszb/rss.xml?sort=title", "sort", "date or views"],
  ["/xjyszb/rss.xml?content=all", "content", "full or summary"],
  ["/xjyszb/rss.xml?link=x", "link", "site or page"],
  ["/xjyszb/rss.xml?min_views=-1", "min_views", "whole number"],
  ["/xjyszb/rss.xml?limit=51", "limit", "from 1 to 50"],
  ["/xjyszb/rss.xml?q=", "q", "expected words"],
  ["/xjyszb/rss.xml?q=%22a", "q", "closing quote"],
  ["/xjyszb/rss.xml?author=", "author", "expected a name"],
  ["/xjyszb/rss.xml?category=a&category=b", "category", "once"],
  ["/xjyszb/rss.xml?source=xjyszb", "source", "category"],
  ["/rss.xml?source=other", "source", "xjyszb"],
])("%s is refused: names %s, and what is allowed", async (path, name, allowed) => {
  const answer = await run.get(path);
  const { detail } = await answer.json<{ detail: string }>();
  expect(answer.status).toBe(400);
  expect(detail).toContain(`"${name}"`);
  expect(detail).toContain(allowed);
});

it("views alone change no feed of a choice that does not ask for views", async () => {
  const own = await openRun({ size: 6 });
  await own.tick();
  const paths = feedPaths.flatMap((path) => [`${path}?limit=4`, `${path}?q=${encodeURIComponent("的")}`]);
  const ask = () => Promise.all(paths.map(async (path) => (await own.get(path)).headers.get("etag")));
  const byViews = async () => (await own.get("/rss.xml?sort=views")).headers.get("etag");
  const [before, sorted, documents] = [await ask(), await byViews(), await snapshot(own)];
  own.wait(24 * 60);
  await own.tick();
  expect(await snapshot(own)).toEqual(documents);
  expect(await ask()).toEqual(before);
  expect(await byViews()).not.toBe(sorted);
});

it("a choice is no topic of the hub, and names none", async () => {
  for (const path of feedPaths) {
    for (const query of ["?limit=3", search({ q: "济阳" }), "?sort=views", "?link=page"]) {
      const answer = await run.get(path + query);
      expect(answer.headers.get("link")).not.toContain("hub");
      expect(await answer.text()).not.toMatch(/rel="hub"|"hubs"/);
    }
    expect((await run.get(path)).headers.get("link")).toContain('rel="hub"');
  }
});

it("a client that asks by date is given every change of a choice", async () => {
  // So many that the catalogue is only there in several slices.
  const own = await openRun({ size: 60 });
  await own.scheduled();
  const path = `/feed.json${search({ q: "演示" })}`;
  let held: { modified: string | null; text: string } | undefined;
  for (let slices = 0; own.messages.length > 0; slices++) {
    if (await own.deliver()) own.wait(1);
    if (slices >= 13) own.wait(1);
    const headers: HeadersInit = held?.modified ? { "if-modified-since": held.modified } : {};
    const [asked, whole] = [await own.get(path, headers), await own.get(path)];
    if (whole.status !== 200) continue;
    const text = await whole.text();
    if (asked.status === 304) expect(held?.text).toBe(text);
    else held = { modified: asked.headers.get("last-modified"), text: await asked.text() };
  }
  expect(held?.text).toContain("演示");
});

it("a choice of which KV does not show an article yet is not kept, and shows it a moment later to whoever asks", async () => {
  const own = await openRun({ size: 4 });
  await own.tick();
  own.useKv(
    new Proxy(own.kv, {
      get(kv, property) {
        const value: unknown = Reflect.get(kv, property);
        if (typeof value !== "function") return value;
        return (...given: unknown[]) =>
          property === "get" && given[0] === "article:xjyszb:4058" ? null : value.apply(kv, given);
      },
    }),
  );
  const path = `/xjyszb/rss.xml${search({ limit: "4" })}`;
  const before = await own.get(path);
  expect(await before.text()).not.toContain(`${idOf(4058)}<`);
  own.useKv(own.kv);
  expect(await own.text(path)).toContain(`${idOf(4058)}<`);
  const since = before.headers.get("last-modified");
  expect((await own.get(path, since === null ? {} : { "if-modified-since": since })).status).toBe(200);
});

it("a corrected and a new article are found by what they say now", async () => {
  const own = await openRun({ size: 4 });
  await own.tick();
  own.wait(180);
  const number = own.paper.publish({ title: "演示：云海列车开通", date: "2020-09-04" });
  own.paper.correct(4057, { title: "演示：更正后的标题" });
  await own.pass(150);
  const ids = async (q: string) => (await readJson(own, `/feed.json${search({ q })}`)).map(({ id }) => id);
  expect(await ids("云海列车")).toEqual([idOf(number)]);
  expect(await ids("更正后")).toEqual([idOf(4057)]);
  expect(await ids("title:新闻发布会举行")).toEqual([]);
});

it("category finds the articles that are filed under it, whatever its case, and no others", async () => {
  const own = await openRun({ size: 6 });
  const filed = new Map([
    ["/News/4057.aspx", "Politics, Sports"],
    ["/News/4058.aspx", "sports"],
    ["/News/4059.aspx", "Motorsports"],
  ]);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const answer = await own.paper.fetch(request);
    const keywords = filed.get(new URL(request.url).pathname);
    if (keywords === undefined || answer.status !== 200) return answer;
    // The page's own encoding is one in which ASCII is ASCII.
    const meta = new TextEncoder().encode(`<meta name="keywords" content="${keywords}">`);
    return new Response(concatenated([meta, new Uint8Array(await answer.arrayBuffer())]), answer);
  });
  await own.tick();
  for (const path of ["/xjyszb/", "/"]) {
    const ids = async (category: string) => {
      const feeds = [
        await readRss(own, `${path}rss.xml${search({ category })}`),
        await readAtom(own, `${path}atom.xml${search({ category })}`),
        await readJson(own, `${path}feed.json${search({ category })}`),
      ].map((items) => items.map(({ id }) => id).sort());
      expect(feeds[1]).toEqual(feeds[0]);
      expect(feeds[2]).toEqual(feeds[0]);
      return feeds[0];
    };
    expect(await ids("Sports")).toEqual([idOf(4057), idOf(4058)]);
    expect(await ids("politics")).toEqual([idOf(4057)]);
    expect(await ids("Weather")).toEqual([]);
  }
  const { articles } = await own.json<{ articles: { key: string; categories: string[] }[] }>(
    "/api/v1/articles?category=Politics",
  );
  expect(articles).toMatchObject([{ key: "4057", categories: ["Politics", "Sports"] }]);
});
