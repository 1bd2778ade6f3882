// Errors as problem details. https://www.rfc-editor.org/rfc/rfc9457
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const titles: Partial<Record<ContentfulStatusCode, string>> = {
  400: "Bad request",
  403: "Forbidden",
  401: "Unauthorized",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  412: "Precondition failed",
  413: "Too large",
  415: "Unsupported media type",
  429: "Too many requests",
  500: "Internal error",
  503: "Not ready yet",
};

export const problemHeaders = {
  "content-type": "application/problem+json; charset=utf-8",
  "cache-control": "no-store",
};

/** What is wrong and what to do, for people and programs. */
export function problemBody(context: Context, status: ContentfulStatusCode, detail: string) {
  return { type: "about:blank", title: titles[status] ?? "Error", status, detail, instance: context.req.path };
}

export function problem(
  context: Context,
  status: ContentfulStatusCode,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  const body = `${JSON.stringify(problemBody(context, status, detail))}\n`;
  return context.body(body, status, { ...problemHeaders, ...headers });
}
