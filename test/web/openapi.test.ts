import { expect, it } from "vitest";
import { openApi } from "../../src/web/api/app.ts";
import document from "../../src/web/api/openapi.json" with { type: "json" };
import { openRun } from "../refresh/run.ts";

it("openapi.json is what the routes say of themselves", async () => {
  await expect(`${JSON.stringify(openApi(), null, 2)}\n`).toMatchFileSnapshot("../../src/web/api/openapi.json");
});

it("/openapi.json is this document, and /docs shows every endpoint of it without a script", async () => {
  const run = await openRun({ size: 1 });
  const answer = await run.get("/openapi.json");
  expect(answer.headers.get("content-type")).toContain("json");
  expect(await answer.json()).toEqual(document);
  const page = await run.text("/docs");
  for (const path of Object.keys(document.paths)) expect(page).toContain(`GET ${path}`);
  expect(page).not.toContain("<script");
  expect(page).not.toMatch(/(src|href)="https?:/);
});
