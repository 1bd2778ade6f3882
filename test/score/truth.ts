// A corpus' truth.jsonl: a line a page, written by a person who looked at the page. Knows no extractor.
import { z } from "zod";
import type { PageContext } from "../../src/extract/reading.ts";
import { pageDate } from "./wall-clock.ts";

const rowSchema = z.object({
  file: z.string(),
  url: z.string(),
  timeZone: z.string().default("Asia/Shanghai"),
  language: z.string().default("zh-CN"),
  charset: z.string().exactOptional(),
  contentType: z.string().exactOptional(),
  /** A corpus that does not say when it was fetched was so in a later year than its pages. */
  fetchedAt: z.iso.datetime({ offset: true }).default("2024-01-01T00:00:00Z"),
  listed: z.object({ text: z.string(), date: z.string().nullable() }).nullish(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  precision: z.enum(["day", "minute", "second"]).nullable(),
  modified: z.string().exactOptional(),
  views: z.number().nullable(),
  viewsAtLeast: z.boolean().exactOptional(),
  authors: z.array(z.string()).exactOptional(),
  author: z.array(z.string()).exactOptional(),
  publisher: z.string().nullable(),
  body: z.string(),
  image: z.string().nullish(),
  images: z.array(z.string()).exactOptional(),
  attachments: z.array(z.string()).exactOptional(),
  nextPage: z.string().nullish(),
  counter: z.string().nullish(),
  noArticle: z.string().nullish(),
  /** Fields that a person could not decide either. */
  skip: z.array(z.string()).default([]),
});
export type Truth = z.infer<typeof rowSchema>;

/** The rows of a truth.jsonl, in order. @throws ZodError for a row that is none. */
export function readTruth(text: string): Truth[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => rowSchema.parse(JSON.parse(line)));
}

/** What the refresh would know of the page beside its HTML. */
export function contextOf({ url, timeZone, language, fetchedAt, listed }: Truth): PageContext {
  const date = listed?.date ? pageDate(listed.date, timeZone) : undefined;
  return {
    url,
    timeZone,
    language,
    fetchedAt: Date.parse(fetchedAt),
    ...(listed ? { listed: { text: listed.text, ...(date ? { date } : {}) } } : {}),
  };
}
