// Withdrawn articles, as Atom tells them: https://www.rfc-editor.org/rfc/rfc6721
import { articleId, type Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Deleted } from "./about.ts";

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
