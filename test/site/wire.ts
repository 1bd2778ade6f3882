// What can happen on the wire, over real HTTP: a test's own fetch finds these hosts instead of the network, so that it is the runtime
// itself that unpacks, aborts and is cut off.
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes that a bomb is when it is unpacked. */
const size = 128 * 1024 * 1024;
const html = { "content-type": "text/html" };

const packers: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  gzip: (bytes) => gzipSync(bytes, { level: 1 }),
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

const hosts: Record<string, (answer: ServerResponse, path: string) => void> = {
  /** Small on the wire; the path names the encoding. */
  "bomb.example"(answer, path) {
    const encoding = path.slice(1);
    const bomb = packers[encoding]?.(new Uint8Array(size));
    answer.writeHead(200, { ...html, "content-encoding": encoding, "content-length": bomb?.byteLength });
    answer.end(bomb);
  },
  /** A byte now and then, without end. */
  "drip.example"(answer) {
    answer.writeHead(200, html);
    const drip = setInterval(() => answer.write("x"), 20);
    answer.on("close", () => clearInterval(drip));
  },
  /** The connection dies in the middle of the body, with and without a length. */
  "cut.example"(answer, path) {
    answer.writeHead(200, path === "/length" ? { ...html, "content-length": 1000 } : html);
    answer.write("<p>half a page", () => answer.destroy());
  },
  /** It takes the request and never answers. */
  "hang.example"() {},
};

/** Answers a request to one of these hosts; there is nothing else in this web. */
export function serveWire({ url = "/", headers }: IncomingMessage, answer: ServerResponse): void {
  const behave = hosts[headers.host ?? ""];
  if (behave === undefined) answer.writeHead(502).end("the tests have no network");
  else behave(answer, url);
}
