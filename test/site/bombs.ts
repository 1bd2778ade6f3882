// A web of bombs: what a test's own fetch finds instead of the network, over real HTTP, so that the runtime itself unpacks it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes that a bomb is when it is unpacked. */
const size = 128 * 1024 * 1024;

const packers: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  gzip: (bytes) => gzipSync(bytes, { level: 1 }),
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
};

/** Answers http://bomb.example/ENCODING with a page that is small on the wire; there is nothing else in this web. */
export function serveBombs({ url = "/", headers }: IncomingMessage, answer: ServerResponse): void {
  const encoding = url.slice(1);
  const pack = packers[encoding];
  if (headers.host !== "bomb.example" || pack === undefined) {
    answer.writeHead(502).end("the tests have no network");
    return;
  }
  const bomb = pack(new Uint8Array(size));
  answer.writeHead(200, {
    "content-type": "text/html",
    "content-encoding": encoding,
    "content-length": bomb.byteLength,
  });
  answer.end(bomb);
}
