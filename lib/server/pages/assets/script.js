// What makes the pages quicker to use. Everything works without it.

const german = document.body.dataset.language === "de";
const say = (inGerman, inEnglish) => (german ? inGerman : inEnglish);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element with attributes and children; text is never read as markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// Keyboard: / j k Enter n p Esc ?

const isField = (element) => element.matches("input, textarea, select, [contenteditable]");

/** Moves the focus along a list's links. */
function moveAlong(step) {
  const links = all(".hit").map((hit) => hit.querySelector("a")).filter(Boolean);
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement.closest(".hit")?.querySelector("a"));
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next].focus();
  links[next].closest(".hit").scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && isField(document.activeElement)) return document.activeElement.blur();
  if (isField(event.target) || document.querySelector("dialog[open]")) return;
  const actions = {
    "/": () => document.querySelector('[data-complete], input[type="search"]')?.select(),
    j: () => moveAlong(1),
    k: () => moveAlong(-1),
    n: () => steps?.go(1),
    p: () => steps?.go(-1),
    "?": () => document.getElementById("keys").showModal(),
  };
  if (!Object.hasOwn(actions, event.key)) return;
  event.preventDefault();
  actions[event.key]();
});

for (const opener of all("[data-keys]")) {
  opener.addEventListener("click", () => document.getElementById("keys").showModal());
}

// Steps from one match of an article to the next.

function makeSteps(bar) {
  const marks = all("mark[data-hit]");
  if (marks.length === 0) return undefined;
  const count = bar.querySelector("[role=status]");
  let at = -1;
  const go = (step) => {
    marks[at]?.classList.remove("now");
    at = at < 0 ? (step > 0 ? 0 : marks.length - 1) : (at + step + marks.length) % marks.length;
    marks[at].classList.add("now");
    marks[at].scrollIntoView({ block: "center" });
    count.textContent = say(`Fundstelle ${at + 1} von ${marks.length}`, `Match ${at + 1} of ${marks.length}`);
  };
  bar.querySelector("[data-step=previous]").addEventListener("click", () => go(-1));
  bar.querySelector("[data-step=next]").addEventListener("click", () => go(1));
  return { go };
}
const bar = document.querySelector("[data-steps]");
const steps = bar ? makeSteps(bar) : undefined;

// Copying citations.

for (const button of all("[data-copy]")) {
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = say("Kopiert", "Copied");
      button.removeAttribute("aria-label");
    } catch {
      // Not allowed, as by plain HTTP across a network: select it for the reader's own copying.
      getSelection().selectAllChildren(source);
    }
  });
}

// Completion of the word under the cursor.

/** The last word of the query, which is completed, and where it starts. */
function lastWord(text) {
  const start = Math.max(text.lastIndexOf(" "), text.lastIndexOf("("), text.lastIndexOf("\u201e"), text.lastIndexOf('"')) + 1;
  return { start, word: text.slice(start) };
}

function complete(input) {
  const id = `${input.id}-suggestions`;
  const list = make("ul", { id, role: "listbox", class: "suggestions", hidden: "", "aria-label": say("Vorschläge", "Suggestions") });
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" }))
    input.setAttribute(name, value);
  let chosen = -1;
  let typed = "";
  let request;
  let timer;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const options = all("[role=option]", list);
    chosen = (index + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = -1;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
    if (chosen < 0) {
      input.removeAttribute("aria-activedescendant");
      input.value = typed;
    } else {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      input.value = options[chosen].dataset.query;
      options[chosen].scrollIntoView({ block: "nearest" });
    }
  };
  const show = (completions) => {
    const { start } = lastWord(typed);
    list.replaceChildren(
      ...completions.map(({ text, articles, query }, n) => {
        const option = make("li", { role: "option", id: `${id}-${n}`, "aria-selected": "false" }, make("span", {}, text));
        if (articles) option.append(make("span", { class: "number" }, articles.toLocaleString(german ? "de" : "en")));
        option.dataset.query = query ?? typed.slice(0, start) + text;
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          input.value = option.dataset.query;
          input.form.requestSubmit();
        });
        return option;
      }),
    );
    list.hidden = completions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    chosen = -1;
  };
  const ask = async () => {
    request?.abort();
    request = new AbortController();
    typed = input.value;
    const { word } = lastWord(typed);
    if (word.length < 2) return close();
    try {
      const answer = await fetch(`/api/v1/complete?${new URLSearchParams({ q: typed, limit: "8" })}`, { signal: request.signal });
      if (!answer.ok) return close();
      show((await answer.json()).completions ?? []);
    } catch {
      // The next key asks again.
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 80);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? all("[role=option]", list).length : -1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (chosen >= 0) input.value = typed;
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });
  input.addEventListener("blur", close);
}
all("[data-complete]").forEach(complete);

// Dragging over the bars of a histogram chooses a period.

