import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { readIncidents } from "../../src/store/incidents.ts";
import { readState } from "../../src/store/state.ts";
import { articles, lists, robots } from "./faults/table.ts";
import { memoryKv } from "./memory-kv.ts";
import { openRun, type Run } from "./run.ts";
import { watchWrites } from "./writes.ts";

const target = "https://alerts.example/pagewire";
const faults = [...lists, ...articles, ...robots].filter(({ fault }) => fault.kind !== "hang");

/** What happens to the site, and to the Worker meanwhile: it dies before that write, or KV shows it what was there a minute ago. */
const event = fc.record({
  site: fc.oneof(
    fc.record({ kind: fc.constant("fault" as const), at: fc.nat({ max: faults.length - 1 }) }),
    fc.constant({ kind: "heal" as const }),
    fc.constant({ kind: "publish" as const }),
    fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 40 }) }),
  ),
  dies: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
  isBehind: fc.boolean(),
});

function dieBefore(run: Run, write: number): void {
  let left = write;
  watchWrites(run, () => {
    if (left-- === 0) throw new Error("killed");
  });
}

/** As the queue does it: a message that fails comes back a minute later, and dies at its fourth try. */
async function drain(run: Run): Promise<void> {
  const tries = new Map<string, number>();
  for (let rounds = 0; run.messages.length > 0 && rounds < 300; rounds++) {
    const name = JSON.stringify(run.messages[0]);
    const attempt = (tries.get(name) ?? 0) + 1;
    tries.set(name, attempt);
    if (attempt > 4) await run.deliver(1, "pagewire-dead-letters");
    else run.wait((await run.deliver(attempt)) ? 1 : 1 / 60);
  }
}

async function pass(run: Run, minutes: number, every = 30): Promise<void> {
  for (let left = minutes; left > 0; left -= every) {
    run.wait(every);
    await run.scheduled();
    await drain(run);
  }
}

it("whatever goes wrong and whenever slices die, each fault is told to begin once and to end once, and none is left", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 9 }), async (events) => {
      const memory = memoryKv();
      const run = await openRun({ kv: memory.kv, size: 4, vars: { ALERT_WEBHOOK: target } });
      run.paper.freezeViews();
      const alerts: { id: string; type: string }[] = [];
      vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
        const request = new Request(input, init);
        if (request.url !== target) return run.paper.fetch(request);
        const { type } = z.object({ type: z.string() }).parse(await request.json());
        alerts.push({ id: request.headers.get("webhook-id") ?? "", type });
        return new Response(null, { status: 204 });
      });
      await pass(run, 30);
      for (const { site, dies, isBehind } of events) {
        const trouble = site.kind === "fault" ? faults[site.at] : undefined;
        if (trouble) run.paper.fail(trouble.where, trouble.fault);
        if (site.kind === "heal") run.paper.heal();
        if (site.kind === "publish") run.paper.publish({ title: `演示：第${run.now()}号消息` });
        if (isBehind) run.useKv(memory.behind(run.now, 60_000));
        else if (dies !== undefined) dieBefore(run, dies);
        await pass(run, site.kind === "wait" ? site.hours * 60 : 30);
        run.useKv(run.kv);
      }
      run.paper.heal();
      // What had failed often by then is tried again late.
      await pass(run, 40 * 24 * 60, 6 * 60);
      const incidents = await readIncidents(run.kv);
      const open = incidents.filter(({ ended }) => ended === undefined);
      const state = await readState(run.kv, "xjyszb");
      expect(state.faults).toEqual([]);
      expect(open).toEqual([]);
      const ids = [...new Set(alerts.map(({ id }) => id))];
      const of = (type: string) => ids.filter((id) => id.startsWith(type)).map((id) => id.slice(id.indexOf("%20")));
      const began = [...of("fault.began"), ...of("slice.lost")];
      const ended = of("fault.ended");
      expect(ended.filter((id) => !began.includes(id) && !id.includes("ticks-missed"))).toEqual([]);
      expect(began.filter((id) => !ended.includes(id))).toEqual([]);
    }),
    { numRuns: 5, seed: 3, endOnFailure: true, interruptAfterTimeLimit: 20_000 },
  );
});
