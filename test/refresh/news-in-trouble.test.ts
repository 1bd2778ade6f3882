// News that comes while a site prints something else than articles under their titles: it waits for a page that we know to be right.
import { expect, it } from "vitest";
import { readState } from "../../src/store/state.ts";
import { readJson, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

const namesOf = async (run: Run) => [...new Set((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name))];

/** A newspaper whose articles were all read half an hour ago, so that none of them is due. */
async function openRead(): Promise<Run> {
  const run = await openRun({ kv: "memory", size: 12 });
  run.paper.freezeViews();
  await run.tick();
  run.wait(24 * 60);
  await run.tick();
  run.wait(30);
  return run;
}

const body = /<div id="content">([\s\S]*?)<\/div>\s*<div class="tool">/;
const printed = (text: (body: string) => string) => (html: string) =>
  html.replace(body, (_, own: string) => `<div id="content">${text(own)}</div><div class="tool">`);

const wall =
  "为进一步提升服务质量，本站将于本周末进行机房搬迁，届时部分栏目可能无法访问，由此带来的不便敬请谅解。".repeat(3);

it.each([
  ["an announcement in the place of every text", "same-text", () => `<p>${wall}</p>`],
  ["no text at all", "same-text", () => ""],
  [
    "the first words, and that the rest is for members",
    "bodies-shrunk",
    (own: string) => `${own.replaceAll(/<[^>]*>|\s/g, "").slice(0, 30)}<p>剩余内容仅限会员阅读，请开通会员后继续。</p>`,
  ],
])(
  "%s under the right title: no news says so, which is told, and it arrives with its own text",
  async (_, name, text) => {
    const run = await openRead();
    const before = await snapshot(run);
    const items = await readJson(run);
    const number = run.paper.publish({ title: "演示：白鹭湿地举办读书会" });
    run.paper.fail("articles", { kind: "edit", edit: printed(text) });
    await run.tick();
    expect(await namesOf(run)).toContain(name);
    for (let hours = 0; hours < 30; hours += 6) {
      run.wait(6 * 60);
      await run.tick();
      expect(await snapshot(run)).toEqual(before);
    }
    run.paper.heal();
    run.wait(25 * 60);
    await run.tick();
    const [first, ...others] = await readJson(run);
    expect(first?.html).toContain(`这是演示文章第${number}号`);
    expect(others).toEqual(items);
  },
);

const lines = ["今晚八点停水。", "明早有雾，开车请慢。", "图书馆周一闭馆。", "今天有集市。"];
const publishShort = (run: Run) => {
  for (const text of lines) run.paper.publish({ title: `演示：${text}`, blocks: [{ kind: "text", text }] });
};

it.each([0, 45])(
  "four short articles at once are news, however long others are, on pages with %i KB of scripts",
  async (size) => {
    const run = await openRead();
    const script = `<script>"${"-".repeat(size * 1000)}"</script></body>`;
    run.paper.fail("articles", { kind: "edit", edit: (html) => html.replace("</body>", script) });
    publishShort(run);
    await run.tick();
    expect(await namesOf(run)).toEqual([]);
    expect(await readJson(run)).toHaveLength(16);
  },
);

it("they are news too while the newest article is a live report that has grown", async () => {
  const run = await openRead();
  const told = "龙舟赛直播：上午九点，比赛开始，观众已经到场，各队准备就绪，天气晴朗，水面平静。".repeat(3);
  const tell = (text: string) => ({ title: "演示：龙舟赛直播", blocks: [{ kind: "text" as const, text }] });
  const live = run.paper.publish(tell(told));
  await run.tick();
  run.wait(30);
  run.paper.correct(live, tell(`${told}第一轮结束，第三队领先。`));
  publishShort(run);
  await run.tick();
  expect(await namesOf(run)).toEqual([]);
  expect(await readJson(run)).toHaveLength(17);
});

it("a programme that is called the same every day, and by its list so with its number, is news", async () => {
  const run = await openRun({ kv: "memory", size: 1 });
  const numbers = Array.from({ length: 6 }, (_, day) =>
    run.paper.publish({
      title: "演示新闻联播",
      blocks: [{ kind: "text", text: `第${day}期：${"东湖广场有读书会。".repeat(day + 3)}` }],
    }),
  );
  const called = (html: string) =>
    html.replaceAll(/<a href="\/News\/(\d+)\.aspx"[^>]*>[^<]*/g, (link, number: string) =>
      numbers.includes(Number(number)) ? `<a href="/News/${number}.aspx">演示新闻联播 第${number}期` : link,
    );
  run.paper.fail("list", { kind: "edit", edit: called });
  await run.tick();
  expect(await namesOf(run)).toEqual([]);
  expect(await readJson(run)).toHaveLength(7);
});

it("an article in an alphabet that becomes another in the same alphabet is kept as it was", async () => {
  const run = await openRead();
  const lines = [
    "Firefighters rescued a kitten from the old lighthouse on Tuesday evening, after neighbours heard it crying for several hours.",
    "Council members postponed their decision about parking charges, because nobody could agree whether visitors should pay again.",
  ];
  const [cat = "", council = ""] = lines.map((text) => text.repeat(2));
  const number = run.paper.publish({ title: "Kitten rescued from lighthouse", blocks: [{ kind: "text", text: cat }] });
  await run.tick();
  const before = await snapshot(run);
  run.paper.correct(number, { title: "Parking decision postponed", blocks: [{ kind: "text", text: council }] });
  run.wait(180);
  await run.tick();
  expect(await namesOf(run)).toEqual(["other-article"]);
  expect(await snapshot(run)).toEqual(before);
});

it("a wall before every new article is served for the first at most, however slowly they come, and blocks no other", async () => {
  const run = await openRead();
  const walled = async (title: string) => {
    const number = run.paper.publish({ title });
    run.paper.fail(`/News/${number}.aspx`, { kind: "edit", edit: printed(() => `<p>${wall}</p>`) });
    await run.pass(60);
  };
  await walled("演示：白鹭湿地举办读书会");
  await walled("演示：青石巷的木偶戏");
  await walled("演示：风车镇的篮球赛");
  expect(await namesOf(run)).toEqual(["copies"]);
  const open = run.paper.publish({ title: "演示：长桥村的花卉展览" });
  await run.pass(60);
  const items = await readJson(run);
  expect(items.filter(({ html }) => html.includes("机房搬迁")).length).toBeLessThanOrEqual(1);
  expect(items[0]?.link).toContain(`${open}`);
  run.paper.heal();
  await run.pass(3 * 24 * 60);
  expect((await readJson(run)).filter(({ html }) => html.includes("机房搬迁"))).toEqual([]);
  expect(await readJson(run)).toHaveLength(16);
  expect(await namesOf(run)).toEqual([]);
});
