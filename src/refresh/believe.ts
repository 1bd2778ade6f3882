// What of a slice's visits is believed: each page was judged by itself when it was read, here they are judged together. Pure.
import type { Instant } from "../article.ts";
import type { Source } from "../sources/schema.ts";
import type { State } from "../store/state.ts";
import { withdraw } from "./gone.ts";
import { type Guarded, guard } from "./guard.ts";
import type { TakenIn } from "./intake.ts";
import type { Visited } from "./visit.ts";

/** The visits, of which those are set aside that cannot be believed, and what that says of the source. */
export function believe(
  all: readonly Visited[],
  { known, views }: TakenIn,
  state: State,
  source: Source,
  now: Instant,
): Guarded {
  // A number of the back catalogue that is no article says nothing of the site.
  const isNothing = ({ page, difference, isHostDown }: Visited) =>
    page.isOlder === true && difference.kind === "unread" && isHostDown === undefined;
  const nothing = all.filter(isNothing).map((visited) => ({ ...visited, notices: [] }));
  const visits = all.filter((visited) => !isNothing(visited));
  const withdrawn = withdraw(visits, known, views, state, source, now);
  const guarded = guard(withdrawn.visits, views, state.faults, known, source, now);
  return {
    visits: [...guarded.visits, ...nothing],
    notices: [...withdrawn.notices, ...guarded.notices],
    open: new Set([...withdrawn.open, ...guarded.open]),
  };
}
