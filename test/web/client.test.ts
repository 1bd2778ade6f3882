import { expect, it } from "vitest";
import { pagewire } from "../../src/web/client.ts";
import { openRun, origin } from "../refresh/run.ts";

it("a program reads articles with types and without a line of its own for them", async () => {
  const run = await openRun({ size: 3 });
  await run.tick();
  const client = pagewire(origin, {
    fetch: (input: RequestInfo | URL) => run.get(String(input).slice(origin.length)),
  });

  const answer = await client.api.v1.articles.$get({ query: { q: "的 OR 济阳", limit: "2" } });
  if (!answer.ok) throw new Error((await answer.json()).detail);
  const { articles, next_cursor } = await answer.json();
  const titles: string[] = articles.map(({ title }) => title);
  const views: (number | undefined)[] = articles.map(({ views }) => views);
  expect(titles).toHaveLength(2);
  expect(views).toHaveLength(2);
  expect(next_cursor).toMatch(/^[\w-]+$/);

  const key = articles[0]?.key ?? "";
  const one = await client.api.v1.articles[":source"][":key"].$get({ param: { source: "xjyszb", key } });
  if (one.status !== 200) throw new Error((await one.json()).detail);
  expect((await one.json()).view_history.length).toBeGreaterThan(0);
});
