"""What is written as a place in an instrument cannot be read as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, Protocol

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.checks.shared.likely_provision import likely
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.matters import Grant, Matter
from delegation.model.places import Place
from delegation.model.provisions import reading
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Unknown, if_known
from delegation.speech.text import shortened

_SHOWN = 3
_SEEN = 300
"""Letters of a text that are shown: what is longer is no place, and its excerpt shows where it stands."""
_EXAMPLES = "«Điều 5 khoản 2», «các khoản 1, 2 và 3 Điều 5», «Điều 5; Phụ lục I»"


def run(examination: Examination) -> Iterator[Problem]:
    """Read every place that is cited, that gives, or that begins or ends apart; equal texts of a file are one problem."""
    found: dict[tuple[str, str, _Use], list[tuple[Place, str]]] = {}
    stated = examination.of_world("DLG011", _wrongly_stated)
    listed: tuple[tuple[_Use, Iterable[_Wrong]], ...] = (
        ("cited", _cited(examination, stated["cited"])),
        ("part", stated["part"]),
        ("touched", stated["touched"]),
        ("stated", stated["stated"]),
        ("read", stated["read"]),
    )
    for use, written in listed:
        for at, place, entry in written:
            here = place.at("stated-at" if use == "stated" else "at")
            found.setdefault((place.file, reading(at).text, use), []).append((here, entry))
    for (_, text, use), met in found.items():
        entries = tuple(dict.fromkeys(entry for _, entry in met))
        yield replace(_problem(text, [place for place, _ in met], use), others=entries)


_Use = Literal["cited", "part", "touched", "stated", "read"]
"""What a place is stated for: what rests on it, what begins or ends apart, what another text does to it, what it says of another text, what its text was read for."""
_Written = Iterable[tuple[str | Unknown | None, Place, str]]
"""Texts that should say a place, each with where it stands, and the id of the entry in which it does."""
_Wrong = tuple[str, Place, str]
"""One of these that cannot be read."""


class _Placed(Protocol):
    """What says at which place of an instrument it is, and where that is stated."""

    @property
    def at(self) -> str | Unknown | None: ...

    @property
    def place(self) -> Place: ...


class _PlaceReader:
    """Tells which texts cannot be read as a place: thousands of places say a few hundred texts, of which nearly all can."""

    def __init__(self) -> None:
        self._fine: set[str | Unknown | None] = {None}

    def wrong(self, written: _Written) -> list[_Wrong]:
        return [(str(at), place, entry) for at, place, entry in written if at not in self._fine and self._is_wrong(at)]

    def of(self, entry: str, placed: Iterable[_Placed]) -> list[_Wrong]:
        fine = self._fine
        return [(str(one.at), one.place, entry) for one in placed if one.at not in fine and self._is_wrong(one.at)]

    def _is_wrong(self, at: str | Unknown | None) -> bool:
        if isinstance(at, str) and reading(at).fault:
            return True
        self._fine.add(at)
        return False

    def of_matter(self, matter: Matter) -> tuple[list[_Wrong], list[_Wrong]] | Literal[False]:
        """Give what tells of a matter, and what it and its owners rest on."""
        published = matter.procedure.published if matter.procedure is not None else None
        told: list[_Placed] = [one for one in (matter.reserved, published) if one and not isinstance(one, Unknown)]
        basis = matter.basis
        rests = self.of(matter.id, if_known(basis))
        for one in matter.owners:
            if one.basis is not basis:
                rests += self.of(matter.id, if_known(one.basis))
        by = self.of(matter.id, told) if told else []
        return (by, rests) if by or rests else False

    def of_grant(self, grant: Grant) -> tuple[list[_Wrong], list[_Wrong]] | Literal[False]:
        """Give what the rows of a grant rest on, and where it gives."""
        rows = [(f"{grant.id}/{row.matter}", row) for row in if_known(grant.rows)]
        rests = [one for name, row in rows if row.basis for one in self.of(name, row.basis)]
        gives = [*self.of(grant.id, [grant]), *(one for name, row in rows for one in self.of(name, [row]))]
        return (rests, gives) if rests or gives else False


def _cited(examination: Examination, of_norms: Iterable[_Wrong]) -> Iterator[_Wrong]:
    """Give what tells of matters, what norms, matters and rows rest on, and where grants give."""
    reader = _PlaceReader()
    matters = examination.in_order(examination.of_each("DLG011", reader.of_matter, daily=False))
    grants = sorted(examination.of_each_grant("DLG011", reader.of_grant, daily=False).items())
    yield from (one for _, (told, _) in matters for one in told)
    yield from of_norms
    yield from (one for _, (_, rests) in matters for one in rests)
    yield from (one for _, (rests, _) in grants for one in rests)
    yield from (one for _, (_, gives) in grants for one in gives)


def _wrongly_stated(register: Register) -> dict[_Use, list[_Wrong]]:
    """Give what norms cite and instruments and readings state, and that cannot be read."""
    reader = _PlaceReader()
    return {
        "cited": reader.wrong(_of_norms(register)),
        "part": reader.wrong(_parts(register)),
        "touched": reader.wrong(_touched(register)),
        "stated": reader.wrong(_stated(register)),
        "read": reader.wrong(_read(register)),
    }


def _of_norms(register: Register) -> _Written:
    for norm in register.norms:
        for basis in (norm.basis, norm.passing_on_basis):
            yield from ((cited.at, cited.place, norm.id) for cited in basis)


def _parts(register: Register) -> _Written:
    for instrument in register.instruments.values():
        yield from ((begun.at, begun.place, instrument.id) for begun in instrument.part_starts)
        yield from ((ended.at, ended.place, instrument.id) for ended in instrument.part_ends)
        if instrument.transition is not None:
            yield instrument.transition.at, instrument.transition.place, instrument.id


def _touched(register: Register) -> _Written:
    for instrument in register.instruments.values():
        for acts in (instrument.suspends, instrument.extends, instrument.corrects):
            yield from ((one.at, one.place, f"{instrument.id}/{one.instrument}") for one in acts)


def _stated(register: Register) -> _Written:
    for instrument in register.instruments.values():
        for acts in (instrument.suspends, instrument.extends):
            yield from ((one.stated_at, one.place, instrument.id) for one in acts)


def _read(register: Register) -> _Written:
    for instrument in register.instruments.values():
        yield from ((clause.at, clause.place, instrument.id) for clause in instrument.clauses)
    yield from ((one.at, one.place, one.instrument) for one in register.readings)


def _problem(text: str, places: list[Place], use: _Use) -> Problem:
    meant, others = likely(text), list(dict.fromkeys(places))[1 : _SHOWN + 1]
    shown = shortened(text, _SEEN)
    if reading(text).fault == "alone":
        vi = f"«{shown}» thiếu đơn vị lớn hơn (Điều, Mục hoặc Phụ lục) chứa nó"
        en = f"«{shown}» lacks the larger unit (Điều, Mục or Phụ lục) that it stands in"
    else:
        vi = f"«{shown}» không đọc được là vị trí trong văn bản"
        en = f"«{shown}» cannot be read as a place in an instrument"
    if use == "read":
        vi += ", nên không biết lời văn của chỗ nào được giữ hay đã được đọc, và không mục nào được đối chiếu với nó"
        en += ", so nobody knows of which place the text is held or was read, and no entry is held against it"
    elif use == "touched":
        vi += ", nên chưa rõ việc nào bị tạm ngưng, đính chính hay được gia hạn: mọi việc mà văn bản kia giao đều chưa chắc chắn"
        en += ", so nobody knows what is suspended, corrected or extended: nothing that the other instrument gives is certain"
    elif use == "stated":
        vi += ", nên chưa rõ điều khoản nào tạm ngưng hay gia hạn: khi một phần của văn bản này bị tạm ngưng hoặc hết hiệu lực thì chưa chắc chắn"
        en += ", so nobody knows which provision suspends or extends: nothing is certain while a part of this instrument is suspended or has ended"
    elif use == "part":
        vi += ", nên ngày ghi ở đây không cắt hiệu lực của điều, khoản nào"
        en += ", so the day stated here cuts the life of no provision"
    else:
        vi += ", nên hiệu lực được tính theo cả văn bản, dù điều, khoản đó có thể đã hết hiệu lực"
        en += ", so it is taken to live as long as the whole instrument, though that provision may have ended"
    asked = Text(f"; có phải «{meant}»?", f"; is «{meant}» meant?") if meant else Text(".", ".")
    return Problem(
        places[0],
        Text(f"{vi}{asked.vi} Viết như {_EXAMPLES}.", f"{en}{asked.en} Write it as {_EXAMPLES}."),
        about=(places[0].file, text, *((use,) if use != "cited" else ())),
        related=tuple(RelatedPlace(one, Text("cũng viết như vậy ở đây", "written so here too")) for one in others),
        fix=Fix(Text(f"thay bằng «{meant}»", f"replace with «{meant}»"), f'"{meant}"') if meant else None,
        count=len(places),
    )


CHECK = Check(
    id="DLG011",
    severity=Severity.WARNING,
    title=Text(
        vi="Không đọc được vị trí trong văn bản",
        en="A place in an instrument cannot be read",
    ),
    why=Text(
        vi="Điều, khoản được dẫn cho biết căn cứ còn hiệu lực hay không: một điều có thể hết hiệu lực trước cả văn bản. "
        "Cách viết nào cũng đọc được («khoản 2 Điều 5», «Điều 5, khoản 2»…), trừ chỗ gõ nhầm, thiếu Điều, hoặc là tên của "
        "văn bản khác. Chỗ không đọc được thì không đối chiếu được với điều, khoản đã hết hiệu lực.",
        en="The provision that is cited tells whether the basis is still in force: an article may end before its instrument. "
        "Any way of writing it is read (`khoản 2 Điều 5`, `Điều 5, khoản 2` …) unless it is mistyped, lacks its article or "
        "names another instrument. What cannot be read cannot be held against provisions that ended.",
    ),
    mend=Text(
        vi="Viết lại theo bản gốc: phần, chương, mục, điều, khoản, điểm hoặc phụ lục, nhiều chỗ thì cách nhau bằng dấu chấm "
        "phẩy; văn bản khác thì dẫn thành một căn cứ riêng. Nếu chưa biết điều, khoản thì ghi «chưa rõ số điều».",
        en="Write it after the original: part, chapter, section, article, clause, point or annex, several with semicolons; cite "
        "another instrument as a basis of its own. Where the provision is not known write `chưa rõ số điều`.",
    ),
    ask=Text(
        "Đối chiếu bản gốc để xác định phần, chương, điều, khoản, điểm hoặc phụ lục được dẫn.",
        "Look at the original for the part, chapter, article, clause, point or annex that is cited.",
    ),
    legal_source=Text(
        vi="mục 6 phần II Phụ lục I Nghị định số 30/2020/NĐ-CP (bố cục phần, chương, mục, tiểu mục, điều, khoản, "
        "điểm); khoản 1 Điều 57 Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (văn bản hết hiệu "
        "lực toàn bộ hoặc một phần)",
        en="Decree 30/2020/NĐ-CP, Annex I section II.6 (parts, chapters, sections, articles, clauses, points); "
        "Law on the Promulgation of Legal Normative Instruments 64/2025/QH15, Article 57(1) (ending in whole or in part)",
    ),
    run=run,
    reads=AUTHORITY | {"readings"},
)
