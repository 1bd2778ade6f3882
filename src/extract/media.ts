// Pictures, videos and files of an article: where they really are, whatever the page loads them with.
import type { Element } from "domhandler";
import type { Attachment } from "../article.ts";

/** Where lazy pages keep the address of a picture, the surest first; `src` is often a placeholder beside them. */
const pictureAttributes = [
  "data-src",
  "data-original",
  "data-lazy-src",
  "data-url",
  "data-actualsrc",
  "original-src",
  "_src",
  "file",
  "src",
];
const placeholder =
  /^data:|(?:^|\/)(?:blank|spacer|placeholder|loading|lazy|grey|gray|transparent|1x1|pixel)\b[^/]{0,20}\.(?:gif|png|svg|jpe?g)/i;

const types: Record<string, string> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  zip: "application/zip",
  rar: "application/vnd.rar",
  "7z": "application/x-7z-compressed",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
};

/** An absolute http(s) address; nothing where it is none. */
export function absolute(address: string | undefined, base: string): string | undefined {
  const text = address?.trim() ?? "";
  if (text === "" || text.length > 2000 || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The address of a picture; nothing for placeholders, counters and icons of a few pixels. */
export function pictureOf({ attribs }: Element, base: string): string | undefined {
  const sides = [attribs.width, attribs.height].map((side) => Number.parseInt(side ?? "", 10));
  if (sides.some((side) => side <= 8)) return undefined;
  const candidates = [
    largest(attribs["data-srcset"]),
    ...pictureAttributes.map((name) => attribs[name]),
    largest(attribs.srcset),
  ];
  const address = candidates.find(
    (candidate) => candidate !== undefined && candidate !== "" && !placeholder.test(candidate),
  );
  return absolute(address, base);
}

/** The largest picture of a srcset. https://html.spec.whatwg.org/multipage/images.html#srcset-attributes */
function largest(srcset: string | undefined): string | undefined {
  const choices = (srcset ?? "")
    .slice(0, 4000)
    .split(/,\s+/)
    .map((choice) => {
      const [address = "", size = "1x"] = choice.trim().split(/\s+/);
      return { address, size: Number.parseFloat(size) || 0 };
    });
  return choices.toSorted((a, b) => b.size - a.size)[0]?.address || undefined;
}

/** A file that a link offers: by its ending. */
export function attachmentOf(url: string, text: string): Attachment | undefined {
  const ending = new URL(url).pathname.match(/\.([a-z0-9]{2,4})$/i)?.[1]?.toLowerCase();
  const type = ending === undefined ? undefined : types[ending];
  return type === undefined ? undefined : { url, type, ...(text === "" ? {} : { title: text }) };
}
