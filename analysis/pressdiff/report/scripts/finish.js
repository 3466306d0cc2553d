prepare(document);
follow();
// once more after the browser went to the id on its own
addEventListener("load", () => setTimeout(follow));
