// What is the operator's alone: asking for a look at a source. Without ADMIN_TOKEN there is nothing here, as for a stranger anywhere.

import { Hono, type MiddlewareHandler } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { HTTPException } from "hono/http-exception";
import { type Instant, iso } from "../article.ts";
import { chainLife, isAtWork } from "../refresh/clock.ts";
import { restOf } from "../refresh/faults.ts";
import { dayOf, endOfDay } from "../refresh/ledger.ts";
import { placesToLook } from "../refresh/look.ts";
import { memoryOf } from "../refresh/memory.ts";
import type { Message } from "../refresh/message.ts";
import { openPatience } from "../refresh/patience.ts";
import { sources } from "../sources/registry.ts";
import type { Source } from "../sources/schema.ts";
import { readState } from "../store/state.ts";
import { timeOf } from "./clock.ts";
import { unusableRecord } from "./health.ts";
import { problem } from "./problem.ts";

/** Who asks twice within so many milliseconds has asked for one look. */
const oneWish = 10_000;

type Bound = { Bindings: Env };

const forOperator: MiddlewareHandler<Bound> = async (context, next) => {
  const token = context.env.ADMIN_TOKEN ?? "";
  if (token === "") return context.notFound();
  try {
    return await bearerAuth<Bound>({ token })(context, next);
  } catch (error) {
    if (!(error instanceof HTTPException)) throw error;
    const detail = "this is the operator's: send Authorization: Bearer with the ADMIN_TOKEN of this Worker";
    // https://www.rfc-editor.org/rfc/rfc6750#section-3
    const challenge = error.getResponse().headers.get("www-authenticate") ?? "Bearer";
    return problem(context, 401, detail, { "www-authenticate": challenge });
  }
};

export const operator = new Hono<Bound>();

operator.post("/api/v1/sources/:source/refresh", forOperator, async (context) => {
  const id = context.req.param("source");
  const source = sources.get(id);
  if (source === undefined)
    return problem(context, 404, `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`);
  const now = await timeOf(context.env);
  const reason = await whyNotNow(source, context.env.KV, now);
  if (reason) {
    const { why, until } = reason;
    const later = until === undefined ? {} : { "retry-after": `${Math.ceil((until - now) / 1000)}` };
    return problem(context, 409, `"${id}" is not looked at now: ${why}`, later);
  }
  const message: Message = { kind: "tick", source: id, at: Date.now(), asked: true };
  await context.env.QUEUE.send(message);
  memoryOf(context.env.KV).wishes.set(id, now);
  return context.json({ source: id, asked_at: iso(message.at) }, 202, {
    "cache-control": "no-store",
  });
});

/** Why a look would end before it asks the site for anything, and until when, where that is known. Nothing: it would not. */
async function whyNotNow(
  source: Source,
  kv: KVNamespace,
  now: Instant,
): Promise<{ why: string; until?: Instant } | undefined> {
  const unusable = await unusableRecord(source, kv);
  if (unusable) return { why: unusable.message };
  const state = await readState(kv, source.id);
  const spent = dayOf(state.at) === dayOf(now) ? restOf(state) : undefined;
  if (spent) return { why: spent.found, until: endOfDay(now) };
  const { wishes } = memoryOf(kv);
  const asked = wishes.get(source.id) ?? Number.NEGATIVE_INFINITY;
  if (now >= asked && now - asked < oneWish) return { why: "a look was asked for just now", until: asked + oneWish };
  if (isAtWork(state, now)) {
    const { pending, resumes = now } = state;
    const isLater = resumes > now;
    const how = isLater ? `goes on at ${iso(resumes)}` : "is at work";
    const until = isLater ? resumes : Math.max(state.at, resumes) + chainLife;
    return { why: `${pending} pages are still to do, and a refresh ${how}`, until };
  }
  const until = await openPatience(kv, () => now, memoryOf(kv)).until(placesToLook(source));
  if (until === undefined || until <= now) return undefined;
  return { why: `its host did not answer, or asked us to wait, and is left alone until ${iso(until)}`, until };
}
