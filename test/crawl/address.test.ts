import { describe, expect, it } from "vitest";
import { refusal } from "../../src/crawl/address.ts";

describe("an address that is refused", () => {
  it.each([
    "ftp://example.com/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "http://user:secret@example.com/",
    "http://localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://intranet/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://10.1.2.3/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[2002:7f00:1::]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2001:db8::1]/",
    "http://127.0.0.1./",
    "http://127.0.0.1../",
    "http://0x7f.1/",
    "http://0x7F000001/",
    "http://017700000001/",
    "http://0177.1/",
    "http://10.257/",
    "http://%31%32%37.0.0.1/",
    "http://１２７．０．０．１/",
    "http://127。0。0。1/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://localhost../",
    "http://printer.localhost/",
    "http://metadata.google.internal./",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://255.255.255.255/",
    "http://2852039166/",
    "http://example.com@127.0.0.1/",
    "http:127.0.0.1/",
    "data:text/html,x",
    "not a URL",
  ])("%s", (address) => {
    expect(refusal(address)).toBeTypeOf("string");
  });
});

describe("an address that is not", () => {
  it.each([
    "http://xjyszb.cn/News/1.aspx",
    "https://172.32.0.1/",
    "http://9.255.255.255/",
    "http://[2606:4700::1111]/",
    "https://例子.中国/",
  ])("%s", (address) => {
    expect(refusal(address)).toBeUndefined();
  });
});
