"use strict";
// The preview: asks for the document and its state whenever the server says that there is something new.

const $ = (id) => document.getElementById(id);
const token = document.querySelector("meta[name=kit-token]").content;
const frame = $("document");
let state = null;   // what the server said last
let shown = "";     // which document is in the frame
let sent = "";      // its text, as it was sent
let place = null;   // the place last asked about
let stream = null;

const read = () => new URLSearchParams(location.hash.slice(1));
const query = () => { const asked = read(); asked.delete("panes"); return asked.toString(); };
const get = async (path) => {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
};

function make(tag, words, attributes = {}) {
  const made = document.createElement(tag);
  if (words) made.textContent = words;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// ---------------------------------------------------------------- the document

async function showDocument() {
  const asked = query();
  const text = await (await get(`/document?${asked}`)).text();
  if (asked !== query() || (shown === asked && sent === text)) return;
  sent = text;
  if (shown !== asked || !frame.contentDocument?.querySelector("section")) {
    shown = asked;
    await new Promise((done) => { frame.onload = done; frame.srcdoc = text; });
    attend(frame.contentDocument);
    fit();
    restore(asked);
  } else {
    exchange(frame.contentDocument, new DOMParser().parseFromString(text, "text/html"));
  }
  document.body.dataset.drawn = String(Number(document.body.dataset.drawn || 0) + 1);
}

/** Only sections that differ are put in; the place on the page stays. */
function exchange(old, fresh) {
  const top = anchor(old);
  const before = [...old.querySelectorAll("body > section, body > form > section")];
  const after = [...fresh.querySelectorAll("body > section, body > form > section")];
  const sameFrame = before.length === after.length && old.head.innerHTML === fresh.head.innerHTML;
  if (!sameFrame) {
    old.head.innerHTML = fresh.head.innerHTML;
    old.body.replaceWith(old.adoptNode(fresh.body));
  } else {
    for (const { name, value } of fresh.body.attributes) old.body.setAttribute(name, value);  // head and foot of each page
    before.forEach((section, n) => {
      if (clean(section) !== after[n].outerHTML) section.replaceWith(old.adoptNode(after[n]));
    });
  }
  attend(old);
  settle(old, top);
}

/** A section as it was sent: without what this page added. */
function clean(section) {
  const copy = section.cloneNode(true);
  for (const item of copy.querySelectorAll("[data-focusable]")) {
    item.removeAttribute("data-focusable"); item.removeAttribute("tabindex");
  }
  return copy.outerHTML;
}

/** What stands at the top of the view, by its origin, and how far from the edge. */
function anchor(page) {
  const counts = {};
  for (const item of page.querySelectorAll("[data-origin]")) {
    const box = item.getBoundingClientRect(), origin = item.dataset.origin;
    counts[origin] = (counts[origin] ?? -1) + 1;
    if (box.bottom > 0) return { origin, nth: counts[origin], top: box.top };
  }
  return null;
}

function settle(page, top) {
  if (!top) return;
  const item = page.querySelectorAll(`[data-origin="${CSS.escape(top.origin)}"]`)[top.nth];
  if (item) page.scrollingElement.scrollTop += item.getBoundingClientRect().top - top.top;
}

function attend(page) {
  for (const item of page.querySelectorAll("[data-origin]:not([tabindex])")) {
    item.tabIndex = 0; item.dataset.focusable = "";
  }
  page.onclick = (event) => ask(event, event.target.closest("[data-origin]"));
  page.ondblclick = () => openPlace();
  page.onkeydown = (event) => {
    if (event.key === "Enter") ask(event, event.target.closest("[data-origin]"));
    else if (event.key === "Escape") leave();
    else keys(event);
  };
  page.onscroll = () => sessionStorage.setItem(`scroll ${shown}`, String(page.scrollingElement.scrollTop));
}

/** Out of the document by one key: its sentences are many stops for Tab. */
function leave() {
  [$("open"), $("page-list"), $("picker"), $("brand")].find((one) => one.offsetParent)?.focus();
}

/** The page in its own proportions, as large as the pane allows. */
function fit() {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  page.style.zoom = "1";
  page.style.zoom = String(Math.min(1, page.clientWidth / page.dataset.width));
}

function restore(asked) {
  frame.contentDocument.scrollingElement.scrollTop = Number(sessionStorage.getItem(`scroll ${asked}`) || 0);
}

// ---------------------------------------------------------------- places

async function ask(event, item) {
  if (!item) return;
  event.preventDefault();
  try {
    place = await (await get(`/place?origin=${encodeURIComponent(item.dataset.origin)}`)).json();
  } catch { return; }
  const said = $("place");
  said.replaceChildren(make("b", `${place.file}:${place.line}`), ` ${place.excerpt.trim()}`);
  $("open").hidden = !state?.editor;
}

async function openPlace(line = place?.line) {
  if (!line || !state?.editor) return;
  const answer = await fetch("/open", {
    method: "POST", headers: { "X-Kit-Token": token, "Content-Type": "application/json" }, body: JSON.stringify({ line }),
  });
  $("place").textContent = answer.ok ? `Opened line ${line}.` : await answer.text();
}

// ---------------------------------------------------------------- around the document

const PDF = {
  current: "as in the file",
  making: "being made; these are from before",
  kept: "not current: from before the slip",
  failed: "not current",
};

async function showState() {
  state = await (await get(`/state?${query()}`)).json();
  const asked = state.wanted;
  const now = state.modules.find((module) => module.id === asked.module);
  document.title = now ? `${now.number} ${now.title}, ${asked.kind} · ${state.title}`.trim() : "kit preview";
  $("course").textContent = state.title || "Preview";
  fill($("brand"), state.brands, asked.brand);
  fill($("paper"), state.papers, asked.paper);
  list(asked);
  status();
  problems();
  pages(asked);
  frame.title = now ? `Text of ${now.title}, ${asked.kind}` : "The document's text";
}

function status() {
  const errors = state.problems.filter((problem) => !problem.warning).length;
  const warnings = state.problems.length - errors;
  const counts = [[errors, "problem"], [warnings, "warning"]].filter(([n]) => n).map(([n, what]) => `${n} ${what}${n > 1 ? "s" : ""}`);
  const said = state.current ? `as saved, ${state.milliseconds} ms` : "not the file as it stands";
  $("status").textContent = [said, ...counts].join(" · ");
  $("status").className = !state.current || errors ? "bad" : "";
  $("stale").hidden = state.current;
  if (!state.current) {
    const first = state.problems.find((problem) => !problem.warning);
    const what = state.trouble || (first?.place ? `There is a slip in ${first.place}.` : "");
    const words = `These pages are not current: they are from before the last save. ${what}`;
    if ($("stale").textContent !== words) $("stale").textContent = words;
  }
}

function problems() {
  $("problems").hidden = !state.problems.length;
  $("problem-list").replaceChildren(...state.problems.map((problem) => {
    const item = make("li", "", { class: problem.warning ? "warning" : "error" });
    const line = make("p");
    line.append(make("span", `${problem.warning ? "Warning" : "Problem"} ${problem.code} `, { class: "grade" }));
    if (problem.line) {
      const button = make("button", problem.place, { type: "button" });
      button.onclick = () => { place = { line: problem.line }; $("place").textContent = problem.place; openPlace(); };
      line.append(button, " ");
    }
    line.append(problem.message);
    item.append(line);
    if (problem.excerpt) {
      const excerpt = make("pre");
      excerpt.append(problem.excerpt.slice(0, problem.column - 1), make("mark", problem.excerpt.slice(problem.column - 1)));
      item.append(excerpt);
    }
    if (problem.hint) item.append(make("p", problem.hint, { class: "hint" }));
    return item;
  }));
}

let listed = "";
function list(asked) {
  const key = JSON.stringify([state.modules, asked]);
  if (key === listed) return;
  listed = key;
  const options = [];
  $("modules").replaceChildren(...state.modules.map((module) => {
    const item = make("li"), title = make("h2", module.title), kinds = make("ol");
    title.prepend(make("span", String(module.number)));
    for (const kind of module.kinds) {
      const here = module.id === asked.module && kind === asked.kind;
      const link = make("a", kind, { href: `#${address({ module: module.id, kind })}` });
      if (here) link.setAttribute("aria-current", "page");
      const inner = make("li"); inner.append(link); kinds.append(inner);
      const option = make("option", `${module.number} ${module.title}: ${kind}`.trim(), { value: `${module.id} ${kind}` });
      option.selected = here; options.push(option);
    }
    item.append(title, kinds);
    return item;
  }));
  $("picker").replaceChildren(...options);
}

function fill(select, names, chosen) {
  if (select.options.length !== names.length) select.replaceChildren(...names.map((name) => make("option", name.split("/").pop(), { value: name })));
  select.value = chosen;
}

function pages(asked) {
  const pdf = state.pdf, old = pdf.state !== "current", list = $("page-list");
  const words = pdf.pages ? PDF[pdf.state] : pdf.state === "making" ? "being made" : "none yet";
  $("pdf-state").textContent = pdf.why ? `${words}: ${pdf.why}` : words;
  $("pdf-state").className = list.className = old ? "old" : "";
  const key = `${new URLSearchParams(asked)}&stamp=${pdf.stamp}`;
  if (list.dataset.key === key) return;
  const top = list.dataset.of === query() ? list.scrollTop : 0;
  list.dataset.key = key; list.dataset.of = query();
  const known = [...list.querySelectorAll("img")];
  list.replaceChildren(...Array.from({ length: pdf.pages }, (_, n) => {
    const item = make("li");
    const wide = known[n]?.naturalWidth || 893, high = known[n]?.naturalHeight || 1263;
    const image = make("img", "", { alt: `Page ${n + 1} of ${pdf.pages}`, loading: "lazy", width: wide, height: high, src: `/picture?${key}&page=${n}` });
    item.append(image);
    return item;
  }));
  list.scrollTop = top;
}

// ---------------------------------------------------------------- moving about

function address(changes) {
  const asked = new URLSearchParams(state ? state.wanted : {});
  for (const [name, value] of Object.entries(changes)) asked.set(name, value);
  return asked.toString();
}

function go(changes) { location.hash = address(changes); }

function show(panes) {
  document.body.dataset.panes = panes;
  localStorage.setItem("panes", panes);
  for (const input of document.querySelectorAll("input[name=panes]")) input.checked = input.value === panes;
}

function step(by) {
  const options = [...$("picker").options];
  const next = options[options.findIndex((option) => option.selected) + by];
  if (next) { const [module, kind] = next.value.split(" "); go({ module, kind }); }
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("select, input[type=text]")) return;
  const act = { j: () => step(1), k: () => step(-1), t: () => show("text"), b: () => show("both"), p: () => show("pages"), e: () => openPlace() }[event.key];
  if (act) act();
}

