import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { serveWire } from "./test/site/wire.ts";

/** Tests of pure functions. */
const pure = [
  "test/*.test.ts",
  "test/{cli,crawl,discover,extract,sources,syndicate}/**/*.test.ts",
  "test/{refresh/{due,fault-list,plan,schedule,settle},store/frame,web/{conditional,cursor}}.test.ts",
];
/** The one test at the top that is none of them. */
const worker = "test/worker.test.ts";

/** Each has its cache: two that prepare the same dependency at once get in each other's way. */
const project = (name: string) => ({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: { outboundService: { node: serveWire } },
    }),
  ],
  cacheDir: `node_modules/.vite/${name}`,
});
/**
 * Dependencies that are made one module each, once: a runtime loads a few, not hundreds. sanitize-html is CommonJS that workerd cannot
 * load as it is; hono is one with all its parts; those that need Node's own modules (feed, rss-parser) are loaded as they are.
 */
const prepared = [
  "sanitize-html",
  ...["cheerio", "cheerio/slim", "domhandler", "entities", "htmlparser2", "jsonrepair", "robots-parser", "zod"],
  ...["hono", "hono/bearer-auth", "hono/body-limit", "hono/client", "hono/cors", "hono/html", "hono/http-exception"],
  ...["hono/method-not-allowed", "hono/secure-headers", "hono/utils/accept", "hono/utils/html", "@hono/zod-openapi"],
  ...["ajv-formats", "ajv/dist/2020.js", "fast-check", "feedsmith", "standardwebhooks"],
];
const common = {
  // A runtime takes most of a second to start, and the files of a project can share one: what the Worker remembers is of one KV alone.
  isolate: false,
  // A whole fill of a newspaper takes a second; on a busy machine, many.
  testTimeout: 60_000,
  deps: { optimizer: { ssr: { enabled: true, include: prepared } } },
};

export default defineConfig({
  test: {
    // Vitest leaves one core to others by default: of two, half.
    maxWorkers: "100%",
    projects: [
      { ...project("pure"), test: { ...common, name: "pure", include: pure, exclude: [worker] } },
      {
        ...project("whole"),
        test: {
          ...common,
          name: "whole",
          include: ["test/{refresh,store,web}/**/*.test.ts", worker],
          exclude: pure.slice(1),
          setupFiles: ["test/begin.ts"],
        },
      },
    ],
  },
});
