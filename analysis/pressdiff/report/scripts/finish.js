prepare(document);
follow();
addEventListener("load", follow); // once more, after the browser went to the id on its own
