// /opml.xml: every feed in one list, for a reader to import.
import { Hono } from "hono";
import { z } from "zod";
import { sources } from "../sources/registry.ts";
import { formats } from "../syndicate/format.ts";
import { opml as list } from "../syndicate/opml.ts";
import { selfLink } from "./links.ts";
import { originOf } from "./origin.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { sendText } from "./send.ts";

/** Sources come and go with a deployment, or by an operator's hand: an hour is soon enough. */
const freshFor = 3600;
const contentType = "text/x-opml; charset=utf-8";

export const opml = new Hono<{ Bindings: Env }>();

opml.get("/opml.xml", async (context) => {
  const format = z.enum(formats, { error: `expected one of ${formats.join(", ")}` }).exactOptional();
  const read = readParameters(context, { format });
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const chosen = read.values.format === undefined ? formats : [read.values.format];
  const text = list([...sources.values()], chosen, originOf(context));
  return sendText(context, text, { contentType, freshFor, links: [selfLink(context, contentType)] });
});
