// A page → an article's fields, each with its evidence. Parses once, walks once, lets each field's rules look, and chooses.
import { load } from "cheerio/slim";
import type { Instant, PageDate } from "../article.ts";
import { linesAround } from "./around.ts";
import { findAuthors } from "./authors.ts";
import { bodyOf } from "./body.ts";
import { findNextPage } from "./next-page.ts";
import { readPage } from "./page.ts";
import { piecesOf } from "./pieces.ts";
import { plainText } from "./plain-text.ts";
import { findDates } from "./published.ts";
import { findPublisher } from "./publisher.ts";
import type { ArticleReading, Candidate, PageContext, Reading } from "./reading.ts";
import { findRegion } from "./region.ts";
import { findTitle } from "./title.ts";
import { findViews } from "./views.ts";

/** Characters of HTML that can be read within the CPU of the plan. */
const sizeLimit = 2_000_000;
/** A site's clock may be a little ahead of ours. */
const clockSkew = 10 * 60_000;

/** Reads an article's page. Never throws; a page that is no article says so. */
export function extractArticle(html: string, context: PageContext): Reading {
  if (html.length > sizeLimit) return noArticle("too-large", `${html.length} characters, ${sizeLimit} can be read`);
  const page = readPage(load(html), context.url);
  const region = findRegion(page);
  const around = region && linesAround(page, region);
  const dates = { zone: context.timeZone, now: context.fetchedAt };
  const listed = context.listed?.text === undefined ? undefined : plainText(context.listed.text);
  if (!region || !around) return noArticle("empty", "the page has no text that reads like prose");

  const [title] = findTitle(page, around.head, listed);
  if (!title) return noArticle("empty", "the page has no title");
  const warnings: string[] = [];
  const near = [...around.head, ...around.foot];
  const isPast = ({ value }: Candidate<PageDate>) => {
    const isFuture = value.at > latest(value.precision, context.fetchedAt);
    if (isFuture) warnings.push(`a date in the future was refused: ${new Date(value.at).toISOString()}`);
    return !isFuture;
  };
  const found = findDates(page, near, context.url, dates);
  // The surest alone: behind a refused one stands a sidebar's date, and none is better than a wrong one.
  const [published] = found.published.slice(0, 1).filter(isPast);
  const [modified] = found.modified.slice(0, 1).filter(isPast);
  const [views] = findViews(near);
  const [publisher] = findPublisher(page, near);
  const { byline, image, attachments, ...body } = bodyOf(piecesOf(region, page), title.value);
  if (body.text === "" && image === undefined && body.html === "")
    return noArticle("empty", "the page has a title and no text");
  const [authors] = [...findAuthors(near), ...(byline ? [withoutText(byline)] : [])];
  const nextPage = findNextPage(page, context.url, context.firstPage);
  const reading: ArticleReading = {
    kind: "article",
    title: { ...title, value: plainText(title.value) },
    body: { value: body, rule: "densest text", where: region.name, confidence: 0.8 },
    ...(published ? { published } : {}),
    ...(modified && published && modified.value.at > published.value.at ? { modified } : {}),
    ...(views ? { views } : {}),
    ...(authors ? { authors } : {}),
    ...(publisher ? { publisher } : {}),
    ...(image === undefined
      ? {}
      : { image: { value: image, rule: "first picture", where: image.slice(0, 120), confidence: 0.7 } }),
    categories: [],
    attachments,
    ...(nextPage === undefined ? {} : { nextPage }),
    warnings,
  };
  return reading;
}

function noArticle(reason: "too-large" | "empty", detail: string): Reading {
  return { kind: "no-article", reason, detail, warnings: [] };
}

function withoutText<Value extends { text: string }>({ text: _text, ...rest }: Value): Omit<Value, "text"> {
  return rest;
}

/** A day is not in the future while it is that day anywhere on the site's side of midnight. */
function latest(precision: string, now: Instant): Instant {
  return precision === "day" ? now : now + clockSkew;
}
