// What every endpoint of the API shares: its app, its refusals, and answers that a client may keep.
import { OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { tagOf } from "../../store/documents.ts";
import { selfLink } from "../links.ts";
import { queryFault } from "../parameters.ts";
import { problem, problemBody, problemHeaders } from "../problem.ts";
import { send } from "../send.ts";
import { problemShape } from "./shapes.ts";

export type Bound = { Bindings: Env };

/** An app whose endpoints refuse a bad query with a problem that names the parameter and what is allowed. */
export function endpoints(): OpenAPIHono<Bound> {
  return new OpenAPIHono<Bound>({
    defaultHook(result, context) {
      if (result.success) return;
      const details = result.error.issues.map(({ path, message }) => `parameter "${path.join(".")}": ${message}`);
      return problem(context, 400, details.join("; "));
    },
  });
}

/** Refuses parameters that an endpoint does not know, and those that are given twice; the schema judges the rest. */
export function knows(query: z.ZodRawShape): MiddlewareHandler<Bound> {
  return async (context, next) => {
    const fault = queryFault(context, Object.keys(query));
    return fault === undefined ? next() : problem(context, 400, fault);
  };
}

/** A refusal that is one of the declared answers. */
export function refuse<Status extends 400 | 404 | 410 | 503>(
  context: Context<Bound>,
  status: Status,
  detail: string,
  headers: Record<string, string> = {},
) {
  return context.json(problemBody(context, status, detail), status, { ...problemHeaders, ...headers });
}

export function refusal(description: string) {
  return { description, content: { "application/problem+json": { schema: problemShape } } };
}

export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** Views move between refreshes; nobody needs them fresher than this, in seconds. */
const freshFor = 60;
const contentType = "application/json";

/** Gives an answer its ETag, and 304 to who has it. */
export const kept: MiddlewareHandler<Bound> = async (context, next) => {
  await next();
  if (context.res.status !== 200) return;
  const bytes = new Uint8Array(await context.res.arrayBuffer());
  const tag = await tagOf(bytes);
  // `send` says it of a body; a 304 has none. https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5
  context.res.headers.delete("content-type");
  const links = [selfLink(context, contentType)];
  context.res = await send(context, { body: () => bytes, tag, contentType, freshFor, links });
};
