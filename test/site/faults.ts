// What can go wrong with a site, played.

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
  | { kind: "soft-error" };

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
    case "soft-error":
      return new Response("<html><title>系统提示</title><body><p>系统正在维护，请稍后再访问。</p></body></html>", {
        headers: { "content-type": "text/html; charset=utf-8" },
      });
  }
}

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
