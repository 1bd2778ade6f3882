// The search language: what a reader types → what an article must hold. Pure; containment, so that Chinese needs no words.

/** What is searched of an article, each part normalised. */
export interface Searchable {
  title: string;
  authors: string;
  /** Categories and body. */
  rest: string;
}

/** One thing to look for. `field`: only there; absent: anywhere. */
interface Term {
  text: string;
  field?: "title" | "author";
  isExcluded: boolean;
}

/** Every group must hold; a group holds where one of its terms does. */
export type Query = readonly (readonly Term[])[];

export type ParsedQuery = { kind: "good"; query: Query } | { kind: "bad"; why: string };

const longestQuery = 200;
const mostTerms = 16;

/** Text as it is compared: compatibility forms, case and runs of white space do not matter. */
export function normalised(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** A term: perhaps `-`, perhaps a field, then a phrase in quotes or a word. Quotes as `normalised` leaves them: `“` is typed for `"`. */
const term = /(-?)(?:(title|author):)?(?:"([^"]*)"|“([^”]*)”|([^\s"“”]+))/y;

/**
 * Reads a query: words and "phrases" that must all be there, `-not` what must not, `a OR b` where one is enough (OR binds the
 * terms beside it), `title:` and `author:` to look only there.
 */
export function parseQuery(text: string): ParsedQuery {
  const typed = text.trim();
  if (typed === "") return bad("expected words to look for");
  if (typed.length > longestQuery) return bad(`expected up to ${longestQuery} characters`);
  const groups: Term[][] = [];
  let count = 0;
  let joins = false;
  for (let at = 0; at < typed.length; ) {
    if (/\s/.test(typed[at] ?? "")) {
      at++;
      continue;
    }
    term.lastIndex = at;
    const found = term.exec(typed);
    if (!found) return bad(`expected a closing quote for the one at character ${at + 1}`);
    at = term.lastIndex;
    const [whole, minus, field, ...texts] = found;
    if (whole === "OR") {
      if (joins || groups.length === 0) return bad("expected a word on both sides of OR");
      joins = true;
      continue;
    }
    const wanted = normalised(texts.find((part) => part !== undefined) ?? "");
    if (wanted === "") return bad(`expected words between the quotes of ${whole}`);
    if (++count > mostTerms) return bad(`expected up to ${mostTerms} words`);
    const made: Term = { text: wanted, ...(isField(field) ? { field } : {}), isExcluded: minus === "-" };
    const group = joins ? groups.at(-1) : undefined;
    if (group) group.push(made);
    else groups.push([made]);
    joins = false;
  }
  if (joins) return bad("expected a word on both sides of OR");
  return { kind: "good", query: groups };
}

/** Whether an article is what was looked for. */
export function isMatch(query: Query, article: Searchable): boolean {
  return query.every((group) => group.some((wanted) => holds(wanted, article) !== wanted.isExcluded));
}

function holds({ text, field }: Term, { title, authors, rest }: Searchable): boolean {
  if (field === "title") return title.includes(text);
  if (field === "author") return authors.includes(text);
  return title.includes(text) || authors.includes(text) || rest.includes(text);
}

function isField(field: string | undefined): field is "title" | "author" {
  return field === "title" || field === "author";
}

function bad(why: string): ParsedQuery {
  return { kind: "bad", why };
}
