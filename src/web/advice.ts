// What a person does about a fault, by its name. Data.

const byItself = "Nothing: it is tried again by itself. If it lasts for days, open the address in a browser.";
const oneArticle =
  "Nothing: the article stays as it was. If the page is right as it is now, it is believed after a day.";
const redesigned =
  'Open the address: if the site was redesigned, read it with "npm run extract" and help with "selectors" in the source\'s file.';
const list =
  'Open the list: if the site has moved or was redesigned, change "lists" and "article" in the source\'s file.';

const advice: Readonly<Record<string, string>> = {
  "http-error": byItself,
  timeout: byItself,
  unreachable: byItself,
  "cut-short": byItself,
  "left-alone": "Nothing: its host did not answer when it was asked last, and is asked again by itself.",
  "crawl-delay":
    "The site asks for pauses that are longer than a look may take: name fewer lists, or its feed, in the source's file.",
  "in-turn":
    "Nothing: who was asked longest ago is asked first. If news comes too late, name fewer lists, or the site's feed, in the source's file.",
  throttled: "Nothing: the site is left alone until it wants to be asked again.",
  "too-large": "Open the address: what it sends is far larger than a page of news.",
  redirects: 'Open the address: if the site has moved, change "home", "lists" and "article" in the source\'s file.',
  "not-html": "Open the address: it sends something else than a page.",
  refused: 'If the address belongs to the site, name its host in "hosts" in the source\'s file.',
  "robots-disallowed": "The site asks not to be read: ask its people for leave, or take the source out.",
  "robots-unreachable": "Nothing: until its robots.txt can be had, a site that never told its rules is left alone.",
  "list-empty": list,
  "list-gone": list,
  "list-unreadable": list,
  "list-short": "Open the list: if it is so from now on, there is nothing to do; after a day it is believed.",
  "list-long": "Open the list: if it is so from now on, there is nothing to do; after a day it is believed.",
  charset: "Open the address: if it is legible, there is nothing to do; after a day it is believed.",
  "not-articles": redesigned,
  "same-text": redesigned,
  copies:
    'Nothing comes twice. Open the address: new articles may stand behind a wall. If the site has given its articles other addresses, change "article" in the source\'s file.',
  "same-titles": redesigned,
  "bodies-shrunk": redesigned,
  "layout-changed": redesigned,
  "other-articles":
    "Open the addresses: if the site gave them to other articles, or was sold, what we have stays; take the source out, or name the new site.",
  "mass-change": "Nothing: if the pages stay so for a day, the new text is taken without calling it a correction.",
  "dates-changed": "Nothing: the articles keep the dates that they had, and are read again after a day.",
  "no-article": oneArticle,
  "other-article": oneArticle,
  "text-lost": oneArticle,
  "too-heavy":
    "Nothing: it is tried again later, and keeps no other page waiting. Open the address: what makes it so large?",
  "page-missing": byItself,
  "counter-unread": 'Nothing: the views stay as they were. If it lasts, look at "counter" in the source\'s file.',
  "given-up":
    'Nothing: it is tried again ever more seldom, and forgotten once no list shows it. If it is no article, narrow "article" in the source\'s file.',
  doubtful: 'Nothing: the value is served as it was read. If it is wrong, help with "selectors" in the source\'s file.',
  restless:
    'Nothing: the article stays as it was until its page says the same twice. If it holds the weather or the day, name that in "drop" in the source\'s file.',
  gone: "Nothing: if its page is not there for a day while others are, the article is withdrawn.",
  "all-gone":
    'Open the site: if its addresses have changed, change "article" in the source\'s file. What the lists still show is not withdrawn.',
  budget:
    'Nothing: it is done after 00:00 UTC. If every day ends so, set a longer "every" in the source\'s file, or PLAN to "paid".',
  "too-many-sources":
    'Nothing is read until there are fewer sources in "src/sources/deployed.ts", or PLAN is "paid" and the account is.',
  "feeds-shortened":
    "Nothing: no article is lost, but a reader of the RSS who comes seldom may miss some. Does a page hold more than its article?",
  "slice-lost": "Nothing: the next tick tries again. If it lasts, look for slice-failed in the log of the Worker.",
  "newer-record": "Deploy the newer Worker again: this one serves what is there and writes nothing.",
  "corrupt-record":
    'The source stands still, its feeds are served. Mend the record, or delete it with "npx wrangler kv key delete": a state or views are found out anew.',
  "broken-record":
    "The source does without it. Documents and a catalogue are made anew by themselves; its archive or drawer waits for a person: put a copy back.",
  "corrupt-article":
    "Nothing: its page is read again from the site, and its record written anew; until then it is served as it was.",
  stale:
    "Look at the Worker's cron trigger and queue in Cloudflare's dashboard; \"npx wrangler tail\" shows whether ticks come.",
};

/** One line; for a fault that is not known by name, too. */
export function adviceOn(fault: string): string {
  return advice[fault] ?? byItself;
}
