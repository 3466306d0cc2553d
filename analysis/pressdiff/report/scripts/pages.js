// pages: one at a time where there are several; everything where there is one
const paged = "paged" in root.dataset;
const home = document.getElementById("overview");
const packs = new Map(all("script[data-pack]").map((one) => [one.dataset.pack, one]));
const everyPack = new Set(packs.keys());
const unpacked = new Map();

// the HTML of an event, kept once it is unpacked
function unpack(anchor) {
  if (!unpacked.has(anchor)) {
    const bytes = Uint8Array.from(atob(packs.get(anchor).textContent), (one) => one.charCodeAt(0));
    packs.get(anchor).remove();
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    unpacked.set(anchor, new Response(stream).text());
  }
  return unpacked.get(anchor);
}

async function bring(anchor) {
  const html = await unpack(anchor);
  if (!packs.delete(anchor)) return; // it came meanwhile
  const holder = document.createElement("div");
  holder.innerHTML = html;
  const event = holder.firstElementChild;
  event.hidden = true;
  home.after(event);
  prepare(event);
}

// the element of an id, wherever it is packed
async function find(id) {
  const here = document.getElementById(id);
  if (here || !paged) return here;
  const guess = id.split(".")[0];
  for (const anchor of packs.has(guess) ? [guess] : [...packs.keys()]) {
    if (anchor !== guess && !(await unpack(anchor)).includes(` id="${id}"`)) continue;
    await bring(anchor);
    return document.getElementById(id);
  }
  return null;
}

function show(target) {
  if (!paged) return;
  const own = target?.closest("[data-page]") ?? home;
  const group = own.dataset.page;
  for (const page of all("[data-page]")) page.hidden = page.dataset.page !== group || (group === "event" || group === "outlet") && page !== own;
  for (const link of all(".bar nav a")) {
    const here = (document.getElementById(link.hash.slice(1))?.dataset.page ?? "") === ({ event: "overview", outlet: "outlets" }[group] ?? group);
    here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
  if (own !== home) own.querySelector("h2")?.setAttribute("aria-level", "1"); // alone it heads the page
  document.title = own.dataset.title ? `${own.dataset.title} · ${title}` : title;
}
const title = document.title;

// the id that the address names, as it stands if it is not well formed
function named() {
  const raw = location.hash.slice(1);
  try { return decodeURIComponent(raw); } catch { return raw; }
}

async function follow() {
  const id = named();
  const target = id ? await find(id) : null;
  if (id !== named()) return; // another link was followed meanwhile
  show(target);
  if (!target) { if (paged) scrollTo(0, 0); return; }
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
    if (at.classList.contains("open")) at.classList.add("is-open");
  }
  if (target.classList.contains("row")) open(target, true);
  for (const old of all(".target")) old.classList.remove("target");
  target.classList.add("target"); // :target does not hold for what is unpacked later
  if (target.matches("[data-page]")) scrollTo(0, 0);
  else target.scrollIntoView({ block: target.closest(".story p, .row, li, tbody") ? "center" : "start" });
}
addEventListener("hashchange", follow);
