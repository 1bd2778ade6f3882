// Whether KV is behind with what a continuation follows. Pure.
import { type Instant, iso } from "../article.ts";
import type { Message } from "./message.ts";

/** What of the records is older than the slice that sent the message left it, in words: to work from it would be to do that again. */
export function shownOld(
  message: Message,
  index: { edition: number },
  views: { at: Instant },
  state: { at: Instant },
): string | undefined {
  if (message.kind === "tick") return undefined;
  const { edition, views: viewed = 0, state: stated = 0 } = message;
  if (index.edition < edition) return `edition ${index.edition} of the index, ${edition} was written`;
  if (views.at < viewed) return `older views than were written at ${iso(viewed)}`;
  if (state.at < stated) return `an older state than was written at ${iso(stated)}`;
  return undefined;
}
