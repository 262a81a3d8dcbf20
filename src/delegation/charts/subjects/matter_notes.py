"""What the chart of a matter says beside the chains: that nobody owns it, what is not known, who stands no longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from delegation.authority.holdings import Holdings
from delegation.authority.lapsing import idle
from delegation.authority.links import ByGrant, Standing
from delegation.authority.tiles import Tile
from delegation.authority.usable import usable_by
from delegation.charts.page.picture import Line, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.chains import Chains, given_beside
from delegation.charts.shared.words import instrument_name
from delegation.findings import Language, Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.questions.who.parts import Teller
from delegation.speech import codes, field_name, holder_name, sentence, usable
from delegation.speech import idle as idle_said
from delegation.speech.areas import cases, where
from delegation.speech.gaps import gaps
from delegation.speech.holders import holder_label
from delegation.speech.matters import co_decides
from delegation.speech.requests import waits
from delegation.speech.terms import USABLE
from delegation.speech.unknowns import reasons

_MOST_NAMED = 3


def nobody(matter: Matter, unknown: Sequence[str], canvas: Canvas, *, is_covered: bool) -> Picture:
    """Say that nobody is known to own the matter on the day, and why where that is told."""
    if unknown:
        why = f": {reasons(unknown).in_(canvas.language)}" if canvas.with_reasons else ""
        said = Text(f"Chủ thể có thẩm quyền chưa rõ{why}.", f"Who owns it is not known{why}.")
    elif is_covered:
        said = Text(
            "Vào ngày này sổ không ghi chủ thể nào có thẩm quyền: cần xem xét.",
            "On this day the register names nobody as the owner: to be considered.",
        )
    else:
        said = Text("Vào ngày này việc không còn hoặc chưa được quy định.", "On this day the matter is not laid down.")
    return Picture(
        (34.0,), ("",), (PictureNode("nobody", "note", 0, (Line(said.in_(canvas.language)),), hint=matter.title),)
    )


def about(
    matter: Matter, standings: Sequence[Standing], holdings: Holdings, language: Language, *, with_reasons: bool
) -> Iterator[str]:  # fmt: skip
    """Say of which field the matter is, and on which days each of those who stand can act by all that they rest on."""
    register, day = holdings.register, holdings.examination.as_of
    name = field_name(register, matter)
    yield Text(f"Lĩnh vực: {name.vi}.", f"Field: {name.en}.").in_(language)
    told: dict[str, None] = {}
    for one in standings:
        days = usable_by(one.chains, register, day)
        if days.start is None and days.end is None:
            continue
        said = usable(days, with_reasons=with_reasons)
        holder = holder_name(one.holder, register)
        told[Text(f"{holder.vi}: {said.vi}", f"{holder.en}: {said.en}").in_(language)] = None
    if told:
        yield f"{USABLE.in_(language)}: {'; '.join([*told][:_MOST_NAMED])}."
    left = len(told) - _MOST_NAMED
    if left > 0:
        yield _more(USABLE, left, "chủ thể", language)


def not_drawn(matter: Matter, chains: Chains, holdings: Holdings, canvas: Canvas) -> Iterator[str]:
    """Name what ``who`` tells and no chain shows: an owner who is not known beside others, a decision that may hold beside a certain one."""
    standings, tiles = chains.standings, holdings.tiles(matter)
    if standings and any(one.owner_unknown for one in tiles) and all(one.chain[0].ownership for one in standings):
        why = reasons(one for tile in tiles for one in tile.owner_unknown).in_(canvas.language)
        told = f": {why}" if canvas.with_reasons and why else ""
        place = _cases(tile for tile in tiles if tile.owner_unknown)
        yield canvas.say(
            f"Còn chủ thể có thẩm quyền chưa rõ là ai{place.vi}, không vẽ{told}.",
            f"There is an owner who is not known{place.en}, not drawn{told}.",
        )
    shown = {one.chain[-1].grant.id for one in chains.beside if one.chain[-1].grant is not None}
    for link, state in given_beside(standings, holdings, matter):
        yield _beside(matter, link, holdings, canvas, perhaps=state == "may-hold", is_drawn=link.grant.id in shown)


def _beside(
    matter: Matter, link: ByGrant, holdings: Holdings, canvas: Canvas, *, perhaps: bool, is_drawn: bool
) -> str:  # fmt: skip
    """Say what a decision gives that stands in no chain, and why it moves nothing where that is so."""
    grant = link.grant
    by = instrument_name(holdings.register.instruments.get(grant.instrument), canvas.language)
    to = canvas.name(grant.receiver)
    moves_nothing = next((one for one in idle(holdings, [grant]) if one.row.matter == matter.id), None)
    if moves_nothing is not None:
        reason = idle_said.why(moves_nothing, holdings.register)
        return canvas.say(
            f"{by} giao việc này cho {to}, không vẽ: vào ngày này bên nhận không có thẩm quyền, vì {reason.vi}.",
            f"{by} gives it to {to}, not drawn: on this day the receiver does not hold it, as {reason.en}.",
        )
    left_out = Text("" if is_drawn else ", không vẽ", "" if is_drawn else ", not drawn")
    return canvas.say(
        f"{by} cũng giao việc này cho {to}{', có thể còn hiệu lực vào ngày này' if perhaps else ''}{left_out.vi}.",
        f"{by} gives it to {to} as well{', and may hold on this day' if perhaps else ''}{left_out.en}.",
    )


def _cases(tiles: Iterable[Tile]) -> Text:
    """Say in which cases some tiles are; nothing where they are all."""
    boxes = [one.box for one in tiles]
    said = where(boxes, lambda _: Text("", ""), lambda some: cases(some, _MOST_NAMED))
    return Text(f" ({said.vi})" if said.vi else "", f" ({said.en})" if said.en else "")


def lapsed(matter: Matter, holdings: Holdings, language: Language) -> Iterator[str]:
    """Say who stands, signs or is assigned no longer, or not yet, for want of a text or an office."""
    for one in Teller(holdings.examination, matter, None).every_lapsed:
        name = holder_name(one.party.holder, holdings.register).in_(language)
        why = "; ".join(dict.fromkeys(reason.in_(language) for reason in one.because))
        yield Text(f"{name} không có căn cứ vào ngày này: {why}.", f"{name} has no basis on this day: {why}.").in_(
            language
        )


def recoded(matter: Matter, register: Register, language: Language) -> Iterator[str]:
    """Say which codes it replaced, and which replaced it."""
    for one in (*register.earlier_codes(matter.id), *register.later_codes(matter.id)):
        yield f"{sentence(codes.replaced(one, register).in_(language))}."


def waiting_for_answer(matter: Matter, holdings: Holdings, language: Language) -> Iterator[str]:
    """Say what waits for an answer that is surely about the matter; beyond a few, how many more there are."""
    if not holdings.register.requests:
        return
    from delegation.questions.who.requests import waiting  # noqa: PLC0415  only where a register has any

    found = [one for one in waiting(holdings.examination, matter) if one.certain]
    said = (f"{sentence(waits(one.said, one.standing, certain=True).in_(language))}." for one in found)
    yield from _few(said, len(found), Text("Đề nghị, nghĩa vụ", "Requests and duties"), "mục", language)


def assigned(matter: Matter, holdings: Holdings, language: Language) -> Iterator[str]:
    """Say who signs for those who act, and who is assigned; beyond a few, how many more there are."""
    found = Teller(holdings.examination, matter, None).every_assigned
    said = (f"{one.label.in_(language)}: {one.said.in_(language)}." for one in found)
    yield from _few(said, len(found), Text("Ký thay, phân công", "Who signs or is assigned"), "nơi", language)


def _few(lines: Iterator[str], count: int, head: Text, thing: str, language: Language) -> Iterator[str]:
    """Give the first few lines, and how many more there are; ``thing``: by what word they are counted in Vietnamese."""
    yield from islice(lines, _MOST_NAMED)
    left = count - _MOST_NAMED
    if left > 0:
        yield _more(head, left, thing, language)


def _more(head: Text, left: int, thing: str, language: Language) -> str:
    """Say how many more there are of something than are told; ``thing``: as ``_few`` has it."""
    said = Text(f"{head.vi}: còn {left} {thing} nữa, không nêu ở đây.", f"{head.en}: {left} more, not told here.")
    return said.in_(language)


def co_deciding(matter: Matter, register: Register, language: Language) -> Iterator[str]:
    """Say of which coordinators something is needed before anything is decided, and what is not known of them and of the matter."""
    for holder, act in matter.co_deciding:
        yield f"{co_decides(holder_label(holder, register), act).in_(language)}."
    for one in gaps(matter.gaps, register):
        yield f"{sentence(one.in_(language))}."


def notes_on(chains: Sequence[Standing], language: Language) -> tuple[str, ...]:
    """Say what is not known of those who stand."""
    because = tuple(dict.fromkeys(reason for one in chains if not one.certain for reason in one.because))
    if not because:
        return ()
    shown = reasons(because[:_MOST_NAMED]).in_(language) + ("; …" if len(because) > _MOST_NAMED else "")
    return (Text(f"Điểm chưa rõ: {shown}.", f"Not known: {shown}.").in_(language),)
