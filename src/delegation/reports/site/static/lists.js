/* The choice of commune and day on the page of a holder, of a commune, of a form and of a field: what the holder owns and decides there on that day, and who
   decides what in the commune, or of the form or field. Without a choice the page stays as it was built. */
"use strict";

(function () {
  var WORDS = {
    vi: {
      commune: "Xã, phường", day: "Ngày", all: "tất cả", reset: "Bỏ lựa chọn", owns: "Có thẩm quyền", acts: "Giải quyết", unsure: "Có thể, chưa chắc chắn",
      nothing: "Không có việc nào.", nobody: "Không rõ hoặc không có chủ thể", absent: "Đã kết thúc, hoặc chưa có vào ngày này", noDay: "Ngày không đúng; hãy viết như 28/02/2027.",
      noCommune: "Sổ không có xã, phường này:", matters: "việc", on: "Vào ngày", at: "tại"
    },
    en: {
      commune: "Commune", day: "Day", all: "all", reset: "Clear the choice", owns: "Owns", acts: "Decides", unsure: "May, not certain",
      nothing: "No matters.", nobody: "Not known, or nobody", absent: "Ended, or not yet there on this day", noDay: "This is no day; write it like 2027-02-28.",
      noCommune: "The register has no such commune:", matters: "matters", on: "On", at: "in"
    }
  };
  var say = WORDS[delegation.language], pure = delegation.pure, make = delegation.element;

  /** Stands for the holder of a matter that is over, or not yet there. */
  var ABSENT = null;

  /** Give who stands in each matter on a day in a commune (null: anywhere): call(matter, side, holder, certain); the holder is empty where there is none. */
  function standing(files, commune, day, call) {
    files.forEach(function (file) {
      Object.keys(file.matters).forEach(function (matter) {
        var seen = {}, parts = pure.answer(file, matter, commune, day, 0).parts;
        if (!parts.length) { call(matter, "exercisers", ABSENT, false); }
        parts.forEach(function (part) {
          ["owners", "exercisers"].forEach(function (side) {
            part[side].forEach(function (one) {
              var key = side + " " + one.holder + " " + one.certain;
              if (!seen[key]) { call(matter, side, one.holder, one.certain); }
              seen[key] = true;
            });
            if (!part[side].length && !seen[side]) { call(matter, side, "", false); }
            seen[side] = true;
          });
        });
      });
    });
  }

  /** Give the groups of a holder: what it owns, decides, and what it only may. */
  function ofHolder(files, holder, commune, day) {
    var found = {owns: [], acts: [], unsure: []};
    standing(files, commune, day, function (matter, side, one, certain) {
      if (one !== holder) { return; }
      var into = !certain ? "unsure" : side === "owners" ? "owns" : "acts";
      if (found[into][found[into].length - 1] !== matter) { found[into].push(matter); }
    });
    return ["owns", "acts", "unsure"].map(function (name) { return [say[name], found[name]]; });
  }

  /** Give the groups of a commune (null: anywhere): by who decides, the one who decides most first. `only`: matters, else all. */
  function ofCommune(files, commune, day, named, only) {
    var found = new Map();
    standing(files, commune, day, function (matter, side, one) {
      /* Of a list of matters none is left out; elsewhere what is not there is nothing that is decided. */
      if (side !== "exercisers" || (only ? !only.has(matter) : one === ABSENT)) { return; }
      if (!found.has(one)) { found.set(one, []); }
      var several = found.get(one);
      if (several[several.length - 1] !== matter) { several.push(matter); }
    });
    return Array.from(found).sort(function (one, other) { return other[1].length - one[1].length; }).map(function (each) {
      return [each[0] ? named(each[0]) : each[0] === ABSENT ? say.absent : say.nobody, each[1]];
    });
  }

  function listed(group, entries) {
    var many = group[1].length, details = make("details"), list = make("ul", undefined, "entries");
    details.appendChild(make("summary", group[0] + ": " + pure.number(many, delegation.language) + " " + say.matters));
    group[1].forEach(function (matter) {
      var item = make("li"), entry = entries.get(matter), coded = !entry || delegation.isCode(matter), link = make("a", coded ? matter : entry[2]);
      link.href = entry ? delegation.addressOf(entry) : delegation.page("matter/" + delegation.fileName(matter) + ".html");
      item.appendChild(link);
      if (entry && coded) { item.appendChild(document.createTextNode(" " + entry[2])); }
      list.appendChild(item);
    });
    details.appendChild(list);
    details.open = many <= 20;
    return details;
  }

  function begin(site) {
    var form = delegation.choiceForm(), kind = document.body.dataset.kind, own = kind !== "commune", root = make("section");
    var commune = delegation.select(say.all, site.communes), day, reset = make("button", say.reset), status = make("p", "", "asked");
    /* A form and a field have the matters that their pages list. */
    var listed_ = {form: "#matters li a:first-child", field: "#answer li > a:first-child"}[kind];
    var matters = listed_ ? new Set(Array.from(document.querySelectorAll(listed_), delegation.idAt)) : null;
    var asked = 0;
    reset.type = "button";
    status.setAttribute("role", "status");
    if (own) { delegation.field(form, "commune", say.commune, commune); }
    day = delegation.dayField(form, "day", say.day);
    form.appendChild(reset);
    form.appendChild(status);
    root.id = "asked";
    root.setAttribute("aria-label", say.day);
    form.parentNode.insertBefore(root, form.nextSibling);

    function show() {
      var choice = pure.chosen(location.hash), at = pure.ordinal(choice.day || site.day), code = own ? choice.commune : document.body.dataset.id;
      var number = code ? site.communes.findIndex(function (one) { return one[0] === code; }) : null;
      commune.value = number === -1 ? "" : code || "";
      delegation.showDay(day, at, choice.day);
      root.textContent = "";
      asked += 1;
      delegation.dated(choice.day || own && choice.commune);
      status.textContent = at === null ? say.noDay : number === -1 ? say.noCommune + " " + code : "";
      if (at === null || number === -1 || !choice.day && !choice.commune) { return; }
      var turn = asked;
      delegation.withEvery(function (files, found) {
        delegation.load("map", function (map) {
          if (turn === asked) { put(files, found, map, number, at); }
        });
      });
    }

    function put(files, found, map, number, at) {
      var entries = new Map(found.entries.map(function (one) { return [one[1], one]; }));
      /* Holders by the names that sentences have for them. */
      var holders = new Map(map.nodes.filter(function (one) { return one[0] === 0; }).map(function (one) { return [one[1], one]; }));
      function named(holder) {
        var one = holders.get(holder);
        return one ? delegation.language === "en" && one[3] || one[2] : holder;
      }
      var groups = kind === "holder" ? ofHolder(files, document.body.dataset.id, number, at) : ofCommune(files, number, at, named, matters);
      root.textContent = "";
      root.appendChild(make("p", say.on + " " + pure.said(at) +
        (number === null ? "" : ", " + say.at + " " + pure.within(site.communes[number][1])) + ":"));
      groups = groups.filter(function (group) { return group[1].length; });
      groups.forEach(function (group) { root.appendChild(listed(group, entries)); });
      if (!groups.length) { root.appendChild(make("p", say.nothing)); }
    }
    form.onchange = function () {
      location.hash = pure.hashOf({commune: own ? commune.value : "", day: delegation.dayOf(day) === site.day && !commune.value ? "" : delegation.dayOf(day)});
    };
    form.onsubmit = function (event) { event.preventDefault(); };
    reset.onclick = function () { location.hash = ""; };
    window.addEventListener("hashchange", show);
    form.hidden = false;
    show();
    document.body.dataset.ready = "yes";
  }

  delegation.listing = {listed: listed, ofCommune: ofCommune, ofHolder: ofHolder};
  document.addEventListener("DOMContentLoaded", function () {
    var kind = document.body.dataset.kind;
    if (kind !== "holder" && kind !== "commune" && kind !== "field" && !(kind === "form" && document.getElementById("matters"))) { return; }
    delegation.load("site", begin);
  });
}());
