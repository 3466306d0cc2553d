// the contrast plot: a point tells its word, by mouse, finger or keyboard
for (const figure of all(".contrast")) {
  const field = figure.querySelector(".field"), list = field.querySelector(".spots"), name = field.querySelector(".name");
  const told = all(".told > li", figure);
  const who = all(".who span", figure).map((one) => one.textContent.trim());
  const spots = [...list.children].map((node, number) => {
    const { e: x, f: y } = node.transform.baseVal.consolidate().matrix;
    const [word, a, b] = ["b", "div:nth-of-type(1)", "div:nth-of-type(2)"].map((part) => told[number].querySelector(part).firstChild.data);
    node.setAttribute("role", "option");
    node.setAttribute("aria-label", `${word}: ${a} in 1,000 words of ${who[0]}, ${b} of ${who[1]}${node.classList.contains("sure") ? ", beyond chance" : ""}`);
    return { node, number, word, x, y };
  });
  const across = [...spots].sort((one, other) => one.x - other.x || one.y - other.y);
  const up = [...spots].sort((one, other) => other.y - one.y || one.x - other.x);
  let now = spots.find((one) => one.node.classList.contains("on"));

  function tag(one) {
    for (const label of all(".tags text", field)) label.classList.toggle("under", Number(label.dataset.n) === one.number);
    name.textContent = one.word.length > 40 ? one.word.slice(0, 39) + "…" : one.word;
    const right = one.x > 340;
    name.setAttribute("x", one.x + (right ? -12 : 12));
    name.setAttribute("y", one.y + 5);
    name.setAttribute("text-anchor", right ? "end" : "start");
  }
  function pick(one, focus) {
    for (const other of [now, one]) {
      const on = other === one;
      other.node.classList.toggle("on", on);
      told[other.number].classList.toggle("on", on);
      other.node.setAttribute("aria-selected", String(on));
      other.node.setAttribute("tabindex", on ? "0" : "-1");
    }
    now = one;
    tag(one);
    if (focus) one.node.focus({ preventScroll: true });
  }
  function near(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(field.getScreenCTM().inverse());
    const reach = 24 / field.getScreenCTM().a;
    let best = null, least = reach;
    for (const one of spots) {
      const gap = Math.hypot(one.x - at.x, one.y - at.y);
      if (gap < least) [best, least] = [one, gap];
    }
    return best;
  }

  field.setAttribute("role", "group");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-labelledby", field.getAttribute("aria-labelledby"));
  for (const one of spots) {
    one.node.setAttribute("tabindex", "-1");
    one.node.setAttribute("aria-selected", "false");
  }
  pick(now);
  field.addEventListener("click", (event) => { const one = near(event); if (one) pick(one, true); });
  field.addEventListener("pointermove", (event) => tag(near(event) ?? now));
  field.addEventListener("pointerleave", () => tag(now));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: [across, 1], ArrowLeft: [across, -1], ArrowUp: [up, 1], ArrowDown: [up, -1] }[event.key];
    const end = { Home: 0, End: across.length - 1 }[event.key];
    if (!step && end === undefined) return;
    event.preventDefault();
    const next = step ? step[0][step[0].indexOf(now) + step[1]] : across[end];
    if (next) pick(next, true);
  });

  const find = figure.querySelector("[data-find]"), count = figure.querySelector("output");
  const found = (text) => text ? spots.filter((one) => one.word.toLowerCase().includes(text)) : [];
  function seek() {
    const text = find.value.trim().toLowerCase(), hits = found(text);
    figure.classList.toggle("finding", Boolean(text));
    for (const one of spots) one.node.classList.toggle("hit", hits.includes(one));
    for (const label of all(".tags text", field)) label.classList.toggle("hit", hits.includes(spots[label.dataset.n]));
    count.textContent = !text ? "" : hits.length ? `${hits.length} of ${spots.length} words` : "not among these words";
    const first = hits.find((one) => one.word.toLowerCase() === text) ?? hits.find((one) => one.word.toLowerCase().startsWith(text)) ?? hits[0];
    if (first) pick(first);
    return first;
  }
  find.addEventListener("input", seek);
  find.addEventListener("keydown", (event) => { if (event.key === "Enter") seek()?.node.focus({ preventScroll: true }); });
}
