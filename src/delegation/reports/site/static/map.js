/* The map of authority: holders and forms as a graph that starts from one node and its neighbours, and grows where somebody
   asks for more. Givers stand to the left, receivers to the right, in columns by how many steps they are away, so that lines
   do not tangle. Mouse and keyboard alike: Enter opens a node, arrows go to the next one, P marks the ends of a path. */
"use strict";

(function () {
  var WORDS = {
    vi: {
      map: "Bản đồ thẩm quyền", start: "Bắt đầu từ", less: "Thu lại", larger: "Phóng to", smaller: "Thu nhỏ", path: "Đường đi từ",
      to: "đến", none: "không có đường nào", more: "còn", neighbours: "ô kề chưa mở", owns: "giữ", matters: "việc",
      unlisted: "có việc không nêu tên", heads: "đứng đầu", gives: "giao cho", page: "Mở trang",
      mark: "Chọn đầu đường đi", other: "Đường đi bắt đầu từ …: chọn ô ở đầu kia rồi bấm lần nữa.",
      signs: "Số trên đường: số việc được giao; dấu ?: có việc không nêu tên. Trong ô: số việc giữ theo luật; dấu + và số: ô kề chưa mở. Đường gạch: đứng đầu. Ô bo tròn: hình thức ủy quyền. Viền đỏ: có lỗi; viền nâu: có cảnh báo.",
      finding: ["có lỗi", "có cảnh báo", "có lưu ý", ""],
      keys: "Enter: mở hoặc thu ô; mũi tên: sang ô bên; P: chọn hai đầu của một đường; + và -: phóng to, thu nhỏ."
    },
    en: {
      map: "The map of authority", start: "Start from", less: "Start again", larger: "Zoom in", smaller: "Zoom out", path: "The way from",
      to: "to", none: "there is none", more: "", neighbours: "more neighbours", owns: "owns", matters: "matters",
      unlisted: "some not listed by name", heads: "heads", gives: "gives to", page: "Open the page",
      mark: "Choose an end of a way", other: "The way begins at …: choose the node at its other end and press again.",
      signs: "Numbers at lines: matters that are given; ?: some not listed by name. In a node: matters that it owns by law; + and a number: neighbours not opened yet. Dashed: heads. Round nodes: forms of delegation. Red: has errors; brown: has warnings.",
      finding: ["has errors", "has warnings", "has notes", ""],
      keys: "Enter: open or close a node; arrows: go to the next one; P: choose both ends of a way; + and -: zoom."
    }
  };
  var SVG = "http://www.w3.org/2000/svg", WIDE = 250, HIGH = 46, STEP_X = 330, STEP_Y = 62, LETTERS = 28, SMALL = 36, MOST_BESIDE = 14;
  var say = WORDS[delegation.language], make = delegation.element;

  /** Give the neighbours of each node: [number of the other, number of the edge, 1 for onward or -1 for back]. */
  function neighbours(data) {
    var found = data.nodes.map(function () { return []; });
    data.edges.forEach(function (edge, number) {
      found[edge[0]].push([edge[1], number, 1]);
      found[edge[1]].push([edge[0], number, -1]);
    });
    return found;
  }

  /** Place the nodes that can be reached from the first over opened ones: {node: [column, row]}; no more beside one another than fit. */
  function layout(near, first, opened, kept) {
    var column = new Map([[first, 0]]), waiting = [first], rows = new Map();
    while (waiting.length) {
      var one = waiting.shift();
      if (one !== first && !opened.has(one)) { continue; }
      var many = 0;
      near[one].forEach(function (each) {
        if (!column.has(each[0]) && (many < MOST_BESIDE || kept.has(each[0]))) {
          many += 1;
          column.set(each[0], column.get(one) + each[2]);
          waiting.push(each[0]);
        }
      });
    }
    var columns = new Map();
    column.forEach(function (at, node) {
      if (!columns.has(at)) { columns.set(at, []); }
      columns.get(at).push(node);
    });
    Array.from(columns.keys()).sort(function (one, other) { return Math.abs(one) - Math.abs(other) || one - other; }).forEach(function (at) {
      /* Each stands as high as those on average that it is tied to and that are placed already. */
      var heights = columns.get(at).map(function (node, number) {
        var tied = near[node].filter(function (each) { return rows.has(each[0]); }).map(function (each) { return rows.get(each[0]); });
        return [node, tied.length ? tied.reduce(function (sum, row) { return sum + row; }, 0) / tied.length : 0, number];
      });
      heights.sort(function (one, other) { return one[1] - other[1] || one[2] - other[2]; });
      heights.forEach(function (each, row) { rows.set(each[0], row - (heights.length - 1) / 2); });
    });
    var placed = new Map();
    column.forEach(function (at, node) { placed.set(node, [at, rows.get(node)]); });
    return placed;
  }

  /** Give the shortest way from a node to another along what is given, as numbers of nodes; null where there is none. */
  function way(near, from, to) {
    var before = new Map([[from, null]]), waiting = [from];
    while (waiting.length) {
      var one = waiting.shift();
      if (one === to) {
        var found = [];
        for (var at = to; at !== null; at = before.get(at)) { found.unshift(at); }
        return found;
      }
      near[one].forEach(function (each) {
        if (each[2] === 1 && !before.has(each[0])) {
          before.set(each[0], one);
          waiting.push(each[0]);
        }
      });
    }
    return null;
  }

  function drawn(name, attributes) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function Map_(data, root) {
    this.data = data;
    this.near = neighbours(data);
    this.opened = new Set();
    this.zoom = 1;
    this.ends = [];
    this.path = null;
    this.svg = drawn("svg", {"class": "map", role: "group", "aria-label": say.map});
    this.status = make("p", "", "told");
    this.status.setAttribute("role", "status");
    this.frame = make("div", undefined, "map-frame");
    this.frame.appendChild(this.svg);
    root.appendChild(this.bar());
    root.appendChild(this.status);
    root.appendChild(this.frame);
    root.appendChild(make("p", say.signs, "signs"));
    root.appendChild(make("p", say.keys, "keys"));
    this.begin(this.first());
  }

  /** Give the node that the address names, else the one with the most neighbours. */
  Map_.prototype.first = function () {
    var wanted = delegation.pure.chosen(location.hash).node, best = 0;
    for (var at = 0; at < this.near.length; at += 1) {
      var node = this.data.nodes[at];
      if (wanted && wanted === (node[0] ? "form/" : "holder/") + node[1]) { return at; }
      if (this.near[at].length > this.near[best].length) { best = at; }
    }
    return best;
  };

  Map_.prototype.name = function (at) {
    return delegation.language === "en" && this.data.nodes[at][3] || this.data.nodes[at][2];
  };

  Map_.prototype.bar = function () {
    var bar = make("div", undefined, "map-bar"), self = this, label = make("label", say.start + " "), choice = make("select");
    this.data.nodes.forEach(function (node, at) {
      if (self.near[at].length) {
        var option = make("option", self.name(at));
        option.value = String(at);
        choice.appendChild(option);
      }
    });
    choice.onchange = function () { self.begin(+choice.value); };
    this.choice = choice;
    label.appendChild(choice);
    bar.appendChild(label);
    [[say.less, function () { self.begin(self.start); }], [say.larger, function () { self.scale(1.25); }],
      [say.smaller, function () { self.scale(0.8); }], [say.mark, function () { self.mark(self.at); }]].forEach(function (one) {
      var button = make("button", one[0]);
      button.type = "button";
      button.onclick = one[1];
      bar.appendChild(button);
    });
    return bar;
  };

  Map_.prototype.begin = function (at) {
    this.start = at;
    this.opened = new Set([at]);
    this.kept = new Set();
    this.path = null;
    this.ends = [];
    this.choice.value = String(at);
    var node = this.data.nodes[at], hash = "#" + delegation.pure.hashOf({node: (node[0] ? "form/" : "holder/") + node[1]});
    if (location.hash !== hash) { history.replaceState(null, "", hash); }
    this.show(at);
  };

  Map_.prototype.scale = function (by) {
    this.zoom = Math.min(3, Math.max(0.3, this.zoom * by));
    this.show(this.at);
  };

  /** Say in words what a node is and how it stands. */
  Map_.prototype.said = function (at, hidden) {
    var node = this.data.nodes[at], found = [this.name(at)], worst = this.worst(at);
    if (node[4]) { found.push(say.owns + " " + delegation.pure.number(node[4], delegation.language) + " " + say.matters); }
    if (say.finding[worst]) { found.push(say.finding[worst]); }
    if (hidden) { found.push((say.more + " " + hidden + " " + say.neighbours).trim()); }
    return found.join("; ");
  };

  Map_.prototype.worst = function (at) {
    var edges = this.data.edges;
    return this.near[at].reduce(function (worst, each) { return Math.min(worst, edges[each[1]][5]); }, 3);
  };

  Map_.prototype.edgeSaid = function (edge) {
    var way = this.data.ways[edge[2]], found = [this.name(edge[0]) + (way ? " " + say.gives + " " : " " + say.heads + " ") + this.name(edge[1])];
    if (way) { found.push(way[delegation.language === "en" ? 1 : 0]); }
    if (edge[3]) { found.push(delegation.pure.number(edge[3], delegation.language) + " " + say.matters); }
    if (edge[4]) { found.push(say.unlisted); }
    if (say.finding[edge[5]]) { found.push(say.finding[edge[5]]); }
    return found.join("; ");
  };

  /** Draw all that is opened, with the focus on a node. */
  Map_.prototype.show = function (focus) {
    var self = this, placed = layout(this.near, this.start, this.opened, this.kept), spots = new Map();
    var columns = [], rows = [];
    placed.forEach(function (spot) { columns.push(spot[0]); rows.push(spot[1]); });
    var left = Math.min.apply(null, columns), top = Math.min.apply(null, rows);
    var width = (Math.max.apply(null, columns) - left) * STEP_X + WIDE + 20, height = (Math.max.apply(null, rows) - top) * STEP_Y + HIGH + 20;
    placed.forEach(function (spot, node) { spots.set(node, [(spot[0] - left) * STEP_X + 10, (spot[1] - top) * STEP_Y + 10]); });
    this.placed = placed;
    this.at = placed.has(focus) ? focus : this.start;
    this.svg.textContent = "";
    this.svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    this.svg.setAttribute("width", Math.round(width * this.zoom));
    this.svg.setAttribute("height", Math.round(height * this.zoom));
    var told = new Map();
    this.data.edges.forEach(function (edge) {
      if (spots.has(edge[0]) && spots.has(edge[1])) {
        var nth = told.get(edge[1]) || 0;
        told.set(edge[1], nth + (edge[3] || edge[4] ? 1 : 0));
        self.svg.appendChild(self.line(edge, spots, nth));
      }
    });
    spots.forEach(function (spot, node) { self.svg.appendChild(self.box(node, spot, spots)); });
    this.focus(this.at, false);
    /* A window that is narrower than the map shows the node that is looked at. */
    var spot = spots.get(this.at), shown = this.svg.getBoundingClientRect().left - this.frame.getBoundingClientRect().left + this.frame.scrollLeft;
    this.frame.scrollLeft = shown + (spot[0] + WIDE / 2) * this.zoom - this.frame.clientWidth / 2;
    this.frame.scrollTop = (spot[1] + HIGH / 2) * this.zoom - this.frame.clientHeight / 2;
  };

  Map_.prototype.line = function (edge, spots, nth) {
    var from = spots.get(edge[0]), to = spots.get(edge[1]), way = this.data.ways[edge[2]];
    var x1 = from[0] + WIDE, x2 = to[0], y1 = from[1] + HIGH / 2, y2 = to[1] + HIGH / 2;
    if (x2 <= from[0]) { x1 = from[0]; x2 = to[0] + WIDE; }
    if (to[0] === from[0]) { x1 = from[0] + WIDE; x2 = to[0] + WIDE; }
    var bend = to[0] === from[0] ? 60 : (x2 - x1) / 2;
    var d = "M" + x1 + " " + y1 + "C" + (x1 + bend) + " " + y1 + " " + (to[0] === from[0] ? x2 + bend : x2 - bend) + " " + y2 + " " + x2 + " " + y2;
    var onPath = this.path !== null && this.path.some(function (node, at, all) { return node === edge[0] && all[at + 1] === edge[1]; });
    var group = drawn("g", {"class": "edge weight" + edge[5] + (way ? "" : " heads") + (onPath ? " path" : "")}), title = drawn("title", {});
    title.textContent = this.edgeSaid(edge);
    group.appendChild(title);
    group.appendChild(drawn("path", {d: d}));
    if (edge[3] || edge[4]) {
      /* Beside the receiver, where lines lie apart; what others give, or in another way, below that. */
      var text = drawn("text", {x: x2 > x1 ? x2 - 8 : x2 + 8, y: y2 - 6 + 18 * nth, "text-anchor": x2 > x1 ? "end" : "start"});
      text.textContent = (edge[3] ? delegation.pure.number(edge[3], delegation.language) : "") + (edge[4] ? "?" : "");
      group.appendChild(text);
    }
    return group;
  };

  Map_.prototype.box = function (node, spot, spots) {
    var self = this, hidden = this.near[node].filter(function (each) { return !spots.has(each[0]); }).length;
    var look = "node " + (this.data.nodes[node][0] ? "form" : "holder") + " weight" + this.worst(node) +
      (this.path !== null && this.path.indexOf(node) >= 0 || this.ends.indexOf(node) >= 0 ? " path" : "");
    var group = drawn("g", {
      "class": look, role: "button", tabindex: "-1", "data-node": node, "aria-label": this.said(node, hidden),
      "aria-expanded": String(this.opened.has(node)), transform: "translate(" + spot[0] + " " + spot[1] + ")"
    });
    var title = drawn("title", {}), text = drawn("text", {x: 10, y: 20}), below = drawn("text", {x: 10, y: 37, "class": "small"});
    title.textContent = this.said(node, hidden);
    var name = this.name(node);
    text.textContent = name.length > SMALL ? name.slice(0, SMALL - 1) + "…" : name;
    if (name.length > LETTERS) { text.setAttribute("class", "small"); }
    below.textContent = [this.data.nodes[node][4] ? say.owns + " " + delegation.pure.number(this.data.nodes[node][4], delegation.language) : "",
      hidden ? "+" + hidden : ""].filter(Boolean).join("   ");
    group.appendChild(title);
    group.appendChild(drawn("rect", {width: WIDE, height: HIGH, rx: this.data.nodes[node][0] ? 20 : 4}));
    group.appendChild(text);
    group.appendChild(below);
    group.addEventListener("click", function () { self.turn(node); });
    group.addEventListener("keydown", function (event) { self.key(event, node); });
    return group;
  };

  /** Open a node, or close it where it is open; all its neighbours come, however many they are. */
  Map_.prototype.turn = function (node) {
    var self = this;
    if (this.opened.has(node) && node !== this.start && this.near[node].every(function (each) { return self.placed.has(each[0]); })) {
      this.opened.delete(node);
    } else {
      this.opened.add(node);
      this.near[node].forEach(function (each) { self.kept.add(each[0]); });
    }
    this.show(node);
    this.focus(node, true);
  };

  Map_.prototype.focus = function (node, move) {
    this.at = node;
    this.svg.querySelectorAll(".node").forEach(function (one) {
      var here = one.getAttribute("data-node") === String(node);
      one.setAttribute("tabindex", here ? "0" : "-1");
      if (here && move) { one.focus(); }
    });
    this.tell(node);
  };

  Map_.prototype.tell = function (node) {
    var self = this, entry = this.data.nodes[node], link = make("a", say.page);
    link.href = delegation.page((entry[0] ? "form/" : "holder/") + delegation.fileName(entry[1]) + ".html");
    var ways = this.ends.length === 1 ? " " + say.other.replace("…", this.name(this.ends[0])) : this.path === null && this.ends.length === 2 ? " " + say.path + " " + this.name(this.ends[0]) + " " + say.to + " " + this.name(this.ends[1]) + ": " + say.none + "." :
      this.path !== null ? " " + say.path + " " + this.path.map(function (one) { return self.name(one); }).join(" → ") + "." : "";
    this.status.textContent = this.said(node, 0) + "." + ways + " ";
    this.status.appendChild(link);
  };

  Map_.prototype.key = function (event, node) {
    var spot = this.placed.get(node), best = null, least = Infinity;
    var move = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
    if (event.key === "Enter" || event.key === " ") { this.turn(node); } else if (event.key === "+" || event.key === "-") {
      this.scale(event.key === "+" ? 1.25 : 0.8);
      this.focus(node, true);
    } else if (event.key.toLowerCase() === "p") { this.mark(node); } else if (move) {
      this.placed.forEach(function (other, each) {
        var x = other[0] - spot[0], y = other[1] - spot[1];
        var fits = move[0] ? Math.sign(x) === move[0] : x === 0 && Math.sign(y) === move[1];
        var far = move[0] ? Math.abs(x) * 100 + Math.abs(y) : Math.abs(y);
        if (fits && far < least) { least = far; best = each; }
      });
      if (best !== null) { this.focus(best, true); }
    } else { return; }
    event.preventDefault();
  };

  /** Take a node as an end of a path; with the second one the way from the first to it is opened and shown. */
  Map_.prototype.mark = function (node) {
    var self = this;
    this.ends = this.ends.length === 1 && this.ends[0] !== node ? [this.ends[0], node] : [node];
    /* Whichever end was chosen first: what is given goes one way only. */
    this.path = this.ends.length === 2 ? way(this.near, this.ends[0], this.ends[1]) || way(this.near, this.ends[1], this.ends[0]) : null;
    (this.path || []).forEach(function (one) {
      self.opened.add(one);
      self.kept.add(one);
    });
    this.show(node);
    this.focus(node, true);
  };

  delegation.mapping = {layout: layout, neighbours: neighbours, way: way};
  document.addEventListener("DOMContentLoaded", function () {
    if (document.body.dataset.kind !== "map") { return; }
    var root = make("section"), main = document.querySelector("main"), after = main.querySelector("h1");
    root.id = "map";
    root.setAttribute("aria-label", say.map);
    after.parentNode.insertBefore(root, after.nextSibling);
    delegation.load("map", function (data) {
      if (data.nodes.length) { delegation.drawnMap = new Map_(data, root); }
      document.body.dataset.ready = "yes";
    });
  });
}());
