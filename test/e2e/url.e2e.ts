// `npm start -- --url`: a site that nobody has described, made a source and served.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { type ServedSite, serveSite } from "../../src/cli/serve-site.ts";
import { startPagewire, until } from "./pagewire.ts";

const host = "www.milbrook-echo.example";
const stories = [
  "Ferry to the islands runs again after the winter storms",
  "Town hall clock strikes for the first time in nine years",
  "Apple growers expect an early harvest on the south slope",
  "Night bus to the hospital keeps its stop at the old mill",
  "Children paint the underpass with forty kinds of birds",
  "Swimming lake reopens with cleaner water than last summer",
];
const address = (at: number) => `/town/2020/09/story-${9100 + at}.html`;
const story = (
  at: number,
) => `<p>${stories[at]}, the council said on Friday, and those who came to see it were pleased.</p>
<p>Number ${at} of the invented stories goes on with a second paragraph, so that there is something to read in it.</p>
<p>It ends with a third one, which says that the next meeting will be held in ${at + 2} weeks, at the same place.</p>`;
const page = (
  title: string,
  main: string,
) => `<!doctype html><html lang="en-GB"><head><title>${title} | Milbrook Echo</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
<nav><a href="/">Home</a><a href="/town/">Town</a><a href="/sport/">Sport</a><a href="/about">About us</a></nav>${main}<footer>An invented paper.</footer></body></html>`;

function answer(request: Request): Response {
  const { pathname } = new URL(request.url);
  const at = stories.findIndex((_, number) => address(number) === pathname);
  const headers = { "content-type": "text/html; charset=utf-8" };
  if (pathname === "/") {
    const items = stories.map(
      (title, number) =>
        `<li><a href="${address(number)}?utm_source=home">${title}</a> <time>${number + 1} September 2020</time></li>`,
    );
    return new Response(page("Latest news", `<ul>${items.join("")}</ul>`), { headers });
  }
  if (pathname === "/feed.xml") {
    const items = stories.map(
      (title, number) => `<item><title>${title}</title><link>http://${host}${address(number)}</link></item>`,
    );
    return new Response(`<rss version="2.0"><channel><title>Echo</title>${items.join("")}</channel></rss>`, {
      headers: { "content-type": "application/rss+xml" },
    });
  }
  if (pathname === "/empty") return new Response(page("Soon", "<p>Nothing yet.</p>"), { headers });
  if (at >= 0)
    return new Response(
      page(
        stories[at] ?? "",
        `<article><h1>${stories[at]}</h1><p>Published: 2020-09-0${at + 1} 10:0${at}</p>${story(at)}</article>`,
      ),
      { headers },
    );
  return new Response("none", { status: 404, headers });
}

let site: ServedSite;
before(async () => {
  site = await serveSite(async (request) => answer(request));
});
after(() => site.close());

const flags = (path: string) => ["--connect-to", `${host}=${site.origin}`, "--url", `http://${host}${path}`];

/** Runs `npm start` to its end; the site goes on answering meanwhile. */
function told(args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn("npm", ["start", "--silent", "--", ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stderr })));
}

interface Items {
  items: { title: string; url: string; content_text?: string; content_html: string; date_published: string }[];
}

test("a news page becomes a source, is shown, and is served", async () => {
  const pagewire = await startPagewire(flags("/"));
  const printed = pagewire.output();
  assert.match(printed, /id: "milbrook-echo"/);
  assert.match(printed, /article: "\/town\/\(\\\\d\+\)\/\(\\\\d\+\)\/story-:key\.html"/);
  assert.match(printed, /language: "en-GB"/);
  assert.match(printed, /timeZone: "Europe\/London"/);
  assert.match(printed, /Ferry to the islands runs again/);
  assert.match(printed, /6 links like/);
  assert.ok(printed.includes(`feed: "http://${host}/feed.xml"`), "the feed that the page announces is preferred");
  assert.doesNotMatch(printed, /DEMO/);
  await until(
    "the six stories",
    async () => (await pagewire.json<Items>("/milbrook-echo/feed.json")).items.length === 6,
  );
  const { items } = await pagewire.json<Items>("/milbrook-echo/feed.json");
  assert.deepEqual(items.map(({ title }) => title).toSorted(), stories.toSorted());
  const ferry = items.find(({ title }) => title === stories[0]);
  assert.equal(ferry?.url, `http://${host}${address(0)}`);
  assert.equal(Date.parse(ferry?.date_published ?? ""), Date.parse("2020-09-01T09:00:00Z"));
  assert.match(ferry?.content_html ?? "", /second paragraph/);
  const status = await fetch(`${pagewire.origin}/xjyszb/rss.xml`);
  assert.equal(status.status, 404);
  await pagewire.stop();
});

for (const [what, path, said] of [
  ["an article", address(0), "give the page that lists the articles"],
  ["a page without articles", "/empty", "no articles were found"],
  ["a page that is not there", "/gone", "the site answered 404"],
] as const) {
  test(`${what} is told in one line`, async () => {
    const { code, stderr } = await told(flags(path));
    assert.equal(code, 1);
    assert.equal(stderr.trim().split("\n").length, 1);
    assert.ok(stderr.includes(said), stderr);
  });
}

test("what is no address is told in one line", () => {
  const { status, stderr } = spawnSync("npm", ["start", "--silent", "--", "--url", "nonsense"], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /^--url "nonsense": expected an http\(s\) URL.*\n$/);
});
