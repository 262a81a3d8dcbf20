"""A row of an annex prints a legal basis by which its giver does not hold the matter."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.provisions import canonical, places, touches
from delegation.model.reasons import english
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Unknown, if_known
from delegation.names.folding import fold
from delegation.speech import holder_in_sentence, instruments, matter_name
from delegation.speech.numbers import ranges
from delegation.speech.text import listed
from delegation.values import dataclass

_SHOWN = 2
"""Places named of many."""
Cited = tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Misfit:
    """A row whose printed basis is not that of the giver. ``right``: by what the giver holds the matter, or why that is not known."""

    row: AnnexRow
    matter: Matter
    right: Cited | Unknown


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the basis of every row against that of its giver; rows that print one place instead of one other are one problem."""
    register = examination.register
    for grant in words.known_grants(register):
        found: dict[tuple[str, str], list[_Misfit]] = {}
        for row in if_known(grant.rows):
            misfit = _misfit(register, grant, row)
            if misfit is not None:
                key = (_key(register, row.basis), _key(register, misfit.right))
                found.setdefault(key, []).append(misfit)
        for alike in found.values():
            yield _problem(register, grant, alike)


def _misfit(register: Register, grant: Grant, row: AnnexRow) -> _Misfit | None:
    """Give a row of which no printed place is one by which the giver holds the matter; of those, none where nothing is said."""
    matter = register.matters.get(row.matter)
    if matter is None or not row.basis:
        return None
    stated = [one.basis for one in matter.owners if one.holder == grant.giver]
    known = tuple(one for basis in stated for one in if_known(basis))
    if known:
        fits = any(_may_fit(register, one, known) for one in row.basis)
        return None if fits else _Misfit(row, matter, known)
    why = next((basis for basis in stated if isinstance(basis, Unknown)), None)
    return _Misfit(row, matter, why) if why is not None else None


def _may_fit(register: Register, one: Citation, known: Cited) -> bool:
    """Say whether a printed place may be one by which the giver holds the matter.

    Another instrument may give it as well; within the same one no other place does, unless one of the two names none that can be read.
    """
    printed = register.instrument(one.instrument)
    there = [other.at for other in known if register.instrument(other.instrument) is printed]
    if not there or not places(one.at):
        return True
    return any(not places(at) or touches(one.at or "", at) or touches(at or "", one.at) for at in there)


def _named(register: Register, cited: Cited) -> tuple[tuple[str, str], ...]:
    """Tell citations apart by what no way of writing changes."""
    every = ((register.instrument(one.instrument), one) for one in cited)
    return tuple((one.instrument if found is None else found.id, canonical(one.at)) for found, one in every)


def _key(register: Register, cited: Cited | Unknown) -> str:
    if isinstance(cited, Unknown):
        return "unknown"
    return ".".join(fold(" ".join(one)).strip().replace(" ", "-") for one in _named(register, cited))


def _problem(register: Register, grant: Grant, alike: list[_Misfit]) -> Problem:
    first = alike[0]
    rows = _rows(alike)
    printed = listed((instruments.citation(register, one) for one in first.row.basis), _SHOWN)
    right = _right(register, holder_in_sentence(grant.giver, register), first)
    name = matter_name(first.matter)
    of = Text(f" ({name})", f" ({name})") if len(alike) == 1 else Text("", "")
    return Problem(
        first.row.place.at("basis"),
        Text(
            vi=f"{rows.vi} của phụ lục{of.vi} dẫn {printed.vi}; {right.vi}. Cần đối chiếu lời văn.",
            en=f"{rows.en} of the annex{of.en} {'cites' if len(alike) == 1 else 'cite'} {printed.en}; {right.en}. To be held against the words.",
        ),
        about=(grant.id, _key(register, first.row.basis), _key(register, first.right)),
        related=(RelatedPlace(first.matter.place, Text("việc ghi ở đây", "the matter stands here")),),
        count=len(alike),
        stands_for=_ids(alike),
    )


def _ids(alike: list[_Misfit]) -> tuple[str, ...]:
    return tuple(sorted({str(one.matter.id) for one in alike}))


def _rows(alike: list[_Misfit]) -> Text:
    numbers = [one.row.row for one in alike if one.row.row is not None]
    if len(numbers) < len(alike):
        return Text(f"{len(alike)} dòng", f"{len(alike)} rows") if len(alike) > 1 else Text("một dòng", "a row")
    said = ranges(numbers)
    return Text(f"dòng {said}", f"{'row' if len(numbers) == 1 else 'rows'} {said}")


def _right(register: Register, giver: Text, misfit: _Misfit) -> Text:
    """Say by what the giver holds the matter; where that is not known, why."""
    if isinstance(misfit.right, Unknown):
        return Text(
            f"theo sổ chưa rõ {giver.vi} có thẩm quyền theo căn cứ nào ({misfit.right.reason})",
            f"the register does not know on what basis {giver.en} holds it ({english(misfit.right.reason)})",
        )
    held = listed((instruments.citation(register, one) for one in misfit.right), _SHOWN)
    return Text(
        f"theo sổ, {giver.vi} có thẩm quyền theo {held.vi}",
        f"according to the register {giver.en} holds it under {held.en}",
    )


CHECK = Check(
    id="DLG807",
    severity=Severity.WARNING,
    title=Text(
        vi="Dòng phụ lục dẫn căn cứ không phải của việc đó",
        en="A row of the annex cites a basis that is not that of its matter",
    ),
    why=Text(
        vi="Căn cứ in ở một dòng cho biết bên giao có việc đó theo đâu. Căn cứ của việc khác thì người đọc, bên nhận và "
        "người khiếu nại không thấy được bên giao có thẩm quyền hay không.",
        en="The basis that a row prints tells by what its giver has the matter. Where it is that of another matter, nobody who reads "
        "the annex can see whether the giver has it.",
    ),
    mend=Text(
        vi="Đối chiếu lời văn của điều khoản: nếu phụ lục in sai thì đề nghị cơ quan ban hành đính chính; nếu sổ ghi sai hoặc chưa ghi thì sửa căn cứ của việc.",
        en="Compare it with the words of the provision: where the annex is wrong ask its issuer to correct it; where the register is, or does not "
        "know, mend the basis of the matter.",
    ),
    ask=Text(
        "Đối chiếu lời văn của điều khoản; phụ lục in sai thì đề nghị cơ quan ban hành đính chính",
        "Compare it with the words of the provision; where the annex is wrong, ask its issuer to correct it",
    ),
    legal_source=Text(
        vi="khoản 1 và điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (ủy quyền việc mình được giao theo quy "
        "định của pháp luật; văn bản phải nêu rõ nội dung, phạm vi)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(1) and (2)(a) (only what the law gives may be delegated; the instrument states content and scope)",
    ),
    run=run,
    scope="additive",
)
