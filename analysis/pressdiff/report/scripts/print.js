// what is folded is printed too, of what is shown
addEventListener("beforeprint", () => { for (const fold of all("details:not([open])")) { fold.open = true; fold.dataset.printed = ""; } });
addEventListener("afterprint", () => { for (const fold of all("[data-printed]")) { fold.open = false; delete fold.dataset.printed; } });
