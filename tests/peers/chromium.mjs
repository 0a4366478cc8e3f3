// Starts Chromium with a profile of its own, and removes both afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judge } from "./judge.mjs";

const { default: puppeteer } = await judge("puppeteer-core");

// Calls `use` with the browser, and waits for it.
export async function withChromium(executablePath, use) {
  const profile = mkdtempSync(join(tmpdir(), "airudder-chromium-"));
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir: profile,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    await use(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
