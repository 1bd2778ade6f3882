// What travels through the queue: which source to work on, and why now.
import { z } from "zod";

const instant = z.number().int();
/** Why it failed at its first try, where that could be caught: its later tries are no deaths. */
const caught = z.string().exactOptional();

export const messageSchema = z.discriminatedUnion("kind", [
  /** A tick found the source due, or an operator asked (`asked`): look at its lists. `at`: the tick's scheduled time. */
  z.object({ kind: z.literal("tick"), source: z.string(), at: instant, asked: z.boolean().exactOptional(), caught }),
  /**
   * There was more to do than one slice can: go on after `edition` of the index, and from these serials of the views and the state on.
   * Messages from before they were told lack these.
   */
  z.object({
    kind: z.literal("continue"),
    source: z.string(),
    at: instant,
    edition: z.number().int(),
    views: z.number().int().exactOptional(),
    state: z.number().int().exactOptional(),
    /** What was read is to be shown before more is read. */
    shows: z.boolean().exactOptional(),
    /** How often it was sent again because KV did not show them yet. */
    waits: z.number().int().exactOptional(),
    caught,
  }),
]);
export type Message = z.infer<typeof messageSchema>;
