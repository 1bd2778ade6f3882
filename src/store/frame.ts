// Several texts in one value, readable without parsing them: a line with their lengths, then the texts.

/** Puts texts into one. */
export function frame(parts: readonly string[]): string {
  return `${JSON.stringify(parts.map((part) => part.length))}\n${parts.join("")}`;
}

/** The texts of a frame. @throws Error when it is none. */
export function unframe(text: string): string[] {
  const end = text.indexOf("\n");
  const lengths: unknown = JSON.parse(text.slice(0, end));
  if (!Array.isArray(lengths)) throw new Error("not a frame: it begins with no list of lengths");
  let at = end + 1;
  return lengths.map((length) => {
    const part = text.slice(at, at + Number(length));
    at += Number(length);
    return part;
  });
}
