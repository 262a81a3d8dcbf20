/* What is taken home of a page: its tables and lists as Excel or CSV, all that it says as Word or JSON, its drawings as SVG; and the commands that
   make what only the program can make. */
"use strict";

(function () {
  var vi = document.documentElement.lang !== "en";
  function say(one, other) { return vi ? one : other; }
  var make = delegation.element;

  /* The text of an element; what stands in it as blocks, or apart as labels, does not run together. */
  function told(node) {
    var found = "";
    Array.from(node.childNodes).forEach(function (one) {
      if (one.nodeType !== 1) {
        found += one.nodeType === 3 ? one.textContent : "";
        return;
      }
      var label = one.tagName === "B" && one === node.firstElementChild && !found.trim() && one.nextSibling && !/^[\s]*[:.;,]/.test(one.nextSibling.textContent) && !one.closest(".weight");
      found += (one.matches("p, div, ul, ol, li, span, dt, dd, figure, pre") ? " " : "") + told(one) + (label ? ":" : "");
    });
    return found.replace(/\s+/g, " ").trim() + (/\s$/.test(found) && node.matches("a, b, code, span, mark") ? " " : "");
  }

  function cells(row) { return Array.from(row.cells, function (cell) { return told(cell).trim(); }); }

  /* What an item of a list says, without the lists and paragraphs within it. */
  function own(item) {
    var copy = item.cloneNode(true);
    copy.querySelectorAll("ul, ol, div, p, pre, figure").forEach(function (one) { one.remove(); });
    return told(copy);
  }

  /* What a page says, in its order: [kind, text or rows, depth], without what only steers it. */
  function content() {
    var found = [];
    function of(node, depth) {
      Array.from(node.children).forEach(function (one) {
        if (one.id === "choice") {
          /* What was chosen is said before what is answered. */
          found.push(["p", told(one.querySelector(".asked")), 0]);
        }
        if (one.hidden || one.matches("form, .tools, [role=status]:not(.asked), script, svg, #take, .keys")) { return; }
        var name = one.tagName;
        if (name === "TABLE") {
          if (one.caption) { found.push(["p", told(one.caption), 0]); }
          found.push(["table", Array.from(one.rows, cells), 0]);
        } else if (/^(H1|H2|H3|P|PRE|DT|SUMMARY|FIGCAPTION)$/.test(name)) {
          found.push([name.toLowerCase(), told(one), depth]);
        } else if (name === "LI" || name === "DD") {
          var said = own(one);
          if (said) { found.push(["li", said, depth]); }
          of(one, depth + 1);
        } else { of(one, depth + (name === "UL" || name === "OL" || name === "DL" ? 1 : 0)); }
      });
    }
    of(document.querySelector("main"), 0);
    found.push(["p", document.querySelector("footer").firstChild.textContent.trim(), 0]);
    return found.filter(function (one) { return one[1].length; });
  }

  /* A finding as a row: how grave, which check, what it says and what else its card has. */
  function findings(articles) {
    var heads = [say("Mức", "Severity"), say("Phép kiểm tra", "Check"), say("Phát hiện", "Finding")], rows = articles.map(function (one) {
      var weight = one.querySelector(".weight"), row = [told(weight.children[0]), told(weight.children[1]), told(one.children[1])];
      Array.from(one.querySelectorAll("dl > dt"), function (label) {
        var at = heads.indexOf(told(label));
        if (at < 0) { at = heads.push(told(label)) - 1; }
        row[at] = told(label.nextElementSibling);
      });
      return row;
    });
    return [["heads", heads]].concat(rows.map(function (row) { return ["row", heads.map(function (_, at) { return row[at] || ""; })]; }));
  }

  /* The tables, lists and findings of a page as rows of one sheet, under what stands above each of them: [title, heads or row, cells]. */
  function sheet() {
    var found = [["title", [document.querySelector("h1").textContent]]], asked = document.querySelector("main .asked"), below = false;
    if (asked && asked.textContent) { found.push(["title", [asked.textContent]]); }
    function title(one) { found.push(["title", [told(one)]]); }
    function entries(list, depth) {
      Array.from(list.children).forEach(function (item) {
        var link = item.firstElementChild, code = link && link.tagName === "A" && !item.textContent.trim().indexOf(link.textContent) ? link.textContent : "", said = own(item);
        var rest = code ? said.slice(code.length).trim() : "";
        if (said) { found.push(["row", delegation.isCode(code) ? [code, rest] : ["", said]]); }
        Array.from(item.children).filter(function (one) { return one.matches("p, div"); }).forEach(function (one) { found.push(["row", ["", told(one)]]); });
        Array.from(item.querySelectorAll(":scope > ul, :scope > ol")).forEach(function (one) { entries(one, depth + 1); });
      });
      below = true;
    }
    function of(node) {
      Array.from(node.children).forEach(function (one) {
        if (one.hidden || one.matches("form, .tools, [role=status], script, svg, #take, h1, .lead, .keys")) { return; }
        if (one.matches("table")) {
          if (one.caption) { title(one.caption); }
          Array.from(one.rows, function (row) { found.push([row.parentNode.tagName === "THEAD" ? "heads" : "row", cells(row)]); });
          below = true;
        } else if (one.matches("ul, ol")) { entries(one, 0); } else if (one.matches("article.finding")) {
          /* All at once where the first of them stands that is shown. */
          var shown = Array.from(one.parentNode.children).filter(function (each) { return each.matches("article.finding") && !each.hidden; });
          if (shown[0] === one) { found = found.concat(findings(shown)); }
          below = true;
        } else if (one.matches("h2, h3, p, summary, figcaption, pre")) { title(one); } else { of(one); }
      });
    }
    of(document.querySelector("main"));
    found.push(["title", [document.querySelector("footer").firstChild.textContent.trim()]]);
    return below ? found : [];
  }

  /* Tables keep the names of their columns; all else is text in the order of the page. */
  function json(parts) {
    var data = document.body.dataset, found = {page: data.kind, id: data.id || null, title: document.querySelector("h1").textContent, choice: delegation.pure.chosen(location.hash), content: []};
    parts.forEach(function (one) {
      found.content.push(one[0] === "table" ? {table: one[1][0], rows: one[1].slice(1)} : {kind: one[0], text: one[1]});
    });
    return [JSON.stringify(found, null, 1) + "\n"];
  }

  /* A drawing by itself needs the colours and letters that the style of the page gives it. */
  function drawing(svgs) {
    var NS = "http://www.w3.org/2000/svg", whole = document.createElementNS(NS, "svg"), top = 0, wide = 0;
    var kept = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size"];
    svgs.forEach(function (svg) {
      var copy = svg.cloneNode(true), box = svg.viewBox.baseVal, from = svg.querySelectorAll("*");
      copy.querySelectorAll("*").forEach(function (one, at) {
        var style = getComputedStyle(from[at]);
        kept.forEach(function (name) { one.setAttribute(name, style.getPropertyValue(name)); });
      });
      copy.setAttribute("y", top);
      copy.setAttribute("width", box.width);
      copy.setAttribute("height", box.height);
      whole.appendChild(copy);
      top += box.height + 10;
      wide = Math.max(wide, box.width);
    });
    whole.setAttribute("viewBox", "0 0 " + wide + " " + top);
    return [new XMLSerializer().serializeToString(whole)];
  }

  /* Commands that make what is official, or needs the program: of the entry of the page, for the day and the commune that are chosen; else as of its day. */
  function commands(day) {
    var data = document.body.dataset, id = data.id || "", quoted = /^[\w.\/-]+$/.test(id) ? id : '"' + id + '"', file = delegation.fileName(id), chart = "delegation chart ";
    var choice = delegation.pure.chosen(location.hash), at = delegation.pure.ordinal(choice.day || ""), on = " --as-of " + (at === null ? day : delegation.pure.written(at));
    var within = /^\d+$/.test(choice.commune || "") ? " --commune " + choice.commune : "", meant = within + (choice["case"] || "").split(";").map(function (one) {
      return /^[\p{L}\p{N}][\p{L}\p{N} ,.()\/–-]*=[\p{L}\p{N} ,.()\/–-]+$/u.test(one) ? ' --case "' + one + '"' : "";
    }).join("");
    var known = {
      matter: ["delegation who " + quoted + meant + on + " --format json", chart + quoted + on + " -o " + file + ".svg", "delegation timeline " + quoted + within + on + " -o " + file + ".pdf"],
      holder: [chart + quoted + on + " -o " + file + ".svg", "delegation annex nhiem-vu:" + quoted + on + " -o " + file + ".docx", "delegation timeline " + quoted + on + " --format json"],
      field: [chart + "linh-vuc:" + quoted + on + " -o " + file + ".svg", "delegation annex nhiem-vu:" + quoted + on + " -o " + file + ".docx"],
      form: [chart + "hinh-thuc-" + id + on + " -o hinh-thuc-" + id + ".svg", "delegation annex so-do:hinh-thuc-" + id + on + " -o hinh-thuc-" + id + ".docx", "delegation list procedures form:" + id + on + " --format json"],
      decision: [chart + quoted + on + " -o " + file + ".svg", "delegation annex so-do:" + quoted + on + " -o " + file + ".docx", "delegation timeline " + quoted + on + " --format json"],
      instrument: ["delegation timeline " + quoted + on + " -o " + file + ".svg", "delegation timeline " + quoted + on + " --format json"],
      check: ["delegation explain " + id, "delegation check --select " + id + on + " --format csv"],
      findings: ["delegation annex phat-hien" + on + " -o phat-hien.docx", "delegation check" + on + " --format json", chart + "phat-hien" + on + " -o phat-hien.svg"],
      figures: ["delegation annex bieu-1 bieu-2" + on + " -o bieu.docx"],
      coverage: ["delegation status" + on + " --format json", "delegation annex bieu-1 bieu-2" + on + " -o bieu.xlsx"],
      time: [choice.from && choice.to ? "delegation diff " + choice.from + " " + choice.to + " -o so-sanh.docx" : "delegation horizon" + on + " -o het-han.docx", "delegation horizon" + on + " -o het-han.ics",
        "delegation horizon" + on + " --format json"],
      map: [chart + "tong-quan" + on + " -o tong-quan.svg", "delegation export -o so.graphml"],
      index: ["delegation annex tom-tat" + on + " -o so.docx", "delegation export -o so.json"]
    };
    return known[data.kind] || [];
  }

  function save(parts, type, ending) {
    var link = make("a");
    link.download = (delegation.fileName(document.body.dataset.id || "") || document.body.dataset.kind) + ending;
    link.href = URL.createObjectURL(new Blob(parts, {type: type}));
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  function button(into, text, does) {
    var made = make("button", text);
    made.type = "button";
    made.addEventListener("click", does);
    into.appendChild(made);
  }

  /* Under file:// and http:// alike: what is selected is copied. */
  function copy(code) {
    getSelection().selectAllChildren(code);
    document.execCommand("copy");
  }

  function downloads() {
    var main = document.querySelector("main"), form = make("p", "", "tools"), office = "application/vnd.openxmlformats-officedocument.", details = make("details");
    function figures() { return Array.from(main.querySelectorAll(".bar svg, .treemap svg, svg.map")); }
    button(form, "Word", function () { save(delegation.office.word(content()), office + "wordprocessingml.document", ".docx"); });
    if (sheet().length) {
      button(form, "Excel", function () { save(delegation.office.excel(sheet()), office + "spreadsheetml.sheet", ".xlsx"); });
      button(form, "CSV", function () { save(delegation.office.csv(sheet()), "text/csv", ".csv"); });
    }
    button(form, "JSON", function () { save(json(content()), "application/json", ".json"); });
    if (figures().length || document.body.dataset.kind === "map") {
      button(form, "SVG", function () { save(drawing(figures()), "image/svg+xml", ".svg"); });
    }
    details.id = "take";
    details.appendChild(make("summary", say("Tải trang này", "Download this page")));
    details.appendChild(form);
    function offered() {
      delegation.load("site", function (site) {
        var list = make("ul");
        if (details.lastChild.tagName === "UL") { details.lastChild.remove(); }
        commands(site.day).forEach(function (one) {
          var item = list.appendChild(make("li")), code = item.appendChild(make("code", one));
          item.appendChild(document.createTextNode(" "));
          button(item, say("Chép", "Copy"), function () { copy(code); });
        });
        details.appendChild(list);
      });
    }
    details.addEventListener("toggle", offered);
    window.addEventListener("hashchange", function () { if (details.open) { offered(); } });
    main.appendChild(details);
  }

  delegation.commands = commands;
  document.addEventListener("DOMContentLoaded", downloads);
}());
