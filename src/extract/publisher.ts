// Where an article says it comes from: 来源.
import { organisationsBeside } from "./beside-date.ts";
import { isOrganisation } from "./names.ts";
import type { Candidate } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { selectedTexts, statedBy } from "./selected.ts";
import { writtenDay } from "./when.ts";

/** What <meta> elements state. */
const metaNames = [
  "contentsource",
  "source",
  "article:source",
  "og:source",
  "mediaid",
  "dc.publisher",
  "dcterms.publisher",
];
/** Where the name of a source ends: a date, a bar, what a page may say next. */
const end =
  /\s{0,3}(?:(?:19|20)\d{2}[-/.年]|\d{1,2}:\d{2}|·\s|[|丨【[(（]|本报记者|记者|通讯员|作者|编辑|责编|字体|字号|分享|点击|打印|浏览|我要|复制|阅读|评论|http)/i;
const nobody = /^(?:来自.*|IP属地.*|未知|不详|无|暂无|原创|转载|网络|互联网|null|none|undefined|admin|\d+)$/i;

/** Publishers that the page names around the text. */
export function findPublisher(scene: Scene): Candidate<string>[] {
  const read = (text: string | undefined, rule: string, where: string, confidence: number): Candidate<string>[] => {
    const value = nameIn(text ?? "");
    return value === undefined ? [] : [{ value, rule, where: where.slice(0, 120), confidence }];
  };
  return [
    ...selectedTexts(scene, "publisher").flatMap((text) => read(text, "selector", text, 1)),
    ...scene.labels
      .filter(({ kind }) => kind === "publisher")
      .flatMap(({ value, where, distance, isSure }) =>
        read(value, "label before name", where, (isSure ? 0.95 : 0.8) - distance / 100),
      ),
    ...metaNames.flatMap((name) => {
      const text = scene.page.meta.get(name)?.[0];
      return text === undefined ? [] : read(text, `meta ${name}`, text, 0.75);
    }),
    ...scene.marks
      .filter(({ field }) => field === "publisher")
      .flatMap(({ element, rule, confidence, distance }) =>
        read(statedBy(element), rule, statedBy(element), confidence - distance / 100),
      ),
    ...read(scene.statement?.publisher, "JSON-LD publisher", scene.statement?.publisher ?? "", 0.4),
    ...scene.head.flatMap((line) =>
      organisationsBeside(line, scene.site).flatMap((name) =>
        read(name, "name beside the date", line.spaced, 0.5 - line.distance / 100),
      ),
    ),
    ...scene.head.flatMap(({ spaced, distance }) =>
      spaced.length <= bylineLength && byline.test(spaced) && spaced.endsWith(` ${scene.site}`)
        ? read(scene.site, "site behind a byline", spaced, 0.5 - distance / 100)
        : [],
    ),
    // An organisation that a template calls the author is who publishes.
    ...scene.marks
      .filter(({ field }) => field === "author")
      .flatMap(({ element, distance }) => {
        const text = statedBy(element);
        return isOrganisation(text) && !writtenDay.test(text)
          ? read(text, "organisation as author", text, 0.4 - distance / 100)
          : [];
      }),
  ];
}

/** A byline is short. */
const bylineLength = 60;
const byline = /^(?:by|von|par|por|di) \p{Lu}/iu;

function nameIn(text: string): string | undefined {
  const flat = text
    .slice(0, 200)
    .normalize("NFKC")
    .replace(/^(?:(?:信息|文章|稿件|新闻)?来\s{0,3}源|source)\s{0,3}[:：]\s{0,3}/i, "");
  const [name = ""] = flat.replace(/^[\s《“"【[(]+/, "").split(end, 1);
  // Names in Chinese have no spaces: what follows one is something else.
  const first = /\p{Script=Han}/u.test(name) ? (name.split(/\s+/, 1)[0] ?? "") : name;
  const value = first.replace(/[\s，,。;；"】\])]+$|(?<!“[^”]{0,30})”$|(?<!《[^》]{0,30})》$/, "").trim();
  return value.length < 2 || value.length > 30 || nobody.test(value) || /[。！？:：]|\d,? (?:19|20)\d{2}\b/.test(value)
    ? undefined
    : value;
}
