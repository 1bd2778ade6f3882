// Articles that no newspaper should print, in all three formats, before schemas, parsers and readers that are not ours.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Format } from "../../src/syndicate/format.ts";
import { awkward, source } from "../syndicate/awkward.ts";
import { documentOf } from "../syndicate/documents.ts";

const views = { count: 697, atLeast: false };
const folder = mkdtempSync(join(tmpdir(), "pagewire-awkward-"));
const articles = awkward.map(({ article }) => article);

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The document of all articles, and one for each. */
const all = (format: Format) => write(`all.${format}`, documentOf(format, source, articles, views));
const each = (format: Format) =>
  articles.map((article, at) => write(`${at}.${format}`, documentOf(format, source, [article], views)));

const run = (command: string, args: string[], input = "") =>
  execFileSync(command, args, {
    input,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
    maxBuffer: 256 * 1024 * 1024,
  });

test("xmllint calls every document well-formed", () => {
  run("xmllint", ["--noout", "--nonet", "--huge", ...each("rss"), ...each("atom")]);
});

test("every Atom document is Atom by the grammar of RFC 4287", () => {
  run("jing", ["-c", "test/e2e/atom.rnc", ...each("atom"), all("atom")]);
});

test("feedparser finds nothing wrong, in whichever format, and reads what was meant", () => {
  // Debian's Python: a package of Debian is in no other.
  const script = `
import feedparser, json, sys
for path in sys.argv[1:]:
    feed = feedparser.parse(open(path, "rb").read())
    if feed.bozo: print(path, feed.bozo_exception)
feed = feedparser.parse(open(sys.argv[-1], "rb").read())
print(json.dumps({e.id: [e.title, e.get("link")] for e in feed.entries}))
`;
  for (const format of ["rss", "atom"] as const) {
    const printed = run("/usr/bin/python3", ["-c", script, ...each(format), all(format)]).trim();
    const read: Record<string, [string, string]> = JSON.parse(printed);
    assert.equal(Object.keys(read).length, articles.length);
    for (const { id, url } of articles) assert.equal(read[id]?.[1], url);
  }
});

for (const format of ["rss", "atom"] as const) {
  test(`sfeed reads every article of the ${format} document, each with its id`, () => {
    const rows = run("sfeed", [source.home], documentOf(format, source, articles, views))
      .trimEnd()
      .split("\n");
    const ids = rows.map((row) => row.split("\t")[5]);
    assert.deepEqual(ids.toSorted(), articles.map(({ id }) => id).toSorted());
  });
}

for (const format of ["rss", "atom"] as const) {
  test(`newsboat reads every article of the ${format} document`, () => {
    const home = mkdtempSync(join(tmpdir(), "pagewire-newsboat-"));
    const urls = join(home, "urls");
    writeFileSync(urls, `file://${all(format)}\n`);
    writeFileSync(join(home, "config"), "");
    const files = ["-u", urls, "-c", join(home, "cache.db"), "-C", join(home, "config")];
    const newsboat = (...command: string[]) =>
      run("env", [`HOME=${home}`, "newsboat", ...files, "-x", ...command]).trim();
    newsboat("reload");
    assert.match(newsboat("print-unread"), new RegExp(`^${articles.length} unread`));
  });
}
