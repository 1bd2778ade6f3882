// What a layout of the demo newspaper is given to print.
import type { Article } from "../articles.ts";

export interface Column {
  name: string;
  entries: Article[];
}

export interface Front {
  columns: Column[];
  side: "left" | "right";
  charset: string | undefined;
  /** Where an article is linked to. */
  link(article: Article): string;
}

export interface Page extends Front {
  article: Article;
  /** The count, or the markup in its place. */
  views: number | string;
  older: Article | undefined;
  newer: Article | undefined;
}

export interface Layout {
  home(front: Front): string;
  article(page: Page): string;
}
