// find, filter and sort events; find words in the articles of all
const list = document.querySelector(".events");
const items = list ? [...list.children] : [];
const choice = (name) => document.getElementById(name)?.value ?? "";
const outlets = new Map(items.map((item) => [item, new Set(all(".heads .outlet", item).map((one) => one.textContent))]));
const told = new Map(items.map((item) => [item, `${item.textContent} ${item.dataset.names}`.toLowerCase()]));
const orders = {
  "": () => 0,
  new: (a, b) => b.dataset.when.localeCompare(a.dataset.when),
  old: (a, b) => (a.dataset.when || "9").localeCompare(b.dataset.when || "9"),
  conflict: (a, b) => b.dataset.conflicts - a.dataset.conflicts,
  agreed: (a, b) => a.dataset.agreed - b.dataset.agreed,
};

let said = new Set(); // events with an article that has the words
function narrow() {
  const words = choice("find").trim().toLowerCase();
  const wanted = [choice("first-outlet"), choice("second-outlet")].filter(Boolean);
  const having = choice("having");
  let shown = 0;
  for (const item of items) {
    item.hidden = !((told.get(item).includes(words) || said.has(item.dataset.event))
      && wanted.every((name) => outlets.get(item).has(name))
      && (!having || Number(item.dataset[having]) > 0));
    shown += !item.hidden;
  }
  list.append(...[...items].sort(orders[choice("order")]));
  document.getElementById("shown").textContent = shown < items.length ? `${shown} of ${items.length} events` : "";
  const first = [...list.children].find((item) => !item.hidden);
  for (const item of items) item.classList.toggle("first", item === first);
}

// sentences of all articles, read out of the packed events the first time they are asked for
let sentences = null;
async function everySentence() {
  sentences ??= Promise.all([...everyPack].map(async (anchor) => {
    const event = new DOMParser().parseFromString(await unpack(anchor), "text/html");
    const label = event.querySelector("h2").textContent;
    return all(".story", event).flatMap((story) => all("p > span[id^='s-']", story).map((one) => (
      { anchor, label, outlet: story.querySelector(".outlet").textContent, id: one.id, text: one.textContent.trim() })));
  }));
  return (await sentences).flat();
}

const MOST = 40; // sentences listed
async function search() {
  const hits = document.getElementById("hits");
  const words = choice("find").trim();
  hits.hidden = words.length < 3 || !everyPack.size;
  said = new Set();
  if (hits.hidden) { narrow(); return; }
  const asked = words.toLowerCase();
  const found = (await everySentence()).filter((one) => one.text.toLowerCase().includes(asked));
  if (words !== choice("find").trim()) return;
  said = new Set(found.map((one) => one.anchor));
  narrow();
  hits.querySelector("h3 small").textContent = `${found.length} sentence${found.length === 1 ? "" : "s"} with “${words}”`;
  hits.querySelector("ol").replaceChildren(...found.slice(0, MOST).map((one) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: "#" + one.id });
    const at = one.text.toLowerCase().indexOf(asked);
    const from = at < 160 ? 0 : one.text.lastIndexOf(" ", at - 100) + 1;
    const to = at + words.length + 160;
    link.append((from ? "… " : "") + one.text.slice(from, at), line(one.text.slice(at, at + words.length), "mark"), one.text.slice(at + words.length, to) + (to < one.text.length ? " …" : ""));
    item.append(Object.assign(line(one.outlet, "span"), { className: "outlet" }), " ", link, " ", line(one.label, "small"));
    return item;
  }));
  hits.querySelector(".more").textContent = found.length > MOST ? `and ${found.length - MOST} more: add a word` : "";
}

if (document.getElementById("filters")) {
  let waiting = 0;
  document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("filters").addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target.id === "find") waiting = setTimeout(search, 200);
    else narrow();
  });
  narrow();
}
