"""The lists behind a draft submission: the matters that a hypothesis touches, and the findings that it makes or unmakes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from delegation.answers.impact import holder_of, title
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.documents.annexes import advice
from delegation.documents.shared.annex import Annex, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.official import made_official
from delegation.documents.shared.source import in_order
from delegation.findings import Finding, Text
from delegation.model.matters import MatterId
from delegation.model.terms import Unknown
from delegation.questions.compare import Comparison
from delegation.questions.suppose.impact import Impact
from delegation.questions.suppose.words import Effect, Shift, SupposedParty, TouchedMatter
from delegation.speech import NOT_KNOWN, Cited, Step, days, findings, instruments, number, sentence

LIST = "viec"
FINDINGS = "phat-hien"
"""Keys of the two annexes."""
_NO_NUMBER = "Văn bản số chưa công bố"
APPEARED, VANISHED = "Nội dung cần xem xét phát sinh theo phương án", "Nội dung không còn phải xem xét"


def of_matters(impact: Impact) -> Annex | None:
    """List the matters by what happens to them; nothing where there are none."""
    if not impact.effects:
        return None
    columns = TableOf[TouchedMatter](
        "vi", 11,
        ColumnOf(_vi("Mã TTHC"), 24, partial(_code, impact), "center"),
        ColumnOf(_vi("Tên việc"), 92, lambda one: sentence(one.title)),
        ColumnOf(_vi("Lĩnh vực"), 34, lambda one: one.field),
        ColumnOf(_vi("Căn cứ hiện nay"), 74, _basis),
    )  # fmt: skip
    whole = "việc chịu tác động của phương án; mỗi việc thuộc đúng một mục"
    made = Annex(
        key=LIST,
        title=f"Danh mục việc chịu tác động của phương án {title(impact).vi}",
        sheet="Việc",
        body=columns.table(columns.numbered(_by_outcome(impact)), rows_in(whole, "")),
        wide=True,
        remarks=_without_number(impact),
        foot=(f"Tính tại ngày {days.day(impact.comparison.new.as_of).vi}, so với sổ khi không có phương án.",),
    )
    return made_official(made, impact.comparison.new.register, "vi")


def _code(impact: Impact, one: TouchedMatter) -> TableCell:
    """Give the code of a procedure; a task has none."""
    sides = (impact.comparison.new.register.matters, impact.comparison.old.register.matters)
    found = next((side[MatterId(one.id)] for side in sides if one.id in side), None)
    if found is None or found.procedure is None:
        return TableCell("–")
    code = found.procedure.code
    return TableCell(NOT_KNOWN.vi, "unknown") if isinstance(code, Unknown) else TableCell(code, "code")


def _vi(said: str) -> Text:
    return Text(said, "")


def _by_outcome(impact: Impact) -> Iterator[TouchedMatter | Heading]:
    for outcome, said in OUTCOMES.items():
        effects = [one for one in impact.effects if one.outcome == outcome]
        if effects:
            yield Heading(said.vi, 1, key=outcome)
        for effect in effects:
            yield Heading(_between(effect, impact.comparison), 2)
            yield from sorted(effect.matters, key=lambda touched: in_order(touched.id))


def _basis(one: TouchedMatter) -> TableCell:
    cited = []
    for step in steps_before(one):
        for basis in step.basis:
            row = f", phụ lục dòng {step.row}" if step.row is not None else ""
            cited.append(sentence(_short(basis)) + row)
    return TableCell("; ".join(dict.fromkeys(cited))) if cited else TableCell(NOT_KNOWN.vi, "unknown")


def steps_before(one: TouchedMatter) -> Iterator[Step]:
    """Give the steps by which a matter was held, wherever something shifts; one may come twice."""
    yield from one.before
    for before, _ in one.further:
        yield from before


def _short(one: Cited) -> str:
    """Cite a text; one without a public number is named in full below the table."""
    name = (
        Text(_NO_NUMBER, "") if one.instrument == one.title else instruments.named(one.instrument, one.title, one.type)
    )
    return instruments.placed(one.at, name).vi


def _without_number(impact: Impact) -> tuple[str, ...]:
    titles = {
        basis.instrument
        for effect in impact.effects
        for one in effect.matters
        for step in steps_before(one)
        for basis in step.basis
        if basis.instrument == basis.title
    }
    return tuple(f"{_NO_NUMBER}: «{one}»." for one in sorted(titles))


def _between(effect: Effect, comparison: Comparison) -> str:
    """Say between whom authority goes, wherever something shifts, and for how many matters."""
    said = "; ".join(_shift(one, comparison) for one in effect.shifts)
    return f"{said}: {number(len(effect.matters)).vi} việc"


def _shift(one: Shift, comparison: Comparison) -> str:
    where = f", {one.where.vi}" if one.where is not None else ""
    before, after = _named(one.before, comparison), _named(one.after, comparison)
    said = f"Từ {before} sang {after}" if before and after else ""
    said = said or (
        f"{before} thôi giữ, không có chủ thể thay" if before else f"{after} nhận, trước đó không có chủ thể"
    )
    roles = {"owns": "thẩm quyền", "acts": "giải quyết", "both": "thẩm quyền và giải quyết"}
    return f"{said} ({roles[one.role]}{where})"


def _named(sides: tuple[SupposedParty, ...], comparison: Comparison) -> str:
    return " hoặc ".join(holder_of(comparison, one.holder).vi + _doubt(one) for one in sides)


def _doubt(one: SupposedParty) -> str:
    if one.presumed:
        return " (căn cứ chưa rõ)"
    return "" if one.certain or one.holder is None else " (chưa chắc chắn)"


def of_findings(impact: Impact) -> Annex | None:
    """List the findings that appear and vanish; nothing where there are none."""
    if not impact.appeared and not impact.vanished:
        return None
    columns = TableOf[Finding](
        "vi", 12,
        ColumnOf(_vi("Mức"), 20, lambda one: sentence(findings.SEVERITIES[one.severity].vi), "center"),
        ColumnOf(_vi("Nội dung"), 195, lambda one: sentence(advice.found(one).vi)),
    )  # fmt: skip
    several = ((impact.appeared, "cần xem xét phát sinh"), (impact.vanished, "không còn phải xem xét"))
    parts = [what for found, what in several if found]
    made = Annex(
        key=FINDINGS,
        title=f"Danh mục nội dung {' và '.join(parts)} theo phương án",
        sheet="Nội dung cần xem xét",
        body=columns.table(columns.numbered(_shifted(impact)), rows_in("nội dung cần xem xét", "")),
        wide=True,
    )
    return made_official(made, impact.comparison.new.register, "vi")


def _shifted(impact: Impact) -> Iterator[Finding | Heading]:
    for heading, found in ((APPEARED, impact.appeared), (VANISHED, impact.vanished)):
        if found:
            yield Heading(heading, 1)
        yield from sorted(found, key=lambda finding: (finding.severity.rank, finding.order))
