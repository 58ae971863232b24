"use strict";
const byId = (id) => document.getElementById(id);
const form = byId("controls");
const cards = [...document.querySelectorAll(".document")];
const rows = new Map([...document.querySelectorAll("tr[data-for]")].map((row) => [row.dataset.for, row]));
const rank = new Map(cards.map((card, index) => [card, index])); // The worst document stands first.
const picks = [...document.querySelectorAll("button[data-of]")];
const orders = {
  worst: (a, b) => rank.get(a) - rank.get(b),
  best: (a, b) => rank.get(b) - rank.get(a),
  path: (a, b) => a.dataset.path.localeCompare(b.dataset.path),
  findings: (a, b) => b.dataset.heavy - a.dataset.heavy || rank.get(a) - rank.get(b),
};
let picked = null;

// A heat map is one stop of the tab key, however many rows it has. Arrow keys lead on, and say what a cell means.
const maps = [...document.querySelectorAll(".map")].map((map) => {
  const titles = [...map.querySelectorAll(".section")].map((cell) => cell.textContent.trim());
  const where = map.querySelector(".where");
  const body = map.querySelector("tbody");
  const cellsOf = (row) => [...row.querySelectorAll("td:not(.figure)")];
  let column = -1;
  let stop = null;
  const show = (row, index) => {
    map.querySelector(".here")?.classList.remove("here");
    const path = row.querySelector(".name").textContent.trim();
    const cell = cellsOf(row)[index];
    where.textContent = cell ? `${path} · ${titles[index]}: ${cell.textContent.trim()}` : path;
    return cell;
  };
  const halt = (link) => {
    stop?.setAttribute("tabindex", "-1");
    stop = link;
    stop?.setAttribute("tabindex", "0");
  };
  body.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td:not(.figure)");
    if (cell) show(cell.parentNode, cellsOf(cell.parentNode).indexOf(cell));
  });
  body.addEventListener("focusin", (event) => {
    const row = event.target.closest("tr");
    halt(event.target);
    show(row, column)?.classList.add("here");
  });
  body.addEventListener("focusout", () => map.querySelector(".here")?.classList.remove("here"));
  body.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr");
    const rows = [...body.querySelectorAll("tr:not([hidden])")];
    const at = rows.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + 10, PageUp: at - 10 }[event.key];
    const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (to === undefined && turn === undefined) return;
    event.preventDefault();
    column = Math.min(Math.max(column + (turn ?? 0), -1), titles.length - 1);
    const target = rows[Math.min(Math.max(to ?? at, 0), rows.length - 1)];
    target.querySelector("a").focus({ preventScroll: true });
    const cell = show(target, column);
    cell?.classList.add("here");
    (cell ?? target).scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  for (const link of body.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  return { settle: () => halt(body.querySelector("tr:not([hidden]) a")) };
});

function matches(card) {
  const words = form.elements.words.value.trim().toLowerCase();
  const framework = form.elements.framework?.value ?? "";
  const severity = form.elements.severity.value;
  return (
    card.dataset.path.toLowerCase().includes(words) &&
    (framework === "" || card.dataset.framework === framework) &&
    (severity === "" || card.dataset.severities.split(" ").includes(severity)) &&
    (picked === null || card.dataset[picked.dataset.of].split(" ").includes(picked.dataset.is))
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
  for (const button of picks) {
    button.setAttribute("aria-pressed", String(button === picked));
  }
  maps.forEach((map) => map.settle());
  const about = picked === null ? "" : ` ${picked.dataset.of === "rules" ? "with" : "without"} “${picked.textContent.trim()}”`;
  byId("shown").value = `${shown} of ${cards.length} documents shown${about}`;
}

form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  picked = null;
  setTimeout(update);
});
for (const button of picks) {
  button.addEventListener("click", () => {
    picked = picked === button ? null : button;
    update();
  });
}
byId("unfold").addEventListener("click", () => {
  const all = [...document.querySelectorAll(".document:not([hidden]) details")];
  const open = all.some((details) => !details.open);
  for (const details of all) details.open = open;
  byId("unfold").textContent = open ? "Close all findings" : "Open all findings";
});
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
