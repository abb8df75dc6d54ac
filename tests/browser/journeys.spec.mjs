// What a new user does, with scripts.
import { pages } from "./pages.mjs";
import { expect, samples, serve, test } from "./server.mjs";

test("from the front page to a passage of an article and on through the calendar", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Blattwerk");
  await page.getByRole("searchbox").or(page.getByRole("combobox")).fill("Scholz");
  await page.getByRole("button", { name: "Suchen" }).click();
  await expect(page.getByText("6 Treffer")).toBeVisible();

  await page.getByRole("complementary").getByRole("link", { name: /^Wladimir Putin/ }).click();
  await expect(page.getByText("3 Treffer")).toBeVisible();
  await page.getByRole("link", { name: "Person: Wladimir Putin: aufheben" }).click();
  await expect(page.getByText("6 Treffer")).toBeVisible();

  await page.getByRole("link", { name: "Älteste" }).click();
  await page.getByRole("link", { name: /^Besuch im Kreml/ }).click();
  await expect(page.getByRole("status")).toHaveText("2 Fundstellen");
  await page.getByRole("button", { name: "nächste Fundstelle" }).click();
  await expect(page.getByRole("status")).toHaveText("Fundstelle 1 von 2");
  await expect(page.locator("mark.now")).toBeInViewport();

  await page.locator(".byline").getByRole("link", { name: /8\. Februar 2022/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Dienstag, 8\.\sFebruar 2022/);
  await page.getByRole("link", { name: "Februar", exact: true }).click();
  await expect(page.getByText("16 Artikel")).toBeVisible();
});

test("a name leads to its company and its articles", async ({ page }) => {
  await page.goto("/articles/17");
  await page.getByRole("link", { name: "Im Text zeigen" }).click();
  await page.locator(".body .name.person").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Emmanuel Macron");
  await page.goto(pages.name);
  await page.locator("svg.companions").getByRole("link", { name: /^Moskau/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Moskau");
});

test("a citation is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/articles/1");
  await page.getByRole("button", { name: "Zitieren: kopieren" }).click();
  await expect(page.getByRole("button", { name: "Kopiert" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Jessen, Marit: Olympia endet mit Platz zwei für Deutschland\. In: Altenbrücker Bote, 20\.\sFebruar 2022\./);
});

test("dragging over the bars chooses a period", async ({ page }) => {
  await page.goto("/search?q=Scholz");
  const bars = await page.locator(".histogram svg").boundingBox();
  await page.mouse.move(bars.x + 3, bars.y + 20);
  await page.mouse.down();
  await page.mouse.move(bars.x + bars.width / 2, bars.y + 25, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=2022-02-08&to=2022-0/);
  await expect(page.getByText("5 Treffer")).toBeVisible();
});

test("everything goes by keyboard", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Tastatur" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.keyboard.press("/");
  await page.keyboard.type("Selenskyj");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=Selenskyj/);
  const hits = page.locator(".hits .hit a");
  await page.keyboard.press("j");
  await expect(hits.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(hits.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(hits.nth(0)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/articles\/\d+\?q=Selenskyj/);
  await page.keyboard.press("n");
  await expect(page.locator("mark.now")).toHaveCount(1);
  await page.keyboard.press("p");
  await page.keyboard.press("/");
  await page.keyboard.type("j");
  await page.keyboard.press("Escape");
  await expect(page.locator("#q")).not.toBeFocused();
});

test("the first tab leads past the head to the content", async ({ page }) => {
  await page.goto("/search?q=Scholz");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Zum Inhalt" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
});

test("a search is saved, is told of, and is forgotten", async ({ page }) => {
  await page.goto("/search?q=Ukraine");
  await page.getByRole("link", { name: "Suche merken" }).click();
  await page.getByLabel("Name").fill("Krieg");
  await page.getByRole("button", { name: "Merken", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Krieg" })).toBeVisible();
  await expect(page.getByText("nichts Neues")).toBeVisible();
  await page.getByRole("button", { name: "Löschen" }).click();
  await expect(page.getByRole("heading", { name: "Krieg" })).toBeHidden();
});

test("the language follows the browser and then the reader", async ({ browser, site }) => {
  const context = await browser.newContext({ locale: "en-US", baseURL: site });
  const page = await context.newPage();
  await page.goto("/search?q=Putin");
  await expect(page.getByText("5 hits")).toBeVisible();
  await page.getByRole("link", { name: "Deutsch", exact: true }).click();
  await expect(page).toHaveURL(/\/search\?q=Putin/);
  await expect(page.getByText("5 Treffer")).toBeVisible();
  await page.getByRole("link", { name: "Archiv", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Das Archiv nach Datum");
  await context.close();
});

test("a started word is completed by keyboard", async ({ page }) => {
  await page.goto("/");
  const box = page.getByRole("combobox");
  await box.pressSequentially("Selensk");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("Selenskyj");
  await page.keyboard.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(box).toHaveValue(/Selenskyj/);
  await page.keyboard.press("Enter");
  await expect(page.locator(".hits mark").first()).toHaveText(/Selenskyj/);
});

test("files are dropped and a text is pasted, and both are in the archive", async ({ browser }) => {
  const site = await serve();
  const page = await browser.newPage({ locale: "de-DE", baseURL: site.url });
  await page.goto("/import");
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const text = "date 2022-02 Deich hält dem Sturm stand Stand: 18.02.2022 10:00 Uhr\n\nDer Deich hat dem Sturm standgehalten.\n";
    transfer.items.add(new File([text], "deich.txt"));
    return transfer;
  });
  await page.dispatchEvent("[data-drop]", "drop", { dataTransfer: dropped });
  await expect(page.locator(".import")).toContainText("1 neu");
  await page.getByLabel("Oder Text einfügen").fill("Kanal gesperrt\n\nDer Kanal ist wegen Eis gesperrt, teilte das Amt mit.");
  await page.getByRole("button", { name: "Einlesen" }).click();
  await expect(page.locator(".import")).toHaveCount(2);
  await expect(page.locator(".import").first()).toContainText("1 neu");
  await page.goto("/search?q=Deich+ODER+Kanal");
  await expect(page.getByText("2 Treffer")).toBeVisible();
  await page.close();
  await site.stop();
});

test("an empty archive says what to do", async ({ browser }) => {
  const empty = await serve();
  const page = await browser.newPage({ locale: "de-DE" });
  await page.goto(empty.url);
  await expect(page.getByRole("heading", { name: "Noch ist das Archiv leer" })).toBeVisible();
  await page.close();
  await empty.stop();
});

test("versions show what changed", async ({ browser }, { outputDir }) => {
  const { mkdirSync, writeFileSync } = await import("node:fs");
  mkdirSync(outputDir, { recursive: true });
  const article = (text) => JSON.stringify({ id: "v", title: "Brücke gesperrt", date: "2022-02-01", text });
  const file = `${outputDir}/article.json`;
  writeFileSync(file, article("Die Brücke ist gesperrt.\n\nDer Verkehr wird umgeleitet."));
  const site = await serve(samples, file);
  const page = await browser.newPage({ locale: "de-DE" });
  await page.goto(`${site.url}/search?q=%22Br%C3%BCcke+gesperrt%22`);
  await page.getByRole("link", { name: /Brücke gesperrt/ }).first().click();
  await expect(page.getByText("Der Verkehr wird umgeleitet.")).toBeVisible();
  await page.close();
  await site.stop();
});
