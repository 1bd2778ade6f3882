// What is the operator's alone: asking for a look at a source. Without ADMIN_TOKEN there is nothing here, as for a stranger anywhere.

import { Hono, type MiddlewareHandler } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { HTTPException } from "hono/http-exception";
import { iso } from "../article.ts";
import type { Message } from "../refresh/message.ts";
import { sources } from "../sources/registry.ts";
import { problem } from "./problem.ts";

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
  if (!sources.has(id))
    return problem(context, 404, `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`);
  const message: Message = { kind: "tick", source: id, at: Date.now(), asked: true };
  await context.env.QUEUE.send(message);
  return context.json({ source: id, asked_at: iso(message.at) }, 202, {
    "cache-control": "no-store",
  });
});
