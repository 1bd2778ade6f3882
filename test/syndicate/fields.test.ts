import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { sources } from "../../src/sources/registry.ts";
import { readArticles } from "../../src/store/articles.ts";
import { generator } from "../../src/syndicate/about.ts";
import { openRun } from "../refresh/run.ts";
import { awkward, source } from "./awkward.ts";
import { documentOf } from "./documents.ts";
import { type Said, saidByAtom, saidByJson, saidByRss } from "./said.ts";

const views = { count: 697, atLeast: false };

it("the three formats say the same of every demo article, field by field", async () => {
  const run = await openRun({ size: 60 });
  await run.tick();
  const [demo] = sources.values();
  if (demo === undefined) throw new Error("there is a source");
  const truth = run.paper.articles();
  const stored = await readArticles(
    run.kv,
    demo.id,
    truth.map(({ number }) => String(number)),
  );
  const articles = [...stored.values()].map(({ article }) => article);
  expect(articles).toHaveLength(60);
  const rss = saidByRss(documentOf("rss", demo, articles, views));
  expect(rss.map(({ title }) => title).sort()).toEqual(truth.map(({ title }) => title).sort());
  expect(saidByAtom(documentOf("atom", demo, articles, views))).toEqual(rss);
  expect(saidByJson(documentOf("json", demo, articles, views))).toEqual(rss);
});

it.each(awkward)("the three formats say the same of $name, and what the article says", ({ article }) => {
  const [rss] = saidByRss(documentOf("rss", source, [article], views));
  const [atom] = saidByAtom(documentOf("atom", source, [article], views));
  const [json] = saidByJson(documentOf("json", source, [article], views));
  expect(atom).toEqual(rss);
  expect(json).toEqual(rss);
  const meant: Partial<Said> = { id: article.id, link: article.url, views: 697, language: "de" };
  expect(rss).toMatchObject(meant);
  expect(rss?.published).toBe(article.published && new Date(article.published.at).toISOString());
  expect(rss?.files).toEqual(article.attachments.map(({ url, type, length }) => ({ url, type, length })));
});

it("what is plain text comes out as it is meant, whatever it looks like", () => {
  const said = new Map(
    awkward.map(({ name, article }) => [name, saidByRss(documentOf("rss", source, [article], views))[0]]),
  );
  expect(said.get("a title of references")?.title).toBe("AT&T &amp; &lt;b&gt; &copy; &#x26;");
  expect(said.get("a title of references")?.summary).toBe("AT&T &amp; &lt;b&gt; &nbsp;");
  expect(said.get("a title of tags")?.title).toBe("<script>alert(1)</script> & <b>fett</b>");
  expect(said.get("a title of tags")?.summary).toBe("1 < 2 && 3 > 2 <b>");
  expect(said.get("an end of CDATA")?.html).toBe("<p>a]]&gt;b ]]>c $& ]]>d</p>");
  expect(said.get("a title of several lines")?.title).toBe("Eins zwei drei");
  expect(said.get("all control characters")?.title).toMatch(/^Ti\s?tel$/);
  expect(said.get("half a character")?.title).toBe("Halb");
  expect(said.get("an author of control characters")?.authors).toEqual(["Bert"]);
  expect(said.get("five authors")?.authors).toEqual(["Anna", "Bert", "Cem", "Dörte & Co", "Émile"]);
  expect(said.get("no date")?.published).toBeUndefined();
});

it("Atom and JSON Feed name the same moment of the last change, and Atom's are told apart below the millisecond, always the same", () => {
  const articles = awkward.map(({ article }) => article);
  const updates = () =>
    (parseAtomFeed(documentOf("atom", source, articles, views)).entries ?? []).map(({ updated }) => updated ?? "");
  const modified = (parseJsonFeed(documentOf("json", source, articles, views)).items ?? []).map(
    (item) => item.date_modified ?? "",
  );
  const toMillisecond = "2020-09-04T12:00:00.000".length;
  expect(updates().map((date) => date.slice(0, toMillisecond))).toEqual(
    modified.map((date) => date.slice(0, toMillisecond)),
  );
  expect(modified).toEqual(articles.map(({ updated }) => new Date(updated).toISOString()));
  expect(new Set(updates()).size).toBe(articles.length);
  expect(updates()).toEqual(updates());
  // One that changed a millisecond later is later, whatever its mark.
  const [first] = articles;
  if (first === undefined) throw new Error("there are awkward articles");
  const later = documentOf("atom", source, [{ ...first, updated: first.updated + 1 }], views);
  expect((parseAtomFeed(later).entries?.[0]?.updated ?? "") > (updates()[0] ?? "")).toBe(true);
});

it("JSON Feed says what the others cannot: first seen, how exact the date is, that a count is a lower bound", () => {
  const of = (name: string) => {
    const article = awkward.find((one) => one.name === name)?.article;
    if (article === undefined) throw new Error(`there is no awkward article "${name}"`);
    return JSON.parse(documentOf("json", source, [article], { count: 100_000, atLeast: true })).items[0]._pagewire;
  };
  const first_seen = "2020-09-04T12:00:00.000Z";
  const counted = { count: 100_000, at_least: true };
  expect(of("a date of a day")).toEqual({ first_seen, precision: "day", views: counted });
  expect(of("no date")).toEqual({ first_seen, views: counted });
  expect(of("a publisher")).toEqual({
    first_seen,
    precision: "second",
    publisher: "Agentur & <Söhne>",
    views: counted,
  });
});

it("the generator tells the version of the package", () => {
  expect(generator.version).toBe(manifest.version);
});
