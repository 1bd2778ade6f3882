// Pictures, videos and files of an article: where they really are, whatever the page loads them with.
import type { Element } from "domhandler";
import type { Attachment } from "../article.ts";
import { plainText } from "./plain-text.ts";
import { textOf } from "./text-of.ts";

/** Where lazy pages keep the address of a picture, the surest first; `src` is often a placeholder beside them. */
const pictureAttributes = [
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
  "src",
];
const placeholder =
  /^data:|^about:|(?:^|[/_-])(?:blank|spacer|placeholder|loading|lazy|lazyload|grey|gray|transparent|1x1|pixel|none|nopic|clear|white)\b[^/]{0,20}\.(?:gif|png|svg|jpe?g)/i;
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
  epub: "application/epub+zip",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
};

/** A picture of so few pixels on both sides is a sign, not a picture. */
const iconSide = 40;

/** An absolute http(s) address; nothing where it is none. */
export function absolute(address: string | undefined, base: string): string | undefined {
  const text = address?.trim() ?? "";
  if (text === "" || text.length > 2000) return undefined;
  const url = URL.parse(text, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The address of a picture; nothing for placeholders, counters and icons of a few pixels. */
export function pictureOf(image: Element, base: string): string | undefined {
  const { attribs } = image;
  const sides = [attribs.width, attribs.height].map((side) => Number.parseInt(side ?? "", 10));
  if (sides.some((side) => side <= 8) || sides.every((side) => side <= iconSide)) return undefined;
  const { parent } = image;
  const around = parent && "name" in parent && parent.name === "picture" && "children" in parent ? parent.children : [];
  const sources = around.flatMap((node) => ("attribs" in node && node.name === "source" ? [node.attribs] : []));
  const sets = [attribs, ...sources].flatMap((own) => [own["data-srcset"], own.srcset]);
  const candidates = [largest(sets), ...pictureAttributes.map((name) => attribs[name])];
  const address = candidates.find(
    (candidate) => candidate !== undefined && candidate.trim() !== "" && !placeholder.test(candidate.slice(0, 2000)),
  );
  return address !== undefined && icon.test(address.slice(0, 2000)) ? undefined : absolute(address, base);
}

/** The largest picture of some srcsets. https://html.spec.whatwg.org/multipage/images.html#srcset-attributes */
function largest(sets: readonly (string | undefined)[]): string | undefined {
  const choices = sets.flatMap((set) =>
    (set ?? "")
      .slice(0, 4000)
      .split(/,\s+/)
      .map((choice) => {
        const [address = "", size = "1x"] = choice.trim().split(/\s+/);
        return { address, size: Number.parseFloat(size) || 0 };
      }),
  );
  const real = choices.filter(({ address }) => address !== "" && !placeholder.test(address));
  return real.toSorted((a, b) => b.size - a.size)[0]?.address;
}

/** The address that a video or a sound plays. */
export function playedBy(element: Element, base: string): string | undefined {
  const sources = element.children.flatMap((node) =>
    "attribs" in node && node.name === "source" ? [node.attribs.src] : [],
  );
  const { src, "data-src": lazy } = element.attribs;
  return [src, lazy, ...sources].map((address) => absolute(address, base)).find((address) => address !== undefined);
}

const ending = /\.([a-z0-9]{2,4})$/i;
const endingOfPath = /^[^?#]*\.([a-z0-9]{2,4})(?:[?#]|$)/i;
/** A script that hands out files: what it hands out is told by the link's text. */
const handsOut = /download|attach|getfile|fileid|xiazai/i;

/** A file that a link to an absolute address offers: by the ending of that address, or by that of its name. */
export function attachmentOf(address: string, link: Element): Attachment | undefined {
  const told = typeOf(address.match(endingOfPath)?.[1]);
  if (told === undefined && !handsOut.test(address)) return undefined;
  const text = plainText(textOf(link, 300));
  const type = told ?? typeOf(text.replace(/[\s)）】\]]+$/, "").match(ending)?.[1]);
  return type === undefined ? undefined : { url: address, type, ...(text === "" ? {} : { title: text.slice(0, 200) }) };
}

const typeOf = (word: string | undefined) => (word === undefined ? undefined : types[word.toLowerCase()]);
