"""Published figures beside what the register counts, and how much of the published totals has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from os.path import commonprefix

from delegation.answers.figures import how
from delegation.model.figures import Counts, Figure, LedgerBook
from delegation.model.holders import COMMUNES_OF
from delegation.model.register import Register
from delegation.model.terms import Unknown
from delegation.questions.figures import published
from delegation.questions.figures.counting import count
from delegation.reports.site.addresses import field_of, file_name
from delegation.reports.site.pages import Cell, Listed, Page, Ref, Section, Table, Treemap, TreemapTile
from delegation.run.site.making import Making
from delegation.speech import days, figures, sentence

_NAMED, _UNLISTED, _ANY = 0, 1, 2
"""Looks of a treemap, which the style sheet has: what has a name, what has none, and where that is not told apart."""


def figures_page(making: Making) -> Page:
    """Make the page of figures."""
    say, register, day = making.say, making.register, making.examination.as_of
    counted = [(one, found) for one in register.figures.values() if (found := count(register, one, day)) is not None]
    beside: list[tuple[Cell, ...]] = [
        (
            _quote(one),
            figures.value(one).in_(making.language),
            _behind(making, one, making.look.number(found.number)),
            how(found).in_(making.language),
            figures.where(register, one).in_(making.language),
        )
        for one, found in counted
    ]
    heads = (
        say("Nguyên văn", "Quote"), say("Công bố", "Published"), say("Sổ đếm", "Counted"),
        say("Cách đếm", "How it was counted"), say("Tài liệu, chỗ", "Document, place"),
    )  # fmt: skip
    sections: list[Section] = []
    if differing := disagreeing(register):
        stated = (_stated(making, group, caption=_values(making, at, group)) for at, group in enumerate(differing, 1))
        sections.append(making.section("differ", "Các tài liệu nêu số khác nhau", "Where documents disagree", *stated))
    counts = Table(say("Số công bố bên số đếm", "Published beside counted"), heads, beside, frozenset({1, 2}))
    sections.append(making.section("answer", "Số công bố và số đếm", "Published and counted", counts))
    table = _stated(making, register.figures.values(), anchored=True)
    sections.append(making.section("all", "Mọi số liệu công bố", "All published figures", table))
    return Page("figures.html", "figures", "", say("Số liệu công bố", "Published figures"), "", tuple(sections))


def disagreeing(register: Register) -> list[list[Figure]]:
    """Give the figures of one thing for which documents state several values, by thing."""
    return [group for group in published.same_measure(register) if len(published.by_value(group)) > 1]


def _behind(making: Making, figure: Figure, said: str) -> Cell:
    """Lead from what the register counts for a figure to the list of what was counted."""
    what = figure.counted or ""
    if what in COMMUNES_OF:
        return Ref(said, "index.html#communes")
    if what == "holders-of-class":
        holder = making.register.holder(figure.counted_class)
        return said if holder is None else Ref(said, "holder", holder.id)
    if what == "ledgers" and len(figure.counted_ledgers) == 1:
        books = [one for one in making.register.books if one.ledger.id == figure.counted_ledgers[0]]
        return listed(books[0], said)
    form = what.removeprefix("delegated-procedures-form-")
    return Ref(said, "form", form) if form in map(str, making.register.forms) else Ref(said, "coverage.html#answer")


def _values(making: Making, at: int, group: Iterable[Figure]) -> str:
    """Say which values documents give for one thing. ``at``: by its number it can be spoken of in a meeting."""
    values = (figures.value(several[0]).in_(making.language) for several in published.by_value(group).values())
    return f"{at}. " + making.say(" hay ", " or ").join(dict.fromkeys(values))


def _stated(making: Making, several: Iterable[Figure], *, caption: str = "", anchored: bool = False) -> Table:
    """Tell of each figure its value, its day, its document and place, and the words of the document; what it measures, where ``caption`` does not tell it."""
    say, listed = making.say, list(several)
    rows: list[tuple[Cell, ...]] = [
        (
            _quote(one),
            figures.value(one).in_(making.language),
            days.time(one.as_of).in_(making.language) if one.as_of else "",
            figures.where(making.register, one).in_(making.language),
            *(() if caption else (one.measure,)),
        )
        for one in listed
    ]
    heads = (
        say("Nguyên văn", "Quote"), say("Giá trị", "Value"), say("Tại", "As of"),
        say("Tài liệu, chỗ", "Document, place"), *(() if caption else (say("Đại lượng trong sổ", "Measure"),)),
    )  # fmt: skip
    anchors = tuple(file_name(one.id) for one in listed) if anchored else ()
    return Table(
        caption or say(f"{making.look.number(len(rows))} số liệu", f"Figures: {making.look.number(len(rows))}"),
        heads,
        rows,
        frozenset({1, 2}),
        anchors,
    )


def _quote(one: Figure) -> str:
    """Give the words of the document; the measure where they are not recorded."""
    return f"«{one.quote}»" if one.quote else one.measure


def coverage_page(making: Making) -> Page:
    """Make the page of coverage."""
    say = making.say
    sections = (
        making.section("answer", "Có tên, chưa có tên", "Named and unlisted", _totals(making)),
        *_parted(making, "tasks", "Nhiệm vụ theo cấp thực hiện", "Tasks by tier"),
        *_parted(making, "delegated-procedures", "Thủ tục ủy quyền theo hình thức", "Delegated procedures by form"),
        making.section("fields", "Theo lĩnh vực", "By field", *_by_field(making)),
    )
    return Page("coverage.html", "coverage", "", say("Độ phủ của sổ", "Coverage of the register"), "", sections)


def _totals(making: Making) -> Table:
    """Hold what is named against each published total: by tier, by form, and what grants give; each number of names leads to them."""
    say, number = making.say, making.look.number
    rows: list[tuple[Cell, ...]] = [
        (
            making.look.localised(one.ledger.name),
            figures.published(one.ledger).in_(making.language),
            listed(one, number(len(one.named))),
            figures.unlisted(one).in_(making.language),
        )
        for one in making.register.books
        if not one.ledger.unknown
    ]
    heads = (
        say("Danh mục", "Ledger"), say("Công bố", "Published"), say("Có tên trong sổ", "Named"),
        say("Chưa công bố danh mục", "Unlisted"),
    )  # fmt: skip
    caption = say("Số có tên so với tổng số công bố", "Named of the published totals")
    return Table(caption, heads, rows, frozenset({1, 2, 3}))


def listed(book: LedgerBook, said: str) -> Cell:
    """Lead to the list of what counts against a published total: the page of its form, or one of its own; nothing where nothing has a name."""
    ledger = book.ledger
    if not book.named or ledger.counts == "given-fields":
        return said
    return Ref(said, "form", str(ledger.form)) if ledger.form is not None else Ref(said, "ledger", ledger.id)


def ledgers(register: Register) -> Iterator[LedgerBook]:
    """Give the published totals that have a list of their own: those that have no page of a form."""
    for one in register.books:
        found = listed(one, "")
        if isinstance(found, Ref) and found.kind == "ledger":
            yield one


def ledger_page(making: Making, name: str) -> Page:
    """Make the list of a published total: its matters that have a name."""
    one = next(each for each in making.register.books if each.ledger.id == name)
    count = making.look.number(len(one.named))
    total = figures.published(one.ledger).in_(making.language)
    lead = making.say(
        f"Có tên trong sổ: {count}; công bố: {total}", f"Named in the register: {count}; published: {total}"
    )
    section = making.section("answer", "Việc có tên", "Matters that are named", Listed(making.entries(one.named)))
    return Page(
        f"ledger/{file_name(one.ledger.id)}.html",
        "ledger",
        one.ledger.id,
        making.look.localised(one.ledger.name),
        lead,
        (section,),
    )


def _parted(making: Making, counts: Counts, vi: str, en: str) -> Iterator[Section]:
    """Draw published totals as areas, each in what has a name and what has none."""
    books = [one for one in making.register.books if one.ledger.counts == counts and not one.ledger.unknown]
    parts = [
        (name, said, amount, look)
        for one, name in zip(books, _apart([making.look.localised(one.ledger.name) for one in books]), strict=True)
        for said, amount, look in (
            (making.say("có tên", "named"), len(one.named), _NAMED),
            (making.say("chưa công bố danh mục", "unlisted"), max(0, one.unlisted), _UNLISTED),
        )
        if amount
    ]
    if parts:
        parts.sort(key=lambda one: -one[2])
        placed = squarified([amount for _, _, amount, _ in parts])
        tiles = tuple(
            TreemapTile(label, f"{making.look.number(amount)} {said}", *box, look)
            for (label, said, amount, look), box in zip(parts, placed, strict=True)
        )
        title = making.say(vi, en)
        yield Section(counts, title, (Treemap(title, tiles),))


def _apart(names: Sequence[str]) -> list[str]:
    """Leave out what all names begin with, up to a comma: within a tile there is room for what tells them apart."""
    begun = commonprefix(list(names))  # noqa: RUF071  of names, not of paths
    shared = begun.rfind(", ") + 2 if len(names) > 1 and ", " in begun else 0
    return [sentence(one[shared:]) for one in names]


def _by_field(making: Making) -> tuple[Treemap, Table]:
    """Count the matters of each field by where they are known from, and those whose owner is not known."""
    register, say, number = making.register, making.say, making.look.number
    known = Counter((field_of(register, name), one.provenance) for name, one in register.matters.items())
    counts, unknown = Counter[str](), Counter[str]()
    for one in register.matters.values():
        counts[field_of(register, one.id)] += 1
        unknown[field_of(register, one.id)] += any(isinstance(each.holder, Unknown) for each in one.owners)
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    rows: list[tuple[Cell, ...]] = []
    for name in ordered:
        several = (*(known[name, sort] for sort in ("official", "statutory", "reported")), unknown[name])
        shown = (number(one) if one else "" for one in several)
        rows.append((Ref(making.field(name), "field", name), number(counts[name]), *shown))
    heads = (
        say("Lĩnh vực", "Field"), say("Số việc", "Matters"), say("Danh mục, quyết định của Thành phố", "Lists and decisions of the city"),
        say("Văn bản pháp luật", "Statutory"), say("Báo cáo, báo chí", "Reported"), say("Chưa rõ chủ thể", "Owner unknown"),
    )  # fmt: skip
    caption = say("Số việc theo lĩnh vực", "Matters by field")
    table = Table(caption, heads, rows, frozenset(range(1, len(heads))))
    return Treemap(caption, tuple(_tiles(making, ordered, counts))), table


def _tiles(making: Making, names: Sequence[str], counts: Counter[str]) -> Iterator[TreemapTile]:
    """Lay amounts out as rectangles, the largest first."""
    placed = squarified([counts[one] for one in names])
    for name, box in zip(names, placed, strict=True):
        yield TreemapTile(making.field(name), making.look.number(counts[name]), *box, _ANY)


Box = tuple[float, float, float, float]
"""Left, top, width and height, in shares of the whole."""


def squarified(amounts: Sequence[int]) -> list[Box]:
    """Divide a square of side 1 into rectangles as near to squares as may be; ``amounts`` descend and are above 0.

    Rows are filled along the shorter side as long as that makes their worst rectangle less long (Bruls, Huizing, van Wijk 2000).
    """
    found: list[Box] = []
    left, top, width, height = 0.0, 0.0, 1.0, 1.0
    at, rest = 0, float(sum(amounts))
    while at < len(amounts):
        side, area = min(width, height), width * height
        row = 1
        while at + row < len(amounts) and _worst(amounts[at : at + row + 1], side, area / rest) <= _worst(
            amounts[at : at + row], side, area / rest
        ):
            row += 1
        some = amounts[at : at + row]
        total = sum(some)
        thick = total / rest * (max(width, height))
        along = 0.0
        for one in some:
            long = one / total * side
            found.append((left, top + along, thick, long) if width >= height else (left + along, top, long, thick))
            along += long
        if width >= height:
            left, width = left + thick, width - thick
        else:
            top, height = top + thick, height - thick
        at, rest = at + row, rest - total
    return found


def _worst(row: Sequence[int], side: float, scale: float) -> float:
    """Give how long the longest rectangle of a row is against its breadth."""
    total = sum(row) * scale
    return max(side * side * max(row) * scale / (total * total), total * total / (side * side * min(row) * scale))
