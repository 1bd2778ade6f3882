// Whether KV is behind with what a continuation follows. Pure.
import type { Message } from "./message.ts";

type Continuation = Extract<Message, { kind: "continue" }>;

/** So often a continuation waits, a minute each time, before it fails: as long as a chain that writes nothing is taken for alive. */
const mostWaits = 4;

/**
 * The continuation as it is sent again where KV shows records older than the slice before left them: to work from those would be to do
 * its work again. Nothing: they are there. A message of its own, since tries of the same one count as deaths.
 * @throws Error when it has waited often enough.
 */
export function waitForKv(
  message: Continuation,
  index: { edition: number },
  views: { serial?: number },
  state: { serial?: number },
): { message: Continuation; why: string } | undefined {
  const old = shownOld(message, index, views, state);
  if (old === undefined) return undefined;
  const why = `KV still shows ${old}`;
  const { waits = 0 } = message;
  if (waits >= mostWaits) throw new Error(why);
  return { message: { ...message, waits: waits + 1 }, why };
}

/** What is older, in words. */
function shownOld(
  message: Continuation,
  index: { edition: number },
  views: { serial?: number },
  state: { serial?: number },
): string | undefined {
  const { edition, views: viewed = 0, state: stated = 0 } = message;
  if (index.edition < edition) return `edition ${index.edition} of the index, ${edition} was written`;
  if ((views.serial ?? 0) < viewed) return `views of serial ${views.serial ?? 0}, ${viewed} was written`;
  if ((state.serial ?? 0) < stated) return `a state of serial ${state.serial ?? 0}, ${stated} was written`;
  return undefined;
}
