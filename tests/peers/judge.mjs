// What the judges have in common.
import { readFileSync } from "node:fs";

const skipped = 77;

/// The module, or the end of the test: it is skipped without node_modules.
export async function judge(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.log(`skipped: ${name} is not installed; run tests/run, which does`);
    process.exit(skipped);
  }
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/// Prints what was found, the first of it at length, and ends the test.
export function finish(what, failures) {
  for (const failure of failures.slice(0, 20)) console.log(failure);
  if (failures.length > 20) console.log(`... and ${failures.length - 20} more`);
  console.log(`${what}: ${failures.length} failures`);
  process.exit(failures.length ? 1 : 0);
}
