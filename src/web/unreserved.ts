// One form of a URL's text: characters that need no percent-encoding have none. Pure.

/** The text with its unreserved characters decoded, which changes no meaning. https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.2 */
export function decodedUnreserved(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code;
  });
}
