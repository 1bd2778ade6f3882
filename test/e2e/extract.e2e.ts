// The extraction from a terminal, run as a person runs it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "pagewire-extract-"));
const html = `<html><head><title>河上来了一条纸船_云檐报</title></head><body><h1>河上来了一条纸船</h1>
<p>发布时间：2020-09-04 10:05　浏览：1,234次</p><div><p>今天早上，一条很大的纸船从上游漂来，船上没有人，只有一封没有写字的信。</p>
<p>镇上的人把信晾在桥头，等它干了再看，因为谁也不着急。</p></div></body></html>`;
writeFileSync(join(folder, "a.html"), html);
writeFileSync(join(folder, "manifest.jsonl"), '{"file":"a.html","url":"http://a.example/News/7.aspx"}\n');

const run = (args: string[], input = "") =>
  spawnSync("node", ["src/cli/extract.ts", ...args], { input, encoding: "utf8" });

test("a manifest gives one JSON line a page, with files beside it", () => {
  const { stdout, status } = run(["--json", "--list", join(folder, "manifest.jsonl")]);
  assert.equal(status, 0);
  const [line = "", ...rest] = stdout.trimEnd().split("\n");
  assert.deepEqual(rest, []);
  const { title, published, precision, views, evidence } = JSON.parse(line);
  assert.deepEqual(
    { title, published, precision, views },
    { title: "河上来了一条纸船", published: "2020-09-04T02:05:00.000Z", precision: "minute", views: 1234 },
  );
  assert.match(evidence.views.where, /浏览：1,234次/);
});

test("standard input is read for people: fields with evidence, the text, a source file", () => {
  const { stdout, status } = run(["-", "--url", "http://a.example/News/7.aspx"], html);
  assert.equal(status, 0);
  for (const part of ["河上来了一条纸船", "1234", "谁也不着急", 'article: "/News/:key.aspx"'])
    assert.ok(stdout.includes(part), part);
});

test("a page is read in its own language and zone, unless a flag names others", () => {
  const german = html
    .replace("<html>", '<html lang="de">')
    .replace(/[\u4e00-\u9fff\u3000-\u303f]+/g, "Der Fluss ist ruhig. ");
  const args = ["-", "--url", "http://a.example/News/7.aspx"];
  const own = run(args, german).stdout;
  assert.match(own, /language: "de",\n {2}timeZone: "Europe\/Berlin"/);
  const given = run([...args, "--time-zone", "Asia/Tokyo", "--language", "ja"], german).stdout;
  assert.match(given, /language: "ja",\n {2}timeZone: "Asia\/Tokyo"/);
});

test("a file that does not say where it came from gets no source file, but is told what is missing", () => {
  const { stdout, status } = run(["-"], html);
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, /defineSource/);
  assert.match(stdout, /--url URL/);
});

test("each line of a manifest has its line in the answer: a file that is not there and a line that is wrong say why", () => {
  const lines = ["gone.html", "a.html"].map((file) => `{"file":"${file}","url":"http://a.example/News/7.aspx"}\n`);
  writeFileSync(join(folder, "missing.jsonl"), ['{"file":"b.html","url":"a"}\n', ...lines].join(""));
  const { stdout, stderr, status } = run(["--json", "--list", join(folder, "missing.jsonl")]);
  assert.equal(status, 1);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    answers.map(({ file, title }) => [file, title]),
    [
      ["b.html", null],
      ["gone.html", null],
      ["a.html", "河上来了一条纸船"],
    ],
  );
  assert.match(answers[0].error, /^line 1: url: /);
  assert.match(answers[1].error, /gone\.html: there is no such file$/);
  assert.match(stderr, /gone\.html: there is no such file\n.*1 of its lines and 1 of its files could not be read\n$/);
});

test("whoever reads the first lines alone, as head does, ends it in silence", () => {
  const lines = Array.from({ length: 60 }, () => '{"file":"a.html","url":"http://a.example/News/7.aspx"}\n');
  writeFileSync(join(folder, "many.jsonl"), lines.join(""));
  const command = `node src/cli/extract.ts --json --list ${join(folder, "many.jsonl")} | head -n 1`;
  const { stderr, stdout } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
  assert.equal(stderr, "");
  assert.equal(JSON.parse(stdout).views, 1234);
});

test("a host that is not there is told in one line, with why", () => {
  const { stdout, stderr, status } = run([
    "http://nowhere.example/",
    "--connect-to",
    "nowhere.example=http://127.0.0.1:65530",
  ]);
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /^http:\/\/nowhere\.example\/: .*cannot be reached: .+\n$/);
});

for (const args of [
  ["--nonsense"],
  ["ftp://a.example/"],
  [folder],
  ["a.html", "--explain", "views", "--json"],
  ["a.html", "--language", "no such tag"],
  ["no-such-file.html"],
  [],
  ["--list", join(folder, "a.html")],
  ["a", "--url", "x"],
]) {
  test(`told in one line and exit 2: ${args.join(" ") || "nothing to read"}`, () => {
    const { stderr, stdout, status } = run(args);
    assert.deepEqual([status, stdout, stderr.trimEnd().split("\n").length], [2, "", 1]);
  });
}
