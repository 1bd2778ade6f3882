// Answers that are remembered by the text they are about: a page repeats its few classes a thousand times. Knows no page.

/** `answer`, asked once per text; after `limit` texts it begins to remember anew. */
export function remembered<Answer extends boolean | string | object>(
  answer: (text: string) => Answer,
  limit = 4000,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = answer(text);
    if (known.size >= limit) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
