"""What a selector chooses on one page: holders down, fields or instruments across, and how many matters each owns and carries out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from delegation.authority.links import Chain, Link
from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Chart, KeyGroup, Line, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import possible_grants, rows_of
from delegation.charts.shared.idle import idle_notes, with_idle
from delegation.charts.shared.limits import given_by, limit_notes_of_rows
from delegation.charts.shared.listing import put_together
from delegation.charts.shared.marks import marked, of_matters
from delegation.charts.subjects.selection_words import in_words
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.terms import Unknown
from delegation.questions.select.of_matters import acting, owners
from delegation.questions.select.selection import Selection
from delegation.questions.ways.ways import Ways
from delegation.speech import field_name, in_english, joined, number
from delegation.speech.instruments import labelled
from delegation.values import dataclass

T = TypeVar("T")

_LEVELS = ((60, 8), (40, 6), (40, 4), (24, 4), (16, 3), (8, 2), (4, 1))
"""How many holders and how many columns are told one by one at each level of detail."""
_ALL = {
    ("tasks", "procedures"): Text("Mọi việc của sổ", "All matters of the register"),
    ("tasks",): Text("Mọi nhiệm vụ của sổ", "All tasks of the register"),
    ("procedures",): Text("Mọi thủ tục của sổ", "All procedures of the register"),
}
_KINDS = {
    ("tasks", "procedures"): Text("Nhiệm vụ, thủ tục", "Tasks and procedures"),
    ("tasks",): Text("Nhiệm vụ", "Tasks"),
    ("procedures",): Text("Thủ tục", "Procedures"),
}
_MOST_NAMED = 24
"""Matters that are named below their holder, where they are so few that the page has room."""
_HOLDERS, _COLUMN = 15.0, 8.2
"""Widths in em of the names and of each column."""
_LEAST = 9.0
"""What names have at least, however wide the columns: «Sở Nông nghiệp và Môi trường» in two rows, not a word in each."""
_OTHER, _PERHAPS = "", "?"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A holder of a matter (``None``: not known), under the heading of a column. ``owns``: or only carries it out; ``certain``: for certain."""

    holder: HolderId | None
    column: str
    matter: MatterId
    owns: bool
    certain: bool


def of_selection(
    ways: Ways,
    listings: Sequence[Selection[Matter]],
    language: Language = "vi",
    rules_hash: str = "",
    marks: Marks = NO_MARKS,
    *,
    with_reasons: bool = False,
) -> Chart:
    """Draw who holds the matters that fit selectors, on the day of the ways. ``marks``: what findings say of the steps.

    Columns are the fields of the matters; where all are of one field, the instruments by which they are held.
    """
    examination = ways.examination
    ids = [matter.id for one in listings for matter in one.fitting]
    here = frozenset(ids)
    canvas = Canvas(examination.register, examination.as_of, language, rules_hash, marks, with_reasons, within=here)
    given = [one for one in possible_grants(canvas.register, canvas.as_of) if not here.isdisjoint(_given(one))]
    canvas = with_idle(canvas, given, examination)
    fields = {canvas.register.matters[one].field for one in ids}
    by_field = len(fields) > 1
    entries = [entry for one in ids for entry in _entries(one, ways, canvas, by_field=by_field)]
    pictures = (
        tuple(_pictures(entries, canvas, by_field=by_field))
        if entries
        else (
            canvas.nothing(
                "Vào ngày này không có việc nào thuộc phạm vi nêu trên.", "On this day no matter is of this kind."
            ),
        )
    )
    made = canvas.chart(
        Text("Ma trận thẩm quyền", "Who holds what"),
        _subject(listings, canvas),
        pictures,
        (*_notes(listings, ids, canvas), *idle_notes(given, canvas), *limit_notes_of_rows(given_by(_links(ids, ways)), canvas)),
        dict.fromkeys(source for one in ids for source in canvas.register.matters[one].source),
    )  # fmt: skip
    return marked(made)


def _given(grant: Grant) -> Iterator[MatterId]:
    return (row.matter for row in rows_of([grant]))


def _subject(listings: Sequence[Selection[Matter]], canvas: Canvas) -> str:
    typed = listings[0].selector
    if not typed:
        return _ALL[tuple(one.subject for one in listings)].in_(canvas.language)
    named = in_words(listings[0].subject, typed, canvas)
    kind = _KINDS[tuple(one.subject for one in listings)].in_(canvas.language)
    return f"{kind}: {named}"


