// Checks answers of the API against its OpenAPI document, as a client would that was made from it.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { z } from "zod";
import document from "../../src/web/api/openapi.json" with { type: "json" };
import type { Run } from "../refresh/run.ts";

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(document, "openapi");

const operations = z.record(
  z.string(),
  z.object({
    get: z.object({
      responses: z.record(
        z.string(),
        z.object({
          headers: z.record(z.string(), z.unknown()).default({}),
          content: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  }),
);

/** The JSON at a path. @throws Error where the document does not declare such an answer, or the answer is another. */
export async function declared<Value>(run: Run, path: string): Promise<Value> {
  return (await declaredAnswer(run, path)).json<Value>();
}

/** The answer at a path, one without a body among them. @throws Error as `declared` does. */
export async function declaredAnswer(run: Run, path: string, headers: HeadersInit = {}, method = "GET") {
  const answer = await run.get(path, headers, method);
  const { pathname } = new URL(path, "https://news.example");
  const type = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const found = Object.entries(operations.parse(document.paths)).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
  );
  const response = found?.[1].get.responses[answer.status];
  if (!found || !response) throw new Error(`${path}: an answer ${answer.status} is not declared`);
  for (const name of Object.keys(response.headers))
    if (!answer.headers.has(name)) throw new Error(`${path}: an answer ${answer.status} has no ${name}`);
  if (response.content === undefined) {
    const body = await answer.clone().text();
    if (type + body !== "")
      throw new Error(`${path}: an answer ${answer.status} has no content, not "${type}" ${body}`);
    return answer;
  }
  if (!response.content[type]) throw new Error(`${path}: an answer ${answer.status} of ${type} is not declared`);
  const pointer = ["paths", found[0], "get", "responses", String(answer.status), "content", type, "schema"];
  const escaped = pointer.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")));
  const validate = ajv.compile({ $ref: `openapi#/${escaped.join("/")}` });
  const value: unknown = await answer.clone().json();
  if (!validate(value)) throw new Error(`${path}: ${ajv.errorsText(validate.errors)}`);
  return answer;
}
