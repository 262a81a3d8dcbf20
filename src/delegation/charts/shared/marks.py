"""Marks on a chart: a sign in the box of each step that a finding touches, and what it says at the foot.

The signs are letters, and boxes and arrows bear them heavily, so ink of any colour shows them: ``(!1)`` for a finding, ``(?2)`` where the law
leaves room.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.authority.marks import Mark, Marks, all_of
from delegation.charts.page.picture import Arrow, Chart, Line, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.words import with_notes_behind
from delegation.findings import Language, Text
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.model.register import Register
from delegation.speech import in_english, joined, number, sentence
from delegation.speech.marks import about, unsigned

_Numbers = Mapping[Text, int]
"""The number of each sentence: findings that say the same share one."""


def marked(chart: Chart) -> Chart:
    """Give a chart with the marks of its boxes as signs in them, numbered through all its pages, and their words below."""
    every = all_of(node.every_mark for picture in chart.pictures for node in _nodes(picture))
    if not every:
        return chart
    numbers: dict[Text, int] = {}
    for one in every:
        numbers.setdefault(unsigned(one), len(numbers) + 1)
    behind = _behind(chart, every, numbers)
    return replace(_with(chart, numbers), brief=replace(_briefly(chart), brief=behind) if _is_told(chart) else behind)


def followed(chart: Chart, by: Chart) -> Chart:
    """Give a chart that is tried in all its fewer words before another one is."""
    return replace(chart, brief=followed(chart.brief, by) if chart.brief is not None else by)


def _is_told(chart: Chart) -> bool:
    """Whether a note below each page has room for what all its signs are about."""
    pages = (chart, *(part for picture in chart.pictures for part in picture.parts))
    return all(len({about(mark) for mark in _here(one)}) <= _MOST_TOLD for one in pages)


def _here(chart: Chart) -> tuple[Mark, ...]:
    """Give the marks of the boxes of a chart itself, without its parts."""
    return all_of(node.every_mark for picture in chart.pictures for node in picture.nodes)


def _behind(chart: Chart, every: Sequence[Mark], numbers: _Numbers) -> Chart:
    """Give a chart whose notes stand on a page of their own: there is room to say what each sign on it and its parts means, in full."""
    checks = ", ".join(sorted({one.check for one in every if one.check}))
    signed = replace(_in_boxes(chart, numbers, unsigned), notes=(*chart.notes, *_told(every, numbers, chart.language)))
    return replace(with_notes_behind(signed), checks=checks)


def _told(marks: Iterable[Mark], numbers: _Numbers, language: Language) -> Iterator[str]:
    """Say what the signs mean, by their numbers."""
    told = dict.fromkeys((numbers[unsigned(one)], one.sign, unsigned(one)) for one in marks)
    return (f"({sign}{at}) {sentence(said.in_(language))}." for at, sign, said in sorted(told, key=_number))


def _in_boxes(chart: Chart, numbers: _Numbers, saying: Callable[[Mark], Text]) -> Chart:
    """Put signs with the numbers of what they say into the boxes of a chart and of its parts."""
    pictures = (
        replace(
            one,
            nodes=tuple(_signed_briefly(node, numbers, saying) for node in one.nodes),
            arrows=_touched(one),
            parts=tuple(_in_boxes(part, numbers, saying) for part in one.parts),
        )
        for one in chart.pictures
    )
    return replace(chart, pictures=tuple(pictures))


def _nodes(picture: Picture) -> Iterable[PictureNode]:
    yield from picture.nodes
    for part in picture.parts:
        for one in part.pictures:
            yield from _nodes(one)


def _with(chart: Chart, numbers: _Numbers) -> Chart:
    here = _here(chart)
    notes = _told(here, numbers, chart.language)
    checks = sorted({(numbers[unsigned(one)], one.sign, one.check) for one in here if one.check})
    pictures = (
        replace(
            one,
            nodes=tuple(_signed(node, numbers, chart.language) for node in one.nodes),
            arrows=_touched(one),
            parts=tuple(_with(part, numbers) for part in one.parts),
        )
        for one in chart.pictures
    )
    signed = ", ".join(f"({sign}{at}) {check}" for at, sign, check in checks)
    return replace(chart, pictures=tuple(pictures), notes=(*chart.notes, *notes), checks=signed)


def _touched(picture: Picture) -> tuple[Arrow, ...]:
    """Mark the arrows whose step a finding touches: those that lead from a marked box to one with a mark of it."""
    marks = {one.key: set(one.marks) for one in picture.nodes if one.marks}
    return tuple(
        replace(one, is_marked=True)
        if one.head and not marks.get(one.start, set()).isdisjoint(marks.get(one.end, set()))
        else one
        for one in picture.arrows
    )


def _briefly(chart: Chart) -> Chart:
    """Give a chart that says below in one note what is to be considered, under the numbers of the signs in its boxes."""
    here = _here(chart)
    told = dict.fromkeys(about(one) for one in sorted(here, key=_check))
    numbers = {one: at for at, one in enumerate(told, 1)}
    # Each page has numbers of its own, for it has a note of its own.
    own = replace(chart, pictures=tuple(replace(one, parts=()) for one in chart.pictures))
    pictures = tuple(
        replace(made, parts=tuple(map(_briefly, one.parts)))
        for one, made in zip(chart.pictures, _in_boxes(own, numbers, about).pictures, strict=True)
    )
    if not here:
        return replace(chart, pictures=pictures)
    note = _brief_note(here, numbers).in_(chart.language)
    checks = ", ".join(sorted({one.check for one in here if one.check}))
    return replace(chart, pictures=pictures, notes=(*chart.notes, note), checks=checks)


def _brief_note(here: Sequence[Mark], numbers: _Numbers) -> Text:
    """Say what the signs that stand on a chart mean: no other sign, and each number that is there."""
    signs = sorted({one.sign for one in here})
    shown = joined(", ", (Text(f"({one})", f"({one})") for one in signs))
    said = Text(
        f"{'Các dấu' if len(signs) > 1 else 'Dấu'} {shown.vi} là nội dung cần xem xét",
        f"Marked {shown.en}, to be considered",
    )
    told = [_numbered(what, at, {one.sign for one in here if about(one) == what}) for what, at in numbers.items()]
    listed = joined("; ", told)
    return Text(f"{said.vi}: {listed.vi}.", f"{said.en}: {listed.en}.")


def _numbered(what: Text, at: int, signs: Iterable[str]) -> Text:
    shown = " ".join(f"({one}{at})" for one in sorted(signs))
    return Text(f"{shown} {what.vi}", f"{shown} {what.en}")


def _signed_briefly(node: PictureNode, numbers: _Numbers, saying: Callable[[Mark], Text]) -> PictureNode:
    """Put signs behind the words of the lines that bear marks, and of what no line bears behind what names the box."""

    def signed(line: Line, marks: Iterable[Mark]) -> Line:
        found: dict[str, set[int]] = {}
        for one in marks:
            found.setdefault(one.sign, set()).add(numbers[saying(one)])
        return _line_with(line, found)

    lines = tuple(signed(one, one.marks) for one in node.lines)
    whole = _of_the_whole(node)
    if whole and lines and _is_named(node):
        lines = (signed(lines[0], whole), *lines[1:])
    elif whole:
        lines = (*lines, signed(Line("", bold=True, small=True), whole))
    return replace(node, lines=lines) if lines != node.lines else node


def _line_with(line: Line, found: Mapping[str, Iterable[int]]) -> Line:
    """Give a line with signs behind its words, the numbers of one sign together: a line has little room."""
    signs = (f"({sign}{', '.join(map(str, sorted(found[sign])))})" for sign in sorted(found))
    return replace(line, text=" ".join((*([line.text] if line.text else []), *signs))) if found else line


def _of_the_whole(node: PictureNode) -> tuple[Mark, ...]:
    """Give the marks of a box that none of its lines bears: where a box names several, its mark is that of the one it is about."""
    of_lines = {mark.key for line in node.lines for mark in line.marks}
    return tuple(one for one in node.marks if one.key not in of_lines)


def _is_named(node: PictureNode) -> bool:
    """Say whether the first line names the box. That of a list without a title is one of several things, and no sign of the whole stands there."""
    return bool(node.lines) and (node.kind != "list" or node.lines[0].bold)


_MOST_TOLD = 8
"""Matters to be considered that one note below a page tells of; where they are more, each has a note of its own on a page of notes."""


def _check(one: Mark) -> str:
    return one.check


def _number(told: tuple[int, str, Text]) -> int:
    return told[0]


def _signed(node: PictureNode, numbers: _Numbers, language: Language) -> PictureNode:
    """Put signs into a box: after the name of a holder or of a row, on a line of their own with what they mean anywhere else."""
    whole = _of_the_whole(node)
    if any(one.marks for one in node.lines):
        node = replace(node, lines=tuple(_line_signed(one, numbers) for one in node.lines))
    if not whole:
        return node
    alike = {(numbers[unsigned(one)], one.sign) for one in whole}
    signs = " ".join(f"({sign}{at})" for at, sign in sorted(alike))
    if _is_named(node) and (node.kind in ("holder", "words") or node.key.startswith("receiver")):
        first, *rest = node.lines
        return replace(node, lines=(replace(first, text=f"{first.text} {signs}"), *rest))
    return replace(node, lines=(*node.lines, Line(f"{signs} {_LOOK.in_(language)}", bold=True, small=True)))


def _line_signed(line: Line, numbers: _Numbers) -> Line:
    found: dict[str, set[int]] = {}
    for one in line.marks:
        found.setdefault(one.sign, set()).add(numbers[unsigned(one)])
    return _line_with(line, found)


_LOOK = Text("cần xem xét", "to be considered")


def with_marks(node: PictureNode, marks: Iterable[Mark]) -> PictureNode:
    """Give a box with the marks of what it stands for, beside those that it has."""
    found = all_of((node.marks, marks))
    return replace(node, marks=found) if found != node.marks else node


def with_further(chart: Chart, keys: Collection[str], what: Text) -> Chart:
    """Give a chart that says below how many findings about what it is of stand in none of its boxes: their list is another paper.

    ``keys``: all findings about it; ``what``: what it is of.
    """
    here = {mark.key for picture in chart.pictures for node in _nodes(picture) for mark in node.every_mark}
    count = sum(one not in here for one in keys)
    if not count:
        return chart
    note = Text(
        f"{number(count).vi} phát hiện {'khác ' if len(keys) > count else ''}liên quan {what.vi} không đánh dấu trên sơ đồ.",
        f"{in_english(count, 'further finding' if len(keys) > count else 'finding')} about {what.en}, not marked here.",
    ).in_(chart.language)

    def told(one: Chart, *, briefly: bool) -> Chart:
        brief = told(one.brief, briefly=True) if one.brief is not None else None
        if one.behind:
            return replace(one, behind=(*one.behind, note), brief=brief)
        # In fewer words it stands on the line of another note.
        notes = (*one.notes[:-1], " ".join((*one.notes[-1:], note))) if briefly else (*one.notes, note)
        return replace(one, notes=notes, brief=brief)

    return told(chart, briefly=False)


def of_matters(
    matters: Iterable[MatterId], register: Register, marks: Marks, holders: Container[HolderId | None] | None = None
) -> tuple[Mark, ...]:
    """Give the marks of the steps by which matters are held, whoever holds them, or some ``holders``."""
    found: list[tuple[Mark, ...]] = []
    for name in matters:
        matter = register.matters.get(name)
        owners = (
            one for one in (matter.owners if matter is not None else ()) if holders is None or one.holder in holders
        )
        found += (marks.on_law(name, one.place) for one in owners)
        grants = (one for one, _ in register.grants_of.get(name, ()) if holders is None or one.receiver in holders)
        found += (marks.on_grant(one.id, (name,)) for one in grants)
    return all_of(found)


def marks_of_holders(canvas: Canvas) -> Mapping[str, tuple[Mark, ...]]:
    """Give what findings say of each holder: of what it has by law, of what it received and of what it gave."""
    found: dict[str, list[tuple[Mark, ...]]] = {}
    for matter in canvas.register.matters.values():
        for owner in matter.owners:
            found.setdefault(str(owner.holder), []).append(canvas.marks.on_law(matter.id, owner.place))
    for grant in canvas.register.grants.values():
        for holder in (grant.giver, grant.receiver):
            found.setdefault(str(holder), []).append(canvas.marks.on_grant(grant.id))
    return {holder: all_of(several) for holder, several in found.items()}
