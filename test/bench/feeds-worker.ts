// Inside workerd: assembles documents as often as it is told, from entries that are at hand as KV would give them. It does not time itself.
import { z } from "zod";
import { normalised } from "../../src/search.ts";
import { xjyszb } from "../../src/sources/xjyszb.ts";
import { concatenated } from "../../src/store/document.ts";
import { tagOf } from "../../src/store/documents.ts";
import { withViews } from "../../src/syndicate/assembly.ts";
import { renderEntries } from "../../src/syndicate/entry.ts";
import { separators } from "../../src/syndicate/format.ts";
import { sourceFrame } from "../../src/syndicate/head.ts";
import { feedParameters, isChosen } from "../../src/web/filter.ts";
import { joinedBytes } from "../../src/web/join.ts";
import { awkward } from "../syndicate/awkward.ts";

const orderSchema = z.object({ canonical: z.number(), filtered: z.number() });
const shown = 50;
const searched = 500;
const noon = Date.parse("2020-09-04T04:00:00Z");
const views = { count: 697, atLeast: false };

const [first] = awkward;
if (first === undefined) throw new Error("there are awkward articles");
const sentence = "负责登记的同学数了又数，最后确认借出去的椅子全部还了回来。";
const body = sentence.repeat(Math.ceil(10_000 / new TextEncoder().encode(sentence).byteLength));
const article = { ...first.article, html: `<p>${body}</p>`, text: body, summary: sentence };
const entry = renderEntries(article, xjyszb).atom;
const entries = Array.from({ length: shown }, () => entry);
const rows = Array.from({ length: searched }, (_, at) => ({
  key: String(at),
  order: ["2020-09-04", noon - at, String(at)] as [string, number, string],
  date: noon,
  changed: noon,
  fingerprint: "",
  authors: ["张三"],
  categories: [],
  text: { title: normalised(`演示${at}`), authors: normalised("张三"), rest: normalised(body.slice(0, 1000)) },
}));
const filter = z.object(feedParameters).parse({ q: "椅子 -音乐会", author: "张三" });

/** As a slice does: entries with their views, under a head, with the tag of their bytes. */
async function assemble(): Promise<void> {
  const { head, tail } = sourceFrame("atom", xjyszb, noon);
  const bytes = entries.map((text) => new TextEncoder().encode(withViews("atom", text, views)));
  await tagOf(concatenated([new TextEncoder().encode(head), ...bytes, new TextEncoder().encode(tail)]));
}

/** As a reader's request does: a choice among five hundred, joined. */
async function choose(): Promise<void> {
  const chosen = rows.filter((row) => isChosen(filter, row, views.count)).slice(0, shown);
  const frame = sourceFrame("atom", xjyszb, noon, { query: "?q=x", title: ": x" });
  const joined = chosen.map(() => ({ bytes: new TextEncoder().encode(withViews("atom", entry, views)) }));
  await tagOf(joinedBytes({ ...frame, entries: joined, separator: separators.atom }, "https://news.example"));
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { canonical, filtered } = orderSchema.parse(await request.json());
    for (let left = canonical; left > 0; left--) await assemble();
    for (let left = filtered; left > 0; left--) await choose();
    return new Response(`${entry.length}`);
  },
} satisfies ExportedHandler;
