// A place in the order of a choice of articles: what decides it, and nothing that moves when others come.
import { z } from "zod";
import { newestFirst, orderSchema } from "../order.ts";

export const placeSchema = z.object({ order: orderSchema, source: z.string(), views: z.number().nullable() });
export type Place = z.infer<typeof placeSchema>;

/** For sort(). No two articles are equal. */
export function comparePlaces(sort: "date" | "views", a: Place, b: Place): number {
  const byViews = sort === "views" ? (b.views ?? -1) - (a.views ?? -1) : 0;
  return byViews || newestFirst(a.order, b.order) || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0);
}
