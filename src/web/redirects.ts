// Leads other spellings of an address to the canonical one, in one step.
import type { MiddlewareHandler } from "hono";
import { sources } from "../sources/registry.ts";
import { canonicalPath } from "./canonical-path.ts";

/** For a day: the addresses are a promise. */
const cacheControl = "public, max-age=86400";

/** The query goes along. The answer names a path alone, so that it holds under every origin. */
export const redirects: MiddlewareHandler = async (context, next) => {
  const isRead = context.req.method === "GET" || context.req.method === "HEAD";
  const { pathname, search } = new URL(context.req.url);
  const { path, byAccept } = canonicalPath(pathname, context.req.header("accept") ?? "", sources);
  if (!isRead || path === pathname) return next();
  return context.body(null, 301, {
    location: path + search,
    "cache-control": cacheControl,
    ...(byAccept ? { vary: "Accept" } : {}),
  });
};
