// The shape of an address: what is the same in the addresses of pages of one kind. Pure.
import { isWordQuery } from "./article-address.ts";

/** A part of a path or a parameter: digits, a month, a random id, a title's words, or a word that stands for itself. */
export interface AddressShape {
  /** With the words as they are. */
  exact: string;
  /** With the words of the folders left open: columns of one site. */
  open: string;
}

export const month = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)$/i;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What a file's name ends with. */
export const ending = /\.[a-z]{2,5}$/i;

export function addressShape({ host, pathname, search: query, searchParams }: URL): AddressShape {
  const segments = pathname.replace(/\/$/, "").split("/").slice(1);
  const last = segments.length - 1;
  const shapes = segments.map((segment, at) => segmentShape(segment, at === last));
  const parameters = [...searchParams].map(([name, value]) => `${name}=${segmentShape(value, false)}`);
  // Where the path names the page, parameters tell where its reader came from.
  const named = shapes.findLast((shape) => !/^=(?:index|default)\.s?html?$/.test(shape)) ?? "";
  const isNamed = /^[NXS](?:\.|$)/.test(named);
  const told = isNamed ? "" : isWordQuery(query) ? segmentShape(query.slice(1), true) : parameters.sort().join("&");
  const search = told === "" ? "" : `?${told}`;
  const open = shapes.map((shape, at) => (at < last && isWord(shape) ? "*" : shape));
  return { exact: `${host}/${shapes.join("/")}${search}`, open: `${host}/${open.join("/")}${search}` };
}

const isWord = (shape: string) => shape.startsWith("=");

/** `N`: digits, `M`: a month, `X`: a random id, `S`: a title, `=word`: a word, otherwise letters and N, as in `tN_N`. */
export function segmentShape(segment: string, isLast: boolean): string {
  const suffix = isLast ? (segment.match(ending)?.[0].toLowerCase() ?? "") : "";
  const text = suffix === "" ? segment : segment.slice(0, -suffix.length);
  return `${textShape(text)}${suffix}`;
}

function textShape(text: string): string {
  if (/^\d+$/.test(text)) return "N";
  if (month.test(text)) return "M";
  if (uuid.test(text) || isRandom(text)) return "X";
  if (isTitle(text)) return "S";
  if (/\d/.test(text)) return text.toLowerCase().replace(/\d+/g, "N");
  return `=${text.toLowerCase()}`;
}

/** Letters and digits in turns, without a word among them. */
function isRandom(text: string): boolean {
  if (!/^[a-z\d]{8,64}$/i.test(text)) return false;
  const turns = text.match(/\d+|[a-z]+/gi)?.length ?? 0;
  return turns >= 4 || (turns >= 2 && /^[0-9a-f]{12,64}$/i.test(text));
}

/** Three words or more, or a title in letters that addresses have to escape. */
function isTitle(text: string): boolean {
  if (/(?:%[0-9a-f]{2}){6}/i.test(text)) return true;
  const words = text.split(/[-_+]|%20/).filter((word) => /[a-z]/i.test(word));
  return words.length >= 3 && words.join("").length >= 8;
}
