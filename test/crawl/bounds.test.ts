import { describe, expect, it } from "vitest";
import { fetchPage } from "../../src/crawl/fetch.ts";
import type { Web } from "../../src/crawl/follow.ts";
import { fetchRobots, readRules } from "../../src/crawl/robots.ts";

const page = "http://paper.example/News/1.aspx";
const html = { "content-type": "text/html; charset=utf-8" };

function web(answer: (request: Request) => Response | Promise<Response>, more: Partial<Web> = {}): Web {
  return {
    fetch: async (request) => answer(request),
    now: () => Date.parse("2026-11-24T12:00:00Z"),
    contactUrl: "https://pagewire.example/about",
    connectTo: new Map(),
    timeout: 300,
    ...more,
  };
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Response(bytes).body?.pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream ?? null).arrayBuffer());
}

describe("a page within bounds", () => {
  it("a gzip bomb is not blown up", async () => {
    const bomb = await gzip(new Uint8Array(64 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(128 * 1024);
    const site = web(() => new Response(bomb, { headers: { "content-type": "application/gzip" } }));
    expect(await fetchPage(page, {}, site)).toMatchObject({ kind: "failed", fault: "too-large" });
  });

  it.each(["gzip", "br"])(
    "a page that %s packs a thousandfold is read up to the limit, and no further",
    async (encoding) => {
      let read = 0;
      const counting = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          read += chunk.byteLength;
          controller.enqueue(chunk);
        },
      });
      const site = web(
        async (request) => {
          const answer = await fetch(request);
          expect(answer.headers.get("content-encoding")).toBe(encoding);
          expect(Number(answer.headers.get("content-length"))).toBeLessThan(2 * 1024 * 1024);
          return new Response(answer.body?.pipeThrough(counting), answer);
        },
        { timeout: 20_000 },
      );
      const outcome = await fetchPage(`http://bomb.example/${encoding}`, {}, site);
      expect(outcome).toMatchObject({ kind: "failed", fault: "too-large" });
      expect(read).toBeGreaterThan(3 * 1024 * 1024);
      expect(read).toBeLessThan(4 * 1024 * 1024);
    },
  );

  it("a body that drips for ever is given up after the whole time, however steadily it comes", async () => {
    const drip = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        controller.enqueue(new TextEncoder().encode("x"));
      },
    });
    const began = performance.now();
    expect(
      await fetchPage(
        page,
        {},
        web(() => new Response(drip, { headers: html })),
      ),
    ).toMatchObject({ kind: "failed", fault: "timeout" });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it.each([
    ["drips without end", "http://drip.example/", "timeout"],
    ["never comes", "http://hang.example/", "timeout"],
    ["breaks off, with a length", "http://cut.example/length", "cut-short"],
    ["breaks off, without a length", "http://cut.example/", "cut-short"],
  ])("a page that %s is called by its name when it is the runtime that ends it", async (_, address, fault) => {
    const outcome = await fetchPage(
      address,
      {},
      web((request) => fetch(request)),
    );
    expect(outcome).toMatchObject({ kind: "failed", fault });
  });

  it("what redirects and headers took is not given again to the body", async () => {
    let isFirst = true;
    const slow = web(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 350));
        if (isFirst) {
          isFirst = false;
          return new Response(null, { status: 302, headers: { location: "/moved" } });
        }
        return new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { headers: html });
      },
      { timeout: 1000 },
    );
    const began = performance.now();
    expect(await fetchPage(page, {}, slow)).toMatchObject({ kind: "failed", fault: "timeout", fetches: 2 });
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it("redirects that are slow, each within the time, end with it all the same", async () => {
    let hop = 0;
    const slow = web(async () => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      return new Response(null, { status: 302, headers: { location: `/${hop++}` } });
    });
    expect(await fetchPage(page, {}, slow)).toMatchObject({ kind: "failed", fault: "timeout" });
  });

  it.each([
    "http://127.1/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://169.254.169.254/",
    "http://metadata.google.internal/",
    "http://localhost./",
    "//127.0.0.1./",
    "//%6Cocalhost/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "ftp://paper.example/",
    "http://user:secret@paper.example/",
  ])("a redirect of a redirect to %s is refused before it is asked for", async (last) => {
    const asked: string[] = [];
    const site = web((request) => {
      asked.push(request.url);
      const location = asked.length === 1 ? "http://www.paper.example/" : last;
      return new Response(null, { status: 301, headers: { location } });
    });
    expect(await fetchPage(page, {}, site)).toMatchObject({ kind: "failed", fault: "refused", fetches: 2 });
    expect(asked).toHaveLength(2);
  });

  it("a redirect to an address with a zone is no URL", async () => {
    const site = web(() => new Response(null, { status: 301, headers: { location: "http://[fe80::1%25eth0]/" } }));
    expect(await fetchPage(page, {}, site)).toMatchObject({ kind: "failed", fault: "redirects", fetches: 1 });
  });

  it("what a permission forbids is not asked for, at a later hop neither", async () => {
    const asked: string[] = [];
    const site = web(
      (request) => {
        asked.push(new URL(request.url).pathname);
        return new Response(null, { status: 301, headers: { location: "/admin/" } });
      },
      {
        permit: async ({ pathname }) =>
          pathname === "/admin/" ? { fault: "robots-disallowed", why: "not allowed" } : undefined,
      },
    );
    expect(await fetchPage(page, {}, site)).toMatchObject({ kind: "failed", fault: "robots-disallowed", fetches: 1 });
    expect(asked).toEqual(["/News/1.aspx"]);
  });
});

