// Pictures and files of an article: where they really are, whatever the page loads them with.
import type { Element } from "domhandler";
import { escapeUTF8 } from "entities";
import type { Attachment } from "../article.ts";
import { plainText } from "./plain-text.ts";
import { textOf } from "./text-of.ts";

/** Where lazy pages keep the address of a picture, the surest first; `src` is often a placeholder beside them. */
const lazyAttributes = [
  "data-src",
  "data-original",
  "data-lazy-src",
  "data-lazyload",
  "data-lazy",
  "data-url",
  "data-actualsrc",
  "data-echo",
  "data-img",
  "original-src",
  "original",
  "lazy-src",
  "lazysrc",
  "_src",
  "file",
  "zoomfile",
];
/** What stands until a picture is loaded; a photo may begin with such a word, or end with a colour. */
const standing = "blank|spacer|placeholder|loading|lazyload|nopic";
const plain = "lazy|gr[ae]y|transparent|pixel|none|clear|white";
const more = String.raw`(?:[_-]?(?:${standing}|${plain}|\d{1,4}(?:x\d{1,4})?|img|image|pic|bg)){0,3}`;
const placeholder = new RegExp(
  [
    "^data:|^about:",
    String.raw`(?:^|[/_-])(?:1x1|(?:${standing}|${plain})\b[^/]{0,20}\.(?:gif|svg))\b`,
    String.raw`(?:^|[/_-])(?:(?:${standing})${more}\.(?:png|jpe?g)|(?:${plain})${more}\.png)`,
    String.raw`(?:^|/)(?:${plain})${more}\.jpe?g`,
  ].join("|"),
  "i",
);
/** Pictures that stand for a file's type, a button or a smile. */
const icon = /(?:^|[/_-])icons?(?:[/_.-]|\d)|filetype|emoji|smil(?:ey|ies)|dialogs\/attachment|qrcode|erweima/i;

const types: Record<string, string> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  wps: "application/vnd.ms-works",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  csv: "text/csv",
  zip: "application/zip",
  rar: "application/vnd.rar",
  "7z": "application/x-7z-compressed",
  ofd: "application/ofd",
  rtf: "application/rtf",
  txt: "text/plain",
  epub: "application/epub+zip",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  mp4: "video/mp4",
  webm: "video/webm",
};

/** A picture of so few pixels on both sides is a sign, not a picture; of so few on one it is a line, or a counter. */
const iconSide = 40;
const lineSide = 8;

/** An absolute http(s) address; nothing where it is none. */
export function absolute(address: string | undefined, base: string): string | undefined {
  const text = address?.trim() ?? "";
  if (text === "" || text.length > 2000) return undefined;
  const url = URL.parse(text, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Whether a script loads a picture, and shows it then, however it is hidden before. */
export function isLazy({ attribs }: Element): boolean {
  return lazyAttributes.some((name) => attribs[name] !== undefined);
}

/** The address of a picture; nothing for placeholders, counters and icons of a few pixels. */
export function pictureOf(image: Element, base: string): string | undefined {
  const { attribs } = image;
  const sides = [attribs.width, attribs.height].map((side) => Number.parseInt(side ?? "", 10));
  // One pixel is the size of what stands there until the picture is loaded.
  const isStanding = sides.every((side) => side <= 1) && isLazy(image);
  const isSmall = sides.some((side) => side <= lineSide) || sides.every((side) => side <= iconSide);
  if (isSmall && !isStanding) return undefined;
  const { parent } = image;
  const around = parent && "name" in parent && parent.name === "picture" && "children" in parent ? parent.children : [];
  const sources = around.flatMap((node) => ("attribs" in node && node.name === "source" ? [node.attribs] : []));
  const sets = [attribs, ...sources].flatMap((own) => [own["data-srcset"], own.srcset]);
  const candidates = [largest(sets), ...lazyAttributes.map((name) => attribs[name]), attribs.src];
  const address = candidates.find(
    (candidate) => candidate !== undefined && candidate.trim() !== "" && !placeholder.test(candidate.slice(0, 2000)),
  );
  return address !== undefined && icon.test(address.slice(0, 2000)) ? undefined : absolute(address, base);
}

/** A picture at its address as HTML, with the words that stand for it. Not sanitised yet. */
export function imageAt(address: string, { attribs }: Element): string {
  const alt = plainText((attribs.alt ?? "").slice(0, 500));
  return `<img src="${escapeUTF8(address)}" alt="${escapeUTF8(alt)}">`;
}

/** The largest picture of some srcsets. */
function largest(sets: readonly (string | undefined)[]): string | undefined {
  const real = sets
    .flatMap((set) => choicesIn((set ?? "").slice(0, 4000)))
    .filter(({ address }) => address !== "" && !placeholder.test(address));
  return real.toSorted((a, b) => b.size - a.size)[0]?.address;
}

/**
 * What a srcset offers, each with its width or density. https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute:
 * an address has no white space and may have commas within; its descriptors end with a comma outside brackets.
 */
function choicesIn(set: string): { address: string; size: number }[] {
  const choices: { address: string; size: number }[] = [];
  const next = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(set)?.[0] ?? "";
  };
  for (let at = next(gap, 0).length; at < set.length; ) {
    const written = next(address, at);
    const isEnded = written.endsWith(",");
    const described = isEnded ? "" : next(descriptors, at + written.length);
    const [, size = "1"] = described.match(sized) ?? [];
    choices.push({ address: written.replace(/,{1,9}$/, ""), size: Number(size) });
    at += written.length + described.length;
    at += next(gap, at).length;
  }
  return choices;
}

const gap = /[\s,]*/y;
const address = /\S+/y;
const descriptors = /(?:\([^)]*\)?|[^,(])*/y;
const sized = /(?:^|\s)(\d{1,6}(?:\.\d{1,4})?)[wx](?:\s|$)/;

const ending = /\.([a-z0-9]{2,4})$/i;
const endingOfPath = /^[^?#]*\.([a-z0-9]{2,4})(?:[?#]|$)/i;
/** A script that hands out files: what it hands out is told by the link's text. */
const handsOut = /download|attach|getfile|fileid|xiazai/i;

/** The file at an absolute address, by its ending. */
export function fileAt(address: string): Attachment | undefined {
  const type = typeOf(address.match(endingOfPath)?.[1]);
  return type === undefined ? undefined : { url: address, type };
}

/** A file that a link to an absolute address offers: by the ending of that address, or by that of its name. */
export function attachmentOf(address: string, link: Element): Attachment | undefined {
  const told = fileAt(address)?.type;
  if (told === undefined && !handsOut.test(address)) return undefined;
  const text = plainText(textOf(link, 300));
  const type = told ?? typeOf(text.replace(/[\s)）】\]]+$/, "").match(ending)?.[1]);
  return type === undefined ? undefined : { url: address, type, ...(text === "" ? {} : { title: text.slice(0, 200) }) };
}

/** What an address has somewhere that may be one of a file. */
const fileLike = new RegExp(String.raw`\.(?:${Object.keys(types).join("|")})|${handsOut.source}`, "i");

/** The file that a link offers. Most addresses are of none as they are written: making one absolute costs more than all else here. */
export function offeredBy(link: Element, base: string): Attachment | undefined {
  const { href = "" } = link.attribs;
  const address = fileLike.test(href) || fileLike.test(base) ? absolute(href, base) : undefined;
  return address === undefined ? undefined : attachmentOf(address, link);
}

const typeOf = (word: string | undefined) => (word === undefined ? undefined : types[word.toLowerCase()]);
