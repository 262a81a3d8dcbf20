"""What limits a grant, on a chart: in short on its card, in full where a reader points at it, and in the notes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from delegation.authority.links import Link
from delegation.charts.page.picture import Line, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.idle import idle_line
from delegation.charts.shared.words import instrument_name
from delegation.findings import Text
from delegation.model.matters import AnnexRow, Grant
from delegation.model.parts import Part
from delegation.speech import counted, joined
from delegation.speech.corrections import corrections
from delegation.speech.limits import KEEPS, covered, limits_of, not_known, only_steps
from delegation.speech.suspensions import not_given, of_rows
from delegation.speech.text import sentence

_MOST = 6
"""Notes that a chart has room for."""
_FEW = 2
"""Notes on what is not known; more are counted."""
_LONGEST = 80
"""Letters of a part that stand on a card; a longer one is in the notes and in the tooltip."""


def with_limits(card: PictureNode, grant: Grant, canvas: Canvas, row: AnnexRow | None = None) -> PictureNode:
    """Give the card of a grant with what limits it: how much of it moves nothing, the days on which it does not give, its part and conditions on the card, all of it in the tooltip.

    ``row``: as it gives this row.
    """
    told = [one.in_(canvas.language) for one in _limits(grant, canvas, row)]
    beside = (*_held(grant, canvas, row), *corrections(grant, canvas.register, row))
    held = [sentence(one.in_(canvas.language)) for one in beside]
    # Of a grant for one row a mark says it.
    held += filter(None, [idle_line([grant], canvas) if row is None else ""])
    if not (told or held):
        return card
    short = [sentence(one) for one in _short(grant, canvas, row)]
    lines = (
        *card.lines,
        *(Line(one, bold=True, small=True) for one in held),
        *([Line("; ".join(short), small=True)] if short else []),
    )
    return replace(card, lines=lines, hint="; ".join((*([card.hint] if card.hint else []), *held, *told)))


def _limits(grant: Grant, canvas: Canvas, row: AnnexRow | None = None) -> Iterator[Text]:
    """Say all that limits a grant; why something of it is not known only where the chart tells that."""
    return limits_of(grant, canvas.register, row, with_reasons=canvas.with_reasons)


def _held(grant: Grant, canvas: Canvas, row: AnnexRow | None = None) -> Iterator[Text]:
    """Say on which days it does not give, where these are not over."""
    yield from not_given(grant, canvas.register, lambda held: held.term.life(canvas.as_of) != "ended", row)


def with_limits_of_all(card: PictureNode, grants: Sequence[Grant], canvas: Canvas) -> PictureNode:
    """Give a card of several grants with what limits them: how many are suspended, have rows that ended, are of a part, under conditions; all in the tooltip.

    The card then stands for each of them.
    """
    card = replace(card, also=(*card.also, *(f"grant:{one.id}" for one in grants)))
    named = dict.fromkeys(one.id for one in grants if one.is_first)
    stated = [canvas.register.grants[one] for one in named]
    if len(stated) == 1:
        return with_limits(card, stated[0], canvas)
    now = {"suspended": list[Grant](), "ended": list[Grant]()}
    for one in stated:
        out = of_rows(one, canvas.register, lambda held: held.term.possibly_holds(canvas.as_of))
        for kind in dict.fromkeys(each.kind for each in out):
            now[kind].append(one)
    of_part = [one for one in stated if one.worded_part is not None or any(covered(one, canvas.register))]
    of_steps = [one for one in stated if one.steps]
    under = [one for one in stated if isinstance(one.conditions, str)]
    counts = (
        (now["suspended"], Text("tạm ngưng", "suspended")),
        (now["ended"], Text("có dòng đã hết hiệu lực", "with rows that ended")),
        (of_part, Text("chỉ giao một phần", "of a part only")),
        (of_steps, Text("chỉ giao một số bước", "of some steps only")),
        (under, Text("có điều kiện", "under conditions")),
    )
    said = [
        canvas.say(f"{given.vi} {word.vi}", f"{given.en} {word.en}")
        for several, word in counts
        if several
        for given in (counted(len(several), "lần giao", "grant"),)
    ]
    idle = idle_line(stated, canvas)
    said += [idle] if idle else []
    if not said:
        return card
    told = (joined("; ", (*_held(one, canvas), *_limits(one, canvas))) for one in stated)
    hints = dict.fromkeys(one.in_(canvas.language) for one in told if one.vi)
    line = Line(sentence("; ".join(said)), bold=bool(idle) or any(now.values()), small=True)
    return replace(card, lines=(*card.lines, line), hint="; ".join((*([card.hint] if card.hint else []), *hints)))


def _short(grant: Grant, canvas: Canvas, row: AnnexRow | None) -> Iterator[str]:
    part = joined("; ", covered(grant, canvas.register, row)).in_(canvas.language)
    if part:
        short = part if len(part) <= _LONGEST else canvas.say("chỉ giao một phần", "of a part only")
        yield short
    if grant.worded_part is not None:
        yield canvas.say("Một phần, ghi bằng lời", "A part only, in words")
    if grant.steps:
        yield only_steps(grant.steps).in_(canvas.language)
    if grant.alternates:
        count = len(grant.alternates)
        yield canvas.say(f"Một trong {count} bên nhận", f"Any one of {count} receivers")
    if grant.giver_keeps is True:
        yield KEEPS.in_(canvas.language)
    if isinstance(grant.conditions, str):
        yield canvas.say("Có điều kiện", "Under conditions")
    if row is not None:
        # A chart of one matter has room for it; elsewhere it is in the notes and the tooltip.
        yield from (one.in_(canvas.language) for one in not_known(grant, with_reasons=False))


def given_by(links: Iterable[Link]) -> Iterator[tuple[Grant, AnnexRow | None]]:
    """Give the grants of some links, each once with a row that it gives in whole, and with each row of which it gives a part."""
    found: set[tuple[str, Part | None]] = set()
    for link in links:
        if link.grant is not None:
            key = (link.grant.id, link.row.part if link.row is not None else None)
            if key not in found:
                found.add(key)
                yield link.grant, link.row


def _is_shared(grant: Grant) -> bool:
    """Say whether a grant leaves something to others than its receiver: a part in words, steps, any one of several, its giver."""
    return bool(grant.stated_part is not None or grant.steps or grant.alternates or grant.giver_keeps is not False)


def limit_notes(grants: Iterable[Grant], canvas: Canvas) -> Iterator[str]:
    """Say below a chart what limits its grants, those alike together; beyond a few, how many more there are."""
    yield from limit_notes_of_rows(((grant, None) for grant in grants), canvas)


def limit_notes_of_rows(given: Iterable[tuple[Grant, AnnexRow | None]], canvas: Canvas) -> Iterator[str]:
    """As ``limit_notes``, of grants as each gives one row."""
    alike: dict[Text, dict[str, None]] = {}
    parted: set[Text] = set()
    every = tuple(given)
    for grant, row in every:
        told = joined("; ", limits_of(grant, canvas.register, row, unread=False, with_reasons=canvas.with_reasons))
        if told.vi:
            alike.setdefault(told, {})[_given(grant, canvas)] = None
            if any(covered(grant, canvas.register, row)) or _is_shared(grant):
                parted.add(told)
    several = list(alike.items())
    if len(several) > _MOST:
        # What is not given in whole must not be lost among conditions.
        several.sort(key=lambda one: one[0] not in parted)
    shown = several[:_MOST]
    for told, names in shown:
        yield f"{'; '.join(names)}: {told.in_(canvas.language)}."
    left = len(alike) - len(shown)
    if left:
        more = counted(left, "nội dung khác", "more").in_(canvas.language)
        yield canvas.say(
            f"Phạm vi, điều kiện, cách thức: còn {more} không nêu ở đây.",
            f"Scope, conditions, manner: {more} not told here.",
        )
    yield from _unread_notes((grant for grant, _ in every), canvas)


def _given(grant: Grant, canvas: Canvas) -> str:
    made_by = instrument_name(canvas.register.instruments.get(grant.instrument), canvas.language)
    receiver = canvas.name(grant.receiver)
    return canvas.say(f"{made_by} giao {receiver}", f"{made_by} to {receiver}")


def _unread_notes(grants: Iterable[Grant], canvas: Canvas) -> Iterator[str]:
    """Say of which grants scope, conditions or manner are not known, and why where that is told; of many how many they are."""
    found: dict[Text, dict[str, None]] = {}
    for grant in grants:
        told = joined("; ", not_known(grant, with_reasons=canvas.with_reasons))
        if told.vi:
            found.setdefault(told, {})[_given(grant, canvas)] = None
    if len(found) <= _FEW:
        yield from (f"{'; '.join(names)}: {told.in_(canvas.language)}." for told, names in found.items())
        return
    count = counted(len({name for names in found.values() for name in names}), "lần giao", "grant")
    yield canvas.say(
        f"Chưa rõ phạm vi, điều kiện hoặc cách thức của {count.vi}.",
        f"Scope, conditions or manner of {count.en} not known.",
    )
