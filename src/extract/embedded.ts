// What a page plays or shows in a frame: videos, sounds and files, whatever element holds them.
import type { Element } from "domhandler";
import { escapeUTF8 } from "entities";
import type { Attachment } from "../article.ts";
import { absolute, fileAt } from "./media.ts";
import { plainText } from "./plain-text.ts";

export interface Embedded {
  /** Not sanitised yet. A frame is a link to what it shows. */
  html: string;
  /** What stands for it until it plays. */
  picture?: string;
  attachments: Attachment[];
}

/** Elements that may play or show something. */
export const embedding: ReadonlySet<string> = new Set(["video", "audio", "iframe", "embed", "object"]);

/** How the frames of players call themselves; those of advertisements, comments and buttons do not. */
const player = /player|embed|video|\bvod\b|\/v_/i;
/** Names under which a player is told what to play. */
const told = /^(?:movie|src|url|file|filename)$/i;
/** A frame with a side of so many pixels counts its visitors. */
const counterSide = 8;

/** What an element plays or shows; nothing for a frame that is something else. Addresses are relative to `base`. */
export function embeddedIn(element: Element, base: string): Embedded | undefined {
  const { name, attribs } = element;
  const addresses = addressesOf(element).flatMap((address) => absolute(address, base) ?? []);
  if (name === "video" || name === "audio") return playing(name, addresses[0], absolute(attribs.poster, base));
  if ([attribs.width, attribs.height].some((side) => Number.parseInt(side ?? "", 10) <= counterSide)) return undefined;
  for (const address of addresses.flatMap((one) => [...shownBy(one), one])) {
    const file = fileAt(address);
    const [kind] = file?.type.split("/") ?? [];
    if (kind === "video" || kind === "audio") return playing(kind, address);
    const isShown = file !== undefined || (!/\.swf\b/i.test(address) && player.test(address));
    if (isShown) return { html: link(address, attribs.title), attachments: file ? [file] : [] };
  }
  return undefined;
}

function addressesOf({ attribs, children }: Element): (string | undefined)[] {
  const within = children.flatMap((node) => ("attribs" in node ? [node] : []));
  return [
    attribs.src,
    attribs["data-src"],
    attribs.data,
    ...within.flatMap((node) => (node.name === "source" ? [node.attribs.src] : [])),
    ...within.flatMap(({ name, attribs: { name: key = "", value } }) =>
      name === "param" && told.test(key) ? [value] : [],
    ),
  ];
}

/** The file that a viewer is told to show: `/pdfjs/web/viewer.html?file=/upload/a.pdf`. */
function shownBy(viewer: string): string[] {
  const files = [...new URL(viewer).searchParams].filter(([key]) => told.test(key));
  return files.flatMap(([, address]) => absolute(address, viewer) ?? []);
}

function playing(name: string, address: string | undefined, poster?: string): Embedded | undefined {
  if (address === undefined) return undefined;
  const shown = poster === undefined ? "" : ` poster="${escapeUTF8(poster)}"`;
  return {
    html: `<${name} src="${escapeUTF8(address)}" controls${shown}></${name}>`,
    ...(poster === undefined ? {} : { picture: poster }),
    attachments: [],
  };
}

function link(address: string, title = ""): string {
  return `<a href="${escapeUTF8(address)}">${escapeUTF8(plainText(title.slice(0, 200)) || address)}</a>`;
}
