// examples.mjs <spec> <mutations.ndjson> <differences.json>: ajv and our decoder
// find the same issues, at the same pointers, in every documented example and
// every mutation of it.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { finish, judge, readJson } from "./judge.mjs";

const { default: Ajv2020 } = await judge("ajv/dist/2020.js");
const [specPath, mutationsPath, differencesPath] = process.argv.slice(2);

/// ajv reports unknown members only where a schema is closed.
function closed(spec) {
  for (const schema of Object.values(spec.components.schemas))
    if (schema.properties) schema.unevaluatedProperties = false;
  return spec;
}

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
ajv.addSchema({ $id: "airudder:spec", ...closed(readJson(specPath)) });
const validators = new Map();

function validator(reference) {
  if (!validators.has(reference))
    validators.set(reference, ajv.compile({ $ref: `airudder:spec${reference}` }));
  return validators.get(reference);
}

function below(pointer, name) {
  return `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/// ajv's error as one of our issues.
function issueOf(error) {
  const { instancePath, keyword, params } = error;
  switch (keyword) {
    case "type":
      return { pointer: instancePath, kind: "wrong_type" };
    case "enum":
      return { pointer: instancePath, kind: "unknown_value" };
    case "required":
      return { pointer: below(instancePath, params.missingProperty), kind: "missing" };
    case "unevaluatedProperties":
      return {
        pointer: below(instancePath, params.unevaluatedProperty),
        kind: "unknown_member",
      };
    default:
      return { pointer: instancePath, kind: `ajv's ${keyword}` };
  }
}

/// One line per issue. A value of the wrong type is not also an unknown value.
function judged(reference, value) {
  const validate = validator(reference);
  validate(value);
  const issues = (validate.errors ?? []).map(issueOf);
  const wrong = new Set(
    issues.filter(({ kind }) => kind === "wrong_type").map(({ pointer }) => pointer),
  );
  return new Set(
    issues
      .filter(({ kind, pointer }) => kind !== "unknown_value" || !wrong.has(pointer))
      .map(({ kind, pointer }) => `${kind} ${pointer}`),
  );
}

function at(value, pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((part, token) => part?.[token], value);
}

/// For each listed difference, the issues it explains. Only one side reports such
/// an issue.
const meanings = {
  integer_beyond_64_bits: ({ kind, side, value }) =>
    side === "ours" && kind === "wrong_type" && Number.isInteger(value)
    && (value >= 2 ** 63 || value < -(2 ** 63)),
  rounded: ({ kind, side }) => side === "ours" && kind === "rounded",
};

const differences = readJson(differencesPath);
const used = new Set();
const failures = [];
for (const { difference, because } of differences)
  if (!meanings[difference] || !because)
    failures.push(`differences.json: ${difference} has no meaning or no reason`);

function explained(issue) {
  const found = differences.find(({ difference }) => meanings[difference]?.(issue));
  if (found) used.add(found.difference);
  return found !== undefined;
}

function compare(line) {
  const ours = new Set(line.issues.map(({ kind, pointer }) => `${kind} ${pointer}`));
  const theirs = judged(line.schema, line.value);
  const report = (side, text) => {
    const space = text.indexOf(" ");
    const issue = { side, kind: text.slice(0, space), pointer: text.slice(space + 1) };
    issue.value = at(line.value, issue.pointer);
    if (!explained(issue))
      failures.push(`${line.example}, ${line.mutation}: only ${side}: ${text}`);
  };
  for (const text of ours) if (!theirs.has(text)) report("ours", text);
  for (const text of theirs) if (!ours.has(text)) report("ajv", text);
}

let count = 0;
for await (const line of createInterface({ input: createReadStream(mutationsPath) })) {
  compare(JSON.parse(line));
  ++count;
}
if (count === 0) failures.push(`${mutationsPath} is empty: run the conformance suite first`);
for (const { difference } of differences)
  if (!used.has(difference))
    failures.push(`differences.json: ${difference} is no longer needed`);
finish(`ajv, ${count} texts`, failures);
