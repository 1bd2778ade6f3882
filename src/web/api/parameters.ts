// The query parameters of the API: the filters of the feeds, described.
import { sources } from "../../sources/registry.ts";
import { choosing, sourcesAmong } from "../filter.ts";
import { limitUpTo } from "../parameters.ts";

const usual = 20;
const most = 100;

export const limit = limitUpTo(most)
  .default(usual)
  .openapi({
    param: { description: `How many, 1 to ${most}.` },
    type: "integer",
    minimum: 1,
    maximum: most,
    example: 20,
  });

export const source = sourcesAmong(sources)
  .optional()
  .openapi({
    param: { description: "Of these sources only: ids, commas between them." },
    type: "string",
    example: "xjyszb",
  });

const text = (description: string, example: string) => ({ param: { description }, type: "string" as const, example });

/** Which articles: as the feeds take them. */
export const filters = {
  q: choosing.q.openapi(
    text(
      'Words and "phrases" that must all be there; -not; a OR b; title: and author:. By containment, so Chinese needs no spaces.',
      "济阳 -体育",
    ),
  ),
  category: choosing.category.openapi(text("A category, whole.", "民生")),
  author: choosing.author.openapi(text("A person, whole name.", "刘姝琪")),
  since: choosing.since.openapi(text("From then on: a day in the source's zone, or a time.", "2020-09-04")),
  until: choosing.until.openapi(text("Up to then, that day or time included.", "2020-09-05T00:00:00Z")),
  min_views: choosing.min_views.openapi({
    param: { description: "At least so many views." },
    type: "integer",
    minimum: 0,
    example: 100,
  }),
  sort: choosing.sort.openapi({
    param: { description: "date: newest first; views: most read first." },
    example: "date",
  }),
};
