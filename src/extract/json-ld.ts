// What JSON-LD states of an article. Tolerates what sites write: arrays, @graph, nested entities, broken JSON.
import { jsonrepair } from "jsonrepair";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";

/** https://schema.org/NewsArticle, as far as it says what we ask. Texts are plain. */
export interface Statement {
  headline?: string;
  published?: string;
  modified?: string;
  authors: string[];
  publisher?: string;
  sections: string[];
  keywords: string[];
  image?: string;
  views?: number;
}

const articleTypes =
  /^(?:\w{0,30}Article|BlogPosting|\w{0,20}NewsArticle|Report|SocialMediaPosting|VideoObject|WebPage)$/;
/** A page says more of itself as an article than as a page. */
const lesserTypes = /^(?:WebPage|VideoObject)$/;
/** Entities that are looked at, over all scripts. */
const entityLimit = 300;
/** Characters of a broken script that are repaired. */
const repairLimit = 60_000;

type Entity = Record<string, unknown>;

const isEntity = (value: unknown): value is Entity =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The article that the page's JSON-LD describes; nothing where it describes none. */
export function statementOf({ scripts }: Pick<Page, "scripts">): Statement | undefined {
  const roots = scripts.flatMap(({ text }) =>
    /["']@(?:type|graph|context)["']/.test(text.slice(0, 4000)) ? [parsed(text)] : [],
  );
  const entities = entitiesIn(roots);
  const articles = entities.filter((entity) => typesOf(entity).some((type) => articleTypes.test(type)));
  const isLesser = (entity: Entity) => typesOf(entity).every((type) => lesserTypes.test(type));
  const article = articles.find((entity) => !isLesser(entity)) ?? articles.find((entity) => "datePublished" in entity);
  if (!article) return undefined;
  const byId = new Map(entities.map((entity) => [textIn(entity["@id"]), entity]));
  const follow = (value: unknown): unknown => {
    const id = isEntity(value) && !("name" in value) ? textIn(value["@id"]) : undefined;
    return id === undefined ? value : (byId.get(id) ?? value);
  };
  const headline = textIn(article.headline) ?? textIn(article.name);
  const published = textIn(article.datePublished) ?? textIn(article.uploadDate);
  const modified = textIn(article.dateModified);
  const publisher = nameOf(follow(listOf(article.publisher)[0]));
  const image = addressOf(follow(listOf(article.image)[0]));
  const views = viewsOf(article.interactionStatistic);
  return {
    ...(headline === undefined ? {} : { headline }),
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    authors: listOf(article.author ?? article.creator).flatMap((author) => nameOf(follow(author)) ?? []),
    ...(publisher === undefined ? {} : { publisher }),
    sections: listOf(article.articleSection).flatMap((section) => textIn(section) ?? []),
    keywords: listOf(article.keywords).flatMap((keyword) => (textIn(keyword) ?? "").split(/[,，;；]/)),
    ...(image === undefined ? {} : { image }),
    ...(views === undefined ? {} : { views }),
  };
}

/** What hides a script from browsers of old, and ends a statement. */
const opening = /^\s{0,99}(?:\/\/|\/\*)?\s?(?:<!--|<!\[CDATA\[)(?:\*\/)?/;
const closing = /(?:(?:\/\/|\/\*)?\s?(?:-->|\]\]>)(?:\*\/)?|;)\s{0,99}$/;

function parsed(text: string): unknown {
  const json = text.replace(opening, "").replace(closing, "");
  try {
    return JSON.parse(json);
  } catch {
    return repaired(json);
  }
}

function repaired(json: string): unknown {
  if (json.length > repairLimit) return undefined;
  try {
    return JSON.parse(jsonrepair(json.replace(/[\r\n\t]+/g, " ")));
  } catch {
    return undefined;
  }
}

/** Every entity in reach, outer ones first. */
function entitiesIn(roots: readonly unknown[]): Entity[] {
  const found: Entity[] = [];
  const queue = [...roots];
  for (let at = 0; at < queue.length && found.length < entityLimit && queue.length < entityLimit * 10; at++) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, entityLimit));
    else if (isEntity(value)) {
      if ("@type" in value) found.push(value);
      for (const name of ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "itemListElement"])
        if (typeof value[name] === "object") queue.push(value[name]);
    }
  }
  return found;
}

function typesOf(entity: Entity): string[] {
  return listOf(entity["@type"]).flatMap((type) =>
    typeof type === "string" ? [type.replace(/^.{0,60}[/#]/, "")] : [],
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, 50) : [value];
}

function textIn(value: unknown): string | undefined {
  const text = typeof value === "string" ? plainText(value.slice(0, 1000)) : "";
  return text === "" ? undefined : text;
}

function nameOf(value: unknown): string | undefined {
  return isEntity(value) ? textIn(listOf(value.name)[0]) : textIn(value);
}

function addressOf(value: unknown): string | undefined {
  return isEntity(value) ? textIn(value.url ?? value.contentUrl) : textIn(value);
}

/** https://schema.org/InteractionCounter: reading and viewing, not liking or sharing. */
function viewsOf(value: unknown): number | undefined {
  for (const counter of listOf(value)) {
    if (!isEntity(counter)) continue;
    const kind = isEntity(counter.interactionType)
      ? typesOf(counter.interactionType)[0]
      : textIn(counter.interactionType);
    const count = Number(counter.userInteractionCount);
    if (/(?:Read|View|Watch)Action|UserPageVisits/.test(kind ?? "") && Number.isInteger(count) && count >= 0)
      return count;
  }
  return undefined;
}
