// The rules of RSS 2.0 and of the Advisory Board's profile that no schema checks: https://www.rssboard.org/rss-profile
import { type CheerioAPI, load } from "cheerio/slim";
import type { Element } from "domhandler";

const date =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const address = /^https?:\/\/[^\s<>"]+$/;

/** What an RSS document does wrong, in words; `self` is its address. */
export function rssFaults(xml: string, self: string): string[] {
  const $ = load(xml, { xml: true });
  const channel = $("rss[version='2.0'] > channel");
  const faults: string[] = [];
  const expect = (isGood: boolean, fault: string) => {
    if (!isGood) faults.push(fault);
  };
  const only = (name: string) => channel.children(name);

  expect(channel.length === 1, "no channel of RSS 2.0");
  for (const name of ["title", "link", "description"]) expect(only(name).length === 1, `channel: not one ${name}`);
  for (const name of ["language", "lastBuildDate", "generator", "docs", "ttl", "copyright", "image"])
    expect(only(name).length <= 1, `channel: more than one ${name}`);
  expect(address.test(only("link").text()), "channel: link is no address");
  expect(date.test(only("lastBuildDate").text()), `channel: lastBuildDate ${only("lastBuildDate").text()}`);
  expect(/^[1-9]\d*$/.test(only("ttl").text()), "channel: ttl is no number of minutes");
  const own = channel.children("atom\\:link[rel='self']");
  expect(own.length === 1 && own.attr("href") === self, "channel: not one atom:link to itself");
  expect(own.attr("type") === "application/rss+xml", "channel: the type of its atom:link");
  if (only("image").length > 0) {
    expect(only("image").children("title").text() === only("title").text(), "image: another title than the channel");
    expect(only("image").children("link").text() === only("link").text(), "image: another link than the channel");
    expect(address.test(only("image").children("url").text()), "image: url is no address");
  }
  const guids = new Set<string>();
  channel.children("item").each((_, item) => {
    faults.push(...itemFaults($, item, guids));
  });
  return faults;
}

function itemFaults($: CheerioAPI, element: Element, guids: Set<string>): string[] {
  const item = $(element);
  const guid = item.children("guid");
  const faults: string[] = [];
  const expect = (isGood: boolean, fault: string) => {
    if (!isGood) faults.push(`item ${guid.text()}: ${fault}`);
  };
  const names = item
    .children()
    .toArray()
    .map(({ tagName }) => tagName);

  for (const name of ["title", "link", "description", "guid"])
    expect(names.filter((other) => other === name).length === 1, `not one ${name}`);
  for (const name of ["pubDate", "enclosure", "source", "content:encoded"])
    expect(names.filter((other) => other === name).length <= 1, `more than one ${name}`);
  expect(item.children("title").text().trim() !== "", "an empty title");
  expect(guid.attr("isPermaLink") === "false", "the guid is no permalink and must say so");
  expect(!guids.has(guid.text()), "a guid that an item had before");
  guids.add(guid.text());
  expect(address.test(item.children("link").text()), "link is no address");
  expect(!names.includes("author"), "an author is an e-mail address; a name is a dc:creator");
  if (names.includes("pubDate")) expect(date.test(item.children("pubDate").text()), "pubDate is no date");
  if (names.includes("content:encoded"))
    expect(names.indexOf("description") < names.indexOf("content:encoded"), "content:encoded before the description");
  item.children("enclosure").each((_, { attribs }) => {
    expect(address.test(attribs.url ?? ""), "enclosure: no address");
    expect(/^[1-9]\d*$/.test(attribs.length ?? ""), "enclosure: no length");
    expect(/^[\w.+-]+\/[\w.+-]+$/.test(attribs.type ?? ""), "enclosure: no type");
  });
  item.children("source").each((_, source) => {
    expect(address.test($(source).attr("url") ?? "") && $(source).text() !== "", "source: no address or no name");
  });
  item.children("dc\\:creator").each((_, creator) => {
    expect($(creator).text().trim() !== "", "a dc:creator of no name");
  });
  item.children("media\\:statistics").each(() => {
    expect(false, "media:statistics stands in media:community");
  });
  return faults;
}