function listen() {
  stream?.close();
  stream = new EventSource(`/events?${query()}`);
  let number = "";
  stream.onmessage = async (event) => {
    const [now] = event.data.split(" ");
    const fresh = now !== number;
    number = now;
    await refresh(fresh);
  };
  stream.onerror = () => {
    $("status").textContent = "The watch has ended, or cannot be reached. These pages may be old.";
    $("status").className = "bad";
  };
}

let busy = false, again = false;
async function refresh(fresh = true) {
  if (busy) { again = true; return; }
  busy = true;
  try {
    if (fresh || again || !shown) await showDocument().catch(() => {});
    again = false;
    await showState();
  } catch {
    $("status").textContent = "The watch cannot be reached. These pages may be old.";
    $("status").className = "bad";
  } finally {
    busy = false;
    if (again) refresh();
  }
}

$("brand").onchange = (event) => go({ brand: event.target.value });
$("paper").onchange = (event) => go({ paper: event.target.value });
$("picker").onchange = (event) => { const [module, kind] = event.target.value.split(" "); go({ module, kind }); };
$("panes").onchange = (event) => show(event.target.value);
$("open").onclick = () => openPlace();
document.addEventListener("keydown", keys);
window.addEventListener("hashchange", listen);
new ResizeObserver(fit).observe(frame);
show(localStorage.getItem("panes") || (innerWidth > 1100 ? "both" : "text"));
listen();
