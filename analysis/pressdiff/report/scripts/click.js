// one listener for what is clicked: a cell, the card, a claim, a link to where one stands
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
