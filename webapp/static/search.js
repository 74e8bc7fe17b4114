// Choosing a filter, an order or a page swaps the list in place. Without this script every one of
// these is a link or a form field that loads the same page: the addresses are the same.
"use strict";

(() => {
  const form = document.getElementById("search");
  if (!form || !window.fetch || !window.DOMParser) return;
  document.documentElement.classList.add("scripted");
  let running = null;
  let shown = location.pathname + location.search;

  const part = (id) => document.getElementById(id);

  function addressOfForm() {
    const fields = new URLSearchParams(new FormData(form));
    if (!fields.get("q")) fields.delete("q");
    const query = fields.toString();
    return form.action + (query ? "?" + query : "");
  }

  function fieldLike(field) {
    return [...form.elements].find((f) => f.name === field.name && f.value === field.value);
  }

  function openFolds() {
    return [...part("facets").querySelectorAll("details[open]")].map((d) => d.dataset.facet);
  }

  // The status stays in the page and only changes its text: that is what is read out.
  function swap(fresh) {
    const focused = document.activeElement;
    const folds = openFolds();
    for (const id of ["heading", "filters-label", "status"]) {
      part(id).textContent = fresh.getElementById(id).textContent;
    }
    for (const id of ["answers", "facets", "found"]) {
      part(id).replaceChildren(...fresh.getElementById(id).childNodes);
    }
    document.title = fresh.title;
    for (const name of folds) {
      const fold = part("facets").querySelector(`details[data-facet="${name}"]`);
      if (fold) fold.open = true;
    }
    if (focused.isConnected) return;
    const again = focused.type === "checkbox" ? fieldLike(focused) : null;
    (again || part("results")).focus({ preventScroll: true });
  }

  async function show(address, { remember, toTop }) {
    if (running) running.abort();
    const mine = (running = new AbortController());
    part("results").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: mine.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine.signal.aborted) return;
      if (remember) history.pushState(null, "", address);
      form.elements.q.value = fresh.getElementById("q").value;
      part("kept").replaceChildren(...fresh.getElementById("kept").childNodes);
      swap(fresh);
      shown = location.pathname + location.search;
      if (toTop) part("results").scrollIntoView();
    } catch (problem) {
      if (problem.name !== "AbortError") location.assign(address);
    } finally {
      if (running === mine) part("results").removeAttribute("aria-busy");
    }
  }

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.form === form && field.type === "checkbox") {
      show(addressOfForm(), { remember: true });
    }
  });

  // What is ticked is already listed: on a phone the button only leads from the drawer to it.
  for (const button of document.querySelectorAll(".apply button")) {
    button.textContent = "Show the results";
    button.addEventListener("click", (event) => {
      event.preventDefault();
      button.closest("details").open = false;
      part("results").focus({ preventScroll: true });
      const listed = new URLSearchParams(location.search).get("q") || "";
      if (form.elements.q.value.trim() === listed) part("results").scrollIntoView();
      else show(addressOfForm(), { remember: true, toTop: true });
    });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const here = link.origin === location.origin && link.pathname === location.pathname;
    if (!here || link.hash || !link.closest(".finder")) return;
    event.preventDefault();
    show(link.href, { remember: true, toTop: Boolean(link.closest(".pager")) });
  });

  // Moving between addresses that differ only after the # is the browser's own business.
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) show(location.href, { remember: false });
  });
})();
