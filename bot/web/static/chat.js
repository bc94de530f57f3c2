// The conversation's page. Messages come by events and are known by their number; what is written leaves in order, is
// kept in the browser until the service has taken it, and carries an id, so that sent twice it is one message.

"use strict";

const start = JSON.parse(document.getElementById("start").textContent);
const words = start.words;
const by = (id) => document.getElementById(id);
const [log, scroll, replies, typing, text] = ["log", "scroll", "replies", "typing", "text"].map(by);

const TYPING_MS = 1000; // the dots never stay longer
const NEAR_PX = 120; // this close to the end, the log follows what is new
const RETRY_MS = [1000, 2000, 4000, 8000, 15000];
const DEAF_MS = start.beat_seconds * 2500; // without a sign of life for so long, the line is dead
const WAITING = `concilia.waiting.${start.room}`;
const DRAFT = `concilia.draft.${start.room}`;

// What stands on the page

const shown = new Map(); // number → element
let after = start.after;
let last = null; // the newest message with a number
let adviser = start.adviser;

function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

function linked(paragraph, content) {
  for (const piece of content.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)) {
    if (/^https?:\/\//.test(piece)) {
      const link = element("a", "", piece.includes("/documents/") ? words.paper : piece);
      Object.assign(link, { href: piece, target: "_blank", rel: "noopener noreferrer" });
      paragraph.append(link);
    } else paragraph.append(piece);
  }
  return paragraph;
}

function card(rows) {
  const table = element("table");
  const head = table.createTHead().insertRow();
  for (const name of [rows[0].what ? words.what : words.date, words.amount]) {
    const cell = element("th", "", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    const first = element("td", "", row.what || row.day);
    if (row.note) first.append(element("small", "", row.note));
    line.append(first, element("td", "amount", row.amount));
  }
  return table;
}

function bubble(item) {
  const box = element("div", `message${item.mine ? " mine" : ""}`);
  const inner = element("div", "bubble");
  if (item.author) inner.append(element("span", "author", item.author));
  else inner.append(element("span", "unseen", `${item.mine ? words.you : start.creditor}: `));
  for (const part of item.parts) {
    if (part.rows) {
      inner.append(card(part.rows));
      box.classList.add("wide");
    } else for (const paragraph of part.text.split(/\n{2,}/)) inner.append(linked(element("p"), paragraph));
  }
  inner.append(element("span", "foot", item.time));
  box.append(inner);
  return box;
}

function isNear() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_PX;
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  by("newer").hidden = true;
}

function add(item) {
  const box = bubble(item);
  box.dataset.seq = item.seq;
  box.dataset.day = item.day;
  const optimistic = item.id && log.querySelector(`[data-id="${CSS.escape(item.id)}"]`);
  if (optimistic) optimistic.remove();
  box.dataset.at = Date.parse(item.at);
  if (item.waited) box.dataset.waited = "yes";
  const next = [...log.children].find((other) => other.dataset.id || comesBefore(box.dataset, other.dataset));
  log.insertBefore(box, next || null);
  shown.set(item.seq, box);
  if (!last || item.seq > last.seq) last = item;
}

function comesBefore(one, other) {
  // In the order of their numbers, but what waited for its hour stands where it left.
  if (Number(other.at) < Number(one.at)) return false;
  return Number(other.seq) > Number(one.seq) || Boolean(other.waited && Number(other.at) > Number(one.at));
}

function separate() {
  // A mark stands before the first message of a day; one that is there already stays, for what is added is read aloud.
  // Messages of one hand in a row stand closer.
  const marks = new Set();
  let day = "";
  let before = null;
  for (const box of log.querySelectorAll(".message")) {
    if (box.dataset.day && box.dataset.day !== day) {
      day = box.dataset.day;
      marks.add(markBefore(box, day));
      before = null;
    }
    box.classList.toggle("again", before !== null && before.classList.contains("mine") === box.classList.contains("mine"));
    before = box;
  }
  for (const mark of log.querySelectorAll(".day")) if (!marks.has(mark)) mark.remove();
  by("empty").hidden = log.children.length > 0;
}

function markBefore(box, day) {
  const there = box.previousElementSibling;
  if (there && there.classList.contains("day") && there.dataset.of === day) return there;
  const mark = element("div", "day", names.get(day));
  mark.dataset.of = day;
  log.insertBefore(mark, box);
  return mark;
}

const names = new Map(); // day → its name in the client's language

