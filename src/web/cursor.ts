// Cursors: a place in a list, as text that a client gives back as it got it.
import { z } from "zod";

/** What an address can take, of the 16 KB that Cloudflare allows it: a place in each of eighty sources. */
const longest = 12_000;
const written = new RegExp(`^[\\w-]{1,${longest}}$`);

/** Text of base64url; what is in it is ours to change. */
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
    .regex(written, message)
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
