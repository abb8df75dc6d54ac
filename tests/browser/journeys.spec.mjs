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

/** Writes articles as a file of JSON Lines; its path. */
async function articleFile({ outputDir }, name, articles) {
  const { mkdirSync, writeFileSync } = await import("node:fs");
  mkdirSync(outputDir, { recursive: true });
  const path = `${outputDir}/${name}.jsonl`;
  writeFileSync(path, articles.map((article) => JSON.stringify(article)).join("\n"));
  return path;
}

test("versions show word by word what changed", async ({ browser }, info) => {
  const article = (title, day, text) => [{ id: "v", title, date: "2022-02-01", updated: `2022-02-0${day}T10:00:00+01:00`, text }];
  const first = article("Brücke gesperrt", 1, "Die Brücke ist bis März gesperrt.\n\nDer Verkehr wird umgeleitet.\n\nDas teilte das Amt mit.");
  const second = article("Brücke gesperrt", 2, "Die Brücke ist bis Mai gesperrt.\n\nGrund sind Risse im Pfeiler.\n\nDas teilte das Amt mit.");
  const site = await serve(await articleFile(info, "first", first));
  const page = await browser.newPage({ locale: "de-DE", baseURL: site.url });
  await page.goto("/search?q=Br%C3%BCcke");
  await page.getByRole("link", { name: "Brücke gesperrt" }).click();
  await expect(page.getByText("Der Verkehr wird umgeleitet.")).toBeVisible();
  site.add(await articleFile(info, "second", second));
  await page.reload();
  await page.getByRole("link", { name: "2 Fassungen" }).click();
  const change = page.locator(".reworded");
  await expect(change.locator("del")).toContainText("März");
  await expect(change.locator("ins")).toContainText("Mai");
  await expect(change).toHaveText("Die Brücke ist bis [Entfallen: März] [Neu: Mai] gesperrt.");
  await expect(page.locator(".whole del")).toContainText("Der Verkehr wird umgeleitet.");
  await expect(page.getByText("1 Absatz unverändert").first()).toBeVisible();
  await page.close();
  await site.stop();
});

test("nearly equal articles stand together and can be listed one by one", async ({ browser }, info) => {
  const text =
    "Das Hochwasser hat am Wochenende seinen Höchststand erreicht. Helfer füllten die Nacht über Sandsäcke, wie der Landkreis am Sonntag " +
    "mitteilte. Rund dreihundert Menschen mussten ihre Häuser verlassen, die Schulen bleiben bis Mittwoch geschlossen. Der Wetterdienst " +
    "erwartet erst in der zweiten Wochenhälfte neuen Regen an den Zuflüssen.";
  const papers = ["Altenbrücker Bote", "Hafenkurier", "Kreiszeitung"];
  const articles = papers.map((source, n) => ({ id: `d${n}`, title: `Scheitel erreicht (${n + 1})`, date: "2022-02-20", source, text }));
  const site = await serve(await articleFile(info, "papers", articles));
  const page = await browser.newPage({ locale: "de-DE", baseURL: site.url });
  for (const address of ["/archive/2022/02", "/archive/2022/02/20", "/search?q=Hochwasser"]) {
    await page.goto(address);
    await expect(page.locator(".hit")).toHaveCount(1);
    await page.getByText("2 weitere fast gleiche Artikel").click();
    await expect(page.locator(".duplicates").getByRole("link", { name: /^Scheitel erreicht/ })).toHaveCount(2);
    await page.getByRole("link", { name: "Fast gleiche Artikel einzeln zeigen" }).click();
    await expect(page.locator(".hit")).toHaveCount(3);
    await page.getByRole("link", { name: "Fast gleiche Artikel zusammenfassen" }).click();
    await expect(page.locator(".hit")).toHaveCount(1);
  }
  await page.close();
  await site.stop();
});

test("the archive is found sound, and what another program imports is there at once", async ({ browser }, info) => {
  const site = await serve(samples);
  const page = await browser.newPage({ locale: "de-DE", baseURL: site.url });
  await page.goto("/");
  await expect(page.locator(".dateline")).toContainText("26 Artikel");
  await page.getByRole("link", { name: "Zustand", exact: true }).click();
  await page.getByRole("button", { name: "Jetzt prüfen" }).click();
  await expect(page.getByRole("status")).toContainText("Das Archiv ist heil. Geprüft: 26 Artikel");
  site.add(await articleFile(info, "one", [{ id: "n", title: "Neu", date: "2022-04-01", text: "Etwas Neues." }]));
  await page.goto("/");
  await expect(page.locator(".dateline")).toContainText("27 Artikel");
  await page.goto("/archive");
  await expect(page.getByText("27 Artikel")).toBeVisible();
  await page.close();
  await site.stop();
});

test("a name's page tells what was said, and where", async ({ page }) => {
  await page.goto(pages["quoted name"]);
  const quotation = page.locator(".quotations li").first();
  await expect(quotation.locator("blockquote")).not.toBeEmpty();
  await quotation.getByRole("link").click();
  await expect(page).toHaveURL(/\/articles\/\d+#p\d+$/);
  await page.goBack();
  await page.getByRole("link", { name: /mit Zitaten/ }).click();
  await expect(page).toHaveURL(/q=sagt/);
  await expect(page.locator(".hits mark").first()).toBeVisible();
});

test("trends are compared, and a word is read in its contexts", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Bereiche" }).getByRole("link", { name: "Verläufe" }).click();
  await page.getByLabel("1. Suche").fill("Ukraine");
  await page.getByLabel("2. Suche").fill("Sturm");
  await page.getByRole("button", { name: "Vergleichen" }).click();
  await expect(page.locator("svg.curves .curve")).toHaveCount(2);
  await page.getByText("Als Tabelle").click();
  await expect(page.getByRole("columnheader", { name: "Sturm" })).toBeVisible();

  await page.goto("/search?q=Sturm");
  await page.getByRole("link", { name: "Als Konkordanz" }).click();
  await expect(page.locator(".concordance .match").first()).toContainText(/Sturm/i);
  await page.locator(".concordance .match a").first().click();
  await expect(page.locator("mark[data-hit]").first()).toBeVisible();
});

test("days are reached by the calendar, from year to day", async ({ page }) => {
  await page.goto("/archive");
  await page.getByRole("link", { name: "2022", exact: true }).click();
  await page.getByRole("link", { name: "Februar 2022", exact: true }).click();
  await page.getByRole("link", { name: /^24\.\sFebruar 2022: / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Donnerstag, 24\.\sFebruar 2022$/);
  await page.locator(".hits a").first().click();
  await expect(page.locator(".body")).toBeVisible();
});
