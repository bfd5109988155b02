"use strict";
// Filters, keys and the tie between words and notes. Everything is readable without it.
// A page that puts other articles in the place of these says so by the event `caveat:changed`.
(() => {
  let notes = [];
  let marks = [];
  let words = new Map();
  let current = null;

  const numberOf = (note) => note.id.slice("finding-".length);
  const wordsOf = (note) => words.get(numberOf(note)) ?? [];

  function read() {
    notes = [...document.querySelectorAll(".note")];
    marks = [...document.querySelectorAll("[data-of]")];
    words = new Map(notes.map((note) => [numberOf(note), []]));
    for (const mark of marks) {
      for (const number of mark.dataset.of.split(" ")) words.get(number)?.push(mark);
    }
    current = null;
    filter();
  }

  function choose(note, focus) {
    if (current) {
      current.classList.remove("on");
      wordsOf(current).forEach((mark) => mark.classList.remove("on"));
    }
    current = note;
    if (!note) return;
    note.classList.add("on");
    wordsOf(note).forEach((mark) => mark.classList.add("on"));
    if (focus) {
      note.focus({ preventScroll: true });
      (wordsOf(note)[0] ?? note).scrollIntoView({ block: "center" });
    }
  }

  function step(by) {
    const open = notes.filter((note) => !note.hidden);
    if (!open.length) return;
    const at = open.indexOf(current);
    choose(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length], true);
  }

  function filter() {
    const filters = document.getElementById("filters");
    if (!filters) return;
    filters.hidden = false;
    const severities = new Set([...filters.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const category = filters.querySelector("[name=category]").value;
    const rule = filters.querySelector("[name=rule]").value;
    const kept = new Set();
    for (const note of notes) {
      const { severity, category: own, rule: name } = note.dataset;
      note.hidden = !severities.has(severity) || (category && own !== category) || (rule && name !== rule);
      if (!note.hidden) kept.add(numberOf(note));
    }
    for (const mark of marks) {
      mark.classList.toggle("off", !mark.dataset.of.split(" ").some((number) => kept.has(number)));
    }
    if (current?.hidden) choose(null);
    document.getElementById("shown").textContent = `${kept.size} of ${notes.length} shown`;
  }

  document.addEventListener("change", (event) => {
    if (event.target.closest("#filters")) filter();
  });
  document.addEventListener("focusin", (event) => {
    const note = event.target.closest(".note");
    if (note) choose(note, false);
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-of]");
    if (!mark || mark.classList.contains("off")) return;
    const number = mark.dataset.of.split(" ").find((one) => !document.getElementById(`finding-${one}`)?.hidden);
    const note = document.getElementById(`finding-${number}`);
    if (!note) return;
    choose(note, false);
    note.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea, button, dialog")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") choose(null);
    else if (event.key === "Enter" && current && event.target === current) {
      const why = current.querySelector("details");
      why.open = !why.open;
    } else return;
    event.preventDefault();
  });
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));
  document.addEventListener("caveat:changed", read);
  read();
})();
