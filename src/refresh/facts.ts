// What a page had that can be compared with what the pages of its site usually have. Pure.
import type { Reading } from "../extract/reading.ts";

/** A page's own title, its text, whether it says a date, how it was encoded; or why it is no article. */
export interface Facts {
  /** Of the whole page, in characters. */
  length: number;
  charset: string;
  title?: string;
  text?: string;
  isTitled?: boolean;
  isDated?: boolean;
  reason?: string;
}

export function factsOf(reading: Reading, html: string, charset: string): Facts {
  const { length } = html;
  if (reading.kind === "no-article") return { length, charset, reason: reading.reason };
  return {
    length,
    charset,
    title: reading.title.value,
    text: reading.body.value.text,
    isTitled: reading.title.rule !== "link text",
    isDated: reading.published !== undefined,
  };
}
