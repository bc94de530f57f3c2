// The console's hands: news by events, keys, tabs, ready replies, and what was typed is never lost.
// Parts of the page are put in place by htmx; here stands what they need around them.

"use strict";

const by = (id) => document.getElementById(id);
const shown = () => by("case");
const NEAR_PX = 120; // this close to the end, the conversation follows what is new
const SAID_MS = 4000;

// What is new comes by one stream: the queue's news, and those of the case that is open.

let stream = null;
let followed = null;

function follow() {
  const number = shown().dataset.number || "";
  if (stream && followed === number && stream.readyState !== EventSource.CLOSED) return;
  if (stream) stream.close();
  followed = number;
  stream = new EventSource(`/console/events${number ? `?case=${number}` : ""}`);
  for (const name of ["cases", "case"]) stream.addEventListener(name, () => htmx.trigger(document.body, name));
  stream.addEventListener("gone", () => location.reload());
  stream.addEventListener("open", () => (by("offline").hidden = true));
  stream.addEventListener("error", () => (by("offline").hidden = false));
}

addEventListener("pagehide", () => stream && stream.close());
addEventListener("pageshow", (event) => event.persisted && follow());

// The queue: which row is open, why it stands there, j and k.

const rows = () => [...document.querySelectorAll(".row")];

function mark() {
  const number = shown().dataset.number;
  for (const row of rows()) {
    if (row.id === `row-${number}`) row.setAttribute("aria-current", "page");
    else row.removeAttribute("aria-current");
  }
  badge(Number(by("awaiting").dataset.count));
  if (by("found").textContent !== by("awaiting").dataset.found) by("found").textContent = by("awaiting").dataset.found;
}

// How many wait for whoever looks: in the title, on the app's sign, and a sound when there are more than before.

let awaited = null;
let audio = null; // browsers let a page sound only once somebody has touched it

const sounds = () =>
  (localStorage.getItem("concilia.sound") || (matchMedia("(prefers-reduced-motion: reduce)").matches ? "off" : "on")) === "on";

function badge(count) {
  document.title = (count ? `(${count}) ` : "") + (shown().dataset.title || "Concilia");
  if (count) navigator.setAppBadge?.(count).catch(() => {});
  else navigator.clearAppBadge?.().catch(() => {});
  if (awaited !== null && count > awaited) ring();
  awaited = count;
}

function ring() {
  if (!audio || !sounds()) return;
  const now = audio.currentTime;
  const volume = audio.createGain();
  const tone = audio.createOscillator();
  tone.frequency.setValueAtTime(660, now);
  tone.frequency.setValueAtTime(880, now + 0.12);
  volume.gain.setValueAtTime(0.08, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.4);
  tone.connect(volume).connect(audio.destination);
  tone.start(now);
  tone.stop(now + 0.4);
}

function showSound() {
  by("sound").hidden = false;
  by("sound").setAttribute("aria-pressed", sounds());
}

function switchSound() {
  localStorage.setItem("concilia.sound", sounds() ? "off" : "on");
  showSound();
}

for (const name of ["pointerdown", "keydown"]) {
  addEventListener(name, () => (audio ||= new AudioContext()), { once: true });
}

function explain(event) {
  const row = event.target.closest?.(".row") || document.activeElement?.closest?.(".row");
  by("reason").hidden = !row;
  if (row) by("reason").textContent = row.dataset.reason;
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row === document.activeElement);
  const from = at >= 0 ? at : all.findIndex((row) => row.hasAttribute("aria-current"));
  const next = from < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(from + by, 0), all.length - 1);
  all[next].focus();
}

// Tabs of the composer, and the two panes of a narrow screen.

function choose(name, focus) {
  const composer = by("composer");
  const tabs = composer ? [...composer.querySelectorAll("[role=tab]")] : [];
  if (!tabs.some((tab) => tab.dataset.tab === name)) return;
  for (const tab of tabs) {
    const on = tab.dataset.tab === name;
    tab.setAttribute("aria-selected", on);
    tab.tabIndex = on ? 0 : -1;
    by(tab.dataset.tab).hidden = !on;
    if (on && focus === "tab") tab.focus();
  }
  composer.dataset.tab = name;
  if (focus === "field") by(name).querySelector("input[type=radio], textarea, button")?.focus();
}

function pane(name) {
  shown().classList.toggle("shows-account", name === "account");
  for (const button of document.querySelectorAll(".panes button")) {
    button.setAttribute("aria-pressed", button.dataset.pane === name);
  }
}

// What was typed is kept until it was sent, whatever happens to the page.

const draftKey = (field) => `concilia.${shown().dataset.number}.${field.dataset.draft}`;

const drafts = () => [...document.querySelectorAll("[data-draft]")];

function restore() {
  for (const field of drafts()) {
    const kept = sessionStorage.getItem(draftKey(field));
    if (kept && !field.value) field.value = kept;
  }
}

