import { expect, it, vi } from "vitest";
import { z } from "zod";
import { openRun } from "./run.ts";

const lineSchema = z.looseObject({ event: z.string(), source: z.string(), slice: z.string() });

it("each line of the log is one JSON object with its event, its source and the slice that it is of", async () => {
  const run = await openRun({ size: 3 });
  const logged = vi.spyOn(console, "log").mockImplementation(() => {});
  run.messages.push({ kind: "tick", source: "gone", at: run.now() }, { nonsense: true });
  await run.tick();
  run.wait(7 * 60);
  run.paper.fail("all", { kind: "status", status: 500 });
  await run.tick();
  run.useKv(
    new Proxy(run.kv, {
      get: () => () => {
        throw new Error("KV is out of order");
      },
    }),
  );
  run.messages.push({ kind: "tick", source: "xjyszb", at: run.now() });
  await run.deliver();
  const lines = logged.mock.calls.map(([line]) => lineSchema.parse(JSON.parse(String(line))));
  expect([...new Set(lines.map(({ event }) => event))].sort()).toEqual([
    "dead-letter",
    "dropped",
    "fault-began",
    "fault-ended",
    "list",
    "missed",
    "page",
    "slice",
    "slice-failed",
  ]);
  const { requests, writes } = z
    .looseObject({ requests: z.number(), writes: z.number() })
    .parse(lines.findLast(({ event, end }) => event === "slice" && end === "continue"));
  // robots.txt, the list and three articles.
  expect(requests).toBe(5);
  expect(writes).toBeGreaterThan(3);
});
