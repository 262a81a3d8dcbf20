/* The search of the pages: one box over all entries. An index of our own: words without case and diacritics, each with the
   entries that hold it; beside exact words also their beginnings, parts, typing errors and initials (GPXD: giấy phép xây dựng).
   Who writes diacritics is taken at his word: what is written just so stands first. */
"use strict";

(function () {
  var NO_WORD = /(?:[^\p{L}\p{N}_.]|(^|[^\p{L}\p{N}_])\.|\.(?![\p{L}\p{N}_]))+/gu;
  var LATE = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"};
  var LATE_ANY = new RegExp(Object.keys(LATE).join("|"), "g");
  var EXACT = 1, INITIALS = 0.9, BEGINNING = 0.8, JOINED = 0.8, PART = 0.45, ERROR = 0.4, LACKING = 0.6;
  /* Letters of a word from which on parts of words, one or two typing errors, and words without the blanks between them count. */
  var LONG_ENOUGH = 3, FOR_TWO = 8, FOR_JOINED = 5;
  /* Entries that a word stands in at least, where it is not written just so; results; entries whose words are held side by side; words kept. */
  var COMMON = 50, MOST = 12, WEIGHED = 200, KEPT = 200;
  /* The numbers of kinds of entries. */
  var INSTRUMENT = 4, COMMUNE = 3, HOLDER = 2;
  var DAY = /^(?:(?:hết )?ngày )?(?:(\d{1,2})[\/. -](\d{1,2})[\/. -](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))$/;
  /* Words of a question that no name has: who decides, where. They are left out where others stay. */
  var WHO = /^(?:ai|co quan nao|noi nao|don vi nao|who)(?: (?:co tham quyen|giai quyet|lam|ki|duoc|decides|signs))*(?= )/;
  var WHERE = / (?:o dau|cho nao)$/;
  var AT = ["o", "tai", "thuoc", "in"];
  var KINDS = {p: "phường", ward: "phường", x: "xã", commune: "xã"}, OF_CHAIRS = ["ubnd", "hdnd"], OF_DIRECTORS = ["so", "trung"];
  var SORTS = {decree: "nghị định", law: "luật", resolution: "nghị quyết", decision: "quyết định", circular: "thông tư", directive: "chỉ thị"};
  var TITLES = {ct: ["chủ tịch", OF_CHAIRS], pct: ["phó chủ tịch", OF_CHAIRS], gd: ["giám đốc", OF_DIRECTORS], pgd: ["phó giám đốc", OF_DIRECTORS]};
  var TEXT = /\b(?:luat|phap lenh|nghi (?:dinh|quiet|quyet)|thong tu|quiet dinh|quyet dinh|chi thi|ke hoach|van ban|law|ordinance|decree|resolution|circular|decision|directive|plan)\b/;

  /** Give a name with its diacritics, without case and punctuation; tone marks in one place (hoà is hòa). */
  function marked(text) {
    var composed = text.toLowerCase().normalize("NFC").replace(LATE_ANY, function (late) { return LATE[late]; });
    return composed.replace(NO_WORD, "$1 ").trim();
  }

  /** Give a name without diacritics as well; kỹ and kĩ alike. */
  function fold(text) {
    var plain = marked(text).replace(/[đð]/g, "d").normalize("NFD").replace(/\p{M}/gu, "");
    return plain.replace(/([bcdghklmnprstvx])y(?![\p{L}\p{N}_])/gu, "$1i");
  }

  /** Say by how many letters put in, left out, changed or exchanged two words differ; more than `most` is any larger number. */
  function errors(one, other, most) {
    if (Math.abs(one.length - other.length) > most) { return most + 1; }
    var before, last = [], now = [], at, i;
    for (at = 0; at <= other.length; at += 1) { last[at] = at; }
    for (i = 1; i <= one.length; i += 1) {
      now = [i];
      var least = i;
      for (at = 1; at <= other.length; at += 1) {
        var same = one[i - 1] === other[at - 1] ? 0 : 1;
        now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + same);
        if (before && at > 1 && one[i - 1] === other[at - 2] && one[i - 2] === other[at - 1]) {
          now[at] = Math.min(now[at], before[at - 2] + 1);
        }
        least = Math.min(least, now[at]);
      }
      if (least > most) { return most + 1; }
      before = last;
      last = now;
    }
    return last[other.length];
  }

  /** Write abbreviations of two parts as one: «NN&MT», «GD&ĐT». */
  function joinedUp(text) { return text.replace(/(?<!\p{L})(\p{L}{1,4})&(?=\p{L}{1,4}(?!\p{L}))/gu, "$1"); }

  /** Make the index of entries [kind, id, title, English title or 0, further names or 0]. */
  function index(entries) {
    var words = new Map(), made = {entries: entries, each: [], joined: [], marked: [], initials: [], names: [], words: words, lengths: [], kept: new Map()};
    entries.forEach(function (entry, at) {
      var names = [entry[1], entry[2]].concat(entry[3] || [], entry[4] ? entry[4].split(" | ") : []).map(joinedUp);
      var plain = names.map(fold), each = plain.join(" | ").split(" ");
      made.marked.push(" " + names.map(marked).join(" | ") + " ");
      made.names.push(plain);
      made.each.push(each);
      made.joined.push(each.join(""));
      made.initials.push(each.map(function (word) { return word[0]; }).join(""));
      /* Most procedures begin so; it makes none of them longer than the others. */
      made.lengths.push(plain[1].replace(/^thu tuc /, "").split(" ").length);
      new Set(each).forEach(function (word) {
        if (!words.has(word)) { words.set(word, []); }
        words.get(word).push(at);
      });
    });
    made.holders = entries.map(function (_, at) { return at; }).filter(function (at) { return entries[at][0] === HOLDER; });
    made.vocabulary = Array.from(words.keys());
    /* Communes by the words of their names, the longest first: «Phú Nghĩa» before «Nghĩa». */
    made.communes = entries.filter(function (entry) { return entry[0] === COMMUNE; }).map(function (entry) {
      return {id: entry[1], name: entry[2], words: fold(entry[2]).split(" ")};
    }).sort(function (one, other) { return other.words.length - one.words.length; });
    return made;
  }

  /** Give how well each word of the index fits one that is asked for. */
  function fitting(made, asked) {
    var found = new Map(), allowed = /\d/.test(asked) ? 0 : asked.length >= FOR_TWO ? 2 : asked.length >= LONG_ENOUGH ? 1 : 0;
    made.vocabulary.forEach(function (word) {
      if (word === asked) { found.set(word, EXACT); } else if (word.startsWith(asked)) {
        found.set(word, BEGINNING);
      } else if (asked.length >= LONG_ENOUGH && word.indexOf(asked) > 0) { found.set(word, PART); } else if (allowed) {
        var many = errors(asked, word, allowed);
        if (many <= allowed) { found.set(word, ERROR / many); }
      }
    });
    return found;
  }

  /** Give the words of an entry that one asked word is, written without the blanks between them («khaitu»); nothing where it is none. */
  function parted(made, at, asked) {
    var each = made.each[at];
    if (made.joined[at].indexOf(asked) < 0) { return ""; }
    for (var from = 0; from < each.length; from += 1) {
      var rest = asked, to = from;
      while (to < each.length && rest.length > each[to].length && rest.startsWith(each[to])) {
        rest = rest.slice(each[to].length);
        to += 1;
      }
      if (to > from && to < each.length && each[to].startsWith(rest)) { return each.slice(from, to).concat(rest).join(" "); }
    }
    return "";
  }

  /** Give what one asked word is worth in each entry; kept, since whoever types asks for the words before again. */
  function weighed(made, asked) {
    var known = made.kept.get(asked);
    if (known) { return known; }
    var fits = fitting(made, asked), worths = new Float64Array(made.entries.length), many = made.entries.length;
    var itself = (made.words.get(asked) || []).length;
    fits.forEach(function (fit, word) {
      /* That a word is rare counts for what is written so, not for what it may be mistaken for: «tuyến» is no better a «tử» than «tử» itself. */
      var several = made.words.get(word), rare = fit === EXACT ? several.length : Math.max(several.length, COMMON, itself);
      var worth = fit * Math.log(1 + many / rare);
      several.forEach(function (at) { worths[at] = Math.max(worths[at], worth); });
    });
    if (asked.length >= LONG_ENOUGH && /^\p{L}+$/u.test(asked)) {
      var worth = INITIALS * Math.log(1 + many / COMMON);
      made.initials.forEach(function (initials, at) {
        if (worths[at] < worth && initials.indexOf(asked) >= 0) { worths[at] = worth; }
      });
    }
    var spaced = "";
    if (asked.length >= FOR_JOINED && !made.words.has(asked)) {
      for (var at = 0; at < many; at += 1) {
        var words = parted(made, at, asked);
        if (words) {
          worths[at] = Math.max(worths[at], JOINED * Math.log(1 + many / COMMON));
          spaced = spaced || words;
        }
      }
    }
    if (made.kept.size > KEPT) { made.kept.clear(); }
    made.kept.set(asked, {fits: fits, worths: worths, spaced: spaced});
    return made.kept.get(asked);
  }

  /** Count words that stand for an abbreviation which the index knows, and give the words with it in their place: nghị định 146 finds 146/2025/NĐ-CP. */
  function shortened(made, words, scores, counts, weights) {
    var found = [];
    for (var from = 0; from < words.length; from += 1) {
      for (var to = from + 2; to <= words.length; to += 1) {
        var initials = words.slice(from, to).map(function (word) { return word[0]; }).join("");
        if (!made.words.has(initials)) { continue; }
        found.push(words.slice(0, from).concat(initials, words.slice(to)).join(" "));
        made.words.get(initials).forEach(function (at) {
          for (var each = from; each < to; each += 1) {
            if (!weights[each].worths[at]) {
              counts[at] += 1;
              scores[at] += 1;
            }
          }
        });
      }
    }
    return found;
  }

  /** Give the day that is all that is asked for, as ISO writes it; nothing for any other query. */
  function dayOf(query) {
    var found = DAY.exec(query.trim().toLowerCase());
    if (!found) { return ""; }
    var parts = found[3] ? [found[3], found[2], found[1]] : found.slice(4);
    var written = parts.map(function (one) { return one.padStart(2, "0"); }).join("-"), day = new Date(written + "T00:00:00Z");
    return !isNaN(day) && day.toISOString().slice(0, 10) === written ? written : "";
  }

  /** Give where the words of a commune stand, {commune, from, to}; without its kind only behind «ở», or at the end where `loose`. */
  function communeIn(made, words, loose) {
    for (var each = 0; each < made.communes.length; each += 1) {
      var commune = made.communes[each], name = commune.words.slice(1);
      for (var from = words.length - name.length; from >= 0; from -= 1) {
        if (name.every(function (word, at) { return words[from + at] === word; })) {
          var kind = from > 0 && words[from - 1] === commune.words[0] ? commune.words[0] : "", start = kind ? from - 1 : from, to = from + name.length;
          var at = start > 0 && AT.indexOf(words[start - 1]) >= 0;
          if (kind || at || loose && to === words.length && name.length > 1) { return {commune: commune, kind: kind, from: at ? start - 1 : start, to: to}; }
        }
      }
    }
    return null;
  }

  /** Write out what is written short: codes of procedures as papers print them (1.000.656, 1000656), «p.» before the name of a ward, «ct» before a body. */
  function writtenOut(made, query) {
    var coded = query.replace(/(^|[^\d.])(\d)\.(\d{3})\.(\d{1,3})(?![\d.])/g, "$1$2.$3$4").replace(/(^|[^\d.])(\d)(\d{6})(?![\d.])/g, "$1$2.$3");
    /* Behind the kind of a body stand the first letters of its name, with a sign between them: «Sở VH-TT». */
    var bodies = joinedUp(coded).replace(/(^|\s)(sở|so|phòng|phong)\s+(\p{L}{1,4})-(?=\p{L}{1,4}(?!\p{L}))/giu, "$1$2 $3");
    var words = bodies.replace(/(^|[\s,(])([px])\.\s*(?=\p{L})/giu, "$1$2 ").split(/\s+/).filter(Boolean), plain = words.map(fold);
    return words.map(function (word, at) {
      var title = TITLES[plain[at]], kind = KINDS[plain[at]], rest = plain.slice(at + 1);
      if (SORTS[plain[at]] && /\d/.test(rest[0] || "")) { return SORTS[plain[at]]; }
      if (title && title[1].indexOf(rest[0]) >= 0) { return title[0]; }
      return kind && made.communes.some(function (one) {
        return one.words[0] === fold(kind) && one.words.slice(1).every(function (each, nth) { return each === rest[nth]; });
      }) ? kind : word;
    }).join(" ");
  }

  /** Put holders first that are of the kind of commune that is asked for («UBND phường Hồng Hà»), and leave out those of the other kind. */
  function ofKind(made, found, rest, kind) {
    function holds(name, at) { return made.entries[at][0] === HOLDER && made.names[at].indexOf(name) >= 0; }
    var wanted = rest + " " + kind, first = made.entries.map(function (_, at) { return at; }).filter(function (at) { return holds(wanted, at); });
    var others = Object.keys(KINDS).map(function (one) { return fold(KINDS[one]); }).filter(function (one) { return one !== kind; });
    return first.concat(found.filter(function (at) {
      var last = made.names[at][1].split(" ").slice(-2);
      return first.indexOf(at) < 0 && !(made.entries[at][0] === HOLDER && others.indexOf(last[1]) >= 0 && last[0] !== "cap" && last[0] !== kind);
    }));
  }

  /** Give the holders whose name goes on after the words that are asked for with words of which the last one has the first letters: «Sở XD», «GĐ Sở NNMT», with «và» or without. */
  function byInitials(made, query) {
    var words = fold(query).split(" "), letters = words.pop(), begun = words.join(" ") + " ";
    if (!words[0] || !/^[a-z]{2,6}$/.test(letters)) { return []; }
    function fits(name) {
      if (!name.startsWith(begun)) { return false; }
      var rest = name.slice(begun.length);
      return [rest, rest.replace(/ va(?= )/g, "")].some(function (one) { return one.split(" ").map(function (word) { return word[0]; }).join("") === letters; });
    }
    return made.holders.filter(function (at) { return made.names[at].slice(1).some(fits); });
  }

  /** Give a question without the words that no name has, and the commune that it is asked for: {query, commune or null}. */
  function understood(made, query, loose) {
    var exact = marked(query).split(" "), plain = fold(query).split(" "), commune = null;
    var where = communeIn(made, plain, loose);
    if (where && where.to - where.from < plain.length) {
      commune = where.commune;
      [exact, plain].forEach(function (words) { words.splice(where.from, where.to - where.from); });
    }
    var text = plain.join(" "), start = WHO.exec(text), end = WHERE.exec(text);
    var first = start ? start[0].split(" ").length : 0, last = plain.length - (end ? 2 : 0);
    if (first >= last) { return {query: query, commune: null}; }
    return {
      query: commune || first || end ? exact.slice(first, last).join(" ") : query, commune: commune,
      kind: commune ? where.kind : "", rest: plain.slice(first, last).join(" ")
    };
  }

  /** Answer a question: {found: numbers, the likeliest first; commune: that they are asked for, or null; whole: the first has all words}. */
  function ask(made, query, most) {
    query = writtenOut(made, query);
    var asked = understood(made, query, false), found = ranked(made, asked.query, most);
    if (asked.kind) {
      var first = found.found[0];
      found.found = ofKind(made, found.found, asked.rest, asked.kind);
      found.whole = found.whole || found.found[0] !== first;
    }
    var bodies = byInitials(made, asked.query);
    if (bodies.length) {
      return {found: bodies.concat(found.found.filter(function (at) { return bodies.indexOf(at) < 0; })).slice(0, most || MOST), commune: asked.commune, whole: true};
    }
    if (!found.written && !asked.commune) {
      var other = understood(made, query, true), more = other.commune ? ranked(made, other.query, most) : found;
      if (more.whole) { return {found: more.found, commune: other.commune, whole: true}; }
    }
    return {found: found.found, commune: asked.commune, whole: found.whole};
  }

  /** Find entries: their numbers, the likeliest first. */
  function search(made, query, most) { return ranked(made, query, most).found; }

  function ranked(made, query, most) {
    var words = fold(query).split(" ").filter(Boolean), many = made.entries.length, found = [], at;
    if (!words.length) { return {found: [], whole: true, written: true}; }
    var scores = new Float64Array(many), counts = new Uint8Array(many);
    var weights = words.map(function (word) { return weighed(made, word); });
    weights.forEach(function (one) {
      for (at = 0; at < many; at += 1) {
        if (one.worths[at]) {
          scores[at] += one.worths[at];
          counts[at] += 1;
        }
      }
    });
    var shorter = shortened(made, words, scores, counts, weights);
    if (weights.some(function (one) { return one.spaced; })) {
      shorter.push(words.map(function (one, each) { return weights[each].spaced || one; }).join(" "));
    }
    var needed = words.length > 3 ? words.length - 1 : words.length;
    for (at = 0; at < many; at += 1) {
      if (counts[at] >= needed) {
        var share = Math.min(1, counts[at] / words.length);
        found.push([at, scores[at] * share * share * (1 + 2 / (3 + made.lengths[at]))]);
      }
    }
    found.sort(byWorth);
    var asked = {plain: words.join(" "), shorter: shorter, exact: marked(query), weights: weights};
    asked.hasMarks = asked.exact !== asked.plain && fold(asked.exact) === asked.plain && /[^\x00-\x7f]/.test(asked.exact);
    found = found.slice(0, WEIGHED).map(function (one) { return [one[0], one[1] * nearness(made, one[0], asked)]; });
    found.sort(byWorth);
    found = found.slice(0, most || MOST).map(function (one) { return one[0]; });
    /* Whole: the first has all words, in whatever way they fit; written: just so. */
    var first = found.length ? made.each[found[0]] : words;
    return {
      found: found, whole: !found.length || counts[found[0]] >= words.length,
      written: words.every(function (word) { return first.indexOf(word) >= 0; })
    };
  }

  function byWorth(one, other) { return other[1] - one[1] || one[0] - other[0]; }

  /** Say how much more an entry is worth where the words stand together, are all of a name, or bear the marks that are asked for. */
  function nearness(made, at, asked) {
    var each = made.each[at], weights = asked.weights, longest = 0, found = 1;
    for (var from = 0; from < each.length; from += 1) {
      var run = 0;
      while (run < weights.length && from + run < each.length && weights[run].fits.has(each[from + run])) { run += 1; }
      longest = Math.max(longest, run);
    }
    found += longest / weights.length;
    /* Who has every word just so stands before who has some of them side by side and others nearly: «đăng ký lại khai tử», not «đăng ký khai sinh». */
    var abbreviated = asked.shorter.some(function (one) { return made.names[at].indexOf(one) >= 0; });
    if (!abbreviated && !asked.plain.split(" ").every(function (one) { return each.indexOf(one) >= 0; })) { found *= LACKING; }
    if (!abbreviated && asked.hasMarks && !asked.exact.split(" ").every(function (one) { return (made.marked[at] + "|").indexOf(" " + one + " ") >= 0; })) { found *= LACKING; }
    /* What is like the words, side by side, is less than the words themselves: «khiếu nại, tố cáo» is not «khai tu». */
    if (weights.length > 1 && made.names[at].some(function (name) { return (" " + name + " ").indexOf(" " + asked.plain + " ") >= 0; })) {
      found *= 2;
    }
    if (asked.hasMarks && made.marked[at].indexOf(" " + asked.exact) >= 0) { found *= 3; }
    /* A whole name that the question holds is likely what is meant, whatever else is asked: «cấp sổ đỏ». */
    found *= 1 + 2 * Math.max.apply(null, made.names[at].slice(1).map(function (name) {
      var many = name.split(" ").length;
      return many > 1 && many < weights.length && (" " + asked.plain + " ").indexOf(" " + name + " ") >= 0 ? many / weights.length : 0;
    }).concat(0));
    if (made.names[at].indexOf(asked.plain) >= 0) {
      found *= !asked.hasMarks || made.marked[at].split(" | ").some(function (name) { return name.trim() === asked.exact; }) ? 6 : 3;
    }
    if (abbreviated) { found *= 6; }
    if (made.entries[at][0] !== INSTRUMENT) { return found; }
    /* Titles of texts name bodies and matters of all sorts: who wants a text says its number, its whole name, or of which sort it is. */
    if (/\d/.test(asked.plain)) {
      var number = (" " + made.names[at][0] + " ");
      return found * (weights.length > 1 && asked.plain.split(" ").every(function (one) { return number.indexOf(" " + one + " ") >= 0; }) ? 6 : 1.5);
    }
    return TEXT.test(asked.plain) || made.names[at].indexOf(asked.plain) >= 0 ? found : found / 6;
  }

  delegation.searching = {ask: ask, dayOf: dayOf, errors: errors, fold: fold, index: index, marked: marked, search: search};
}());
