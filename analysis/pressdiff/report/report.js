"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("js");

  // pages: one event at a time where there are several; everything where there is one
  const pages = all("[data-page]");
  const paged = "paged" in root.dataset;
  const home = document.getElementById("overview");
  function show(target) {
    if (!paged) return;
    const own = target?.closest("[data-page]") ?? home;
    const group = own.dataset.page;
    for (const page of pages) page.hidden = group === "overview" ? page.dataset.page !== group : page !== own;
    for (const link of all(".bar nav a")) {
      const here = link.hash === "#" + (group === "overview" || group === "event" ? "overview" : own.id);
      here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
  }
  function follow() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    show(target);
    if (!target) { if (paged) scrollTo(0, 0); return; }
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
      if (at.classList.contains("open")) at.classList.add("is-open");
    }
    if (target.classList.contains("row")) open(target, true);
    if (target.id === "overview" || target.id === "top") scrollTo(0, 0);
    else target.scrollIntoView({ block: target.matches(".story span, .story a") ? "center" : "start" });
  }
  addEventListener("hashchange", follow);

  // tables keep their meaning where the phone shows them as cards
  for (const table of all(".matrix")) {
    table.setAttribute("role", "table");
    for (const part of all("thead, tbody", table)) part.setAttribute("role", "rowgroup");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      for (const at of row.cells) at.setAttribute("role", at.tagName === "TD" ? "cell" : at.scope === "col" ? "columnheader" : "rowheader");
      if (!row.classList.contains("open")) continue;
      row.id = row.previousElementSibling.id + "-open";
      for (const button of all("td > button", row.previousElementSibling)) {
        button.setAttribute("aria-expanded", "false");
        button.setAttribute("aria-controls", row.id);
      }
    }
  }

  // a row opens the wording of every outlet
  function open(row, on, outlet) {
    const below = row.nextElementSibling;
    if (!below?.classList.contains("open")) return;
    below.classList.toggle("is-open", on);
    for (const button of all("td > button", row)) button.setAttribute("aria-expanded", String(on));
    for (const part of all("[data-o]", below)) part.classList.toggle("picked", on && part.dataset.o === outlet);
  }

  // a claim shows where else its fact is
  const card = document.getElementById("card");
  const line = (text, name = "p") => Object.assign(document.createElement(name), { textContent: text });
  function tell(part) {
    const row = part.dataset.f ? document.getElementById(part.dataset.f) : null;
    const said = part.title;
    const voice = part.classList.contains("own") ? "Own voice" : "Attributed" + (said ? ": " + said : "");
    const close = line("×", "button");
    close.setAttribute("aria-label", "Close");
    card.replaceChildren(line(voice), close);
    if (row) {
      const others = all("td:not(.absent)", row).map((cell) => cell.dataset.l);
      const link = Object.assign(line("compare the wording", "a"), { href: "#" + row.id });
      card.append(line("Found in " + others.join(", ") + " · "));
      card.lastChild.append(link);
    } else card.append(line("Found in this outlet only."));
    card.hidden = false;
  }
  function heat(part) {
    for (const hot of all(".hot")) hot.classList.remove("hot");
    if (!part?.dataset.f || part.closest("[data-mode=plain]")) return;
    const event = part.closest(".event");
    const same = all(`.story [data-f="${CSS.escape(part.dataset.f)}"]`, event);
    if (new Set(same.map((one) => one.closest(".story"))).size > 1) for (const one of same) one.classList.add("hot");
  }
  document.addEventListener("mouseover", (event) => heat(event.target.closest(".story [data-f]")));

  document.addEventListener("click", (event) => {
    const button = event.target.closest("td > button");
    if (button) {
      const row = button.closest("tr"), below = row.nextElementSibling;
      const outlet = String(button.closest("td").cellIndex - 1);
      const picked = below.querySelector(`.picked[data-o="${outlet}"]`);
      open(row, !(below.classList.contains("is-open") && picked), outlet);
      return;
    }
    if (event.target.closest(".card button, .card a")) { card.hidden = true; return; }
    const part = event.target.closest(".story .own, .story .attributed:not(.bare)");
    if (part) { heat(part); tell(part); } else if (!event.target.closest(".card")) card.hidden = true;
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) { event.preventDefault(); follow(); }
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") { card.hidden = true; heat(null); } });

  // find and filter facts
  function filter(section) {
    const words = section.querySelector("[data-filter]").value.trim().toLowerCase();
    const kind = section.querySelector("[data-kind]").value;
    let shown = 0;
    const rows = all(".facts .row", section);
    for (const row of rows) {
      const below = row.nextElementSibling?.classList.contains("open") ? row.nextElementSibling : null;
      const text = (row.textContent + (below?.textContent ?? "")).toLowerCase();
      const fits = text.includes(words) && (!kind || (row.dataset.kinds ?? "").split(" ").includes(kind));
      row.hidden = !fits;
      if (below) below.hidden = !fits;
      shown += fits;
    }
    for (const item of all(".only li", section)) item.hidden = Boolean(kind) || !item.textContent.toLowerCase().includes(words);
    section.querySelector("[data-count]").textContent = words || kind ? `${shown} of ${rows.length} shared facts` : "";
  }
  for (const input of all("[data-filter], [data-kind]")) input.addEventListener("input", () => filter(input.closest("section")));

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.matches("[data-toggle]")) {
      const scope = box.closest(".event");
      const number = Number(box.dataset.toggle);
      for (const part of all(`[data-o="${number}"]`, scope)) part.hidden = !box.checked;
      for (const row of all(".matrix tr:not(.open)", scope)) row.cells[number + 1].hidden = !box.checked;
    } else if (box.matches(".modes input")) {
      const section = box.closest("section");
      section.querySelector(".stories").dataset.mode = box.value;
      for (const key of all("[data-key]", section)) key.hidden = key.dataset.key !== box.value;
    }
  });

  addEventListener("beforeprint", () => { for (const fold of all("details:not([open])")) { fold.open = true; fold.dataset.printed = ""; } });
  addEventListener("afterprint", () => { for (const fold of all("[data-printed]")) { fold.open = false; delete fold.dataset.printed; } });
  follow();
})();
