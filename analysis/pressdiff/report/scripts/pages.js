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
