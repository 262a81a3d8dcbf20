"""Rows of time: what a chart of days has before it becomes a picture, and the picture of them at a level of detail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product

from delegation.answers.timeline import TimelineSpeaker
from delegation.authority.marks import Mark
from delegation.charts.page.picture import Axis, Chart, Line, NodeKind, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.marks import marked
from delegation.findings import Language, Text
from delegation.model.terms import ONE_DAY, Day, Term, Unknown
from delegation.questions.timeline import TimelineQuestion
from delegation.speech import day as day_said
from delegation.speech import sentence
from delegation.values import dataclass

_SHARE = 8
"""After the last day that is known, the axis runs on for an eighth of its length, so that open bars show."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days. ``first`` ``None``: since before the axis; ``last`` ``None``: open. ``said`` stands in it where it fits."""

    kind: NodeKind
    first: Day | None
    last: Day | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row: its label (the first line bold), its bars, and what is told of it, the fullest first."""

    label: tuple[str, ...]
    bars: tuple[Bar, ...]
    told: tuple[str, ...] = ()
    group: str = ""
    about: str = ""
    marks: tuple[Mark, ...] = ()
    """What findings say of the steps that the row shows."""


@dataclass(frozen=True, slots=True)
class RowDetail:
    """A level of detail: widths of label, axis and words; ``words``: whether what is told of rows is set at all."""

    widths: tuple[float, float, float]
    words: bool = True
    labels: bool = True
    """Whether labels have all of their lines."""


LEVELS = (
    RowDetail((11.0, 26.0, 18.0)),
    RowDetail((10.0, 20.0, 15.0)),
    # A narrow axis and wide words: rows are low, so an upright sheet holds more of them.
    RowDetail((8.5, 13.0, 24.0)),
    RowDetail((12.0, 30.0, 0.0), words=False),
    RowDetail((12.0, 30.0, 0.0), words=False, labels=False),
)


def bar_of(kind: NodeKind, term: Term, said: str = "") -> Bar:
    """Make a bar of a term. Where an end is not known it reaches as far as it may, and is marked as possible."""
    first, last = (None if isinstance(end, Unknown) else end for end in (term.start, term.end))
    return Bar("bar-possible" if term.unknowns else kind, first, last, said)


def axis_of(rows: Iterable[ChartRow], asked: tuple[Day, Day | None], today: Day, language: Language) -> Axis:
    """Lay an axis along all days of some rows, from the first day asked for; the days on which bars begin or end are marked."""
    first, until = asked
    bars = [bar for row in rows for bar in row.bars]
    edges = {one.first for one in bars if one.first is not None}
    edges |= {one.last + ONE_DAY for one in bars if one.last is not None and one.last < Day.max}
    known = [one for one in edges if one > first and (until is None or one <= until)]
    if until is None:
        end = max([*known, today, first])
        last = end + timedelta(days=max((end - first).days // _SHARE, 30))
    else:
        last = until
    marks = tuple((one, day_said(one).in_(language)) for one in sorted({first, *known}) if one <= last)
    said = Text(f"Ngày xét {day_said(today).vi}", f"As of {day_said(today).en}").in_(language)
    is_inside = first <= today <= last
    return Axis(first, last, marks, today if is_inside else None, said if is_inside else "")


def picture_of(
    rows: Sequence[ChartRow], axis: Axis, level: RowDetail, headings: tuple[str, str, str], said: str = ""
) -> Picture:
    """Make the picture of some rows. Bars outside the axis are left out, those that reach beyond it are cut."""
    nodes: list[PictureNode] = []
    for at, row in enumerate(rows):
        lines = tuple(
            Line(text, bold=not number, small=bool(number))
            for number, text in enumerate(row.label[: None if level.labels else 1])
        )
        # What is not written beside the row stands where a reader points at it.
        hint = "; ".join((row.label[0], *(row.told if not level.words else ())))
        label = PictureNode(f"row:{at}", "words", 0, lines, row.group, hint=hint, about=row.about, band=at)
        nodes.append(replace(label, marks=row.marks))
        for number, bar in enumerate(row.bars):
            first, last = max(bar.first or axis.first, axis.first), min(bar.last or axis.last, axis.last)
            if first <= last:
                words = (Line(bar.said, small=True),) if bar.said else ()
                nodes.append(
                    PictureNode(
                        f"bar:{at}:{number}", bar.kind, 1, words, row.group, hint=bar.said, band=at, days=(first, last)
                    )
                )
        if level.words and row.told:
            told = tuple(Line(text, small=True) for text in row.told)
            nodes.append(PictureNode(f"told:{at}", "words", 2, told, row.group, band=at))
    widths, names = (level.widths, headings) if level.words else (level.widths[:2], headings[:2])
    return Picture(widths, names, tuple(nodes), said=said, axis=axis)


def chart_of_rows(
    title: Text,
    subject: str,
    levels: Sequence[tuple[Sequence[ChartRow], str]],
    heads: tuple[str, str],
    asked: TimelineQuestion,
    speaker: TimelineSpeaker,
    notes: Iterable[str],
    sources: Iterable[str],
    rules_hash: str,
) -> Chart:
    """Make a chart of some rows, at their levels of detail: the fullest first, then those with rows put together."""
    headings = (heads[0], speaker.say("Thời gian", "Days"), heads[1])
    pictures = []
    # Why something came or went is worth more than a row for each, so words go last.
    for has_words, (rows, said) in product((True, False), levels):
        for level in (one for one in LEVELS if one.words == has_words and (has_words <= any(row.told for row in rows))):
            axis = axis_of(rows, (asked.first, asked.last), asked.as_of, speaker.language)
            bare = (
                "" if level.words else speaker.say("Không ghi căn cứ của từng dòng.", "Without the basis of each row.")
            )
            short = " ".join(one for one in (said, bare) if one)
            short = speaker.say(f"Đã rút gọn: {short}", f"Shortened: {short}") if short else ""
            pictures.append(picture_of(rows, axis, level, headings, short))
    place = (
        speaker.say(f"{subject} (tại {asked.commune})", f"{subject} (in {asked.commune})") if asked.commune else subject
    )
    canvas = Canvas(asked.register, asked.as_of, speaker.language, rules_hash)
    told = [f"{sentence(asked.place.in_(speaker.language))}."] if asked.place is not None else []
    return marked(canvas.chart(title, place, pictures, [*told, *notes], sources))


def saying(chart: Chart, sentences: Iterable[str]) -> Chart:
    """Add to the pictures whose rows have no room for words what must not be lost there."""
    more = " ".join(sentences)
    if not more:
        return chart
    named = len(LEVELS[0].widths)
    pictures = (
        one if len(one.widths) == named else replace(one, said=" ".join(filter(None, (one.said, more))))
        for one in chart.pictures
    )
    return replace(chart, pictures=tuple(pictures))
