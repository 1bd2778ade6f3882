import { expect, it } from "vitest";
import { openRun } from "../refresh/run.ts";

const path = "/api/v1/sources/xjyszb/refresh";
const authorised = { authorization: "Bearer s3cret" };

it("an operator's request looks at the source at once, due or not", async () => {
  const run = await openRun({ vars: { ADMIN_TOKEN: "s3cret" } });
  await run.tick();
  run.paper.resetRequests();
  const answer = await run.get(path, authorised, "POST");
  expect(answer.status).toBe(202);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  await run.drain();
  expect(run.paper.requests.map(({ url }) => new URL(url).pathname)).toContain("/");
});

it("without a token set there is nothing to open, with any token", async () => {
  const run = await openRun();
  for (const headers of [{}, authorised, { authorization: "Bearer " }]) {
    expect((await run.get(path, headers, "POST")).status).toBe(404);
  }
  expect(run.messages).toEqual([]);
});

it.each([
  ["no token", {}],
  ["a wrong token", { authorization: "Bearer other" }],
  ["the beginning of the token", { authorization: "Bearer s3cre" }],
  ["another scheme", { authorization: "Basic s3cret" }],
])("%s is refused, and nothing happens", async (_, headers) => {
  const run = await openRun({ vars: { ADMIN_TOKEN: "s3cret" } });
  const answer = await run.get(path, new Headers(headers), "POST");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toContain("Bearer");
  expect(run.messages).toEqual([]);
});

it("a source that does not exist is named", async () => {
  const run = await openRun({ vars: { ADMIN_TOKEN: "s3cret" } });
  const answer = await run.get("/api/v1/sources/other/refresh", authorised, "POST");
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('\\"other\\"');
});
