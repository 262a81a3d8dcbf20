"""The organisation: four axes of the political system across two tiers, and who stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from delegation.charts.page.picture import Chart, Line, Node, Picture, about_holder
from delegation.charts.shared.canvas import Canvas
from delegation.findings import Language, Text
from delegation.model.holders import Holder
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.names.naming import fold
from delegation.speech import counted, in_english, number
from delegation.speech.holders import members

AXES: dict[str, Text] = {
    "dang": Text("Đảng", "Party"),
    "hdnd": Text("Hội đồng nhân dân", "People's Council"),
    "ubnd": Text("Ủy ban nhân dân", "People's Committee"),
    "mttq": Text("Mặt trận Tổ quốc", "Fatherland Front"),
}
_TIERS: tuple[tuple[str, Text], ...] = (
    ("city", Text("Cấp Thành phố", "City")),
    ("commune", Text("Cấp xã", "Commune")),
)
_HEADS = ("party-committee", "people-council", "committee", "front-committee")
"""The kinds of body that an axis has at its head, at either tier."""

_SORTS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        Text("Thường trực, lãnh đạo", "Standing bodies, leaders"),
        (
            "party-standing-committee", "council-standing-committee", "council-chair", "council-vice-chair", "chair",
            "vice-chair",
        ),
    ),
    (Text("Các ban", "Boards"), ("council-board",)),
    (Text("Cơ quan chuyên môn", "Specialised agencies"), ("specialised-agency",)),
    (Text("Cơ quan tham mưu, giúp việc", "Advisory bodies, offices"), ("party-advisory-body", "council-office")),
    (Text("Tổ chức hành chính khác", "Other administrative organisations"), ("other-administrative-organisation",)),
    (Text("Tổ chức đảng", "Party organisations"), ("party-committee", "party-cell-group")),
    (
        Text("Tổ chức thành viên", "Member organisations"),
        ("sociopolitical-organisation", "mass-association"),
    ),
    (Text("Đơn vị bên trong cơ quan", "Units within agencies"), ("internal-unit",)),
    (Text("Đơn vị sự nghiệp", "Public service units"), ("public-service-unit",)),
    (Text("Chi nhánh, điểm phục vụ", "Branches, service points"), ("service-branch", "service-point")),
    (Text("Công chức", "Civil servants"), ("civil-servant",)),
)  # fmt: skip
_LEADERS = _SORTS[0][1]
_MOST_NAMED = (99, 16, 8, 0)
"""How many bodies of a sort are named one by one, at each level of detail."""
_LABEL, _NARROWEST, _ACROSS, _COUNTED, _STANDING = 5.6, 9.0, 64.0, (15.0, 9.9), (7.8, 40.6)
"""Widths in em: names of tiers, an axis at least, all axes together, an axis of counts (wide, narrow), and axes below one another."""


def organisation(register: Register, as_of: Day, language: Language = "vi", rules_hash: str = "") -> Chart:
    """Draw the bodies that exist on a day, by axis and tier. ``rules_hash`` is printed in small letters where given."""
    canvas = Canvas(register, as_of, language, rules_hash)
    here = (one for one in register.holders.values() if one.axis in AXES and one.term.possibly_holds(as_of))
    standing = sorted(here, key=lambda one: (fold(one.label), one.id))
    tiers = [tier for tier in _TIERS if any(one.level == tier[0] for one in standing)]
    whole = canvas.chart(
        Text("Sơ đồ tổ chức hai cấp", "Organisation in two tiers"),
        canvas.say("Bốn trục: Đảng, HĐND, UBND, MTTQ", "Four axes: Party, Council, Committee, Front"),
        notes=_notes(standing, language),
        sources=(source for one in standing for source in one.source),
    )
    if not tiers:
        none = canvas.nothing("Sổ không xếp chủ thể nào vào bốn trục.", "The register puts no holder on the four axes.")
        return replace(whole, pictures=(none,))
    pictures = [_picture(standing, tiers, canvas, most) for most in _MOST_NAMED[:-1]]
    # Coarse as they are, counts are an overview: each tier follows on a page of its own.
    parts = tuple(_of_tier(whole, standing, one, canvas) for one in tiers) if len(tiers) > 1 else ()
    pictures += [replace(_picture(standing, tiers, canvas, 0, width), parts=parts) for width in _COUNTED]
    return replace(whole, pictures=tuple(pictures))


def _of_tier(whole: Chart, standing: Sequence[Holder], tier: tuple[str, Text], canvas: Canvas) -> Chart:
    """Draw one tier by itself."""
    here = [one for one in standing if one.level == tier[0]]
    pictures = []
    for most in _MOST_NAMED:
        pictures.append(_picture(here, [tier], canvas, most))
        # Where the sheet is too narrow for all axes side by side, they stand below one another.
        pictures.append(_below_one_another(here, canvas, most))
    return replace(
        whole, subject=tier[1].in_(whole.language), pictures=tuple(pictures), notes=_notes(here, whole.language)
    )


def _below_one_another(here: Sequence[Holder], canvas: Canvas, most: int) -> Picture:
    axes = [axis for axis in AXES if any(one.axis == axis for one in here)]
    nodes: list[Node] = []
    for band, axis in enumerate(axes):
        label = (Line(AXES[axis].in_(canvas.language), bold=True),)
        nodes.append(Node(f"axis:{axis}", "note", 0, label, band=band))
        nodes += _cell([one for one in here if one.axis == axis], canvas, most, band, 1)
    said = _shortened(most).in_(canvas.language)
    return Picture(
        _STANDING, ("", ""), tuple(nodes), said=said, bands=tuple(AXES[axis].in_(canvas.language) for axis in axes)
    )


def _picture(
    standing: Sequence[Holder],
    tiers: Sequence[tuple[str, Text]],
    canvas: Canvas,
    most: int,
    counted_in: float = 0,
) -> Picture:
    axes = [axis for axis in AXES if any(one.axis == axis for one in standing)]
    nodes: list[Node] = []
    for band, (tier, name) in enumerate(tiers):
        nodes.append(Node(f"tier:{tier}", "note", 0, _tier(tier, name, canvas), band=band))
        for column, axis in enumerate(axes, 1):
            here = [one for one in standing if (one.axis, one.level) == (axis, tier)]
            nodes += _cell(here, canvas, most, band, column)
    widths = _widths(nodes, len(axes)) if not counted_in else [counted_in] * len(axes)
    return Picture(
        (_LABEL, *widths),
        ("", *(AXES[axis].in_(canvas.language) for axis in axes)),
        tuple(nodes),
        said=_shortened(most).in_(canvas.language),
        bands=tuple(name.in_(canvas.language) for _, name in tiers),
    )


def _shortened(most: int) -> Text:
    if most == _MOST_NAMED[0]:
        return Text("", "")
    if most:
        return Text(
            f"Đã rút gọn: nhóm có trên {most} cơ quan nêu tên được ghi bằng số lượng.",
            f"Shortened: groups of more than {most} named bodies are given as counts.",
        )
    return Text(
        "Đã rút gọn: ghi số cơ quan nêu tên và số nhóm.", "Shortened to the number of named bodies and of classes."
    )


def _widths(nodes: Iterable[Node], axes: int) -> list[float]:
    """Share the width by how much there is to say, so that no column is much longer than the others."""
    letters = [1] * axes
    for node in nodes:
        if node.column:
            letters[node.column - 1] += sum(len(line.text) for line in node.lines)
    narrow = {at for at, count in enumerate(letters) if _ACROSS * count / sum(letters) < _NARROWEST}
    spare = _ACROSS - _NARROWEST * len(narrow)
    rest = sum(count for at, count in enumerate(letters) if at not in narrow)
    return [_NARROWEST if at in narrow else spare * count / rest for at, count in enumerate(letters)]


def _tier(tier: str, name: Text, canvas: Canvas) -> tuple[Line, ...]:
    """Name a tier; the communes with their number."""
    lines = [Line(name.in_(canvas.language), bold=True)]
    if tier == "commune" and canvas.register.communes:
        wards = sum(one.type == "ward" for one in canvas.register.communes.values())
        rest = len(canvas.register.communes) - wards
        said = Text(
            f"{number(len(canvas.register.communes)).vi} đơn vị: {wards} phường, {rest} xã",
            f"{number(len(canvas.register.communes)).en}: {in_english(wards, 'ward')}, {in_english(rest, 'rural commune')}",
        )
        lines.append(Line(said.in_(canvas.language), small=True))
    return tuple(lines)


def _cell(here: Sequence[Holder], canvas: Canvas, most: int, band: int, column: int) -> list[Node]:
    """Give the head of an axis at a tier, and below it its bodies by sort. Offices are told by the bodies they head."""
    head = _head(here, canvas.register)
    nodes = []
    if head is not None:
        lines = [Line(canvas.name(head.id), bold=True)]
        above = canvas.register.holder(head.parent)
        if above is not None:
            lines.append(Line(canvas.say(f"thuộc {above.label}", f"below {above.label}"), small=True))
        nodes.append(_node(head, tuple(lines), band, column))
    sorts = [(sort, _of_sort(here, kinds, head)) for sort, kinds in _SORTS]
    sorts = [(sort, found) for sort, found in sorts if found]
    if most:
        for at, (sort, found) in enumerate(sorts):
            title = Line(sort.in_(canvas.language), bold=True, small=True)
            names = Line("; ".join(_names(found, canvas, most)), small=True)
            nodes.append(Node(f"group:{band}:{column}:{at}", "list", column, (title, names), band=band))
    elif sorts:
        nodes.append(Node(f"group:{band}:{column}", "list", column, _counts(sorts, canvas.language), band=band))
    return nodes


def _of_sort(here: Iterable[Holder], kinds: Sequence[str], head: Holder | None) -> list[Holder]:
    """Give the bodies of some kinds. Parts of classes are left out, and offices other than the leaders of an axis."""
    return [
        one
        for one in here
        if one.kind in kinds and one != head and one.within is None and (one.head_of is None or one.kind in _LEADERS)
    ]


def _counts(sorts: Iterable[tuple[Text, Sequence[Holder]]], language: Language) -> tuple[Line, ...]:
    lines = []
    for sort, found in sorts:
        classes = sum(one.is_class for one in found)
        single = len(found) - classes
        said = [number(single).in_(language)] * (single > 0)
        said += [counted(classes, "nhóm", "class", "classes").in_(language)] * (classes > 0)
        lines.append(Line(sort.in_(language), small=True, right=(" + ".join(said),)))
    return tuple(lines)


def _head(here: Sequence[Holder], register: Register) -> Holder | None:
    """Give the body that most others of a cell stand below."""
    found = [one for one in here if one.kind in _HEADS and one.within is None]
    below = {one.id: sum(other.parent == one.id for other in register.holders.values()) for one in found}
    return min(found, key=lambda one: (-below[one.id], one.id), default=None)


def _node(one: Holder, lines: tuple[Line, ...], band: int, column: int) -> Node:
    return Node(f"holder:{one.id}", "holder", column, lines, band=band, hint=one.name, about=about_holder(one.id))


def _names(found: Sequence[Holder], canvas: Canvas, most: int) -> list[str]:
    """Name single bodies, and classes with their number; beyond ``most``, only the number of single bodies.

    A class and bodies of it that are named one by one may overlap, so nothing is added up.
    """
    classes = [one for one in found if one.is_class]
    single = [one for one in found if not one.is_class]
    texts = [_class_name(one, canvas) for one in classes]
    if len(single) > most:
        count = number(len(single)).in_(canvas.language)
        return [canvas.say(f"{count} cơ quan, đơn vị nêu tên", f"{count} named one by one"), *texts]
    return [*(canvas.name(one.id) for one in single), *texts]


def _class_name(one: Holder, canvas: Canvas) -> str:
    name = canvas.name(one.id)
    if members(one, canvas.register) is not None:
        return name
    return name + canvas.say(" (chưa rõ số lượng)", " (number not known)")


def _notes(standing: Iterable[Holder], language: Language) -> tuple[str, ...]:
    if not any(one.is_class for one in standing):
        return ()
    counted_in = Text(
        "Số trong ngoặc là số cơ quan, chức danh của nhóm; cơ quan nêu tên có thể thuộc nhóm đã đếm nên không cộng.",
        "Numbers in brackets count the members of a class; bodies that are named may be among them: do not add.",
    )
    return (counted_in.in_(language),)
