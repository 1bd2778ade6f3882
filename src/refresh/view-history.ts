// The history of an article's view count: a point for each change, thinned out so that it stays small.
import type { Instant, Views } from "../article.ts";
import type { Visit } from "../store/views.ts";

/** Points kept of one article. Of more, every second of the older half goes. */
const kept = 24;

/** The visit after its page was read at `now`: `views` as it shows them, or nothing where it shows none or did not change. */
export function afterReading(before: Visit, views: Views | undefined, now: Instant): Visit {
  const { failures: _failures, retryAt: _retryAt, doubt: _doubt, aside: _aside, gone: _gone, ...rest } = before;
  const visit = { ...rest, at: now, readings: before.readings + 1 };
  if (views === undefined) return visit;
  const isNews = before.history.at(-1)?.[1] !== views.count;
  return { ...visit, views, history: isNews ? thinned([...before.history, [now, views.count]]) : before.history };
}

function thinned(history: Visit["history"]): Visit["history"] {
  if (history.length <= kept) return history;
  return history.filter((_, at) => at === 0 || at > kept / 2 || at % 2 === 0);
}
