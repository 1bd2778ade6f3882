// /status for people and /status.json for programs.
import { Hono } from "hono";
import { html } from "hono/html";
import type { Instant } from "../article.ts";
import { readStatus, type SourceHealth, type Status } from "./health.ts";
import { layout, time } from "./layout.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";

export const status = new Hono<{ Bindings: Env }>();

const headers = { "cache-control": "no-store" };

status.get("/status.json", async (context) => {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  return context.json(report(await readStatus(context.env.KV, Date.now())), 200, headers);
});

status.get("/status", async (context) => {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  return context.html(page(await readStatus(context.env.KV, Date.now())), 200, headers);
});

const iso = (at: Instant) => new Date(at).toISOString();

/** The status as JSON: times in UTC as ISO 8601; what has never happened is missing. */
function report({ health, sources, deadLetters }: Status) {
  return {
    health,
    sources: sources.map(({ source, health: own, state, articles, newestChange }) => ({
      id: source.id,
      title: source.title,
      home: source.home,
      health: own,
      articles,
      pending: state.pending,
      ...(state.tried === undefined ? {} : { last_tried: iso(state.tried) }),
      ...(state.good === undefined ? {} : { last_good: iso(state.good) }),
      ...(newestChange === undefined ? {} : { last_change: iso(newestChange) }),
      ...(state.waitUntil === undefined ? {} : { waiting_until: iso(state.waitUntil) }),
      faults: state.faults.map(({ name, since, last, url, expected, found }) => ({
        name,
        since: iso(since),
        last: iso(last),
        url,
        expected,
        found,
      })),
    })),
    dead_letters: deadLetters.map(({ at, source, message }) => ({ at: iso(at), source, message })),
  };
}

function page({ health, sources, deadLetters }: Status) {
  return layout(
    "Status",
    html`<h1>Status: <span class="${health}">${health}</span></h1>
      ${sources.map(section)}
      ${
        deadLetters.length === 0
          ? ""
          : html`<h2>Slices that failed every try</h2>
              <ul>${deadLetters.map(({ at, source, message }) => html`<li>${time(at)} ${source}: ${message}</li>`)}</ul>`
      }
      <p><a href="/status.json">status.json</a></p>`,
  );
}

function section({ source, health, state, articles, newestChange }: SourceHealth) {
  const facts: [string, unknown][] = [
    ["articles", articles],
    ["still to read", state.pending],
    ["last tried", state.tried === undefined ? "never" : time(state.tried)],
    ["last good", state.good === undefined ? "never" : time(state.good)],
    ["last change", newestChange === undefined ? "never" : time(newestChange)],
  ];
  return html`<h2>${source.title} <span class="${health}">${health}</span></h2>
    <dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    ${
      state.faults.length === 0
        ? ""
        : html`<ul class="faults">${state.faults.map(
            (fault) => html`<li><strong>${fault.name}</strong> since ${time(fault.since)}:
              expected ${fault.expected}, found ${fault.found} at <a href="${fault.url}" rel="nofollow">${fault.url}</a></li>`,
          )}</ul>`
    }`;
}
