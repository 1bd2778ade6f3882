// /{source}/changes.json: what was new, corrected or withdrawn last, and what a correction changed.
import { Hono } from "hono";
import { type Article, articleId, iso } from "../article.ts";
import { sources } from "../sources/registry.ts";
import { interval, type Source } from "../sources/schema.ts";
import { readArticles } from "../store/articles.ts";
import { type IndexEntry, readIndex } from "../store/index-record.ts";
import { changeKind } from "./change-kind.ts";
import { selfLink } from "./links.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { sendText } from "./send.ts";

/** The last so many: each is an article to read. The API tells all of them: /api/v1/changes. */
const length = 50;
const contentType = "application/json; charset=utf-8";

export const changes = new Hono<{ Bindings: Env }>();

changes.get("/:source/changes.json", async (context) => {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const id = context.req.param("source");
  const source = sources.get(id);
  if (!source) return problem(context, 404, `there is no source "${id}"; there are: ${[...sources.keys()].join(", ")}`);
  const { entries } = await readIndex(context.env.KV, id);
  const last = entries.toSorted((a, b) => b.edition - a.edition || (a.key < b.key ? -1 : 1)).slice(0, length);
  const stored = await readArticles(
    context.env.KV,
    id,
    last.map(({ key }) => key),
  );
  const told = last.map((entry) => change(source, entry, stored.get(entry.key)?.article));
  const text = `${JSON.stringify({ source: id, title: source.title, home: source.home, changes: told })}\n`;
  const modified = Math.max(0, ...last.map(({ changed, withdrawn }) => withdrawn?.at ?? changed));
  return sendText(context, text, {
    contentType,
    modified,
    freshFor: interval(source) / 2000,
    languages: [source.language],
    sources: [source.id],
    links: [selfLink(context, contentType)],
  });
});

/** One change, the last of its article. What is unknown is missing; times in UTC as ISO 8601. */
function change(source: Source, entry: IndexEntry, article: Article | undefined) {
  const { key, url, title, published, updated, changed, withdrawn } = entry;
  const revision = article?.history.at(-1);
  // An entry from before it was kept there has it in its article.
  const corrected = entry.corrected ?? revision?.until;
  const kind = changeKind({ ...entry, ...(corrected === undefined ? {} : { corrected }) });
  return {
    kind,
    at: iso(withdrawn?.at ?? corrected ?? changed),
    id: articleId(source.home, source.id, key),
    url,
    title,
    ...(published ? { published: iso(published.at) } : {}),
    updated: iso(updated),
    ...(kind === "corrected" && revision?.changed ? { changed: revision.changed } : {}),
    ...(withdrawn ? { status: withdrawn.status } : {}),
  };
}
