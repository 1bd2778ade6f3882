// Query parameters: each endpoint names those that it knows, and refuses the rest by name.
import type { Context } from "hono";
import { z } from "zod";

export type Parameters<Shape extends z.ZodRawShape> =
  | { kind: "good"; values: z.infer<z.ZodObject<Shape>> }
  | { kind: "bad"; detail: string };

/** How many, from 1 to `most`. */
export function limitUpTo(most: number) {
  const expected = `expected a whole number from 1 to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, expected)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= most, expected);
}

/** Reads the query of a request: every parameter known, given once, and good. */
export function readParameters<Shape extends z.ZodRawShape>(context: Context, shape: Shape): Parameters<Shape> {
  const given = context.req.queries();
  const names = Object.keys(shape);
  const allowed = names.length === 0 ? "there are none here" : `known here: ${names.join(", ")}`;
  for (const [name, values] of Object.entries(given)) {
    if (!names.includes(name)) return { kind: "bad", detail: `unknown parameter "${name}"; ${allowed}` };
    if (values.length > 1)
      return { kind: "bad", detail: `parameter "${name}" is given ${values.length} times; give it once` };
  }
  const parsed = z.object(shape).safeParse(context.req.query());
  if (parsed.success) return { kind: "good", values: parsed.data };
  const details = parsed.error.issues.map(({ path, message }) => `parameter "${path.join(".")}": ${message}`);
  return { kind: "bad", detail: details.join("; ") };
}
