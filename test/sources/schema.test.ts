import { describe, expect, it } from "vitest";
import { registry, sources } from "../../src/sources/registry.ts";
import { defineSource, parseSources, type SourceFile } from "../../src/sources/schema.ts";
import { app } from "../../src/web/app.ts";

const good: SourceFile = {
  id: "paper",
  title: "The Paper",
  home: "https://paper.example/",
  language: "en",
  timeZone: "Europe/Berlin",
  lists: ["https://paper.example/"],
  article: "/news/:key.html",
};

describe("a source", () => {
  it("needs no more than eight lines", () => {
    expect(defineSource(good)).toMatchObject({ every: "30m", maxPages: 5, drop: [] });
  });

  it.each([
    ["id", { id: "Pa per" }, /source "Pa per": id: expected 1 to 32/],
    ["home", { home: "ftp://paper.example/" }, /home: expected an http\(s\) URL/],
    ["lists", { lists: ["paper.example"] }, /lists\.0: expected an http\(s\) URL/],
    ["article", { article: "/news/:id.html" }, /article: expected a URL pattern with ":key"/],
    ["timeZone", { timeZone: "Asia/Jinan" }, /timeZone: expected an IANA time zone/],
    ["every", { every: "5m" }, /every: expected 10 minutes or more/],
    ["every", { every: "often" }, /every: expected a time like "30m"/],
    ["counter", { counter: { url: "/count?id={key}&addclick=1", pattern: "(\\d+)" } }, /counter\.url: .*addclick=1/],
    ["counter", { counter: { url: "/count?id=1", pattern: "(\\d+)" } }, /counter\.url: expected a URL with "\{key\}"/],
    [
      "counter",
      { counter: { url: "/count?id={key}", pattern: "([" } },
      /counter\.pattern: expected a regular expression/,
    ],
    ["language", { language: "Chinese!" }, /language: expected a language tag/],
  ])("with a bad %s is refused by name", (_, change, message) => {
    expect(() => defineSource({ ...good, ...change })).toThrow(message);
  });

  it.each(["status", "docs", "api", "hub", "feed", "rss", "atom", "archive", "filtered", "cdn-cgi", "preview"])(
    "that would be called like our own path /%s is refused by name",
    (id) => expect(() => defineSource({ ...good, id })).toThrow(`source "${id}": id: /${id} is a path of our own`),
  );

  it("can be called like no path that the app has", () => {
    const names = app.routes.map(({ path }) => path.split("/")[1] ?? "").filter((name) => /^[a-z0-9-]+$/.test(name));
    expect(new Set(names)).toContain("status");
    for (const id of new Set(names)) expect(() => defineSource({ ...good, id })).toThrow("a path of our own");
  });

  it("with a field that does not exist is refused by name", () => {
    const misspelt = { ...good, artcle: "/x" };
    expect(() => defineSource(misspelt)).toThrow(/artcle/);
  });
});

describe("the registry", () => {
  it("holds the first site", () => {
    expect(sources.get("xjyszb")).toMatchObject({ title: "新济阳", timeZone: "Asia/Shanghai" });
  });

  it("refuses two sources of one id", () => {
    expect(() => registry([defineSource(good), defineSource(good)])).toThrow(/source "paper": there are two/);
  });
});

describe("sources given in the place of the deployed ones", () => {
  it("are read as their files would be", () => {
    expect(parseSources(JSON.stringify([good]))).toEqual([defineSource(good)]);
  });

  it.each([
    ["nonsense", /SOURCES: expected a JSON array of sources/],
    ['{"id": "paper"}', /SOURCES: expected a JSON array of sources/],
    ['[{"title": "no id"}]', /SOURCES: expected a JSON array of sources, each with an id/],
    [JSON.stringify([{ ...good, every: "often" }]), /SOURCES: source "paper": every: expected a time like "30m"/],
    [JSON.stringify([{ ...good, home: undefined }]), /SOURCES: source "paper": home: /],
  ])("that are %s are refused by name", (text, message) => {
    expect(() => parseSources(text)).toThrow(message);
  });
});
