// Leads other spellings of an address to the canonical one, in one step.
import type { Context, MiddlewareHandler } from "hono";
import { sources } from "../sources/registry.ts";
import { feedFiles } from "../syndicate/format.ts";
import { canonicalPath } from "./canonical-path.ts";
import { canonicalSearch } from "./filter.ts";

/**
 * To a path and query of ours: without an origin it holds under every one. For a day: the addresses are a promise. 308 keeps a method
 * that does not read: https://www.rfc-editor.org/rfc/rfc9110#section-15.4.9
 */
export function redirect(context: Context, location: string, headers: Record<string, string> = {}): Response {
  const isRead = context.req.method === "GET" || context.req.method === "HEAD";
  return context.body(null, isRead ? 301 : 308, { location, "cache-control": "public, max-age=86400", ...headers });
}

const files = Object.values(feedFiles);

/** The query goes along, that of a feed in its canonical form. */
export const redirects: MiddlewareHandler = async (context, next) => {
  const { pathname, search } = new URL(context.req.url);
  const { path, byAccept } = canonicalPath(pathname, context.req.header("accept") ?? "", sources);
  if (path === pathname) return next();
  const query = files.some((file) => path.endsWith(`/${file}`)) ? canonicalSearch(search, sources) : search;
  return redirect(context, path + query, byAccept ? { vary: "Accept" } : {});
};
