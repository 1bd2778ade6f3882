import { expect, it } from "vitest";
import { joinBodies } from "../../src/extract/joined-body.ts";

const body = (...lines: string[]) => ({
  html: lines.map((line) => `<p>${line}</p>`).join("\n"),
  text: lines.join("\n"),
});

it("pages follow one another, without what an earlier one has shown", () => {
  const joined = joinBodies([
    body("The bridge was opened on Friday.", "Yes."),
    body("Yes.", "Four hundred people came to see it.", "The bridge was opened on Friday."),
    body("It is open."),
  ]);
  expect(joined.text).toBe("The bridge was opened on Friday.\nYes.\nFour hundred people came to see it.\nIt is open.");
  expect(joined.html.replace(/<[^>]+>/g, "")).toBe(joined.text);
});

it("what a page itself says twice stays, and a short line may come again", () => {
  const text = "Hear the bell.\nHear the bell.\nOne\nTwo\nNo.";
  expect(joinBodies([body("No."), body(...text.split("\n"))]).text).toBe(`No.\n${text}`);
});

it("the markup of a page comes through as it is", () => {
  const html = '<p>Ä &amp; <b>桥</b></p>\n<figure><img src="http://paper.example/a.jpg" alt="x"></figure>';
  expect(joinBodies([{ html, text: "Ä & 桥" }]).html).toBe(html);
});

it("a picture at the head of every page is shown once", () => {
  const picture = '<p><img src="http://paper.example/a.jpg"></p>';
  const joined = joinBodies([
    { html: `${picture}<p>One page.</p>`, text: "One page." },
    { html: `${picture}<p>Another page.</p>`, text: "Another page." },
  ]);
  expect(joined.html.match(/<img/g)).toHaveLength(1);
});
