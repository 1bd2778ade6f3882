// The query of a pattern for addresses whose article is told by a parameter. Pure.
import { literal } from "./pattern-text.ts";

/** What tells of the column, the page of a list or the site that an article is shown in: the same for many articles. */
const ofPlace =
  /^(?:(?:cat(?:egory)?|class|big_?class|small_?class|type|column|col|channel|node|forum|group|site|lang|user|menu|c|f|s)_?id|lang(?:uage)?|page|page_?(?:no|num)|v|from)$/i;

/**
 * `id=:key`, with the words that say which kind of page it is. The key is a parameter that `mayBeKey`, whose values tell these
 * addresses apart; nothing where none does.
 */
export function keyQuery(
  articles: readonly URL[],
  mayBeKey: (value: string) => boolean = () => true,
): string | undefined {
  const [first] = articles;
  const names = [...(first?.searchParams.keys() ?? [])].filter((name) =>
    articles.every(({ searchParams }) => searchParams.has(name)),
  );
  const valuesOf = (name: string) => new Set(articles.map(({ searchParams }) => searchParams.get(name) ?? ""));
  const telling = names.filter(
    (name) => valuesOf(name).size === articles.length && [...valuesOf(name)].every(mayBeKey),
  );
  const [key] = telling.toSorted((a, b) => doubtOf(a) - doubtOf(b));
  if (key === undefined) return undefined;
  const words = names.filter(
    (name) =>
      name !== key && valuesOf(name).size === 1 && [...valuesOf(name)].every((value) => /^[a-z]\w{0,30}$/i.test(value)),
  );
  return [
    ...words.map((name) => `${literal(name)}=${literal(first?.searchParams.get(name) ?? "")}`),
    `${literal(key)}=:key`,
  ].join("&");
}

/** How little a parameter's name speaks for its being the key. */
function doubtOf(name: string): number {
  if (/^id$/i.test(name)) return 0;
  if (ofPlace.test(name)) return 3;
  return /id$/i.test(name) ? 1 : 2;
}
