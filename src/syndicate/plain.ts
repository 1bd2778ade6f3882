// Text that may stand in XML and JSON.

/** All but what XML 1.0 allows, and the controls of which it advises against: https://www.w3.org/TR/xml/#charsets */
const forbidden = /[^\t\n\r\u0020-\u007e\u00a0-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The text without control characters and lone surrogates. */
export function plain(text: string): string {
  return text.toWellFormed().replace(forbidden, "");
}