def _entries(name: MatterId, ways: Ways, canvas: Canvas, *, by_field: bool) -> Iterator[_Entry]:
    field = field_name(canvas.register, canvas.register.matters[name]).in_(canvas.language)
    for piece in ways.held(name):
        for owns, held, every in (
            (True, piece.all_owners, owners(piece)),
            (False, piece.all_acting, acting(piece)),
        ):
            for party, chain in held:
                column = field if by_field else _instrument(chain, canvas)
                yield _Entry(party.holder, column, name, owns, party.certain)
            # Those whom the register does not know stand behind the others, without a chain.
            for party in every[len(held) :]:
                yield _Entry(party.holder, field if by_field else _OTHER, name, owns, party.certain)


def _links(ids: Sequence[MatterId], ways: Ways) -> Iterator[Link]:
    """Give the links of all chains by which somebody holds the matters."""
    pieces = (piece for one in ids for piece in ways.held(one))
    return (link for piece in pieces for _, chain in (*piece.all_owners, *piece.all_acting) for link in chain)


def _instrument(chain: Chain, canvas: Canvas) -> str:
    """Name the instrument of the last step of a chain, by its number."""
    if not chain:
        # Who is known to hold it, and not by what.
        return _OTHER
    last = chain[-1]
    if last.grant is not None:
        found = canvas.register.instrument(last.grant.instrument)
    else:
        basis = last.ownership.basis if last.ownership is not None else ()
        found = canvas.register.instrument(basis[0].instrument) if basis and not isinstance(basis, Unknown) else None
    return labelled(found.label).in_(canvas.language) if found is not None and isinstance(found.number, str) else _OTHER


def _pictures(entries: Sequence[_Entry], canvas: Canvas, *, by_field: bool) -> Iterator[Picture]:
    holders, columns = (
        _heaviest(entries, lambda one: one.holder),
        [one for one in _heaviest(entries, lambda one: one.column) if one != _OTHER],
    )
    if len({one.matter for one in entries}) <= _MOST_NAMED:
        yield _picture(
            entries, (holders, len(holders)), (columns, len(columns)), canvas, by_field=by_field, is_named=True
        )
    levels = dict.fromkeys((min(rows, len(holders)), min(across, len(columns))) for rows, across in _LEVELS)
    for rows, across in levels:
        yield _picture(entries, (holders, rows), (columns, across), canvas, by_field=by_field)


def _heaviest(entries: Sequence[_Entry], of: Callable[[_Entry], T]) -> list[T]:
    """Give what entries are under, that with the most matters first."""
    weight: dict[T, set[MatterId]] = {}
    for one in entries:
        weight.setdefault(of(one), set()).add(one.matter)
    return sorted(weight, key=lambda one: (-len(weight[one]), str(one)))


def _picture(
    entries: Sequence[_Entry], holders: tuple[list[HolderId | None], int], columns: tuple[list[str], int], canvas: Canvas,
    *, by_field: bool, is_named: bool = False,
) -> Picture:  # fmt: skip
    rows, across = holders[0][: holders[1]], columns[0][: columns[1]]
    has_other = any(one.column not in across for one in entries)
    heads = [*across, *([canvas.say("Khác", "Other")] if has_other else []), canvas.say("Cộng", "In all")]
    first = Line(canvas.say("Chủ thể", "Holder"), bold=True, small=True, right=tuple(heads))
    lines = [first]
    for holder in rows:
        own = [one for one in entries if one.holder == holder]
        name = _holder(holder, canvas)
        marks = of_matters({one.matter for one in own}, canvas.register, canvas.marks, {holder})
        lines.append(Line(name, bold=is_named, small=True, right=_cells(own, across, has_other=has_other), marks=marks))
        lines += _named(own, across, canvas, has_other=has_other) if is_named else ()
    rest = [one for one in entries if one.holder not in rows]
    if rest:
        count = len({one.holder for one in rest})
        said = canvas.say(f"{number(count).vi} chủ thể khác", in_english(count, "other holder"))
        lines.append(Line(said, small=True, right=_cells(rest, across, has_other=has_other)))
    node = PictureNode("matrix", "list", 0, tuple(lines), hint=first.text, least=_LEAST)
    has_doubt = any(_PERHAPS in cell for line in lines for cell in line.right)
    told = joined(
        " ",
        (_said(has_other=has_other, has_rest=bool(rest), by_field=by_field), *([_DOUBT] if has_doubt else [])),
    )
    key = _put_together(entries, holders[0][holders[1] :], columns[0][columns[1] :], canvas, by_field=by_field)
    return Picture(
        (_HOLDERS + _COLUMN * len(heads),),
        ("",),
        (node,),
        said=told.in_(canvas.language),
        key=key,
        is_key_short=bool(key),
    )


