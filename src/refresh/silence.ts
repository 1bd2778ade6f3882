// A source whose host is left alone because another source asked it in vain: nobody asks for this one, and what is wrong is told of it too.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { State } from "../store/state.ts";
import { afterPlace } from "./faults.ts";
import { placesToLook } from "./look.ts";
import type { Outside } from "./outside.ts";

/** The state with a fault of each place that nobody asks for now and of which none is known: the one that its host had for who asked. */
export async function withSilence(state: State, source: Source, now: Instant, { patience }: Outside): Promise<State> {
  let { faults } = state;
  for (const url of placesToLook(source)) {
    const heard = await patience.lastHeard(url);
    const isKnown = faults.some((fault) => fault.url === url && fault.of === undefined);
    if (heard && !isKnown) faults = afterPlace(faults, url, [{ ...heard, url, expected: "a page" }], now);
  }
  return faults === state.faults ? state : { ...state, faults };
}
