// A reading beside the truth, field by field. Measures; which miss may be is decided elsewhere.
import type { Reading } from "../../src/extract/reading.ts";
import { bodyScore, flat } from "./body-score.ts";
import type { Truth } from "./truth.ts";
import { wallClock, wallOfRead } from "./wall-clock.ts";

export type Verdict = "right" | "wrong" | "missing" | "invented";

export interface Compared {
  field: string;
  verdict: Verdict;
  want: string;
  got: string;
}

/** A body that shares less than this with the truth is wrong. */
export const bodyBound = 0.95;

/** One field of two makers: empty means that there is none. */
export function compared(field: string, want: string, got: string): Compared {
  const verdict = want === got ? "right" : got === "" ? "missing" : want === "" ? "invented" : "wrong";
  return { field, verdict, want, got };
}

const people = (names: readonly string[]) => names.map(flat).sort().join("|");

/** A body is the same text, or wrong with its score. */
export function comparedBody(want: string, got: string): Compared & { score: number } {
  const score = bodyScore(want, got);
  const verdict = score >= bodyBound ? "right" : got === "" ? "missing" : want === "" ? "invented" : "wrong";
  return { field: "body", verdict, want: `F1 ≥ ${bodyBound}`, got: `F1 ${score.toFixed(3)}`, score };
}

/** Every field that the truth tells of, the six that are scored first. */
export function compare(truth: Truth, reading: Reading): Compared[] {
  const { timeZone: zone, precision } = truth;
  const article = reading.kind === "article" ? reading : undefined;
  const why = reading.kind === "no-article" ? reading.reason : "";
  const wantedViews = truth.views === null ? "" : `${truth.views}`;
  const views = article?.views?.value;
  const fields = [
    compared("title", flat(truth.title ?? ""), flat(article?.title.value ?? "")),
    compared(
      "published",
      wallClock(truth.published, zone, precision ?? "day"),
      wallOfRead(article?.published?.value, zone, precision ?? "day"),
    ),
    compared("views", wantedViews, views === undefined ? "" : `${views.count}`),
    compared("author", people(truth.authors ?? truth.author ?? []), people(article?.authors?.value ?? [])),
    compared("publisher", flat(truth.publisher ?? ""), flat(article?.publisher?.value ?? "")),
    comparedBody(truth.body, article?.body.value.text ?? ""),
  ];
  if (truth.noArticle !== undefined) fields.push(compared("no article", truth.noArticle ?? "", why));
  if (truth.modified !== undefined) fields.push(comparedModified(truth.modified, truth, article));
  if (truth.viewsAtLeast !== undefined && views)
    fields.push(compared("at least", `${truth.viewsAtLeast}`, `${views.atLeast}`));
  if (truth.image !== undefined) fields.push(compared("image", truth.image ?? "", article?.image?.value ?? ""));
  if (truth.attachments !== undefined)
    fields.push(
      compared("attachments", urls(truth.attachments), urls(article?.attachments.map(({ url }) => url) ?? [])),
    );
  if (truth.nextPage !== undefined) fields.push(compared("next page", truth.nextPage ?? "", article?.nextPage ?? ""));
  if (truth.counter !== undefined) fields.push(compared("counter", truth.counter ?? "", article?.counter?.url ?? ""));
  return fields.filter(({ field }) => !truth.skip.includes(field));
}

const urls = (all: readonly string[]) => [...all].sort().join(" ");

function comparedModified(
  modified: string,
  { timeZone }: Truth,
  article: Extract<Reading, { kind: "article" }> | undefined,
) {
  const precision = article?.modified?.value.precision ?? "minute";
  return compared(
    "modified",
    wallClock(modified, timeZone, precision),
    wallOfRead(article?.modified?.value, timeZone, precision),
  );
}
