// Marks, in the navigation of a profile, the section that is being read. Without this script the
// navigation is plain links.
"use strict";

(() => {
  const navigation = document.querySelector(".toc");
  if (!navigation) return;
  const LINE = 140; // px from the top of the window: below the navigation of a phone
  const places = [...navigation.querySelectorAll("a")].map((link) => ({
    link,
    section: document.getElementById(link.hash.slice(1)),
  }));
  let marked = null;
  let waiting = false;

  // Short sections at the end never come up to the line: there the one asked for counts.
  function read() {
    const page = document.documentElement;
    if (scrollY > 0 && scrollY + innerHeight >= page.scrollHeight - 2) {
      return places.find((place) => place.link.hash === location.hash) || places.at(-1);
    }
    return places.findLast((place) => place.section.getBoundingClientRect().top <= LINE);
  }

  function mark() {
    waiting = false;
    const link = read()?.link;
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    marked = link;
    if (!link) return;
    link.setAttribute("aria-current", "true");
    const list = link.closest("ol"); // scrolls sideways on a phone
    list.scrollLeft = link.offsetLeft - list.offsetLeft - 16;
  }

  function soon() {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }

  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  addEventListener("hashchange", soon);
  mark();
})();
