// The frame of every page. Works without script, in light and dark, from 320 px.
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Instant } from "../article.ts";

export type Fragment = HtmlEscapedString | Promise<HtmlEscapedString>;

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23b8470b' d='M2 2h12v12H2z'/%3E%3Cpath stroke='%23fff' stroke-width='2' d='M4 5h8M4 8h8M4 11h5'/%3E%3C/svg%3E";

const style = `
:root { color-scheme: light dark; --quiet: light-dark(#666, #aaa); --line: light-dark(#ddd, #444); }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 0 1rem 3rem; overflow-wrap: anywhere; }
header { padding: 1rem 0; border-bottom: 1px solid var(--line); display: flex; gap: 1rem; }
header a:first-child { font-weight: 700; }
a { color: light-dark(#a33a00, #ff9b5e); text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
ol, ul { padding-left: 1.3rem; } li { margin: .35rem 0; }
small, time, dt { color: var(--quiet); font-size: .85rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dd { margin: 0; }
.good { color: light-dark(#176b2c, #6fcf87); } .faulty { color: light-dark(#b3001b, #ff7a85); } .stale, .new { color: light-dark(#8a5a00, #ffc861); }
.feeds { display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding: 0; list-style: none; }
`;

/** A page. `head` goes into its head: links to feeds. */
export function layout(title: string, body: Fragment, head: Fragment | "" = "") {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Pagewire</title>
<link rel="icon" href="${icon}">
${head}
<style>${raw(style)}</style>
</head>
<body>
<header><a href="/">Pagewire</a><a href="/status">Status</a></header>
<main>
${body}
</main>
</body>
</html>
`;
}

/** A moment for people, in UTC, with the exact one for programs. */
export function time(at: Instant) {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time>`;
}
