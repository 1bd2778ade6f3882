import { expect, it } from "vitest";
import { z } from "zod";
import { cursorOf, cursorText } from "../../src/web/cursor.ts";

it("a cursor that holds a place in each of eighty sources is taken back as it was given", () => {
  const place = { article: [123_456, "20260904-a-long-key-of-an-article"], views: [123_456, "a-key"] };
  const places = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`newspaper-${at}`, place]));
  const text = cursorText(places);
  expect(cursorOf(z.unknown()).parse(text)).toEqual(places);
});

it.each(["", "nonsense?", "a".repeat(20_000)])("what is no cursor is refused: %s", (text) => {
  expect(cursorOf(z.object({})).safeParse(text).success).toBe(false);
});
