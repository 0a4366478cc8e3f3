// document.mjs <spec>: @hyperjump/json-schema accepts the spec as an OpenAPI 3.1
// document.
import { finish, judge, readJson } from "./judge.mjs";

const { validate } = await judge("@hyperjump/json-schema/openapi-3-1");
const document = readJson(process.argv[2]);
const output = await validate(
  "https://spec.openapis.org/oas/3.1/schema-base",
  document,
  "BASIC",
);
const failures = (output.errors ?? []).map(
  (error) => `${error.instanceLocation} against ${error.absoluteKeywordLocation}`,
);
if (!output.valid && failures.length === 0) failures.push("the document is invalid");
finish("OpenAPI 3.1 document", failures);
