"""What a chart is of: words such as ``tong-quan`` and ``hinh-thuc-3``, or the name of anything in the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from delegation.authority.examination import Examination
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text
from delegation.loading.disk.files import find_register
from delegation.model.holders import CommuneCode, HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import YEARS
from delegation.names import naming
from delegation.names.naming import Kind, Named
from delegation.run import pipeline
from delegation.speech import read_day

if TYPE_CHECKING:
    from delegation.charts.page.picture import Chart
    from delegation.loading.disk.cache import Cache
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
    "any",
]
_WORDS: dict[str, SubjectKind] = {
    "tong-quan": "overview",
    "overview": "overview",
    "to-chuc": "organisation",
    "organisation": "organisation",
    "phat-hien": "findings",
    "findings": "findings",
}
_FORM = re.compile(r"(?:hinh-thuc|hình thức|form)[-: ]?(\d{1,9})", re.IGNORECASE)
_PREFIXES: dict[str, SubjectKind] = {
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
}
Tell = Callable[[Text], None]
"""Is told what a name was taken to mean where it was mistyped."""


def silent(_: Text) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked for, and by which name; the name is empty where the kind says all."""

    kind: SubjectKind
    name: str = ""


def subject_of(asked: str) -> Subject:
    """Read what a chart is asked for: a word of ours, a kind and a name (``linh-vuc:xay-dung``), or any name."""
    plain = asked.strip()
    kind = _WORDS.get(plain.lower())
    if kind is not None:
        return Subject(kind)
    form = _FORM.fullmatch(plain)
    if form is not None:
        return Subject("form", form[1])
    prefix, colon, name = plain.partition(":")
    kind = _PREFIXES.get(prefix.strip().lower()) if colon else None
    return Subject(kind, name.strip()) if kind is not None else Subject("any", plain)


def chart_of(
    subject: Subject,
    loaded: pipeline.Loaded,
    examination: Examination,
    kept: Cache,
    language: Language,
    tell: Tell = silent,
) -> Chart:
    """Make the chart of a subject. Raises ``AskedWronglyError`` where the register has nothing of that name.

    ``loaded``: the register of the examination as it was read; ``kept``: what earlier runs kept of another one.
    """
    kind, name = _resolved(subject, examination.register, tell)
    if kind == "findings" or (name == "" and kind not in ("comparison", "matrix")):
        return _whole(kind, loaded, examination, language, name)
    if kind in ("comparison", "matrix"):
        return _comparison(name, examination, kept, language, loaded.rules_hash, is_matrix=kind == "matrix")
    return _named(kind, name, examination, language, loaded.rules_hash)


def _whole(
    kind: SubjectKind, loaded: pipeline.Loaded, examination: Examination, language: Language, name: str = ""
) -> Chart:
    """Make a chart of the whole register. Only what is drawn is imported: every chart has a module of its own."""
    register, day, digest = examination.register, examination.as_of, loaded.rules_hash
    match kind:
        case "organisation":
            from delegation.charts.subjects.organisation import organisation  # noqa: PLC0415

            return organisation(register, day, language, digest)
        case "findings":
            from delegation.charts.subjects.defects import CHECKS  # noqa: PLC0415
            from delegation.charts.subjects.finding import of_findings  # noqa: PLC0415

            found = pipeline.analyse(loaded, day, pipeline.wanted(_checks(name, CHECKS), ())).findings
            return of_findings(examination, found, language, digest)
        case _:
            from delegation.charts.subjects.overview import overview  # noqa: PLC0415

            return overview(register, day, language, digest, pipeline.marks(examination))


