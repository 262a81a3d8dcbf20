"""What a decision says in its title and its articles, line by line and sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from delegation.documents.intake import days, duties
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import NAME
from delegation.documents.intake.scopes import ALL, RowScope
from delegation.findings import Text
from delegation.names.folding import fold
from delegation.values import dataclass

ARTICLE = re.compile(r"^Điều\s+(\d+)\s*[.:]", re.IGNORECASE)
_SENT = "noi nhan"
"""Before those to whom a decision is sent."""
_BELOW = ("phu luc", _SENT, "danh muc")
_RECITALS = ("can cu", "xet ", "theo de nghi")
_DECIDES = ("quyet dinh", "nghi quyet", "quyet nghi")
TITLED = ("phu luc", "danh muc", "bieu ", "bang ")
"""How the title of an annex begins, folded."""
_END = re.compile(r"(?<=[.;])(?<!\b(?:TM|KT|TL)\.)(?<!\bTUQ\.)\s+(?![^(]*\))")
"""Where a sentence ends: not within brackets, and not behind the letters that stand before whoever signs."""
_ITEM = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•*])\s+", re.IGNORECASE)
_SIGNS = (
    "tm", "kt", "tl", "tuq", "chu tich", "pho chu tich", "giam doc", "pho giam doc", "uy ban", "hoi dong", "ubnd", "hdnd", "bo truong", "thu truong",
    "chanh van phong",
)  # fmt: skip
"""How the lines of whoever signs begin, folded; they are in capitals."""
_OTHER_RECEIVER = re.compile(
    rf"(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*\()(?=(?:(?:còn|riêng)\s+)?(?:(?:đối với|của|cho|với)\s+)?{NAME})",
    re.IGNORECASE,
)
"""Where a sentence may go on to another receiver."""
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]*\.?\s*){2,6}")

Line = tuple[str, Text]


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """A sentence of an article (``article``: *Điều 2*; nothing for the title), without its number. ``listed``: it is one of the lines below a sentence that ends with a colon.

    ``scope``: the rows that it is about.
    """

    words: str
    article: str
    paragraph: Text
    listed: bool = False
    scope: RowScope = ALL

    @property
    def place(self) -> Text:
        """Say where it stands."""
        if not self.article:
            return self.paragraph
        return Text(f"{self.article}, {self.paragraph.vi}", f"{self.article}, {self.paragraph.en}")


def parts(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Give the lines of the title, and of each article the lines that it is of. A line that begins as an annex does ends them only where no article follows."""
    title: list[Line] = []
    articles: list[list[Line]] = []
    decides = sent = False
    last = _last(lines)
    for at, (text, place) in enumerate(lines):
        folded = fold(text)
        sent = (sent or folded.startswith(_SENT)) and not ARTICLE.match(text)
        if ARTICLE.match(text) and at > last:
            break
        if ARTICLE.match(text):
            articles.append([(text, place)])
        elif articles and at > last and (folded.startswith(_BELOW) or not text):
            break
        elif articles:
            articles[-1] += [(text, place)] if text and not sent else []
        elif folded.startswith(_RECITALS):
            decides = False
        elif decides or folded.startswith(("ve viec", "v/v")):
            title.append((text, place))
        decides = decides or folded in ("quyet dinh", "nghi quyet")
    return title, articles


def asides(lines: Iterable[str]) -> Iterator[bool]:
    """Tell of each line whether it is none by which a decision does anything: one of the recitals, or below *Nơi nhận*."""
    recital = sent = begun = False
    for text in map(flat, lines):
        folded = fold(text)
        article = ARTICLE.match(text) is not None
        begun = begun or article
        recital = (recital or folded.startswith(_RECITALS)) and not begun and folded not in _DECIDES
        ends = article or folded.startswith((*TITLED, "kem theo", "ban hanh kem theo")) or text.isupper()
        heads = folded.startswith(_SENT)
        yield recital or (sent and not ends and not heads)
        sent = heads or (sent and not ends)


def beyond(lines: Sequence[Line]) -> list[Line]:
    """Give the first lines of the articles of a rule that is attached: they stand below those of the decision, and begin anew."""
    last = _last(lines)
    return [one for one in lines[last + 1 :] if ARTICLE.match(one[0])]


def _last(lines: Sequence[Line]) -> int:
    """Give where the last article of the decision begins: the numbers of a rule that is attached begin anew."""
    number, last = 0, -1
    for at, (text, _) in enumerate(lines):
        found = ARTICLE.match(text)
        if found and (int(found[1]) < number or int(found[1]) == number == 1):
            break
        if found:
            number, last = int(found[1]), at
    return last


def of_articles(lines: Sequence[Line]) -> Iterator[ArticleSentence]:
    """Give the sentences of the articles, without the lines of whoever signs."""
    _, articles = parts([(flat(text), place) for text, place in lines])
    signing = listing = False
    for each in articles:
        head = ARTICLE.match(each[0][0])
        article = f"Điều {head[1]}" if head else ""
        for text, place in each:
            signing = signing or _is_signature(text)
            if signing and (text.isupper() or text.startswith("(") or _NAME.fullmatch(text)):
                continue
            item = _ITEM.match(text)
            listed = listing and item is not None
            listing = (listed or listing) if item is not None else False
            for words in split(text):
                yield ArticleSentence(words, article, place, listed)
            listing = listing or text.endswith(":")


def split(text: str) -> list[str]:
    """Give the sentences of a line, without the numbers of its article and of its item."""
    own = _ITEM.sub("", ARTICLE.sub("", text).strip())
    if duties.is_carried_out(own) or duties.is_when_over(own):
        return [own]
    return [part for one in _END.split(own) if any(map(str.isalnum, one)) for part in _for_each(one)]


def _for_each(words: str) -> list[str]:
    """Part a sentence that states a term for each of several receivers: *đối với Sở Y tế đến hết …, đối với Sở Tư pháp đến hết …*."""
    found = _OTHER_RECEIVER.split(words)
    return found if all(map(days.tells_time, found)) else [words]


def counted_by(text: str) -> str:
    """Tell how a line is counted within its article: ``1`` for numbers, ``a`` for letters, ``-`` for dashes, nothing for none."""
    item = _ITEM.match(text)
    return "" if item is None else "1" if item[0][0].isdecimal() else "a" if item[0][0].isalpha() else "-"


def _is_signature(text: str) -> bool:
    return text.isupper() and fold(text).startswith(_SIGNS)
