// Several articles of which a site changes the text at once, while all others are as they were: in the end that is what they say.
import { expect, it } from "vitest";
import { readState } from "../../src/store/state.ts";
import { readJson } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

const namesOf = async (run: Run) => [...new Set((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name))];

/** Ticks every six hours. */
async function live(run: Run, days: number): Promise<void> {
  for (let tick = 0; tick < days * 4; tick++) {
    run.wait(360);
    await run.tick();
  }
}

const other = (number: number) =>
  Array.from({ length: 200 }, (_, at) => String.fromCharCode(0x5000 + ((number * (at + 7)) % 3000))).join("");

it.each<[how: string, age: number, edit: (number: number, texts: string[]) => { title?: string; text: string }]>([
  ["corrected", 0, (number, texts) => ({ text: `${texts.join("")}更正：人数以第${number}号公告为准。` })],
  [
    "rewritten from the first word to the last",
    0,
    (number) => ({ title: `改写${other(number).slice(0, 9)}`, text: other(number) }),
  ],
  [
    "rewritten when nothing is read again by itself",
    40,
    (number) => ({ title: `改写${other(number).slice(0, 9)}`, text: other(number) }),
  ],
  ["shortened to a line", 0, (number) => ({ text: `第${number}号从略。` })],
])("three of twelve articles that are %s say so after a day or two", async (_, age, edit) => {
  const run = await openRun({ kv: "memory", size: 12 });
  run.paper.freezeViews();
  await run.tick();
  await live(run, age);
  if (age > 0) for (const title of ["一", "二", "三"]) run.paper.publish({ title: `演示：昨天的第${title}条` });
  if (age > 0) await live(run, 1);
  const before = await readJson(run);
  const chosen = run.paper.articles().slice(0, 3);
  for (const { number, title, paragraphs } of chosen) {
    const { text, title: renamed = title } = edit(number, paragraphs);
    run.paper.correct(number, { title: renamed, blocks: [{ kind: "text", text }] });
  }
  await live(run, 6);
  const after = await readJson(run);
  for (const [at, { number, paragraphs }] of chosen.entries())
    expect(after[at]?.html).toContain(edit(number, paragraphs).text);
  expect(after.slice(3)).toEqual(before.slice(3));
  expect(await namesOf(run)).toEqual([]);
});
