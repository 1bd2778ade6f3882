// What stands beside an article's text and belongs to it: a picture or a video between title and text, files below the text.
import type { AnyNode, Element } from "domhandler";
import type { Attachment } from "../article.ts";
import { isCalledFurniture } from "./called.ts";
import { embeddedIn, embedding } from "./embedded.ts";
import { ofTheSite } from "./image.ts";
import { offeredBy, pictureOf } from "./media.ts";
import type { Page } from "./page.ts";
import { textOf } from "./text-of.ts";

/** Boxes around the text, neighbours in each, and nodes of a neighbour that are looked at. */
const climbLimit = 6;
const neighbourLimit = 8;
const nodeLimit = 200;
/** A picture's box has a caption and no more; a longer neighbour is something else. */
const captionLength = 200;
/** How a page says that a picture is one of the article's. */
const pictureBox =
  /(?:^|[\s_/-])(?:pic|pics|picture|photo|img|image|figure|hero|lead|attpic|picword|tupian|caption)(?:[\s_\d-]|$)/i;
const pictureFile = /\.(?:jpe?g|png|gif|webp)(?:\?|$)/i;

/** The boxes with a picture or a video between the title and the text, in page order; none where the title is not known. */
export function leadOf(page: Page, region: Element, titleAt: number | undefined): Element[] {
  const title = titleAt === undefined ? undefined : page.lines[titleAt]?.block;
  if (!title) return [];
  const aboveTitle = new Set(boxesAround(title));
  const found: Element[] = [];
  for (const box of boxesAround(region).slice(0, climbLimit)) {
    if (aboveTitle.has(box)) return [];
    for (const neighbour of neighbours(box, "prev")) {
      if (neighbour === title || aboveTitle.has(neighbour)) return found.toReversed();
      if (page.isOut(neighbour) || isCalledFurniture(neighbour)) continue;
      if (isLead(neighbour)) {
        found.push(neighbour);
        continue;
      }
      if (textOf(neighbour, captionLength + 1).trim().length > captionLength) return found.toReversed();
      if (playsVideo(neighbour, page) || showsPicture(neighbour, page)) found.push(neighbour);
    }
  }
  return [];
}

/** Words with which a text begins, in a box that is called so: in the language of the trade, a summary is called something else. */
const leadBox =
  /(?:^|[\s_-])(?:lead|lede|chapo|chapeau|standfirst|vorspann|entradilla|bajada|copete|sapo|linha-fina|sommario)(?:[\s_-](?:text|content|paragraph))?(?:$|\s)/i;
const shortestLead = 20;
const longestLead = 600;

function isLead(box: Element): boolean {
  if (!leadBox.test((box.attribs.class ?? "").slice(0, 200))) return false;
  const text = textOf(box, longestLead + 1).trim();
  return text.length >= shortestLead && text.length <= longestLead && /[.!?。！？]["”’»]?$/.test(text);
}

/** Files that are offered right below the text. */
export function filesBelow(page: Page, region: Element): Attachment[] {
  const found: Attachment[] = [];
  for (const box of boxesAround(region).slice(0, 2)) {
    if (box.name === "body") break;
    for (const neighbour of neighbours(box, "next")) {
      if (page.isOut(neighbour)) continue;
      if (textOf(neighbour, captionLength * 2 + 1).trim().length > captionLength * 2) return found;
      for (const node of within(neighbour)) {
        const file = node.name === "a" ? offeredBy(node, page.base) : undefined;
        if (file) found.push(file);
      }
    }
  }
  return found;
}

/** A sound there is as a rule the text, read aloud. */
function playsVideo(box: Element, { base }: Page): boolean {
  return within(box).some((node) => node.name !== "audio" && embedding.has(node.name) && embeddedIn(node, base));
}

/** A picture that leads nowhere but to itself, in a box that is called one or is a figure. */
function showsPicture(box: Element, page: Page): boolean {
  let isCalled = false;
  let hasPicture = false;
  for (const node of within(box)) {
    const { attribs, name } = node;
    if (name === "a" && attribs.href !== undefined && !pictureFile.test(attribs.href)) return false;
    isCalled ||=
      name === "figure" ||
      attribs.itemprop === "image" ||
      pictureBox.test(`${attribs.class ?? ""} ${attribs.id ?? ""}`);
    const picture = name === "img" ? pictureOf(node, page.base) : undefined;
    if (picture === undefined) continue;
    if (ofTheSite.test(picture)) return false;
    hasPicture = true;
    isCalled ||= pictureBox.test(picture.slice(0, 500)) || page.meta.get("og:image")?.includes(picture) === true;
  }
  return hasPicture && isCalled;
}

/** An element and the ones around it, inside out. */
function boxesAround(element: Element): Element[] {
  const boxes = [element];
  for (let { parent } = element; parent && "attribs" in parent && boxes.length < 80; parent = parent.parent)
    boxes.push(parent);
  return boxes;
}

function neighbours(element: Element, side: "prev" | "next"): Element[] {
  const found: Element[] = [];
  for (let node: AnyNode | null = element[side]; node && found.length < neighbourLimit; node = node[side])
    if ("attribs" in node && node.name !== "script" && node.name !== "style") found.push(node);
  return found;
}

/** An element and those within it, in page order. */
function within(element: Element): Element[] {
  const found: Element[] = [];
  const stack: AnyNode[] = [element];
  for (let node = stack.pop(); node && found.length < nodeLimit; node = stack.pop()) {
    if (!("attribs" in node)) continue;
    found.push(node);
    for (let at = Math.min(node.children.length, nodeLimit) - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child) stack.push(child);
    }
  }
  return found;
}
