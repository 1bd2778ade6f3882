// The list of what is wrong: a fault begins once, lasts, and ends by itself.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { Fault } from "../store/state.ts";
import type { Hold } from "./gate.ts";

/** What was noticed now: a fault without its times. */
export type Notice = Omit<Fault, "since" | "last">;

/** Something was put off because the day's share of the plan is used up. Named where nothing of the site is at fault. */
export function withBudget(faults: readonly Fault[], held: Hold | undefined, { home }: Source, now: Instant): Fault[] {
  const others = faults.filter(({ name }) => name !== "budget");
  if (held?.kind !== "budget") return others;
  const since = faults.find(({ name }) => name === "budget")?.since ?? now;
  const expected = "to read all that is due today";
  // An address of its own, so that a look at the home page does not end it.
  const url = new URL("#budget", home).href;
  return [...others, { name: "budget", since, last: now, url, expected, found: held.why }];
}

/** Faults that are kept; of more, the newest are not: the first ones tell what happened. */
const kept = 50;

/** The faults after `url` was looked at and `notices` were made of it: those of it that were not noticed again have ended. */
export function afterLook(faults: readonly Fault[], url: string, notices: readonly Notice[], now: Instant): Fault[] {
  const others = faults.filter((fault) => fault.url !== url);
  const ours = notices.map((notice) => {
    const before = faults.find((fault) => fault.url === url && fault.name === notice.name);
    return { ...notice, since: before?.since ?? now, last: now };
  });
  return [...others, ...ours].slice(0, kept);
}
