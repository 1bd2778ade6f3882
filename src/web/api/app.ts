// The JSON API for aggregators, version 1, and the OpenAPI document that describes it.
import { article } from "./article.ts";
import { articles } from "./articles.ts";
import { changes } from "./changes.ts";
import { withHttp } from "./http.ts";
import { mostViewed } from "./most-viewed.ts";
import { endpoints, kept } from "./route.ts";
import { sources } from "./sources.ts";

const app = endpoints();
app.use("/api/v1/*", kept);

export const api = app
  .route("/", sources)
  .route("/", articles)
  .route("/", article)
  .route("/", changes)
  .route("/", mostViewed);

/** For Hono's typed client: `hc<Api>(origin)`. */
export type Api = typeof api;

/**
 * OpenAPI 3.1, from the routes. It takes three times the CPU of a request, so `openapi.json` keeps what it gives; a test
 * compares the two and writes the file anew with `npx vitest run test/web/openapi.test.ts -u`.
 */
export function openApi() {
  const { paths = {}, ...document } = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Pagewire",
      version: "1.0.0",
      description:
        "Articles of the sources, with their views as they are now. Times are UTC, ISO 8601; what is unknown is missing. Every answer has an ETag; errors are problem details (RFC 9457).",
      license: { name: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: [
      { name: "Sources", description: "What is read." },
      { name: "Articles", description: "What was found." },
    ],
    security: [],
  });
  return { ...document, paths: withHttp(paths) };
}
