import { describe, expect, it } from "vitest";
import { fetchPage } from "../../src/crawl/fetch.ts";
import type { Web } from "../../src/crawl/follow.ts";

const page = "http://paper.example/News/1.aspx";
const html = { "content-type": "text/html; charset=utf-8" };

function web(
  answer: (request: Request) => Response | Promise<Response>,
  more: Partial<Web> = {},
): Web & { seen: Request[] } {
  const seen: Request[] = [];
  return {
    seen,
    async fetch(request) {
      seen.push(request);
      return answer(request);
    },
    now: () => Date.parse("2026-11-24T12:00:00Z"),
    contactUrl: "https://pagewire.example/about",
    connectTo: new Map(),
    timeout: 300,
    ...more,
  };
}

describe("a request for a page", () => {
  it("says who asks and where to complain", async () => {
    const site = web(() => new Response("<p>hello</p>", { headers: html }));
    await fetchPage(page, {}, site);
    expect(site.seen[0]?.headers.get("user-agent")).toMatch(/^Pagewire\/\S+ \(\+https:\/\/pagewire\.example\/about\)$/);
    expect(site.seen[0]?.headers.has("if-none-match")).toBe(false);
  });

  it("sends the validators back exactly as they came, weak and odd ones too", async () => {
    const site = web(() => new Response(null, { status: 304 }));
    const outcome = await fetchPage(page, { etag: 'W/"a b\'c"', lastModified: "Fri, 04 Sep 2020 02:03:04 GMT" }, site);
    expect(site.seen[0]?.headers.get("if-none-match")).toBe('W/"a b\'c"');
    expect(site.seen[0]?.headers.get("if-modified-since")).toBe("Fri, 04 Sep 2020 02:03:04 GMT");
    expect(outcome).toEqual({ kind: "unchanged", fetches: 1 });
  });

  it("gives the text, the charset, the final address and the validators", async () => {
    const site = web(
      () => new Response("<p>济阳</p>", { headers: { ...html, etag: '"1"', "last-modified": "yesterday" } }),
    );
    expect(await fetchPage(page, {}, site)).toEqual({
      kind: "fresh",
      url: page,
      text: "<p>济阳</p>",
      charset: "utf-8",
      validators: { etag: '"1"', lastModified: "yesterday" },
      fetches: 1,
    });
  });

  it("goes to another origin where it is told to, under the same name", async () => {
    const site = web(
      (request) =>
        new URL(request.url).pathname === "/old"
          ? Response.redirect("http://127.0.0.1:8970/new", 302)
          : new Response("<p>new</p>", { headers: html }),
      { connectTo: new Map([["paper.example", "http://127.0.0.1:8970"]]) },
    );
    const outcome = await fetchPage("http://paper.example/old", {}, site);
    expect(site.seen.map(({ url }) => url)).toEqual(["http://127.0.0.1:8970/old", "http://127.0.0.1:8970/new"]);
    expect(outcome).toMatchObject({ kind: "fresh", url: "http://paper.example/new", fetches: 2 });
  });
});

describe("redirects", () => {
  it("are followed by hand, each counted as a fetch", async () => {
    const site = web((request) =>
      request.url === page
        ? new Response(null, { status: 301, headers: { location: "/moved" } })
        : new Response("<p>there</p>", { headers: html }),
    );
    expect(await fetchPage(page, {}, site)).toMatchObject({
      kind: "fresh",
      url: "http://paper.example/moved",
      fetches: 2,
    });
    expect(site.seen.every(({ redirect }) => redirect === "manual")).toBe(true);
  });

  it("end when they go in circles", async () => {
    const site = web(() => Response.redirect(page, 302));
    expect(await fetchPage(page, {}, site)).toMatchObject({ kind: "failed", fault: "redirects", fetches: 6 });
  });

  it("never lead to a private address", async () => {
    const site = web(() => Response.redirect("http://169.254.169.254/latest/", 302));
    expect(await fetchPage(page, {}, site)).toMatchObject({ kind: "failed", fault: "refused", fetches: 1 });
    expect(site.seen).toHaveLength(1);
  });
});

describe("an answer that is no page", () => {
  it.each([404, 410] as const)("%d means gone", async (status) => {
    expect(
      await fetchPage(
        page,
        {},
        web(() => new Response("", { status })),
      ),
    ).toEqual({ kind: "gone", status, fetches: 1 });
  });

  it("429 and 503 with Retry-After mean later", async () => {
    const headers = { "retry-after": "60" };
    const until = Date.parse("2026-11-24T12:01:00Z");
    for (const status of [429, 503]) {
      const outcome = await fetchPage(
        page,
        {},
        web(() => new Response("", { status, headers })),
      );
      expect(outcome).toEqual({ kind: "throttled", until, status, fetches: 1 });
    }
  });

  it.each([500, 502, 503, 403, 204, 304])("%d is a failure that names it", async (status) => {
    const outcome = await fetchPage(
      page,
      {},
      web(() => new Response(null, { status })),
    );
    expect(outcome).toMatchObject({ kind: "failed", fault: "http-error", why: `answered ${status}`, status });
  });

  it("a picture is not read as HTML", async () => {
    const site = web(() => new Response("GIF89a", { headers: { "content-type": "image/gif" } }));
    expect(await fetchPage(page, {}, site)).toMatchObject({ kind: "failed", fault: "not-html" });
  });

  it("a site that is not there is unreachable", async () => {
    const site = web(() => Promise.reject(new TypeError("connection refused")));
    expect(await fetchPage(page, {}, site)).toMatchObject({
      kind: "failed",
      fault: "unreachable",
      why: "connection refused",
    });
  });

  it("a site that hangs, before or within the body, is given up", async () => {
    const hanging = web(() => new Promise<Response>(() => {}));
    expect(await fetchPage(page, {}, hanging)).toMatchObject({ kind: "failed", fault: "timeout" });
    const dripping = web(
      () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { headers: html }),
    );
    expect(await fetchPage(page, {}, dripping)).toMatchObject({ kind: "failed", fault: "timeout" });
  });

  it("a body larger than the limit is not read to its end", async () => {
    let sent = 0;
    const chunk = new Uint8Array(256 * 1024);
    const endless = new ReadableStream({
      pull(controller) {
        sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    const outcome = await fetchPage(
      page,
      {},
      web(() => new Response(endless, { headers: html })),
    );
    expect(outcome).toMatchObject({ kind: "failed", fault: "too-large" });
    expect(sent).toBeLessThan(8 * 1024 * 1024);
  });

  it("a body that breaks off is no body", async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("<p>half"));
      },
      pull(controller) {
        controller.error(new Error("connection reset"));
      },
    });
    const outcome = await fetchPage(
      page,
      {},
      web(() => new Response(broken, { headers: html })),
    );
    expect(outcome).toMatchObject({ kind: "failed", fault: "cut-short" });
    const short = web(() => new Response("<p>half", { headers: { ...html, "content-length": "5000" } }));
    expect(await fetchPage(page, {}, short)).toMatchObject({ kind: "failed", fault: "cut-short" });
  });
});
