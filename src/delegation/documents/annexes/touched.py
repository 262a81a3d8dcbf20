"""The lists behind a draft submission: the matters that a hypothesis touches, and the findings that it makes or unmakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from delegation.answers.impact import holder_of, sides, title
from delegation.answers.impact.outcomes import OUTCOMES
from delegation.documents.annexes import advice
from delegation.documents.annexes.alike import alike, in_rows, with_names
from delegation.documents.annexes.drafting import named_text
from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableCell, TableRow
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.official import made_official
from delegation.documents.shared.source import in_order
from delegation.findings import Finding, Text
from delegation.model.matters import MatterId
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.questions.compare import Comparison
from delegation.questions.suppose.impact import Impact
from delegation.questions.suppose.words import Effect, Shift, SupposedParty, TouchedMatter
from delegation.speech import NOT_KNOWN, Cited, Step, days, findings, in_english, instruments, joined, number, sentence
from delegation.speech.abbreviations import spelled
from delegation.speech.official import official
from delegation.speech.provisions import known
from delegation.values import dataclass

LIST = "viec"
FINDINGS = "phat-hien"
"""Keys of the two annexes."""
NAMED = frozenset({"vacant", "baseless", "idle", "perhaps", "unknown", "returned"})
"""Outcomes that articles name: their matters stand under a heading of these words."""
_TO_BE_GIVEN = "Danh mục nhiệm vụ, thủ tục hành chính"
"""The title of the annex of a decision that does what a hypothesis supposes."""
_MOST_TOLD = 5
_NO_NUMBER = "Văn bản số chưa công bố"
_FEWER_ROWS = ", nội dung như nhau của nhiều việc ghi một dòng"
APPEARED, VANISHED = "Nội dung cần xem xét phát sinh theo phương án", "Nội dung không còn phải xem xét"


def of_matters(impact: Impact) -> Annex | None:
    """List the matters by what happens to them; nothing where there are none."""
    if not impact.effects:
        return None
    given_by = _given_by(impact)
    columns = TableOf[TouchedMatter](
        "vi", 11,
        ColumnOf(_vi("Mã TTHC"), 24, partial(_code, impact), "center"),
        ColumnOf(_vi("Tên việc"), 92, lambda one: sentence(one.title)),
        ColumnOf(_vi("Lĩnh vực"), 34, lambda one: one.field),
        ColumnOf(_vi("Căn cứ hiện nay"), 74, partial(_basis, given_by)),
    )  # fmt: skip
    whole = "việc chịu tác động của phương án; mỗi việc thuộc đúng một mục"
    made = Annex(
        key=LIST,
        title=f"Danh mục việc chịu tác động của phương án {title(impact).vi}",
        sheet="Việc",
        body=columns.table(
            columns.numbered((*_said_above(impact, given_by), *_by_outcome(impact))), rows_in(whole, "")
        ),
        wide=True,
        remarks=() if given_by is not None and given_by.instrument == given_by.title else _without_number(impact),
        foot=(f"Tính tại ngày {days.day(impact.comparison.new.as_of).vi}, so với sổ khi không có phương án.",),
    )
    return made_official(made, impact.comparison.new.register, "vi")


def as_signed(impact: Impact) -> tuple[Annex | None, tuple[Text, ...]]:
    """List the matters as the annex of a decision does, and say what whoever drafts it must know and the annex leaves out: what is doubtful or not known."""
    found, told = of_matters(impact), list[Text]()
    if found is None or not isinstance(found.body, AnnexTable):
        return found, ()
    rows = list[TableRow | Heading]()
    between = iter([(effect, _moves(effect, impact.comparison)) for effect in _effects(impact)])
    blanks = 0
    for one in found.body.rows:
        if isinstance(one, Heading):
            if one.level == 1:
                rows += [one] if one.key in NAMED or one.kind == "line" else []
                continue
            effect, moves = next(between)
            rows.append(replace(one, title=spelled(moves)))
            told += [_between(effect, impact.comparison)] if _is_doubtful(one.title) else []
            continue
        cells = tuple(TableCell("") if cell.kind == "unknown" else cell for cell in one.cells)
        blanks += cells != one.cells
        rows.append(replace(one, cells=cells))
    if len(told) > _MOST_TOLD:
        more = number(len(told) - _MOST_TOLD)
        told = [
            *told[:_MOST_TOLD],
            Text(
                f"và {more.vi} nhóm việc khác mà chủ thể chưa rõ hoặc chưa chắc chắn",
                f"and {in_english(len(told) - _MOST_TOLD, 'more group')} whose holder is not known or not certain",
            ),
        ]
    if blanks:
        told.append(
            Text(
                f"{number(blanks).vi} dòng của phụ lục có ô để trống vì sổ chưa rõ mã hoặc căn cứ hiện nay",
                f"{in_english(blanks, 'row')} of the annex with a blank, for the code or the present basis is not known",
            )
        )
    return replace(found, title=_TO_BE_GIVEN, body=replace(found.body, rows=tuple(rows)), foot=()), tuple(told)


def _effects(impact: Impact) -> Iterator[Effect]:
    """Give what becomes of matters in the order of the list."""
    for outcome in OUTCOMES:
        yield from (one for one in impact.effects if one.outcome == outcome)


def _is_doubtful(said: str) -> bool:
    return "chưa" in said


def _moves(effect: Effect, comparison: Comparison) -> str:
    """Say from whom to whom matters go, without what is doubtful."""

    def names(sides: tuple[SupposedParty, ...]) -> str:
        return " hoặc ".join(dict.fromkeys(holder_of(comparison, one.holder).vi for one in sides if one.holder))

    said = list[str]()
    for one in effect.shifts:
        before, after = names(one.before), names(one.after)
        where = f" ({one.where.vi})" if one.where is not None else ""
        said.append(
            f"Từ {before} sang {after}{where}" if before and after and before != after else f"{after or before}{where}"
        )
    return f"{'; '.join(dict.fromkeys(said))}: {number(len(effect.matters)).vi} việc"


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
    above = ""
    for effect in _effects(impact):
        if effect.outcome != above:
            above = effect.outcome
            yield Heading(OUTCOMES[effect.outcome].vi, 1, key=above)
        yield Heading(_between(effect, impact.comparison).vi, 2)
        yield from sorted(effect.matters, key=lambda touched: in_order(touched.id))


def _given_by(impact: Impact) -> Cited | None:
    """Give the one text whose annex has the matters in rows; ``None`` where there are several, or none."""
    found = {
        replace(basis, at=None)
        for effect in impact.effects
        for one in effect.matters
        for step in steps_before(one)
        if step.row is not None
        for basis in step.basis
    }
    return found.pop() if len(found) == 1 else None


def _said_above(impact: Impact, given_by: Cited | None) -> Iterator[Heading]:
    if given_by is not None:
        name = named_text(impact, given_by).vi
        yield Heading(f"Số dòng ở cột «Căn cứ hiện nay» là số dòng trong phụ lục của {name}.", 1, kind="line")


def _basis(given_by: Cited | None, one: TouchedMatter) -> TableCell:
    """Cite what a matter rests on today. ``given_by``: a text named above the table, of which only the row is told."""
    cited = []
    for step in steps_before(one):
        for basis in step.basis:
            row = f"phụ lục dòng {step.row}" if step.row is not None else ""
            is_above = bool(row) and given_by is not None and replace(basis, at=None) == given_by
            cited.append(row if is_above else ", ".join(filter(None, (_short(basis), row))))
    return TableCell(sentence("; ".join(dict.fromkeys(cited)))) if cited else TableCell(NOT_KNOWN.vi, "unknown")


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
    return instruments.placed(known(one.at), name).vi


def _without_number(impact: Impact) -> tuple[str, ...]:
    found = {
        named_text(impact, basis).vi
        for effect in impact.effects
        for one in effect.matters
        for step in steps_before(one)
        for basis in step.basis
        if basis.instrument == basis.title
    }
    return tuple(
        f"{_NO_NUMBER}: {one.removeprefix('văn bản ').removesuffix(', số chưa công bố')}." for one in sorted(found)
    )


def _between(effect: Effect, comparison: Comparison) -> Text:
    """Say between whom authority goes, wherever something shifts, and for how many matters."""
    said, count = joined("; ", [_shift(one, comparison) for one in effect.shifts]), len(effect.matters)
    return Text(f"{said.vi}: {number(count).vi} việc", f"{said.en}: {in_english(count, 'matter')}")


_ROLES = {
    "owns": Text("thẩm quyền", "owns"),
    "acts": Text("giải quyết", "acts"),
    "both": Text("thẩm quyền và giải quyết", "owns and acts"),
}


def _shift(one: Shift, comparison: Comparison) -> Text:
    """Say from whom to whom authority goes; that it is not certain, and why, once behind both."""
    doubt = sides.doubted(one)
    name = partial(sides.told, with_reasons=False) if doubt is None else sides.named
    before, after = name(one.before, comparison), name(one.after, comparison)
    if one.before and one.after:
        said = Text(f"Từ {before.vi} sang {after.vi}", f"From {before.en} to {after.en}")
    elif one.before:
        said = Text(
            f"{before.vi} không còn là chủ thể, chưa có chủ thể thay thế", f"{before.en} no longer, nobody instead"
        )
    else:
        said = Text(f"{after.vi} nhận, trước đó chưa xác định chủ thể", f"{after.en}, before that nobody")
    more = joined("; ", [part for part in (_ROLES[one.role], one.where, doubt) if part is not None])
    return Text(f"{said.vi} ({more.vi})", f"{said.en} ({more.en})")


def of_findings(impact: Impact) -> Annex | None:
    """List the findings that appear and vanish; nothing where there are none. What several say alike is one row that names their matters."""
    if not impact.appeared and not impact.vanished:
        return None
    columns = TableOf[_Told](
        "vi", 12,
        ColumnOf(_vi("Mức"), 20, lambda one: sentence(findings.SEVERITIES[one.severity].vi), "center"),
        ColumnOf(_vi("Nội dung"), 195, lambda one: one.said),
    )  # fmt: skip
    several = ((impact.appeared, "cần xem xét phát sinh"), (impact.vanished, "không còn phải xem xét"))
    parts = [what for found, what in several if found]
    lines = tuple(_shifted(impact))
    table = columns.table(columns.numbered(lines), rows_in("nội dung cần xem xét", ""))
    made = Annex(
        key=FINDINGS,
        title=f"Danh mục nội dung {' và '.join(parts)} theo phương án",
        sheet="Nội dung cần xem xét",
        body=with_names(table, {one.said: one.names for one in lines if isinstance(one, _Told)}),
        wide=True,
    )
    return made_official(made, impact.comparison.new.register, "vi")


@dataclass(frozen=True, slots=True)
class _Told:
    """What findings of one weight say, in one sentence."""

    severity: Severity
    said: str
    names: tuple[str, ...] = ()


def _shifted(impact: Impact) -> Iterator[_Told | Heading]:
    sides = (impact.comparison.new.register, impact.comparison.old.register)
    titles = frozenset(one.title for side in sides for one in side.matters.values())

    def said_of(one: Finding) -> str:
        return official(advice.found(one).vi, impact.comparison.new.register, "vi")

    for heading, found in ((APPEARED, impact.appeared), (VANISHED, impact.vanished)):
        ordered = sorted(found, key=lambda finding: (finding.severity.rank, finding.order))
        rows = (
            _Told(group.members[0].severity, *row)
            for group in alike(ordered, said_of, lambda one: one.severity.name, titles)
            for row in in_rows(group, said_of, "vi")
        )
        told = list(dict.fromkeys(rows))
        if told:
            count = number(len(found)).vi
            yield Heading(f"{heading}: {count} nội dung{_FEWER_ROWS if len(told) < len(found) else ''}", 1)
        yield from told