describe("robots.txt", () => {
  it("is read up to 500 KiB, and what stands behind does not count", async () => {
    const padding = `# ${"x".repeat(1022)}\n`.repeat(500);
    const text = `User-agent: *\nDisallow: /before/\n${padding}Disallow: /after/\n`;
    const answer = await fetchRobots(
      "http://paper.example",
      web(() => new Response(text)),
    );
    if (answer.kind !== "rules") throw new Error("there are rules");
    expect(answer.text.length).toBeLessThanOrEqual(500 * 1024);
    const rules = readRules("http://paper.example", answer.text);
    expect(rules.isAllowed("http://paper.example/before/1")).toBe(false);
    expect(rules.isAllowed("http://paper.example/after/1")).toBe(true);
  });

  it("is followed through five redirects, to another host too; more are as if there were none", async () => {
    const redirecting = (times: number) => {
      let left = times;
      return web(() =>
        left-- > 0
          ? new Response(null, { status: 301, headers: { location: `http://host${left}.example/robots.txt` } })
          : new Response("User-agent: *\nDisallow: /\n"),
      );
    };
    expect(await fetchRobots("http://paper.example", redirecting(5))).toMatchObject({ kind: "rules" });
    expect(await fetchRobots("http://paper.example", redirecting(6))).toMatchObject({ kind: "none" });
  });

  /** RFC 9309, 2.2.1 to 2.2.3, by its own examples. */
  it.each([
    ["User-agent: *\nDisallow: /\n\nUser-agent: Pagewire\nAllow: /\n", "/x", true],
    ["User-agent: PAGEWIRE\nDisallow: /x\n", "/x/y", false],
    ["User-agent: pagewire-images\nDisallow: /\n", "/x", true],
    [
      "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n",
      "/example/page/disallowed.gif",
      false,
    ],
    ["User-agent: *\nDisallow: *.gif$\n", "/a.gif", false],
    ["User-agent: *\nDisallow:\n", "/x", true],
    ["<html><body>not found</body></html>", "/x", true],
    ["\uFEFFUser-agent: *\nDisallow: /x\n", "/x", false],
  ])("%j says of %s: %s", (text, path, isAllowed) => {
    expect(readRules("http://paper.example", text).isAllowed(`http://paper.example${path}`)).toBe(isAllowed);
  });

  it("tells its Crawl-delay", () => {
    expect(readRules("http://paper.example", "User-agent: *\nCrawl-delay: 2.5\n").crawlDelay).toBe(2.5);
    expect(readRules("http://paper.example", "User-agent: *\nCrawl-delay: soon\n").crawlDelay).toBeUndefined();
  });
});
