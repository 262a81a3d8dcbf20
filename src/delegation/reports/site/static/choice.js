/* The choice of commune, day and case on the page of a matter: fills the form, keeps it and the address alike, and shows the
   answer for what is chosen. Without a choice the page stays as it was built, and what all matters answer is not even loaded:
   only when somebody turns to the form, or where the form needs the cases of the matter. */
"use strict";

(function () {
  var WORDS = {
    vi: {
      commune: "Xã, phường", day: "Ngày", all: "tất cả", reset: "Bỏ lựa chọn",
      asked: "Trả lời cho", on: "ngày", at: "tại",
      noDay: "Ngày không đúng; hãy viết như 28/02/2027.",
      noCommune: "Sổ không có xã, phường này:", noCase: "Việc này không có trường hợp này:",
      above: ": như trên", today: "(ngày xét)", owner: "Có thẩm quyền", acts: "Giải quyết", unchosen: ": như khi không chọn xã, phường, ngày, trường hợp"
    },
    en: {
      commune: "Commune", day: "Day", all: "all", reset: "Clear the choice",
      asked: "Answer for", on: "day", at: "in",
      noDay: "This is no day; write it like 2027-02-28.",
      noCommune: "The register has no such commune:", noCase: "This matter has no such case:",
      above: ": as above", today: "(the day asked about)", owner: "Owner", acts: "Exerciser", unchosen: ": as without a choice of commune, day and case"
    }
  };
  var say = WORDS[delegation.language], pure = delegation.pure, make = delegation.element;

  /** Give the dimensions of a matter, each with its values, by the choices of cases in their order. */
  function dimensions(choices) {
    var found = [];
    (choices || []).forEach(function (choice) {
      choice.forEach(function (one) {
        var same = found.filter(function (each) { return each.name === one[0]; })[0];
        if (!same) { found.push(same = {name: one[0], called: one[2], values: []}); }
        if (same.values.indexOf(one[1]) < 0) { same.values.push(one[1]); }
      });
    });
    return found;
  }

  /** Give the number of the choice of cases that an address means, written "name=value;name=value"; -1 for none. */
  function caseOf(choices, written) {
    if (!written) { return 0; }
    var wanted = written.split(";").sort().join(";");
    for (var at = 0; at < (choices || []).length; at += 1) {
      if (choices[at].map(function (one) { return one[0] + "=" + one[1]; }).sort().join(";") === wanted) { return at; }
    }
    return -1;
  }
  pure.caseOf = caseOf;

  /** Find where the history says "as above" of the answer of the page; give what says there who stands instead, and takes it back: call(whether another answer is shown). */
  function sameAsAbove(built, day) {
    var all = Array.from(document.querySelectorAll("#history p")).filter(function (one) { return one.textContent.endsWith(say.above); });
    var said = built.filter(function (one) { return one.tagName === "P" && one.firstElementChild && one.firstElementChild.tagName === "B"; });
    var owners = said.filter(function (one) { return one.firstElementChild.textContent === say.owner; });
    var who = said.slice(said.indexOf(owners[0])).filter(function (one) { return [say.owner, say.acts].indexOf(one.firstElementChild.textContent) >= 0; });
    var instead = owners.length === 1 ? ": " + who.map(function (one) {
      var label = one.firstElementChild.textContent;
      return pure.lowered(label) + ": " + one.textContent.slice(label.length).trim();
    }).join("; ") : say.unchosen;
    return function (other) {
      all.forEach(function (one) {
        var last = one.lastChild, begun = last.textContent.slice(0, last.textContent.lastIndexOf(": "));
        if (one.dataset.begun === undefined) { one.dataset.begun = begun; }
        last.textContent = other ? one.dataset.begun.replace(say.today, "(" + day + ")") + instead : one.dataset.begun + say.above;
      });
    };
  }

  function begin(site, matter) {
    var form = delegation.choiceForm(), section = document.getElementById("answer"), stays = section.querySelector("h2");
    var file = null, choices = [], cases = [], asBuilt = site.day;
    var built = Array.prototype.filter.call(section.childNodes, function (one) { return one !== stays; });
    var same = sameAsAbove(built, say.on + " " + pure.said(pure.ordinal(asBuilt)));
    var commune = delegation.field(form, "commune", say.commune, delegation.select(say.all, site.communes));
    var day = delegation.dayField(form, "day", say.day);
    var reset = make("button", say.reset);
    reset.type = "button";
    form.appendChild(reset);
    var status = make("p", "", "asked");
    status.setAttribute("role", "status");
    form.appendChild(status);

    /** Load what the matter answers, where that has not been done, and go on. */
    function known(then) {
      if (file) { then(); return; }
      delegation.withAnswers(matter, function (_, found) {
        if (!file) {
          file = found;
          choices = pure.choices(file, matter);
          cases = dimensions(choices).map(function (one) {
            return delegation.field(form, "case:" + one.name, one.called, delegation.select(say.all, one.values.map(function (value) { return [value, value]; })));
          });
          form.appendChild(reset);
          form.appendChild(status);
        }
        then();
      });
    }

    function put(nodes) {
      Array.prototype.slice.call(section.childNodes).forEach(function (one) {
        if (one !== stays) { section.removeChild(one); }
      });
      nodes.forEach(function (one) { section.appendChild(one); });
    }

    function show() {
      var choice = pure.chosen(location.hash), at = pure.ordinal(choice.day || asBuilt);
      if (!file && (choice.day || choice.commune || choice["case"])) { known(show); return; }
      var number = choice.commune ? site.communes.findIndex(function (one) { return one[0] === choice.commune; }) : null;
      var which = caseOf(choices, choice["case"]);
      commune.value = number === -1 ? "" : choice.commune || "";
      delegation.showDay(day, at, choice.day);
      cases.forEach(function (one) {
        var name = one.name.slice(5), found = "";
        (which > 0 ? choices[which] : []).forEach(function (each) { if (each[0] === name) { found = each[1]; } });
        one.value = found;
      });
      var other = choice.day || choice.commune || choice["case"];
      same(other);
      delegation.dated(other);
      if (!other) {
        status.textContent = "";
        put(built);
        return;
      }
      var fault = at === null ? say.noDay : number === -1 ? say.noCommune + " " + choice.commune :
        which === -1 ? say.noCase + " " + choice["case"] : "";
      status.textContent = fault;
      if (fault) { put([]); return; }
      var name = number === null ? "" : site.communes[number][1];
      var said = say.asked + " " + (delegation.language === "vi" ? say.on + " " : "") + pure.said(at);
      if (name) { said += ", " + say.at + " " + pure.within(name); }
      if (which > 0) { said += "; " + choices[which].map(function (one) { return one[2] + ": " + one[1]; }).join("; "); }
      status.textContent = said + ".";
      var found = pure.answer(file, matter, number, at, which);
      put([delegation.lists(found.lines.map(function (line) { return pure.filled(line, name, at, delegation.language); }))]);
      delegation.linked(section.lastChild);
    }

    function changed() {
      var chosen = cases.filter(function (one) { return one.value; }).map(function (one) {
        return one.name.slice(5) + "=" + one.value;
      });
      location.hash = pure.hashOf({
        commune: commune.value, day: delegation.dayOf(day) === asBuilt ? "" : delegation.dayOf(day), "case": chosen.join(";")
      });
    }
    form.onchange = changed;
    form.addEventListener("focusin", function () { known(function () { /* it is there when something is chosen */ }); });
    form.onsubmit = function (event) { event.preventDefault(); };
    reset.onclick = function () { location.hash = ""; };
    window.onhashchange = show;

    function ready() {
      show();
      form.hidden = false;
      document.body.dataset.ready = "yes";
    }
    var chosen = pure.chosen(location.hash);
    if (chosen.day || chosen.commune || chosen["case"] || site.divided.indexOf(matter) >= 0) { known(ready); } else { ready(); }
  }

  document.addEventListener("DOMContentLoaded", function () {
    var page = document.body.dataset;
    if (page.kind !== "matter") { return; }
    delegation.load("site", function (site) { begin(site, page.id); });
  });
}());
