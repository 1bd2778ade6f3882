// What comes after a slice.
import type { Message } from "./message.ts";

/** How a slice ended: nothing more to do, more to do in a message of its own, or too early to go on. */
export type SliceEnd =
  | { kind: "done" }
  | { kind: "continue"; message: Message; delaySeconds: number }
  | { kind: "retry"; message: Message; delaySeconds: number; why: string };

/** A slice that would have to wait for more seconds before its first request, or its next, leaves that to a message that comes later. */
export const longestQuiet = 60;
