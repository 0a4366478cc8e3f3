// reports.mjs <chromium> <folder> <page>…: axe finds nothing to complain about in
// the pages of reports: in the light, in the dark and on a phone, with everything
// unfolded. They ask for no other file, hold no script, do not scroll sideways on
// a phone, and hide nothing in print. Writes screenshots to the folder.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { finish, judge } from "./judge.mjs";

const { default: axe } = await judge("axe-core");
const { default: puppeteer } = await judge("puppeteer-core");
const [executablePath, folder, ...paths] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const failures = [];

const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740, isMobile: true, hasTouch: true };
const ways = {
  light: { viewport: desktop, scheme: "light" },
  dark: { viewport: desktop, scheme: "dark" },
  phone: { viewport: phone, scheme: "light" },
};

// These functions run in the page.
const unfold = () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
};
const fold = () => {
  for (const part of document.querySelectorAll("details")) part.open = false;
};
const scripts = () =>
  document.scripts.length +
  [...document.querySelectorAll("*")].filter(({ attributes }) =>
    [...attributes].some(({ name, value }) => /^on|^\s*javascript:/i.test(name + value)),
  ).length;
const excessWidth = () => document.documentElement.scrollWidth - window.innerWidth;
const foldedParts = () =>
  [...document.querySelectorAll("details")].filter(
    (part) => !part.lastElementChild.checkVisibility({ contentVisibilityAuto: true }) ||
      part.lastElementChild.getBoundingClientRect().height === 0,
  ).length;

async function complaints(tab) {
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `axe: ${id}: ${help}: ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`,
  );
}

async function look(tab, name, way, { viewport, scheme }) {
  const fail = (text) => failures.push(`${name}, ${way}: ${text}`);
  await tab.setViewport(viewport);
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.screenshot({ path: join(folder, `${name}.${way}.png`), fullPage: true });
  await tab.evaluate(unfold);
  for (const text of await complaints(tab)) fail(text);
  const excess = await tab.evaluate(excessWidth);
  if (excess > 0) fail(`it is ${excess} pixels too wide`);
  await tab.evaluate(fold);
}

async function check(browser, path) {
  const name = basename(path, ".html");
  const address = pathToFileURL(path).href;
  const tab = await browser.newPage();
  const requests = [];
  tab.on("request", (request) => requests.push(request.url()));
  await tab.goto(address);
  if ((await tab.evaluate(scripts)) !== 0) failures.push(`${name}: it holds a script`);
  for (const [way, how] of Object.entries(ways)) await look(tab, name, way, how);
  await tab.setViewport(desktop);
  await tab.emulateMediaType("print");
  const folded = await tab.evaluate(foldedParts);
  if (folded > 0) failures.push(`${name}, print: ${folded} parts are hidden`);
  await tab.screenshot({ path: join(folder, `${name}.print.png`), fullPage: true });
  const others = requests.filter((url) => url !== address);
  if (others.length > 0) failures.push(`${name}: it asks for ${others.join(", ")}`);
  await tab.close();
}

const profile = mkdtempSync(join(tmpdir(), "airudder-chromium-"));
const browser = await puppeteer.launch({
  executablePath,
  userDataDir: profile,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  for (const path of paths) await check(browser, path);
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
finish(`axe, ${paths.length} pages`, failures);
