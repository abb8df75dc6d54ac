// What a reader does on a phone, in English, with a finger.
import { expect, test } from "./server.mjs";

test.use({ locale: "en-GB" });

test("a search is narrowed, read and gone back to", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox").fill("Scholz");
  await page.getByRole("button", { name: "Search" }).tap();
  await expect(page.getByText("6 hits")).toBeVisible();
  await page.getByRole("complementary").getByRole("link", { name: /^Wladimir Putin/ }).tap();
  await expect(page.getByText("3 hits")).toBeVisible();
  await page.locator(".hits a").first().tap();
  await page.getByRole("button", { name: "next match" }).tap();
  await expect(page.getByRole("status")).toHaveText(/^Match 1 of /);
  await page.getByRole("link", { name: "← “Scholz”" }).tap();
  await expect(page.getByText("6 hits")).toBeVisible();
});

test("a day is found in the calendar", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: /^24\sFebruary 2022: / }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Thursday, 24\sFebruary 2022$/);
});

test("what can be touched is large enough", async ({ page }) => {
  for (const address of ["/", "/search?q=Scholz", "/articles/17?q=Scholz", "/archive/2022/02"]) {
    await page.goto(address);
    // WCAG 2.2, 2.5.8: 24 pixels, but for links within sentences.
    const small = await page.locator("button, input:not([type=hidden]), .top a, .month a, .pager a, footer a").evaluateAll((elements) =>
      elements
        .map((element) => [element.textContent || element.name, element.getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
        .map(([name]) => name),
    );
    expect(small, address).toEqual([]);
  }
});
