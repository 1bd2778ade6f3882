// Which methods a path has: those of its routes. Tells them to OPTIONS, and to a method that it does not have.
import type { Context, Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { problem } from "./problem.ts";

type App = Hono<{ Bindings: Env }>;

/** For `app.use`, before every route. A preflight is no matter of this: `cors` answers it. */
export function methods(app: App) {
  return methodNotAllowed({
    app,
    onMethodNotAllowed(context: Context, routed) {
      const allow = [...routed, "OPTIONS"].join(", ");
      const { method, path } = context.req;
      if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
      return problem(context, 405, `${method} is not for ${path}; it takes ${allow}`, { allow });
    },
  });
}

/** Whether a browser asks what a script of another site may send. https://fetch.spec.whatwg.org/#cors-preflight-request */
export function isPreflight(context: Context): boolean {
  return context.req.method === "OPTIONS" && context.req.header("access-control-request-method") !== undefined;
}
