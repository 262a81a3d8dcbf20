/* The lines of an answer as paragraphs and lists, laid out as the pages lay them out when they are built (outline.py): what
   stands further in belongs to what stands before it. Texts only ever become texts. */
"use strict";

(function () {
  var SIGN = /^(-|!|\?|~|\+|\d+\.) +/, LABEL = /^((?:(?![\d_])[\p{L}\p{N}])[^:.;()«»/\d]{1,46}): +(?=\S)/u;
  /* What says where more is to be found by a command, as linking.py has it: the key of a finding, a command. */
  var KEYED = / \((?:khóa|key) DLG\d+:[^()\s]+\)/g, COMMAND = / \((?:xem|see) delegation [^()]*\)|: delegation [a-z]+(?: [\w:,+./-]+)*$/, CHECK = /(DLG\d{3})/;
  var LISTS = {"-": "ul", "1": "ol"}, LOOKS = {"!": "grave", "?": "open", "~": "soft", "+": "soft"};
  var make = delegation.element;

  /** Read indented lines: [{text, sign, depth, below}]. */
  function outline(lines) {
    var root = {text: "", sign: "", depth: -1, below: []}, above = [root];
    lines.forEach(function (line) {
      var text = line.trimStart(), depth = line.length - text.length, found = SIGN.exec(text);
      if (!text) { return; }
      var sign = found ? (found[1].endsWith(".") ? "1" : found[1]) : "";
      var one = {text: found ? text.slice(found[0].length) : text, sign: sign, depth: depth, below: []};
      while (above[above.length - 1].depth >= depth) { above.pop(); }
      above[above.length - 1].below.push(one);
      above.push(one);
    });
    return root.below;
  }

  /** Put a text into an element; a check leads to its page. */
  function told(into, text) {
    text.replace(KEYED, "").replace(COMMAND, "").split(CHECK).forEach(function (part, at) {
      if (at % 2 === 0) {
        into.appendChild(document.createTextNode(part));
        return;
      }
      into.appendChild(make("a", part)).href = delegation.page("check/" + part + ".html");
    });
  }

  /** Put a sentence into an element, with its label in bold. */
  function sentence(into, line) {
    var label = line.sign ? null : LABEL.exec(line.text);
    if (label) {
      into.appendChild(make("b", label[1]));
      into.appendChild(document.createTextNode(" "));
    }
    told(into, label ? line.text.slice(label[0].length) : line.text);
  }

  function headed(into, line, look) {
    var head = line.text.replace(/:$/, ""), first = line.below[0], below = make("div"), said = make("p", undefined, look);
    if (line.below.length === 1 && first.sign === "-" && !first.below.length) {
      said.className = "";
      said.removeAttribute("class");
      said.appendChild(make("b", head));
      said.appendChild(document.createTextNode(" "));
      told(said, first.text);
      into.appendChild(said);
      return;
    }
    if (line.below.some(function (one) { return one.sign === "1"; })) { below.className = "chain"; }
    said.className = look || "head";
    said.textContent = head;
    below.appendChild(said);
    several(below, line.below);
    into.appendChild(below);
  }

  function single(into, line) {
    var look = LOOKS[line.sign] || "";
    if (line.below.length && line.text.endsWith(":")) { headed(into, line, look); return; }
    var said = make("p", undefined, look);
    sentence(said, line);
    into.appendChild(said);
    if (line.below.length) {
      var below = make("div");
      several(below, line.below);
      into.appendChild(below);
    }
  }

  /** Put lines into an element; those that follow one another with the same sign of a list are one list. */
  function several(into, lines) {
    var list = null, sign = "";
    lines.forEach(function (line) {
      if (!LISTS[line.sign]) {
        list = null;
        single(into, line);
        return;
      }
      if (!list || sign !== line.sign) {
        list = into.appendChild(make(LISTS[line.sign]));
        sign = line.sign;
      }
      var item = list.appendChild(make("li"));
      sentence(item, line);
      several(item, line.below);
    });
  }

  /** Show lines. */
  delegation.lists = function (lines) {
    var root = make("div", undefined, "lines");
    several(root, outline(lines));
    return root;
  };
}());
