/* The box of the search: results while somebody types, chosen with the arrows and Enter, left with Escape; a combobox with a
   listbox for screen readers. What is searched is loaded when the box is first used. */
"use strict";

(function () {
  var WORDS = {
    vi: {
      kinds: ["thủ tục", "nhiệm vụ", "chủ thể", "xã, phường", "văn bản", "kiểm tra", "lĩnh vực", "hình thức", "quy phạm"], search: "Tìm", hint: "việc, cơ quan, xã, văn bản, ngày", list: "Kết quả tìm",
      none: "Không tìm thấy; hãy thử ít chữ hơn.", some: "kết quả; phím mũi tên để chọn, Enter để mở, Escape để đóng",
      at: "tại", near: "Không mục nào có đủ các từ này; gần nhất:", day: "thời gian", change: "Những gì hết và thay đổi ngày"
    },
    en: {
      kinds: ["procedure", "task", "holder", "commune", "instrument", "check", "field", "form", "norm"], search: "Search", hint: "matter, body, place, decree, day", list: "Results of the search",
      none: "Nothing found; try fewer words, or Vietnamese ones: matters have the names that the law gives them.", some: "results; arrow keys to choose, Enter to open, Escape to close",
      at: "in", near: "Nothing has all of these words; the nearest:", day: "time", change: "What ends and changes on"
    }
  };
  var PAGES = ["matter", "matter", "holder", "commune", "instrument", "check", "field", "form", "norm"];
  var say = WORDS[delegation.language], make = delegation.element, searching = delegation.searching;
  var made = null, pages = [], shown = [], at = -1, whole = true, box, list, status;

  /** Give the address of the page of an entry. */
  function address(entry) {
    var name = delegation.fileName(entry[1]);
    return delegation.page(entry[5] < 0 ? PAGES[entry[0]] + "/" + name + ".html" : pages[entry[5]] + ".html#" + name);
  }

  /** Give the address of an entry for other scripts, which have loaded what is searched. */
  delegation.addressOf = function (entry) {
    pages = pages.length ? pages : delegation.loaded("search").pages;
    return address(entry);
  };

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    at = -1;
  }

  function mark(number) {
    at = number;
    Array.prototype.forEach.call(list.children, function (one, each) {
      one.setAttribute("aria-selected", String(each === at));
      if (each === at) { one.scrollIntoView({block: "nearest"}); }
    });
    if (at >= 0) { box.setAttribute("aria-activedescendant", "result-" + at); } else { box.removeAttribute("aria-activedescendant"); }
  }

  /** Give what a day that is asked for leads to: it against the day after. */
  function ofDay(day) {
    var next = new Date(Date.parse(day + "T00:00:00Z") + 86400000).toISOString().slice(0, 10);
    var said = delegation.language === "vi" ? day.split("-").reverse().join("/") : day;
    return {kind: say.day, title: say.change + " " + said, code: "", href: delegation.page("time.html#from=" + day + "&to=" + next)};
  }

  /** Give what an entry leads to; of matters and holders in the commune that is asked for. */
  function ofEntry(number, commune) {
    var entry = made.entries[number], inside = commune && entry[0] < 3 && entry[5] < 0;
    var title = delegation.language === "en" && entry[3] || entry[2];
    return {
      kind: say.kinds[entry[0]], title: inside ? title + " (" + say.at + " " + delegation.pure.lowered(commune.name) + ")" : title, code: entry[1],
      href: address(entry) + (inside ? "#commune=" + commune.id : "")
    };
  }

  function option(one, each) {
    var item = make("div");
    item.id = "result-" + each;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.appendChild(make("span", one.kind, "kind"));
    item.appendChild(document.createTextNode(" "));
    item.appendChild(make("span", one.title, "title"));
    item.appendChild(document.createTextNode(" "));
    item.appendChild(make("code", one.code));
    item.addEventListener("mousedown", function (event) { event.preventDefault(); });
    item.addEventListener("click", function () { location.href = one.href; });
    return item;
  }

  function show() {
    if (!made) { return; }
    var began = performance.now();
    var day = searching.dayOf(box.value), asked = day ? {found: [], whole: true} : searching.ask(made, box.value);
    whole = asked.whole;
    shown = day ? [ofDay(day)] : asked.found.map(function (number) { return ofEntry(number, asked.commune); });
    list.textContent = "";
    shown.forEach(function (one, each) { list.appendChild(option(one, each)); });
    at = -1;
    list.dataset.near = whole ? "" : say.near;
    box.removeAttribute("aria-activedescendant");
    list.hidden = !shown.length;
    box.setAttribute("aria-expanded", String(shown.length > 0));
    status.textContent = !box.value.trim() ? "" : !shown.length ? say.none : (whole ? "" : say.near + " ") + shown.length + " " + say.some;
    delegation.tookForSearch = performance.now() - began;
  }

  function begin() {
    if (made === null) {
      delegation.load("search", function (found) {
        made = searching.index(found.entries);
        pages = found.pages;
        box.dataset.ready = "yes";
        if (box.value) { show(); }
      });
    }
  }

  function key(event) {
    if (event.key === "Escape") {
      if (!list.hidden) { event.preventDefault(); }
      close();
      status.textContent = "";
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) { show(); }
      if (shown.length) {
        event.preventDefault();
        var step = event.key === "ArrowDown" ? 1 : -1;
        mark(at < 0 && step < 0 ? shown.length - 1 : (at + step + shown.length) % shown.length);
      }
    } else if (event.key === "Enter" && shown.length && !list.hidden) {
      event.preventDefault();
      /* What has not all of the words is shown first, not opened unseen: it is likely not what is meant. */
      if (at < 0 && !whole) { mark(0); } else { location.href = shown[Math.max(at, 0)].href; }
    }
  }

  /** Put the box into the head of the page, after what leads to the first page. */
  function put(header) {
    var around = make("div"), label = make("label", say.search);
    box = make("input");
    list = make("div");
    label.htmlFor = box.id = "search";
    box.type = "search";
    box.placeholder = say.hint;
    list.id = "results";
    around.setAttribute("role", "search");
    [label, box, list].forEach(function (one) { around.appendChild(one); });
    header.insertBefore(around, header.children[1] || null);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var header = document.querySelector("header");
    if (!header) { return; }
    put(header);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", "results");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("autocomplete", "off");
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", say.list);
    list.hidden = true;
    status = make("p", "", "found");
    status.setAttribute("role", "status");
    list.parentNode.insertBefore(status, list);
    box.addEventListener("focus", begin);
    box.addEventListener("input", function () { begin(); show(); });
    box.addEventListener("keydown", key);
    box.addEventListener("blur", close);
    if (document.activeElement === box) { begin(); }
    document.addEventListener("keydown", function (event) {
      var from = event.target;
      if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(from.tagName) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        box.focus();
      }
    });
  });
}());
