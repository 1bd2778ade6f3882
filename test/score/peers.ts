// What the best-known extractors read of a page, to stand beside ours: title, date and body are all that they have in common.
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";

export interface PeerReading {
  title: string;
  published: string;
  text: string;
}

/** A peer by its name in the table. A page that it fails on is one that it read nothing of. */
export const peers: readonly { name: string; read: (html: string, url: string) => Promise<PeerReading> }[] = [
  {
    name: "@mozilla/readability",
    async read(html) {
      const article = new Readability(parseHTML(html).document).parse();
      return {
        title: article?.title ?? "",
        published: article?.publishedTime ?? "",
        text: article?.textContent ?? "",
      };
    },
  },
  {
    name: "defuddle",
    async read(html, url) {
      const { title, published, content } = await Defuddle(parseHTML(html).document, url);
      return { title, published, text: textOf(content) };
    },
  },
];

function textOf(html: string): string {
  return parseHTML(`<!DOCTYPE html><html><body>${html}</body></html>`).document.body.textContent ?? "";
}
