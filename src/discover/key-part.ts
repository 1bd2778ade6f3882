// How the part of a path that holds the key is written in a pattern. Pure.
import { ending } from "./address-shape.ts";
import { literal } from "./pattern-text.ts";
import { areUnique, common } from "./same-values.ts";

/** An id that a site gave, beside a title that may be edited. */
export const idLength = 4;

/** How a part that holds the key may be written: an id without the title beside it, else all of it but what is the same in all. */
export function keyOf(column: readonly string[]): string[] {
  const suffix = common(column.map((part) => part.match(ending)?.[0] ?? "")) ?? "";
  const stems = column.map((part) => part.slice(0, part.length - suffix.length));
  const id = idBesideTitle(stems, suffix);
  if (id !== undefined) return [id];
  const prefix = common(stems.map((stem) => stem.match(/^[a-z][a-z_-]{0,40}(?=\d)/i)?.[0] ?? "")) ?? "";
  const end = commonEnd(stems);
  const rests = stems.map((stem) => stem.slice(prefix.length, stem.length - end.length));
  const every = (pattern: RegExp) => rests.every((rest) => pattern.test(rest));
  const narrow = [
    ...(every(/^\d+$/) ? ["\\d+"] : []),
    ...(every(/\d/) ? ["[^\\/]*\\d[^\\/]*"] : []),
    ...(every(/[-_].*[-_]/) ? ["[^\\/]+[\\-_][^\\/]+[\\-_][^\\/]+"] : []),
    ...(every(/[-_]/) ? ["[^\\/]+[\\-_][^\\/]+"] : []),
  ];
  // Without an ending or a word before it, a key of digits alone would let every page of the folder in.
  const isBare = end + suffix === "" && prefix === "" && every(/^\d+$/);
  const wide = isBare ? [] : [":key"];
  return [...wide, ...narrow.map((expression) => `:key(${expression})`)].map(
    (name) => literal(prefix) + name + literal(end + suffix),
  );
}

/** Small numbers at the end that are the same in all, as the pages in `thread-4100-1-1`. */
function commonEnd(stems: readonly string[]): string {
  const parts = (stems[0]?.match(/(?:[-_]\d{1,2})+$/)?.[0] ?? "").match(/[-_]\d+/g) ?? [];
  const ends = parts.map((_, at) => parts.slice(at).join(""));
  const isEnd = (end: string) => stems.every((stem) => stem.endsWith(end) && /\d/.test(stem.slice(0, -end.length)));
  const isDay = stems.every((stem) => /(?:19|20)\d\d[-_]\d{1,2}[-_]\d{1,2}$/.test(stem));
  return stems.length < 2 || isDay ? "" : (ends.find(isEnd) ?? "");
}

/** An id before or behind a title, which may be edited; nothing where these have none. */
export function idBesideTitle(stems: readonly string[], suffix: string): string | undefined {
  const id = new RegExp(`^(?=.*[a-z%])(.+)([-_.])(\\d{${idLength},})$`, "i");
  const ids = stems.map((stem) => stem.match(id));
  const separator = common(ids.map((match) => match?.[2] ?? ""));
  const words = common(ids.map((match) => match?.[1] ?? ""));
  // The same words before every id are no title.
  const isNamed = stems.length > 1 && words !== undefined && !/\d/.test(words);
  if (
    separator &&
    !isNamed &&
    ids.every((match) => /^[^a-z]*[a-z][^-_]*[-_]|%/i.test(match?.[1] ?? "")) &&
    areUnique(ids.map((match) => match?.[3] ?? ""))
  )
    return `:title${literal(separator)}:key(\\d+)${literal(suffix)}`;
  const leading = stems.map((stem) => stem.match(new RegExp(`^(\\d{${idLength},})([-_])(?=.*[a-z%])`, "i")));
  const follows = common(leading.map((match) => match?.[2] ?? ""));
  if (follows && areUnique(leading.map((match) => match?.[1] ?? "")))
    return `:key(\\d+)${literal(follows)}:title${literal(suffix)}`;
  return undefined;
}
