// What the pages of a source usually have: counted over those that could be believed. Pure.
import type { Usual } from "../store/views.ts";
import type { Visited } from "./visit.ts";

/** Readings after which the older count half. */
const memory = 200;

/** Readings before it can be said what is usual. */
export const enoughReadings = 10;
/** Bodies of less than this part of the usual length have lost something. */
const shrunkPart = 0.2;

/** Characters of a usual body; 0 where that cannot be said. */
export function usualLength(usual: Usual | undefined): number {
  return usual === undefined || usual.readings < enoughReadings ? 0 : usual.characters / usual.readings;
}

export function isShrunk(text: string, usual: Usual | undefined): boolean {
  return text.length < usualLength(usual) * shrunkPart;
}

/** What is usual after pages were read that could be believed. */
export function usualAfter(usual: Usual | undefined, visits: readonly Visited[]): Usual | undefined {
  return visits.reduce((before: Usual | undefined, { difference, facts }) => {
    if (difference.kind === "unread" || facts?.text === undefined) return before;
    const { readings, titled, dated, characters } = before ?? { readings: 0, titled: 0, dated: 0, characters: 0 };
    const after = {
      readings: readings + 1,
      titled: titled + (facts.isTitled ? 1 : 0),
      dated: dated + (facts.isDated ? 1 : 0),
      characters: characters + facts.text.length,
    };
    return { ...(after.readings < memory ? after : halved(after)), charset: facts.charset };
  }, usual);
}

function halved({ readings, titled, dated, characters }: Omit<Usual, "charset">): Omit<Usual, "charset"> {
  const half = (count: number) => Math.floor(count / 2);
  return { readings: half(readings), titled: half(titled), dated: half(dated), characters: half(characters) };
}
