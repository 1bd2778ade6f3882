// Inside workerd: reads or parses a page as often as it is told. It does not time itself: clocks of workerd stand still during work.
import { z } from "zod";
import { extractArticle } from "../../src/extract/extract.ts";
import { parse } from "../../src/extract/parse.ts";

const orderSchema = z.object({ html: z.string(), url: z.string(), reads: z.number(), parses: z.number() });

export default {
  async fetch(request: Request): Promise<Response> {
    const { html, url, reads, parses } = orderSchema.parse(await request.json());
    const context = {
      url,
      timeZone: "Asia/Shanghai",
      language: "zh-CN",
      fetchedAt: Date.parse("2020-09-12T00:00:00Z"),
    };
    for (let left = reads; left > 0; left--) extractArticle(html, context);
    for (let left = parses; left > 0; left--) parse(html);
    return new Response("done");
  },
} satisfies ExportedHandler;
