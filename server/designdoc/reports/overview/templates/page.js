"use strict";
const byId = (id) => document.getElementById(id);
const form = byId("controls");
const cards = [...document.querySelectorAll(".document")];
const rows = new Map([...document.querySelectorAll("tr[data-for]")].map((row) => [row.dataset.for, row]));
const gapButtons = [...document.querySelectorAll("button[data-gap]")];
const orders = {
  worst: (a, b) => a.dataset.number - b.dataset.number,
  best: (a, b) => b.dataset.number - a.dataset.number,
  path: (a, b) => a.dataset.path.localeCompare(b.dataset.path),
  findings: (a, b) => b.dataset.heavy - a.dataset.heavy || a.dataset.number - b.dataset.number,
};
let gap = "";

function matches(card) {
  const words = form.elements.words.value.trim().toLowerCase();
  const framework = form.elements.framework?.value ?? "";
  const severity = form.elements.severity.value;
  return (
    card.dataset.path.toLowerCase().includes(words) &&
    (framework === "" || card.dataset.framework === framework) &&
    (severity === "" || card.dataset.severities.split(" ").includes(severity)) &&
    (gap === "" || card.dataset.missing.split(" ").includes(gap))
  );
}

function update() {
  const sorted = cards.toSorted ? cards.toSorted(orders[form.elements.order.value]) : [...cards].sort(orders[form.elements.order.value]);
  let shown = 0;
  for (const card of sorted) {
    const visible = matches(card);
    shown += visible;
    const row = rows.get(card.id);
    card.hidden = !visible;
    card.parentNode.append(card);
    if (row) {
      row.hidden = !visible;
      row.parentNode.append(row);
    }
  }
  for (const map of document.querySelectorAll(".map")) {
    map.hidden = !map.querySelector("tbody tr:not([hidden])");
  }
  for (const button of gapButtons) {
    button.setAttribute("aria-pressed", String(button.dataset.gap === gap));
  }
  const about = gap === "" ? "" : ` without “${gapButtons.find((button) => button.dataset.gap === gap).textContent.trim()}”`;
  byId("shown").value = `${shown} of ${cards.length} documents shown${about}`;
}

form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  gap = "";
  setTimeout(update);
});
for (const button of gapButtons) {
  button.addEventListener("click", () => {
    gap = gap === button.dataset.gap ? "" : button.dataset.gap;
    update();
  });
}
byId("unfold").addEventListener("click", () => {
  const all = [...document.querySelectorAll(".document:not([hidden]) details")];
  const open = all.some((details) => !details.open);
  for (const details of all) details.open = open;
  byId("unfold").textContent = open ? "Close all findings" : "Open all findings";
});
for (const map of document.querySelectorAll(".map")) {
  const titles = [...map.querySelectorAll(".section")].map((cell) => cell.textContent.trim());
  const where = map.querySelector(".where");
  map.querySelector("tbody").addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td:not(.figure)");
    if (!cell) return;
    const row = cell.parentNode;
    const title = titles[[...row.querySelectorAll("td:not(.figure)")].indexOf(cell)];
    where.textContent = `${row.querySelector(".name").textContent.trim()} · ${title}: ${cell.textContent.trim()}`;
  });
}
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
form.hidden = false;
update();