def _checks(asked: str, drawn: Sequence[str]) -> tuple[str, ...]:
    """Give the checks that ids or beginnings of ids mean, of those whose findings have a shape; all where nothing is asked for."""
    wanted = [one.strip().upper() for one in asked.split(",") if one.strip()]
    for one in wanted:
        if not any(check.startswith(one) for check in drawn):
            raise AskedWronglyError(
                Text(
                    f"Phát hiện «{one}» không vẽ được thành hình. Hãy chọn trong: {', '.join(drawn)}, hoặc phần đầu của mã như DLG4; phát hiện khác xem "
                    "bằng delegation check --select.",
                    f"Findings of “{one}” have no shape to draw. Choose of {', '.join(drawn)}, or the beginning of an id such as DLG4; delegation check "
                    "--select tells the others.",
                )
            )
    return tuple(check for check in drawn if not wanted or check.startswith(tuple(wanted)))


def _named(kind: SubjectKind, name: str, examination: Examination, language: Language, digest: str) -> Chart:
    """Make a chart of one thing in the register, with what findings say of its steps."""
    register, day, marks = examination.register, examination.as_of, pipeline.marks(examination)
    match kind:
        case "form":
            from delegation.charts.subjects.form import of_form  # noqa: PLC0415

            return of_form(register, int(name), day, language, digest, marks)
        case "holder":
            from delegation.charts.subjects.holder import of_holder  # noqa: PLC0415

            return of_holder(register, name, day, language, digest, marks)
        case "field":
            from delegation.charts.subjects.field import of_field  # noqa: PLC0415

            return of_field(examination, name, language, digest, marks)
        case "instrument":
            from delegation.charts.subjects.decision import of_decision  # noqa: PLC0415

            return of_decision(register, name, day, language, digest, marks)
        case _:
            from delegation.charts.subjects.matter import of_matter  # noqa: PLC0415

            return of_matter(examination, name, language, digest, marks)


def _comparison(
    name: str, examination: Examination, kept: Cache, language: Language, digest: str, *, is_matrix: bool
) -> Chart:
    """Compare with the same register on another day, or with another register on the same day."""
    from delegation.charts.subjects.compare import of_comparison  # noqa: PLC0415
    from delegation.questions.compare import compare  # noqa: PLC0415

    before = day_of(name)
    if before is not None:
        old = Examination(examination.register, before)
    elif name and Path(name).exists():
        old = Examination(pipeline.load(find_register(Path(name), None, Path(name)), kept).register, examination.as_of)
    else:
        raise AskedWronglyError(
            Text(
                f"«{name}» không phải là một ngày và cũng không phải là một thư mục. Hãy ghi ngày cần so sánh như 2026-06-30, "
                "hoặc thư mục của sổ kia.",
                f"“{name}” is neither a day nor a folder. Give the day to compare with, such as 2026-06-30, or the "
                "folder of the other register.",
            )
        )
    return of_comparison(compare(old, examination), language, digest, is_matrix=is_matrix)


def day_of(name: str) -> date | None:
    """Read a day of which a register speaks, written either way; ``None`` for what is none."""
    found = read_day(name)
    return found if found is not None and found.year in YEARS else None


def _resolved(subject: Subject, register: Register, tell: Tell) -> tuple[SubjectKind, str]:
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
    found = naming.resolve(subject.name, known, kind)
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
    kind = _PREFIXES.get(prefix.strip().lower()) if colon else None
    if kind is not None and kind in kinds:
        return _resolved(Subject(kind, name.strip()), register, tell)
    if kind is not None:
        known = [word for word, one in _PREFIXES.items() if one in kinds]
        raise AskedWronglyError(
            Text(
                f"«{asked}»: ở đây chỉ hỏi được {', '.join(f'{word}:' for word in known[::2])}.",
                f"“{asked}”: here one can ask only for {', '.join(f'{word}:' for word in known[1::2])}.",
            )
        )
    found = naming.resolve(asked, list(everything(register, kinds)), Kind.ENTRY)
    if found.guessed:
        tell(_understood(asked, found))
    prefix, _, name = found.id.partition(":")
    return _PREFIXES[prefix], name


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
        for one in known(register) if _PREFIXES[prefix] in kinds else ():
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
