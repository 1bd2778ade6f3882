import { expect, it } from "vitest";
import { readArticles } from "../../src/store/articles.ts";
import { readState } from "../../src/store/state.ts";
import type { Truth } from "../site/articles.ts";
import type { Fault, Where } from "../site/faults.ts";
import { articles } from "./faults/table.ts";
import { readAtom, readJson, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

const hours = (count: number) => count * 60;
const many = 12;

/** A newspaper that was read, three hours ago. */
async function openRead(size = many): Promise<Run> {
  const run = await openRun({ kv: "memory", size });
  run.paper.freezeViews();
  await run.tick();
  run.wait(hours(3));
  return run;
}

/** Ticks every three hours. */
async function live(run: Run, days: number): Promise<void> {
  for (let tick = 0; tick < days * 8; tick++) {
    await run.tick();
    run.wait(hours(3));
  }
}

const namesOf = async (run: Run) => [...new Set((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name))];
const edit = (change: (html: string) => string): Fault => ({ kind: "edit", edit: change });
/** A list that shows the first few links that it has. */
const showing = (count: number) => {
  return edit((html) => {
    const keys = new Set([...html.matchAll(/\/News\/(\d+)/g)].map(([, key]) => key).slice(0, count));
    return html.replaceAll(/<a href="\/News\/(\d+)[^<]*<\/a>/g, (link, key) => (keys.has(key) ? link : ""));
  });
};

it.each([
  ["a new site with one article", 1, 1],
  ["a small site that shows one of its five", 5, 1],
  ["a quiet week: five of twelve are left on the list", many, 5],
])("%s has an honestly short list, and no fault", async (_, size, shown) => {
  const run = await openRead(size);
  const before = await snapshot(run);
  run.paper.fail("list", showing(shown));
  await run.tick();
  expect(await namesOf(run)).toEqual([]);
  expect(await snapshot(run)).toEqual(before);
});

/** A list of links to articles of these numbers alone. */
const showingOnly = (...numbers: number[]) =>
  edit((html) =>
    html.replaceAll(/<a href="\/News\/(\d+)[^<]*<\/a>/g, (link, key) => (numbers.includes(Number(key)) ? link : "")),
  );

it("a list of the day's news has little on a Saturday and next to nothing on a Sunday: no fault, and no news is late", async () => {
  const run = await openRead();
  const before = await readJson(run);
  for (const [at, day] of ["2020-09-05", "2020-09-06"].entries()) {
    run.wait(hours(24) - 30);
    const numbers = [1, 2].slice(at).map((one) => run.paper.publish({ title: `演示：${day}的第${one}条`, date: day }));
    run.paper.fail("list", showingOnly(...numbers));
    run.wait(30);
    await run.tick();
    expect(await namesOf(run)).toEqual([]);
    expect((await readJson(run)).slice(0, numbers.length).map(({ link }) => link)).toEqual(
      numbers.toReversed().map((number) => `http://xjyszb.cn/News/${number}.aspx`),
    );
  }
  await live(run, 3);
  expect((await readJson(run)).slice(3)).toEqual(before);
  expect(await namesOf(run)).toEqual([]);
});

it.each([
  ["two of its middle", [4056, 4052]],
  ["today's, and one that has been there for longer", [4060, 4050]],
  ["old ones that it did not show before", [3001, 3002]],
])("a list that has lost all but %s is told to be short", async (_, numbers) => {
  const run = await openRead();
  const before = await snapshot(run);
  const links = numbers.map((number) => `<a href="/News/${number}.aspx">演示：第${number}号文章</a>`).join("");
  run.paper.fail(
    "list",
    edit((html) => html.replaceAll(/<a href="\/News\/.*?<\/a>/g, "").replace("</body>", `${links}</body>`)),
  );
  await run.tick();
  expect(await namesOf(run)).toEqual(["list-short"]);
  expect(await snapshot(run)).toEqual(before);
});

it.each<[name: string, where: Where, fault: Fault]>([
  ["list-short", "list", showing(2)],
  ["charset", "all", { kind: "edit", edit: (html) => html.replaceAll("utf-8", "gbk"), charset: "gbk" }],
])("%s that has stood for a day is how the site is now: the fault ends, and news comes", async (name, where, fault) => {
  const run = await openRead();
  const before = await readJson(run);
  run.paper.fail(where, fault);
  await live(run, 0.75);
  expect(await namesOf(run)).toEqual([name]);
  const number = run.paper.publish({ title: "演示：改版以后的新闻", date: "2020-09-05" });
  await live(run, 2);
  expect(await namesOf(run)).toEqual([]);
  const [first, ...others] = await readJson(run);
  expect(first?.link).toBe(`http://xjyszb.cn/News/${number}.aspx`);
  expect(others.map(({ id, title }) => [id, title])).toEqual(before.map(({ id, title }) => [id, title]));
});

it("a text that most articles have changed to is served after a day, and none of them is updated", async () => {
  const run = await openRead(5);
  const before = await readAtom(run);
  const note = "本报提醒您：转载请注明出处，图片版权归原作者所有，欢迎读者来信。";
  run.paper.fail(
    "articles",
    edit((html) => html.replace('<div id="content">', `<div id="content"><p>${note}</p>`)),
  );
  await live(run, 0.75);
  expect(await namesOf(run)).toEqual(["mass-change"]);
  expect(await readAtom(run)).toEqual(before);
  await live(run, 3);
  expect(await namesOf(run)).toEqual([]);
  const after = await readAtom(run);
  expect(after.map(({ id, updated }) => [id, updated])).toEqual(before.map(({ id, updated }) => [id, updated]));
  const { changes } = await run.json<{ changes: { kind: string }[] }>("/xjyszb/changes.json");
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["corrected"]));
  for (const { html } of after) expect(html).toContain(note);
});

it("texts that pages lose, by twos and threes and however long, are never taken for corrected", async () => {
  const run = await openRun({ kv: "memory", size: 14 });
  run.paper.freezeViews();
  await run.tick();
  await run.pass(180);
  const before = await readJson(run);
  const lost = (html: string) => html.replaceAll(/<p>[\s\S]*?<\/p>/g, "").replaceAll(/&nbsp;[^<]*<br><br>/g, "");
  run.paper.fail("articles", edit(lost));
  await run.pass(60);
  run.paper.publish({ title: "演示：改版以后的新闻" });
  await run.pass(hours(4 * 24));
  const after = new Map((await readJson(run)).map(({ id, html }) => [id, html]));
  for (const { id, html } of before) expect([id, after.get(id)]).toEqual([id, html]);
});

it("articles that were read first while all pages had another text are what they are within three days of its end", async () => {
  const run = await openRead(5);
  const note = "省里今天公布了新的年度规划，各地将在月底以前报送方案。";
  run.paper.fail(
    "articles",
    edit((html) => html.replace('<div id="content">', `<div id="content"><p>${note}</p>`)),
  );
  for (let news = 0; news < 6; news++) {
    run.paper.publish({ title: `演示：改版期间的第${news}条新闻` });
    await live(run, 1 / 8);
  }
  expect(await run.text("/xjyszb/feed.json")).toContain(note);
  run.paper.heal();
  await live(run, 3);
  expect(await run.text("/xjyszb/feed.json")).not.toContain(note);
  for (let days = 0; days < 9; days++) {
    expect([days, await namesOf(run)]).toEqual([days, []]);
    await live(run, 1);
  }
});

it.each([
  [
    "that a redesign took away are no loss: after a day the pages are read again, with the dates that they had",
    "layout-changed",
    /20\d\d-\d\d-\d\d[ \d:]*/g,
    "",
  ],
  [
    "that most articles have changed to are, after a day, no news: the articles keep theirs, and are read again",
    "dates-changed",
    /20\d\d-\d\d-\d\d/g,
    "2020-08-01",
  ],
])("dates %s", async (_, name, dates, other) => {
  const run = await openRead();
  const before = await readAtom(run);
  run.paper.fail(
    "articles",
    edit((html) => html.replaceAll(dates, other)),
  );
  await live(run, 0.75);
  expect(await namesOf(run)).toEqual([name]);
  run.paper.correct(4059, { title: "演示：改版以后更正的标题" });
  await live(run, 4);
  expect(await namesOf(run)).toEqual([]);
  const after = await readAtom(run);
  expect(after.map(({ id, published }) => [id, published])).toEqual(before.map(({ id, published }) => [id, published]));
  expect(after[1]?.title).toBe("演示：改版以后更正的标题");
  expect(after.filter((_, at) => at !== 1)).toEqual(before.filter((_, at) => at !== 1));
  await live(run, 10);
  expect(await namesOf(run)).toEqual([]);
});

it.each([
  "article pages are friendly error pages",
  "article pages have all the same title",
  "article pages show nothing but their first words",
  "article pages are all dated the same day",
  "article pages are a captcha",
])("%s: that ends when they are as they were, though nothing new comes", async (what) => {
  const trouble = articles.find((one) => one.what === what);
  if (trouble === undefined) throw new Error(`no fault is called "${what}"`);
  const run = await openRead();
  const before = await readAtom(run);
  run.paper.fail(trouble.where, trouble.fault);
  await live(run, 0.5);
  expect(await namesOf(run)).toEqual(trouble.named);
  run.paper.heal();
  await live(run, 4);
  expect(await namesOf(run)).toEqual([]);
  expect(await readAtom(run)).toEqual(before);
});

/** As of a domain that was sold: what stands there now looks like news. */
const foreign = (html: string) => {
  const number = /<title>([^<]*)/.exec(html)?.[1]?.length ?? 0;
  const letters = [...html].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, number);
  const text = Array.from({ length: 300 }, (_, at) => String.fromCharCode(0x5000 + ((letters * (at + 7)) % 3000)));
  return html
    .replace(/<title>[^<]*<\/title>/, `<title>${text.slice(0, 12).join("")}</title>`)
    .replace(/<div class="tit">[^<]*/, `<div class="tit">${text.slice(0, 12).join("")}`)
    .replace(
      /<div id="content">[\s\S]*?<\/div>\s*<div class="tool">/,
      `<div id="content"><p>${text.join("")}</p></div><div class="tool">`,
    );
};

it("a page that has become another article is not taken for ours while the list is not the one that we know", async () => {
  const run = await openRead(2);
  const before = await snapshot(run);
  run.paper.fail("list", { kind: "soft-error" });
  run.paper.fail("articles", edit(foreign));
  await live(run, 9);
  expect(await snapshot(run)).toEqual(before);
  expect(await namesOf(run)).toContain("list-empty");
  run.paper.heal();
  await live(run, 20);
  expect(await namesOf(run)).toEqual([]);
  expect(await snapshot(run)).toEqual(before);
});

it("pages that have all become other articles, each one of its own, are never taken for ours", async () => {
  const run = await openRead();
  const before = await snapshot(run);
  run.paper.fail("articles", edit(foreign));
  for (let days = 0; days < 9; days++) {
    await live(run, 1);
    expect([days, await namesOf(run)]).toEqual([days, ["other-articles"]]);
  }
  expect(await snapshot(run)).toEqual(before);
  const told = (await run.json<{ items: { title: string }[] }>("/status/feed.json")).items;
  const titles = told.map(({ title }) => title).filter((title) => !title.includes("ticks-missed"));
  expect(titles).toEqual(["xjyszb: other-articles"]);
  run.paper.heal();
  await live(run, 8);
  expect(await namesOf(run)).toEqual([]);
  expect(await snapshot(run)).toEqual(before);
});

it("a text that loses its last sentence is corrected at once", async () => {
  const run = await openRead(5);
  const text = "白鹭湿地今天举办读书会。居民到场参加。".repeat(4);
  const print = (content: string) => ({ blocks: [{ kind: "text" as const, text: content }] });
  const number = run.paper.publish({ title: "演示：白鹭湿地举办读书会", ...print(`${text}据称有三百人。`) });
  await live(run, 1);
  run.paper.correct(number, print(text));
  await live(run, 1);
  expect(await namesOf(run)).toEqual([]);
  expect(await run.text("/xjyszb/feed.json")).not.toContain("据称有三百人");
});

it.each([
  [
    "other-article",
    () => ({ title: "演示：别处的一篇", text: "与先前完全无关，讲的是海上的灯塔和看守它的老人。".repeat(4) }),
  ],
  ["text-lost", ({ title, paragraphs }: Truth) => ({ title, text: paragraphs[0] ?? "" })],
])(
  "a page that is %s is kept as it was, blocks nothing, and is believed once it has stood for a day",
  async (name, change) => {
    const run = await openRead(5);
    const before = await readJson(run);
    const stored = async () => (await readArticles(run.kv, "xjyszb", ["4059"])).get("4059")?.article;
    const first = await stored();
    const truth = run.paper.articles().find(({ number }) => number === 4059);
    if (!truth) throw new Error("the newspaper prints 4059");
    const { title, text } = change(truth);
    run.paper.correct(4059, { title, blocks: [{ kind: "text", text }] });
    run.paper.correct(4060, { title: "演示：更正" });
    await run.tick();
    expect(await namesOf(run)).toEqual([name]);
    const others = before.slice(1).map((item) => item.title);
    expect((await readJson(run)).map((item) => item.title)).toEqual(["演示：更正", ...others]);
    await live(run, 9 / 8);
    expect(await namesOf(run)).toEqual([]);
    const after = await stored();
    expect(after?.fingerprint).not.toBe(first?.fingerprint);
    expect(after?.history).toMatchObject([{ fingerprint: first?.fingerprint }]);
  },
);
