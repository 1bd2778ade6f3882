// After each file: files share a runtime, which takes a second to start, and nothing that one has put in the place of `fetch`, of sources or
// of the clock, or that the Worker remembers of it, is met by the next.
import { afterAll, vi } from "vitest";

afterAll(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.resetModules();
});
