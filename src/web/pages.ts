// Which page is at which path: one for all, one for each source, one for each article.
import { Hono } from "hono";
import { sources } from "../sources/registry.ts";
import { articlePage } from "./article-page.ts";
import { home } from "./home.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { sourcePage } from "./source-page.ts";

/** The last of the rooms: what no other has at two names or fewer is a source or an article. */
export const pages = new Hono<{ Bindings: Env }>();

pages.get("/", (context) => {
  const read = readParameters(context, {});
  return read.kind === "bad" ? problem(context, 400, read.detail) : home(context);
});

pages.get("/:source/", (context) => {
  const source = sources.get(context.req.param("source"));
  if (!source) return context.notFound();
  const read = readParameters(context, {});
  return read.kind === "bad" ? problem(context, 400, read.detail) : sourcePage(context, source);
});

pages.get("/:source/:key", (context) => {
  const source = sources.get(context.req.param("source"));
  if (!source) return context.notFound();
  const read = readParameters(context, {});
  return read.kind === "bad"
    ? problem(context, 400, read.detail)
    : articlePage(context, source, context.req.param("key"));
});
