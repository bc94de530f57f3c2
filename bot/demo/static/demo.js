// The bar above phone and console: who it is, what time it is, what happened. All of it comes by one stream.

"use strict";

const by = (id) => document.getElementById(id);
const STALE_MS = 20 * 24 * 3600 * 1000; // a phone's link lives thirty days of the service's time

let state = JSON.parse(by("start").textContent);
let source = null;
let opened = 0; // the service's time at which the phone was opened
let moving = false;

function query() {
  return new URLSearchParams({ creditor: state.creditor, client: state.client });
}

function openPhone() {
  by("phone").src = `/demo/phone?${query()}`;
  opened = 0;
}

function show(news) {
  state = news;
  const words = state.words;
  document.documentElement.lang = state.locale;
  document.title = words.title;
  for (const part of document.querySelectorAll("[data-word]")) part.textContent = words[part.dataset.word];
  by("client").value = `${state.creditor}/${state.client}`;
  by("story").textContent = state.story;
  by("proof").textContent = state.proof;
  by("ask").textContent = state.ask;
  by("clock").textContent = state.clock;
  by("coming").textContent = moving || state.moving ? words.moving : state.coming || words.next_none;
  by("phone").title = words.phone.replace("{name}", state.name);
  by("console").title = words.console;
  enable();
  tell();
}

function enable() {
  for (const button of document.querySelectorAll("[data-by]")) {
    button.disabled = moving || state.moving || (button.dataset.by === "next" && !state.coming);
  }
}

let told = "";

function tell() {
  const shown = JSON.stringify(state.happened);
  if (shown === told) return;
  told = shown;
  const lines = state.happened.map((line) => {
    const row = document.createElement("li");
    row.className = line.tone;
    const text = document.createElement("span");
    const when = document.createElement("time");
    text.textContent = line.text;
    when.textContent = line.when;
    text.prepend(when);
    row.append(text);
    return row;
  });
  if (!lines.length) {
    const row = document.createElement("li");
    row.className = "none";
    row.textContent = state.words.quiet;
    lines.push(row);
  }
  by("happened").replaceChildren(...lines);
}

function notice(sentence) {
  by("notice").textContent = sentence;
  by("notice").hidden = !sentence;
}

function listen() {
  if (source) source.close();
  source = new EventSource(`/demo/events?${query()}`);
  source.addEventListener("state", (event) => {
    notice("");
    show(JSON.parse(event.data));
  });
  source.addEventListener("error", () => notice(state.words.lost));
}

async function move(how) {
  moving = true;
  notice("");
  show(state);
  let answer = null;
  try {
    answer = await fetch(`/demo/clock?by=${how}&${query()}`, { method: "POST" });
  } catch {
    notice(state.words.lost);
  }
  moving = false;
  show(state);
  if (!answer) return;
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    notice(state.words.failed.replace("{why}", body.title || answer.status));
    return;
  }
  const now = Date.parse(body.now);
  if (!opened) opened = now;
  if (now - opened > STALE_MS) openPhone();
}

for (const button of document.querySelectorAll("[data-by]")) button.addEventListener("click", () => move(button.dataset.by));

by("client").addEventListener("change", () => {
  [state.creditor, state.client] = by("client").value.split("/");
  history.replaceState(null, "", `/demo?${query()}`);
  openPhone();
  listen();
});

addEventListener("pagehide", () => source && source.close());

show(state);
openPhone();
listen();
