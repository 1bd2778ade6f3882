import { expect, it } from "vitest";
import { frame, frameBytes, framedParts, frameWide, unframe, unframeWide } from "../../src/store/frame.ts";

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
  expect(framedParts(before)).toEqual(parts.map(utf8));
});

it("texts are had as bytes", () => {
  expect(framedParts(frameBytes(parts))).toEqual(parts.map(utf8));
});

it.each([1, 9])("a frame that lacks its last %i bytes, or has more, is none", (bytes) => {
  const [whole, text] = [frameBytes(parts), frame(parts)];
  expect(() => framedParts(whole.subarray(0, -bytes))).toThrow("a frame of");
  expect(() => framedParts(new Uint8Array([...whole, ...whole.subarray(-bytes)]))).toThrow("a frame of");
  expect(() => unframe(text.slice(0, -bytes))).toThrow("a frame of");
});

it("half a character takes the place that its replacement has", () => {
  const bytes = frameBytes(["a\ud83d", "b"]);
  expect(framedParts(bytes)[1]).toEqual(utf8("b"));
  expect(unframe(new TextDecoder().decode(bytes))).toEqual(["a\ufffd", "b"]);
});

it("what is no frame is refused", () => {
  expect(() => unframe("7\nx")).toThrow();
  expect(() => framedParts(utf8("{}\nx"))).toThrow();
});
