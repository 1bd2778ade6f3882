// A page → an article's fields, each with its evidence. Parses once, walks once, lets each field's rules look, and chooses.
import { load } from "cheerio/slim";
import type { Instant } from "../article.ts";
import { findAuthors } from "./authors.ts";
import { bodyOf } from "./body.ts";
import { type Line, type Page, readPage } from "./page.ts";
import { piecesOf } from "./pieces.ts";
import { plainText } from "./plain-text.ts";
import { findPublished } from "./published.ts";
import { findPublisher } from "./publisher.ts";
import type { ArticleReading, PageContext, Reading } from "./reading.ts";
import { findRegion, prose } from "./region.ts";
import { findTitle } from "./title.ts";
import { findViews } from "./views.ts";

/** Characters of HTML that can be read within the CPU of the plan. */
const sizeLimit = 2_000_000;
/** Lines before the body and after its end in which titles, dates and counts are looked for. */
const headReach = 14;
const footReach = 10;
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
  const published = findPublished(page, near, context.url, dates).find(({ value }) => {
    const isFuture = value.at > latest(value.precision, context.fetchedAt);
    if (isFuture) warnings.push(`a date in the future was refused: ${new Date(value.at).toISOString()}`);
    return !isFuture;
  });
  const [views] = findViews(near);
  const [publisher] = findPublisher(page, near);
  const { byline, image, attachments, ...body } = bodyOf(piecesOf(region, page), title.value);
  if (body.text === "" && image === undefined && body.html === "") return noArticle("empty", "the page has a title and no text");
  const [authors] = [...findAuthors(near), ...(byline ? [withoutText(byline)] : [])];
  const reading: ArticleReading = {
    kind: "article",
    title: { ...title, value: plainText(title.value) },
    body: { value: body, rule: "densest text", where: region.name, confidence: 0.8 },
    ...(published ? { published } : {}),
    ...(views ? { views } : {}),
    ...(authors ? { authors } : {}),
    ...(publisher ? { publisher } : {}),
    ...(image === undefined ? {} : { image: { value: image, rule: "first picture", where: image.slice(0, 120), confidence: 0.7 } }),
    categories: [],
    attachments,
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

/** The lines at the region's beginning and before it, and at its end and after it. */
function linesAround(page: Page, region: Line["block"]): { head: Line[]; foot: Line[] } | undefined {
  const inside = new Set<object>([region]);
  const isInside = (line: Line) => {
    let element: Line["block"] | null = line.block;
    const path: object[] = [];
    for (let steps = 0; element && steps < 200; steps++) {
      if (inside.has(element)) {
        for (const known of path) inside.add(known);
        return true;
      }
      path.push(element);
      const parent: Line["block"]["parent"] = element.parent;
      element = parent && "name" in parent ? parent : null;
    }
    return false;
  };
  const first = page.lines.findIndex(isInside);
  const last = page.lines.findLastIndex(isInside);
  if (first < 0) return undefined;
  const within = page.lines.slice(first, last + 1);
  const heaviest = Math.max(...within.map(prose));
  const begins = first + within.findIndex((line) => prose(line) >= heaviest / 4);
  const ends = first + within.findLastIndex((line) => prose(line) >= heaviest / 8);
  return {
    head: page.lines.slice(Math.max(0, begins - headReach), begins + 1),
    foot: page.lines.slice(ends + 1, ends + 1 + footReach),
  };
}
