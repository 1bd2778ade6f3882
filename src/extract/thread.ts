// The posts of a forum's thread: the first is the article, with those in which its writer goes on; the others answer it.
import { type Element, isTag } from "domhandler";
import { isIn, type Line } from "./lines.ts";

/** How forums number the posts of a thread. */
const postId = /^(?:post_|pid)\d{1,12}$/;
/** So much prose goes on with the article; less bumps its thread. */
const leastProse = 60;
/** Posts that a writer goes on in at most. */
const mostPosts = 20;
/** What weighs this part of a post's heaviest line is its text as well. */
const textPart = 0.25;

export function isPost({ attribs: { id } }: Element): boolean {
  return id?.startsWith("p") === true && postId.test(id);
}

export interface Thread {
  replies: Element[];
  /** In the posts of an article that has several, what the forum says beside each. */
  beside: Element[];
}

/** The posts that stand side by side, by whom they are. Under headings that lead elsewhere they are articles of a weblog. */
export function threadOf(posts: readonly Element[], lines: readonly Line[]): Thread {
  if (posts.length < 2) return { replies: [], beside: [] };
  const said = linesOf(posts, lines);
  const threads = [...Map.groupBy(posts, ({ parent }) => parent).values()].map(([first, ...others]) => {
    const end = first ? ownPosts(first, others, said) : 0;
    return { own: first && end > 0 ? [first, ...others.slice(0, end)] : [], replies: others.slice(end) };
  });
  const replies = threads.flatMap((thread) => thread.replies);
  const own = threads.flatMap((thread) => thread.own);
  if (replies.length === 0 && own.length === 0) return { replies, beside: [] };
  const isWithin = isIn(...replies, ...own);
  const isArticle = (line: Line) => line.heading > 0 && line.linked > line.text.length / 2 && isWithin(line);
  if (lines.some(isArticle)) return { replies: [], beside: [] };
  return { replies, beside: own.flatMap((post) => besideText(post, said.get(post) ?? [])) };
}

/** The lines of each post; each element is climbed from once. A forum may number a post twice, one within the other: both have its lines. */
function linesOf(posts: readonly Element[], lines: readonly Line[]): ReadonlyMap<Element, Line[]> {
  const known = new Map<Element, Element | undefined>(posts.map((post) => [post, post]));
  const postAround = (inner: Element["parent"]) => {
    const climbed: Element[] = [];
    let box = inner;
    for (; box && isTag(box) && !known.has(box); box = box.parent) climbed.push(box);
    const post = box && isTag(box) ? known.get(box) : undefined;
    for (const element of climbed) known.set(element, post);
    return post;
  };
  const said = new Map<Element, Line[]>(posts.map((post) => [post, []]));
  for (const line of lines)
    for (let post = postAround(line.block); post; post = postAround(post.parent)) said.get(post)?.push(line);
  return said;
}

/** How many posts right below the first are by its writer, and say more than a word. A post begins with the name of who wrote it. */
function ownPosts(first: Element, others: readonly Element[], said: ReadonlyMap<Element, Line[]>): number {
  const name = said.get(first)?.[0]?.text;
  const end = others.slice(0, mostPosts).findIndex((post) => {
    const [begin, ...rest] = said.get(post) ?? [];
    return begin === undefined || begin.text !== name || rest.reduce((sum, { prose }) => sum + prose, 0) < leastProse;
  });
  return end < 0 ? Math.min(others.length, mostPosts) : end;
}

/** What stands in a post outside the smallest box with its text. */
function besideText(post: Element, lines: readonly Line[]): Element[] {
  const heaviest = lines.reduce((most, { prose }) => Math.max(most, prose), 0);
  const texts = lines.filter(({ prose }) => heaviest > 0 && prose >= heaviest * textPart);
  const [first, last] = [texts[0], texts.at(-1)];
  if (!first || !last) return [];
  const aroundFirst = new Set(boxesUpTo(post, first.block));
  const boxes = boxesUpTo(post, last.block).filter((box) => aroundFirst.has(box));
  return boxes
    .slice(1)
    .flatMap((box, at) => box.children.filter((child): child is Element => isTag(child) && child !== boxes[at]));
}

/** An element and those around it within a post, inside out; the post is the last. */
function boxesUpTo(post: Element, inner: Element): Element[] {
  const boxes: Element[] = [];
  for (let box: Element["parent"] = inner; box && isTag(box); box = box.parent) {
    boxes.push(box);
    if (box === post) break;
  }
  return boxes;
}
