// Pages that say something else at each look, or sometimes what they said before: no feed follows them.
import { expect, it } from "vitest";
import { readState } from "../../src/store/state.ts";
import type { Fault } from "../site/faults.ts";
import { readAtom, snapshot } from "./feeds.ts";
import { openRun, type Run } from "./run.ts";

const namesOf = async (run: Run) => [...new Set((await readState(run.kv, "xjyszb")).faults.map(({ name }) => name))];

async function openRead(): Promise<Run> {
  const run = await openRun({ kv: "memory", size: 5 });
  run.paper.freezeViews();
  await run.tick();
  return run;
}

/** The weather at each look. */
function weather(): Fault {
  let looks = 0;
  return {
    kind: "edit",
    edit: (html) => html.replace('<div id="content">', `$&<p>晴，${looks++}℃，偏北风二级，适合晾晒。</p>`),
  };
}

/** The copy of a page from before its correction, at every second look. */
function stale(): Fault {
  let looks = 0;
  return { kind: "edit", edit: (html) => (looks++ % 2 === 0 ? html.replaceAll("演示文章", "示范文章") : html) };
}

it.each([
  ["holds the weather", "/News/4060.aspx", weather(), 2],
  ["is an old copy at every second look", "/News/4060.aspx", stale(), 1],
])(
  "a page that %s makes an article updated no more than once or twice, and other articles never",
  async (_, where, fault, most) => {
    const run = await openRead();
    run.paper.fail(where, fault);
    const before = await readAtom(run);
    const updates = new Set<string | undefined>();
    for (let hours = 0; hours < 14 * 24; hours += 6) {
      run.wait(6 * 60);
      await run.tick();
      const [first, ...others] = await readAtom(run);
      updates.add(first?.updated);
      expect(others).toEqual(before.slice(1));
    }
    expect(updates.size).toBeLessThanOrEqual(most + 1);
  },
);

it("pages that all hold the weather change no byte of a feed for a week, and are told", async () => {
  const run = await openRead();
  const before = await snapshot(run);
  run.paper.fail("articles", weather());
  for (let hours = 0; hours < 7 * 24; hours += 6) {
    run.wait(6 * 60);
    await run.tick();
    expect(await snapshot(run)).toEqual(before);
  }
  expect(await namesOf(run)).toEqual(["mass-change"]);
});