function take(news) {
  const near = isNear();
  const fresh = news.items.filter((item) => !shown.has(item.seq));
  for (const item of fresh) {
    names.set(item.day, item.day_name);
    add(item);
    forget(item.id);
  }
  after = news.after;
  adviser = news.adviser;
  by("who").textContent = adviser || words.assistant;
  if (fresh.length) {
    if (fresh.some((item) => !item.mine)) hideTyping();
    separate();
    offer();
    if (near || fresh.some((item) => item.mine)) toEnd();
    else by("newer").hidden = false;
  }
}

function offer() {
  // Quick replies belong to the last message, as long as nothing was written after it.
  const choices = last && !last.mine && waiting.length === 0 ? last.choices : [];
  replies.replaceChildren(
    ...choices.map((choice) => {
      const pill = element("button", "", choice.title);
      pill.type = "button";
      pill.addEventListener("click", () => say(choice.title, choice.id));
      return pill;
    }),
  );
  replies.hidden = choices.length === 0;
}

// Typing dots

let dots = 0;

function showTyping() {
  if (adviser) return;
  typing.hidden = false;
  if (isNear()) toEnd();
  clearTimeout(dots);
  dots = setTimeout(hideTyping, TYPING_MS);
}

function hideTyping() {
  clearTimeout(dots);
  typing.hidden = true;
}

// What waits to be sent

function remember(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing still sends.
  }
}

function recall(key) {
  try {
    return localStorage.getItem(key) || "";
  } catch {
    return "";
  }
}

let waiting = JSON.parse(recall(WAITING) || "[]");
let sending = false;
let failures = 0;
let again = 0;

function keep() {
  remember(WAITING, waiting.length ? JSON.stringify(waiting) : "");
}

function forget(id) {
  if (!waiting.some((one) => one.id === id)) return;
  waiting = waiting.filter((one) => one.id !== id);
  keep();
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function draw(message) {
  const time = by("notice").hidden ? words.sending : words.waiting;
  const box = bubble({ mine: true, parts: [{ text: message.text }], time });
  box.dataset.id = message.id;
  log.append(box);
}

function mark(message, state, sentence) {
  const box = log.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
  if (!box) return;
  box.classList.toggle("failed", state === "failed");
  box.querySelector(".foot").textContent = sentence;
}

function say(said, button = null) {
  const message = { id: newId(), text: said, button };
  waiting.push(message);
  keep();
  draw(message);
  separate();
  offer();
  toEnd();
  if (!matchMedia("(pointer: coarse)").matches) text.focus();
  flush();
}

async function flush() {
  if (sending || !waiting.length) return;
  clearTimeout(again);
  sending = true;
  while (waiting.length) {
    const message = waiting[0];
    const wait = await post(message);
    if (wait !== null) {
      again = setTimeout(flush, wait);
      break;
    }
    forget(message.id);
  }
  sending = false;
}

async function post(message) {
  // Return null when the message is settled, else how long to wait before it is tried again.
  let answer;
  try {
    answer = await fetch("/channels/web/messages", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token: start.token, ...message }),
    });
  } catch {
    return hold();
  }
  failures = 0;
  if (answer.ok) {
    showTyping();
    return null;
  }
  if (answer.status === 429) {
    mark(message, "waiting", await sentence(answer));
    return Number(answer.headers.get("Retry-After") || 10) * 1000;
  }
  if (answer.status >= 500) return hold();
  if (answer.status === 410) location.reload();
  mark(message, "failed", `${words.not_sent}. ${await sentence(answer)}`);
  if (!text.value && !message.button) text.value = message.text;
  fit();
  return null;
}

function hold() {
  setOnline(false);
  for (const message of waiting) mark(message, "waiting", words.waiting);
  const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
  failures += 1;
  return wait;
}

async function sentence(answer) {
  try {
    return (await answer.json()).title;
  } catch {
    return words.broken;
  }
}

// The stream

let source = null;
let beat = Date.now();
let reopening = 0;

function listen() {
  clearTimeout(reopening);
  if (source) source.close();
  source = new EventSource(`/chat/${start.token}/events?after=${after}`);
  beat = Date.now();
  source.addEventListener("beat", alive);
  source.addEventListener("news", (event) => {
    alive();
    take(JSON.parse(event.data));
  });
  source.addEventListener("error", () => {
    setOnline(false);
    if (source.readyState === EventSource.CLOSED) {
      clearTimeout(reopening);
      reopening = setTimeout(reopen, 3000);
    }
  });
}

async function reopen() {
  // A stream that was refused does not come back by itself: ask whether the link still opens.
  try {
    const answer = await fetch(`/chat/${start.token}/messages?after=${after}`);
    if (answer.status === 410) location.reload();
    else if (answer.ok) take(await answer.json());
  } catch {
    // Still offline.
  }
  listen();
}

