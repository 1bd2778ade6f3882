// An article whose page writes every address relative, as it is read from that page: no feed may hold one that is.
import type { Article } from "../../src/article.ts";
import { extractArticle } from "../../src/extract/extract.ts";

const text = "Wer hier klickt, soll auch ankommen, und zwar aus jedem Leser heraus, der diese Meldung zeigt.";

const page = `<!doctype html><html lang="de"><head><title>Alles relativ</title><meta property="og:image" content="../bilder/kopf.jpg"></head>
<body><main><h1>Alles relativ</h1><article><p>${text} <a href="22">vorige</a>, <a href="../ueber?a=1&amp;b=2">über uns</a>,
<a href="/liste">Liste</a>, <a href="//other.example.org/x">anderswo</a>, <a href="?seite=2">weiter</a>, <a href="#oben">nach oben</a>.</p>
<p><img src="../bilder/a.png" srcset="/bilder/a2.png 2x" alt="eins"></p><p>${text} <a href="/dateien/plan.pdf">Plan</a></p>
<video controls poster="p.png" src="../filme/b.mp4"></video><blockquote cite="/quelle"><p>${text}</p></blockquote></article></main></body></html>`;

/** What of the article its page says. */
export function relativeEverything(url: string): Partial<Article> {
  const reading = extractArticle(page, { url, timeZone: "Europe/Berlin", language: "de", fetchedAt: 0 });
  if (reading.kind === "no-article") throw new Error(`no article: ${reading.detail}`);
  const { title, body, image, attachments } = reading;
  return { title: title.value, ...body.value, ...(image ? { image: image.value } : {}), attachments };
}
