// a claim shows where else its fact is
const card = document.getElementById("card");
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
preparations.push((shown) => {
  for (const story of all(".story", shown)) {
    const first = new Map();
    for (const one of all(".attributed[data-a]", story)) if (!first.has(one.dataset.a)) first.set(one.dataset.a, one);
    const parts = [...first.values()];
    parts.forEach((one, at) => { one.tabIndex = at ? -1 : 0; one.setAttribute("role", "button"); stops.set(one, parts); });
  }
});
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
