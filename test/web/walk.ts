// Clients that read the whole history of a feed, as its documents lead them.
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { origin, type Run } from "../refresh/run.ts";

/** A document of a history: where it was, and whose articles it holds. */
export interface Visited {
  path: string;
  ids: string[];
}

/** From the feed along `prev-archive`: RFC 5005, section 4.2. `seen`: archives that need no second look. */
export async function walkArchives(run: Run, path: string, seen = new Set<string>()): Promise<Visited[]> {
  const visited: Visited[] = [];
  let next: string | undefined = path;
  while (next !== undefined && !seen.has(next)) {
    const { entries, links }: ReturnType<typeof parseAtomFeed> = parseAtomFeed(await run.text(next));
    visited.push({ path: next, ids: (entries ?? []).map(({ id }) => id ?? "") });
    if (next !== path) seen.add(next);
    next = pathOf(links?.find(({ rel }) => rel === "prev-archive")?.href);
  }
  return visited;
}

/** From the feed along `next_url`. */
export async function walkPages(run: Run, path: string): Promise<Visited[]> {
  const visited: Visited[] = [];
  let next: string | undefined = path;
  while (next !== undefined && visited.length < 200) {
    const page: ReturnType<typeof parseJsonFeed> = parseJsonFeed(await run.text(next));
    visited.push({ path: next, ids: (page.items ?? []).map(({ id }) => id ?? "") });
    next = pathOf(page.next_url);
  }
  return visited;
}

const pathOf = (address: string | undefined): string | undefined => address?.replace(origin, "");
