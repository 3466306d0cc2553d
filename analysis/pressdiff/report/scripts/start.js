const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const line = (text, name = "p") => Object.assign(document.createElement(name), { textContent: text });
root.classList.add("js");

// what each part does to what is shown: to the page at once, to an event when it is unpacked
const preparations = [];
const prepare = (shown) => { for (const one of preparations) one(shown); };
