// Suggestions under a search box while typing: an ARIA combobox with a list box, after the
// Authoring Practices Guide's pattern "editable combobox with list autocomplete, manual selection".
// Without this script the box is a plain field; Enter without a choice searches either way.
"use strict";

(() => {
  const KINDS = { occupation: "Occupations", title: "Other titles", credential: "Credentials", organization: "Organizations", question: "Questions" };
  const WAIT = 120; // ms after the last key
  const box = 'form[action="/search"] input[type=search][name=q]';
  const field = document.querySelector("main " + box) || document.querySelector(box);
  if (!field || !window.fetch) return;

  const list = document.createElement("div");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  field.form.append(list);
  const said = document.createElement("p");
  said.className = "hidden said";
  said.setAttribute("aria-live", "polite");
  field.form.append(said);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);

  let options = [];
  let chosen = -1;
  let timer = 0;
  let asked = "";

  function close() {
    clearTimeout(timer);
    asked = ""; // an answer that is still on its way comes too late
    clear();
  }

  function clear() {
    list.hidden = true;
    said.textContent = "";
    chosen = -1;
    options = [];
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    chosen = number;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === number)));
    if (number < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options[number].id);
    options[number].scrollIntoView({ block: "nearest" });
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function show(found) {
    clear(); // what has been typed since is still to be asked
    list.replaceChildren();
    let group = null;
    let kind = null;
    for (const one of found) {
      if (one.kind !== kind) {
        kind = one.kind;
        group = document.createElement("div");
        const heading = element("div", "kind", KINDS[kind]);
        heading.id = "suggestions-" + kind;
        group.setAttribute("role", "group");
        group.setAttribute("aria-labelledby", heading.id);
        group.append(heading);
        list.append(group);
      }
      const option = element("a", "option", one.text);
      option.id = "suggestion-" + options.length;
      option.href = one.url;
      option.tabIndex = -1;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      if (one.detail) option.append(" ", element("span", "detail", one.detail));
      group.append(option);
      options.push(option);
    }
    const open = options.length > 0;
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    const count = options.length || "No";
    said.textContent = count + (count === 1 ? " suggestion" : " suggestions");
  }

  async function ask() {
    const text = field.value.trim();
    if (text.length < 2) return close();
    clearTimeout(timer);
    asked = text;
    try {
      const answer = await fetch("/suggest?q=" + encodeURIComponent(text));
      const found = await answer.json();
      // not under somebody who is choosing already
      if (asked === text && chosen < 0 && document.activeElement === field) {
        show(found.suggestions);
        list.dataset.query = text;
      }
    } catch {
      if (asked === text) close(); // the box works without suggestions
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    choose(-1);
    timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return void ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = chosen + step;
      choose(next >= options.length ? -1 : next < -1 ? options.length - 1 : next);
    } else if (event.key === "Enter" && open && chosen >= 0) {
      event.preventDefault();
      location.assign(options[chosen].href);
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      choose(-1); // these move within what was typed
    }
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
})();
