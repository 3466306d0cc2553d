// find and filter facts
function filter(section) {
  const words = section.querySelector("[data-filter]").value.trim().toLowerCase();
  const kind = section.querySelector("[data-kind]").value;
  const voice = section.querySelector("[data-voice]").value;
  let shown = 0;
  const rows = all(".facts .row", section);
  for (const row of rows) {
    const below = row.nextElementSibling?.classList.contains("open") ? row.nextElementSibling : null;
    const text = (row.textContent + (below?.textContent ?? "")).toLowerCase();
    const fits = text.includes(words) && (!kind || (row.dataset.kinds ?? "").split(" ").includes(kind))
      && (!voice || row.querySelector(`td.${voice}:not([hidden])`));
    row.hidden = !fits;
    if (below) below.hidden = !fits;
    shown += Boolean(fits);
  }
  for (const fold of all(".rest", section)) if (words || kind || voice) fold.open = true;
  for (const item of all(".only li, .lacks li", section)) item.hidden = Boolean(kind || voice) || !item.textContent.toLowerCase().includes(words);
  section.querySelector("[data-count]").textContent = words || kind || voice ? `${shown} of ${rows.length} shared facts` : "";
}
document.addEventListener("input", (event) => {
  if (event.target.matches("[data-filter], [data-kind], [data-voice]")) filter(event.target.closest("section"));
});

// hides who tells a value and is not shown; how many values are left
function without(clash, outlets) {
  let left = 0;
  for (const row of clash.rows) {
    const tellers = all("td:last-child > p", row);
    for (const one of tellers) one.hidden = outlets.includes(one.querySelector(".outlet").textContent);
    left += tellers.some((one) => !one.hidden);
    for (const cell of all("td", row)) cell.classList.toggle("away", tellers.every((one) => one.hidden));
  }
  return left;
}

document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.matches("[data-toggle]")) {
    const scope = box.closest(".event");
    const number = Number(box.dataset.toggle);
    for (const part of all(`[data-o="${number}"]`, scope)) part.hidden = !box.checked;
    for (const row of all(".matrix tr:not(.open)", scope)) row.cells[number + 1].hidden = !box.checked;
    const away = all("[data-toggle]:not(:checked)", scope).map((one) => one.parentElement.textContent.trim());
    for (const clash of all(".clashes tbody", scope)) clash.hidden = without(clash, away) < 2;
    const facts = scope.querySelector("section:has(> .tools [data-kind])");
    if (facts) filter(facts);
  } else if (box.matches(".modes input")) {
    const section = box.closest("section");
    section.querySelector(".stories").dataset.mode = box.value;
    for (const key of all("[data-key]", section)) key.hidden = key.dataset.key !== box.value;
  }
});
