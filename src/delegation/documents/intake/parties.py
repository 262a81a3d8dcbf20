"""Who is meant by the words of a paper: the holders of the register by their names, also as the first words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from delegation.documents.intake import open_receivers
from delegation.model.register import Register
from delegation.names.folding import fold

_ALIKE = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("tp", "thanh pho"))
_COMMUNES = re.compile(
    r"(?<=\b[uh][bd]nd )(?:(?:cac|\d+) )*(?:xa (?:va )?phuong|phuong (?:va )?xa)(?: (?:va )?(?:thi tran|dac khu))*\b"
)
"""All of the lowest level, folded: *các xã, phường*, *126 xã, phường, đặc khu*. A name that ends with the first word of it is but one half of them."""
_PLACES = ("thanh pho", "tinh")
_BODY = re.compile(
    r"(?:so (?!huu\b)|ubnd\b|uy ban nhan dan|giam doc|chu tich|ban quan ly|van phong|chi cuc|thanh tra (?:tinh|thanh pho)|cong an|trung tam|truong ban|"
    r"truong phong|thu truong|nguoi dung dau|bo chi huy)"
)
"""How the name of a body or of its head begins. Fields begin alike: *sở hữu trí tuệ*, *phòng, chống*, *thanh tra*."""
_COUNT = re.compile(r"\W*số\b", re.IGNORECASE)
"""A number folds like a body: *Số quyết định*, *Sở Y tế*."""
_ORDER = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)]?\s+")
_TO = re.compile(r"(?:ủy quyền|uỷ quyền|phân cấp|giao)(?: thẩm quyền)?\s+cho\s+(.+)", re.IGNORECASE)
NAME = (
    r"(?<!cơ )(?<!trụ )(?<![-/])(?:Sở (?!hữu\b)|UBND\b|(?:Ủy|Uỷ) ban nhân dân|Giám đốc|Chủ tịch|Ban Quản lý|Văn phòng|Chi cục|Thanh tra (?:tỉnh|thành phố)|Công an|"
    r"Trưởng ban|Trưởng phòng|Thủ trưởng|Bộ Chỉ huy)"
)
"""How the name of a body or of its head begins within a sentence."""
_RECEIVING = re.compile(
    rf"(?:cơ quan|đơn vị|người|bên)\s+(?:được|nhận)\s+(?:ủy quyền|uỷ quyền|phân cấp|giao)\s*:\s*(.+)"
    rf"|\b({NAME}[^:;(]*?)\s+(?:được|nhận)\s+(?:ủy quyền|uỷ quyền|phân cấp|giao)\b"
    rf"|(?:ủy quyền|uỷ quyền|phân cấp|giao)\s+({NAME}.+)"
    rf"|^từ\s+{NAME}[^:;()]*?\s+sang\s+({NAME}[^:;()]+)"
    rf"|^(?:phụ lục|biểu|bảng|danh mục)(?:\s+số)?\s*[\dIVXLC.]*\s*[-–—:.]\s*({NAME}.+)",
    re.IGNORECASE,
)
"""Who receives, in the other ways of titles: *Biểu 2: Sở Tư pháp*, *thủ tục Sở Y tế được ủy quyền giải quyết*, *giao Sở Y tế thực hiện*."""
_OWN = re.compile(rf"thẩm quyền(?:\s+giải quyết)?(?:\s+của)?\s+(?:{NAME})[^;,()]*", re.IGNORECASE)
_MENTION = re.compile(rf"\b({NAME}.*)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[;,/+\n]|\bvà\b)[\s;,–•-]*", re.IGNORECASE)
_LETTERS = re.compile(r"(?:GĐ |CT )?[A-ZĐ][A-ZĐ&, -]{1,12}")
_PART_OF = re.compile(rf"^[^.;:(]*?\s[-–—]\s*(?={NAME}|Phòng\b|Trung tâm\b|Ban\b)")
"""That a name goes on to one of its parts."""
_CHOICE = re.compile(r"(?:[,;/(]|\b(?:và|hoặc|hay)\b)[\s(]*", re.IGNORECASE)
_LONGEST = 20
"""Words of the longest name that is looked for."""
ELLIPSIS = re.compile(
    r"((?:Giám đốc|Chủ tịch|Trưởng|Thủ trưởng)\s+)?các\s+(Sở|Ban|Chi cục|UBND|Ủy ban nhân dân)\s*:?\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
"""*Giám đốc các Sở: Y tế, Tư pháp* names two, of which each word alone is no name."""


def is_body(words: str) -> bool:
    """Tell whether words name a body or its head, known to the register or not."""
    return _BODY.match(fold(words)) is not None and _COUNT.match(words) is None


def in_heading(words: str, *, numbered: bool = False) -> str:
    """Give the words for who receives in a heading of rows: *A. SỞ Y TẾ*, *Danh mục … ủy quyền cho Sở Y tế*; nothing where it names nobody of its own.

    ``numbered``: a name alone counts only behind a number, as in lines of text, where letterheads are names, too.
    """
    to = _TO.search(words)
    if to:
        return "" if fold(to[1]).startswith(("cac ", "nhung ")) and not ELLIPSIS.match(to[1]) else to[1]
    receiving = _RECEIVING.search(words)
    if receiving:
        return next(one for one in receiving.groups() if one)
    order = _ORDER.match(words)
    own = re.sub(r"^đối với\s+", "", words[order.end() :] if order else words, flags=re.IGNORECASE)
    return own if is_body(own) and (order or not numbered) else ""


def mentioned(words: str) -> str:
    """Give a title from the first name of a body in it on, that of whoever owns the matters apart; nothing where it names none."""
    found = (
        None
        if fold(words).startswith(("kem theo", "ban hanh kem")) or "kèm theo" in words.casefold()
        else _MENTION.search(_OWN.sub(" ", words))
    )
    return found[1] if found else ""


class Parties:
    """The holders of a register by their names, as papers write them."""

    def __init__(self, register: Register) -> None:
        self._own = _own_place(register.name)
        self._by_name: dict[str, set[str]] = {}
        self.levels = {str(one.id): one.level for one in register.holders.values()}
        self.bodies = {str(one.id): str(one.head_of) for one in register.holders.values() if one.head_of is not None}
        """The body that each head heads."""
        self._labels = {str(one.id): one.label for one in register.holders.values()}
        self._classes = {str(one.id) for one in register.holders.values() if one.is_class}
        for one in register.holders.values():
            for name in (one.id, one.name, one.short):
                if name:
                    self._by_name.setdefault(self._plain(name), set()).add(one.id)

    def _plain(self, name: str) -> str:
        """Fold a name, with one writing for each word, and without the name of the place behind *thành phố* or *tỉnh*."""
        found = f" {fold(name)} "
        for long, short in _ALIKE:
            found = found.replace(f" {long} ", f" {short} ")
        if self._own is not None:
            found = found.replace(f" {' '.join(self._own)} ", f" {self._own[0]} ")
        return _COMMUNES.sub("cap xa", found.strip())

    def named(self, words: str) -> tuple[str, ...]:
        """Give the holders of a name; none where nobody bears it, several where it must be asked."""
        plain = self._plain(words)
        less = [plain.removesuffix(f" {one}") for one in _PLACES]
        for name in dict.fromkeys((plain, *less, *(f"{plain} {one}" for one in _PLACES))):
            found = self._by_name.get(name)
            if found:
                return tuple(sorted(found))
        return ()

    def without_names(self, words: str, sign: str) -> str:
        """Fold words as names are, with a sign in the place of each name of a holder."""
        plain, found, at = self._plain(words).split(), list[str](), 0
        while at < len(plain):
            lengths = range(min(len(plain) - at, _LONGEST), 1, -1)
            length = next((one for one in lengths if " ".join(plain[at : at + one]) in self._by_name), 0)
            found.append(sign if length else plain[at])
            at += length or 1
            # «Sở Y tế thành phố Hà Nội» is «Sở Y tế».
            at += next(
                (len(one.split()) for one in _PLACES if length and plain[at:][: len(one.split())] == one.split()), 0
            )
        return " ".join(found)

    def called(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Give the names of holders, each the id where its name is not its own: what is offered as an answer, and read as one."""
        return tuple(name if self.named(name := self._labels.get(one, one)) == (one,) else one for one in ids)

    def agree(self, ids: Sequence[str], others: Sequence[str]) -> bool:
        """Whether each holder is one of the others, or the head of one, or the body of which one is the head."""
        names = [self._plain(self._labels.get(one, one)) for one in others]
        return all(
            one in others or any(own.endswith(name) or name.endswith(own) for name in names)
            for one in ids
            for own in (self._plain(self._labels.get(one, one)),)
        )

    def are_one(self, one: str, other: str) -> bool:
        """Whether two holders are one, or the head of a body and that body."""
        return one == other or self.bodies.get(one) == other or self.bodies.get(other) == one

    def heads_of(self, bodies: Sequence[str]) -> tuple[str, ...]:
        """Give the heads of bodies, each whom the register has for certain; none where it has not one of each."""
        found = [[head for head, body in self.bodies.items() if body == one] for one in bodies]
        return tuple(one[0] for one in found) if all(len(one) == 1 for one in found) else ()

    def abbreviated(self, words: str) -> tuple[str, ...]:
        """Give the holders whose name words may shorten to first letters: *GĐ Sở GDĐT*, *STP*, *Sở GD&ĐT*. It is never certain: another may be meant."""
        plain = re.sub(r"\s*[&.,-]\s*", "", words)
        # «TP» is short for a city, and for «Tư pháp».
        shorts = [[re.sub(r"[^a-z0-9]", "", one) for one in text.split()] for text in (self._plain(plain), fold(plain))]
        names = [(name.split(), holders) for name, holders in self._by_name.items() if " " in name]
        fitting = [holders for name, holders in names if any(_shortens(short, name) for short in shorts)]
        return tuple(sorted({one for holders in fitting for one in holders}))

    def heads_column(self, head: str) -> bool:
        """Tell whether the head of a column names a body, or is the letters of one: *STP*."""
        return is_body(head) or (_LETTERS.fullmatch(head) is not None and bool(self.abbreviated(head)))

    def several(self, words: str, *, within: bool = False) -> tuple[str, ...]:
        """Give all holders that a list of names means: *Sở Y tế; Sở Tư pháp*; none where any of them is not certain.

        ``within``: the list only begins a sentence. Commas within names part nothing. *A hoặc B* is no list.
        """
        if open_receivers.is_open(words, within=within) and not (within and self.several(open_receivers.who(words))):
            return ()
        text = words.strip(" \n-–•.;,")
        before, spans = _pieces(text)
        found: list[str] = []
        at = 0
        while at < len(spans):
            one, at = self._next(text, before, spans, at)
            if one is None and within:
                return self._ended(text, before, spans[at:], found)
            if one is None:
                return ()
            found.append(one)
        return tuple(dict.fromkeys(found))

    def _ended(self, text: str, before: list[str], spans: list[tuple[int, int]], found: list[str]) -> tuple[str, ...]:
        """Give the holders of a list that a sentence goes on behind. ``spans``: the pieces that are left; ``found``: who was named before."""
        rest = text[spans[0][0] :]
        began = next(filter(None, (self.beginning(name + rest) for name in before)), ())
        if len(began) != 1:
            return () if is_body(rest) else tuple(dict.fromkeys(found))
        # «Sở Y tế - Chi cục Dân số» is another body; «các Sở: Tư pháp (Phụ lục I), Công Thương (Phụ lục II)» goes on behind the words that stand within it.
        goes_on = any(before) and any(text[first].isupper() for first, _ in spans[1:])
        return () if goes_on or _PART_OF.search(rest) else tuple(dict.fromkeys((*found, began[0])))

    def among(self, words: str) -> tuple[str, ...]:
        """Give all holders whose names stand among words, one of which may be meant."""
        text = words.strip(" \n-–•.;,()")
        starts = (0, *(one.end() for one in _CHOICE.finditer(text)))
        return tuple(dict.fromkeys(one for start in starts for one in self.beginning(text[start:])))

    def _next(self, text: str, before: list[str], spans: list[tuple[int, int]], at: int) -> tuple[str | None, int]:
        """Give the holder of the longest name that begins with a piece, and the piece behind it; ``None`` where nobody is meant for certain."""
        for end in range(len(spans), at, -1):
            words = text[spans[at][0] : spans[end - 1][1]]
            own, name = next(((found, name) for name in before if (found := self.named(name + words))), ((), ""))
            if own:
                # «UBND xã» is no name of its own in «UBND xã, phường giải quyết …».
                is_whole = self.beginning(name + text[spans[at][0] :]) in ((), own)
                return (own[0], end) if len(own) == 1 and is_whole else (None, at)
        return None, at

    def beginning(self, sentence: str) -> tuple[str, ...]:
        """Give the holders whose name is the longest that a sentence begins with; none of a class of which it names a single one."""
        words = self._plain(sentence).split()
        for length in range(min(len(words), _LONGEST), 0, -1):
            name = " ".join(words[:length])
            found = self._by_name.get(name)
            if found:
                return () if found & self._classes and self._goes_on(sentence, name) else tuple(sorted(found))
        return ()

    def _goes_on(self, sentence: str, name: str) -> bool:
        """Whether a name goes on behind that of a class: *Chi cục trưởng Chi cục Kiểm lâm* is one of the heads of sub-departments."""
        words = sentence.split()
        length = next((at for at in range(1, len(words)) if self._plain(" ".join(words[:at])) == name), 0)
        rest = words[length:]
        if not length or not words[length - 1][-1].isalnum() or fold(" ".join(rest)).startswith(_PLACES):
            return False
        return is_body(" ".join(rest)) or (rest[0][0].isupper() and not sentence.isupper())


