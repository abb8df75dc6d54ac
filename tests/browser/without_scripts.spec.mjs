// The same journeys in a browser that runs no scripts.
import { expect, samples, serve, test } from "./server.mjs";

test("searching, narrowing down, reading", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("searchbox").fill("Scholz");
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(page.getByText("6 Treffer")).toBeVisible();
  await page.locator(".histogram a").first().click();
  await expect(page.getByText("1 Treffer")).toBeVisible();
  await page.getByRole("link", { name: /aufheben/ }).click();
  await page.getByLabel("von").fill("15.02.2022");
  await page.getByRole("button", { name: "Anwenden" }).click();
  await expect(page.getByText("5 Treffer")).toBeVisible();
  await page.getByRole("link", { name: "Neueste" }).click();
  await page.locator(".hits a").nth(1).click();
  await expect(page.locator("article h1")).toBeVisible();
  await page.getByRole("navigation", { name: "Fundstellen" }).getByRole("link", { name: "1", exact: true }).click();
  await expect(page.locator("mark:target")).toBeInViewport();
});

test("the archive by date", async ({ page }) => {
  await page.goto("/archive");
  await page.getByRole("link", { name: "Februar 2022: 16 Artikel" }).click();
  await page.getByRole("link", { name: /^24\.\sFebruar 2022: 1 Artikel/ }).click();
  await expect(page.getByRole("link", { name: "Russland greift die Ukraine an" })).toBeVisible();
  await page.getByRole("link", { name: /25\.\sFebruar 2022 →/ }).click();
  await expect(page.getByRole("link", { name: /Streuobstwiesen/ })).toBeVisible();
});

test("saving a search, comparing trends, changing the language", async ({ page }) => {
  await page.goto("/saved?q=Sturm");
  await page.getByRole("button", { name: "Merken" }).click();
  await expect(page.getByRole("heading", { name: "Sturm" })).toBeVisible();
  await page.getByRole("button", { name: "Löschen" }).click();
  await page.goto("/trends");
  await page.getByLabel("1. Suche").fill("Ukraine");
  await page.getByLabel("2. Suche").fill("Sturm");
  await page.getByRole("button", { name: "Vergleichen" }).click();
  await expect(page.locator("svg.curves .curve")).toHaveCount(2);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Compare trends");
  await page.getByRole("link", { name: "Deutsch", exact: true }).click();
});

test("importing a file and a text", async ({ browser }) => {
  const site = await serve();
  const page = await browser.newPage({ locale: "de-DE", baseURL: site.url, javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("link", { name: "Dateien hier einlesen" }).click();
  await page.getByLabel("Dateien auswählen").setInputFiles(`${samples}/json/artikel.json`);
  await page.getByLabel("Oder Text einfügen").fill("Kanal gesperrt\n\nDer Kanal ist wegen Eis gesperrt, teilte das Amt mit.");
  await page.getByRole("button", { name: "Einlesen" }).click();
  await expect(page).toHaveURL(/\/import\/\d+$/);
  await expect(page.getByText("Eingelesen.")).toBeVisible();
  await page.goto("/search?q=Kanal");
  await expect(page.getByText("1 Treffer")).toBeVisible();
  await page.close();
  await site.stop();
});

test("what only scripts can do is not offered", async ({ page }) => {
  await page.goto("/articles/17?q=Scholz");
  await expect(page.getByRole("button", { name: "Tastatur" })).toBeHidden();
  await expect(page.getByRole("button", { name: "nächste Fundstelle" })).toBeHidden();
});