function review() {
  // How a draft arrives is shown of what stands in a field already, not only of what is typed next.
  for (const field of drafts()) if (field.value) field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Ready replies: '/' and a word, arrows, Enter.

function options() {
  return [...document.querySelectorAll("#canned li")].filter((one) => !one.hidden);
}

function select(option) {
  for (const one of options()) one.setAttribute("aria-selected", one === option);
  const field = by("reply-text");
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function offer(field) {
  const asked = /^\/(\w*)$/.exec(field.value);
  const list = by("canned");
  list.hidden = !asked;
  if (!asked) return select(null);
  for (const one of list.children) one.hidden = !one.dataset.key.startsWith(asked[1].toLowerCase());
  list.hidden = options().length === 0;
  select(options()[0]);
}

function insert(option) {
  const field = by("reply-text");
  field.value = option.dataset.text;
  by("canned").hidden = true;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function browse(event) {
  if (event.target.id !== "reply-text" || by("canned").hidden) return false;
  const all = options();
  const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const moves = { ArrowDown: at + 1, ArrowUp: at - 1 };
  if (event.key in moves) select(all[(moves[event.key] + all.length) % all.length]);
  else if (event.key === "Enter" && !event.ctrlKey && all[at]) insert(all[at]);
  else if (event.key === "Escape") by("canned").hidden = true;
  else return false;
  event.preventDefault();
  return true;
}

// A kept view fills in the filters, so that the case that is open stays open.

function narrow(asked) {
  for (const field of by("filters").elements) {
    if (!field.name || field.name === "shown") continue;
    const value = asked.get(field.name) || "";
    if (field.options && ![...field.options].some((one) => one.value === value)) field.add(new Option(value, value));
    field.value = value;
  }
  htmx.trigger(by("filters"), "change");
}

// Keys

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  t: () => by("take")?.click(),
  r: () => choose("reply", "field"),
  x: () => choose("resolve", "field"),
  c: () => pane(shown().classList.contains("shows-account") ? "talk" : "account"),
  l: () => document.body.classList.toggle("hides-readings"),
  m: () => narrow(new URLSearchParams({ state: "mine" })),
  n: () => narrow(new URLSearchParams({ state: "nobody" })),
  g: () => narrow(new URLSearchParams()),
  a: () => by("give-to")?.focus(),
  e: () => by("label")?.focus(),
  i: () => {
    if (!by("note")) return;
    by("notes").open = true;
    by("note").focus();
  },
  "/": () => by("q").select(),
  "?": () => by("keys").showModal(),
};

// A figure ends the case: the outcome of that place is chosen, and its words come next.
function resolve(place) {
  const outcome = document.querySelectorAll("#resolve input[type=radio]")[place - 1];
  if (!outcome) return;
  choose("resolve");
  outcome.checked = true;
  by("resolve-text").focus();
}
for (const place of [1, 2, 3, 4]) ACTIONS[place] = () => resolve(place);

function press(event) {
  if (browse(event)) return;
  const typing = event.target.closest("textarea, select, input, dialog");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form && typing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  } else if (event.key === "Escape" && typing && !typing.matches("dialog")) {
    event.target.blur();
  } else if (event.target.getAttribute("role") === "tab" && event.key.startsWith("Arrow")) {
    const tabs = [...document.querySelectorAll("[role=tab]")];
    const next = tabs.indexOf(event.target) + (/Right|Down/.test(event.key) ? 1 : -1);
    choose(tabs[(next + tabs.length) % tabs.length].dataset.tab, "tab");
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && Object.hasOwn(ACTIONS, event.key)) {
    event.preventDefault();
    ACTIONS[event.key]();
  }
}

// Before parts are put in place: where the reader was. After: there again.

let place = null;

// What is typed into a form beside the conversation stands while news come, and when it is refused.
const TYPED = "#account details[open] :is(input:not([type=hidden], [type=checkbox]), select)[id]";

function remember(verb) {
  const thread = by("thread");
  place = {
    news: verb === "get",
    focus: document.activeElement?.id,
    inComposer: Boolean(document.activeElement?.closest("#composer")),
    near: thread && thread.scrollHeight - thread.scrollTop - thread.clientHeight < NEAR_PX,
    top: thread?.scrollTop,
    folds: new Map([...document.querySelectorAll(".case details[id]")].map((fold) => [fold.id, fold.open])),
    account: shown().classList.contains("shows-account"),
    typed: new Map([...document.querySelectorAll(TYPED)].map((field) => [field.id, field.value])),
    composer: by("composer"),
  };
}

function isSame(target, fresh, fragment) {
  // News asked for before an act tell of a composer that the act has put in place; only acts renew its word.
  if (target.id === "composer") return place?.news && fresh.dataset.mode === target.dataset.mode;
  // A label that is being typed, or a name that is being chosen, waits for no news.
  if (target.id === "sharing" && place?.news && target.querySelector("input:focus, select:focus")) return true;
  return fresh.id === target.id ? fresh.innerHTML === target.innerHTML : fragment.innerHTML === target.innerHTML;
}

function settle() {
  if (!place) return;
  for (const [id, open] of place.folds) if (by(id)) by(id).open = open;
  for (const [id, value] of place.typed) if (by(id)) by(id).value = value;
  const thread = by("thread");
  if (thread) thread.scrollTop = place.near ? thread.scrollHeight : place.top;
  pane(place.account ? "account" : "talk");
  if (by("composer") !== place.composer) dress();
  if (document.activeElement === document.body && place.focus) {
    const field = place.inComposer ? by("composer")?.querySelector(".panel:not([hidden]) textarea") : null;
    (by(place.focus) || field)?.focus();
  }
  place = null;
}

function dress() {
  // A composer that is new on the page
  choose(by("composer")?.dataset.tab || "reply");
  restore();
  review();
}

function open() {
  // A case that is new on the page
  dress();
  pane(shown().dataset.opens || "talk");
  mark();
  follow();
  const thread = by("thread");
  const from = by(location.hash.slice(1)); // the first of those that were shown already
  if (from && thread?.contains(from)) from.scrollIntoView();
  else if (thread) thread.scrollTop = thread.scrollHeight;
}

function answered(target, xhr, { verb, elt }) {
  if (target?.id === "case") return;
  const acted = verb === "post" && elt.matches("form");
  if (acted && xhr.status < 300) {
    place?.typed.clear();
    for (const field of elt.querySelectorAll("[data-draft]")) {
      sessionStorage.removeItem(draftKey(field));
      if (by(field.id)) by(field.id).value = "";
    }
    say();
  }
  settle();
  mark();
  // An act's answer was drawn before others could hear of it; look once more, so that the newest picture is the last.
  if (acted) htmx.trigger(document.body, "case");
}

function say() {
  clearTimeout(say.timer);
  say.timer = setTimeout(() => by("said").replaceChildren(), SAID_MS);
}

document.addEventListener("keydown", press);
document.addEventListener("mouseover", explain);
document.addEventListener("focusin", explain);
document.addEventListener("input", (event) => {
  if (event.target.id === "reply-text") offer(event.target);
  if (event.target.dataset.draft) sessionStorage.setItem(draftKey(event.target), event.target.value);
});
document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-tab], [data-pane], [data-view], .canned li, #show-keys, #sound");
  if (!target || target.id === "composer") return;
  if ("view" in target.dataset) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    return narrow(new URL(target.href).searchParams);
  }
  if (target.id === "show-keys") ACTIONS["?"]();
  else if (target.id === "sound") switchSound();
  else if (target.dataset.tab) choose(target.dataset.tab, "field");
  else if (target.dataset.pane) pane(target.dataset.pane);
  else insert(target);
});
document.addEventListener("htmx:configRequest", (event) => {
  // The composer is put in place anew only when what may be done is no longer the same.
  if (event.target.id !== "live") return;
  event.detail.parameters.set("mode", by("composer").dataset.mode);
  if (by("who")) event.detail.parameters.set("who", by("who").value); // what is being looked for stays
});
document.addEventListener("htmx:beforeRequest", (event) => {
  // Heard from the request itself: who asked may be gone from the page when the answer comes, and its events with it.
  const { target, xhr, requestConfig } = event.detail;
  xhr.addEventListener("readystatechange", () => xhr.readyState === XMLHttpRequest.DONE && remember(requestConfig.verb));
  xhr.addEventListener("load", () => answered(target, xhr, requestConfig)); // after htmx, which listened first
});
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  // What is the same stays: the reader's selection and focus are not disturbed.
  const { target, fragment } = event.detail;
  const fresh = fragment.firstElementChild;
  if (!target.id || !fresh) return;
  if (isSame(target, fresh, fragment)) event.detail.shouldSwap = false;
});
let queued = null;
let held = false; // a row under a pressed pointer: were it exchanged now, the click would be lost
document.addEventListener("pointerdown", (event) => (held = Boolean(event.target.closest("#rows"))));
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => {
    if (held) setTimeout(() => htmx.trigger(document.body, "cases"));
    held = false;
  });
}
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, serverResponse } = event.detail;
  if (target.id !== "rows") return;
  if (held || serverResponse === queued) event.detail.shouldSwap = false;
  if (!held) queued = serverResponse;
});
// Heard from the case itself: the row that asked for it may be gone by now.
document.addEventListener("htmx:load", (event) => event.detail.elt.id === "case" && open());
document.addEventListener("htmx:sendError", () => (by("offline").hidden = false));
addEventListener("popstate", () => location.reload());

document.addEventListener("DOMContentLoaded", showSound);
document.addEventListener("DOMContentLoaded", open); // after htmx, which was loaded first
