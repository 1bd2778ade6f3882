// Time that runs out.

/**
 * What `work` gives, if it does so within `milliseconds`. Its signal aborts when time runs out, and never after it has ended: the timer
 * does not outlive it. @throws what it throws, or a TimeoutError, though it may not listen to the signal.
 */
export async function inTime<Value>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const { signal } = controller;
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const timer = setTimeout(() => controller.abort(new DOMException("time ran out", "TimeoutError")), milliseconds);
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether that is why it failed. */
export function isLate(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}
