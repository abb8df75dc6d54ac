// Debian's Chromium on an archive of samples/; nothing is downloaded but the packages of package-lock.json.
import { defineConfig, devices } from "@playwright/test";

const chromium = {
  browserName: "chromium",
  launchOptions: {
    executablePath: process.env.BLATTWERK_CHROMIUM ?? "/usr/bin/chromium",
    // In containers the tests run as root, where Chromium has no sandbox.
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  },
};
const { userAgent, viewport, deviceScaleFactor, isMobile, hasTouch } = devices["Pixel 7"];

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  reporter: process.env.CI ? "dot" : "list",
  forbidOnly: true,
  use: { ...chromium, locale: "de-DE", timezoneId: "Europe/Berlin", viewport: { width: 1280, height: 900 } },
  projects: [
    { name: "desktop", testIgnore: ["without_scripts.spec.mjs", "phone.spec.mjs"] },
    { name: "phone", testMatch: ["accessibility.spec.mjs", "reading.spec.mjs", "phone.spec.mjs"], use: { userAgent, viewport, deviceScaleFactor, isMobile, hasTouch } },
    { name: "without scripts", testMatch: "without_scripts.spec.mjs", use: { javaScriptEnabled: false } },
  ],
});
