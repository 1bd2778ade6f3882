// Counts what is spent on a source. What no record holds yet is remembered by the isolate, and goes into the next that is written anyway.
import type { Instant } from "../article.ts";
import type { LedgerRecord } from "../store/ledger.ts";
import { type Amounts, type Spending, spendings } from "./limits.ts";
import type { Memory } from "./memory.ts";

export interface Ledger {
  spend(what: Spending, count?: number): void;
  /** Counts for the day what a later invocation is to spend; `times` -1: takes back what one before has counted for this one. */
  foresee(amounts: Partial<Amounts>, times?: 1 | -1): void;
  /** What this invocation has spent. */
  readonly invocation: Readonly<Amounts>;
  /** What today has cost, as far as it is known. `recorded`: what the state says. */
  today(recorded: LedgerRecord | undefined): LedgerRecord;
  /** Forgets what a record holds now. */
  settle(): void;
}

/** Among the ledgers, the Worker's own: what no source is the cause of. */
export const own = "";

/** The ledger of a source, for one invocation. */
export function openLedger(source: string, now: () => Instant, { spent }: Memory): Ledger {
  const invocation = nothing();
  const remembered = (): LedgerRecord => {
    const day = dayOf(now());
    const known = spent.get(source);
    return known?.day === day ? known : { day, ...nothing() };
  };
  const remember = (what: Spending, count: number) => {
    const before = remembered();
    spent.set(source, { ...before, [what]: before[what] + count });
  };
  return {
    invocation,
    spend(what, count = 1) {
      invocation[what] += count;
      remember(what, count);
    },
    foresee(amounts, times = 1) {
      for (const what of spendings) remember(what, times * (amounts[what] ?? 0));
    },
    today(recorded) {
      const more = remembered();
      return recorded?.day === more.day ? sum(recorded, more) : more;
    },
    settle: () => void spent.delete(source),
  };
}

/** The platform's day of an instant: it ends at midnight UTC. */
export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** When that day is over. */
export function endOfDay(at: Instant): Instant {
  return Date.parse(dayOf(at)) + 24 * 3_600_000;
}

/** What a source has cost today by its record: nothing, where the record is of another day. */
export function spentToday(recorded: LedgerRecord | undefined, now: Instant): LedgerRecord {
  const day = dayOf(now);
  return recorded?.day === day ? recorded : { day, ...nothing() };
}

function nothing(): Amounts {
  return { reads: 0, writes: 0, lists: 0, queue: 0, requests: 0 };
}

function sum(a: LedgerRecord, b: LedgerRecord): LedgerRecord {
  const total = nothing();
  for (const what of spendings) total[what] = a[what] + b[what];
  return { day: a.day, ...total };
}
