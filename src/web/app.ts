// The Hono app: which rooms there are, and what holds for all of them.
import { Hono } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { UnusableRecord } from "../store/record.ts";
import { api } from "./api/app.ts";
import { archive } from "./archive.ts";
import { changes } from "./changes.ts";
import { feeds } from "./feeds.ts";
import { hub } from "./hub.ts";
import { isPreflight, methods } from "./methods.ts";
import { operator } from "./operator.ts";
import { opml } from "./opml.ts";
import { pages } from "./pages.ts";
import { problem } from "./problem.ts";
import { redirects } from "./redirects.ts";
import { reference } from "./reference.ts";
import { status } from "./status.ts";

export const app = new Hono<{ Bindings: Env }>();

app.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      imgSrc: ["data:"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Feeds and the API are for every site to read; only pages frame or embed nothing.
    crossOriginResourcePolicy: "cross-origin",
    strictTransportSecurity: false,
  }),
);
const readable = cors({
  origin: "*",
  allowMethods: (_origin, context) => (context.req.path === "/hub" ? ["POST"] : ["GET", "HEAD", "OPTIONS"]),
  allowHeaders: ["If-None-Match", "If-Modified-Since", "A-IM", "Authorization", "Content-Type"],
  exposeHeaders: ["ETag", "Last-Modified", "Link", "IM", "Retry-After", "X-Pagewire-Stale-Since"],
  maxAge: 86_400,
});
app.use(async (context, next) => {
  // `cors` would answer every OPTIONS; one that is no preflight asks for the methods of a path.
  if (context.req.method !== "OPTIONS" || isPreflight(context)) return readable(context, next);
  await next();
  context.res.headers.set("access-control-allow-origin", "*");
});
app.use(methods(app));
app.use(redirects);

app.route("/", status);
app.route("/", opml);
app.route("/", hub);
app.route("/", operator);
app.route("/", api);
app.route("/", reference);
app.route("/", archive);
app.route("/", changes);
app.route("/", feeds);
app.route("/", pages);

app.notFound((context) =>
  problem(context, 404, `there is nothing at ${context.req.path}; the page at / lists what there is`),
);
app.onError((error, context) => {
  console.error(JSON.stringify({ event: "error", path: context.req.path, why: error.message }));
  if (error instanceof UnusableRecord)
    return problem(context, 500, `${error.message}; /status tells what else is wrong`);
  return problem(context, 500, "something is wrong on our side; the log of the Worker says what");
});
