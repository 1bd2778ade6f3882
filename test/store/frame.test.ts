import { expect, it } from "vitest";
import { frame, frameBytes, framedPart, frameWide, unframe, unframeWide } from "../../src/store/frame.ts";

const parts = ["{}", "", "新济阳\n[1]", "𠮷 🎉", "é]"];
const utf8 = (text: string) => new TextEncoder().encode(text);

it("texts come out of a frame as they went in, in each encoding", () => {
  expect(unframe(frame(parts))).toEqual(parts);
  expect(unframe(new TextDecoder().decode(frameBytes(parts)))).toEqual(parts);
  expect(unframeWide(frameWide(parts))).toEqual(parts);
});

it("a frame that was written before there were others is read like them", () => {
  const before = utf8("[2,0,7,5,2]\n{}新济阳\n[1]𠮷 🎉é]");
  expect(unframeWide(before)).toEqual(parts);
  expect(parts.map((_, at) => framedPart(before, at))).toEqual(parts.map(utf8));
});

it("one text is had as bytes, without the others", () => {
  const bytes = frameBytes(parts);
  expect(parts.map((_, at) => framedPart(bytes, at))).toEqual(parts.map(utf8));
  expect(framedPart(bytes, parts.length)).toBeUndefined();
});

it("half a character takes the place that its replacement has", () => {
  const bytes = frameBytes(["a\ud83d", "b"]);
  expect(framedPart(bytes, 1)).toEqual(utf8("b"));
  expect(unframe(new TextDecoder().decode(bytes))).toEqual(["a\ufffd", "b"]);
});

it("what is no frame is refused", () => {
  expect(() => unframe("7\nx")).toThrow();
  expect(() => framedPart(utf8("{}\nx"), 0)).toThrow();
});
