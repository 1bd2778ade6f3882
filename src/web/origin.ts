// Our own origin, as documents and pages name it: the operator's PUBLIC_URL, else the one that was asked.
import type { Context } from "hono";

export function originOf(context: Context<{ Bindings: Env }>): string {
  const { PUBLIC_URL } = context.env;
  return new URL(PUBLIC_URL === "" ? context.req.url : PUBLIC_URL).origin;
}
