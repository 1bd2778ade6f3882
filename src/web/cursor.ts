// Cursors: a place in a list, as text that a client gives back as it got it.
import { z } from "zod";

/** Text of up to 2,000 characters of base64url; what is in it is ours to change. */
export function cursorText(place: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(place));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Reads a cursor of one kind. */
export function cursorOf<Schema extends z.ZodType>(schema: Schema) {
  const message = "expected a cursor as an answer of this endpoint gave it";
  return z
    .string()
    .regex(/^[\w-]{1,2000}$/, message)
    .transform((text, context): z.infer<Schema> => {
      const parsed = schema.safeParse(unpacked(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

/** What `cursorText` was given; nothing where it is no such text. */
export function unpacked(text: string): unknown {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0))));
  } catch {
    return undefined;
  }
}
