import { expect, it, vi } from "vitest";
import { follow } from "../../src/crawl/follow.ts";

it("the time that is left for an answer's body is whole milliseconds, as timers want it", async () => {
  let clock = 0.25;
  vi.spyOn(performance, "now").mockImplementation(() => {
    clock += 3.4;
    return clock;
  });
  const followed = await follow(
    "http://paper.example/",
    {},
    {
      fetch: async () => new Response("text"),
      now: () => 0,
      contactUrl: "https://pagewire.example/",
      connectTo: new Map(),
      timeout: 1000,
    },
  );
  vi.restoreAllMocks();
  expect(followed).toMatchObject({ kind: "answered", left: 996 });
});
