"""The lists behind a draft submission: the matters that a hypothesis touches, and the findings that it makes or unmakes."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.impact import Effect, Impact, Shift, Side, Touched
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.documents.shared.annex import Annex, Cell, Column, Group, Row, Table
from delegation.documents.shared.source import in_order
from delegation.findings import Text
from delegation.speech import NOT_KNOWN, Cited, Step, days, findings, instruments, number, sentence

LIST = "viec"
FINDINGS = "phat-hien"
"""Keys of the two annexes."""
_NO_NUMBER = "Văn bản số chưa công bố"


def of_matters(impact: Impact, made: str) -> Annex | None:
    """List the matters by what happens to them; nothing where there are none."""
    rows: list[Row | Group] = []
    at = 0
    for outcome, said in OUTCOMES.items():
        effects = [one for one in impact.effects if one.outcome == outcome]
        if effects:
            rows.append(Group(said.vi, 1, key=outcome))
        for effect in effects:
            rows.append(Group(_between(effect), 2))
            for one in sorted(effect.matters, key=lambda touched: in_order(touched.id)):
                at += 1
                rows.append(_row(at, one))
    if not rows:
        return None
    return Annex(
        key=LIST,
        title=f"Danh mục việc chịu tác động của phương án {impact.title.vi}",
        sheet="Việc",
        body=Table(
            (
                Column("STT", 11, "center"),
                Column("Mã", 34, "center"),
                Column("Tên việc", 92),
                Column("Lĩnh vực", 34),
                Column("Căn cứ hiện nay", 74),
            ),
            tuple(rows),
            f"{at} việc chịu tác động của phương án; mỗi việc thuộc đúng một mục.",
        ),
        wide=True,
        remarks=_without_number(impact),
        foot=(f"Tính tại ngày {days.day(impact.comparison.new.as_of).vi}, so với sổ khi không có phương án.",),
        made=made,
    )


def _row(at: int, one: Touched) -> Row:
    cited = []
    for step in steps_before(one):
        for basis in step.basis:
            row = f", phụ lục dòng {step.row}" if step.row is not None else ""
            cited.append(sentence(_short(basis)) + row)
    basis_cell = Cell("; ".join(dict.fromkeys(cited))) if cited else Cell(NOT_KNOWN.vi, "unknown")
    cells = (Cell(at, "number"), Cell(one.id, "code"), Cell(sentence(one.title)), Cell(one.field), basis_cell)
    return Row(cells, key=str(at))


def steps_before(one: Touched) -> Iterator[Step]:
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


def _between(effect: Effect) -> str:
    """Say between whom authority goes, wherever something shifts, and for how many matters."""
    return f"{'; '.join(map(_shift, effect.shifts))}: {number(len(effect.matters)).vi} việc"


def _shift(one: Shift) -> str:
    where = f", {one.where.vi}" if one.where is not None else ""
    sides = [_named(side) or "không có ai" for side in (one.before, one.after)]
    roles = {"owns": "thẩm quyền", "acts": "giải quyết", "both": "thẩm quyền và giải quyết"}
    return f"{sides[0]} → {sides[1]} ({roles[one.role]}{where})"


def _named(sides: tuple[Side, ...]) -> str:
    return " hoặc ".join(one.name.vi + _doubt(one) for one in sides)


def _doubt(one: Side) -> str:
    if one.presumed:
        return " (căn cứ chưa rõ)"
    return "" if one.certain or one.holder is None else " (chưa chắc chắn)"


def of_findings(impact: Impact, made: str) -> Annex | None:
    """List the findings that appear and vanish; nothing where there are none."""
    rows: list[Row | Group] = []
    at = 0
    for heading, found in (("Phát hiện mới", impact.appeared), ("Phát hiện không còn", impact.vanished)):
        if found:
            rows.append(Group(heading, 1))
        for one in sorted(found, key=lambda finding: (finding.severity.rank, finding.order)):
            at += 1
            weight = findings.SEVERITIES[one.severity].vi
            rows.append(Row((Cell(at, "number"), Cell(one.check, "code"), Cell(weight), Cell(one.said.vi))))
    if not rows:
        return None
    return Annex(
        key=FINDINGS,
        title="Phát hiện mới và phát hiện không còn khi kiểm tra sổ theo phương án",
        sheet="Phát hiện",
        body=Table(
            (
                Column("STT", 12, "center"),
                Column("Phép", 18, "center"),
                Column("Mức", 20, "center"),
                Column("Nội dung", 195),
            ),
            tuple(rows),
            f"{at} phát hiện.",
        ),
        wide=True,
        made=made,
    )
