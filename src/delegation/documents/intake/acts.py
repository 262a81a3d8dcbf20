"""What a decision does: one that ends, prolongs or amends what was given before is asked, and never taken in as a new grant unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from delegation.documents.intake.asked import LEAVE_OUT, NEW, Answers, ImportQuestion, answer_of
from delegation.documents.intake.deed import KEY
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.letters import flat
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.sentences import Line, parts, split
from delegation.findings import Text
from delegation.model.register import Register
from delegation.model.terms import Day, if_known
from delegation.names.folding import fold
from delegation.values import dataclass

GIVING = r"(?:ủy quyền|uỷ quyền|phân cấp)"
_ENDS = re.compile(
    r"\b(?:chấm dứt|kết thúc|thu hồi|bãi bỏ|hủy bỏ|huỷ bỏ|rút|ngừng|dừng|đình chỉ|thôi(?! việc)|không|(?:đưa|loại|bỏ)\s[^.;:]{0,40}?khỏi)\b"
    rf"(?:(?!Quyết định|Nghị quyết|trước thời hạn)[^.;]){{0,90}}?\b{GIVING}(?!\s+(?:lại|tiếp)\b)",
    re.IGNORECASE,
)
"""That what was given is ended: of a decision that ends as a whole, which new ones replace, the words are others."""
_TAKES_BACK = re.compile(
    rf"\b(?:Chủ tịch|Ủy ban nhân dân|Uỷ ban nhân dân|UBND)\b[^.;]*?\b(?:trực tiếp|thu lại|nhận lại|tiếp tục)\b[^.;]*\bđã\s+(?:được\s+)?{GIVING}",
    re.IGNORECASE,
)
"""That the giver has again what was given."""
_PROLONGS = re.compile(
    rf"\b(?:gia hạn|kéo dài)\b|\btiếp tục\b[^.;]{{0,40}}\b{GIVING}|điều chỉnh\s+(?:thời hạn|thời gian)", re.IGNORECASE
)
_AMENDS = re.compile(
    r"Điều\s+1\s*[.:]\s*(?:sửa đổi|bổ sung|điều chỉnh|thay đổi|công bố|đính chính|thông báo)\b", re.IGNORECASE
)
_GIVES = re.compile(rf"{GIVING}|\bgiao\b|phân công|ủy nhiệm|\bký thay\b|thừa lệnh", re.IGNORECASE)
_OF_ROWS = re.compile(r"phụ lục|danh mục|thủ tục", re.IGNORECASE)
_MAY = re.compile(r"\b(?:khi|nếu|trường hợp|có quyền|xem xét|đề nghị|kiến nghị|không được)\b", re.IGNORECASE)
_SHOWN = 5

_TO = re.compile(r"(?:^|[.;:]\s+|\d[.)]\s+)(ủy quyền|uỷ quyền|phân cấp)\s+(?:thẩm quyền\s+)?cho\b", re.IGNORECASE)
"""How a sentence begins that gives, with the mechanism."""

Act = Literal["ends", "prolongs", "both", "other"]

_SAYING: Mapping[Act, tuple[re.Pattern[str], ...]] = {"ends": (_ENDS, _TAKES_BACK), "prolongs": (_PROLONGS,)}

_FACTS: Mapping[Act, str] = {"ends": "ends", "prolongs": "prolongs", "both": "both", "other": "act"}
"""The fact (``--fact``) by which each is answered: one of its own, so that no answer closes what it was not asked for."""
KEYS = tuple(KEY + one for one in _FACTS.values())
_DOES: dict[Act, Text] = {
    "ends": Text(
        "là chấm dứt việc đã giao, không phải giao mới. Đừng nhập: chạy delegation edit end MÃ --on NGÀY cho từng lần giao có các dòng này{}; "
        "lần giao chỉ mất một số dòng thì ghi ends-in-part ở văn bản giao nó",
        "which ends what was given, and gives nothing anew. Do not import it: run delegation edit end GRANT --on DAY for each grant that lists these rows{}; "
        "where only some rows of a grant end, write ends-in-part at the decision that gave it",
    ),
    "prolongs": Text(
        "là kéo dài việc đã giao, không phải giao mới. Đừng nhập: ghi văn bản này vào instruments với extends, nêu các lần giao có các dòng này{}",
        "which prolongs what was given, and gives nothing anew. Do not import it: write this paper as an instrument with extends, for the grants that list these rows{}",
    ),
    "both": Text(
        "vừa phân cấp vừa ủy quyền, mà một lần nhập chỉ theo một cách giao, nêu ở --fact mechanism. Các dòng của cách kia thì «bỏ dòng» ở bảng hỏi, rồi ghi tay lần giao đó (docs/rule-files.md){}",
        "which decentralises and delegates, and an import takes one mechanism, that of --fact mechanism. Leave the rows of the other out in the review sheet, and write that grant by hand (docs/rule-files.md){}",
    ),
    "other": Text(
        "không nói rõ là giao. Nếu văn bản sửa hoặc bỏ việc đã giao{} thì ghi bằng tay (docs/rule-files.md)",
        "which does not plainly give. Where it amends or takes back what was given{}, write it by hand (docs/rule-files.md)",
    ),
}
"""How a question goes on behind the words of the paper; in the braces the grants that it is about."""


@dataclass(frozen=True, slots=True)
class StatedAct:
    """What a decision does that is no plain grant, with the words that say so and their place."""

    act: Act
    words: str
    place: Text


def stated(lines: Iterable[Line]) -> tuple[StatedAct, ...]:
    """Read from the title and the articles what a decision does, each kind where it stands first; nothing of a grant, and of a paper without articles."""
    title, articles = parts([(flat(text), place) for text, place in lines])
    found: dict[Act, StatedAct] = {}
    for act, (text, place) in (*_of_sentences(title, articles), *_of_mechanisms(articles)):
        found.setdefault(act, StatedAct(act, _sentence(text, _SAYING.get(act, ())), place))
    first = articles[0] if articles else []
    begins = bool(first) and first[0][0].casefold().startswith("điều 1")
    gives = any(_GIVES.search(one) for each in articles for one, _ in each)
    if not found and begins and (_AMENDS.match(first[0][0]) or not gives):
        return (StatedAct("other", _sentence(first[0][0], ()), first[0][1]),)
    return tuple(found.values())


def _sentence(line: str, saying: Sequence[re.Pattern[str]]) -> str:
    """Give the sentence of a line that says what a decision does, the first where no single one does: no other is asked with it."""
    each = split(line) or [line]
    return next((one for one in each if any(pattern.search(one) for pattern in saying)), each[0])


def _of_sentences(title: Sequence[Line], articles: Sequence[Sequence[Line]]) -> Iterator[tuple[Act, Line]]:
    """Give the lines that end or prolong something."""
    first = articles[0] if articles else []
    # What may be done one day stands below the first line of an article.
    for line in (*title, *first[:1], *(one for one in first[1:] if not _MAY.search(one[0]))):
        if _ENDS.search(line[0]) or _TAKES_BACK.search(line[0]):
            yield "ends", line
        elif _PROLONGS.search(line[0]):
            yield "prolongs", line
    for line in (line for each in articles[1:] for line in each):
        if _ENDS.search(line[0]) and _OF_ROWS.search(line[0]) and not _MAY.search(line[0]):
            yield "ends", line


def _of_mechanisms(articles: Sequence[Sequence[Line]]) -> Iterator[tuple[Act, Line]]:
    """Give the sentence that gives by another mechanism than the first that gives."""
    sentences = [(one, place) for each in articles for text, place in each for one in split(text)]
    giving = [(fold(kind), one) for one in sentences for kind in _TO.findall(one[0])]
    yield from (("both", line) for kind, line in giving if kind != giving[0][0])


def questions(
    acts: Sequence[StatedAct], rows: Sequence[MatchedRow], facts: Facts, register: Register, answers: Answers
) -> tuple[ImportQuestion, ...]:
    """Ask of a decision that does not plainly give, before anything is made of it; a decision that the register has grants of was answered."""
    known = facts.instrument(register)
    has = known is not None and any(one.instrument == known.id for one in register.grants.values())
    waiting = [one for one in acts if answer_of(answers.get(KEY + _FACTS[one.act], "")) != NEW]
    return () if has else tuple(_question(one, rows, facts, register) for one in waiting)


def _question(act: StatedAct, rows: Sequence[MatchedRow], facts: Facts, register: Register) -> ImportQuestion:
    listed = "" if act.act == "both" else _listing(rows, facts, register)
    named = f" ({listed})" if listed else ""
    does = _DOES[act.act]
    fact = _FACTS[act.act]
    said = Text(
        f"văn bản ghi «{act.words}», {does.vi.format(named)}. Nếu có dòng là giao mới, trả lời «{NEW}» (--fact {fact}=new), và «{LEAVE_OUT}» ở mọi dòng khác",
        f"the paper says “{act.words}”, {does.en.format(named)}. Where rows are given anew, answer “{NEW}” (--fact {fact}=new), and leave all others out (“{LEAVE_OUT}”)",
    )
    return ImportQuestion(KEY + fact, act.place, said, "", (NEW,), about=act.words)


def _listing(rows: Sequence[MatchedRow], facts: Facts, register: Register) -> str:
    """Give the grants of the same giver that list matters of these rows and have not ended before the decision."""
    matters = {one.matter for one in rows if one.matter}
    day = facts.day("effective") or facts.day("issued")
    found = [
        one.id
        for one in register.grants.values()
        if one.is_first
        and one.giver == facts.value("giver")
        and not (day is not None and isinstance(one.term.end, Day) and one.term.end < day)
        and any(row.matter in matters for row in if_known(one.rows))
    ]
    return ", ".join(found[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")
