"use strict";
const form = document.querySelector("form");
const told = document.querySelector("[role=status]");
const articles = Array.from(document.querySelectorAll("article"));
const parts = Array.from(document.querySelectorAll("section.check"));
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const texts = new Map(articles.map((one) => [one, fold(one.textContent)]));

function fits(one, name, value) {
  if (name === "words") return fold(value).split(/\s+/).every((word) => texts.get(one).includes(word));
  return value === "" || one.dataset[name].split(" ").includes(value);
}

function show() {
  const wanted = Array.from(new FormData(form));
  for (const one of articles) one.hidden = !wanted.every(([name, value]) => fits(one, name, value));
  for (const one of parts) one.hidden = one.querySelector("article:not([hidden])") === null;
  const chosen = Array.from(form.elements).filter((one) => one.name !== "" ? one.value !== "" : false).map((one) =>
    one.labels[0].textContent + ": " + (one.selectedOptions ? one.selectedOptions[0].textContent : one.value));
  const count = articles.filter((one) => !one.hidden).length;
  document.body.classList.toggle("narrowed", count !== articles.length);
  told.textContent = told.dataset.said.replace("{count}", count) + (chosen.length === 0 ? "" : " (" + chosen.join("; ") + ")") + ".";
}

form.addEventListener("input", show);
form.addEventListener("reset", () => setTimeout(show));
form.addEventListener("submit", (event) => event.preventDefault());
const lists = document.getElementById("in-danh-muc");
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => {
  if (lists.checked || !one.classList.contains("things")) one.open = true;
}));
form.hidden = false;
show();
