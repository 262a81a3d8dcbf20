"""The chart of whatever is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from delegation.authority.examination import Examination
from delegation.authority.holdings import Holdings
from delegation.errors import AskedWronglyError
from delegation.findings import Language, Text, named
from delegation.loading.disk.files import find_register
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.run import pipeline
from delegation.run.subjects import Subject, SubjectKind, Tell, day_of, found_by_name, resolved, silent

if TYPE_CHECKING:
    from delegation.charts.page.picture import Chart
    from delegation.loading.disk.cache import Cache

_HUNDRED = len("DLG4")
"""Letters of a beginning that means all checks of one subject."""


def chart_of(
    subject: Subject,
    loaded: pipeline.Loaded,
    examination: Examination,
    kept: Cache,
    language: Language,
    tell: Tell = silent,
    *,
    with_reasons: bool = False,
) -> Chart:
    """Make the chart of a subject. Raises ``AskedWronglyError`` where the register has nothing of that name.

    ``loaded``: the register of the examination as it was read; ``kept``: what earlier runs kept of another one; ``with_reasons``: why
    something is not known is told, too, which no official document does.
    """
    from delegation.charts.shared.as_official import as_official

    made = _made(subject, loaded, examination, kept, language, tell, with_reasons=with_reasons)
    return as_official(made, examination.register)


def _made(
    subject: Subject,
    loaded: pipeline.Loaded,
    examination: Examination,
    kept: Cache,
    language: Language,
    tell: Tell,
    *,
    with_reasons: bool,
) -> Chart:
    if subject.kind == "neighbourhood":
        return _neighbourhood(subject, examination, language, loaded.rules_hash, tell, with_reasons=with_reasons)
    if subject.kind == "grid":
        return _grid(subject.name, examination, language, loaded.rules_hash)
    if subject.kind == "matrix" and _is_selection(subject.name):
        return _selection(subject.name, examination, language, loaded.rules_hash, with_reasons=with_reasons)
    kind, name = resolved(subject, examination.register, tell)
    if kind == "findings" or (name == "" and kind not in ("comparison", "matrix")):
        return _whole(kind, loaded, examination, language, name, with_reasons=with_reasons)
    if kind in ("comparison", "matrix"):
        return _comparison(
            name, examination, kept, language, loaded.rules_hash, is_matrix=kind == "matrix", with_reasons=with_reasons
        )
    made = _named(kind, name, examination, language, loaded.rules_hash, with_reasons=with_reasons)
    return _with_further(made, kind, name, loaded, examination) if kind in ("holder", "instrument") else made


def _with_further(
    chart: Chart, kind: SubjectKind, name: str, loaded: pipeline.Loaded, examination: Examination
) -> Chart:
    """Say below the chart of a body or an instrument how many findings about it, or about what a body has, are not marked there: the list of findings has as many in all."""
    from delegation.charts.shared.marks import with_further

    found = pipeline.analyse(loaded, examination, with_subjects=True).findings
    what = Text("chủ thể này", "this body") if kind == "holder" else Text("văn bản này", "this instrument")
    own = Holdings(examination).had_by(HolderId(name)) if kind == "holder" else frozenset()
    about = (one for one in found if (kind, name) in one.subjects or not own.isdisjoint(map(MatterId, named(one))))
    return with_further(chart, [one.key for one in about], what)


def _whole(
    kind: SubjectKind,
    loaded: pipeline.Loaded,
    examination: Examination,
    language: Language,
    name: str = "",
    *,
    with_reasons: bool,
) -> Chart:
    """Make a chart of the whole register. Only what is drawn is imported: every chart has a module of its own."""
    register, day, digest = examination.register, examination.as_of, loaded.rules_hash
    match kind:
        case "organisation":
            from delegation.charts.subjects.organisation import organisation

            return organisation(register, day, language, digest, pipeline.marks(examination))
        case "findings":
            from delegation.charts.subjects.defects import CHECKS
            from delegation.charts.subjects.finding import of_findings

            found = pipeline.analyse(loaded, examination, pipeline.wanted(_checks(name, CHECKS), ())).findings
            return of_findings(examination, found, language, digest, _groups(name))
        case _:
            from delegation.charts.subjects.overview import overview

            return overview(register, day, language, digest, pipeline.marks(examination), with_reasons=with_reasons)


def _checks(asked: str, drawn: Sequence[str]) -> tuple[str, ...]:
    """Give the ids or beginnings of ids that are asked for, where some check of each has findings with a shape; all such checks where nothing is asked for.

    What a beginning means beside those is asked as well: the chart names the findings that it cannot draw.
    """
    wanted = _beginnings(asked)
    for one in wanted:
        if not any(check.startswith(one) for check in drawn):
            raise AskedWronglyError(
                Text(
                    f"Phát hiện «{one}» không thể hiện được bằng hình. Hãy chọn trong: {', '.join(drawn)}, hoặc phần đầu của mã như DLG4; phát hiện khác xem "
                    "bằng delegation check --select.",
                    f"Findings of “{one}” have no shape to draw. Choose of {', '.join(drawn)}, or the beginning of an id such as DLG4; delegation check "
                    "--select tells the others.",
                )
            )
    return tuple(wanted) or tuple(drawn)


def _beginnings(asked: str) -> list[str]:
    return [one.strip().upper() for one in asked.split(",") if one.strip()]


def _groups(asked: str) -> tuple[Text, ...]:
    """Name the groups of findings that are asked for by ids or beginnings of ids; none where all are."""
    from delegation.reports.shared.rendering import SUBJECTS, subject_of

    wanted = _beginnings(asked)
    if any(not subject_of(one) for one in wanted):
        return ()
    found: dict[str, Text] = {}
    for one in wanted:
        if len(one) == _HUNDRED:
            found[one] = SUBJECTS[subject_of(one)]
        else:
            found |= {check.id: check.title for check in pipeline.wanted((one,), ())}
    return tuple(found.values())


def _named(
    kind: SubjectKind, name: str, examination: Examination, language: Language, digest: str, *, with_reasons: bool
) -> Chart:
    """Make a chart of one thing in the register, with what findings say of its steps."""
    register, day, marks = examination.register, examination.as_of, pipeline.marks(examination)
    match kind:
        case "form":
            from delegation.charts.subjects.form import of_form

            return of_form(register, int(name), day, language, digest, marks, with_reasons=with_reasons)
        case "holder":
            from delegation.charts.subjects.holder import of_holder

            return of_holder(register, name, day, language, digest, marks, with_reasons=with_reasons)
        case "field":
            from delegation.charts.subjects.field import of_field

            return of_field(examination, name, language, digest, marks, with_reasons=with_reasons)
        case "instrument":
            from delegation.charts.subjects.decision import of_decision

            return of_decision(register, name, day, language, digest, marks, with_reasons=with_reasons)
        case _:
            from delegation.charts.subjects.matter import of_matter

            return of_matter(examination, name, language, digest, marks, with_reasons=with_reasons)


def _comparison(
    name: str,
    examination: Examination,
    kept: Cache,
    language: Language,
    digest: str,
    *,
    is_matrix: bool,
    with_reasons: bool,
) -> Chart:
    """Compare with the same register on another day, or with another register on the same day."""
    from delegation.charts.subjects.compare import of_comparison
    from delegation.questions.compare import compare

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
    return of_comparison(
        compare(old, examination),
        language,
        digest,
        pipeline.marks(examination),
        is_matrix=is_matrix,
        with_reasons=with_reasons,
    )


def _is_selection(name: str) -> bool:
    """Whether a table is asked for of what a selector chooses, and not of two days or two registers."""
    return bool(name) and day_of(name) is None and not Path(name).exists()


def _selection(name: str, examination: Examination, language: Language, digest: str, *, with_reasons: bool) -> Chart:
    """Make the table of what a selector of ``list`` chooses: after ``tasks`` or ``procedures`` of these alone."""
    from delegation.charts.subjects.selection_matrix import of_selection
    from delegation.questions.select.selection import chosen, subject_of
    from delegation.questions.ways.asked import ways_in

    first, _, rest = name.partition(" ")
    kind = subject_of(first)
    if kind is not None and kind not in ("tasks", "procedures"):
        raise AskedWronglyError(
            Text(
                f"Ma trận chỉ lập được cho việc, không phải «{first}». Hãy ghi ma-tran:tasks hoặc ma-tran:procedures rồi đến câu chọn, như ma-tran:tasks field:y-te.",
                f"A matrix is of matters, not of “{first}”. Write matrix:tasks or matrix:procedures and then a selector, such as matrix:tasks field:y-te.",
            )
        )
    marks = pipeline.marks(examination)
    ways = ways_in(examination, None, marks)
    kinds: tuple[Literal["tasks", "procedures"], ...] = ("tasks", "procedures") if kind is None else (kind,)
    found = [chosen(ways, one, name if kind is None else rest.strip()) for one in kinds]
    return of_selection(ways, found, language, digest, marks, with_reasons=with_reasons)


def _grid(name: str, examination: Examination, language: Language, digest: str) -> Chart:
    """Make the grid of communes by whether they fit a selector of ``list communes``."""
    from delegation.charts.subjects.commune_grid import grid
    from delegation.questions.select.selection import chosen
    from delegation.questions.ways.asked import ways_in

    ways = ways_in(examination, None)
    return grid(ways, chosen(ways, "communes", name), language, digest)


def _neighbourhood(
    subject: Subject, examination: Examination, language: Language, digest: str, tell: Tell, *, with_reasons: bool
) -> Chart:
    from delegation.charts.subjects.neighbourhood import of_neighbourhood

    kind, name = found_by_name(subject.name, examination.register, tell)
    marks = pipeline.marks(examination)
    return of_neighbourhood(
        examination, (kind, name), subject.depth, language, digest, marks, with_reasons=with_reasons
    )
