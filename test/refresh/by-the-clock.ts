// The newspaper's answers by the real clock: how long each request came after the one before, and how many were open at once.
import { vi } from "vitest";
import type { Newspaper } from "../site/newspaper.ts";

export interface Timed {
  /** Milliseconds between one request and the next. */
  gaps(): number[];
  /** The most that were open at once. */
  most(): number;
}

/** From now on time passes, and every request is noted. */
export function byTheClock(paper: Newspaper): Timed {
  let open = 0;
  let most = 0;
  const times: number[] = [];
  vi.useRealTimers();
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    times.push(performance.now());
    most = Math.max(most, ++open);
    const answer = await paper.fetch(new Request(input, init));
    open--;
    return answer;
  });
  return { gaps: () => times.slice(1).map((time, at) => time - (times[at] ?? 0)), most: () => most };
}
