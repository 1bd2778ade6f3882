// Who wrote it: labels, statements, marks, and the bylines of the text. Editors are no authors.
import type { AnyNode, Element } from "domhandler";
import type { NearLine } from "./around.ts";
import { accountBeside, peopleBeside, reportersBeside } from "./beside-date.ts";
import { bylineAlone, bylineAtEnd, bylineWithPlace } from "./bylines.ts";
import { isIn } from "./lines.ts";
import { areNames, isOrganisation, type NameForm, namesIn, withoutTitles } from "./names.ts";
import type { Marked, Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import type { Candidate } from "./reading.ts";
import type { NearLabel, Scene } from "./scene.ts";
import { selectedTexts, statedBy } from "./selected.ts";
import { textOf } from "./text-of.ts";

const metaNames = [
  "author",
  "article:author",
  "og:article:author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "byl",
];
/** A line of so many characters names its reporter beside when and where. */
const shortLine = 60;
/** Below a weblog's text: when and by whom. */
const posted = /^posted (?:on|@) [\d\s:/.-]{8,24}\s([^\s\d]\S{1,23})(?:\s{1,3}(?:阅读|浏览|评论|views|reads)|$)/i;
/** Above a text by an account of a platform: 原创 and the account's name. */
const original = /^原创[\s·|]{0,3}([^\s·|0-9]{2,20})(?=$|[\s·|\d])/;

/** Authors that the page names around the text. */
export function findAuthors(scene: Scene): Candidate<string[]>[] {
  const read = (
    text: string,
    form: NameForm,
    rule: string,
    where: string,
    confidence: number,
  ): Candidate<string[]>[] => {
    const value = isAddress(text) ? [] : namesIn(text, form);
    return value.length === 0 || value.length > 8 ? [] : [{ value, rule, where: where.slice(0, 120), confidence }];
  };
  const beside = ({ text, distance }: NearLine, value: string[], rule: string, confidence: number) =>
    value.length === 0 ? [] : [{ value, rule, where: text.slice(0, 120), confidence: confidence - distance / 100 }];
  const editors = new Set(
    scene.labels.flatMap(({ kind, value }) =>
      kind === "editor" ? namesIn(value.replace(/[)）\]】]+$/, ""), "any") : [],
    ),
  );
  const isEdited = (names: readonly string[]) => names.every((name) => editors.has(name));
  const stated =
    scene.statement?.authors.flatMap((name) => (isAddress(name) ? [] : namesIn(withoutLabel(name), "any"))) ?? [];
  return [
    ...selectedTexts(scene, "authors").flatMap((text) => read(withoutLabel(text), "any", "selector", text, 1)),
    ...(stated.length === 0
      ? []
      : [
          {
            value: [...new Set(stated)],
            rule: "JSON-LD author",
            where: stated.join(", ").slice(0, 120),
            confidence: 0.85,
          },
        ]),
    ...labelled(scene),
    ...scene.near.flatMap(({ text, distance, prose }) => {
      const byline = bylineAlone(text) ?? (prose === 0 || text.length <= shortLine ? bylineWithPlace(text) : undefined);
      const value = byline?.names.filter((name) => name !== scene.site) ?? [];
      return byline && value.length > 0
        ? [{ value, rule: byline.rule, where: text.slice(0, 120), confidence: 0.85 - distance / 100 }]
        : [];
    }),
    ...scene.head.flatMap(({ text, distance }) =>
      read(text.match(original)?.[1] ?? "", "any", "name beside 原创", text, 0.7 - distance / 100),
    ),
    ...scene.near.flatMap((line) =>
      line.at === scene.titleAt
        ? []
        : beside(line, reportersBeside(line), "reporter in the line about the article", 0.75),
    ),
    ...scene.head.flatMap((line) => [
      ...beside(line, peopleBeside(line), "people beside the date", 0.6),
      ...beside(line, accountBeside(line, scene), "account beside the date", 0.45),
    ]),
    ...scene.near.flatMap(({ text, distance }) =>
      read(text.match(posted)?.[1] ?? "", "any", "name behind posted on", text, 0.6 - distance / 100),
    ),
    ...metaNames.flatMap((name) =>
      (scene.page.meta.get(name) ?? []).flatMap((text) =>
        read(withoutLabel(text), "any", `meta ${name}`, text, 0.45).filter(({ value }) => !isEdited(value)),
      ),
    ),
    ...marked(scene),
    ...linked(scene),
  ];
}

