// Text as it stands in a URLPattern, where some characters have a meaning. Pure.

/** The characters that a pattern gives a meaning are escaped. https://urlpattern.spec.whatwg.org/#escape-a-pattern-string */
export function literal(text: string): string {
  return text.replace(/[+*?:{}()\\]/g, "\\$&");
}

/** For the expressions within a pattern. https://urlpattern.spec.whatwg.org/#escape-a-regexp-string */
export function escaped(text: string): string {
  return text.replace(/[.+*?^${}()[\]|/\\]/g, "\\$&");
}
