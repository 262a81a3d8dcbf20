/* Files of Office from what a page says: rows as Excel, parts as Word. */
"use strict";

(function () {
  /* Files of Office are zips; stored without compression a few lines write them. */
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
  /* What XML cannot hold is left out; no cell of Excel holds more than MOST_OF_CELL letters. */
  var MOST_OF_CELL = 32767;
  function escaped(text) {
    return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }
  var NS = "http://schemas.openxmlformats.org/", RELATIONS = NS + "officeDocument/2006/relationships";
  function related(several) {
    return '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="' + NS + 'package/2006/relationships">' + several.map(function (one, at) {
      return '<Relationship Id="r' + (at + 1) + '" Type="' + RELATIONS + "/" + one[0] + '" Target="' + one[1] + '"/>';
    }).join("") + "</Relationships>";
  }
  /* A width for each column in letters, of `whole` in all: its longest word at least, and of what is left as much as its texts ask for. */
  function widths(list, whole) {
    var wide = list.reduce(function (most, row) { return Math.max(most, row.length); }, 1), least = [], more = [];
    for (var at = 0; at < wide; at += 1) {
      var texts = list.map(function (row) { return row[at] || ""; }), longest = 0, word = 4, letters = 0;
      texts.forEach(function (text) {
        longest = Math.max(longest, text.length);
        letters += text.length;
        text.split(/\s/).forEach(function (one) { word = Math.max(word, Math.min(one.length, 22)); });
      });
      least.push(Math.min(word, Math.max(longest, 4)) + 3);
      more.push(Math.max(0, Math.min(longest, 14 + 1.2 * letters / list.length) - word));
    }
    var needed = sum(least), wanted = sum(more), left = Math.max(0, whole - needed);
    return least.map(function (one, at) { return needed > whole ? one * whole / needed : one + (wanted ? Math.min(1, left / wanted) * more[at] : 0); });
  }

  function sum(several) { return several.reduce(function (all, one) { return all + one; }, 0); }

  /* Rows as a sheet: [kind, cells]; a title is bold, the names of columns too, and what is long goes on in the next line of its cell. */
  function excel(list) {
    var head = '<?xml version="1.0" encoding="UTF-8"?>', types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    var ns = NS, rels = RELATIONS, box = ns + "package/2006/", LOOKS = {title: 1, heads: 2, row: 3};
    var several = list.filter(function (one) { return one[0] !== "title"; }).map(function (one) { return one[1]; }), columns = widths(several.length ? several : [[""]], 220);
    /* How high a row is: as many lines as the cell that has most of them. */
    function high(row) {
      return 15 * Math.max.apply(null, row.map(function (cell, at) { return Math.ceil((cell.length + 1) / columns[at]); }));
    }
    return zip({
      "[Content_Types].xml": head + '<Types xmlns="' + box + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Override PartName="/xl/workbook.xml" ContentType="' + types + 'sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="' + types + 'worksheet+xml"/>' +
        '<Override PartName="/xl/styles.xml" ContentType="' + types + 'styles+xml"/></Types>',
      "_rels/.rels": related([["officeDocument", "xl/workbook.xml"]]),
      "xl/_rels/workbook.xml.rels": related([["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]]),
      "xl/workbook.xml": head + '<workbook xmlns="' + ns + 'spreadsheetml/2006/main" xmlns:r="' + rels + '"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
      "xl/styles.xml": head + '<styleSheet xmlns="' + ns + 'spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>' +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' + [[0, 0], [1, 0], [1, 1], [0, 1]].map(function (one) {
          return '<xf numFmtId="0" fontId="' + one[0] + '" fillId="0" borderId="0" xfId="0" applyFont="1"' + (one[1] ? ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' : "/>");
        }).join("") + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      "xl/worksheets/sheet1.xml": head + '<worksheet xmlns="' + ns + 'spreadsheetml/2006/main"><cols>' + columns.map(function (one, at) {
        return '<col min="' + (at + 1) + '" max="' + (at + 1) + '" width="' + Math.ceil(one + 1) + '" customWidth="1"/>';
      }).join("") + "</cols><sheetData>" + list.map(function (row) {
        return (row[0] === "title" ? "<row>" : '<row ht="' + Math.min(400, high(row[1])) + '" customHeight="1">') + row[1].map(function (cell) {
          return '<c s="' + LOOKS[row[0]] + '" t="inlineStr"><is><t xml:space="preserve">' + escaped(cell.length > MOST_OF_CELL ? cell.slice(0, MOST_OF_CELL - 1) + "…" : cell) + "</t></is></c>";
        }).join("") + "</row>";
      }).join("") + "</sheetData></worksheet>"
    });
  }

  /* A cell that a spreadsheet would take for a formula is a text. */
  function quoted(cell) { return '"' + (/^[=+\-@\t\r]/.test(cell) ? "'" : "") + cell.replace(/"/g, '""') + '"'; }
  function csv(list) { return ["\uFEFF" + list.map(function (row) { return row[1].map(quoted).join(","); }).join("\r\n") + "\r\n"]; }

  /* Twips between the margins of a page, and of a letter. */
  var WIDE = 9354, LETTER = 112;

  function word(parts) {
    var head = '<?xml version="1.0" encoding="UTF-8"?>', ns = NS, type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    function run(text, bold, size) { return "<w:r><w:rPr>" + (bold ? "<w:b/>" : "") + (size ? '<w:sz w:val="' + size + '"/>' : "") + "</w:rPr>" + '<w:t xml:space="preserve">' + escaped(text) + "</w:t></w:r>"; }
    function paragraph(text, bold, left) {
      return "<w:p><w:pPr>" + (bold ? "<w:keepNext/>" : "") + '<w:spacing w:after="80"/><w:ind w:left="' + left + '"/></w:pPr>' + run(text, bold) + "</w:p>";
    }
    function table(list) {
      var edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(function (one) { return "<w:" + one + ' w:val="single" w:sz="4"/>'; }).join("");
      var asked = widths(list, WIDE / LETTER), columns = asked.map(function (one) { return Math.round(one / sum(asked) * WIDE); }), wide = columns.length;
      return '<w:tbl><w:tblPr><w:tblW w:w="' + WIDE + '" w:type="dxa"/><w:tblBorders>' + edges + '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' +
        columns.map(function (one) { return '<w:gridCol w:w="' + one + '"/>'; }).join("") + "</w:tblGrid>" +
        list.map(function (row, at) {
          return "<w:tr><w:trPr><w:cantSplit/>" + (at ? "" : "<w:tblHeader/>") + "</w:trPr>" + Array.from({length: wide}, function (_, each) {
            return '<w:tc><w:tcPr><w:tcW w:w="' + columns[each] + '" w:type="dxa"/></w:tcPr><w:p>' + run(row[each] || "", !at, 22) + "</w:p></w:tc>";
          }).join("") + "</w:tr>";
        }).join("") + "</w:tbl><w:p/>";
    }
    var body = parts.map(function (one) {
      if (one[0] === "table") { return table(one[1]); }
      return paragraph((one[0] === "li" ? "– " : "") + one[1], /^(h\d|dt|summary)$/.test(one[0]), 284 * one[2]);
    }).join("");
    return zip({
      "[Content_Types].xml": head + '<Types xmlns="' + ns + 'package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Override PartName="/word/document.xml" ContentType="' + type + 'document.main+xml"/><Override PartName="/word/styles.xml" ContentType="' + type + 'styles+xml"/><Override PartName="/word/footer.xml" ContentType="' + type + 'footer+xml"/></Types>',
      "_rels/.rels": related([["officeDocument", "word/document.xml"]]),
      "word/_rels/document.xml.rels": related([["styles", "styles.xml"], ["footer", "footer.xml"]]),
      "word/styles.xml": head + '<w:styles xmlns:w="' + ns + 'wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>' +
        '<w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>',
      "word/footer.xml": head + '<w:ftr xmlns:w="' + ns + 'wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>',
      "word/document.xml": head + '<w:document xmlns:w="' + ns + 'wordprocessingml/2006/main" xmlns:r="' + RELATIONS + '"><w:body>' + body +
        '<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr></w:body></w:document>'
    });
  }

  delegation.office = {csv: csv, excel: excel, word: word};
}());
