import { expect, it, vi } from "vitest";
import { follow } from "../../src/crawl/follow.ts";

const web = (answer: () => Response) => ({
  fetch: async () => answer(),
  now: () => 0,
  contactUrl: "https://pagewire.example/",
  connectTo: new Map(),
  timeout: 1000,
});

it.each([301, 302, 303])("what is sent by POST is not sent on after a %i", async (status) => {
  const answer = () => new Response(null, { status, headers: { location: "/elsewhere" } });
  const asking = { method: "POST", body: "{}" } as const;
  const followed = await follow("http://paper.example/", {}, web(answer), asking);
  expect(followed).toMatchObject({ kind: "failed", fault: "redirects", fetches: 1 });
});

it("the time that is left for an answer's body is whole milliseconds, as timers want it", async () => {
  let clock = 0.25;
  vi.spyOn(performance, "now").mockImplementation(() => {
    clock += 3.4;
    return clock;
  });
  const followed = await follow(
    "http://paper.example/",
    {},
    web(() => new Response("text")),
  );
  vi.restoreAllMocks();
  expect(followed).toMatchObject({ kind: "answered", left: 996 });
});
