// lint.mjs <spec> <config>: redocly's linter reports neither errors nor warnings.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { finish } from "./judge.mjs";

const [spec, config] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const linter = join(here, "node_modules", "@redocly", "cli", "bin", "cli.js");
if (!existsSync(linter)) {
  console.log("skipped: @redocly/cli is not installed; tests/run installs it");
  process.exit(77);
}
const run = spawnSync(
  process.execPath,
  [linter, "lint", spec, "--config", config, "--format", "json", "--max-problems", "1000"],
  {
    encoding: "utf8",
    env: {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    },
  },
);
let result;
try {
  result = JSON.parse(run.stdout);
} catch {
  console.log(run.stdout, run.stderr);
  finish("redocly lint", ["the linter gave no report"]);
}
const failures = result.problems.map(
  (problem) =>
    `${problem.severity} ${problem.ruleId} at ${problem.location[0]?.pointer}: ${problem.message}`,
);
if (run.status !== 0 && failures.length === 0) failures.push(run.stderr);
finish("redocly lint", failures);