/** Labels of one line are one statement: `记者：张三 通讯员：李四`. */
function labelled({ labels, site }: Scene): Candidate<string[]>[] {
  const lines = Map.groupBy(
    labels.filter((label) => label.kind === "author" && (isBegun(label) || !prepositions.test(label.label))),
    ({ where, distance }) => `${distance} ${where}`,
  );
  return [...lines.values()].flatMap((line) => {
    const [first] = line;
    const labelled = withoutDesks([...new Set(line.flatMap((label) => namesOf(label, site)))]);
    const byline = first && (bylineAlone(first.where) ?? bylineAtEnd(first.where));
    const all = byline?.names.filter((name) => name !== site);
    // `云檐新闻记者 张三 实习生 李四`: of what a line says behind the word of a paper, no label knows.
    const isMore = all !== undefined && all.length > labelled.length && labelled.every((name) => all.includes(name));
    const value = isMore ? all : labelled;
    return !first || value.length === 0 || value.length > 8
      ? []
      : [
          {
            value,
            rule: "label before names",
            where: first.where,
            confidence: (value.every(isOrganisation) ? ofOffice : sureness(first)) - first.distance / 100,
          },
        ];
  });
}

/** `作者：办公室` is who put the text on the site: a person whom a byline names wrote it, but not as surely one in its dateline. */
const ofOffice = 0.72;
/** A desk beside a person is where the person works. */
function withoutDesks(names: string[]): string[] {
  const people = names.filter((name) => !isOrganisation(name));
  return people.length > 0 ? people : names;
}

/** Words that name an author where a line, or a part of it behind a bar or a date, begins with them. */
const prepositions = /^(?:by|von|par|por)$/;
const beginning =
  /(?:^|^(?:posted|published|written|reported|story|opinion|analysis)|[|丨·•–—-]|(?:19|20)\d{2}|[-/]\d{2}|\d:\d{2}(?:\s?(?:uhr|[ap]\.?m\.?))?)[\s,]{0,3}$/i;

const isBegun = ({ at, where }: NearLabel) => beginning.test(where.normalize("NFKC").slice(0, at));
/** Behind something else, what a page states of its author is surer. */
const sureness = ({ at, label }: NearLabel) => (at > 0 && prepositions.test(label) ? 0.72 : 0.92);

function namesOf({ value, label, isSure }: NearLabel, site: string): string[] {
  // `记者：您好，请问路灯为什么会唱歌？` asks.
  if (/(?:摄|摄影|供图|制图)\s{0,3}[)）]?$|[?!]/.test(value)) return [];
  const [listed = ""] = withoutTitles(value.slice(0, 100)).split(/[|丨。]|[)）】](?=.)/, 1);
  // The line may stand in brackets as a whole.
  const own = withoutPaper(listed.replace(/^([^(（【[]*)[)）】\]]$/, "$1").trim(), site);
  // A sentence may begin with such a word: without a colon what follows must be names.
  if (!isSure && !/^(?:by$|\p{Script=Han})/u.test(label)) return onlyIf(isWritten, namesIn(own, "any"));
  const isSaid = isSure && value.endsWith("。");
  if (!isCorrespondent(label) && !isSaid) return namesIn(own, "any");
  const names = namesIn(own, "person");
  // Without a colon a sentence may go on behind the names, and with one somebody may say it.
  return isSure && !isSaid ? names : names.filter((name) => areNames([name]));
}

/** `Jane Doe Eaves Daily`, `Jane Doe, Eaves Daily`: whole names without that of the paper behind them. */
function withoutPaper(names: string, site: string): string {
  const own = site !== "" && names.endsWith(` ${site}`) ? names.slice(0, -site.length).replace(/[\s,]+$/, "") : "";
  return own.includes(" ") ? own : names;
}

