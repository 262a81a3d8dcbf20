"""The overview: who gives to whom, by mechanism and form, with published counts beside named ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.authority.marks import NO_MARKS, Mark, Marks, all_of
from delegation.authority.norms import is_judged_by_state
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode, Stroke
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import later_totals, possible_grants, rows_of
from delegation.charts.shared.idle import idle_notes, with_idle
from delegation.charts.shared.limits import limit_notes, with_limits_of_all
from delegation.charts.shared.marks import followed, marked, with_marks
from delegation.charts.shared.words import instrument_names, together
from delegation.findings import Language, Text
from delegation.model.figures import LedgerBook
from delegation.model.instruments import Form, Mechanism, Pole
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech import MECHANISMS, counted, in_english, number, pole_name, sentence, side_name
from delegation.values import dataclass

_WIDTHS = (9.7, 18.0, 15.2)
_KIND_ORDER = ("people-council", "committee", "chair", "specialised-agency", "agency-head")
_LEVEL_ORDER = ("central", "city", "district", "commune")


@dataclass(frozen=True, slots=True)
class _Card:
    """One way of giving: who, to whom, how, and what its box says. ``rank`` orders the givers; ``marks``: of all its ``grants``."""

    key: str
    rank: tuple[int, int]
    giver: str
    receivers: tuple[str, ...]
    stroke: Stroke
    kind: NodeKind
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    grants: tuple[Grant, ...] = ()


def overview(
    register: Register, as_of: Day, language: Language = "vi", rules_hash: str = "", marks: Marks = NO_MARKS,
    *, with_reasons: bool = False,
) -> Chart:  # fmt: skip
    """Draw who gives to whom on a day. ``rules_hash`` is printed in small letters where given; ``marks``: what findings say."""
    grants = possible_grants(register, as_of)
    canvas = with_idle(Canvas(register, as_of, language, rules_hash, marks, with_reasons), grants)
    marks = canvas.marks
    books = {one.ledger.form: one for one in register.books if one.ledger.counts == "delegated-procedures"}
    others = [one for one in grants if one.form is None or one.form not in register.forms]
    on_forms = {
        number: all_of((marks.on_form(number), *(marks.on_grant(one.id) for one in grants if one.form == number)))
        for number in register.forms
    }
    forms = [
        replace(
            _form_card(form, books.get(number), canvas),
            marks=on_forms[number],
            grants=tuple(one for one in grants if one.form == number),
        )
        for number, form in sorted(register.forms.items())
    ]
    pictures = _pictures(forms, _form_sums(canvas, books, on_forms, grants), others, canvas)
    none = canvas.nothing(
        "Sổ không ghi hình thức hay lần phân cấp, ủy quyền nào.", "The register holds no form and no grant."
    )
    made = canvas.chart(
        Text("Sơ đồ tổng quan phân cấp, ủy quyền", "Overview of decentralisation and delegation"),
        canvas.say("Bên giao, hình thức và văn bản, bên nhận", "Who gives, by which form and instrument, to whom"),
        pictures if forms or others else (replace(none, widths=(30.0,)),),
        (
            *_notes(list(books.values()), language),
            *(one.in_(language) for one in later_totals(books.values(), as_of)),
            *idle_notes(grants, canvas),
            *limit_notes(grants, canvas),
        ),
        (source for one in books.values() for source in one.ledger.source),
    )
    cited = (canvas.say("các văn bản nêu trên sơ đồ", "the instruments in the chart"),) if others else ()
    return _first_all(replace(made, sources=(*made.sources, *cited)), canvas)


def _first_all(made: Chart, canvas: Canvas) -> Chart:
    """Mark a chart; all forms or all grants with notes on a page of their own say more than some of both with notes below."""
    merged = _merged(canvas)
    whole, less = (
        replace(made, pictures=tuple(one for one in made.pictures if one.said.startswith(f"{merged} ") == is_less))
        for is_less in (False, True)
    )
    return followed(marked(whole), marked(less)) if less.pictures else marked(whole)


def _pictures(forms: list[_Card], sums: list[_Card], others: Sequence[Grant], canvas: Canvas) -> tuple[Picture, ...]:
    """Give the picture of all, then shorter ones: with fewer grants beside the forms, then with the forms of a giver in one box."""
    merged = _merged(canvas)
    kept = [(_grant_cards(left, canvas), said) for left, said in _ever_fewer(others, canvas)]
    return (
        *(_picture([*forms, *cards], canvas, said) for cards, said in kept),
        *(_picture([*sums, *cards], canvas, f"{merged} {said}".strip()) for cards, said in kept),
    )


def _merged(canvas: Canvas) -> str:
    return canvas.say(
        "Đã rút gọn: các hình thức của cùng một bên ủy quyền được gộp thành một ô.",
        "Shortened: the forms of one giver are put into one box.",
    )


def _ever_fewer(grants: Sequence[Grant], canvas: Canvas) -> Iterator[tuple[Sequence[Grant], str]]:
    """Give all grants, then those of the State, then those of them that transfer nothing; each with what it leaves out."""
    yield grants, ""
    of_state = [one for one in grants if is_judged_by_state(canvas.register, one)]
    lasting = [one for one in of_state if one.mechanism != "transfer"]
    party = counted(len(grants) - len(of_state), "lần giao", "grant")
    moved = counted(len(of_state) - len(lasting), "lần chuyển", "transfer")
    out = [Text(f"{party.vi} của tổ chức đảng, Mặt trận", f"{party.en} by bodies of the Party or the Front")]
    if len(of_state) < len(grants):
        yield of_state, canvas.say(f"Không vẽ {out[0].vi}.", f"Left out: {out[0].en}.")
    else:
        out.clear()
    if len(lasting) < len(of_state):
        out.append(Text(f"{moved.vi} chức năng, đơn vị", f"{moved.en} of functions or units"))
        yield (
            lasting,
            canvas.say(
                f"Không vẽ {'; '.join(one.vi for one in out)}.", f"Left out: {'; '.join(one.en for one in out)}."
            ),
        )


def _rank(poles: Iterable[Pole]) -> tuple[int, int]:
    def at(name: str, order: Sequence[str]) -> int:
        return order.index(name) if name in order else len(order)

    return min(((at(one.level, _LEVEL_ORDER), at(one.kind, _KIND_ORDER)) for one in poles), default=(9, 9))


def _form_card(form: Form, book: LedgerBook | None, canvas: Canvas) -> _Card:
    title = canvas.say(f"Hình thức {form.number}", f"Form {form.number}")
    count, said, kind = _counts([book] if book is not None else [], canvas.language)
    lines = (Line(title, bold=True, right=(count,)), Line(said, small=True))
    return _Card(
        key=f"form:{form.number}",
        rank=_rank(form.givers),
        giver=together([pole_name(one, canvas.register).in_(canvas.language) for one in form.givers]),
        receivers=tuple(dict.fromkeys(pole_name(one, canvas.register).in_(canvas.language) for one in form.receivers)),
        stroke="delegation",
        kind=kind,
        lines=lines,
    )


def _form_sums(
    canvas: Canvas,
    books: dict[int | None, LedgerBook],
    marks: Mapping[int, tuple[Mark, ...]],
    grants: Sequence[Grant],
) -> list[_Card]:
    """Give one card for all forms of one giver."""
    by_giver: dict[str, list[Form]] = {}
    for _, form in sorted(canvas.register.forms.items()):
        by_giver.setdefault(
            together([pole_name(one, canvas.register).in_(canvas.language) for one in form.givers]), []
        ).append(form)
    cards = []
    for giver, forms in by_giver.items():
        count, said, kind = _counts([books[one.number] for one in forms if one.number in books], canvas.language)
        numbers = ", ".join(str(one.number) for one in forms)
        title = canvas.say(f"Hình thức {numbers}", f"{'Form' if len(forms) == 1 else 'Forms'} {numbers}")
        receivers = dict.fromkeys(
            pole_name(pole, canvas.register).in_(canvas.language) for one in forms for pole in one.receivers
        )
        lines = (Line(title, bold=True, right=(count,)), Line(said, small=True))
        card = _Card(f"forms:{giver}", _rank(forms[0].givers), giver, tuple(receivers), "delegation", kind, lines)
        own = tuple(grant for one in forms for grant in grants if grant.form == one.number)
        cards.append(replace(card, marks=all_of(marks[one.number] for one in forms), grants=own))
    return cards


def _counts(books: Sequence[LedgerBook], language: Language) -> tuple[str, str, NodeKind]:
    """Give the published count, what is said of named ones, and how the box is drawn."""
    if not books:
        return "", Text("chưa có số công bố", "no published count").in_(language), "unlisted"
    total, named = sum(one.ledger.whole for one in books), sum(len(one.named) for one in books)
    rest = total - named
    count = counted(total, "thủ tục", "procedure").in_(language)
    if named == 0:
        return count, Text("chưa công bố danh mục", "list not published").in_(language), "unlisted"
    vi, en = f"nêu tên {number(named).vi}", f"named {number(named).en}"
    if rest > 0:
        vi += f", chưa công bố danh mục {number(rest).vi}"
        en += f", list not published {number(rest).en}"
    return count, Text(vi, en).in_(language), "card"


def _grant_cards(grants: Sequence[Grant], canvas: Canvas) -> list[_Card]:
    """Give one card for each giver and mechanism, with the instruments, for grants that stand in no form."""
    groups: dict[tuple[tuple[int, int], str, Mechanism], list[Grant]] = {}
    for grant in grants:
        holder = canvas.register.holder(grant.giver)
        rank = _rank([Pole(holder.kind, holder.level)] if holder is not None else [])
        groups.setdefault(
            (rank, side_name(grant.giver, canvas.register).in_(canvas.language), grant.mechanism), []
        ).append(grant)
    cards = []
    for (rank, giver, mechanism), group in sorted(groups.items(), key=lambda item: item[0]):
        instruments = instrument_names(
            [canvas.register.instruments.get(one.instrument) for one in group], canvas.language
        )
        lines = (
            Line(f"{sentence(MECHANISMS[mechanism].in_(canvas.language))}: {instruments}"),
            Line(_named_line(group, canvas), small=True),
        )
        receivers = dict.fromkeys(side_name(one.receiver, canvas.register).in_(canvas.language) for one in group)
        known = any(not isinstance(one.rows, Unknown) for one in group)
        cards.append(
            _Card(
                f"grants:{giver}:{mechanism}",
                rank,
                giver,
                tuple(receivers),
                mechanism,
                "card" if known else "unlisted",
                lines,
                all_of(canvas.marks.on_grant(one.id) for one in group),
                tuple(group),
            )
        )
    return cards


def _named_line(group: Sequence[Grant], canvas: Canvas) -> str:
    found = {row.matter for row in rows_of(group)}
    tasks = sum(1 for one in found if one in canvas.register.matters and canvas.register.matters[one].kind == "task")
    others = len(found) - tasks
    silent = len({one.instrument for one in group if isinstance(one.rows, Unknown)})
    vi = [f"nêu tên {number(tasks).vi} nhiệm vụ"] * (tasks > 0) + [f"{number(others).vi} thủ tục"] * (others > 0)
    en = [f"{in_english(tasks, 'task')} named"] * (tasks > 0) + [f"{in_english(others, 'procedure')} named"] * (
        others > 0
    )
    if silent and not found:
        vi, en = ["chưa công bố danh mục"], ["list not published"]
    elif silent:
        vi.append(f"{silent} văn bản chưa công bố danh mục")
        en.append(f"{in_english(silent, 'instrument')} without a published list")
    return canvas.say(", ".join(vi), ", ".join(en))


def _picture(cards: Sequence[_Card], canvas: Canvas, said: str) -> Picture:
    """Set giver, cards and receivers side by side; each card has its own receivers, so that no line crosses another."""
    nodes: dict[str, PictureNode] = {}
    arrows = []
    for card in sorted(cards, key=lambda one: (one.rank, one.giver)):
        giver, receivers = f"giver:{card.giver}", f"receivers:{card.key}"
        giver_lines = (Line(card.giver, bold=True),)
        nodes.setdefault(giver, PictureNode(giver, "holder", 0, giver_lines, card.giver, tall=True, hint=card.giver))
        node = PictureNode(card.key, card.kind, 1, card.lines, card.giver, hint=card.lines[0].text)
        nodes[card.key] = with_marks(with_limits_of_all(node, card.grants, canvas), card.marks)
        said_receivers = "; ".join(card.receivers)
        node = PictureNode(receivers, "holder", 2, (Line(said_receivers),), card.giver, tall=True, hint=said_receivers)
        nodes[receivers] = with_marks(node, card.marks)
        arrows += [Arrow(giver, card.key, card.stroke, head=False), Arrow(card.key, receivers, card.stroke)]
    return canvas.picture(_WIDTHS, _HEADS, nodes.values(), arrows, said)


_HEADS = (Text("Bên giao", "Giver"), Text("Hình thức, văn bản", "Form, instrument"), Text("Bên nhận", "Receiver"))


def _notes(books: Sequence[LedgerBook], language: Language) -> tuple[str, ...]:
    if not books:
        return ()
    total, named = sum(one.ledger.whole for one in books), sum(len(one.named) for one in books)
    unlisted = sum(max(0, one.unlisted) for one in books)
    return (
        Text(
            f"Tổng số thủ tục hành chính được ủy quyền theo công bố: {number(total).vi}; sổ nêu tên "
            f"{number(named).vi}, chưa công bố danh mục {number(unlisted).vi}.",
            f"Delegated procedures by published counts: {number(total).en}; named in the register "
            f"{number(named).en}, list not published {number(unlisted).en}.",
        ).in_(language),
    )
