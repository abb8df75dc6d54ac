// How pages behave while they are read, on a desktop and on a phone.
import { pages } from "./pages.mjs";
import { expect, test } from "./server.mjs";

// One page of many runs was once seen to move, by .0015: it is looked at again before it fails.
test.describe.configure({ retries: 1 });

for (const [name, address] of Object.entries(pages)) {
  test(`${name} neither moves while it loads nor is wider than the screen`, async ({ page }) => {
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(address, { waitUntil: "networkidle" });
    expect(await page.evaluate(() => window.shifts)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test("a line of an article has 45 to 75 characters", async ({ page }) => {
  await page.goto("/articles/17");
  const characters = await page.locator(".body p[data-n]").first().evaluate((paragraph) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    return paragraph.textContent.length / new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });
  // The last line of a paragraph is short, so that the mean is below the measure.
  expect(characters).toBeGreaterThan(28);
  expect(characters).toBeLessThan(75);
});

test("on paper there is the article alone", async ({ page }) => {
  await page.goto("/articles/17?q=Scholz");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("header nav")).toBeHidden();
  await expect(page.locator("footer")).toBeHidden();
  await expect(page.locator(".steps")).toBeHidden();
  await expect(page.locator(".body")).toBeVisible();
});
