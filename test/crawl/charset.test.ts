import { describe, expect, it } from "vitest";
import { decode } from "../../src/crawl/charset.ts";

/** 济阳 and 中文 as bytes, by the tables of the charsets. */
const gbk = [0xbc, 0xc3, 0xd1, 0xf4];
const big5 = [0xa4, 0xa4, 0xa4, 0xe5];
const utf8 = [0xe6, 0xb5, 0x8e, 0xe9, 0x98, 0xb3];
const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const bytes = (...parts: number[][]) => new Uint8Array(parts.flat());

describe("the charset of a page", () => {
  it("is that of its byte order mark before all else", () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], utf8), "text/html; charset=gbk")).toEqual({
      text: "济阳",
      charset: "utf-8",
    });
    expect(decode(bytes([0xff, 0xfe, 0x4e, 0x6d])).text).toBe("\u6d4e");
  });

  it("is UTF-16 without a mark where every second byte of its markup is 0, whatever the page declares", () => {
    const page = '<!DOCTYPE html><html><head><meta charset="utf-16"><title>济阳</title></head></html>';
    const units = Array.from(page, (character) => character.charCodeAt(0));
    const little = bytes(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
    const big = bytes(units.flatMap((unit) => [unit >> 8, unit & 0xff]));
    expect(decode(little)).toEqual({ text: page, charset: "utf-16le" });
    expect(decode(big, "text/html; charset=utf-8")).toEqual({ text: page, charset: "utf-16be" });
    expect(decode(bytes(ascii("<html>"), [0, 0, 0, 0], gbk)).charset).toBe("gb18030");
  });

  it("is that of the header", () => {
    expect(decode(bytes(gbk), "text/html; charset=GB2312")).toEqual({ text: "济阳", charset: "gbk" });
    expect(decode(bytes(big5), 'text/html; charset="big5"').text).toBe("中文");
  });

  it("is that of the meta element, in both of its forms", () => {
    const short = ascii('<html><head><meta charset="gbk">');
    const long = ascii('<META http-equiv=Content-Type content="text/html; charset=gb2312">');
    expect(decode(bytes(short, gbk)).text).toContain("济阳");
    expect(decode(bytes(long, gbk)).text).toContain("济阳");
    expect(decode(bytes(ascii('<meta charset="big5">'), big5)).text).toContain("中文");
  });

  it("is read from the bytes where nothing is declared", () => {
    expect(decode(bytes(utf8))).toEqual({ text: "济阳", charset: "utf-8" });
    expect(decode(bytes(gbk))).toEqual({ text: "济阳", charset: "gb18030" });
  });

  it("is not the declared one when the bytes are of another", () => {
    expect(decode(bytes(gbk), "text/html; charset=utf-8").text).toBe("济阳");
    const eight = Array.from({ length: 4 }, () => utf8);
    expect(decode(bytes(...eight), "text/html; charset=gbk").text).toBe("济阳".repeat(4));
    const bridge = new TextEncoder().encode("Старый мост");
    expect(decode(bridge, "text/html; charset=windows-1251").text).toBe("Старый мост");
  });

  it("is found though the last character is cut in two", () => {
    expect(decode(bytes(utf8, [0xe6, 0xb5])).text).toMatch(/^济阳/);
  });

  it("falls back where the name is unknown, and never throws", () => {
    expect(decode(bytes(utf8), "text/html; charset=klingon").text).toBe("济阳");
    expect(decode(bytes([0xff, 0x80, 0xff]), "text/html; charset=utf-8").text).not.toBe("");
    expect(decode(new Uint8Array())).toEqual({ text: "", charset: "utf-8" });
  });
});
