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
