// Which of the candidates is believed: the one place in which the fields are compared with each other.
import type { Element } from "domhandler";
import type { Instant, PageDate, Views } from "../article.ts";
import { dayOf } from "../zone.ts";
import { inPlace } from "./counter.ts";
import { isOrganisation } from "./names.ts";
import type { Candidate, Counter } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { agreementWith, type TitleCandidate } from "./title-agreement.ts";

/** All that the fields' rules propose. */
export interface Candidates {
  title: Candidate<string>[];
  published: Candidate<PageDate>[];
  modified: Candidate<PageDate>[];
  views: Candidate<Views>[];
  authors: Candidate<string[]>[];
  publisher: Candidate<string>[];
  image: Candidate<string>[];
  counter: Candidate<Counter>[];
  categories: Candidate<string>[];
  /** The element that holds the text. */
  body: Candidate<Element>[];
}

/** What is believed, and what a person should know. */
export type Chosen = {
  [Field in Exclude<keyof Candidates, "title" | "counter" | "categories" | "body">]?: Candidates[Field][number];
} & {
  counter?: Counter;
  categories: string[];
  warnings: string[];
};

/** Categories that a page's article has at most. */
const mostCategories = 8;

/** A site's clock may be a little ahead of ours. */
const clockSkew = 10 * 60_000;
/** What a rule is worth more for each other rule that found the same day. */
const support = 0.04;
/** A date of an update that stands alone is that of publication: many sites know only that. It is less sure. */
const updatePart = 0.72;

const surest = <Value>(candidates: readonly Candidate<Value>[]): Candidate<Value>[] =>
  candidates.toSorted((a, b) => b.confidence - a.confidence);

/** Titles with what <title> and the list's link say of them, the surest first. */
export function chooseTitle(titles: readonly TitleCandidate[], { page, listed, head }: Scene): Candidate<string>[] {
  const agreement = agreementWith(page.title, listed, head);
  return surest(
    titles.flatMap(({ needs, ...title }) => {
      const agrees = agreement(title.value);
      return agrees < needs ? [] : [{ ...title, confidence: Math.min(1, title.confidence + agrees) }];
    }),
  );
}

/** Chooses, with the fields as each other's witnesses. */
export function choose(candidates: Candidates, scene: Scene): Chosen {
  const [title] = candidates.title.map(({ value }) => value);
  const warnings: string[] = [];
  const { published, modified } = chooseDates(candidates, scene, warnings);
  const [publisher] = surest(candidates.publisher);
  const [authors] = surest(candidates.authors.filter((candidate) => isByPeople(candidate, scene, publisher?.value)));
  const [image] = surest(candidates.image);
  const [counter] = surest(candidates.counter);
  // Beside a counter that a script fills, 0 is what stands there until it has; a number elsewhere is of something else.
  const isCounted = counter !== undefined && counter.confidence >= inPlace;
  const [views] = surest(candidates.views).filter(
    ({ value, confidence }) => !(counter && value.count === 0) && !(isCounted && confidence < counter.confidence),
  );
  return {
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
    ...(views ? { views } : {}),
    ...(counter && !views ? { counter: counter.value } : {}),
    ...(authors ? { authors } : {}),
    ...(publisher ? { publisher } : {}),
    ...(image ? { image } : {}),
    categories: [...new Set(surest(candidates.categories).map(({ value }) => value))]
      .filter((word) => word !== scene.site && word !== title)
      .slice(0, mostCategories),
    warnings,
  };
}

function chooseDates({ published, modified }: Candidates, { context }: Scene, warnings: string[]) {
  const zone = context.timeZone;
  const isPast = ({ value }: Candidate<PageDate>) => {
    const isFuture = value.at > latest(value.precision, context.fetchedAt);
    if (isFuture) warnings.push(`a date in the future was refused: ${new Date(value.at).toISOString()}`);
    return !isFuture;
  };
  const days = new Map<string, Set<string>>();
  for (const { value, rule } of published) {
    const day = dayOf(value.at, zone);
    days.set(day, (days.get(day) ?? new Set()).add(rule));
  }
  const supported = published.map((candidate) => {
    const rules = days.get(dayOf(candidate.value.at, zone))?.size ?? 1;
    return { ...candidate, confidence: Math.min(1, candidate.confidence + Math.min(3, rules - 1) * support) };
  });
  const alone = modified.map((candidate) => ({ ...candidate, confidence: candidate.confidence * updatePart }));
  // The surest alone: behind a refused one stands a sidebar's date, and none is better than a wrong one.
  const [believed] = surest([...supported, ...alone])
    .slice(0, 1)
    .filter(isPast);
  const [surestUpdate] = surest(modified).slice(0, 1).filter(isPast);
  const updated = surestUpdate && sharpened(surestUpdate, modified, zone);
  const exact = believed && sharpened(believed, [...supported, ...alone], zone);
  return {
    published: exact,
    modified: updated && exact && updated.value.at > exact.value.at ? updated : undefined,
  };
}

/** The candidate, or the surest of the same day that tells the time as well. */
function sharpened(
  candidate: Candidate<PageDate>,
  all: readonly Candidate<PageDate>[],
  zone: string,
): Candidate<PageDate> {
  if (candidate.value.precision === "second") return candidate;
  const day = dayOf(candidate.value.at, zone);
  const [exact] = surest(
    all.filter(({ value, rule }) => {
      if (rule === "label of an update" && candidate.rule !== rule) return false;
      if (candidate.value.precision === "minute")
        return (
          value.precision === "second" && Math.floor(value.at / 60_000) === Math.floor(candidate.value.at / 60_000)
        );
      return value.precision !== "day" && dayOf(value.at, zone) === day;
    }),
  );
  return exact ? { ...exact, confidence: Math.max(exact.confidence, candidate.confidence) } : candidate;
}

/** A day is not in the future while it is that day anywhere on the site's side of midnight. */
function latest(precision: string, now: Instant): Instant {
  return precision === "day" ? now : now + clockSkew;
}

/** Rules that state an author without a person having called it one: sites put their own name there. */
const unsure = /^(?:meta|class|rel|JSON-LD|link)/;

/** Whether an author is somebody other than the site and the source. */
function isByPeople(
  { value, rule }: Candidate<string[]>,
  { site, page }: Scene,
  publisher: string | undefined,
): boolean {
  if (!unsure.test(rule)) return true;
  // A title alone may begin with its writer's name: `张三：…`.
  const [, ...further] = page.title.split(/[_|｜»·–—-]/);
  const ofTheSite = [site, further.at(-1)?.trim() ?? ""];
  return !value.some(
    (name) =>
      publisher?.startsWith(name) ||
      isOrganisation(name) ||
      page.title.endsWith(name) ||
      ofTheSite.some((own) => own.startsWith(name)),
  );
}
