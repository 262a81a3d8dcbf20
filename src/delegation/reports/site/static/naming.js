/* Names in an answer that the browser shows lead to their pages, as those of a built answer do: each where it is met first, the longest name that
   fits. Of instruments it is the number, as sentences have it. */
"use strict";

(function () {
  var HOLDER = 2, COMMUNE = 3, INSTRUMENT = 4, LEAST = 4, LETTER = /[\p{L}\p{N}_]/u;
  var known = null;

  /** Give how sentences name an entry. */
  function names(entry) {
    var further = entry[4] ? entry[4].split(" | ") : [];
    if (entry[0] === INSTRUMENT) {
      var number = /\S*\d\S*\/\S+$/.exec(further[0] || "");
      return number ? [number[0]] : ["«" + entry[2] + "»"];
    }
    if (entry[0] === COMMUNE) { return [entry[2], delegation.pure.lowered(entry[2])]; }
    /* Sentences leave out what a title says in brackets: «Phòng Kinh tế (xã)». */
    return [entry[2], entry[2].replace(/ \([^()]*\)$/, ""), entry[3]].concat(further).filter(Boolean);
  }

  /** Give all names with their entries by their first words, the longest first; a number that two texts have is nobody's. */
  function index(entries) {
    var made = new Map(), seen = new Map();
    entries.forEach(function (entry) {
      if (entry[0] !== HOLDER && entry[0] !== COMMUNE && entry[0] !== INSTRUMENT) { return; }
      names(entry).forEach(function (name) {
        if (name.length >= LEAST) { seen.set(name, seen.has(name) && seen.get(name) !== entry && entry[0] === INSTRUMENT ? null : entry); }
      });
    });
    seen.forEach(function (entry, name) {
      if (!entry) { return; }
      var first = name.slice(0, LEAST);
      if (!made.has(first)) { made.set(first, []); }
      made.get(first).push([name, entry]);
    });
    made.forEach(function (several) { several.sort(function (one, other) { return other[0].length - one[0].length; }); });
    return made;
  }

  /** Give the parts of a text: texts, and [name, entry] where a name stands as words of their own. */
  function parted(text) {
    var found = [], from = 0, at = 0;
    while (at < text.length) {
      var several = at && LETTER.test(text[at - 1]) ? null : known.get(text.slice(at, at + LEAST)), fits = null;
      if (several) {
        fits = several.filter(function (one) { return text.startsWith(one[0], at) && !LETTER.test(text[at + one[0].length] || " "); })[0];
      }
      if (fits) {
        found.push(text.slice(from, at), fits);
        at = from = at + fits[0].length;
      } else { at += 1; }
    }
    return found.concat(text.slice(from));
  }

  function link(root) {
    var told = new Set([location.href.replace(/#.*$/, "")]), texts = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) { texts.push(walker.currentNode); }
    texts.forEach(function (node) {
      if (node.parentNode.closest("a")) { return; }
      var parts = parted(node.data);
      if (parts.length === 1) { return; }
      parts.forEach(function (part) {
        var address = typeof part === "string" ? "" : delegation.addressOf(part[1]);
        if (address && !told.has(address)) {
          told.add(address);
          node.parentNode.insertBefore(delegation.element("a", part[0]), node).href = address;
        } else { node.parentNode.insertBefore(document.createTextNode(address ? part[0] : part), node); }
      });
      node.remove();
    });
  }

  /** Let the names within an element lead to their pages, as soon as what is searched is there. */
  delegation.linked = function (root) {
    delegation.load("search", function (found) {
      known = known || index(found.entries);
      if (root.isConnected) { link(root); }
    });
  };
}());