/** Whether a word is a whole name as it is written, with its capitals. */
const isWritten = (name: string) =>
  (areNames([name]) && !/(?:^|\s)\p{Ll}/u.test(name)) || /^\p{Script=Hangul}{2,4}$/u.test(name);
const onlyIf = (isSo: (name: string) => boolean, names: string[]) => (names.every(isSo) ? names : []);
const isCorrespondent = (label: string) => /记者|通讯员|信息员|投稿|撰|采写|供稿|文|图/.test(label);

/** Lines of a marked box that are looked at: a name, and what its owner says of himself. */
const boxLines = 4;

/** What a marked element says of who wrote it: of a box of several lines, in which nothing is called a name, the first and those that are names as well. */
function saidBy({ element, line, rule }: Marked, { lines }: Page): string {
  if (!rule.startsWith("class")) return statedBy(element);
  const [first, ...others] = lines.slice(line, line + boxLines).filter(isIn(element));
  if (!first || others.length === 0) return statedBy(element);
  return [first, ...others.filter(({ text }) => isWritten(text))].map(({ text }) => text).join("、");
}

/** Marked elements of one rule are one statement, as long as each names somebody in few words. */
function marked({ marks, page }: Scene): Candidate<string[]>[] {
  const rules = Map.groupBy(
    marks.filter(({ field }) => field === "author"),
    ({ rule }) => rule,
  );
  return [...rules].flatMap(([rule, elements]) => {
    const [first] = elements;
    const texts = elements.slice(0, 6).map((mark) => withoutLabel(saidBy(mark, page)));
    const names = [
      ...new Set(texts.filter((text) => text.length <= 30 && !isAddress(text)).flatMap((text) => namesIn(text, "any"))),
    ];
    const value = withoutDesks(names);
    return !first || value.length === 0 || value.length > 4
      ? []
      : [{ value, rule, where: texts.join(", ").slice(0, 120), confidence: first.confidence - first.distance / 100 }];
  });
}

/** Where platforms keep the pages of those who write on them. */
const personPage =
  /\/(?:u|users?|people|authors?|space|profile|members?|blogger)\/(?:token\/)?[^/?#]{1,100}\/?(?:[?#]|$)|space-uid-\d|[?&](?:uid|userid|author)=\d/i;
/** A line with such a link stands just below the title, and is short; so many nodes of it are looked at. */
const linesBelowTitle = 8;
const linkedLength = 80;
const nodeLimit = 80;

/** Links to a person's page in the lines below the title. */
function linked({ head, titleAt }: Scene): Candidate<string[]>[] {
  if (titleAt === undefined) return [];
  return head.flatMap(({ block, text, linked: inLinks, at, distance }) => {
    if (inLinks < 2 || text.length > linkedLength || at <= titleAt || at > titleAt + linesBelowTitle) return [];
    const name = linksIn(block).find(({ attribs }) => personPage.test((attribs.href ?? "").slice(0, 300)));
    const value = name ? namesIn(plainText(textOf(name, 40)), "any") : [];
    const rule = "link to a person's page";
    return value.length === 1 ? [{ value, rule, where: text.slice(0, 120), confidence: 0.45 - distance / 100 }] : [];
  });
}

function linksIn(block: Element): Element[] {
  const found: Element[] = [];
  const stack: AnyNode[] = [block];
  for (let node = stack.pop(), walked = 0; node && walked < nodeLimit; node = stack.pop(), walked++) {
    if (!("attribs" in node)) continue;
    if (node.name === "a") found.push(node);
    stack.push(...node.children.slice(0, nodeLimit).toReversed());
  }
  return found;
}

const withoutLabel = (text: string) =>
  plainText(text).replace(/^(?:作\s{0,3}者|记\s{0,3}者|文|by|von|por|par)\s{0,3}[:：|/\s]\s{0,3}/i, "");
const isAddress = (text: string) => /^https?:|^\/|@.{1,60}\./.test(text);
