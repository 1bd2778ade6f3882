// A chart of a view count, as SVG in the page: no script, no picture to fetch, readable in light and dark. Pure.
import { html } from "hono/html";
import type { Instant } from "../article.ts";

/** When a count was read, what it was; oldest first. */
export type Points = readonly (readonly [at: Instant, count: number])[];

const width = 640;
const height = 200;
const edge = { left: 60, right: 12, top: 12, bottom: 28 };

const day = (at: Instant) => new Date(at).toISOString().slice(0, 10);
const shown = (count: number) => count.toLocaleString("en");

/** The count over time as a line of steps: between two readings it is the earlier one. Nothing of less than two readings. */
export function chart(points: Points, label: string) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2 || last[0] === first[0]) return "";
  const counts = points.map(([, count]) => count);
  const low = Math.min(...counts);
  const high = Math.max(...counts, low + 1);
  const x = (at: Instant) =>
    rounded(edge.left + ((at - first[0]) / (last[0] - first[0])) * (width - edge.left - edge.right));
  const y = (count: number) =>
    rounded(height - edge.bottom - ((count - low) / (high - low)) * (height - edge.top - edge.bottom));
  const line = points.map(([at, count], n) => (n === 0 ? `M${x(at)} ${y(count)}` : `H${x(at)}V${y(count)}`)).join("");
  const text = `${label}: ${shown(first[1])} on ${day(first[0])}, ${shown(last[1])} on ${day(last[0])}`;
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${text}">
<path class="axis" d="M${edge.left} ${edge.top}V${height - edge.bottom}H${width - edge.right}"/>
<text x="${edge.left - 8}" y="${y(high) + 5}" text-anchor="end">${shown(high)}</text>
<text x="${edge.left - 8}" y="${y(low) + 5}" text-anchor="end">${shown(low)}</text>
<text x="${edge.left}" y="${height - 6}">${day(first[0])}</text>
<text x="${width - edge.right}" y="${height - 6}" text-anchor="end">${day(last[0])}</text>
<path class="line" d="${line}"/>
<circle cx="${x(last[0])}" cy="${y(last[1])}" r="4"/>
</svg>`;
}

function rounded(place: number): number {
  return Math.round(place * 10) / 10;
}
