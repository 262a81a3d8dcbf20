"""What a chart is of: words such as ``tong-quan`` and ``hinh-thuc-3``, or the name of anything in the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import YEARS
from delegation.names import naming
from delegation.names.communes import resolved_or_commune
from delegation.names.naming import Kind, Named
from delegation.speech import read_day

if TYPE_CHECKING:
    from delegation.questions.timeline import Span, Timeline

SubjectKind = Literal[
    "overview",
    "organisation",
    "findings",
    "form",
    "holder",
    "matter",
    "field",
    "instrument",
    "comparison",
    "matrix",
    "neighbourhood",
    "grid",
    "any",
]
WORDS: dict[str, SubjectKind] = {
    "luoi-xa": "grid",
    "communes": "grid",
    "tong-quan": "overview",
    "overview": "overview",
    "to-chuc": "organisation",
    "organisation": "organisation",
    "phat-hien": "findings",
    "findings": "findings",
}
"""What a chart may be of that needs no name."""
_FORM = re.compile(r"(?:hinh-thuc|hình thức|form)[-: ]?(\d{1,9})", re.IGNORECASE)
PREFIXES: dict[str, SubjectKind] = {
    "chu-the": "holder",
    "holder": "holder",
    "viec": "matter",
    "matter": "matter",
    "linh-vuc": "field",
    "field": "field",
    "van-ban": "instrument",
    "decision": "instrument",
    "so-sanh": "comparison",
    "compare": "comparison",
    "ma-tran": "matrix",
    "matrix": "matrix",
    "phat-hien": "findings",
    "findings": "findings",
    "lan-can": "neighbourhood",
    "focus": "neighbourhood",
    "luoi-xa": "grid",
    "communes": "grid",
}
"""What may stand before the name of what a chart is of."""
Tell = Callable[[Text], None]
"""Is told what a name was taken to mean where it was mistyped."""


def silent(_: Text) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked for, and by which name; the name is empty where the kind says all. ``depth``: how many steps a neighbourhood reaches."""

    kind: SubjectKind
    name: str = ""
    depth: int = 1


def subject_of(asked: str) -> Subject:
    """Read what a chart is asked for: a word of ours, a kind and a name (``linh-vuc:xay-dung``), or any name."""
    plain = asked.strip()
    kind = WORDS.get(plain.lower())
    if kind is not None:
        return Subject(kind)
    form = _FORM.fullmatch(plain)
    if form is not None:
        return Subject("form", form[1])
    prefix, colon, name = plain.partition(":")
    kind = PREFIXES.get(prefix.strip().lower()) if colon else None
    return Subject(kind, name.strip()) if kind is not None else Subject("any", plain)


def day_of(name: str) -> date | None:
    """Read a day of which a register speaks, written either way; ``None`` for what is none."""
    found = read_day(name)
    return found if found is not None and found.year in YEARS else None


def resolved(subject: Subject, register: Register, tell: Tell) -> tuple[SubjectKind, str]:
    """Find the kind and the id that a name means; say what was understood where it was mistyped."""
    match subject.kind:
        case "holder":
            known, kind = naming.holders(register), Kind.HOLDER
        case "matter":
            known, kind = naming.matters(register), Kind.MATTER
        case "field":
            known, kind = naming.fields(register), Kind.FIELD
        case "instrument":
            known, kind = naming.instruments(register), Kind.INSTRUMENT
        case "any":
            return found_by_name(subject.name, register, tell)
        case _:
            return subject.kind, subject.name
    found = resolved_or_commune(register, subject.name, known, kind)
    if found.guessed:
        tell(_understood(subject.name, found))
    return subject.kind, found.id


def found_by_name(
    asked: str,
    register: Register,
    tell: Tell = silent,
    kinds: Sequence[SubjectKind] = ("holder", "matter", "field", "instrument"),
) -> tuple[SubjectKind, str]:
    """Find what a name means among some kinds of entries; ``van-ban:``, ``viec:`` and so on before it say which.

    Raises ``AskedWronglyError`` with the nearest candidates where it means nothing or several things.
    """
    prefix, colon, name = asked.partition(":")
    kind = PREFIXES.get(prefix.strip().lower()) if colon else None
    if kind is not None and kind in kinds:
        return resolved(Subject(kind, name.strip()), register, tell)
    if kind is not None:
        known = [word for word, one in PREFIXES.items() if one in kinds]
        raise AskedWronglyError(
            Text(
                f"«{asked}»: ở đây chỉ hỏi được {', '.join(f'{word}:' for word in known[::2])}.",
                f"“{asked}”: here one can ask only for {', '.join(f'{word}:' for word in known[1::2])}.",
            )
        )
    found = resolved_or_commune(register, asked, list(everything(register, kinds)), Kind.ENTRY)
    if found.guessed:
        tell(_understood(asked, found))
    prefix, _, name = found.id.partition(":")
    return PREFIXES[prefix], name


def _understood(asked: str, found: Named) -> Text:
    return Text(f"Hiểu «{asked}» là «{found.title}».", f"Took “{asked}” to mean “{found.title}”.")


def everything(register: Register, kinds: Sequence[SubjectKind]) -> Iterator[Named]:
    """Give the entries of some kinds that can be asked for by their names; each id with its kind before it."""
    for prefix, known in (
        ("chu-the", naming.holders),
        ("viec", naming.matters),
        ("linh-vuc", naming.fields),
        ("van-ban", naming.instruments),
    ):
        for one in known(register) if PREFIXES[prefix] in kinds else ():
            yield replace(one, id=f"{prefix}:{one.id}")


def timeline_of(
    asked: str, examination: Examination, span: Span, tell: Tell = silent, place: CommuneCode | None = None
) -> Timeline:
    """Tell what held from when to when for whatever a name means: a matter, a holder or an instrument, which has no communes.

    Raises ``AskedWronglyError`` where the name means nothing or several things, or for a commune of an instrument.
    """
    from delegation.questions import timeline  # noqa: PLC0415  slow to import: only when the question is sound

    kind, name = found_by_name(asked, examination.register, tell, ("matter", "holder", "instrument"))
    if kind == "matter":
        return timeline.timeline_of_matter(examination, MatterId(name), span, place)
    if kind == "holder":
        return timeline.timeline_of_holder(examination, HolderId(name), span, place)
    if place is not None:
        raise AskedWronglyError(
            Text(
                "Văn bản không có diễn biến riêng cho từng xã, phường. Hãy bỏ --commune.",
                "An instrument has no history of its own in a commune. Leave out --commune.",
            )
        )
    return timeline.timeline_of_instrument(examination, InstrumentId(name), span)