function alive() {
  beat = Date.now();
  setOnline(true);
}

function setOnline(online) {
  const notice = by("notice");
  const was = notice.hidden;
  notice.textContent = online ? "" : words.offline;
  notice.hidden = online;
  if (online && !was) {
    failures = 0;
    flush();
  }
}

setInterval(() => {
  if (Date.now() - beat > DEAF_MS) {
    setOnline(false);
    listen();
  }
}, 5000);
addEventListener("online", listen);
addEventListener("offline", () => setOnline(false));
addEventListener("pagehide", () => source && source.close()); // a page in the browser's memory holds no line
addEventListener("pageshow", (event) => event.persisted && listen());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && Date.now() - beat > start.beat_seconds * 1200) listen();
});

// The composer

function fit() {
  const near = isNear();
  text.style.height = "";
  if (text.scrollHeight > text.clientHeight) text.style.height = `${Math.min(text.scrollHeight + 2, 144)}px`;
  const room = start.length_max - text.value.length;
  by("left").textContent = room < 200 ? words.left.replace("{count}", room) : "";
  if (near) toEnd();
}

text.addEventListener("input", () => {
  fit();
  remember(DRAFT, text.value);
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    by("composer").requestSubmit();
  }
});
by("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const said = text.value.trim();
  if (!said) return;
  text.value = "";
  remember(DRAFT, "");
  fit();
  say(said);
});
by("newer").addEventListener("click", toEnd);
let following = true; // the end was in sight when the reader last moved; a keyboard that comes up hides it otherwise
scroll.addEventListener("scroll", () => {
  following = isNear();
  if (following) by("newer").hidden = true;
});
new ResizeObserver(() => following && toEnd()).observe(scroll);

// A photo or a PDF: it goes up by itself, with its progress, and stands in the conversation once the service has it

const picker = by("file");

function megabytes(size) {
  return `${(size / 1048576).toLocaleString(start.locale, { maximumFractionDigits: 1 })} MB`;
}

function attach(file) {
  const id = newId();
  const box = bubble({ mine: true, parts: [{ text: `${file.name} · ${megabytes(file.size)}` }], time: words.sending });
  box.dataset.id = id;
  log.append(box);
  separate();
  toEnd();
  const kinds = start.file_kinds.split(",");
  if (file.size > start.file_max) refuse(box, words.file_large.replace("{max}", start.file_max / 1048576));
  else if (file.type && !kinds.includes(file.type)) refuse(box, words.file_kind);
  else upload(file, id, box);
}

function upload(file, id, box) {
  const inner = box.querySelector(".bubble");
  const bar = element("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", words.file_sending.replace("{name}", file.name));
  inner.append(bar);
  box.classList.remove("failed");
  box.querySelector(".foot").textContent = words.sending;
  const request = new XMLHttpRequest();
  request.open("POST", "/channels/web/files");
  request.setRequestHeader("X-Chat-Token", start.token);
  request.setRequestHeader("X-Message-Id", id);
  request.setRequestHeader("X-File-Name", encodeURIComponent(file.name.slice(0, 120)));
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    bar.remove();
    if (request.status === 202) showTyping();
    else if (request.status === 410) location.reload();
    else if (request.status === 429 || request.status >= 500) retry(file, id, box, titleOf(request));
    else refuse(box, titleOf(request));
  });
  request.addEventListener("error", () => {
    bar.remove();
    retry(file, id, box, words.offline);
  });
  request.send(file);
}

function titleOf(request) {
  try {
    return JSON.parse(request.responseText).title;
  } catch {
    return words.not_sent;
  }
}

function refuse(box, why) {
  box.classList.add("failed");
  box.querySelector(".foot").textContent = `${words.not_sent}. ${why}`;
}

function retry(file, id, box, why) {
  refuse(box, why);
  const button = element("button", "again-button", words.file_again);
  button.type = "button";
  button.addEventListener("click", () => {
    button.remove();
    upload(file, id, box);
  });
  box.querySelector(".bubble").append(button);
}

by("attach").addEventListener("click", () => picker.click());
picker.addEventListener("change", () => {
  for (const file of picker.files) attach(file);
  picker.value = "";
});

// Begin: what was said is there at once and is not read aloud; what had not left is sent.

log.setAttribute("aria-live", "off");
take(start);
for (const message of waiting) draw(message);
separate();
offer();
text.value = recall(DRAFT);
fit();
toEnd();
setTimeout(() => log.setAttribute("aria-live", "polite"), 500);
listen();
flush();
