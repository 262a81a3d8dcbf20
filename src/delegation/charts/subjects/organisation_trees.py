"""The trees of an organisation: in each axis and tier a head, its leaders beside it, and its bodies below, by sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from delegation.authority.marks import Mark, all_of
from delegation.charts.page.picture import Arrow, Line, Picture, PictureNode, about_holder
from delegation.charts.shared.canvas import Canvas
from delegation.findings import Text
from delegation.model.holders import Holder
from delegation.speech import counted, number
from delegation.speech.areas import by_types
from delegation.speech.holders import members
from delegation.speech.text import lowered

AXES: dict[str, Text] = {
    "dang": Text("Đảng", "Party"),
    "hdnd": Text("Hội đồng nhân dân", "People's Council"),
    "ubnd": Text("Ủy ban nhân dân", "People's Committee"),
    "mttq": Text("Mặt trận Tổ quốc", "Fatherland Front"),
}
TIERS: tuple[tuple[str, Text], ...] = (
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
INNER = frozenset(kind for _, kinds in _SORTS[-4:] for kind in kinds)
"""The kinds of what stands within or below the bodies of an axis."""
MOST_NAMED = (99, 16, 8, 0)
"""How many bodies of a sort are named one by one, at each level of detail."""
_LABEL = 5.6
_LONGEST = 4
"""Bodies in one box; a longer sort goes on in the next, which is the same box where both stand in one column."""
_CONTINUED = Text(" (tiếp)", " (continued)")
_Box = tuple[str, bool, Sequence[Holder]]
"""The title of a sort, whether it stands beside the head, and its bodies."""


class Drawer:
    """Draws bodies on a canvas. ``marks``: what findings say, by holder."""

    def __init__(self, canvas: Canvas, marks: Mapping[str, tuple[Mark, ...]]) -> None:
        self._canvas, self._marks, self._language = canvas, marks, canvas.language

    def picture(
        self,
        standing: Sequence[Holder],
        tiers: Sequence[tuple[str, Text]],
        most: int,
        shape: tuple[float, tuple[int, int]],
    ) -> Picture:
        """Set axes side by side and tiers below one another."""
        canvas, (width, (largest, other)) = self._canvas, shape
        axes = axes_of(standing)
        weight = {axis: sum(one.axis == axis for one in standing) for axis in axes}
        nodes: list[PictureNode] = []
        arrows: list[Arrow] = []
        for band, (tier, name) in enumerate(tiers):
            nodes.append(PictureNode(f"tier:{tier}", "note", 0, _tier(tier, name, canvas), "label", band=band))
            for column, axis in enumerate(axes, 1):
                self._add(
                    [one for one in standing if (one.axis, one.level) == (axis, tier)],
                    most,
                    (band, column),
                    nodes,
                    arrows,
                )
        ranks = tuple(largest if weight[axis] == max(weight.values()) else other for axis in axes)
        return Picture(
            (_LABEL, *(width for _ in axes)),
            ("", *(AXES[axis].in_(self._language) for axis in axes)),
            tuple(nodes),
            tuple(arrows),
            said=_shortened(most).in_(self._language),
            bands=tuple(name.in_(self._language) for _, name in tiers),
            ranks=(1, *ranks),
        )

    def below_one_another(self, here: Sequence[Holder], most: int, shape: tuple[float, int]) -> Picture:
        """Set axes below one another, for a narrow sheet."""
        axes = axes_of(here)
        nodes: list[PictureNode] = []
        arrows: list[Arrow] = []
        for band, axis in enumerate(axes):
            label = (Line(AXES[axis].in_(self._language), bold=True),)
            nodes.append(PictureNode(f"axis:{axis}", "note", 0, label, "label", band=band))
            self._add([one for one in here if one.axis == axis], most, (band, 1), nodes, arrows)
        names = tuple(AXES[axis].in_(self._language) for axis in axes)
        said = _shortened(most).in_(self._language)
        return Picture(
            (_LABEL, shape[0]), ("", ""), tuple(nodes), tuple(arrows), said=said, bands=names, ranks=(1, shape[1])
        )

    def head_of(self, here: Sequence[Holder]) -> Holder | None:
        """Give the body that most others of a cell stand below."""
        found = [one for one in here if one.kind in _HEADS and one.within is None]
        every = self._canvas.register.holders.values()
        below = {one.id: sum(other.parent == one.id for other in every) for one in found}
        return min(found, key=lambda one: (-below[one.id], one.id), default=None)

    def sorts_of(self, here: Sequence[Holder]) -> str:
        """Name the sorts of some bodies below their head."""
        head = self.head_of(here)
        return ", ".join(lowered(sort).in_(self._language) for sort, kinds in _SORTS if _of_sort(here, kinds, head))

    def _add(
        self, here: Sequence[Holder], most: int, cell: tuple[int, int], nodes: list[PictureNode], arrows: list[Arrow]
    ) -> None:
        """Add the head of an axis at a tier, its leaders beside it, and below it its bodies by sort. Offices are told by the bodies they head."""
        band, column = cell
        head = self.head_of(here)
        start = ""
        if head is not None:
            start = f"holder:{head.id}"
            nodes.append(self._head(head, cell))
            above = f"holder:{head.parent}"
            if any(one.key == above and one.column == column for one in nodes):
                arrows.append(Arrow(above, start, "holds", head=False))
        sorts = [(sort.in_(self._language), kinds is _LEADERS, _of_sort(here, kinds, head)) for sort, kinds in _SORTS]
        boxes = [(title, is_beside, found) for title, is_beside, found in sorts if found]
        told = (
            [(box, lines) for box in boxes for lines in self._boxes(box[0], box[2], most)]
            if most
            else self._sums(boxes)
        )
        for at, ((_, is_beside, _), lines) in enumerate(told):
            key = f"group:{band}:{column}:{at}"
            goes_on = "on" if lines[0].text.endswith(_CONTINUED.in_(self._language)) else ""
            nodes.append(
                PictureNode(key, "list", column, lines, "beside" if is_beside and start else goes_on, band=band)
            )
            arrows += [Arrow(start, key, "holds", head=False)] if start else []

    def _head(self, head: Holder, cell: tuple[int, int]) -> PictureNode:
        canvas = self._canvas
        lines = [Line(canvas.name(head.id), bold=True)]
        above = canvas.register.holder(head.parent)
        if above is not None:
            lines.append(Line(canvas.say(f"thuộc {above.label}", f"below {canvas.name(above.id)}"), small=True))
        return PictureNode(
            f"holder:{head.id}", "holder", cell[1], tuple(lines), "head", hint=head.name, about=about_holder(head.id),
            band=cell[0], marks=self._marks.get(head.id, ()),
        )  # fmt: skip

    def _boxes(self, title: str, found: Sequence[Holder], most: int) -> Iterator[tuple[Line, ...]]:
        """Give the lines of a sort; one that is long goes on in further boxes, which may stand in another column."""
        lines = self._named(found, most)
        for at in range(0, len(lines), _LONGEST):
            said = title if at == 0 else title + _CONTINUED.in_(self._language)
            yield (Line(said, bold=True, small=True), *lines[at : at + _LONGEST])

    def _named(self, found: Sequence[Holder], most: int) -> tuple[Line, ...]:
        """Name single bodies, and classes with their number, a line for each; beyond ``most``, only the number of single bodies.

        A class and bodies of it that are named one by one may overlap, so nothing is added up.
        """
        classes = [one for one in found if one.is_class]
        single = [one for one in found if not one.is_class]
        lines: list[Line] = []
        if len(single) > most:
            count = number(len(single)).in_(self._language)
            said = self._canvas.say(f"{count} cơ quan, đơn vị nêu tên", f"{count} named one by one")
            lines.append(
                Line(said, small=True, hangs=True, marks=all_of(self._marks.get(one.id, ()) for one in single))
            )
        else:
            lines += [
                Line(self._canvas.name(one.id), small=True, hangs=True, marks=self._marks.get(one.id, ()))
                for one in single
            ]
        lines += [
            Line(_class_name(one, self._canvas), small=True, hangs=True, marks=self._marks.get(one.id, ()))
            for one in classes
        ]
        return tuple(lines)

    def _sums(self, boxes: Sequence[_Box]) -> Iterator[tuple[_Box, tuple[Line, ...]]]:
        """Give one box for the leaders and one for all other sorts, a line of counts for each sort."""
        for is_beside in (True, False):
            own = [one for one in boxes if one[1] == is_beside]
            if own:
                yield own[0], tuple(self._counted(title, found) for title, _, found in own)

    def _counted(self, title: str, found: Sequence[Holder]) -> Line:
        classes = sum(one.is_class for one in found)
        single = len(found) - classes
        # Leaders are offices and standing bodies, all other sorts are bodies.
        named = counted(
            single, "chức danh" if title == _SORTS[0][0].in_(self._language) else "đơn vị", "named", "named"
        ).in_(self._language)
        said = [named] * (single > 0)
        said += [counted(classes, "nhóm", "class", "classes").in_(self._language)] * (classes > 0)
        marks = all_of(self._marks.get(one.id, ()) for one in found)
        return Line(f"{title}: {', '.join(said)}", small=True, hangs=True, marks=marks)


def axes_of(standing: Iterable[Holder]) -> list[str]:
    """Give the axes on which some bodies stand, in their order."""
    found = {one.axis for one in standing}
    return [axis for axis in AXES if axis in found]


def _shortened(most: int) -> Text:
    if most == MOST_NAMED[0]:
        return Text("", "")
    if most:
        return Text(
            f"Đã rút gọn: nhóm có trên {most} cơ quan nêu tên được ghi bằng số lượng.",
            f"Shortened: groups of more than {most} named bodies are given as counts.",
        )
    return Text(
        "Đã rút gọn: mỗi loại chỉ ghi số đơn vị, chức danh nêu tên và số nhóm đơn vị cùng tên gọi.",
        "Shortened: of each sort the number of bodies and offices that are named, and of classes.",
    )


def _tier(tier: str, name: Text, canvas: Canvas) -> tuple[Line, ...]:
    """Name a tier; the communes with their number."""
    lines = [Line(name.in_(canvas.language), bold=True)]
    communes = canvas.register.communes_on(canvas.as_of)
    if tier == "commune" and communes:
        count, types = number(len(communes)), by_types(Counter(one.type for one in communes))
        said = Text(f"{count.vi} đơn vị: {types.vi}", f"{count.en}: {types.en}")
        lines.append(Line(said.in_(canvas.language), small=True))
    return tuple(lines)


def _of_sort(here: Iterable[Holder], kinds: Sequence[str], head: Holder | None) -> list[Holder]:
    """Give the bodies of some kinds. Parts of classes are left out, and offices other than the leaders of an axis."""
    return [
        one
        for one in here
        if one.kind in kinds and one != head and one.within is None and (one.head_of is None or one.kind in _LEADERS)
    ]


def _class_name(one: Holder, canvas: Canvas) -> str:
    name = canvas.name(one.id)
    if members(one, canvas.register) is not None:
        return name
    return name + canvas.say(" (chưa rõ số lượng)", " (number not known)")
