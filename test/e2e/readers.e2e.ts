// Real readers and validators at the real Worker: what they say of the feeds, and of a second look after view counts rose.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import schema from "../syndicate/json-feed.schema.json" with { type: "json" };
import { type Demo, folder, startDemo, until } from "./pagewire.ts";

const seedTitle = "《抢抓发展机遇,担好“北起”使命》济阳新闻发布会举行";
const xmlFeeds = ["/xjyszb/rss.xml", "/xjyszb/atom.xml", "/rss.xml", "/atom.xml"];

let demo: Demo;
before(async () => {
  demo = await startDemo();
});
after(async () => {
  await demo.stop();
});

const get = async (path: string) => (await fetch(demo.origin + path)).text();
const run = (command: string, args: string[], input = "") =>
  execFileSync(command, args, {
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });

/** Every article's counter rises, and Pagewire reads them all again. */
async function raiseViews(): Promise<void> {
  const views = async () => (await demo.json<{ views: number }>("/api/v1/articles/xjyszb/4057")).views;
  const before = await views();
  demo.paper.raiseViews(1000);
  await demo.tick(Date.now() + 3 * 3_600_000);
  await until("the new view count", async () => (await views()) >= before + 1000);
}

/** A newsboat of its own for one feed; gives what a command prints. */
function newsboat(path: string): (command: string) => string {
  const home = folder("newsboat");
  const urls = join(home, "urls");
  writeFileSync(urls, `${demo.origin}${path}\n`);
  writeFileSync(join(home, "config"), "");
  const files = ["-u", urls, "-c", join(home, "cache.db"), "-C", join(home, "config")];
  return (command) => run("env", [`HOME=${home}`, "newsboat", ...files, "-x", command]).trim();
}

test("newsboat reads all, and finds nothing more unread after the view counts rose", async () => {
  const boats = [newsboat("/xjyszb/rss.xml"), newsboat("/xjyszb/atom.xml")];
  for (const boat of boats) {
    boat("reload");
    assert.equal(boat("print-unread"), "50 unread articles");
  }
  await raiseViews();
  for (const boat of boats) {
    boat("reload");
    assert.equal(boat("print-unread"), "50 unread articles");
  }
});

for (const path of ["/xjyszb/rss.xml", "/xjyszb/atom.xml"]) {
  test(`sfeed reads every article of ${path}`, async () => {
    const rows = run("sfeed", [demo.origin], await get(path))
      .trim()
      .split("\n");
    assert.equal(rows.length, 50);
    const seed = rows.map((row) => row.split("\t")).find(([, title]) => title === seedTitle);
    assert.equal(seed?.[2], "http://xjyszb.cn/News/4057.aspx");
    assert.match(seed?.[5] ?? "", /^tag:xjyszb\.cn,2026:xjyszb\/4057$/);
  });
}

test("feedparser finds nothing wrong with a feed, and is told 304 on its second request", () => {
  const script = `
import feedparser, json, sys
for url in sys.argv[1:]:
    first = feedparser.parse(url)
    by_etag = feedparser.parse(url, etag=first.get("etag"))
    by_date = feedparser.parse(url, modified=first.get("modified"))
    seed = [e for e in first.entries if e.id.endswith("/4057")][0]
    print(json.dumps({"bozo": bool(first.bozo), "why": str(first.get("bozo_exception", "")), "entries": len(first.entries),
        "status": [first.status, by_etag.status, by_date.status], "title": seed.title, "author": seed.get("author")}))
`;
  const lines = run("/usr/bin/python3", ["-c", script, ...xmlFeeds.map((path) => demo.origin + path)])
    .trim()
    .split("\n");
  assert.equal(lines.length, xmlFeeds.length);
  for (const line of lines) {
    assert.deepEqual(JSON.parse(line), {
      bozo: false,
      why: "",
      entries: 50,
      status: [200, 304, 304],
      title: seedTitle,
      author: "刘姝琪",
    });
  }
});

for (const path of xmlFeeds) {
  test(`xmllint calls ${path} well-formed`, async () => {
    run("xmllint", ["--noout", "--nonet", "-"], await get(path));
  });
}

for (const path of ["/xjyszb/atom.xml", "/atom.xml"]) {
  test(`${path} is Atom by the grammar of RFC 4287`, async () => {
    const file = join(folder("atom"), "atom.xml");
    writeFileSync(file, await get(path));
    run("jing", ["-c", "test/e2e/atom.rnc", file]);
  });
}

for (const path of ["/xjyszb/feed.json", "/feed.json"]) {
  test(`${path} is JSON Feed 1.1 by its schema`, async () => {
    const ajv = new Ajv({ allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(JSON.parse(await get(path)));
    assert.deepEqual(validate.errors ?? [], []);
  });
}
