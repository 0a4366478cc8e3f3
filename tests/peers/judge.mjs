// Shared by the judges.
import { readFileSync } from "node:fs";

const skipped = 77;

/// Imports a module. Skips the test if the module is not installed.
export async function judge(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.log(`skipped: ${name} is not installed; tests/run installs it`);
    process.exit(skipped);
  }
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/// Prints the number of failures and the first of them, and ends the test.
export function finish(what, failures) {
  for (const failure of failures.slice(0, 20)) console.log(failure);
  if (failures.length > 20) console.log(`... and ${failures.length - 20} more`);
  console.log(`${what}: ${failures.length} failures`);
  process.exit(failures.length ? 1 : 0);
}
