"""What can be asked for: the kinds of annexes by their names, and the annexes of a file in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from delegation.documents.annexes.concern import about, narrowed, parted
from delegation.documents.annexes.decisions import of_all_decisions, of_decision
from delegation.documents.annexes.director import for_director
from delegation.documents.annexes.ends import of_endings
from delegation.documents.annexes.findings_list import of_findings
from delegation.documents.annexes.forms import by_form
from delegation.documents.annexes.grants_of import of_grants_of
from delegation.documents.annexes.horizon import of_requests
from delegation.documents.annexes.left_out import made_of
from delegation.documents.annexes.tasks_by_tier import by_tier
from delegation.documents.annexes.tasks_of import of_holder_or_field
from delegation.documents.annexes.until import until_of
from delegation.documents.shared.annex import Annex, AnnexPicture, AnnexTable, Heading, TableRow
from delegation.documents.shared.apart import told_apart
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.names.folding import fold
from delegation.names.near import near
from delegation.questions.horizon import horizon
from delegation.questions.horizon.endings import horizon_of
from delegation.speech import in_english
from delegation.values import dataclass

_STANDING = 165.0
"""How wide a picture may be on a page that stands, in millimetres."""
_STANDING_HIGH, _LYING_HIGH = 205.0, 122.0
"""How high one may be on a page that stands or lies."""


@dataclass(frozen=True, slots=True)
class AnnexKind:
    """A kind of annex: what it is, whether more is said after a colon, an example, and how it is made."""

    said: Text
    takes: Literal["nothing", "more", "perhaps"]
    example: str
    make: Callable[[AnnexSource, str | None], tuple[Annex, ...]]


@dataclass(frozen=True, slots=True)
class ChosenAnnex:
    """A kind that was asked for, with what was said after the colon."""

    name: str
    what: str | None

    @property
    def written(self) -> str:
        """How it is typed."""
        return self.name if self.what is None else f"{self.name}:{self.what}"


def _ends(given: AnnexSource, what: str | None) -> tuple[Annex, ...]:
    """List what ends, and behind it the requests and duties that are due or late until then."""
    made = of_endings(given, what)
    if not given.with_lists:
        return made
    day, concern = parted(given, what, "het-han")
    until = until_of(given, day, "het-han") if day is not None else horizon_of(given.register, given.as_of)
    found = narrowed(horizon(given.examination, until), concern)
    return (*made, of_requests(given, found)) if found.requests else made


def _given_by(given: AnnexSource, what: str | None) -> tuple[Annex, ...]:
    """List what all decisions delegate, what one gives, or what a holder of an id or a whole name gave and received."""
    if what is None:
        return of_all_decisions(given)
    try:
        concern = about(given, what)
    except AskedWronglyError:
        return of_decision(given, what)
    return of_grants_of(given, concern)


def _drawing(given: AnnexSource, what: str | None) -> tuple[Annex, ...]:
    """Give the pages of a chart as one annex, and the list of what it cites."""
    pages = given.draw(what or "", given.space)
    is_listed = given.with_lists and bool(pages[0].cited)
    # A list by the numbers of a decision may be left out, where the annex of that decision stands in the document.
    notes = () if is_listed and not all(one.is_of_annex for one in pages[0].cited) else pages[0].notes
    noted = max(range(len(pages)), key=lambda at: _room(pages[at])) + 1
    made = [
        given.official(
            Annex(
                key=f"so-do:{what}" if at == 1 else f"so-do:{what}/{at}",
                title=one.caption,
                sheet=given.say("Sơ đồ", "Chart"),
                body=one,
                wide=one.width > _STANDING,
                foot=(*(notes if at == noted else ()), *(given.foot(()) if at == len(pages) else ())),
                made=given.made,
                goes_on=at > 1,
            )
        )
        for at, one in enumerate(pages, 1)
    ]
    if is_listed:
        made.append(_cited(given, what, pages[0]))
    return tuple(made)


def _room(one: AnnexPicture) -> float:
    """Give the height that a picture leaves free on its page, in millimetres."""
    return (_LYING_HIGH if one.width > _STANDING else _STANDING_HIGH) - one.height


def _cited(given: AnnexSource, what: str | None, drawing: AnnexPicture) -> Annex:
    """List what a chart cites, under the numbers that it cites."""
    columns = TableOf[tuple[str, str]](
        given.language, 12, ColumnOf(Text("Nội dung", "Matter"), 145, lambda one: one[1])
    )
    rows: list[TableRow | Heading] = []
    for part in drawing.cited:
        rows += [*part.headings, *(columns.row(one[0], one) for one in part.rows)]
    named = [name for part in drawing.cited for _, name in part.rows]
    again = (
        Text(" Một việc có thể ở nhiều dòng.", " A matter may stand in several rows.")
        if len({*named}) < len(named)
        else Text("", "")
    )
    table = columns.table(
        rows,
        lambda count: Text(
            f"{given.number(count)} dòng, theo số mà sơ đồ dẫn.{again.vi}",
            f"{in_english(count, 'row')}, by the numbers that the chart cites.{again.en}",
        ),
    )
    by_annex = (Text("STT theo phụ lục của văn bản giao.", "Numbers are those of the annex of the instrument."),)
    return given.annex(
        f"so-do:{what}/danh-muc",
        Text(f"Danh sách kèm theo {drawing.caption[:1].lower()}{drawing.caption[1:]}", f"The list behind the chart: {drawing.caption}"),
        Text("Danh sách", "List"),
        table,
        remarks=by_annex if all(one.is_of_annex for one in drawing.cited) else [Text(one, one) for one in drawing.notes],
        wide=False,
    )  # fmt: skip


KINDS: dict[str, AnnexKind] = {
    "bieu-1": AnnexKind(
        Text("Biểu 1: nhiệm vụ theo cấp thực hiện", "Tasks by tier"), "nothing", "bieu-1", lambda given, _: by_tier(given)
    ),
    "bieu-2": AnnexKind(
        Text("Biểu 2: thủ tục ủy quyền theo hình thức", "Delegated procedures by form"),
        "nothing",
        "bieu-2",
        lambda given, _: by_form(given),
    ),
    "nhiem-vu": AnnexKind(
        Text("Nhiệm vụ của một chủ thể hoặc một lĩnh vực", "Tasks of a holder or a field"),
        "more",
        "nhiem-vu:so-xay-dung",
        lambda given, what: of_holder_or_field(given, what or ""),
    ),
    "uy-quyen": AnnexKind(
        Text("Việc được giao theo một văn bản, hoặc các lần giao của một chủ thể; không nêu gì thì mọi văn bản ủy quyền", "What a decision gives, or the grants of a holder; without either, what all delegate"),
        "perhaps",
        "uy-quyen:qd-uy-quyen-so-cong-thuong-2025",
        _given_by,
    ),
    "phat-hien": AnnexKind(
        Text("Phát hiện để họp rà soát; nêu DLG2,DLG301 thì chỉ các phép đó, nêu một chủ thể thì chỉ những gì về chủ thể đó", "Findings for a review meeting, of all checks or some, of all holders or one"),
        "perhaps",
        "phat-hien:DLG2,DLG301",
        of_findings,
    ),
    "het-han": AnnexKind(
        Text("Những gì hết hạn đến một ngày, của một chủ thể; mặc định theo horizon-days, mọi chủ thể", "What ends until a day, of a holder; default: the horizon, all holders"),
        "perhaps",
        "het-han:2027-03-01",
        _ends,
    ),
    "tom-tat": AnnexKind(
        Text("Tóm tắt một trang cho lãnh đạo: số liệu chính, năm rủi ro, nội dung cần quyết định đến một ngày, của một chủ thể; mặc định một năm, cả sổ", "One page for whoever decides: main figures, five risks, what is to be decided until a day, of a holder; default: a year, the whole register"),
        "perhaps",
        "tom-tat:2027-03-01",
        for_director,
    ),
    "so-do": AnnexKind(
        Text("Sơ đồ, gọi như delegation chart: hinh-thuc-3, tong-quan, to-chuc, …", "A chart, named as delegation chart does: form-3, overview, organisation, …"),
        "more",
        "so-do:hinh-thuc-3",
        _drawing,
    ),
}  # fmt: skip
"""Every kind, in the order in which they are listed."""


def read(typed: str) -> ChosenAnnex:
    """Read what was typed, ``KIND`` or ``KIND:WHAT``. Raises ``AskedWronglyError`` for a kind that does not exist, or too much or little after it."""
    before, colon, after = typed.partition(":")
    name = fold(before).replace(" ", "-")
    kind = KINDS.get(name)
    if kind is None:
        raise AskedWronglyError(_no_such(before))
    what = after.strip()
    if kind.takes == "more" and not what:
        raise AskedWronglyError(
            Text(
                f"{name} cần thêm một tên sau dấu hai chấm, như {kind.example}.",
                f"{name} needs a name after a colon, like {kind.example}.",
            )
        )
    if kind.takes == "nothing" and colon:
        raise AskedWronglyError(
            Text(
                f"{name} không nhận gì sau dấu hai chấm; hãy gõ {name}.",
                f"{name} takes nothing after a colon; type {name}.",
            )
        )
    if colon and not what:
        raise AskedWronglyError(
            Text(
                f"Sau {name}: chưa có gì. Hãy gõ như {kind.example}, hoặc chỉ {name}.",
                f"There is nothing after {name}:. Type it like {kind.example}, or {name} alone.",
            )
        )
    return ChosenAnnex(name, what or None)


def _no_such(name: str) -> Text:
    likest = near(fold(name).replace(" ", "-"), KINDS, like=0.5)
    known = ", ".join(KINDS)
    vi, en = f"Không có loại phụ lục «{name}».", f"There is no kind of annex “{name}”."
    if likest:
        return Text(
            f"{vi} Có phải ý bạn là {likest[0]}? Các loại: {known}.", f"{en} Did you mean {likest[0]}? Kinds: {known}."
        )
    return Text(f"{vi} Các loại: {known}.", f"{en} Kinds: {known}.")


def annexes(
    given: AnnexSource, asked: Iterable[ChosenAnnex], left_out: Callable[[ChosenAnnex, Text], None] | None = None
) -> tuple[Annex, ...]:
    """Make the annexes of a file: those that were asked for, in their order, then the lists behind their numbers.

    ``left_out``: told of each of several that has nothing to list, and why; without it, or where none has anything, that stops the others.
    Raises ``DelegationError`` where one cannot be made, ``AskedWronglyError`` where one is asked for twice.
    """
    asked = tuple(asked)
    given = replace(given, kinds=frozenset(one.name for one in asked))
    first: list[Annex] = []
    lists: list[Annex] = []
    heads: dict[Annex, ChosenAnnex] = {}
    for one, whole in made_of(asked, lambda one: KINDS[one.name].make(given, one.what), left_out):
        made = whole
        if made[0] in heads:
            raise AskedWronglyError(_again(heads[made[0]], one))
        heads[made[0]] = one
        if any(known.key == made[0].key for known in first):
            made = told_apart(made, f"#{len(heads)}")
        first += [made[0], *(more for more in made if more.goes_on)]
        lists += [more for more in made[1:] if not more.goes_on]
    tables = [more.body for more in (*first, *lists) if isinstance(more.body, AnnexTable) and not _is_cited(more)]
    return (*first, *(more for more in lists if not (_is_cited(more) and _stands_in(more, tables))))


def _again(first: ChosenAnnex, one: ChosenAnnex) -> Text:
    if first == one:
        return Text(
            f"{one.written} được gọi hai lần; mỗi phụ lục chỉ một lần.",
            f"{one.written} is asked for twice; once is enough.",
        )
    return Text(
        f"{first.written} và {one.written} là cùng một phụ lục; mỗi phụ lục chỉ một lần.",
        f"{first.written} and {one.written} are the same annex; once is enough.",
    )


def _is_cited(annex: Annex) -> bool:
    return annex.key.startswith("so-do:") and isinstance(annex.body, AnnexTable)


def _stands_in(cited: Annex, tables: Iterable[AnnexTable]) -> bool:
    """Whether a table of the same document has every row of the list behind a chart under the same number, so that the chart leads there."""
    rows = cited.body.proper if isinstance(cited.body, AnnexTable) else ()
    wanted = [(at.strip(), str(one.cells[1].value)) for one in rows for at in str(one.cells[0].value).split(",")]
    for table in tables:
        here: dict[str, list[str]] = {}
        for one in table.proper:
            here.setdefault(str(one.cells[0].value), []).extend(str(cell.value) for cell in one.cells[1:])
        if all(any(said and name.endswith(said) for said in here.get(at, ())) for at, name in wanted):
            return True
    return False
