// Is what was read believable? Compared with what the source has shown before. Pure: pages in, notices out.
import type { Outcome } from "../crawl/fetch.ts";
import type { Link } from "../discover/link.ts";
import type { Reading } from "../extract/reading.ts";
import type { Notice } from "./faults.ts";

/** A list that shows less than this part of its usual links is not the list that we know. */
const leastPart = 0.25;

/** What is wrong with a list of `links`, of which the last believable one had `usual`. Nothing: it is believable. */
export function judgeList(url: string, links: readonly Link[], usual: number | undefined): Notice | undefined {
  const expected = usual === undefined ? "links of articles" : `about ${usual} links of articles`;
  if (links.length === 0) return { name: "list-empty", url, expected, found: "none that matches the article pattern" };
  if (usual !== undefined && links.length < usual * leastPart) {
    return { name: "list-short", url, expected, found: `${links.length}` };
  }
  return undefined;
}

/** What is wrong with an article's page. Nothing: it is believable. `html` is the whole page. */
export function judgeArticle(url: string, reading: Reading, html: string, closesHtml: boolean): Notice | undefined {
  if (closesHtml && !endsHtml(html)) {
    return {
      name: "cut-short",
      url,
      expected: "a page that ends with </html>, as this site's do",
      found: "one that breaks off",
    };
  }
  if (reading.kind === "article") return undefined;
  return { name: "no-article", url, expected: "an article", found: `${reading.reason}: ${reading.detail}` };
}

/** What a fetch that brought no page means for a person. */
export function judgeOutcome(url: string, outcome: Exclude<Outcome, { kind: "fresh" | "unchanged" }>): Notice {
  const expected = "a page";
  switch (outcome.kind) {
    case "gone":
      return { name: "gone", url, expected, found: `answered ${outcome.status}` };
    case "throttled":
      return {
        name: "throttled",
        url,
        expected,
        found: `answered ${outcome.status}, asks to wait until ${new Date(outcome.until).toISOString()}`,
      };
    case "failed":
      return { name: outcome.fault, url, expected, found: outcome.why };
  }
}

/** Whether a page's end is there. */
export function endsHtml(html: string): boolean {
  return /<\/html\s{0,9}>/i.test(html.slice(-2000));
}