function brush(box) {
  const bars = all("a[data-value]", box);
  const form = box.closest(".facet")?.querySelector("form");
  if (!form || bars.length < 2) return;
  box.classList.add("live");
  let first;
  let last;
  const barAt = (x) => {
    const { left, width } = box.getBoundingClientRect();
    return Math.min(Math.max(Math.floor(((x - left) / width) * bars.length), 0), bars.length - 1);
  };
  const paint = () => {
    const [from, to] = [Math.min(first, last), Math.max(first, last)];
    bars.forEach((bar, n) => bar.classList.toggle("chosen-bar", first !== undefined && n >= from && n <= to));
    if (first === undefined) return;
    form.elements.from.value = bars[from].dataset.value;
    form.elements.to.value = bars[to].dataset.value;
  };
  box.addEventListener("dragstart", (event) => event.preventDefault());
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey) return;
    first = last = barAt(event.clientX);
    box.setPointerCapture(event.pointerId);
    paint();
  });
  box.addEventListener("pointermove", (event) => {
    if (first === undefined) return;
    last = barAt(event.clientX);
    paint();
  });
  box.addEventListener("pointerup", () => {
    if (first === undefined) return;
    form.requestSubmit();
  });
  box.addEventListener("pointercancel", () => {
    first = undefined;
    paint();
  });
}
all("[data-brush]").forEach(brush);

// Importing: files are dropped, sent, and their import followed as it goes.

/** The files of what was dropped, those in folders included. */
async function droppedFiles(transfer) {
  const files = [];
  const read = async (entry) => {
    if (entry.isFile) return void files.push(await new Promise((found, failed) => entry.file(found, failed)));
    const reader = entry.createReader();
    for (;;) {
      const entries = await new Promise((found, failed) => reader.readEntries(found, failed));
      if (entries.length === 0) return;
      for (const inner of entries) await read(inner);
    }
  };
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) return [...transfer.files];
  for (const entry of entries) await read(entry);
  return files;
}

/** Sends files as one import; tells how much of them has been sent. */
function send(files, onProgress) {
  return new Promise((done, failed) => {
    const form = new FormData();
    for (const file of files) form.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/import");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / Math.max(total, 1)));
    request.addEventListener("load", () =>
      request.status === 202 ? done(request.response.id) : failed(new Error(request.response?.detail ?? request.statusText)),
    );
    request.addEventListener("error", () => failed(new Error(say("Der Server antwortet nicht.", "The server does not answer."))));
    request.send(form);
  });
}

/** Follows an import to its end. */
function follow(id, onProgress) {
  return new Promise((done, failed) => {
    const events = new EventSource(`/api/v1/imports/${id}/events`);
    events.addEventListener("progress", ({ data }) => onProgress(JSON.parse(data)));
    events.addEventListener("end", ({ data }) => {
      events.close();
      const { report, failure } = JSON.parse(data);
      if (report) done(report);
      else failed(new Error(failure));
    });
  });
}

const countsOf = (report) =>
  [
    [report.new, say("neu", "new")],
    [report.updated, say("neue Fassung", "updated")],
    [report.unchanged, say("unverändert", "unchanged")],
    [report.duplicate, say("doppelt", "duplicate")],
    [report.failed, say("fehlgeschlagen", "failed")],
  ]
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(", ");

async function importFiles(files, log) {
  if (files.length === 0) return;
  const name = files.length === 1 ? files[0].name : say(`${files.length} Dateien`, `${files.length} files`);
  const progress = make("progress", { max: "1", value: "0", "aria-label": name });
  const state = make("span", { class: "facts" });
  const entry = make("section", { class: "import" }, make("h2", {}, name), progress, state);
  log.prepend(entry);
  try {
    const id = await send(files, (share) => {
      progress.value = share / 2;
      state.textContent = say("wird gesendet …", "being sent …");
    });
    const report = await follow(id, ({ bytes_done, bytes_total, articles }) => {
      progress.value = 0.5 + bytes_done / Math.max(bytes_total, 1) / 2;
      state.textContent = say(`${articles} Artikel bisher`, `${articles} articles so far`);
    });
    state.textContent = countsOf(report) || say("nichts gefunden", "nothing found");
    const list = make("ul", { class: "notes" });
    for (const { path, reason } of report.errors.slice(0, 20)) {
      list.append(make("li", {}, make("strong", {}, path.split("/").pop()), `: ${reason}`));
    }
    if (list.hasChildNodes()) entry.append(list);
  } catch (error) {
    state.textContent = error.message;
    state.setAttribute("role", "alert");
  }
  progress.remove();
}

function enhanceImport(form) {
  const log = document.querySelector("[data-imports]");
  const drop = form.querySelector("[data-drop]");
  // One request takes a thousand files; fewer show sooner how it goes.
  const start = async (files) => {
    for (let i = 0; i < files.length; i += 200) await importFiles(files.slice(i, i + 200), log);
  };
  for (const type of ["dragenter", "dragover"]) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => event.relatedTarget ?? drop.classList.remove("over"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    start(await droppedFiles(event.dataTransfer));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { files, text } = form.elements;
    const chosen = [...files.files];
    if (text.value.trim() !== "") chosen.push(new File([text.value], say("Eingefügter Text.txt", "Pasted text.txt")));
    form.reset();
    start(chosen);
  });
}
all("[data-import]").forEach(enhanceImport);
