// What the robots.txt of an origin said when it was last asked for, a record an origin. Written once a day at most while the site answers.
import { z } from "zod";
import { keys } from "./keys.ts";
import { type Purpose, readRecord, writeRecord } from "./record.ts";

const instant = z.number().int();

const robotsSchema = z.object({
  /** When the site last told its rules, and what they were; without a text it has none. Absent: never. */
  told: z.object({ at: instant, text: z.string().exactOptional() }).exactOptional(),
  /** Since when it cannot be asked, how often that was tried in vain, why, and when it is tried again. */
  unreachable: z
    .object({ since: instant, failures: z.number().int(), why: z.string(), retryAt: instant })
    .exactOptional(),
});
export type RobotsRecord = z.infer<typeof robotsSchema>;

const kind = { version: 1, schema: robotsSchema, empty: (): RobotsRecord => ({}), isRenewable: true as const };

export function readRobots(kv: KVNamespace, origin: string, purpose: Purpose = "to-serve"): Promise<RobotsRecord> {
  return readRecord(kv, keys.robots(origin), kind, purpose);
}

export function writeRobots(kv: KVNamespace, origin: string, record: RobotsRecord): Promise<void> {
  return writeRecord(kv, keys.robots(origin), record, kind);
}
