// The page at /status, for people: how each source does, what is wrong, what today has cost.
import { html } from "hono/html";
import { faultCards, type Shown } from "./fault-card.ts";
import type { RobotsHealth, SourceHealth, Status } from "./health.ts";
import { layout, minuteOf, time } from "./layout.ts";
import { accountRows, ledgerRows } from "./status-report.ts";

const feeds = html`<link rel="alternate" type="application/rss+xml" title="Pagewire: health" href="/status/rss.xml">
<link rel="alternate" type="application/feed+json" title="Pagewire: health" href="/status/feed.json">`;

/** What each health means, in a sentence. */
const meanings = {
  good: "All sources are read as they should be.",
  new: "A source waits for its first refresh.",
  stale: "A source has not been looked at for too long: its feeds stand as they were.",
  faulty: "Something is wrong with a source: what was good is served as it was.",
};

export function statusPage(status: Status) {
  const { health, sources, deadLetters } = status;
  const isOverBudget = sources.some(({ state }) => state.faults.some(({ name }) => name === "budget"));
  return layout(
    "Status",
    html`<h1>Status: <span class="${health}">${health}</span></h1>
      <p>${isOverBudget && health === "good" ? "Nothing is wrong with the sources." : meanings[health]}${isOverBudget ? " The day\u2019s share of the plan is used up: what was put off is done tomorrow." : ""}</p>
      ${worstFirst(sources).map((source) => section(source, status))}
      ${
        deadLetters.length === 0
          ? ""
          : html`<h2>What was lost</h2>
              <p>Messages that failed every try, or that nobody could read. The next tick does the work of a lost slice anew.</p>
              <ul>${deadLetters.map(({ at, source, message }) => html`<li>${time(at)} ${source === "" ? "" : `${source}: `}${message}</li>`)}</ul>`
      }
      ${account(status)}
      <p>As <a href="/status.json">JSON</a> for programs; what begins and ends as <a href="/status/rss.xml">RSS</a> and <a href="/status/feed.json">JSON Feed</a>.</p>`,
    feeds,
  );
}

const order: readonly SourceHealth["health"][] = ["faulty", "stale", "new", "good"];

function worstFirst(sources: readonly SourceHealth[]): SourceHealth[] {
  return sources.toSorted((a, b) => order.indexOf(a.health) - order.indexOf(b.health));
}

function section(one: SourceHealth, status: Status) {
  const { plan, now } = status;
  const { source, health, state, articles, newestChange, staleSince, robots, silentHosts } = one;
  const facts: [string, unknown][] = [
    ["articles", articles],
    ["still to do", state.pending],
    ...(state.history
      ? [["back catalogue", state.history.isDone ? "read" : `at ${state.history.next}`] satisfies [string, unknown]]
      : []),
    ["last tried", state.tried === undefined ? "never" : time(state.tried)],
    ["last good", state.good === undefined ? "never" : time(state.good)],
    ["last change", newestChange === undefined ? "never" : time(newestChange)],
    ...(staleSince === undefined ? [] : [["stale since", time(staleSince)] satisfies [string, unknown]]),
    ...silentHosts.map(({ host, failures, waitUntil }): [string, unknown] => [
      host,
      html`asked in vain ${failures === 1 ? "once" : `${failures} times`}${waitUntil === undefined || waitUntil <= now ? "" : html`, left alone until ${time(waitUntil)}`}`,
    ]),
    ...(state.missed === undefined
      ? []
      : [
          ["no tick came", html`from ${time(state.missed.from)} to ${time(state.missed.to)}`] satisfies [
            string,
            unknown,
          ],
        ]),
    ...(state.away ?? []).map(({ name, last }): [string, unknown] => [
      name,
      html`comes and goes; not there since ${time(last)}`,
    ]),
    ["robots.txt", robotsFact(robots)],
  ];
  return html`<h2>${source.title} <span class="${health}">${health}</span></h2>
    ${faultCards([...silence(one), ...state.faults], now)}
    <dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    <h3>Spent today <small>(UTC, plan: ${plan})</small></h3>
    <dl class="ledger">${ledgerRows(one, status).map(bar)}</dl>`;
}

/** A source that nobody looks at has no fault on record: there is nobody to record it. */
function silence({ health, source, state, staleSince = state.at }: SourceHealth): Shown[] {
  if (health !== "stale") return [];
  const expected = `a look every ${source.every}, and a word of it every hour`;
  return [{ name: "stale", since: staleSince, expected, found: `the last at ${minuteOf(state.at)}` }];
}

/** What everything has cost together, where that is more than what one source has. */
function account(status: Status) {
  const rows = accountRows(status);
  if (status.sources.length === 1 && rows.every(({ own }) => own === 0)) return "";
  return html`<h2>The account today <small>(UTC, plan: ${status.plan})</small></h2>
    <dl class="ledger">${rows.map(bar)}</dl>`;
}

function robotsFact({ says, crawlDelay, read }: RobotsHealth) {
  const words = {
    allowed: "lets us in",
    disallowed: "shuts us out",
    unknown: "could not be read yet",
    ignored: "not asked: IGNORE_ROBOTS_TXT is set",
  };
  return html`${words[says]}${crawlDelay === undefined ? "" : `, ${crawlDelay} s between requests`}${read === undefined ? "" : html` (read ${time(read)})`}`;
}

function bar({ name, spent, limit, own }: { name: string; spent: number; limit: number; own?: number }) {
  const part = own === undefined || own === 0 ? "" : `, ${own.toLocaleString("en")} of it by the Worker itself`;
  const numbers = `${spent.toLocaleString("en")} of ${limit.toLocaleString("en")}${part}`;
  return html`<dt>${name}</dt><dd><meter min="0" max="${limit}" low="${limit * 0.7}" high="${limit * 0.9}" optimum="0" value="${spent}" title="${name}">${numbers}</meter> <small>${numbers}</small></dd>`;
}
