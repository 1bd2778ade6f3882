// What became of an article: one rule for changes.json and for the API's changes. Pure; knows no format.
import type { IndexEntry } from "../store/index-record.ts";

/** What an article is now: its site took it away, its text or its date was another once, or neither. */
export function changeKind({
  withdrawn,
  corrected,
  updated,
  firstSeen,
}: IndexEntry): "new" | "corrected" | "withdrawn" {
  if (withdrawn) return "withdrawn";
  // An entry from before it was kept when an article was corrected tells it of the text.
  return corrected !== undefined || updated > firstSeen ? "corrected" : "new";
}
