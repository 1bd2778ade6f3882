// Builds a news page around what a test is about, and reads it. Every word on it is invented.
import { extractArticle } from "../../src/extract/extract.ts";
import type { ArticleReading, PageContext, Reading } from "../../src/extract/reading.ts";

export const context: PageContext = {
  url: "http://paper.example/news/7.html",
  timeZone: "Asia/Shanghai",
  language: "zh-CN",
  fetchedAt: Date.parse("2020-09-06T12:00:00+08:00"),
};

export const sentences = [
  "镇上的路灯昨晚唱起了歌，声音不大，刚好够走夜路的人听见。",
  "管灯的师傅说，歌是灯自己选的，他只负责拧紧螺丝，别的事情一概不管。",
];

interface Parts {
  title?: string;
  head?: string;
  /** Between the heading and the text. */
  meta?: string;
  body?: string;
  foot?: string;
}

export function pageOf({ title = "会唱歌的路灯_云檐报", head = "", meta = "", body, foot = "" }: Parts): string {
  const text = body ?? sentences.map((sentence) => `<p>${sentence}</p>`).join("");
  return `<!doctype html><html><head><title>${title}</title>${head}</head><body><div class="main"><h1>会唱歌的路灯</h1>
<div class="info">${meta}</div><div class="content">${text}</div>${foot}</div></body></html>`;
}

export function read(parts: Parts, more: Partial<PageContext> = {}): ArticleReading {
  const reading = readHtml(pageOf(parts), more);
  if (reading.kind === "no-article") throw new Error(`no article: ${reading.reason}: ${reading.detail}`);
  return reading;
}

export function readHtml(html: string, more: Partial<PageContext> = {}): Reading {
  return extractArticle(html, { ...context, ...more });
}
