// A view count as its page states it, for people.
import type { Views } from "../article.ts";

export function statedViews({ count, atLeast }: Views): string {
  return `${count}${atLeast ? " or more" : ""}`;
}
