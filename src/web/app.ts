// The Hono app: which rooms there are, and what holds for all of them.
import { Hono } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { api } from "./api.ts";
import { feeds } from "./feeds.ts";
import { home } from "./home.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { status } from "./status.ts";

const readOnly = ["GET", "HEAD", "OPTIONS"];

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
app.use(
  cors({
    origin: "*",
    allowMethods: readOnly,
    allowHeaders: ["If-None-Match", "If-Modified-Since", "Authorization", "Content-Type"],
    exposeHeaders: ["ETag", "Last-Modified", "Retry-After"],
    maxAge: 86_400,
  }),
);
app.use(async (context, next) => {
  if (readOnly.includes(context.req.method)) return next();
  return problem(context, 405, `${context.req.method} is not for ${context.req.path}; it can be read`, {
    allow: readOnly.join(", "),
  });
});

app.get("/", (context) => {
  const read = readParameters(context, {});
  return read.kind === "bad" ? problem(context, 400, read.detail) : home(context);
});
app.route("/", status);
app.route("/api/v1", api);
app.route("/", feeds);

app.notFound((context) =>
  problem(context, 404, `there is nothing at ${context.req.path}; the page at / lists what there is`),
);
app.onError((error, context) => {
  console.error(JSON.stringify({ event: "error", path: context.req.path, why: error.message }));
  return problem(context, 500, "something is wrong on our side; the log of the Worker says what");
});
