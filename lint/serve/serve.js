"use strict";
// Sends the draft as one types, shows what comes back, applies fixes, downloads the report.
(() => {
  const draft = document.getElementById("draft");
  const settings = document.getElementById("settings");
  const status = document.getElementById("status");
  const article = document.getElementById("article");
  const dialog = document.getElementById("rule");
  const formats = { md: "markdown", markdown: "markdown", mdx: "mdx", html: "html", htm: "html", txt: "text" };
  let name = "";
  let timer = 0;
  let asked = null;

  function chosen() {
    return [...settings.querySelectorAll("[name=jurisdiction]:checked")].map((box) => box.value);
  }

  function body(more = {}) {
    const of = (key) => settings.elements[key].value;
    return JSON.stringify({
      text: draft.value, name, format: of("format"), language: of("language"), audience: of("audience"), jurisdictions: chosen(), ...more,
    });
  }

  async function ask(where, what, signal) {
    const answer = await fetch(where, { method: "POST", headers: { "Content-Type": "application/json" }, body: what, signal });
    if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).fault || `The page was refused (${answer.status}).`);
    return answer;
  }

  function say(words, wrong = false) {
    status.textContent = words;
    status.classList.toggle("wrong", wrong);
  }

  async function check() {
    asked?.abort();
    asked = new AbortController();
    if (!draft.value.trim()) {
      article.replaceChildren();
      say("");
      return;
    }
    say("Reading…");
    try {
      const found = await (await ask("/check", body(), asked.signal)).json();
      article.innerHTML = found.html; // written by the report's own writer, which escapes all that comes from an article
      addButtons();
      say(found.fault || found.summary, Boolean(found.fault));
      document.dispatchEvent(new Event("caveat:changed"));
    } catch (error) {
      if (error.name !== "AbortError") say(error.message, true);
    }
  }

  function addButtons() {
    for (const note of article.querySelectorAll(".note")) {
      const fix = note.querySelector(".fix");
      if (fix) fix.append(" ", button("Apply", () => apply(Number(note.id.slice("finding-".length)))));
      const rule = note.querySelector(".rule");
      rule.append(" · ", button("Read the rule", () => read(note.dataset.rule)));
    }
  }

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  async function apply(finding) {
    try {
      const mended = await (await ask("/fix", body({ finding }))).json();
      draft.value = mended.text;
      await check();
    } catch (error) {
      say(error.message, true);
    }
  }

  async function read(rule) {
    const answer = await fetch(`/rules/${encodeURIComponent(rule)}`);
    dialog.querySelector("div").innerHTML = answer.ok ? await answer.text() : "";
    dialog.showModal();
  }

  async function download() {
    try {
      const page = await (await ask("/report", body())).blob();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(page);
      link.download = `${(name || "article").replace(/\.[^.]*$/, "")}-caveat.html`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (error) {
      say(error.message, true);
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(check, 400);
  }

  function law() {
    const names = chosen();
    document.getElementById("chosen").textContent = names.join(", ") || "none beside the general rules";
  }

  draft.addEventListener("input", soon);
  settings.addEventListener("submit", (event) => event.preventDefault());
  settings.addEventListener("change", (event) => {
    if (event.target.id === "file") return;
    law();
    check();
  });
  document.getElementById("file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    name = file.name;
    settings.elements.format.value = formats[name.split(".").pop().toLowerCase()] ?? "text";
    draft.value = await file.text();
    check();
  });
  document.getElementById("download").addEventListener("click", download);
  law();
  check();
})();
