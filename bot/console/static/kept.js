// What was typed into a form outlives the session: signed in again, it stands where it was.
// The composer of a case keeps its own (console.js); this is for all other forms. Loaded by every page, the door's too.

"use strict";

(() => {
  const SENT = "concilia.sent";
  // Where a browser is told to fill in nothing, as in numbers of documents, nothing is kept either.
  const WRITING = "textarea[id]:not([data-draft]), input[id]:not([type]):not([autocomplete=off])";
  const isWriting = (field) => Boolean(field.matches?.(WRITING));
  const formOf = (field) => (field.form?.method === "post" && !document.body.matches(".door") ? field.form : null);
  const fields = (form) => [...form.elements].filter(isWriting);
  const sent = () => JSON.parse(sessionStorage.getItem(SENT) || "[]");

  const keyOf = (field) => `concilia.kept ${location.pathname}${location.search} ${field.id}`;

  function keep(field) {
    if (field.value === field.defaultValue) sessionStorage.removeItem(keyOf(field));
    else sessionStorage.setItem(keyOf(field), JSON.stringify([field.defaultValue, field.value]));
  }

  const kept = (field) => JSON.parse(sessionStorage.getItem(keyOf(field)) || "[]");

  function restore(field) {
    const [before, value] = kept(field);
    // What has changed meanwhile, or was filled in otherwise, is not written over.
    if (value === undefined || before !== field.defaultValue || field.value !== field.defaultValue) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function forget(here) {
    // A form that led to the door was not taken. One that led to another page was, unless its words are handed back.
    const back = new Set(here.filter((field) => kept(field)[1] === field.defaultValue).map(keyOf));
    const keys = document.body.matches(".door") ? [] : sent().filter((key) => !back.has(key));
    for (const key of keys) sessionStorage.removeItem(key);
    sessionStorage.removeItem(SENT);
  }

  document.addEventListener("input", ({ target }) => isWriting(target) && formOf(target) && keep(target));
  document.addEventListener("submit", ({ target }) => {
    const keys = fields(target).filter(formOf).map(keyOf);
    sessionStorage.setItem(SENT, JSON.stringify([...sent(), ...keys]));
  });
  document.addEventListener("DOMContentLoaded", () => {
    const here = [...document.forms].flatMap(fields).filter(formOf);
    forget(here);
    here.forEach(restore);
  });
})();
