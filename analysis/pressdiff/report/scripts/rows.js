// tables keep their meaning where the phone shows them as cards
preparations.push((shown) => {
  for (const table of all(".matrix", shown)) {
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
});

// a row opens the wording of every outlet
function open(row, on, outlet) {
  const below = row.nextElementSibling;
  if (!below?.classList.contains("open")) return;
  below.classList.toggle("is-open", on);
  for (const button of all("td > button", row)) button.setAttribute("aria-expanded", String(on));
  for (const part of all("[data-o]", below)) part.classList.toggle("picked", on && part.dataset.o === outlet);
}
