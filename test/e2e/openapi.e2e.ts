import assert from "node:assert/strict";
import { test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import document from "../../src/web/api/openapi.json" with { type: "json" };

test("the OpenAPI document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  assert.deepEqual({ valid, errors }, { valid: true, errors: undefined });
  assert.equal(validator.version, "3.1");
});
