// /openapi.json for programs, /docs for people: the API as its own document describes it.
import { Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import document from "./api/openapi.json" with { type: "json" };
import { layout } from "./layout.ts";
import { selfLink } from "./links.ts";
import { readParameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { sendText } from "./send.ts";

export const reference = new Hono<{ Bindings: Env }>();

/** It changes with the Worker alone. */
const freshFor = 3600;

/** What the page shows of the document. */
const shownSchema = z.object({
  info: z.object({ description: z.string() }),
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        summary: z.string(),
        description: z.string().default(""),
        parameters: z
          .array(
            z.object({
              name: z.string(),
              in: z.string(),
              description: z.string().default(""),
              schema: z.object({ example: z.unknown().optional() }),
            }),
          )
          .default([]),
        responses: z.record(z.string(), z.object({ description: z.string() })),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
type Operation = z.infer<typeof shownSchema>["paths"][string]["get"];

reference.get("/openapi.json", (context) => {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  const contentType = "application/openapi+json; version=3.1; charset=utf-8";
  const links = [selfLink(context, contentType)];
  return sendText(context, JSON.stringify(document), { contentType, freshFor, links });
});

reference.get("/docs", async (context) => {
  const read = readParameters(context, {});
  if (read.kind === "bad") return problem(context, 400, read.detail);
  return sendText(context, String(await page()), {
    contentType: "text/html; charset=UTF-8",
    freshFor,
    languages: ["en"],
  });
});

function page() {
  const { info, paths, components } = shownSchema.parse(document);
  return layout(
    "API",
    html`<h1>The API</h1>
<p>${info.description}</p>
<p>The same for programs: <a href="/openapi.json">openapi.json</a>, OpenAPI 3.1.</p>
${Object.entries(paths).map(([path, { get }]) => section(path, get))}
<h2>Shapes</h2>
${Object.entries(components.schemas).map(
  ([name, schema]) => html`<h3 id="${name}">${name}</h3>
<pre tabindex="0"><code>${JSON.stringify(schema, null, 2)}</code></pre>`,
)}`,
  );
}

function section(path: string, { summary, description, parameters, responses }: Operation) {
  return html`<h2><code>GET ${path}</code></h2>
<p><strong>${summary}.</strong> ${description}</p>
${parameters.length === 0 ? "" : html`<dl class="parameters">${parameters.map(parameter)}</dl>`}
<ul>${Object.entries(responses).map(([status, answer]) => html`<li><strong>${status}</strong> ${answer.description}</li>`)}</ul>`;
}

function parameter({ name, in: place, description, schema }: Operation["parameters"][number]) {
  const example = schema.example === undefined ? "" : html` For example <code>${String(schema.example)}</code>.`;
  return html`<dt><code>${name}</code>${place === "query" ? "" : ` (in the ${place})`}</dt><dd>${description}${example}</dd>`;
}
