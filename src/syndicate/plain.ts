// Text that may stand in XML and JSON.

/** What XML 1.0 allows in no form, not even escaped. https://www.w3.org/TR/xml/#charsets */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** The text without control characters and lone surrogates. */
export function plain(text: string): string {
  return text.toWellFormed().replace(forbidden, "");
}
