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
    const row = part.dataset.f && document.getElementById(part.dataset.f);
    const close = line("×", "button");
    close.setAttribute("aria-label", "Close");
    const said = passage(part)[0];
    card.replaceChildren(line(said ? "Credited to " + said.title : "The outlet’s own words"), close);
    if (said) {
      const whose = Object.assign(line("all words of this speaker", "a"), { href: "#" + said.closest("[data-v]").dataset.v + said.dataset.a.split(".")[0] });
      card.append(line(""));
      card.lastChild.append(whose);
    }
    card.hidden = false;
    if (!part.matches(".claim")) return;
    if (row) {
      const others = all("td:not(.absent)", row).map((cell) => cell.dataset.l);
      const link = Object.assign(line("compare the wording", "a"), { href: "#" + row.id });
      card.append(line("Found in " + others.join(", ") + " · "));
      card.lastChild.append(link);
    } else card.append(line("This claim is found in this outlet only."));
  }

  // all pieces of one credited passage with their source and cue; the pieces of content come first
  function passage(part) {
    const at = part.closest(".story [data-a]");
    const found = at ? all(`[data-a="${at.dataset.a}"]`, at.closest(".story")) : [];
    const content = found.filter((one) => one.matches(".attributed"));
    return content.length ? [...content, ...found.filter((one) => !one.matches(".attributed"))] : [];
  }
  function light(part) {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    if (part && !part.closest("[data-mode=plain]")) for (const one of passage(part)) one.classList.add("lit");
  }

  // from the keyboard: an article is one stop, arrow keys walk through its credited passages
  const stops = new Map();
  for (const story of all(".story")) {
    const first = new Map();
    for (const one of all(".attributed[data-a]", story)) if (!first.has(one.dataset.a)) first.set(one.dataset.a, one);
    const parts = [...first.values()];
    parts.forEach((one, at) => { one.tabIndex = at ? -1 : 0; one.setAttribute("role", "button"); stops.set(one, parts); });
  }
  document.addEventListener("focusin", (event) => {
    if (stops.has(event.target)) { light(event.target); tell(event.target.querySelector(".claim") ?? event.target); }
    else if (!event.target.closest(".card")) { light(null); card.hidden = true; }
  });
  document.addEventListener("keydown", (event) => {
    const parts = stops.get(event.target);
    if (!parts) return;
    const at = parts.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: parts.length - 1 }[event.key];
    if (event.key === "Enter") { event.preventDefault(); card.querySelector("a")?.focus(); }
    if (to === undefined) return;
    event.preventDefault();
    if (!parts[to]) return;
    event.target.tabIndex = -1;
    parts[to].tabIndex = 0;
    parts[to].focus();
  });
  function heat(part) {
    for (const hot of all(".hot")) hot.classList.remove("hot");
    if (!part?.dataset.f || part.closest("[data-mode=plain]")) return;
    const event = part.closest(".event");
    const same = all(`.story [data-f="${CSS.escape(part.dataset.f)}"]`, event);
    if (new Set(same.map((one) => one.closest(".story"))).size > 1) for (const one of same) one.classList.add("hot");
  }
  document.addEventListener("mouseover", (event) => {
    heat(event.target.closest(".story [data-f]"));
    if (!stops.has(document.activeElement)) light(event.target);
  });

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
    const part = event.target.closest(".story .claim, .story [data-a]");
    if (part) { heat(part); light(part); tell(part); } else if (!event.target.closest(".card")) card.hidden = true;
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) { event.preventDefault(); follow(); }
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (card.contains(document.activeElement)) document.querySelector(".lit")?.closest("[tabindex]")?.focus();
    card.hidden = true;
    heat(null);
  });

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
    for (const fold of all(".rest", section)) if (words || kind) fold.open = true;
    for (const item of all(".only li, .lacks li", section)) item.hidden = Boolean(kind) || !item.textContent.toLowerCase().includes(words);
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
