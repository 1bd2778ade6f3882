// Subscribing with real programs: a list to import, mail for new articles.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { feedFiles, formats } from "../../src/syndicate/format.ts";
import { type Demo, folder, startDemo, until } from "./pagewire.ts";

let demo: Demo;
before(async () => {
  demo = await startDemo();
});
after(async () => {
  await demo.stop();
});

const run = (command: string, args: string[], home: string) =>
  execFileSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
    maxBuffer: 64 * 1024 * 1024,
  });

async function fileOf(path: string, home: string): Promise<string> {
  const file = join(home, "list.opml");
  writeFileSync(file, await (await fetch(demo.origin + path)).text());
  return file;
}

for (const path of ["/opml.xml", "/opml.xml?format=atom"]) {
  test(`${path} is OPML 2.0 by its schema`, async () => {
    const home = folder("opml");
    const file = await fileOf(path, home);
    run("xmllint", ["--noout", "--nonet", file], home);
    run("jing", ["-c", "test/e2e/opml.rnc", file], home);
  });
}

test("newsboat imports the list and reads what it names", async () => {
  const home = folder("newsboat");
  const urls = join(home, "urls");
  writeFileSync(urls, "");
  writeFileSync(join(home, "config"), "");
  const files = ["-u", urls, "-c", join(home, "cache.db"), "-C", join(home, "config")];
  run("newsboat", [...files, "-i", await fileOf("/opml.xml", home)], home);
  const imported = readFileSync(urls, "utf8").trim().split("\n");
  assert.deepEqual(
    imported.map((line) => line.split(" ")[0]),
    formats.map((format) => `${demo.origin}/xjyszb/${feedFiles[format]}`),
  );
  writeFileSync(urls, `${demo.origin}/xjyszb/atom.xml\n`);
  run("newsboat", [...files, "-x", "reload"], home);
  assert.match(run("newsboat", [...files, "-x", "print-unread"], home), /^50 unread/);
});

test("rss2email sends a mail for each article, and none on its second run, though view counts rose", async () => {
  const home = folder("rss2email");
  const box = join(home, "mail");
  const sendmail = join(home, "sendmail");
  writeFileSync(sendmail, `#!/bin/sh\ncat >> ${box}\nprintf '\\n.\\n' >> ${box}\n`, { mode: 0o755 });
  writeFileSync(
    join(home, "rss2email.cfg"),
    `[DEFAULT]\nfrom = news@example.org\nto = reader@example.org\nemail-protocol = sendmail\nsendmail = ${sendmail}\n`,
  );
  const r2e = (...args: string[]) =>
    run("r2e", ["-c", join(home, "rss2email.cfg"), "-d", join(home, "r2e.json"), ...args], home);
  const mails = () => readFileSync(box, "utf8").match(/^Subject:/gm)?.length ?? 0;
  r2e("add", "pagewire", `${demo.origin}/xjyszb/atom.xml`);
  r2e("run");
  assert.equal(mails(), 50);
  const views = async () => (await demo.json<{ views: number }>("/api/v1/articles/xjyszb/4057")).views;
  const before = await views();
  demo.paper.raiseViews(1000);
  await demo.tick(Date.now() + 3 * 3_600_000);
  await until("the new view count", async () => (await views()) >= before + 1000);
  r2e("run");
  assert.equal(mails(), 50);
});
