// What is wrong, as a person sees it at once: its name, since when, what was expected and found, where, and what to do.
import { html } from "hono/html";
import type { Instant } from "../article.ts";
import { beganAt } from "../refresh/coming-and-going.ts";
import { isSerious } from "../refresh/faults.ts";
import type { Fault } from "../store/state.ts";
import { adviceOn } from "./advice.ts";
import { time } from "./layout.ts";

/** What is shown of a fault. `url`: absent, where it is of no address. */
export type Shown = Pick<Fault, "name" | "since" | "expected" | "found" | "returned"> & { url?: string };

/** The faults, what is no trouble of the site after those that are. */
export function faultCards(faults: readonly Shown[], now: Instant) {
  const serious = faults.filter(isSerious);
  const others = faults.filter((fault) => !isSerious(fault));
  return html`${cards(serious, "faults", now)}${cards(others, "faults notes", now)}`;
}

function cards(faults: readonly Shown[], looks: string, now: Instant) {
  return faults.length === 0 ? "" : html`<ul class="${looks}">${faults.map((fault) => card(fault, now))}</ul>`;
}

function card(fault: Shown, now: Instant) {
  const { name, url, expected, found, returned } = fault;
  const began = beganAt(fault);
  return html`<li><strong>${name}</strong> since ${time(began)} <small>(${duration(now - began)}${returned ? ", comes and goes" : ""})</small>
    <dl><dt>expected</dt><dd>${expected}</dd>
    <dt>found</dt><dd>${found}</dd>
    ${url === undefined || isOurs(url) ? "" : html`<dt>where</dt><dd><a href="${url}" rel="nofollow">${url}</a></dd>`}
    <dt>what to do</dt><dd>${adviceOn(name)}</dd></dl></li>`;
}

/** Addresses that only tell apart what has none: there is nothing to see at them. */
function isOurs(url: string): boolean {
  return /#(?:budget|records|slices|ticks)$/.test(url);
}

const minute = 60_000;
const hour = 60 * minute;

/** How long that is, as people say it. */
function duration(milliseconds: number): string {
  if (milliseconds < minute) return "just now";
  if (milliseconds < 2 * hour) return `for ${Math.floor(milliseconds / minute)} minutes`;
  if (milliseconds < 48 * hour) return `for ${Math.floor(milliseconds / hour)} hours`;
  return `for ${Math.floor(milliseconds / hour / 24)} days`;
}
