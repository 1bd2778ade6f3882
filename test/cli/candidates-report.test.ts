import { expect, it } from "vitest";
import { candidatesReport, type explainable } from "../../src/cli/candidates-report.ts";
import { explainArticle } from "../../src/extract/extract.ts";
import { context, pageOf } from "../extract/read.ts";

const html = pageOf({
  head: '<meta name="keywords" content="路灯,夜歌"><meta name="PubDate" content="2020-09-04 10:05">',
  meta: '作者：张三 来源：云檐报 点击：<script src="/plus/count.php?view=yes&aid=12"></script>',
});
const { candidates, reading } = explainArticle(html, context);
const explained = (field: (typeof explainable)[number]) =>
  candidatesReport(field, candidates, reading, "Asia/Shanghai");

it.each([
  ["title", "* 0.80  会唱歌的路灯\n        h1:"],
  ["published", "* 0.88  2020-09-04"],
  ["authors", "* 0.90  张三\n        label before names:"],
  ["publisher", "* 0.93  云檐报\n        label before name:"],
  ["categories", '* 0.80  路灯\n        meta keywords: "路灯,夜歌"'],
  ["body", "* 0.80  镇上的路灯昨晚唱起了歌"],
  ["counter", "count.php?view=yes&aid=12 (counts whoever asks: not asked)"],
] as const)(
  "every candidate of %s is told with its rule and its place, and the chosen one is marked",
  (field, text) => {
    expect(explained(field)).toContain(text);
  },
);

it("a field without candidates says so", () => {
  expect(explained("image")).toBe("image: no candidate");
});
