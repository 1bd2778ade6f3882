// Text that may stand in XML and JSON.

/**
 * All but what XML 1.0 allows, the controls of which it advises against (https://www.w3.org/TR/xml/#charsets), and the mark of
 * characters that were lost.
 */
const forbidden = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/gu;

/** The text without control characters and half ones; its lines end with "\n", as XML would read them. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(forbidden, "");
}

/** Whether a reader that guesses would take the text for HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<[/a-z]|&#?\w/i.test(text);
}

/** The text as one line. */
export function plainLine(text: string): string {
  return plain(text).replace(/\s+/g, " ").trim();
}
