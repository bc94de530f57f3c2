// The hands of reviewing: find a label by typing, walk the list by keys. Without it everything works as plain forms.

"use strict";

const SAID_MS = 4000;
const find = document.getElementById("find");
const labels = [...document.querySelectorAll(".meaning")];
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const visible = () => labels.filter((label) => !label.hidden);

const sought = () => plain(find.value).split(/\s+/).filter(Boolean);
const holds = (text) => sought().every((word) => text.includes(word));

function narrow() {
  for (const label of labels) label.hidden = !holds(`${plain(label.textContent)} ${label.control.value}`);
  for (const group of document.querySelectorAll(".meanings fieldset")) {
    group.hidden = !group.querySelector(".meaning:not([hidden])");
  }
  const count = visible().length;
  document.getElementById("nothing-found").hidden = count > 0;
  document.getElementById("found").textContent = find.value ? `${count} etiquetas` : "";
}

function pick() {
  // A title that says it comes before a sentence that mentions it.
  const named = visible().filter((label) => holds(plain(label.querySelector("b").textContent)));
  const first = [...named, ...visible()][0]?.control;
  if (!first) return;
  first.checked = true;
  first.focus();
}

function step(by) {
  const rows = [...document.querySelectorAll(".row")];
  if (!rows.length) return;
  const at = rows.findIndex((row) => row === document.activeElement);
  const from = at >= 0 ? at : rows.findIndex((row) => row.hasAttribute("aria-current"));
  rows[Math.min(Math.max(from < 0 ? 0 : from + by, 0), rows.length - 1)].focus();
}

const ACTIONS = { j: () => step(1), k: () => step(-1), "/": () => find?.focus() };

document.addEventListener("keydown", (event) => {
  if (event.target === find && event.key === "Enter") {
    event.preventDefault();
    pick();
  } else if (event.target === find && event.key === "Escape") {
    find.value = "";
    narrow();
    find.blur();
  } else if (event.target.type === "radio" && event.key === "Enter") {
    event.preventDefault();
    event.target.checked = true;
    event.target.form.requestSubmit();
  } else if (!event.target.closest("select, input[type=search]") && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (!Object.hasOwn(ACTIONS, event.key)) return;
    event.preventDefault();
    ACTIONS[event.key]();
  }
});

document.getElementById("filters").addEventListener("change", (event) => event.currentTarget.requestSubmit());
document.querySelector(".thread .it")?.scrollIntoView({ block: "nearest" });
if (find) {
  find.hidden = false;
  find.addEventListener("input", narrow);
  if (matchMedia("(min-width: 760px)").matches) find.focus({ preventScroll: true });
}
setTimeout(() => document.getElementById("said").replaceChildren(), SAID_MS);
