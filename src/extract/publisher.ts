// Where an article says it comes from.
import type { Line, Page } from "./page.ts";
import type { Candidate } from "./reading.ts";

const labelled = /(?:来源|稿源|信息来源|文章来源|Source)\s{0,3}[:：]\s{0,3}(?<name>[^\s|：:]{2,40})/i;

/** Publishers, the surest first. */
export function findPublisher(page: Page, lines: readonly Line[]): Candidate<string>[] {
  const meta = page.meta.get("contentsource");
  return [
    ...(meta === undefined
      ? []
      : [{ value: meta, rule: "meta contentsource", where: meta.slice(0, 120), confidence: 0.95 }]),
    ...lines.flatMap(({ text }) => {
      const value = text.match(labelled)?.groups?.name;
      return value === undefined
        ? []
        : [{ value, rule: "label before name", where: text.slice(0, 120), confidence: 0.9 }];
    }),
  ];
}
