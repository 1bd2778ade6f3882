// A page → an article's fields, each with its evidence. Parses once, walks once, lets each field's rules look, and chooses.
import type { Element } from "domhandler";
import { findAuthors } from "./authors.ts";
import { filesBelow, leadOf } from "./beside.ts";
import { bySelector, findBodies } from "./bodies.ts";
import { bodyOf, distinct } from "./body.ts";
import { findCategories } from "./categories.ts";
import { type Candidates, choose, chooseTitle } from "./choose.ts";
import { findCounter } from "./counter.ts";
import { findImage } from "./image.ts";
import { isIn } from "./lines.ts";
import { findNextPage } from "./next-page.ts";
import { emptiness, listIn, type Refusal, refusalOf } from "./no-article.ts";
import { type Page, readPage } from "./page.ts";
import { parse } from "./parse.ts";
import { piecesOf } from "./pieces.ts";
import { plainText } from "./plain-text.ts";
import { findModified, findPublished } from "./published.ts";
import { findPublisher } from "./publisher.ts";
import type { ArticleReading, PageContext, Reading } from "./reading.ts";
import { sceneOf } from "./scene.ts";
import { matching } from "./selected.ts";
import { findTitle } from "./title.ts";
import { findViews } from "./views.ts";

/** Characters of HTML that can be read within the CPU of the plan. */
const sizeLimit = 2_000_000;
/** A page that shows less prose than this is read as a script would show it, with what is hidden. */
const leastProse = 150;
/** So much more must be hidden to be the article. */
const littleProse = 40;

/** A reading with all that was proposed for it. */
export interface Explained {
  reading: Reading;
  candidates: Partial<Candidates>;
}

/** Reads an article's page. Never throws; a page that is no article says so. */
export function extractArticle(html: string, context: PageContext): Reading {
  return explainArticle(html, context).reading;
}

/** Reads an article's page and keeps the candidates of every field, for people who wonder. */
export function explainArticle(html: string, context: PageContext): Explained {
  if (html.length > sizeLimit)
    return refused({ reason: "too-large", detail: `${html.length} characters, ${sizeLimit} can be read` });
  const { page, cut } = pageOf(html, context);
  const refusal = refusalOf(page, proseOf(page));
  if (refusal) return refused(refusal);
  const bodies = findBodies(page, context);
  const [found] = bodies;
  const region = found?.value;
  const isOwn = found?.rule === bySelector;
  const within = region ? page.lines.filter(isIn(region)) : [];
  const scene = region && sceneOf(page, region, within, context);
  if (!found || !region || !scene) {
    if (cut !== undefined) return refused({ reason: "too-large", detail: cut });
    return refused(listIn(page.lines) ?? emptiness(page));
  }
  const list = isOwn ? undefined : listIn(within, scene);
  if (list) return refused(list);

  const titles = chooseTitle(findTitle(scene), scene);
  const [title] = titles;
  if (!title) return refused({ reason: "empty", detail: "the page has no title" });
  const around = {
    published: findPublished(scene),
    modified: findModified(scene),
    views: findViews(scene),
    authors: findAuthors(scene),
    publisher: findPublisher(scene),
  };
  const pieces = piecesOf(region, page);
  const lead = isOwn ? [] : leadOf(page, region, scene.titleAt).flatMap((box) => piecesOf(box, page));
  const shown = new Set(pieces.map((piece) => piece.picture));
  const first = lead.some((piece) => piece.picture !== undefined && shown.has(piece.picture)) ? [] : lead;
  const told = Object.values(around).flat();
  const { bylines, sources, pictures, attachments, ...body } = bodyOf([...first, ...pieces], title.value, told);
  const candidates: Candidates = {
    title: titles,
    ...around,
    authors: [...around.authors, ...bylines],
    publisher: [...around.publisher, ...sources],
    image: findImage(scene, pictures),
    counter: findCounter(scene),
    categories: findCategories(scene),
    body: bodies,
  };
  if (body.text === "" && body.html === "")
    return refused({ reason: "empty", detail: "the page has a title and no text" });
  const chosen = choose(candidates, scene);
  const nextPage = findNextPage(page, context.url, context.firstPage);
  const reading: ArticleReading = {
    kind: "article",
    title: { ...title, value: plainText(title.value) },
    body: { ...found, value: body },
    ...chosen,
    attachments: distinct([...attachments, ...filesBelow(page, region)]),
    ...(nextPage === undefined ? {} : { nextPage }),
    warnings: [...(cut === undefined ? [] : [cut]), ...chosen.warnings],
  };
  return { reading, candidates };
}

function refused({ reason, detail }: Refusal): Explained {
  return { reading: { kind: "no-article", reason, detail, warnings: [] }, candidates: {} };
}

/** The page as a person sees it who unfolds its text, without what the source drops; where that is next to nothing, with what scripts would show. */
function pageOf(html: string, context: PageContext): { page: Page; cut: string | undefined } {
  const { root, cut } = parse(html);
  const dropped = new Set<Element>((context.drop ?? []).flatMap((selector) => matching({ root }, selector)));
  const isDropped = (element: Element) => dropped.has(element);
  const folds = readPage(root, context.url, isDropped);
  const folded = new Set(folds.folded);
  const page = folded.size === 0 ? folds : readPage(root, context.url, isDropped, (element) => folded.has(element));
  const shown = proseOf(page);
  if (shown >= leastProse) return { page, cut };
  const revealed = readPage(root, context.url, isDropped, () => true);
  return { page: proseOf(revealed) > shown * 3 + littleProse ? revealed : page, cut };
}

function proseOf({ lines }: Page): number {
  return lines.reduce((sum, line) => sum + line.prose, 0);
}
