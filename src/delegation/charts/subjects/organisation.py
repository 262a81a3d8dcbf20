"""The organisation: four axes of the political system across two tiers, and who stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from delegation.authority.marks import NO_MARKS, Marks
from delegation.charts.page.picture import Chart, Picture
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.counts import possible_grants
from delegation.charts.shared.idle import with_idle
from delegation.charts.shared.marks import followed, marked, marks_of_holders
from delegation.charts.subjects.organisation_trees import AXES, INNER, MOST_NAMED, TIERS, Drawer, axes_of
from delegation.findings import Language, Text
from delegation.model.holders import Holder
from delegation.model.register import Register
from delegation.model.terms import Day
from delegation.names.folding import fold
from delegation.speech.text import lowered

_SHAPES = (
    (16.0, (3, 1)), (13.5, (4, 1)), (13.0, (3, 1)), (11.0, (4, 1)), (13.0, (2, 1)), (10.4, (3, 1)), (10.4, (2, 1)), (13.0, (1, 1)),
)  # fmt: skip
_TOGETHER = ((16.0, (1, 1)), (13.0, (1, 1)), (16.0, (2, 1)), (13.0, (2, 1)))
_ALONE = ((16.0, (4, 4)), (16.0, (3, 3)), (14.0, (3, 3)), (16.0, (2, 2)), (16.0, (1, 1)))
_LYING = ((16.0, (4, 4)), (16.0, (3, 3)))
"""Ways in which a sheet is shared: width of a body in em, and in how many columns the bodies of the largest axis and of the others stand. For all
axes; for those beside the largest; for one alone; and for one on a sheet that lies."""
_COUNTED, _LARGE = (12.0, 8.6, 8.4), 13.0
_STANDING = ((16.0, 3), (13.0, 3), (16.0, 2), (13.0, 2))
"""Widths of axes of counts, and where a tier has a page; and widths and columns of bodies where axes stand below one another."""


def organisation(
    register: Register, as_of: Day, language: Language = "vi", rules_hash: str = "", marks: Marks = NO_MARKS
) -> Chart:
    """Draw the bodies that exist on a day, by axis and tier, hanging from the head of each.

    ``rules_hash`` is printed in small letters where given; ``marks``: what findings say of what each has, received or gave; what
    was given and nobody holds on the day is marked likewise.
    """
    given = possible_grants(register, as_of)
    canvas = with_idle(Canvas(register, as_of, language, rules_hash, marks), given)
    here = (one for one in register.holders.values() if one.axis in AXES and one.term.possibly_holds(as_of))
    standing = sorted(here, key=lambda one: (fold(one.label), one.id))
    tiers = [tier for tier in TIERS if any(one.level == tier[0] for one in standing)]
    whole = canvas.chart(
        Text("Sơ đồ tổ chức hai cấp", "Organisation in two tiers"),
        canvas.say("Bốn trục: Đảng, HĐND, UBND, MTTQ", "Four axes: Party, Council, Committee, Front"),
        notes=_notes(standing, language),
        sources=(source for one in standing for source in one.source),
    )
    if not tiers:
        none = canvas.nothing("Sổ không xếp chủ thể nào vào bốn trục.", "The register puts no holder on the four axes.")
        return replace(whole, pictures=(none,))
    drawer = Drawer(canvas, marks_of_holders(canvas))
    full, *less = ([drawer.picture(standing, tiers, most, shape) for shape in _SHAPES] for most in MOST_NAMED[:-1])
    coarse = [picture for pictures in less for picture in pictures]
    # Coarse as they are, counts are an overview: the largest axis, tier by tier, and the others follow on pages of their own.
    parts = tuple(_of_axes(whole, own, tiers, drawer) for own in _apart(standing))
    counted = (drawer.picture(standing, tiers, 0, (width, (1, 1))) for width in _COUNTED)
    names = canvas.say(" Tên ở các trang sau.", " Their names are on the pages that follow.") if parts else ""
    coarse += [replace(one, parts=parts, said=one.said + names) for one in counted]
    coarse += _in_large_letters(whole, standing, tiers, drawer, names) if parts else []
    named, counts = (marked(replace(whole, pictures=tuple(pictures))) for pictures in (full, coarse))
    # All names with notes on a page of their own say more than counts with notes below them.
    return followed(named, counts)


def _apart(standing: Sequence[Holder]) -> list[list[Holder]]:
    """Part the largest axis, tier by tier, from the others."""
    largest = max(axes_of(standing), key=lambda axis: sum(one.axis == axis for one in standing))
    parts = [[one for one in standing if (one.axis, one.level) == (largest, tier)] for tier, _ in TIERS]
    parts.append([one for one in standing if one.axis != largest])
    return [one for one in parts if one] if sum(map(bool, parts)) > 1 else []


def _in_large_letters(
    whole: Chart,
    standing: Sequence[Holder],
    tiers: Sequence[tuple[str, Text]],
    drawer: Drawer,
    names: str,
) -> list[Picture]:
    """Give counts tier by tier, a page each, before the names: for slides."""
    first, *further = (drawer.picture(standing, [tier], 0, (_LARGE, (1, 1))) for tier in tiers)
    rest = [
        replace(whole, subject=f"{whole.subject} – {lowered(said).in_(whole.language)}", pictures=(one,))
        for (_, said), one in zip(tiers[1:], further, strict=True)
    ]
    *largest, others = _apart(standing)
    apart = [*largest, *([one for one in others if one.axis == axis] for axis in axes_of(others))]
    parts = [_in_pieces(whole, own, tiers, drawer) for own in apart]
    return [replace(first, parts=(*rest, *parts), said=first.said + names)]


def _of_axes(whole: Chart, here: Sequence[Holder], tiers: Sequence[tuple[str, Text]], drawer: Drawer) -> Chart:
    """Draw some axes by themselves."""
    axes, pictures = axes_of(here), []
    own = _own(tiers, here)
    for most in MOST_NAMED:
        pictures += [drawer.picture(here, own, most, shape) for shape in (_ALONE if len(axes) == 1 else _TOGETHER)]
        # Where the sheet is too narrow for axes side by side, they stand below one another.
        pictures += [drawer.below_one_another(here, most, shape) for shape in _STANDING] if len(axes) > 1 else []
    return _named(whole, here, tiers, pictures)


def _in_pieces(
    whole: Chart, here: Sequence[Holder], tiers: Sequence[tuple[str, Text]], drawer: Drawer, sorts: str = ""
) -> Chart:
    """Draw an axis with all names; where the sheet is too small for them, in pieces that follow one another. ``sorts``: what of a tier they are."""
    own = _own(tiers, here)
    pictures = [drawer.picture(here, own, MOST_NAMED[0], shape) for shape in _LYING]
    if pieces := _pieces(here, drawer):
        first, *rest = [
            _in_pieces(whole, piece, tiers, drawer, drawer.sorts_of(piece) if len(own) == 1 else "") for piece in pieces
        ]
        pictures += [replace(one, parts=(*one.parts, *rest)) for one in first.pictures if one.parts or not one.said]
    pictures += [drawer.picture(here, own, most, _LYING[0]) for most in MOST_NAMED[1:]]
    return _named(whole, here, tiers, pictures, sorts)


def _own(tiers: Sequence[tuple[str, Text]], here: Sequence[Holder]) -> list[tuple[str, Text]]:
    return [tier for tier in tiers if any(one.level == tier[0] for one in here)]


def _named(
    whole: Chart,
    here: Sequence[Holder],
    tiers: Sequence[tuple[str, Text]],
    pictures: Sequence[Picture],
    sorts: str = "",
) -> Chart:
    """Give pictures of some axes under their names."""
    own = _own(tiers, here)
    names = [AXES[axis].in_(whole.language) for axis in axes_of(here)]
    names += [lowered(own[0][1]).in_(whole.language)] if len(own) < len(tiers) else []
    subject = ", ".join(names) + (f": {sorts}" if sorts else "")
    return replace(whole, subject=subject, pictures=tuple(pictures), notes=_notes(here, whole.language))


def _pieces(here: Sequence[Holder], drawer: Drawer) -> list[list[Holder]]:
    """Part the tiers of an axis, else what stands within or below its bodies from these, else the largest sort from the others, each below the same head; nothing where there is only one."""
    own = _own(TIERS, here)
    if len(own) > 1:
        return [[one for one in here if one.level == level] for level, _ in own]
    head = drawer.head_of(here)
    top = [] if head is None else [head]
    inner = [one for one in here if one.kind in INNER]
    outer = [one for one in here if one.kind not in INNER and one != head]
    if outer and inner:
        return [[*top, *outer], [*top, *inner]]
    most = max((one.kind for one in inner), key=lambda kind: sum(one.kind == kind for one in inner), default="")
    rest = [one for one in inner if one.kind != most]
    return [[*top, *(one for one in inner if one.kind == most)], [*top, *rest]] if rest else []


def _notes(standing: Iterable[Holder], language: Language) -> tuple[str, ...]:
    if not any(one.is_class for one in standing):
        return ()
    counted_in = Text(
        "Số trong ngoặc là số cơ quan, chức danh của nhóm; cơ quan nêu tên có thể thuộc nhóm đã đếm nên không cộng.",
        "Numbers in brackets count the members of a class; bodies that are named may be among them: do not add.",
    )
    return (counted_in.in_(language),)
