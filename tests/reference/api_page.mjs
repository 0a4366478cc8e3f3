// api_page.mjs <chromium> <spec> <page>: the reference of the API shows every operation
// of the spec, asks for no other file, and logs no error.
import { pathToFileURL } from "node:url";
import { withChromium } from "./chromium.mjs";
import { finish, readJson } from "./judge.mjs";

const [executablePath, spec, page] = process.argv.slice(2);
const { paths, webhooks } = readJson(spec);
const address = pathToFileURL(page).href;
const failures = [];

await withChromium(executablePath, async (browser) => {
  const tab = await browser.newPage();
  tab.on("request", (request) => {
    const url = request.url();
    if (url !== address && !/^(data|blob):/.test(url)) failures.push(`it asks for ${url}`);
  });
  tab.on("pageerror", (error) => failures.push(`its script fails: ${error.message}`));
  tab.on("console", (message) => {
    if (message.type() === "error") failures.push(`it logs ${message.text()}`);
  });
  await tab.goto(address, { waitUntil: "networkidle0" });
  if (!(await tab.evaluate(() => "Redoc" in window))) failures.push("it lacks its script");
  const text = await tab.evaluate(() => document.body.textContent);
  for (const methods of Object.values({ ...paths, ...webhooks }))
    for (const { operationId, summary } of Object.values(methods))
      if (operationId && !text.includes(summary)) failures.push(`it lacks ${operationId}: ${summary}`);
});
finish("the reference of the API", failures);
