// A test file begins with an empty KV and the true clock, though it shares its runtime with those before it.
import { reset } from "cloudflare:test";
import { vi } from "vitest";

vi.useRealTimers();
await reset();
