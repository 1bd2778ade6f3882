import { expect, it } from "vitest";
import { readState, writeState } from "../../src/store/state.ts";
import { openRun } from "../refresh/run.ts";
import { spend } from "../refresh/spend.ts";

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

it("two requests in a second are one look, in whichever isolates they are taken", async () => {
  const run = await openRun({ size: 2, vars: { ADMIN_TOKEN: "s3cret" } });
  await run.tick();
  run.wait(60);
  run.paper.resetRequests();
  const ask = async () => (await run.get(path, authorised, "POST")).status;
  expect([await ask(), await ask()]).toEqual([202, 409]);
  run.changeIsolate();
  run.wait(1 / 60);
  expect(await ask()).toBe(202);
  run.wait(1 / 60);
  await run.drain();
  expect(run.paper.requests.map(({ url }) => new URL(url).pathname)).toEqual(["/"]);
  run.wait(1);
  expect(await ask()).toBe(202);
});

it("while a refresh is at work, or waits to go on, a request says so and begins no second one", async () => {
  const run = await openRun({ size: 8, vars: { ADMIN_TOKEN: "s3cret" } });
  await run.scheduled();
  await run.deliver();
  const queued = structuredClone(run.messages);
  const ask = () => run.get(path, authorised, "POST");
  const atWork = await ask();
  expect([atWork.status, atWork.headers.get("retry-after")]).toEqual([409, "300"]);
  expect(await atWork.text()).toContain("pages are still to do, and a refresh is at work");

  const resumes = run.now() + 20 * 60_000;
  await writeState(run.kv, "xjyszb", { ...(await readState(run.kv, "xjyszb")), resumes });
  const waiting = await ask();
  expect([waiting.status, waiting.headers.get("retry-after")]).toEqual([409, "1200"]);
  expect(await waiting.text()).toContain(`goes on at ${new Date(resumes).toISOString()}`);
  expect(run.messages).toEqual(queued);
});

it("while the host is left alone a request says until when, and asks nothing", async () => {
  const run = await openRun({ size: 2, vars: { ADMIN_TOKEN: "s3cret" } });
  run.paper.fail("list", { kind: "status", status: 429, retryAfter: "7200" });
  await run.tick();
  run.wait(60);
  const answer = await run.get(path, authorised, "POST");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([409, "3600"]);
  expect(await answer.text()).toContain(`left alone until ${new Date(run.now() + 3_600_000).toISOString()}`);
  expect(run.messages).toEqual([]);
});

it("when the day leaves no look, or a record cannot be read, a request says so and asks nothing", async () => {
  const run = await openRun({ size: 1, vars: { ADMIN_TOKEN: "s3cret" }, at: Date.parse("2020-09-04T12:00:00Z") });
  await run.tick();
  await spend(run, "writes", 985);
  await run.pass(30);
  const spent = await run.get(path, authorised, "POST");
  expect([spent.status, spent.headers.get("retry-after")]).toEqual([409, `${11.5 * 3600}`]);
  expect(await spent.text()).toContain("985 of 1000 KV writes are spent today");
  for (const name of ["state:xjyszb", "index:xjyszb", "views:xjyszb", "host:xjyszb.cn"]) {
    const right = await run.kv.get(name);
    await run.kv.put(name, '{"version":99}');
    const broken = await run.get(path, authorised, "POST");
    expect([broken.status, broken.headers.get("retry-after")]).toEqual([409, null]);
    expect(await broken.text()).toContain(`record \\"${name}\\" has version 99`);
    await (right === null ? run.kv.delete(name) : run.kv.put(name, right));
  }
  await run.kv.put("state:xjyszb", "nonsense");
  const broken = await run.get(path, authorised, "POST");
  expect([broken.status, broken.headers.get("retry-after")]).toEqual([409, null]);
  expect(await broken.text()).toContain('record \\"state:xjyszb\\" cannot be read');
  expect(run.messages).toEqual([]);
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
