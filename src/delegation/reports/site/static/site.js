/* What any page does beside the answer and the search: filters of findings, and a table or list taken home as Excel or CSV. */
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
      status.textContent = say("Đang hiện ", "Showing ") + count + "/" + articles.length;
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

  /* Rows of a table or a list, as texts. */
  function rows(one) {
    if (one.tagName === "TABLE") {
      return Array.from(one.rows, function (row) { return Array.from(row.cells, function (cell) { return cell.textContent.trim(); }); });
    }
    return Array.from(one.children, function (item) {
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
  function excel(list) {
    var head = '<?xml version="1.0" encoding="UTF-8"?>', types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var ns = "http://schemas.openxmlformats.org/", rels = ns + "officeDocument/2006/relationships", box = ns + "package/2006/";
    function related(kind, target) {
      return head + '<Relationships xmlns="' + box + 'relationships"><Relationship Id="r1" Type="' + rels + "/" + kind + '" Target="' + target + '"/></Relationships>';
    }
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

  function save(parts, type, ending) {
    var link = make("a", "", {download: (document.body.dataset.id || document.body.dataset.kind) + ending});
    link.href = URL.createObjectURL(new Blob(parts, {type: type}));
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }
  function downloads() {
    var found = Array.from(document.querySelectorAll("main table, main section > div > ul"));
    if (!found.length || document.body.dataset.kind === "index") { return; }
    var form = make("p", "", {"class": "tools"});
    function all() { return found.filter(function (one) { return one.isConnected; }).reduce(function (sum, one) { return sum.concat(rows(one)); }, []); }
    [["Excel", ".xlsx", excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], ["CSV", ".csv", csv, "text/csv"]].forEach(function (way) {
      var button = make("button", say("Tải ", "Download ") + way[0], {type: "button"});
      button.addEventListener("click", function () { save(way[2](all()), way[3], way[1]); });
      form.appendChild(button);
    });
    document.querySelector("main").appendChild(form);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var articles = document.querySelectorAll("article.finding[id]");
    if (articles.length > 1) { filters(Array.from(articles)); }
    downloads();
  });
}());
