// What can go wrong with a site, played.
import { encode } from "./encode.ts";
import { gzipped } from "./upstream.ts";

export type Fault =
  /** An error page; `retryAfter` is sent as it stands. */
  | { kind: "status"; status: number; retryAfter?: string }
  /** Takes the request and never answers. */
  | { kind: "hang" }
  /** The connection dies in the middle of the body. */
  | { kind: "cut" }
  /** Half of the page, and no sign that it is half. */
  | { kind: "half" }
  /** An answer without a body. */
  | { kind: "blank" }
  /** A friendly page with status 200 that is no article. */
  | { kind: "soft-error" }
  /** The connection is reset before a byte came. */
  | { kind: "reset" }
  /** Announces more bytes than it sends, or fewer. */
  | { kind: "length"; off: number }
  /** Sends elsewhere, as it stands. */
  | { kind: "redirect"; to: string }
  /** The right page under other headers. */
  | { kind: "headers"; headers: Record<string, string> }
  /** So many bytes, as a small archive unpacks to them. */
  | { kind: "bytes"; count: number }
  /** A file of gzip that unpacks to so many bytes. */
  | { kind: "archive"; count: number }
  /** The right page as something made of it: an edited text, in a charset of its own. */
  | { kind: "edit"; edit: (html: string) => string; charset?: string }
  /** Bytes that are no text in the charset that they claim. */
  | { kind: "damage" }
  /** Whatever a test makes of the request and of the right answer. */
  | { kind: "answer"; answer: (request: Request, right: Response) => Response | Promise<Response> };

/** Which requests a fault meets: everything, the home page, all articles, or a path. */
export type Where = "all" | "list" | "articles" | (string & {});

export function meets(where: Where, path: string): boolean {
  if (where === "all") return true;
  return where === "list" ? path === "/" : where === "articles" ? path.startsWith("/News/") : path === where;
}

/** The answer of a site with this fault to a request that it would have answered with `right`. */
export async function faulty(fault: Fault, request: Request, right: Response): Promise<Response> {
  switch (fault.kind) {
    case "status": {
      const headers = new Headers({ "content-type": "text/html; charset=utf-8" });
      if (fault.retryAfter !== undefined) headers.set("retry-after", fault.retryAfter);
      return new Response(`<html><title>${fault.status}</title><h1>服务器错误 ${fault.status}</h1></html>`, {
        status: fault.status,
        headers,
      });
    }
    case "hang":
      return new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
    case "cut":
      return new Response(broken(await half(right)), { headers: right.headers });
    case "half":
      return new Response(await half(right), { headers: right.headers });
    case "blank":
      return new Response("", { headers: right.headers });
    case "reset":
      throw new Error("the connection was reset by the peer");
    case "length": {
      const bytes = await right.arrayBuffer();
      const headers = new Headers(right.headers);
      headers.set("content-length", String(bytes.byteLength + fault.off));
      return new Response(bytes, { headers });
    }
    case "redirect":
      return new Response(null, { status: 302, headers: { location: fault.to } });
    case "headers":
      return new Response(right.body, { headers: { ...Object.fromEntries(right.headers), ...fault.headers } });
    case "bytes":
      return new Response(new Uint8Array(fault.count).fill(32), { headers: html("utf-8") });
    case "archive": {
      const headers = { "content-type": "application/gzip" };
      return new Response(await gzipped(new Uint8Array(fault.count)), { headers });
    }
    case "edit": {
      const charset = fault.charset ?? "utf-8";
      return new Response(encode(fault.edit(await right.text()), charset), { headers: html(charset) });
    }
    case "damage": {
      const bytes = new Uint8Array(await right.arrayBuffer());
      return new Response(
        bytes.map((byte, at) => (byte >= 0x80 && at % 7 === 0 ? 0xff : byte)),
        { headers: html("utf-8") },
      );
    }
    case "answer":
      return fault.answer(request, right);
    case "soft-error":
      return new Response("<html><title>系统提示</title><body><p>系统正在维护，请稍后再访问。</p></body></html>", {
        headers: { "content-type": "text/html; charset=utf-8" },
      });
  }
}

const html = (charset: string) => ({ "content-type": `text/html; charset=${charset}` });

async function half(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.slice(0, bytes.length / 2);
}

function broken(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new Error("the connection was lost"));
      else controller.enqueue(bytes);
      sent = true;
    },
  });
}
