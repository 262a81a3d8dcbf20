"""Who gives, as title, recitals, articles and annexes say it: where they name another than the one who issues, it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from delegation.documents.intake import giving, sentences
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.asked import Answers, ImportQuestion
from delegation.documents.intake.deed import KEY
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.sentences import Line
from delegation.findings import Text
from delegation.model.register import Register
from delegation.names.folding import fold

_BODY = r"(?:(?:Chủ tịch|Giám đốc)\s+)?(?:UBND|(?:Ủy|Uỷ) ban nhân dân|HĐND|Hội đồng nhân dân|Sở|Ban Quản lý|Văn phòng)\b(?:(?!\b(?:được|nhận|cho|do|về)\b)[^,;.:()]){0,60}?"
_BODIES = rf"{_BODY}(?:(?:\s*[,;/]\s*|\s+(?:và|hoặc)\s+){_BODY})*"
"""One or more of them: *UBND, Chủ tịch UBND thành phố*."""
_GIVES = re.compile(
    rf"(?<!Quyết định )(?<!đề nghị của )(?<!trình của )(?<!trình số )\b({_BODY})\s+(?:thực hiện\s+)?(?:việc\s+)?(?:ủy quyền|uỷ quyền|phân cấp)(?=\s+(?:cho|giải quyết|thực hiện)\b|\s*(?:[;.,]|$))",
    re.IGNORECASE,
)
"""Who does it: *Chủ tịch UBND thành phố ủy quyền cho …*."""
_OWNED = re.compile(
    rf"thuộc\s+(?:phạm vi,?\s+)?thẩm\s+quyền(?:\s+(?:giải quyết|thực hiện|quyết định))*(?:\s+của)?\s+({_BODIES})(?=\s+(?:ủy quyền|uỷ quyền|phân cấp|cho|tại|theo|trong|trên|kèm|giao|ban hành)\b|[,;.:()]|$)",
    re.IGNORECASE,
)
"""Whose the matters are: *thuộc thẩm quyền của Chủ tịch UBND thành phố*."""
_ISSUED = re.compile(rf"kèm theo\s+(?:Quyết định|Nghị quyết)\b[^()]*?\bcủa\s+({_BODY})(?=[,;.:()]|$)", re.IGNORECASE)
"""Who issued the decision that an annex belongs to."""
_RECITAL = re.compile(r"\W*(?:xét|theo) (?:đề nghị|đề xuất|tờ trình)|\W*xét\b", re.IGNORECASE)
_OWNER_HEAD = re.compile(r"^(?!.*\b(?:sau|duoc|nhan|moi|uy quyen|phan cap)\b).*\btham quyen\b")
"""The head, folded, of a column that says whose the matters are."""
_SHOWN = 4


def asked(
    lines: Sequence[Line], found: ImportedAnnex, settled: Facts, register: Register, answers: Answers
) -> tuple[ImportQuestion, ...]:
    """Ask who gives where the paper names others beside the one who is taken for the giver; nothing where it does not, somebody has answered, or the register has the decision.

    ``lines``: those that articles may be of.
    """
    giver, parties = settled.value("giver"), Parties(register)
    if not giver or answers.get(KEY + "giver") or settled.instrument(register) is not None:
        return ()
    others = dict[str, tuple[str, Text]]()
    for words, named, place in (*_claims(lines, found, parties), *_of_columns(found, giver, parties)):
        if (
            named not in (giver, *settled.receivers)
            and parties.levels[named] == parties.levels.get(giver)
            and not any(parties.are_one(named, one) for one in settled.receivers)
        ):
            others.setdefault(named, (words, place))
    if not others:
        return ()
    called = parties.called((*others, giver))
    listed = [(name, *others[one]) for name, one in zip(called, others, strict=False)][:_SHOWN]
    vi = "; ".join(f"{place.vi} ghi {name} («{words}»)" for name, words, place in listed)
    en = "; ".join(f"{place.en} names {name} (“{words}”)" for name, words, place in listed)
    said = Text(
        f"bên giao là ai: theo {settled.said['giver'].place.vi} là {called[-1]}, còn {vi}? Một lần nhập chỉ ghi một bên giao: dòng do bên khác giao thì «bỏ dòng» ở bảng hỏi, rồi ghi tay lần giao đó",
        f"who gives: by {settled.said['giver'].place.en} {called[-1]}, but {en}? An import writes one giver: answer “bỏ dòng” at the rows that another gives, and write that grant by hand",
    )
    return (ImportQuestion(KEY + "giver", next(iter(others.values()))[1], said, "", called),)


def _claims(lines: Sequence[Line], found: ImportedAnnex, parties: Parties) -> Iterator[tuple[str, str, Text]]:
    """Give each who is said to give, to own the matters or to have issued the decision, with the words and their place."""
    title, articles = sentences.parts([(flat(text), place) for text, place in lines])
    begun = [(words, place) for article in articles for text, place in article for words in sentences.split(text)]
    recitals = [(flat(text), place) for text, place in lines if _RECITAL.match(flat(text))]
    groups = [(flat(one.words), one.place) for one in found.marks if one.kind == "group"]
    above = [(flat(one.words), one.place) for one in found.marks if one.kind in ("annex", "line")]
    titles = [one for one in above if fold(one[0]).startswith((*sentences.TITLED, "kem theo", "ban hanh kem"))]
    giving_lines = [
        one
        for one in begun
        if giving.GIVER.match(one[0]) or re.match(r"\W*(?:ủy quyền|uỷ quyền|phân cấp)\b", one[0], re.IGNORECASE)
    ]
    for own, patterns in (
        ([*title, *titles, *groups], (_GIVES, _OWNED, _ISSUED)),
        (recitals, (_GIVES,)),
        (giving_lines, (_GIVES, _OWNED)),
    ):
        yield from _named(own, patterns, parties)


def _of_columns(found: ImportedAnnex, giver: str, parties: Parties) -> Iterator[tuple[str, str, Text]]:
    """Give the head of the giver, or its body, where a column says that the matters are of that one: *Thẩm quyền giải quyết: Chủ tịch UBND thành phố*."""
    cells = dict[str, Text]()
    for row in found.entries:
        cells.setdefault(flat(row.beside), row.place)
    for table, known in found.read:
        owning = [at for at, head in enumerate(known.words) if _OWNER_HEAD.search(fold(head))]
        for printed in table.rows[known.below :]:
            for at in owning:
                cells.setdefault(flat(printed[at].text), table.name)
    for words, place in cells.items():
        yield from ((words, one, place) for one in parties.several(words) if parties.are_one(one, giver))


def _named(
    lines: Iterable[Line], patterns: Sequence[re.Pattern[str]], parties: Parties
) -> Iterator[tuple[str, str, Text]]:
    for words, place in lines:
        for pattern in patterns:
            for one in pattern.finditer(words):
                own = parties.named(one[1]) or parties.beginning(one[1])
                for name in parties.several(one[1]) or (parties.among(one[1]) if len(own) <= 1 else ()):
                    yield words, name, place
