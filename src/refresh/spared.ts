// Records that a refresh can do without while nobody can read them: those that are made anew, and archives. They are told until they can
// be read again.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import { UnusableRecord, unlessUnusable } from "../store/record.ts";
import type { Fault } from "../store/state.ts";
import { afterLook } from "./faults.ts";

export interface Spared {
  /** What a reading or writing of such a record gives; nothing, where nobody can read it. `what`: the record, for an address and for people. */
  unlessBroken<Value>(what: string, work: Promise<Value>): Promise<Value | undefined>;
  /** The faults after that. */
  faultsAfter(faults: readonly Fault[], source: Source, now: Instant): readonly Fault[];
}

/** What a slice that finds them broken makes anew: it was so no longer where the next does not find it. */
const madeAnew = ["documents", "catalogue"];

/** Where it is told that such a record is broken. */
export function addressOf(what: string, { home }: Source): string {
  return new URL(`#${what}`, home).href;
}

export function openSpared(): Spared {
  /** What was met, and why it cannot be read. */
  const met = new Map<string, UnusableRecord | undefined>();
  return {
    async unlessBroken(what, work) {
      const read = await unlessUnusable(work);
      if (!(read instanceof UnusableRecord)) {
        if (!met.has(what)) met.set(what, undefined);
        return read;
      }
      if (read.fault !== "corrupt-record") throw read;
      met.set(what, read);
      return undefined;
    },
    faultsAfter(faults, source, now) {
      const mended = madeAnew.filter((what) => !met.has(what)).map((what) => [what, undefined] as const);
      return [...met, ...mended].reduce((all: readonly Fault[], [what, why]) => {
        const url = addressOf(what, source);
        const notice = { name: "broken-record", url, expected: `the ${what} of the source`, found: why?.message ?? "" };
        return why || all.some((fault) => fault.url === url) ? afterLook(all, url, why ? [notice] : [], now) : all;
      }, faults);
    },
  };
}
