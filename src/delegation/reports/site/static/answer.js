/* The answer of a page for the commune, the day and the case that its reader chooses: read out of the data that the build
   worked out for all of them. The choice stands in the address (#commune=…&day=…&case=…), so that a link says what was seen. */
"use strict";

var delegation = window.delegation || {};
window.delegation = delegation;

(function () {
  var COMMUNE = /Ⓒ\uE000/g, COMMUNE_WITHIN = /ⓒ\uE000/g, OVERDUE = /\uE001(\d{4})-(\d\d)-(\d\d)\uE001/g;
  var DAY = 86400000;
  var files = {}, waiting = {};
  var language = document.documentElement.lang === "en" ? "en" : "vi";
  /* The folder of all pages: where this script lies says it, whatever page loads it. */
  var root = document.currentScript.src.replace(/static\/[^/]*$/, "");

  /** Count a day "yyyy-mm-dd" or "dd/mm/yyyy" from 1970 on; null for what is no day. */
  function ordinal(written) {
    var found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written), at;
    if (found) { at = [+found[1], +found[2], +found[3]]; } else {
      found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written);
      if (!found) { return null; }
      at = [+found[3], +found[2], +found[1]];
    }
    var day = new Date(Date.UTC(at[0], at[1] - 1, at[2]));
    if (day.getUTCMonth() !== at[1] - 1 || day.getUTCDate() !== at[2]) { return null; }
    return Math.round(day.getTime() / DAY);
  }

  /** Write the day that lies a number of days after 1970 as "yyyy-mm-dd". */
  function written(day) { return new Date(day * DAY).toISOString().slice(0, 10); }

  /** Write a whole number as the language does. */
  function number(value, language) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, language === "vi" ? "." : ",");
  }

  /** Begin a name with a small letter. */
  function lowered(name) { return name.charAt(0).toLowerCase() + name.slice(1); }

  /** Give the name of a commune as it stands within a sentence of the page. */
  function within(name) { return language === "vi" ? lowered(name) : name; }

  /** Fill in the commune that is asked about, and for how many days a request is overdue. */
  function filled(line, name, day, language) {
    return line.replace(COMMUNE, name || "").replace(COMMUNE_WITHIN, name ? lowered(name) : "").replace(OVERDUE, function (all, y, m, d) {
      var late = day - ordinal(y + "-" + m + "-" + d);
      return number(late, language) + (language === "vi" ? " ngày" : late === 1 ? " day" : " days");
    });
  }

  /** Find the last of some spans [first day or null, …] that has begun by a day. */
  function spanOf(spans, day) {
    var found = spans[0];
    for (var at = 1; at < spans.length && spans[at][0] <= day; at += 1) { found = spans[at]; }
    return found;
  }

  /** Write a day as the language does. */
  function said(day) { return language === "vi" ? written(day).split("-").reverse().join("/") : written(day); }

  function holds(ranges, one) {
    return ranges.some(function (range) { return range[0] <= one && one <= range[1]; });
  }

  /** Answer for a matter of a file: `commune` its number or null, `day` counted from 1970, `choice` the number of its cases. */
  function answer(file, matter, commune, day, choice) {
    var heard = file.heard[spanOf(file.matters[matter][1], day)[1]];
    var one = heard.filter(function (each) {
      return each[0] === choice && (commune === null ? each[1] === -1 : each[1] !== -1 && holds(file.places[each[1]], commune));
    })[0];
    var told = file.told[one[2]];
    function side(several) {
      return several.map(function (each) { return {holder: file.holders[each[0]], certain: each[1] === 1}; });
    }
    return {
      state: told[0],
      parts: told[1].map(function (at) {
        var part = file.parts[at];
        return {communes: part[0], owners: side(part[1]), exercisers: side(part[2])};
      }),
      lines: file.lines ? told[2].map(function (at) { return file.lines[at]; }).filter(Boolean) : []
    };
  }

  /** Give the choices of cases of a matter, each as dimensions with their values and their own names in words; 0 where it is not divided. */
  function choices(file, matter) {
    var found = file.matters[matter][0];
    return found && found.map(function (choice) {
      return choice.map(function (one) { return [one[0], file.lines[one[1]], file.lines[one[2]]]; });
    });
  }

  /** Give the number of the file that has a matter: the last of those whose first one does not come after it. */
  function fileOf(matter, firsts) {
    var found = 0;
    for (var at = 1; at < firsts.length && firsts[at] <= matter; at += 1) { found = at; }
    return found;
  }

  /** Load a script of the data once, and call what waits for it. */
  function load(name, then) {
    if (files[name] !== undefined) { then(files[name]); return; }
    if (waiting[name]) { waiting[name].push(then); return; }
    waiting[name] = [then];
    var script = document.createElement("script");
    script.src = root + "data/" + name + ".js";
    document.head.appendChild(script);
  }

  function loaded(name, value) {
    files[name] = value;
    (waiting[name] || []).forEach(function (then) { then(value); });
    delete waiting[name];
  }

  /** Load what a matter answers, in the language of the page. */
  delegation.withAnswers = function (matter, then) {
    load("site", function (site) {
      var at = fileOf(matter, site.firsts);
      load("answers-" + at, function (file) {
        load(language + "/lines-" + at, function (lines) {
          file.lines = lines;
          if (file.matters[matter]) { then(site, file); }
        });
      });
    });
  };

  /** Load what all matters answer, without the words, and the entries of the search: call(files, found). */
  delegation.withEvery = function (then) {
    load("site", function (site) {
      load("search", function (found) {
        var all = [];
        site.firsts.forEach(function (first, at) {
          load("answers-" + at, function (file) {
            all[at] = file;
            if (Object.keys(all).length === site.firsts.length) { then(all, found); }
          });
        });
      });
    });
  };

  delegation.answers = function (at, value) { loaded("answers-" + at, value); };
  delegation.lines = function (at, value) { loaded(language + "/lines-" + at, value); };
  delegation.site = function (value) { loaded("site", value); };
  delegation.search = function (value) { loaded("search", value); };
  delegation.map = function (value) { loaded("map", value); };

  /** Read the choice that the address holds. */
  function chosen(hash) {
    var found = {};
    hash.replace(/^#/, "").split("&").forEach(function (one) {
      var at = one.indexOf("=");
      if (at > 0) {
        try { found[one.slice(0, at)] = decodeURIComponent(one.slice(at + 1)); } catch (fault) { /* no text */ }
      }
    });
    return found;
  }

  /** Write a choice as the address holds it; nothing of what is not chosen. */
  function hashOf(choice) {
    return Object.keys(choice).filter(function (name) { return choice[name]; }).map(function (name) {
      return name + "=" + encodeURIComponent(choice[name]);
    }).join("&");
  }

  /** Make an element with a text. */
  function element(name, text, kind) {
    var made = document.createElement(name);
    if (text !== undefined) { made.textContent = text; }
    if (kind) { made.className = kind; }
    return made;
  }

  /** The other language shows the same: its link holds the address as it is whenever somebody turns to it. Names of cases are not the same in both. */
  function sameChoice(event) {
    var link = event.target.closest && event.target.closest("header a[lang]");
    if (!link) { return; }
    var kept = location.hash.slice(1).split("&").filter(function (one) { return one && one.indexOf("case=") !== 0; }).join("&");
    link.href = link.href.replace(/#.*$/, "") + (kept ? "#" + kept : "");
  }
  ["pointerdown", "focusin", "click"].forEach(function (kind) { document.addEventListener(kind, sameChoice, true); });

  delegation.pure = {
    answer: answer, choices: choices, chosen: chosen, fileOf: fileOf, filled: filled, hashOf: hashOf, holds: holds, lowered: lowered, number: number, ordinal: ordinal, said: said, spanOf: spanOf,
    within: within, written: written
  };
  delegation.language = language;
  delegation.root = root;
  /** Give the address of a page in the language of this one. */
  delegation.page = function (path) { return root + (language === "en" ? "en/" : "") + path; };
  /** Give the id of the entry whose page a link leads to. */
  delegation.idAt = function (link) {
    return decodeURIComponent(link.pathname.replace(/^.*\/|\.html$/g, "").replace(/~/g, "%"));
  };
  /** Tell whether an id is a code of the national catalogue, by which people know a procedure. */
  delegation.isCode = function (name) { return /^\d\.\d{6}$/.test(name); };
  /** Give an id as the name of a file: signs that a disk or an address could misread are written in another way. */
  delegation.fileName = function (name) {
    return encodeURIComponent(name).replace(/[!'()*]/g, function (sign) {
      return "%" + sign.charCodeAt(0).toString(16).toUpperCase();
    }).replace(/%/g, "~");
  };
  /** Say at the foot whether all of the page is as of its day, or only what nobody chose. */
  delegation.dated = function (chosen) {
    var foot = document.querySelector("footer"), text = foot && foot.firstChild;
    if (!text) { return; }
    foot.dataset.said = foot.dataset.said || text.textContent;
    text.textContent = chosen ? (language === "vi" ? "Phần không theo lựa chọn: t" : "What does not follow the choice: a") + foot.dataset.said.slice(1) : foot.dataset.said;
  };
  delegation.load = load;
  /** Give what was loaded under a name. */
  delegation.loaded = function (name) { return files[name]; };
  delegation.element = element;
  /** Put an empty form for the choice above the answer of the page: without scripts there is nothing to choose. */
  delegation.choiceForm = function () {
    var form = element("form"), answer = document.getElementById("answer");
    form.id = "choice";
    form.hidden = true;
    answer.parentNode.insertBefore(form, answer);
    return form;
  };
  /** Put a control into a form, with its label. */
  delegation.field = function (form, name, label, control) {
    var around = element("label", label + " ");
    control.name = name;
    around.appendChild(control);
    form.appendChild(around);
    return control;
  };
  /** Put a field for a day into a form. It is a text: a field of the browser's own shows 11/12 in the order of its language, not of the page. */
  delegation.dayField = function (form, name, label) {
    var control = delegation.field(form, name, label, element("input"));
    control.type = "text";
    control.size = 10;
    control.autocomplete = "off";
    control.placeholder = language === "vi" ? "ngày/tháng/năm" : "yyyy-mm-dd";
    return control;
  };
  /** Show a day in such a field, but not while somebody types there. */
  delegation.showDay = function (control, day, typed) {
    if (document.activeElement !== control) { control.value = day === null ? typed : said(day); }
  };
  /** Read the day of such a field as an address has it; what is no day as it was typed. */
  delegation.dayOf = function (control) {
    var typed = control.value.trim(), day = ordinal(typed);
    return day === null ? typed : written(day);
  };
  /** Make a choice of options, each a value with its word; before them ``all``, which has no value. */
  delegation.select = function (all, options) {
    var made = element("select");
    [["", all]].concat(options).forEach(function (one) {
      var option = element("option", one[1]);
      option.value = one[0];
      made.appendChild(option);
    });
    return made;
  };
}());
