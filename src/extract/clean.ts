// The last word on what HTML leaves a page: semantic elements, links by http, nothing that acts.
import sanitizeHtml from "sanitize-html";

const options: sanitizeHtml.IOptions = {
  allowedTags:
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre code b strong i em u sub sup mark del ins a img figure figcaption video audio table caption thead tbody tfoot tr th td br".split(
      " ",
    ),
  allowedAttributes: {
    a: ["href"],
    img: ["src", "alt"],
    video: ["src", "poster", "controls"],
    audio: ["src", "controls"],
    ol: ["start"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan"],
  },
  allowedSchemes: ["http", "https"],
  allowedSchemesAppliedToAttributes: ["href", "src", "poster"],
  allowProtocolRelative: false,
  enforceHtmlBoundary: false,
  nestingLimit: 60,
  exclusiveFilter: ({ tag, text, mediaChildren }) =>
    ["p", "li", "a", "b", "strong", "i", "em", "u"].includes(tag) && text.trim() === "" && mediaChildren.length === 0,
};

/** HTML that is harmless wherever it is shown. Its links are absolute already. */
export function clean(html: string): string {
  return sanitizeHtml(html, options);
}
