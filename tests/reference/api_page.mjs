// api_page.mjs <chromium> <spec> <page>: the reference of the API shows every operation
// of the spec, and asks for no other file.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, judge, readJson } from "./judge.mjs";

const { default: puppeteer } = await judge("puppeteer-core");
const [executablePath, spec, page] = process.argv.slice(2);
const { paths, webhooks } = readJson(spec);
const address = pathToFileURL(page).href;
const failures = [];

const profile = mkdtempSync(join(tmpdir(), "airudder-chromium-"));
const browser = await puppeteer.launch({
  executablePath,
  userDataDir: profile,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  const tab = await browser.newPage();
  tab.on("request", (request) => {
    const url = request.url();
    if (url !== address && !/^(data|blob):/.test(url)) failures.push(`it asks for ${url}`);
  });
  await tab.goto(address, { waitUntil: "networkidle0" });
  if (!(await tab.evaluate(() => "Redoc" in window))) failures.push("it lacks its script");
  const text = await tab.evaluate(() => document.body.textContent);
  for (const methods of Object.values({ ...paths, ...webhooks }))
    for (const { operationId, summary } of Object.values(methods))
      if (operationId && !text.includes(summary)) failures.push(`it lacks ${operationId}: ${summary}`);
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
finish("the reference of the API", failures);