def _put_together(
    entries: Sequence[_Entry],
    holders: Sequence[HolderId | None],
    columns: Sequence[str],
    canvas: Canvas,
    *,
    by_field: bool,
) -> tuple[KeyGroup, ...]:
    """Name the holders and columns that the table puts together, with what each has."""
    across = Text("lĩnh vực", "fields") if by_field else Text("văn bản", "instruments")
    titles = (
        canvas.say("Các chủ thể khác", "Other holders"),
        canvas.say(f"Các {across.vi} khác", f"Other {across.en}"),
    )
    of_holders = [(_holder(one, canvas), _cell([each for each in entries if each.holder == one])) for one in holders]
    of_columns = [(one, _cell([each for each in entries if each.column == one])) for one in columns]
    return put_together(zip(titles, (of_holders, of_columns), strict=True))


def _holder(one: HolderId | None, canvas: Canvas) -> str:
    return canvas.name(one) if one is not None else canvas.say("Chủ thể chưa rõ", "Not known")


def _named(own: Sequence[_Entry], across: Sequence[str], canvas: Canvas, *, has_other: bool) -> Iterator[Line]:
    """Name the matters of a holder, each with what it owns or carries out under the columns of its row."""
    for name in dict.fromkeys(one.matter for one in own):
        matter = canvas.register.matters[name]
        cells = _cells([one for one in own if one.matter == name], across, has_other=has_other)
        yield Line(matter.title, small=True, right=cells, hangs=True)


def _cells(own: Sequence[_Entry], across: Sequence[str], *, has_other: bool) -> tuple[str, ...]:
    groups = [[one for one in own if one.column == column] for column in across]
    groups += [[one for one in own if one.column not in across]] if has_other else []
    return tuple(_cell(group) for group in (*groups, own))


def _cell(group: Sequence[_Entry]) -> str:
    """Write how many matters are owned, and how many carried out; nothing where there are none of either."""
    owned, acted = ([one for one in group if one.owns == owns] for owns in (True, False))
    return f"{_count(owned)} / {_count(acted)}" if group else ""


def _count(entries: Sequence[_Entry]) -> str:
    """Count matters, behind a plus those that whoever is named has only perhaps: «91+110?». The row of those not known says so itself."""
    sure = {one.matter for one in entries if one.certain or one.holder is None}
    perhaps = {one.matter for one in entries} - sure
    return "+".join([*([str(len(sure))] if sure else []), *([f"{len(perhaps)}{_PERHAPS}"] if perhaps else [])]) or "–"


_DOUBT = Text(
    f"Số có dấu {_PERHAPS}: số việc có thể thuộc chủ thể, chưa chắc chắn vì thời hạn hoặc căn cứ chưa rõ; tính riêng, sau dấu +.",
    f"Numbers with {_PERHAPS}: matters that the holder has only possibly, for a term or a basis is not known; counted apart, behind a plus.",
)


def _said(*, has_other: bool, has_rest: bool, by_field: bool) -> Text:
    across = (
        Text("lĩnh vực", "fields")
        if by_field
        else Text("số, ký hiệu của văn bản giao hoặc căn cứ", "the numbers of the instruments that give, or the basis")
    )
    said = Text(
        f"Trong ô: số việc có thẩm quyền / số việc giải quyết; cột là {across.vi}. Một việc của nhiều chủ thể được tính ở từng chủ thể.",
        f"In each cell: matters owned / matters carried out; columns are {across.en}. A matter of several holders counts with each.",
    )
    left = Text(
        "Đã rút gọn: chủ thể, cột có ít việc nhất được gộp; tên ở danh sách kèm theo.",
        "Shortened: holders and columns with the fewest matters are put together; their names are in the list that goes with it.",
    )
    return Text(f"{said.vi} {left.vi}", f"{said.en} {left.en}") if has_rest or (has_other and by_field) else said


def _notes(listings: Sequence[Selection[Matter]], ids: Sequence[MatterId], canvas: Canvas) -> Iterator[str]:
    yield canvas.say(f"Cộng {number(len(ids)).vi} việc có tên.", f"In all {in_english(len(ids), 'named matter')}.")
    perhaps = sum(len(one.perhaps) for one in listings)
    if perhaps:
        yield canvas.say(
            f"{number(perhaps).vi} việc khác chưa rõ có thuộc phạm vi nêu trên hay không, không tính.",
            f"Not counted, as it is not known whether they are of this kind: {in_english(perhaps, 'other matter')}.",
        )
    unlisted = sum(one.unlisted for one in listings)
    if unlisted:
        yield canvas.say(
            f"{number(unlisted).vi} việc thuộc phạm vi nêu trên nhưng chưa công bố danh mục, không tính.",
            f"Not counted, as only their number is published: {in_english(unlisted, 'matter')}.",
        )
