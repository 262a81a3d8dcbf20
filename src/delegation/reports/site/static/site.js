/* The filters of findings, and the menu of matters. */
"use strict";

(function () {
  var vi = document.documentElement.lang !== "en";
  function say(one, other) { return vi ? one : other; }

  function make(name, text, attributes) {
    var one = document.createElement(name);
    if (text) { one.textContent = text; }
    Object.keys(attributes || {}).forEach(function (key) { one.setAttribute(key, attributes[key]); });
    return one;
  }

  /* Filters: what each finding says of itself in its data is what may be chosen. What is chosen stands in the address, so that a list can be sent. */
  function filters(articles) {
    var keys = [["subject", say("Nội dung", "Subject")], ["severity", say("Mức", "Severity")], ["check", say("Phép kiểm tra", "Check")],
      ["holders", say("Chủ thể", "Holder")], ["fields", say("Lĩnh vực", "Field")], ["decisions", say("Quyết định", "Decision")]];
    var form = make("form", "", {"class": "tools", "aria-label": say("Lọc phát hiện", "Filter the findings")});
    var status = make("p", "", {role: "status"});
    function parts(article, key) { return (article.dataset[key] || "").split(";").filter(Boolean); }
    keys.forEach(function (key) {
      var counts = {}, label = make("label", key[1]), select = make("select", "", {name: key[0]});
      articles.forEach(function (one) {
        parts(one, key[0]).forEach(function (value) { counts[value] = (counts[value] || 0) + 1; });
      });
      select.appendChild(make("option", say("tất cả", "all"), {value: ""}));
      Object.keys(counts).sort(function (a, b) { return a.localeCompare(b, "vi"); }).forEach(function (value) {
        var shown = key[0] === "severity" ? document.querySelector(".finding." + value + " .weight b").textContent : value;
        select.appendChild(make("option", shown + " (" + counts[value] + ")", {value: value}));
      });
      label.appendChild(select);
      form.appendChild(label);
    });
    function show() {
      var count = 0;
      articles.forEach(function (one) {
        var fits = keys.every(function (key) {
          var wanted = form.elements[key[0]].value;
          return !wanted || parts(one, key[0]).indexOf(wanted) >= 0;
        });
        one.hidden = !fits;
        count += fits;
      });
      /* What is left out is said on paper, too, and in what is taken home. */
      var chosen = keys.filter(function (key) { return form.elements[key[0]].value; }).map(function (key) {
        return key[1] + ": " + form.elements[key[0]].selectedOptions[0].textContent.replace(/ \(\d+\)$/, "");
      });
      status.classList.toggle("asked", chosen.length > 0);
      status.textContent = say("Đang hiện ", "Showing ") + count + "/" + articles.length + chosen.map(function (one) { return "; " + one; }).join("");
    }
    /* An address that names a finding shows them all. */
    function read() {
      var choice = delegation.pure.chosen(location.hash);
      keys.forEach(function (key) {
        form.elements[key[0]].value = choice[key[0]] || "";
        if (form.elements[key[0]].selectedIndex < 0) { form.elements[key[0]].value = ""; }
      });
      show();
    }
    form.addEventListener("change", function () {
      var choice = {};
      keys.forEach(function (key) { choice[key[0]] = form.elements[key[0]].value; });
      history.replaceState(null, "", "#" + delegation.pure.hashOf(choice));
      show();
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", read);
    articles[0].parentNode.insertBefore(form, articles[0]);
    articles[0].parentNode.insertBefore(status, articles[0]);
    read();
  }

  /* The menu of a page of a matter, which has none of its own: in thousands of them it would weigh. */
  function menu(nav) {
    [["findings", "Phát hiện", "Findings"], ["figures", "Số liệu", "Figures"], ["coverage", "Độ phủ", "Coverage"], ["time", "Thời gian", "Time"], ["map", "Bản đồ", "Map"]].forEach(function (one) {
      nav.insertBefore(make("a", say(one[1], one[2]), {href: delegation.page(one[0] + ".html")}), nav.lastElementChild);
      nav.insertBefore(document.createTextNode(" "), nav.lastElementChild);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var nav = document.querySelector("nav");
    if (document.body.dataset.kind === "matter" && nav) { menu(nav); }
    var articles = document.querySelectorAll("article.finding[id]");
    if (articles.length > 1) { filters(Array.from(articles)); }
  });
}());
