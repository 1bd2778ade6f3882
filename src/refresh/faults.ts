// The list of what is wrong: a fault begins once, lasts, and ends by itself.
import type { Instant } from "../article.ts";
import type { Fault } from "../store/state.ts";

/** What was noticed now: a fault without its times. */
export type Notice = Omit<Fault, "since" | "last">;

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
