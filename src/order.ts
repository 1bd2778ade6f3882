// The order of articles: newest first. One rule for documents, pages and the API.
import { z } from "zod";
import type { Instant, Published } from "./article.ts";
import { dayOf } from "./zone.ts";

/** What decides where an article stands. */
export interface Dated {
  key: string;
  firstSeen: Instant;
  published?: Published;
}

export const orderSchema = z.tuple([z.string(), z.number(), z.string()]);
/** An article's place among others, comparable across sources: its day, its time within the day, its key. */
export type Order = [day: string, at: Instant, key: string];

/**
 * An article that states only a day stands within that day by when it was first seen; one without a date, by when it was
 * first seen altogether.
 */
export function orderOf(article: Dated, zone: string): Order {
  const { published, firstSeen, key } = article;
  const day = dayOf(published?.stated ?? firstSeen, zone);
  const at = published === undefined || published.precision === "day" ? firstSeen : published.at;
  return [day, at, key];
}

/** Newest first, for sort(). */
export function newestFirst(a: Order, b: Order): number {
  return compare(b[0], a[0]) || b[1] - a[1] || compareKeys(b[2], a[2]);
}

/** Numbered keys count: 1000 comes after 999. */
function compareKeys(a: string, b: string): number {
  const areNumbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  return (areNumbers ? a.length - b.length : 0) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
