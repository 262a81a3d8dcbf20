"""A title names a level or a body that no longer decides."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import days, holders

_LEVEL_WORDS = {"district": ("cấp huyện",)}
"""How titles name a level; asked only where every holder of that level has ended."""
_PAST = ("trước đây", "trước sắp xếp", "dở dang", "chuyển tiếp")
"""Words by which a title says itself that it speaks of what was."""


def run(examination: Examination) -> Iterator[Problem]:
    """Look for the names of ended holders and levels in titles, and in what sources say of the agency."""
    register, day = examination.register, examination.as_of
    ended, named = examination.of_world("DLG802", partial(_ended, day), daily=True)
    phrases = _occurring(register, named) if named else {}
    for matter in register.matters.values() if phrases else ():
        agency = matter.procedure.agency if matter.procedure is not None else None
        for text, key in ((matter.title, "title"), (agency or "", "agency")):
            found = [one for phrase, one in phrases.items() if phrase in text]
            # Of a matter whose owner has ended DLG101 speaks.
            if found and not _of_the_past(text) and not any(one.holder in ended for one in matter.owners):
                yield _problem(matter, found[0], agency if key == "agency" else None)
                break


def _ended(day: Day, register: Register) -> tuple[frozenset[HolderId], dict[str, Holder]]:
    """Give the holders that have ended by a day, and by which words titles may name them."""
    ended = frozenset(
        one.id for one in register.holders.values() if isinstance(one.term.end, Day) and one.term.end < day
    )
    return ended, _phrases(register, ended) if ended else {}


def _of_the_past(text: str) -> bool:
    return any(word in text.lower() for word in _PAST)


def _phrases(register: Register, ended: Container[HolderId]) -> dict[str, Holder]:
    """Give the names of what has ended, with a capital and with a small letter at their head."""
    alive = "\n".join(one.name for one in register.holders.values() if one.id not in ended)
    holders = sorted(register.holders.values(), key=lambda one: one.id)
    named = [(one.name, one) for one in holders if one.id in ended]
    for level, level_words in _LEVEL_WORDS.items():
        of_level = [one for one in holders if one.level == level]
        if of_level and all(one.id in ended for one in of_level):
            # The level itself says best that it is gone: a chair of it would be one that the words do not name.
            itself = min(of_level, key=lambda one: one.kind != "administrative-unit")
            named += [(word, itself) for word in level_words]
    return {
        way: one
        for name, one in named
        if name not in alive
        for way in (name[:1].lower() + name[1:], name[:1].upper() + name[1:])
    }


def _occurring(register: Register, phrases: dict[str, Holder]) -> dict[str, Holder]:
    """Leave out what stands nowhere: one look at all texts is quicker than a look at each."""
    every = [one.title for one in register.matters.values()]
    every += [one.procedure.agency or "" for one in register.matters.values() if one.procedure is not None]
    text = "\n".join(every)
    return {phrase: one for phrase, one in phrases.items() if phrase in text}


def _problem(matter: Matter, ended: Holder, agency: str | None) -> Problem:
    """Say of a matter what its title names, or what is said of its ``agency``; many procedures have the same agency, so that their names stand first."""
    last, name = days.day(ended.term.end), f"«{matter.title}»"
    said = name if agency is None else f"{name}: «{agency}»"
    return Problem(
        matter.place.at("title" if agency is None else "agency"),
        Text(
            vi=f"{said} còn nêu cơ quan hoặc cấp không còn thẩm quyền quyết định ({ended.label} kết thúc sau ngày {last.vi}).",
            en=f"{said} still names a body or level that no longer decides ({holders.in_sentence(ended).en} ended after {last.en}).",
        ),
        about=(matter.id,),
        related=(RelatedPlace(ended.place.at("term"), Text("ngày kết thúc ghi ở đây", "its end is stated here")),),
    )


CHECK = Check(
    id="DLG802",
    severity=Severity.WARNING,
    title=Text(
        vi="Tên việc còn nêu cấp hoặc cơ quan không còn quyết định",
        en="The title names a level or body that no longer decides",
    ),
    why=Text(
        vi="Tên thủ tục ghi «cấp huyện» làm người dân tìm đến nơi không còn tồn tại, và cho thấy căn cứ chưa được rà soát "
        "theo mô hình hai cấp.",
        en="A title that says «cấp huyện» sends people to a place that does not exist, and shows that its basis was not "
        "reviewed for the two tiers.",
    ),
    mend=Text(
        vi="Tra quyết định công bố mới nhất của thủ tục; sửa tên, cơ quan theo đó. Nếu chưa có thì đề nghị công bố lại.",
        en="Look up the latest announcement of the procedure and correct title and agency; where there is none, ask for one.",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: Điều 1 và khoản 3 Điều 51 (không còn cấp huyện "
        "từ 01/07/2025); Điều 13 và Điều 15 Nghị định số 63/2010/NĐ-CP",
        en="Law on the Organisation of Local Government 72/2025/QH15, Articles 1 and 51(3) (no districts from 2025-07-01); Decree 63/2010/NĐ-CP, Articles 13, 15",
    ),
    run=run,
    scope="additive",
)
