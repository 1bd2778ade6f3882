// The typed client of the API: one line with Hono's `hc`. For programs of others; the Worker does not use it.
import { hc } from "hono/client";
import type { Api } from "./api/app.ts";

/** A client of the Pagewire at `origin`; every path, parameter and answer is typed. */
export const pagewire = (origin: string, options: Parameters<typeof hc>[1] = {}) => hc<Api>(origin, options);
