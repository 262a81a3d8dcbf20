/* Two days compared: who had each matter and who has it, out of the data that all answers are read from. A slider goes over the days on
   which something changes. Both days and the commune stand in the address (#from=…&to=…&commune=…); the lists of the page keep to what
   lies between them. What differs is told apart as changing.py does. */
"use strict";

(function () {
  var WORDS = {
    vi: {
      slider: "Ngày có thay đổi", from: "Ngày trước", to: "Ngày sau", commune: "Xã, phường", all: "tất cả", reset: "Bỏ lựa chọn",
      compared: "So sánh", and: "với", at: "tại", differ: "việc khác nhau", none: "Không việc nào khác nhau.",
      noDay: "Ngày không đúng; hãy viết như 28/02/2027.", noCommune: "Sổ không có xã, phường này:",
      unknown: "không rõ hoặc không có chủ thể", nobody: "sổ không ghi chủ thể", doubt: " (có thể)", owns: "Về thẩm quyền: ",
      apart: ", ở xã, phường hoặc trường hợp khác trước", told: " như trước; căn cứ, thời hạn hoặc phát hiện khác trước"
    },
    en: {
      slider: "Days of change", from: "Earlier day", to: "Later day", commune: "Commune", all: "all", reset: "Clear the choice",
      compared: "Comparison of", and: "and", at: "in", differ: "matters differ", none: "No matter differs.",
      noDay: "This is no day; write it like 2027-02-28.", noCommune: "The register has no such commune:",
      unknown: "not known, or nobody", nobody: "nobody in the register", doubt: " (possibly)", owns: "Ownership: ",
      apart: ", in other communes or cases than before", told: " as before; basis, term or findings differ"
    }
  };
  var KINDS = ["acts", "owns", "apart", "told"], UNKNOWN = "", NOBODY = "-";
  var say = WORDS[delegation.language], pure = delegation.pure, make = delegation.element;

  /** Give what is told for a choice of cases: of a commune by its number, or (null) where none is asked for. */
  function heardOf(heard, commune) {
    return heard.filter(function (one) { return one[0] === 0 && (commune === null ? one[1] === -1 : one.here); })[0];
  }

  /** Give who decides (part 2) or owns (part 1) by an answer: [[id, 1 where certain], …] in the order of ids. */
  function side(file, told, part) {
    if (told[0] !== "answered") { return [[NOBODY, 1]]; }
    var found = new Map();
    told[1].forEach(function (at) {
      var several = file.parts[at][part].map(function (one) { return [file.holders[one[0]], one[1]]; });
      (several.length ? several : [[UNKNOWN, 1]]).forEach(function (one) { found.set(JSON.stringify(one), one); });
    });
    if (!found.size) { return [[UNKNOWN, 1]]; }
    return Array.from(found.values()).sort(function (one, other) {
      return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : one[1] - other[1];
    });
  }

  /** Give what differs of a matter between two days in a commune (null: anywhere): {kind, before, after}; null where nothing does. */
  function between(file, matter, commune, from, to) {
    var spans = file.matters[matter][1], numbers = [pure.spanOf(spans, from)[1], pure.spanOf(spans, to)[1]];
    if (numbers[0] === numbers[1]) { return null; }
    var both = numbers.map(function (number) {
      return file.heard[number].map(function (one) {
        var made = [one[0], one[1], file.told[one[2]]];
        made.number = one[2];
        made.here = commune !== null && one[1] !== -1 && pure.holds(file.places[one[1]], commune);
        return made;
      }).filter(function (one) { return commune === null || one.here; });
    });
    if (both[0].every(function (one, at) { return one.number === both[1][at].number; })) { return null; }
    var was = heardOf(both[0], commune)[2], now = heardOf(both[1], commune)[2], acts = [side(file, was, 2), side(file, now, 2)];
    if (String(acts[0]) !== String(acts[1])) { return {kind: "acts", before: acts[0], after: acts[1]}; }
    var owns = [side(file, was, 1), side(file, now, 1)];
    if (String(owns[0]) !== String(owns[1])) { return {kind: "owns", before: owns[0], after: owns[1]}; }
    var alike = both[0].every(function (one, at) {
      return one[2][0] === both[1][at][2][0] && String(one[2][1]) === String(both[1][at][2][1]);
    });
    return {kind: alike ? "told" : "apart", before: acts[1], after: acts[1]};
  }

  /** Give all that differs: [{kind, before, after, matters}], by kind, those with most matters first. */
  function compared(files, commune, from, to) {
    var found = new Map();
    files.forEach(function (file) {
      Object.keys(file.matters).forEach(function (matter) {
        var one = between(file, matter, commune, from, to);
        if (!one) { return; }
        var key = JSON.stringify([one.kind, one.before, one.after]);
        if (!found.has(key)) {
          one.matters = [];
          found.set(key, one);
        }
        found.get(key).matters.push(matter);
      });
    });
    return Array.from(found.values()).map(function (one) {
      one.matters.sort(function (a, b) { return a < b ? -1 : a > b ? 1 : 0; });
      return one;
    }).sort(function (one, other) {
      return KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || other.matters.length - one.matters.length ||
        (one.matters[0] < other.matters[0] ? -1 : 1);
    });
  }

  /** Say what a change is; call(id) names a holder. */
  function said(one, named) {
    var sides = [one.before, one.after].map(function (several) {
      return several.map(function (each) {
        return (each[0] === UNKNOWN ? say.unknown : each[0] === NOBODY ? say.nobody : named(each[0])) + (each[1] ? "" : say.doubt);
      }).join(", ");
    });
    return one.kind === "acts" ? sides.join(" → ") : one.kind === "owns" ? say.owns + sides.join(" → ") : sides[1] + say[one.kind];
  }

  /** Hide the days of the page that lie outside of two days; all are shown again where there are none. What stops ends with its day. */
  function keep(from, to) {
    document.querySelectorAll(".dated").forEach(function (one) {
      var day = pure.ordinal(one.dataset.day) + (one.id.indexOf("stop-") === 0 ? 1 : 0);
      one.hidden = from !== null && !(from < day && day <= to);
    });
  }

  function begin(site) {
    var form = delegation.choiceForm(), root = make("section"), status = make("p", "", "asked"), reset = make("button", say.reset);
    var days = Array.from(document.querySelectorAll("[id^=change-]"), function (one) { return pure.ordinal(one.dataset.day); });
    var slider = make("input"), from, to, commune = delegation.select(say.all, site.communes), shown = make("output"), asked = 0;
    slider.type = "range";
    slider.min = 0;
    slider.max = Math.max(0, days.length - 1);
    reset.type = "button";
    status.setAttribute("role", "status");
    if (days.length) { delegation.field(form, "change", say.slider, slider).parentNode.appendChild(shown); }
    from = delegation.dayField(form, "from", say.from);
    to = delegation.dayField(form, "to", say.to);
    delegation.field(form, "commune", say.commune, commune);
    form.appendChild(reset);
    form.appendChild(status);
    root.id = "asked";
    root.setAttribute("aria-label", say.compared);
    form.parentNode.insertBefore(root, form.nextSibling);

    /** Set the slider to a day of change: that one, or the first after it. */
    function slide(day) {
      if (!days.length) { return; }
      var at = days.findIndex(function (one) { return one >= day; });
      slider.value = String(at < 0 ? days.length - 1 : at);
      shown.textContent = pure.said(days[+slider.value]);
      slider.setAttribute("aria-valuetext", shown.textContent);
    }

    function show() {
      var choice = pure.chosen(location.hash), today = pure.ordinal(site.day), turn = asked += 1;
      var both = [choice.from, choice.to].map(function (one) { return one ? pure.ordinal(one) : today; });
      var number = choice.commune ? site.communes.findIndex(function (one) { return one[0] === choice.commune; }) : null;
      var fault = both.indexOf(null) >= 0 ? say.noDay : number === -1 ? say.noCommune + " " + choice.commune : "";
      both.sort(function (one, other) { return one - other; });
      root.textContent = "";
      status.textContent = fault;
      commune.value = number === -1 ? "" : choice.commune || "";
      delegation.dated(choice.from || choice.to);
      if (fault) { return; }
      delegation.showDay(from, both[0]);
      delegation.showDay(to, both[1]);
      slide(both[1]);
      if (!choice.from && !choice.to) {
        keep(null);
        return;
      }
      keep(both[0], both[1]);
      delegation.withEvery(function (files, found) {
        delegation.load("map", function (map) {
          if (turn === asked) { put(files, found, map, number, both); }
        });
      });
    }

    function put(files, found, map, number, both) {
      var entries = new Map(found.entries.map(function (one) { return [one[1], one]; }));
      var holders = new Map(map.nodes.filter(function (one) { return one[0] === 0; }).map(function (one) { return [one[1], one]; }));
      function named(holder) {
        var one = holders.get(holder);
        return one ? delegation.language === "en" && one[3] || one[2] : holder;
      }
      var several = compared(files, number, both[0], both[1]);
      var many = several.reduce(function (sum, one) { return sum + one.matters.length; }, 0);
      var heading = say.compared + " " + pure.said(both[0]) + " " + say.and + " " + pure.said(both[1]) + (number === null ? "" : ", " + say.at + " " + pure.within(site.communes[number][1]));
      status.textContent = heading + ": " + (many ? pure.number(many, delegation.language) + " " + say.differ + "." : say.none);
      several.forEach(function (one) { root.appendChild(delegation.listing.listed([said(one, named), one.matters], entries)); });
      document.body.dataset.compared = location.hash;
    }

    /** Put a choice into the address: as a step to go back to, but while the slider moves. */
    function choose(first, last, moving) {
      var hash = "#" + pure.hashOf({from: first, to: last, commune: commune.value});
      if (!moving) { location.hash = hash; return; }
      history.replaceState(null, "", hash);
      show();
    }
    slider.oninput = function () {
      var day = days[+slider.value];
      choose(pure.written(day - 1), pure.written(day), true);
    };
    /* The earlier day stays the earlier one, whichever is chosen first. */
    function chooseDays(isLast) {
      var first = delegation.dayOf(from), last = delegation.dayOf(to);
      if (last < first) { first = last = isLast ? last : first; }
      choose(first, last, false);
    }
    from.onchange = function () { chooseDays(false); };
    to.onchange = function () { chooseDays(true); };
    commune.onchange = function () { chooseDays(false); };
    form.onsubmit = function (event) { event.preventDefault(); };
    reset.onclick = function () {
      commune.value = "";
      location.hash = "";
    };
    window.addEventListener("hashchange", show);
    form.hidden = false;
    show();
    document.body.dataset.ready = "yes";
  }

  delegation.timing = {compared: compared, said: said};
  document.addEventListener("DOMContentLoaded", function () {
    if (document.body.dataset.kind === "time") { delegation.load("site", begin); }
  });
}());
