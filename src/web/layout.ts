// The frame of every page. Works without script, in light and dark, from 320 px.
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { type Instant, iso } from "../article.ts";

export type Fragment = HtmlEscapedString | Promise<HtmlEscapedString>;

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23b8470b' d='M2 2h12v12H2z'/%3E%3Cpath stroke='%23fff' stroke-width='2' d='M4 5h8M4 8h8M4 11h5'/%3E%3C/svg%3E";

const style = `
:root { color-scheme: light dark; --quiet: light-dark(#666, #aaa); --line: light-dark(#ddd, #444); }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 0 1rem 3rem; overflow-wrap: anywhere; }
header { padding: 1rem 0; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; }
header > a { font-weight: 700; } nav { display: flex; gap: 1rem; }
a { color: light-dark(#a33a00, #ff9b5e); text-decoration: none; }
a:hover, article a:not(.button), main p > a:not(.button) { text-decoration: underline; }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.ledger small { white-space: nowrap; }
meter { width: min(16rem, 100%); height: .8rem; vertical-align: middle; }
.faults { list-style: none; padding: .5rem 1rem; border-left: 4px solid light-dark(#b3001b, #ff7a85); background: light-dark(#fdf1f2, #2a1618); }
.faults.notes { border-color: light-dark(#8a5a00, #ffc861); background: light-dark(#fdf6e9, #261f11); }
.faults strong { color: light-dark(#b3001b, #ff7a85); } .faults.notes strong { color: light-dark(#8a5a00, #ffc861); }
.faults li + li { margin-top: 1rem; } .faults dl { margin: .2rem 0 0; grid-template-columns: 4.6rem 1fr; column-gap: .7rem; }
h3 { font-size: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.2rem; margin-top: 2rem; }
ol { padding-left: 2rem; } ul { padding-left: 1.3rem; } li { margin: .35rem 0; }
small, time, dt { color: var(--quiet); font-size: .85rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; align-items: baseline; } dd { margin: 0; }
time { white-space: nowrap; }
.good { color: light-dark(#176b2c, #6fcf87); } .faulty { color: light-dark(#b3001b, #ff7a85); } .stale, .new { color: light-dark(#8a5a00, #ffc861); }
.feeds { display: flex; flex-wrap: wrap; align-items: baseline; gap: .4rem .6rem; margin: .5rem 0; }
.feeds > span { min-width: 8rem; }
.button { display: inline-block; padding: .15rem .7rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .9rem; }
.articles small { display: flex; flex-wrap: wrap; gap: 0 .8rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; max-width: 100%; } td, th { padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top; }
pre { overflow-x: auto; padding: .6rem; border: 1px solid var(--line); overflow-wrap: normal; font-size: .85rem; }
code { font-size: .9em; } .parameters { grid-template-columns: minmax(5rem, max-content) 1fr; }
.chart { width: 100%; height: auto; } .chart text { fill: var(--quiet); font-size: 13px; }
.chart .axis { fill: none; stroke: var(--line); } .chart .line { fill: none; stroke: light-dark(#a33a00, #ff9b5e); stroke-width: 2.5; } .chart circle { fill: light-dark(#a33a00, #ff9b5e); }
@media (max-width: 30rem) { .ledger { grid-template-columns: 1fr; } .ledger dd { margin-bottom: .5rem; } .ledger meter { width: 100%; } }
`;

/** A page. `head` goes into its head: links to feeds. `language`: of its title and its body, BCP 47. */
export function layout(title: string, body: Fragment, head: Fragment | "" = "", language = "en") {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Pagewire</title>
<link rel="icon" href="${icon}">
${head}
<style>${raw(style)}</style>
</head>
<body>
<header lang="en"><a href="/">Pagewire</a><nav><a href="/status">Status</a><a href="/docs">API</a></nav></header>
<main>
${body}
</main>
</body>
</html>
`;
}

/** A moment for people, in UTC, to the minute. */
export function minuteOf(at: Instant): string {
  return `${iso(at).slice(0, 16).replace("T", " ")} UTC`;
}

/** A moment for people, in UTC, with the exact one for programs. */
export function time(at: Instant) {
  return html`<time datetime="${iso(at)}">${minuteOf(at)}</time>`;
}
