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

/** What is wrong with the names in a query: one that is not known here, one that is given twice. */
export function queryFault(context: Context, names: readonly string[]): string | undefined {
  const allowed = names.length === 0 ? "there are none here" : `known here: ${names.join(", ")}`;
  for (const [name, values] of Object.entries(context.req.queries())) {
    if (!names.includes(name)) return `unknown parameter "${name}"; ${allowed}`;
    if (values.length > 1) return `parameter "${name}" is given ${values.length} times; give it once`;
  }
  return undefined;
}

/** Reads the query of a request: every parameter known, given once, and good. */
export function readParameters<Shape extends z.ZodRawShape>(context: Context, shape: Shape): Parameters<Shape> {
  const fault = queryFault(context, Object.keys(shape));
  if (fault !== undefined) return { kind: "bad", detail: fault };
  const parsed = z.object(shape).safeParse(context.req.query());
  if (parsed.success) return { kind: "good", values: parsed.data };
  const details = parsed.error.issues.map(({ path, message }) => `parameter "${path.join(".")}": ${message}`);
  return { kind: "bad", detail: details.join("; ") };
}
