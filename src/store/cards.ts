// The cards of a catalogue: what of each article is chosen by, and the text that is searched. Packed so that a search parses only the
// cards whose text is what was looked for.
import { z } from "zod";
import { type Instant, type Views, viewsSchema } from "../article.ts";
import type { Order } from "../order.ts";
import type { Searchable } from "../search.ts";
import { frameWide, unframeWide } from "./frame.ts";

/** What of an article is chosen by. */
export interface Fields {
  key: string;
  order: Order;
  /** When it was published; first seen, where the page does not say. */
  date: Instant;
  changed: Instant;
  fingerprint: string;
  authors: string[];
  categories: string[];
  views?: Views;
}

/** An article, and what of it is searched. */
export type Row = Fields & { text: Searchable };

/** A row as it is kept. `fields`: all but its text, as JSON. */
export interface Card {
  key: string;
  fields: string;
  text: Searchable;
}

export function cardOf({ text, ...fields }: Row): Card {
  return { key: fields.key, fields: JSON.stringify(fields), text };
}

/** @throws Error when the card is none. */
export function rowOf({ key, fields, text }: Card): Row {
  const parsed: unknown = JSON.parse(fields);
  if (!isFields(parsed)) throw new Error(`the card of article "${key}" is none: ${fields.slice(0, 100)}`);
  return { ...parsed, text };
}

/** The keys of the cards, as a header names them. */
export const keysSchema = z.array(z.string());

const textsOfCard = 4;

/** A header, and cards in their order. */
export function pack(header: string, cards: readonly Card[]): Uint8Array {
  const texts = cards.flatMap(({ fields, text: { title, authors, rest } }) => [fields, title, authors, rest]);
  return frameWide([header, ...texts]);
}

/** The texts that `pack` made one: the header, and those of the cards. */
export function unpack(bytes: Uint8Array): { header: string; texts: string[] } {
  const [header = "", ...texts] = unframeWide(bytes);
  return { header, texts };
}

/** The cards of these texts, by the keys that the header names. */
export function cardsOf(keys: readonly string[], texts: readonly string[]): Card[] {
  return keys.map((key, at) => {
    const first = at * textsOfCard;
    const [fields = "", title = "", authors = "", rest = ""] = texts.slice(first, first + textsOfCard);
    return { key, fields, text: { title, authors, rest } };
  });
}

/** Whether it is what a card has. By hand: each search reads hundreds, and a schema for each would cost more CPU than the search. */
export function isFields(fields: unknown): fields is Fields {
  if (typeof fields !== "object" || fields === null) return false;
  const { key, order, date, changed, fingerprint, authors, categories, views }: Partial<Record<keyof Fields, unknown>> =
    fields;
  return (
    [key, fingerprint].every(isText) &&
    [date, changed].every(Number.isSafeInteger) &&
    isOrder(order) &&
    [authors, categories].every((names) => Array.isArray(names) && names.every(isText)) &&
    (views === undefined || viewsSchema.safeParse(views).success)
  );
}

const isText = (value: unknown) => typeof value === "string";

function isOrder(order: unknown): order is Order {
  if (!Array.isArray(order) || order.length !== 3) return false;
  const [day, at, key] = order;
  return isText(day) && typeof at === "number" && isText(key);
}
