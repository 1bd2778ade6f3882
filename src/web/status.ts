// The rooms of /status: the page, /status.json for programs, and feeds of what goes wrong. Never among the news.

import { type Context, Hono } from "hono";
import { z } from "zod";
import { sources } from "../sources/registry.ts";
import { lastTold, readIncidents } from "../store/incidents.ts";
import { contentTypes } from "../syndicate/format.ts";
import { healthFeed } from "../syndicate/health-feed.ts";
import { timeOf } from "./clock.ts";
import { readStatus } from "./health.ts";
import { selfLink } from "./links.ts";
import { originOf } from "./origin.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { sendText } from "./send.ts";
import { statusPage } from "./status-page.ts";
import { reportOf } from "./status-report.ts";

export const status = new Hono<{ Bindings: Env }>();

const headers = { "cache-control": "no-store" };

status.get("/status.json", async (context) => {
  const read = readParameters(context, { source: z.string().exactOptional() });
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const report = reportOf(await readStatus(context.env, await timeOf(context.env)));
  const { source: id } = read.values;
  if (id === undefined) return context.json(report, 200, headers);
  const chosen = report.sources.filter((source) => source.id === id);
  const [one] = chosen;
  if (!one) {
    return problem(context, 404, `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`);
  }
  const letters = report.dead_letters.filter(({ source }) => source === id);
  const answer = { ...report, health: one.health, sources: chosen, dead_letters: letters };
  return context.json(answer, one.health === "good" ? 200 : 503, headers);
});

status.get("/status", async (context) => {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  return context.html(statusPage(await readStatus(context.env, await timeOf(context.env))), 200, headers);
});

status.get("/status/rss.xml", (context) => feed(context, "rss"));
status.get("/status/feed.json", (context) => feed(context, "json"));

async function feed(context: Context<{ Bindings: Env }>, format: "rss" | "json") {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const incidents = await readIncidents(context.env.KV);
  const changes = incidents.map(lastTold);
  return sendText(context, healthFeed(incidents, originOf(context), format), {
    contentType: contentTypes[format],
    freshFor: "no-store",
    links: [selfLink(context, contentTypes[format])],
    ...(changes.length === 0 ? {} : { modified: Math.max(...changes) }),
  });
}
