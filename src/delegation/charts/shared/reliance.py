"""What rests on an instrument: whose authority by law cites it, over which matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from delegation.charts.page.picture import Arrow, Chart, Line, Picture, PictureNode, about_holder
from delegation.charts.shared.canvas import Canvas, apart
from delegation.charts.shared.counts import FieldCount, fields_of
from delegation.charts.shared.listing import Listing
from delegation.charts.shared.lists import Detail, ListDetail, amount, levels_of, list_node, on_pages, shortened
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import Instrument
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown
from delegation.speech import counted, in_english, number, numbered
from delegation.values import dataclass

_WIDTHS: Mapping[Detail, tuple[float, ...]] = {
    "names": (13.0, 12.0, 36.0),
    "counts": (13.0, 14.0, 26.0),
    "total": (14.0, 18.0, 14.0),
}


@dataclass(frozen=True, slots=True)
class OwnedMatter:
    """A matter that a holder owns by an instrument; ``None``: by an owner that is not known."""

    holder: HolderId | None
    matter: MatterId


def rests_on(instrument: Instrument, register: Register, as_of: Day) -> tuple[OwnedMatter, ...]:
    """Give the ownerships on a day that cite an instrument as their legal basis, in the order of ids.

    What ended because the instrument did is given still: it rested on it.
    """
    names = {instrument.id, instrument.number}
    over = register.life(instrument).life(as_of) in ("ended", "not-yet")
    return tuple(
        OwnedMatter(None if isinstance(one.holder, Unknown) else one.holder, matter.id)
        for matter in sorted(register.matters.values(), key=lambda one: numbered(one.id))
        for one in matter.owners
        if not isinstance(one.basis, Unknown)
        and any(cited.instrument in names for cited in one.basis)
        and (over or one.term.possibly_holds(as_of))
    )


def pictures_of_basis(
    whole: Chart, resting: Sequence[OwnedMatter], law: PictureNode, canvas: Canvas
) -> tuple[Picture, ...]:
    """Draw the instrument, the holders whose authority rests on it, and their matters; the last level has a page each."""
    by_holder = _by_holder(resting)
    pictures = tuple(_picture(by_holder, law, canvas, level) for level in levels_of(resting))
    parts = apart(
        whole,
        list(by_holder.items()),
        lambda one: _name(one[0], canvas),
        lambda one: tuple(_picture(dict([one]), law, canvas, level) for level in levels_of(one[1])),
    )
    if not parts:
        return pictures
    count = len(by_holder)
    said = counted(count, "chủ thể", "holder").in_(canvas.language)
    fields = _fields((one.matter for one in resting), canvas)
    node = PictureNode("all", "holder", 1, (Line(said, bold=True), Line(amount(fields, canvas.language))), hint=said)
    arrows, said = (Arrow("instrument", "all", "law"),), on_pages(len(parts), canvas.language)
    overview = canvas.picture((16.0, 20.0), _HEADS, (law, node), arrows, said, parts=parts)
    return (*pictures, overview)


def total_of_basis(resting: Sequence[OwnedMatter], canvas: Canvas) -> str:
    """Say how many matters of how many holders rest on it, in a sentence."""
    by_holder = _by_holder(resting)
    count = amount(_fields((one.matter for one in resting), canvas), canvas.language)
    known = sum(one is not None for one in by_holder)
    vi = f"Cộng: {count} của {number(known).vi} chủ thể"
    en = f"In all: {count} of {in_english(known, 'holder')}"
    if None in by_holder:
        vi += f"; chủ thể của {number(len(by_holder[None])).vi} việc chưa rõ"
        en += f"; who owns {number(len(by_holder[None])).en} of them is not known"
    return canvas.say(f"{vi}.", f"{en}.")


def _by_holder(resting: Iterable[OwnedMatter]) -> dict[HolderId | None, list[MatterId]]:
    """Group matters by holder, the one with the most first; an unknown one last."""
    found: dict[HolderId | None, list[MatterId]] = {}
    for one in resting:
        matters = found.setdefault(one.holder, [])
        if one.matter not in matters:
            matters.append(one.matter)
    order = sorted(found, key=lambda one: (one is None, -len(found[one]), one or ""))
    return {holder: found[holder] for holder in order}


def _name(holder: HolderId | None, canvas: Canvas) -> str:
    if holder is None:
        return canvas.say("Chủ thể chưa rõ", "Holder not known")
    return canvas.name(holder)


def _fields(matters: Iterable[MatterId], canvas: Canvas) -> tuple[FieldCount, ...]:
    return fields_of(canvas.register, matters, canvas.language)


def _picture(
    by_holder: Mapping[HolderId | None, Sequence[MatterId]],
    law: PictureNode,
    canvas: Canvas,
    level: ListDetail,
) -> Picture:
    nodes, arrows, listing = [law], [], Listing(canvas, level)
    for holder, matters in by_holder.items():
        key, name = f"holder:{holder or ''}", _name(holder, canvas)
        nodes.append(
            PictureNode(
                key,
                "holder" if holder else "uncertain",
                1,
                (Line(name, bold=True),),
                hint=name,
                about=about_holder(holder),
            )
        )
        fields = listing.enter(name, fields_of(canvas.register, matters, canvas.language))
        nodes.append(list_node(f"list:{holder or ''}", 2, fields, canvas, level.detail, is_headed=level.is_headed))
        arrows += [Arrow("instrument", key, "law"), Arrow(key, f"list:{holder or ''}", "holds", head=False)]
    every = [one for matters in by_holder.values() for one in matters]
    said = shortened(fields_of(canvas.register, every, canvas.language), canvas.language, level)
    return canvas.picture(_WIDTHS[level.detail], _HEADS, nodes, arrows, said, listing.key)


_HEADS = (
    Text("Văn bản", "Instrument"),
    Text("Chủ thể theo luật", "Owner by law"),
    Text("Việc, theo lĩnh vực", "Matters, by field"),
)
