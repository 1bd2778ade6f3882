import Ajv from "ajv";
import RssParser from "rss-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { feedFiles, formats } from "../../src/syndicate/format.ts";
import { openRun, type Run } from "../refresh/run.ts";
import { awkward, source } from "./awkward.ts";
import { documentOf, origin } from "./documents.ts";
import jsonFeed from "./json-feed.schema.json" with { type: "json" };
import { rssFaults } from "./rss-profile.ts";

const views = { count: 697, atLeast: true };
const validate = new Ajv().compile(jsonFeed);

function expectJsonFeed(text: string) {
  validate(JSON.parse(text));
  expect(validate.errors).toBeNull();
}

/** What XML 1.0 forbids: https://www.w3.org/TR/xml/#charsets */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

describe.each(awkward)("$name", ({ article }) => {
  const documents = Object.fromEntries(formats.map((format) => [format, documentOf(format, source, [article], views)]));

  it("is RSS as the Advisory Board's profile has it", () => {
    expect(rssFaults(documents.rss ?? "", `${origin}/awkward/${feedFiles.rss}`)).toEqual([]);
  });

  it("is JSON Feed 1.1", () => expectJsonFeed(documents.json ?? ""));

  it("holds no character that XML forbids, and the same bytes when it is rendered again", () => {
    for (const format of formats) {
      expect(documents[format]).not.toMatch(forbidden);
      expect(documentOf(format, source, [article], views)).toBe(documents[format]);
    }
  });

  it("is read by rss-parser, with its id", async () => {
    const parser = new RssParser<object, { id?: string }>();
    const [rss] = (await parser.parseString(documents.rss ?? "")).items;
    const [atom] = (await parser.parseString(documents.atom ?? "")).items;
    expect([rss?.guid, atom?.id]).toEqual([article.id, article.id]);
  });
});

describe("the newspaper's feeds", () => {
  let run: Run;
  beforeAll(async () => {
    run = await openRun({ size: 60 });
    await run.tick();
  });

  it.each(["/xjyszb/rss.xml", "/rss.xml", "/xjyszb/rss.xml?limit=3", "/xjyszb/rss.xml?content=summary"])(
    "%s is RSS as the Advisory Board's profile has it",
    async (path) => expect(rssFaults(await run.text(path), `${origin}${path}`)).toEqual([]),
  );

  it.each(["/xjyszb/feed.json", "/feed.json", "/xjyszb/feed.json?link=page", "/xjyszb/feed.json?content=summary"])(
    "%s is JSON Feed 1.1",
    async (path) => expectJsonFeed(await run.text(path)),
  );
});
