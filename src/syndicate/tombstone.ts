// Withdrawn articles, as Atom tells them: https://www.rfc-editor.org/rfc/rfc6721
import { decodeXML } from "entities";
import { articleId, type Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Deleted } from "./about.ts";

/** How many a feed shows: those of the last. */
export const mostTombstones = 50;

/** An article of the index, as far as it matters here. */
interface Withdrawable {
  key: string;
  withdrawn?: { at: Instant; status: number };
}

/** A tombstone for each of these articles that its site took away. */
export function deletedOf(articles: readonly Withdrawable[], source: Source): Deleted[] {
  return articles.flatMap(({ key, withdrawn }) => {
    if (withdrawn === undefined) return [];
    const id = articleId(source.home, source.id, key);
    return [{ id, when: withdrawn.at, comment: `Its page is gone: the site answers ${withdrawn.status}.` }];
  });
}

/** As `atomFrame` writes one. */
const written = /<at:deleted-entry ref="([^"]*)" when="([^"]*)"><at:comment>([^<]*)<\/at:comment>/g;

/** The tombstones in the head of an Atom document of ours, for one that is joined of several. */
export function deletedIn(head: string): Deleted[] {
  return [...head.matchAll(written)].map(([, id = "", when = "", comment = ""]) => ({
    id: decodeXML(id),
    when: Date.parse(when),
    comment: decodeXML(comment),
  }));
}

/** Whether the head of an Atom document of ours says that it holds every article there is. */
export function isComplete(head: string): boolean {
  return head.includes("<fh:complete/>");
}
