// What elements say of themselves by their attributes: microdata, hentry, rel, and the class names that templates give. One table.
import type { Element } from "domhandler";
import { remembered } from "./remembered.ts";

type MarkedField = "title" | "published" | "modified" | "author" | "publisher" | "views" | "category" | "body";

export interface Mark {
  field: MarkedField;
  rule: string;
  confidence: number;
}

interface MarkRule extends Mark {
  attribute: "itemprop" | "class" | "id" | "rel";
  pattern: RegExp;
}

const rules: readonly MarkRule[] = [
  // https://schema.org/NewsArticle as microdata
  { attribute: "itemprop", pattern: /\bheadline\b/i, field: "title", rule: "microdata headline", confidence: 0.6 },
  { attribute: "itemprop", pattern: /\bdatePublished\b/i, field: "published", rule: "microdata", confidence: 0.88 },
  { attribute: "itemprop", pattern: /\bdateModified\b/i, field: "modified", rule: "microdata", confidence: 0.88 },
  { attribute: "itemprop", pattern: /\b(?:author|creator)\b/i, field: "author", rule: "microdata", confidence: 0.8 },
  { attribute: "itemprop", pattern: /\barticleSection\b/i, field: "category", rule: "microdata", confidence: 0.8 },
  { attribute: "itemprop", pattern: /\barticleBody\b/i, field: "body", rule: "microdata", confidence: 0.7 },
  // https://microformats.org/wiki/hentry, and h-entry after it
  { attribute: "class", pattern: /\b(?:entry-title|p-name)\b/i, field: "title", rule: "hentry", confidence: 0.6 },
  {
    attribute: "class",
    pattern: /(?:^|\s)(?:published|dt-published|entry-date)(?:\s|$)/i,
    field: "published",
    rule: "hentry",
    confidence: 0.87,
  },
  {
    attribute: "class",
    pattern: /(?:^|\s)(?:updated|dt-updated)(?:\s|$)/i,
    field: "modified",
    rule: "hentry",
    confidence: 0.8,
  },
  {
    attribute: "class",
    pattern: /(?:^|\s)(?:p-author|vcard)(?:\s|$)/i,
    field: "author",
    rule: "hentry",
    confidence: 0.75,
  },
  { attribute: "class", pattern: /\b(?:entry-content|e-content)\b/i, field: "body", rule: "hentry", confidence: 0.6 },
  { attribute: "rel", pattern: /(?:^|\s)author(?:\s|$)/i, field: "author", rule: "rel author", confidence: 0.7 },
  {
    attribute: "rel",
    pattern: /(?:^|\s)(?:category|tag)(?:\s|$)/i,
    field: "category",
    rule: "rel tag",
    confidence: 0.7,
  },
  // Class names and ids of templates, in English and in pinyin
  {
    attribute: "class",
    pattern: /(?:^|[\s_-])(?:author|byline|writer|zuozhe|up-name)(?:[\s_-]?(?:name|intro))?(?:$|\s)/i,
    field: "author",
    rule: "class of an author",
    confidence: 0.5,
  },
  {
    attribute: "class",
    pattern: /(?:^|[\s_-])(?:source|laiyuan|copyfrom)(?:$|\s)/i,
    field: "publisher",
    rule: "class of a source",
    confidence: 0.55,
  },
  {
    attribute: "class",
    pattern: /(?:^|[\s_-])(?:nickname|account[_-]?name|media[_-]?name|mp[_-]?name)(?:$|\s)/i,
    field: "publisher",
    rule: "class of an account",
    confidence: 0.5,
  },
  {
    attribute: "id",
    pattern: /^(?:source|laiyuan|copyfrom)(?:_?baidu)?$/i,
    field: "publisher",
    rule: "id of a source",
    confidence: 0.55,
  },
  {
    attribute: "class",
    pattern: /(?:^|[\s_-])(?:hits?|views?|view[_-]?(?:count|num|time)s?|read[_-]?(?:count|num)|pv|pageviews?)(?:$|\s)/i,
    field: "views",
    rule: "class of a counter",
    confidence: 0.5,
  },
];

const none: readonly Mark[] = [];

/** The fields that the value of an attribute marks. */
export function marksIn(attribute: MarkRule["attribute"], value: string): readonly Mark[] {
  if (value.length > 200) return none;
  return rules.filter((rule) => rule.attribute === attribute && rule.pattern.test(value));
}

const inItemprop = remembered((value) => marksIn("itemprop", value));
const inRel = remembered((value) => marksIn("rel", value));
/** An element that states a time, and not of what. */
export const timeElement: Mark = { field: "published", rule: "time element", confidence: 0.7 };

/** The fields that an element is marked as, with those that its classes and its id mark. */
export function markOf({ name, attribs }: Element, ofClass: readonly Mark[], ofId: readonly Mark[]): readonly Mark[] {
  const { itemprop, rel } = attribs;
  // Most elements are marked by neither, and have no other of these attributes.
  if (name !== "time" && itemprop === undefined && rel === undefined && ofId.length === 0) return ofClass;
  return [
    ...(name === "time" ? [timeElement] : none),
    ...(itemprop === undefined ? none : inItemprop(itemprop)),
    ...ofClass,
    ...ofId,
    ...(rel === undefined ? none : inRel(rel)),
  ];
}
