// A server of an archive of samples/, for each worker of the tests one of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = resolve(process.env.BLATTWERK_BIN ?? join(root, "build/app/blattwerk"));

/** Imports what is asked for into a new archive and serves it; `add` imports more, as another program would. */
export async function serve(...paths) {
  const folder = mkdtempSync(join(tmpdir(), "blattwerk-browser-"));
  const archive = join(folder, "archive.db");
  const add = (...more) => execFileSync(program, ["--quiet", "--archive", archive, "import", ...more]);
  if (paths.length > 0) add(...paths);
  const server = spawn(program, ["--archive", archive, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: server.stdout });
  const url = await new Promise((found, failed) => {
    lines.once("line", found);
    server.once("exit", () => failed(new Error("blattwerk serve ended")));
  });
  const stop = async () => {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { url, add, stop };
}

export const samples = join(root, "samples");

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await serve(samples);
      await use(site.url);
      await site.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ site }, use) => use(site),
  // Every test also sees that a page keeps to itself and to its Content-Security-Policy.
  page: async ({ page, site }, use) => {
    const complaints = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => request.url().startsWith(site) || complaints.push(`a request to ${request.url()}`));
    await use(page);
    base.expect(complaints.filter((text) => !text.includes("status of 404"))).toEqual([]);
  },
});
export { expect } from "@playwright/test";
