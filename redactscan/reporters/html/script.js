"use strict";
// Filters and folds. The page says everything without it.
(() => {
  const form = document.querySelector("form.filter");
  const articles = [...document.querySelectorAll("details.document")];
  const found = form.querySelector("output");
  const chosen = (name) => form.elements[name].value;
  const texts = new Map(articles.map((article) => [article, article.textContent.toLowerCase()]));

  function fits(article) {
    const { verdict, types, department } = article.dataset;
    const word = chosen("word").trim().toLowerCase();
    return (!chosen("verdict") || verdict === chosen("verdict"))
      && (!chosen("type") || types.split(" ").includes(chosen("type")))
      && (!chosen("department") || department === chosen("department"))
      && (!word || texts.get(article).includes(word));
  }

  function filter() {
    let shown = 0;
    for (const article of articles) {
      article.hidden = !fits(article);
      shown += article.hidden ? 0 : 1;
      for (const section of article.querySelectorAll("section[data-type]")) {
        section.classList.toggle("other", Boolean(chosen("type")) && section.dataset.type !== chosen("type"));
      }
    }
    found.textContent = `${shown} / ${articles.length}`;
  }

  const fold = (open) => () => articles.forEach((article) => { article.open = open; });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.unfold.addEventListener("click", fold(true));
  form.elements.fold.addEventListener("click", fold(false));
  // A sheet of paper cannot be unfolded.
  addEventListener("beforeprint", () => document.querySelectorAll("details:not(.info)").forEach((each) => {
    each.dataset.was = each.open ? "1" : "";
    each.open = true;
  }));
  addEventListener("afterprint", () => document.querySelectorAll("details[data-was]").forEach((each) => {
    each.open = each.dataset.was === "1";
    delete each.dataset.was;
  }));
  filter();
})();
