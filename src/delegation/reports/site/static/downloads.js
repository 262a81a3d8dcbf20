/* What is taken home of a page: its tables and lists as Excel or CSV, all that it says as Word or JSON, its drawings as SVG; and the commands that
   make what only the program can make. */
"use strict";

(function () {
  var vi = document.documentElement.lang !== "en";
  function say(one, other) { return vi ? one : other; }
  var make = delegation.element;

  /* Rows of a table or a list, as texts. */
  function rows(one) {
    if (one.tagName === "TABLE") {
      return Array.from(one.rows, function (row) { return Array.from(row.cells, function (cell) { return cell.textContent.trim(); }); });
    }
    return Array.from(one.children, function (item) {
      var link = item.firstElementChild, id = link && /(^|\/)matter\//.test(link.getAttribute("href") || "") ? delegation.idAt(link) : "";
      /* The title of a task is its link; a table has its id before it all the same. */
      if (id && id !== link.textContent) { return [id, item.textContent.trim()]; }
      var code = item.firstElementChild ? item.firstElementChild.textContent : "";
      return [code, item.textContent.slice(code.length).trim()];
    });
  }

  /* Files of Excel are zips; stored without compression a few lines write them. */
  var TABLE = new Uint32Array(256).map(function (_, at) {
    for (var turn = 0; turn < 8; turn += 1) { at = at & 1 ? at >>> 1 ^ 0xEDB88320 : at >>> 1; }
    return at;
  });
  function crc(bytes) {
    var sum = 0xFFFFFFFF;
    for (var at = 0; at < bytes.length; at += 1) { sum = sum >>> 8 ^ TABLE[(sum ^ bytes[at]) & 255]; }
    return (sum ^ 0xFFFFFFFF) >>> 0;
  }
  function numbers(list) {
    var bytes = [];
    list.forEach(function (one) { for (var at = 0; at < one[1]; at += 1) { bytes.push(one[0] >>> 8 * at & 255); } });
    return new Uint8Array(bytes);
  }
  function zip(files) {
    var parts = [], central = [], offset = 0;
    Object.keys(files).forEach(function (path) {
      var name = new TextEncoder().encode(path), data = new TextEncoder().encode(files[path]);
      var facts = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
      parts.push(numbers([[0x04034B50, 4]].concat(facts)), name, data);
      central.push(numbers([[0x02014B50, 4], [20, 2]].concat(facts, [[0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]])), name);
      offset += 30 + name.length + data.length;
    });
    var size = central.reduce(function (sum, one) { return sum + one.length; }, 0), count = central.length / 2;
    return parts.concat(central, [numbers([[0x06054B50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]])]);
  }
  function escaped(text) {
    return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, "").replace(/&/g, "&amp;").replace(/</g, "&lt;");
  }
  var NS = "http://schemas.openxmlformats.org/", RELATIONS = NS + "officeDocument/2006/relationships";
  function related(kind, target) {
    return '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="' + NS + 'package/2006/relationships"><Relationship Id="r1" Type="' + RELATIONS + "/" + kind + '" Target="' + target + '"/></Relationships>';
  }
  function excel(list) {
    var head = '<?xml version="1.0" encoding="UTF-8"?>', types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var ns = NS, rels = RELATIONS, box = ns + "package/2006/";
    return zip({
      "[Content_Types].xml": head + '<Types xmlns="' + box + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Override PartName="/w.xml" ContentType="' + types + 'sheet.main+xml"/><Override PartName="/s.xml" ContentType="' + types + 'worksheet+xml"/></Types>',
      "_rels/.rels": related("officeDocument", "w.xml"),
      "_rels/w.xml.rels": related("worksheet", "s.xml"),
      "w.xml": head + '<workbook xmlns="' + ns + 'spreadsheetml/2006/main" xmlns:r="' + rels + '"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
      "s.xml": head + '<worksheet xmlns="' + ns + 'spreadsheetml/2006/main"><sheetData>' + list.map(function (row) {
        return "<row>" + row.map(function (cell) {
          return '<c t="inlineStr"><is><t xml:space="preserve">' + escaped(cell) + "</t></is></c>";
        }).join("") + "</row>";
      }).join("") + "</sheetData></worksheet>"
    });
  }
  /* A cell that a spreadsheet would take for a formula is a text. */
  function quoted(cell) { return '"' + (/^[=+\-@\t\r]/.test(cell) ? "'" : "") + cell.replace(/"/g, '""') + '"'; }
  function csv(list) { return ["\uFEFF" + list.map(function (row) { return row.map(quoted).join(","); }).join("\r\n") + "\r\n"]; }


  /* What a page says, in its order: [kind, text or rows, depth], without what only steers it. */
  function content() {
    var found = [];
    function of(node, depth) {
      Array.from(node.children).forEach(function (one) {
        if (one.hidden || one.matches("form, .tools, [role=status], script, svg, #take")) { return; }
        var name = one.tagName;
        if (name === "TABLE") {
          if (one.caption) { found.push(["p", one.caption.textContent.trim(), 0]); }
          found.push(["table", rows(one), 0]);
        } else if (/^(H1|H2|H3|P|PRE|DT|SUMMARY|FIGCAPTION)$/.test(name)) {
          found.push([name.toLowerCase(), one.textContent.replace(/\s+/g, " ").trim(), depth]);
        } else if (name === "LI" || name === "DD") {
          var own = Array.from(one.childNodes).filter(function (each) { return each.nodeType === 3 || !each.matches("ul, ol, div, p, pre, figure"); })
            .map(function (each) { return each.textContent; }).join("").replace(/\s+/g, " ").trim();
          if (own) { found.push(["li", own, depth]); }
          of(one, depth + 1);
        } else { of(one, depth + (name === "UL" || name === "OL" || name === "DL" ? 1 : 0)); }
      });
    }
    of(document.querySelector("main"), 0);
    found.push(["p", document.querySelector("footer").firstChild.textContent.trim(), 0]);
    return found.filter(function (one) { return one[1].length; });
  }

  function word(parts) {
    var head = '<?xml version="1.0" encoding="UTF-8"?>', ns = NS, type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    function run(text, bold) { return "<w:r>" + (bold ? "<w:rPr><w:b/></w:rPr>" : "") + '<w:t xml:space="preserve">' + escaped(text) + "</w:t></w:r>"; }
    function paragraph(text, bold, left) {
      return "<w:p><w:pPr>" + (bold ? "<w:keepNext/>" : "") + '<w:spacing w:after="80"/><w:ind w:left="' + left + '"/></w:pPr>' + run(text, bold) + "</w:p>";
    }
    function table(list) {
      var edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(function (one) { return "<w:" + one + ' w:val="single" w:sz="4"/>'; }).join("");
      var wide = Math.max.apply(null, list.map(function (row) { return row.length; }));
      return '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>' + edges + "</w:tblBorders></w:tblPr><w:tblGrid>" + "<w:gridCol/>".repeat(wide) + "</w:tblGrid>" +
        list.map(function (row, at) {
          return "<w:tr>" + (at ? "" : "<w:trPr><w:tblHeader/></w:trPr>") + Array.from({length: wide}, function (_, each) {
            return "<w:tc><w:p>" + run(row[each] || "", !at) + "</w:p></w:tc>";
          }).join("") + "</w:tr>";
        }).join("") + "</w:tbl><w:p/>";
    }
    var body = parts.map(function (one) {
      if (one[0] === "table") { return table(one[1]); }
      return paragraph((one[0] === "li" ? "– " : "") + one[1], /^(h\d|dt|summary)$/.test(one[0]), 284 * one[2]);
    }).join("");
    return zip({
      "[Content_Types].xml": head + '<Types xmlns="' + ns + 'package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Override PartName="/word/document.xml" ContentType="' + type + 'document.main+xml"/><Override PartName="/word/styles.xml" ContentType="' + type + 'styles+xml"/></Types>',
      "_rels/.rels": related("officeDocument", "word/document.xml"),
      "word/_rels/document.xml.rels": related("styles", "styles.xml"),
      "word/styles.xml": head + '<w:styles xmlns:w="' + ns + 'wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>' +
        '<w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>',
      "word/document.xml": head + '<w:document xmlns:w="' + ns + 'wordprocessingml/2006/main"><w:body>' + body +
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr></w:body></w:document>'
    });
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

  /* Commands that make what is official, or needs the program: of the entry of the page, as of its day. */
  function commands(day) {
    var data = document.body.dataset, id = data.id || "", quoted = /^[\w.\/-]+$/.test(id) ? id : '"' + id + '"', file = delegation.fileName(id), on = " --as-of " + day;
    var choice = delegation.pure.chosen(location.hash), chart = "delegation chart ";
    var known = {
      matter: ["delegation who " + quoted + on + " --format json", chart + quoted + on + " -o " + file + ".svg", "delegation timeline " + quoted + on + " -o " + file + ".pdf"],
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
    function tables() { return Array.from(main.querySelectorAll("table, section > div > ul, .entries")); }
    function all() { return tables().reduce(function (sum, one) { return sum.concat(rows(one)); }, []); }
    function figures() { return Array.from(main.querySelectorAll(".bar svg, .treemap svg, svg.map")); }
    button(form, "Word", function () { save(word(content()), office + "wordprocessingml.document", ".docx"); });
    if (tables().length) {
      button(form, "Excel", function () { save(excel(all()), office + "spreadsheetml.sheet", ".xlsx"); });
      button(form, "CSV", function () { save(csv(all()), "text/csv", ".csv"); });
    }
    button(form, "JSON", function () { save(json(content()), "application/json", ".json"); });
    if (figures().length || document.body.dataset.kind === "map") {
      button(form, "SVG", function () { save(drawing(figures()), "image/svg+xml", ".svg"); });
    }
    details.id = "take";
    details.appendChild(make("summary", say("Tải trang này", "Download this page")));
    details.appendChild(form);
    details.addEventListener("toggle", function () {
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
    });
    main.appendChild(details);
  }

  delegation.commands = commands;
  document.addEventListener("DOMContentLoaded", downloads);
}());
