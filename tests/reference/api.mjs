// api.mjs <folder of node_modules> <spec> <page>: writes the reference of the API that
// Redocly makes of the spec, as one page that asks for no other file.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const [peers, spec, page] = process.argv.slice(2).map((path) => resolve(path));
const modules = join(peers, "node_modules");
const redocly = join(modules, "@redocly", "cli", "bin", "cli.js");
if (!existsSync(redocly)) {
  console.log("skipped: @redocly/cli is not installed; tests/run installs it");
  process.exit(77);
}

function fail(text) {
  console.error(text);
  process.exit(1);
}

mkdirSync(dirname(page), { recursive: true });
// With the button that downloads the spec, Redoc does not recognise its own page: it logs
// errors and renders everything again (github.com/Redocly/redoc/issues/2693).
const options = ["--disableGoogleFont", "--theme.openapi.hideDownloadButton"];
const run = spawnSync(
  process.execPath,
  [redocly, "build-docs", spec, ...options, "--output", page],
  {
    cwd: peers,
    encoding: "utf8",
    env: {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    },
  },
);
if (run.status !== 0) fail(run.stdout + run.stderr);

/// Replaces the only match.
function replace(text, pattern, by) {
  if (text.split(pattern).length !== 2) fail(`expected ${pattern} once in ${page}`);
  return text.replace(pattern, () => by);
}

// Redocly takes its script from its own site, and the script a picture.
const bundle = readFileSync(join(modules, "redoc", "bundles", "redoc.standalone.js"), "utf8");
const script = replace(bundle, "https://cdn.redoc.ly/redoc/logo-mini.svg", "data:,");
let text = readFileSync(page, "utf8");
// Browsers refuse what is not in the page, e.g. what a later Redocly asks for.
text = replace(
  text,
  "<head>",
  `<head>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none';
    script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline';
    img-src data:; font-src data:">`,
);
text = replace(
  text,
  /<script src="https:\/\/[^"]*redoc\.standalone\.js"[^>]*><\/script>/,
  `<script>${script.replaceAll("</script", "<\\/script")}</script>`,
);
const outside = text.replace(/<script>[^]*<\/script>/, "");
for (const [tag] of outside.matchAll(/<(?:script|link|img|iframe|source)\s[^>]*https?:[^>]*>/g))
  fail(`the page asks for another file: ${tag}`);
writeFileSync(page, text);
