// Is what was read believable? Compared with what the source has shown before. Pure: pages in, notices out.
import type { Article, Instant } from "../article.ts";
import type { Outcome } from "../crawl/fetch.ts";
import type { Link } from "../discover/link.ts";
import type { ArticleReading, Reading } from "../extract/reading.ts";
import type { Doubt } from "../store/views.ts";
import { hasStood, type Notice } from "./faults.ts";
import { sharesLetters, sharesWords } from "./likeness.ts";

/** A list that shows less than this part of its usual links is not the list that we know. */
const leastPart = 0.25;

/** Of fewer usual links one says nothing about the others: a quiet week is no fault. */
const fewLinks = 8;
/** A list that shows more than so many times its usual links, and more than so many, is not the list that we know either. */
const mostTimes = 10;
const manyLinks = 200;

/** What is wrong with a list of `links`, of which the last believable one had `usual`. Nothing: it is believable. `html`: the whole page. */
export function judgeList(
  url: string,
  links: readonly Link[],
  usual: number | undefined,
  html: string,
): Notice | undefined {
  const expected = usual === undefined ? "links of articles" : `about ${usual} links of articles`;
  if (links.length === 0) {
    const called = /<title[^<>]{0,99}>\s{0,99}([^<]{1,80})/i.exec(html.slice(0, 20_000))?.[1]?.trim();
    const where = called ? `, on a page called "${called}"` : "";
    return { name: "list-empty", url, expected, found: `none that matches the article pattern${where}` };
  }
  if (usual === undefined || usual === 0) return undefined;
  if (usual >= fewLinks && links.length < usual * leastPart) {
    return { name: "list-short", url, expected, found: `${links.length}` };
  }
  if (links.length > Math.max(manyLinks, usual * mostTimes)) {
    return { name: "list-long", url, expected, found: `${links.length}` };
  }
  return undefined;
}

/** A list in another charset than it always had may be read wrongly, and all that it says of new articles with it. */
export function judgeCharset(url: string, charset: string, usual: string | undefined): Notice | undefined {
  if (usual === undefined || usual === charset) return undefined;
  return { name: "charset", url, expected: `a list in ${usual}, as it was`, found: charset };
}

/** Characters that a charset does not know, before a text is taken to be damaged. */
const damage = 10;

/** What is wrong with the characters of a page: many are not of its charset. */
export function judgeCharacters(url: string, text: string, charset: string): Notice | undefined {
  const lost = text.split("\ufffd", damage + 1).length - 1;
  if (lost < damage) return undefined;
  return { name: "charset", url, expected: `a page in ${charset}`, found: "bytes that are none of its characters" };
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

/** What is wrong with an article of which the site sends us to what is none of it, however like an article that looks. */
export function judgeSent(url: string, to: string): Notice {
  return { name: "no-article", url, expected: "an article", found: `the site sends to ${to}` };
}

/** A page that shares less than this part of its text with what the list or we know of it is another page. */
const leastLikeness = 0.2;
/** A correction shortens a text; one that leaves less than this part of it lost it. */
const leastRest = 0.4;
/** One that takes away an end leaves this part of it. */
const wholeEnough = 0.9;
/** A page of so few characters, under another title than the list's, is a notice of the site, not an article. */
const noticeLength = 200;
/** Link texts of fewer characters ("more", "详细") may stand for any article. */
const tellingText = 8;

/** What is wrong with an article that we read for the first time: nothing on its page is like what its list calls it. */
export function judgeNew(url: string, { title, body }: ArticleReading, listed: string | undefined): Notice | undefined {
  const { text } = body.value;
  if (listed === undefined || (text.length > noticeLength && listed.length < tellingText)) return undefined;
  const own = title.rule === "link text" ? text : `${title.value} ${text}`;
  if (sharesLetters(listed, own, leastLikeness)) return undefined;
  const found = `a page that says "${own.slice(0, 80)}"`;
  return { name: "other-article", url, expected: `an article like "${listed.slice(0, 80)}"`, found };
}

/** Whether a text has next to nothing of the one that was known. */
export function isOtherArticle(known: Article, now: Article): boolean {
  return !sharesWords(`${known.title} ${known.text}`, `${now.title} ${now.text}`, leastLikeness);
}

/** Whether a text of an article that we had is believed, though it surprises: it was doubted before, and has stood for a day. */
export function isBelievedByNow(article: Article, doubted: Doubt | undefined, at: Instant): boolean {
  return hasStood({ since: shownSince(article, doubted, at) }, at);
}

/** Since when a page shows a text that was not believed `before`, as far as that is known; `now`: it shows another. */
export function shownSince({ fingerprint }: Article, before: Doubt | undefined, now: Instant): Instant {
  return before?.fingerprint === fingerprint ? before.since : now;
}

/** Where a sentence ends, with what closes it. */
const endOfSentence = /[。！？.!?…][”’"'」』）)]{0,2}$/;

/** Whether a text is the beginning of the one that was known, and ends within a sentence of it, as nobody corrects, or long before its end. */
function breaksOff(known: string, now: string): boolean {
  const isWithinSentence = known[now.length] !== "\n" && !endOfSentence.test(now);
  return (
    known.startsWith(now) && (isWithinSentence || now.length < known.length * wholeEnough) && now.length < known.length
  );
}

/** What is wrong with a changed text: it is another article's, or most of it is missing. */
export function judgeChange(known: Article, now: Article): Notice | undefined {
  const { url } = known;
  if (isOtherArticle(known, now))
    return {
      name: "other-article",
      url,
      expected: `"${known.title.slice(0, 80)}"`,
      found: `"${now.title.slice(0, 80)}"`,
    };
  if (breaksOff(known.text, now.text)) {
    const end = now.text.slice(-40);
    return {
      name: "text-lost",
      url,
      expected: `about ${known.text.length} characters`,
      found: `a text that breaks off at "${end}"`,
    };
  }
  if (now.text.length >= known.text.length * leastRest) return undefined;
  return { name: "text-lost", url, expected: `about ${known.text.length} characters`, found: `${now.text.length}` };
}

/** The same of a place where articles are discovered. */
export function judgePlace(url: string, outcome: Exclude<Outcome, { kind: "fresh" | "unchanged" }>): Notice {
  const notice = judgeOutcome(url, outcome);
  return notice.name === "gone" ? { ...notice, name: "list-gone" } : notice;
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
