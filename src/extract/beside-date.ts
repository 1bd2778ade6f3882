// Who stands beside the date of an article without a label: a source, a writer, a reporter, an account. Knows lines; which of them is believed is for others.
import type { NearLine } from "./around.ts";
import { areNames, isOrganisation } from "./names.ts";
import type { Scene } from "./scene.ts";
import { writtenDay } from "./when.ts";

/** A short line with a date and a few words. */
const dateLine = 60;
/** Labels of other facts may follow. */
const lineReach = 200;
const day = new RegExp(String.raw`${writtenDay.source}\s?日?`);
const clock = /\d{1,2}:\d{2}(?::\d{2})?/;
/** What a platform says of the account of an organisation. */
const official = /官方[帐账]号$/;
/** The word for some part of any organisation. */
const anyone = /^欢迎|^(?:客户端|编辑部|办公室|新闻网|新闻部|新闻社|广播电台|电视台|公众号|工作室|频道|大学|政府)$/;
const word = /^[\p{L}\p{N}－-]{3,16}$/u;

/** The words beside the date of a line, up to what a label names; nothing where there is no date, or a sentence. */
function wordsIn({ spaced, labels }: NearLine): string[] {
  if (spaced.length > lineReach || !day.test(spaced)) return [];
  const label = labels().find(({ kind }) => kind !== "published" && kind !== "updated");
  const text = label === undefined ? spaced : spaced.normalize("NFKC").slice(0, label.at);
  if (text.length > dateLine || !day.test(text) || /[。！？：:]\s?\p{L}|第\s?\d{1,3}\s?版/u.test(text)) return [];
  return text
    .replace(day, " ")
    .split(/[\s|丨·,，()（）]+/)
    .map((one) => one.replace(official, ""))
    .filter((one) => one !== "");
}

/** `云檐日报 2020-09-04 10:05`: organisations, or the site itself. */
export function organisationsBeside(line: NearLine, site: string): string[] {
  return wordsIn(line).filter((one) => word.test(one) && (one === site || isOrganisation(one)) && !anyone.test(one));
}

/** A word of two characters there is as often that for a column. */
const shortestName = 3;
const mostPeople = 3;

/** `2020-09-04 10:05 云檐日报 张小禾`: behind the day, people behind the organisation that they write for. */
export function peopleBeside(line: NearLine): string[] {
  const [organisation = "", ...people] = wordsIn(line).filter((one) => !clock.test(one));
  const isWhole =
    line.spaced.search(day) === 0 && isOrganisation(organisation) && people.length > 0 && people.length <= mostPeople;
  return isWhole && areNames(people) && people.every((name) => name.length >= shortestName) ? people : [];
}

/** `记者张三`, with neither gap nor colon. */
const reporters =
  /(?<![^\s|丨·()（）[【】\]])\p{Script=Han}{0,8}(?:记者|通讯员|实习生)(\p{Script=Han}{2,4}(?:、\p{Script=Han}{2,4}){0,3})(?=$|[\s|丨·()（）\]】])/gu;
const facts: ReadonlySet<string> = new Set(["published", "updated", "publisher", "views"]);

/** `2020-09-04 来源：云檐报 记者张三`: reporters in a line that tells a date, a source or a count, and is neither a sentence nor a link to another article. */
export function reportersBeside(line: NearLine): string[] {
  const { spaced, linked } = line;
  if (spaced.length > lineReach || linked > spaced.length / 3 || !spaced.includes("记者") || /[，。！？]/.test(spaced))
    return [];
  if (!day.test(spaced) && !line.labels().some(({ kind, value }) => facts.has(kind) && value !== "")) return [];
  const names = [...spaced.matchAll(reporters)].flatMap(([, listed = ""]) => listed.split("、"));
  return areNames(names) ? [...new Set(names)] : [];
}

/** Lines below the title in which an account stands. */
const belowTitle = 3;
const account = /^[\p{L}\p{N}_-]{3,16}$/u;

/** `石阶上的人 2020-09-04 10:05`: nothing but a word beside the date, which stands by itself elsewhere on the page. */
export function accountBeside(line: NearLine, { page, titleAt, site }: Scene): string[] {
  if (titleAt === undefined || line.at <= titleAt || line.at > titleAt + belowTitle) return [];
  const [name = "", ...others] = wordsIn(line).filter((one) => !clock.test(one));
  if (others.length > 0 || !account.test(name) || name === site || isOrganisation(name)) return [];
  return page.lines.some(({ text }, at) => at > line.at && text === name) ? [name] : [];
}
