// Faults of single pages that are told as one: where several pages fail in the same way, those that come after are told with the first, and
// the last of them ends it. Pure.
import type { Instant } from "../article.ts";
import { articleAddresses } from "../discover/article-address.ts";
import type { Source } from "../sources/schema.ts";
import type { Fault, State } from "../store/state.ts";
import { beganAt, isSame, notOver } from "./coming-and-going.ts";
import { isSerious } from "./faults.ts";

/** So many pages that fail in the same way are each told for itself: they may have nothing to do with each other. */
const alone = 2;

/** As which fault it is told: where, and since when. */
export function toldAs(fault: Fault): { url: string; began: Instant } {
  return fault.told ?? { url: fault.url, began: beganAt(fault) };
}

/** The faults after those of `before`: of the new ones those of pages are told with the first page's that has the same, where there are several. */
export function toldTogether(faults: readonly Fault[], before: State, source: Source): Fault[] {
  const earlier = notOver(before);
  const isNew = (fault: Fault) => !earlier.some(isSame(fault));
  if (!faults.some(isNew)) return [...faults];
  const read = articleAddresses(source);
  const isPage = ({ of, url }: Fault) => of === undefined && read(url, source.home) !== undefined;
  const pages = faults.filter((fault) => !isNew(fault) && isPage(fault));
  return faults.map((fault) => {
    if (!isNew(fault) || fault.returned !== undefined || !isSerious(fault) || !isPage(fault)) return fault;
    const like = pages.filter(({ name }) => name === fault.name);
    const [first] = like.toSorted((a, b) => toldAs(a).began - toldAs(b).began);
    const told = first !== undefined && like.length >= alone ? { ...fault, told: toldAs(first) } : fault;
    pages.push(told);
    return told;
  });
}
