// WCAG 2.2 AA, as far as a program can tell, of every page in light and dark.
import AxeBuilder from "@axe-core/playwright";
import { pages } from "./pages.mjs";
import { expect, test } from "./server.mjs";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const scheme of ["light", "dark"]) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });
    for (const [name, address] of Object.entries(pages)) {
      test(`${name} has nothing that axe finds`, async ({ page, isMobile }) => {
        test.skip(isMobile && scheme === "dark", "colours do not depend on the width");
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html + node.failureSummary).join("\n")}`);
        expect(found).toEqual([]);
      });
    }
  });
}

test("the window of keys has nothing that axe finds", async ({ page, isMobile }) => {
  test.skip(isMobile, "there are no keys");
  await page.goto("/");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations).toEqual([]);
});

test("English pages say so", async ({ browser, site }) => {
  const context = await browser.newContext({ locale: "en-GB", baseURL: site });
  const page = await context.newPage();
  await page.goto("/search?q=Scholz");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator(".hits h2").first()).toHaveAttribute("lang", "de");
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations).toEqual([]);
  await context.close();
});
