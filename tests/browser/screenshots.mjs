// Photographs pages of an archive of samples/ for the documentation: node screenshots.mjs FOLDER
import { execFileSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import config from "./playwright.config.mjs";
import { samples, serve } from "./server.mjs";

const desktop = { width: 1280, height: 860 };
const phone = { width: 390, height: 800 };
const pictures = [
  { name: "start", address: "/", viewport: desktop },
  { name: "search", address: "/search?q=Scholz", viewport: desktop },
  { name: "article", address: "/articles/17?q=NATO-Osterweiterung&names=1", viewport: desktop },
  { name: "name", address: "/entity?name=Wladimir+Putin&type=person", viewport: desktop, colorScheme: "dark" },
  { name: "month", address: "/archive/2022/02", viewport: desktop },
  { name: "phone-search", address: "/search?q=Ukraine", viewport: phone },
  { name: "phone-article", address: "/articles/1", viewport: phone, colorScheme: "dark" },
];
const mostBytes = 150_000;

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const site = await serve(samples);
const browser = await chromium.launch(config.use.launchOptions);
for (const { name, address, ...options } of pictures) {
  const context = await browser.newContext({ locale: "de-DE", timezoneId: "Europe/Berlin", ...options });
  const page = await context.newPage();
  await page.goto(site.url + address);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  execFileSync("pngquant", ["--force", "--ext", ".png", "--strip", "--speed", "1", "64", path]);
  if (statSync(path).size > mostBytes) throw new Error(`${path} is larger than ${mostBytes} bytes`);
  await context.close();
}
await browser.close();
await site.stop();