def _shortens(short: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are those of a name, of which one or more stand for the first letters of several: *so gddt* for *so giao duc va dao tao*."""
    if not short or not name:
        return not short and not name
    if short[0] == name[0] and _shortens(short[1:], name[1:]):
        return True
    if name[0] == "va" and _shortens(short, name[1:]):
        return True
    letters = ""
    for at, word in enumerate(name):
        if word != "va":
            letters += word[0]
        if len(letters) > 1 and letters == short[0] and _shortens(short[1:], name[at + 1 :]):
            return True
        if not short[0].startswith(letters):
            return False
    return False


def _pieces(words: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Cut words where a list may be: what stands before each name of it, and where each piece begins and ends."""
    ellipsis = ELLIPSIS.match(words)
    start = ellipsis.start(3) if ellipsis else 0
    cuts = [(start, start), *((one.start(), one.end()) for one in _SEPARATOR.finditer(words, start)), (len(words), 0)]
    spans = [(left[1], right[0]) for left, right in pairwise(cuts) if left[1] < right[0]]
    return [f"{ellipsis[1] or ''}{ellipsis[2]} ", ""] if ellipsis else [""], spans


def _own_place(name: str) -> tuple[str, str] | None:
    """Give the place out of the name of its register: *thành phố* or *tỉnh*, and what it is called."""
    plain = fold(name)
    for kind in _PLACES:
        called = f" {plain}".partition(f" {kind} ")[2]
        if called:
            return kind, called
    return None
