import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { openRun, type Run } from "./run.ts";

const target = "https://alerts.example/pagewire";
/** The example of the standard. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

interface Alert {
  headers: Record<string, string>;
  body: string;
}

/** A run whose operator has a webhook that answers with these statuses, the last again and again. */
async function withWebhook(statuses: number[], vars: Partial<Env> = {}): Promise<{ run: Run; alerts: Alert[] }> {
  const run = await openRun({ size: 2, vars: { ALERT_WEBHOOK: target, ALERT_WEBHOOK_SECRET: secret, ...vars } });
  const alerts: Alert[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith("https://alerts.example/")) return run.paper.fetch(request);
    alerts.push({ headers: Object.fromEntries(request.headers), body: await request.text() });
    const status = statuses.length > 1 ? statuses.shift() : statuses[0];
    return new Response("", { status: status ?? 200 });
  });
  await run.tick();
  run.wait(30);
  return { run, alerts };
}

async function breakSite(run: Run): Promise<void> {
  run.paper.fail("all", { kind: "status", status: 500 });
  await run.tick();
}

const bodySchema = z.object({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.looseObject({ fault: z.string() }),
});

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme */
function signatureOf({ headers, body }: Alert): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed, "utf8").digest("base64")}`;
}

it("the signature is the one that the standard describes, told apart by its own example", async () => {
  // The example that the standard's libraries, in every language, prove themselves with.
  const example = { "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330" };
  expect(signatureOf({ headers: example, body: '{"test": 2432232314}' })).toBe(
    "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  );
  const { run, alerts } = await withWebhook([200]);
  await breakSite(run);
  const [alert] = alerts;
  if (!alert) throw new Error("an alert was sent");
  expect(alert.headers["webhook-signature"]).toBe(signatureOf(alert));
  expect(alert.headers["webhook-timestamp"]).toBe(String(Math.floor(run.now() / 1000)));
});

it("a fault that begins and ends is two signed posts that Standard Webhooks' own library verifies", async () => {
  const { run, alerts } = await withWebhook([200]);
  await breakSite(run);
  expect(alerts).toHaveLength(1);
  const [first] = alerts;
  const verified = bodySchema.parse(new Webhook(secret).verify(first?.body ?? "", first?.headers ?? {}));
  expect(verified).toMatchObject({ type: "fault.began", data: { source: "xjyszb", fault: "http-error" } });
  expect(() => new Webhook(secret).verify(`${first?.body} `, first?.headers ?? {})).toThrow();
  await run.pass(300);
  expect(alerts).toHaveLength(1);
  run.paper.heal();
  await run.pass(300);
  const types = alerts.map(({ body }) => bodySchema.parse(JSON.parse(body)).type);
  expect(types).toEqual(["fault.began", "fault.ended"]);
  expect(new Set(alerts.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
});

it("a fault that is back soon after its end is an alert of its own, and so is its last end", async () => {
  const { run, alerts } = await withWebhook([200]);
  await breakSite(run);
  for (const minutes of [60, 30, 300]) {
    if (minutes === 30) run.paper.fail("all", { kind: "status", status: 500 });
    else run.paper.heal();
    await run.pass(minutes);
  }
  const told = alerts.map(({ body }) => bodySchema.parse(JSON.parse(body)));
  expect(told.map(({ type }) => type)).toEqual(["fault.began", "fault.ended", "fault.began", "fault.ended"]);
  expect(told.map(({ data }) => [data.began === told[0]?.data.began, data.returned !== undefined])).toEqual([
    [true, false],
    [true, false],
    [true, true],
    [true, true],
  ]);
  expect(new Set(alerts.map(({ headers }) => headers["webhook-id"])).size).toBe(4);
});

it("a webhook that fails is told again, later each time, under the same id and a new signature", async () => {
  const { run, alerts } = await withWebhook([500, 503, 204]);
  await breakSite(run);
  expect(alerts).toHaveLength(3);
  expect(new Set(alerts.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  for (const { body, headers } of alerts) new Webhook(secret).verify(body, headers);
  expect(
    run.sent.filter(({ body }) => JSON.stringify(body).includes('"alert"')).map(({ delaySeconds }) => delaySeconds),
  ).toEqual([0, 60, 240]);
});

it("a webhook at a private address is never asked", async () => {
  const asked: string[] = [];
  const { run } = await withWebhook([200], { ALERT_WEBHOOK: "http://169.254.169.254/alerts" });
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    asked.push(request.url);
    return run.paper.fetch(request);
  });
  run.paper.fail("all", { kind: "status", status: 500 });
  await run.scheduled();
  await run.deliver();
  await run.deliver();
  expect(asked.filter((url) => url.includes("169.254"))).toEqual([]);
});

it("without a webhook nothing is sent", async () => {
  const { run, alerts } = await withWebhook([200], { ALERT_WEBHOOK: "" });
  await breakSite(run);
  expect(alerts).toEqual([]);
});
