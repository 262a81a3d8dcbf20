"""Which of several receivers a sentence of the articles is about: *Thời hạn ủy quyền đối với Sở Y tế đến hết ngày …*, or any below *Điều 2. Ủy quyền cho Sở Tư pháp …*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from delegation.documents.intake import sentences
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import NAME, Parties, in_heading
from delegation.documents.intake.scopes import RowScope
from delegation.documents.intake.sentences import Line

GIVES = re.compile(r"(?<!được )(?<!việc )\b(?:ủy quyền|uỷ quyền|phân cấp)\b", re.IGNORECASE)
_STOP = r"(?=\s*[:,;.()]|\s+[–-]\s|\s+(?:đến|tới|cho đến|là|thực hiện|được|phải|chỉ|có|kể từ|từ|trong|không|chưa|chịu|giải quyết|quyết định|thẩm định|tiếp nhận|trình|báo cáo|xin|bố trí|sử dụng|hết|chấm dứt|kết thúc)\b|$)"
"""Where the name of whom a sentence is about ends."""
_THINGS = r"(?:(?:các\s+)?(?:thủ tục(?:\s+hành chính)?|TTHC|nhiệm vụ|nội dung)\s+(?:của|do|thuộc|giao(?:\s+cho)?)\s+)?"
_WHO = rf"{_THINGS}(?:các\s+)?(?P<who>(?:các\s+)?{NAME}.*?){_STOP}"
_SUBJECT = re.compile(rf"^\W*(?:(?:riêng|còn|và|đối với|với|của|cho)\s+)*{_WHO}", re.IGNORECASE)
"""Whom a sentence begins with."""
_BEHIND = re.compile(
    rf"^\W*(?:thời hạn|thời gian|việc|điều kiện|nội dung|phạm vi|hiệu lực|trách nhiệm|quyền hạn|(?:các\s+)?(?:thủ tục|nhiệm vụ))\b[^,;.]{{0,60}}?(?P<link>\b(?:đối với|của|cho|với)\s+){_WHO}",
    re.IGNORECASE,
)
"""Whom it names behind that which it speaks of."""
NAMED_ARTICLE = re.compile(r"(?<!\w)Điều\s+(\d+)(?!\s+(?:Luật|Bộ luật|Nghị|Thông|của))\b", re.IGNORECASE)
"""An article of this decision."""
_OF_ALL = re.compile(
    r"(?<!kèm theo )\b(?:Quyết định|Nghị quyết) này\b|\b(?:các|những|mọi|từng)\s+(?:cơ quan|đơn vị|bên|sở|ban|ngành|người)\b",
    re.IGNORECASE,
)
"""That a sentence of an article is about all receivers, whomever the article gives to."""


def without(words: str) -> str:
    """Give a sentence without whom it is about."""
    found = _BEHIND.search(words)
    if found:
        return flat(f"{words[: found.start('link')]} {words[found.end('who') :]}")
    found = _SUBJECT.search(words)
    return flat(words[found.end("who") :]).lstrip(" :,–-") if found else words


def receivers(lines: Sequence[Line], entries: Iterable[ImportedRow], parties: Parties) -> frozenset[str]:
    """Give the ids of all whom the articles or the rows name as receivers for certain."""
    _, articles = sentences.parts([(flat(text), place) for text, place in lines])
    found = {one for article in articles for text, _ in article for one in _given(text, parties)}
    # Whom a row means by letters (*STP*) is asked of the row; here whoever may be meant counts.
    headed = {(flat(one.receiver.text), one.heading) for one in entries}
    rows = (
        parties.several(words) or (parties.several(words, within=True) if within else parties.abbreviated(words))
        for words, within in headed
        if words
    )
    return frozenset(found.union(*rows))


def scopes(lines: Sequence[Line], among: frozenset[str], parties: Parties) -> dict[tuple[str, str], RowScope]:
    """Give the receivers that sentences of the articles are about, where these are some of several (``among``)."""
    found = dict[tuple[str, str], RowScope]()
    _, articles = sentences.parts([(flat(text), place) for text, place in lines])
    numbered = {
        head[1]: frozenset[str]().union(*(_given(text, parties) for text, _ in article))
        for article in articles
        if (head := sentences.ARTICLE.match(article[0][0]))
    }
    for article in articles if len(among) > 1 else ():
        given = [_given(text, parties) for text, _ in article]
        of_article, of_items = frozenset[str]().union(*given), dict[str, frozenset[str]]()
        for (text, place), of_line in zip(article, given, strict=True):
            each = sentences.split(text)
            _enter(of_items, text, of_line or (_about(each[0], parties) if each else frozenset()))
            for words in each:
                above = frozenset[str]() if _OF_ALL.search(words) else next(reversed(of_items.values()))
                by_article = frozenset[str]().union(*(numbered.get(one, ()) for one in NAMED_ARTICLE.findall(words)))
                named = _about(words, parties) or by_article or above
                named = named or (frozenset() if _OF_ALL.search(words) else of_article)
                own = frozenset(one for one in among for other in named if parties.are_one(one, other))
                others = among - own
                if own and others and not any(parties.are_one(one, other) for one in own for other in others):
                    found[words, place.vi] = RowScope(receivers=own, called=", ".join(parties.called(sorted(own))))
    return found


def _enter(of_items: dict[str, frozenset[str]], text: str, named: frozenset[str]) -> None:
    """Begin a line of an article: whom it names is whom those below it are about, up to the next one that is counted alike."""
    kind = sentences.counted_by(text)
    kinds = list(of_items)
    for one in kinds[kinds.index(kind) :] if kind in kinds else ():
        del of_items[one]
    of_items[kind] = named or next(reversed(of_items.values()), frozenset[str]())


def _given(text: str, parties: Parties) -> frozenset[str]:
    """Give those to whom a line gives."""
    words = in_heading(text) if GIVES.search(text) else ""
    gives = GIVES.search(words)
    if (
        gives
        and not GIVES.search(text.removesuffix(words))
        and not words[: gives.start()].rstrip().endswith((":", ","))
    ):
        # «Chủ tịch … xem xét việc mình ủy quyền» names nobody who receives, «Sở Tư pháp: ủy quyền giải quyết …» does.
        return frozenset()
    return frozenset(parties.several(words, within=True)) if words else frozenset()


def _about(words: str, parties: Parties) -> frozenset[str]:
    """Give those whom a sentence is about by its own words."""
    found = _BEHIND.search(words) or _SUBJECT.search(words)
    return frozenset(parties.several(found["who"])) if found else frozenset()
