import { parseOpml } from "feedsmith";
import { expect, it } from "vitest";
import { opml } from "../../src/syndicate/opml.ts";
import { openRun } from "../refresh/run.ts";
import { source as awkward } from "./awkward.ts";

const origin = "https://news.example";

it("lists a source in all three formats, or in the one that is asked for", async () => {
  const run = await openRun();
  const answer = await run.get("/opml.xml");
  expect(answer.headers.get("content-type")).toBe("text/x-opml; charset=utf-8");
  expect(answer.headers.get("etag")).toMatch(/^"[\w-]+"$/);
  const addresses = (text: string) => parseOpml(text).body?.outlines?.map(({ xmlUrl }) => xmlUrl);
  expect(addresses(await answer.text())).toEqual(
    ["rss.xml", "atom.xml", "feed.json"].map((file) => `${origin}/xjyszb/${file}`),
  );
  expect(addresses(await run.text("/opml.xml?format=atom"))).toEqual([`${origin}/xjyszb/atom.xml`]);
  const bad = await run.get("/opml.xml?format=rdf");
  expect(bad.status).toBe(400);
  expect(await bad.text()).toContain("rss, atom, json");
});

it("puts sources of a category into a folder, and says all of a subscription that OPML can", () => {
  const first = { ...awkward, category: "Zeitungen & <mehr>" };
  const { body, head } = parseOpml(opml([first, { ...first, id: "second" }, awkward], ["rss"], origin));
  expect(head?.title).toBe("Pagewire");
  expect(body?.outlines?.map(({ text, outlines }) => [text, outlines?.length])).toEqual([
    ["Zeitungen &amp; &lt;mehr&gt;", 2],
    ["Peinlich &amp; &lt;Söhne&gt;", undefined],
  ]);
  // What looks like HTML is HTML that shows it: http://opml.org/spec2.opml#textAttribute
  expect(body?.outlines?.[0]?.outlines?.[0]).toEqual({
    type: "rss",
    text: "Peinlich &amp; &lt;Söhne&gt;",
    title: "Peinlich &amp; &lt;Söhne&gt;",
    xmlUrl: `${origin}/awkward/rss.xml`,
    htmlUrl: "https://awkward.example.org/",
    language: "de",
    description: "Neues von &quot;Peinlich&quot; &amp; &lt;Söhne&gt;",
    category: "/Zeitungen & <mehr>",
  });
});
