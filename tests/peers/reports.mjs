// reports.mjs <chromium> <folder> <page>…: axe finds nothing to complain about in
// the pages of reports: in the light, in the dark and on a phone, with everything
// unfolded. They ask for no other file, hold no script, do not scroll sideways on
// a phone, and hide nothing in print. Writes screenshots to the folder.
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { withChromium } from "./chromium.mjs";
import { finish, judge } from "./judge.mjs";

const { default: axe } = await judge("axe-core");
const [executablePath, folder, ...paths] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const failures = [];

const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740, isMobile: true, hasTouch: true };
const ways = {
  light: { viewport: desktop, scheme: "light" },
  dark: { viewport: desktop, scheme: "dark" },
  phone: { viewport: phone, scheme: "light" },
  print: { viewport: desktop, scheme: "dark", media: "print" },
};

// These functions run in the page.
const nextFrame = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
const unfold = () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
};
const countScripts = () =>
  document.scripts.length +
  [...document.querySelectorAll("*")].filter(({ attributes }) =>
    [...attributes].some(
      ({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value),
    ),
  ).length;
const countHidden = () =>
  [...document.querySelectorAll("details > :last-child")].filter(
    (part) => !part.checkVisibility({ contentVisibilityAuto: true }),
  ).length;
const isShown = (scheme, media) =>
  matchMedia(`${media} and (prefers-color-scheme: ${scheme})`).matches;
const pageWidth = () => document.documentElement.scrollWidth;

async function complaints(tab) {
  await tab.evaluate(axe.source);
  const { violations, passes } = await tab.evaluate(() => window.axe.run(document));
  if (passes.length === 0) return ["axe checked nothing"];
  return violations.map(
    ({ id, help, nodes }) =>
      `axe: ${id}: ${help}: ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`,
  );
}

async function look(tab, address, picture, fail, { viewport, scheme, media = "screen" }) {
  const others = [];
  tab.on("request", (request) => {
    if (request.url() !== address) others.push(request.url());
  });
  await tab.setViewport(viewport);
  // Puppeteer's own functions undo each other here.
  const session = await tab.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    media,
    features: [{ name: "prefers-color-scheme", value: scheme }],
  });
  await tab.goto(address);
  await tab.evaluate(nextFrame);
  if (!(await tab.evaluate(isShown, scheme, media))) fail("it is not shown this way");
  await tab.screenshot({ path: picture, fullPage: true });
  if (media === "print") {
    const hidden = await tab.evaluate(countHidden);
    if (hidden > 0) fail(`${hidden} parts are hidden`);
  } else {
    await tab.evaluate(unfold);
    for (const text of await complaints(tab)) fail(text);
    const excess = (await tab.evaluate(pageWidth)) - viewport.width;
    if (excess > 0) fail(`it is ${excess} pixels too wide`);
  }
  if ((await tab.evaluate(countScripts)) !== 0) fail("it holds a script");
  if (others.length > 0) fail(`it asks for ${others.join(", ")}`);
}

async function check(browser, path) {
  const name = basename(path, ".html");
  for (const [way, how] of Object.entries(ways)) {
    const tab = await browser.newPage();
    const fail = (text) => failures.push(`${name}, ${way}: ${text}`);
    const picture = join(folder, `${name}.${way}.png`);
    await look(tab, pathToFileURL(path).href, picture, fail, how);
    await tab.close();
  }
}

await withChromium(executablePath, async (browser) => {
  for (const path of paths) await check(browser, path);
});
finish(`axe, ${paths.length} pages`, failures);
