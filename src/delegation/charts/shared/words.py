"""What charts say, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from delegation.charts.page.picture import Chart, KeyGroup
from delegation.findings import Language, Text
from delegation.model.instruments import Instrument
from delegation.model.terms import Day, Term, Unknown
from delegation.model.worded import english_of
from delegation.speech import counted, day, in_english, number
from delegation.speech.instruments import briefly, labelled

LEVELS: dict[str, Text] = {
    "city": Text("Cấp Thành phố", "City"),
    "commune": Text("Cấp xã", "Communes"),
    "district": Text("Cấp huyện", "Districts"),
    "central": Text("Cấp trung ương", "Central government"),
    "": Text("Chưa rõ", "Not known"),
    "-": Text("Không có", "None"),
}
"""Tiers of holders, in the order in which charts show them."""


def date_line(as_of: Day, language: Language) -> str:
    """Say of which day the chart is."""
    return Text(f"Tính đến ngày {day(as_of).vi}", f"As of {day(as_of).en}").in_(language)


def leaf_line(leaf: tuple[int, int], language: Language) -> str:
    """Say which page of how many this is, after the day; nothing where it is the only one."""
    return (
        "" if leaf[1] == 1 else Text(f" – trang {leaf[0]}/{leaf[1]}", f" – page {leaf[0]} of {leaf[1]}").in_(language)
    )


def caption_line(figure: int | None, said: str, language: Language) -> str:
    """Set a caption after its number, where it has one."""
    return said if figure is None else Text(f"Hình {figure}. {said}", f"Figure {figure}. {said}").in_(language)


def key_subject(subject: str, language: Language) -> str:
    """Name a page of the list behind a chart."""
    said = Text("Danh sách kèm theo sơ đồ", "The list behind the chart").in_(language)
    return f"{subject}. {said}" if subject else said


def notes_subject(subject: str, language: Language) -> str:
    """Name a page that has nothing but the notes of a chart."""
    said = _NOTES.in_(language)
    return f"{subject}. {said}" if subject else said


def notes_group(notes: Iterable[str], language: Language) -> KeyGroup:
    """Give notes that stand on a page of their own, each that explains a sign under that sign."""
    rows = ((found[1], found[2]) if (found := _SIGNED.fullmatch(one)) else ("", one) for one in notes)
    return KeyGroup(_NOTES.in_(language), tuple(sorted(rows, key=lambda one: not one[0])))


_NOTES = Text("Ghi chú", "Notes")
_SIGNED = re.compile(r"(\([!?]\d+\)) (.+)")


def with_notes_behind(chart: Chart) -> Chart:
    """Give a chart whose notes follow it, which is said at its foot."""
    if not chart.notes:
        return chart
    said = Text("Ghi chú ở phần sau.", "The notes follow.")
    return replace(chart, notes=(said.in_(chart.language),), behind=(*chart.behind, *chart.notes))


def source_line(sources: Sequence[str], language: Language) -> str:
    """Say where the data come from."""
    if not sources:
        return ""
    return Text("Nguồn: ", "Source: ").in_(language) + "; ".join(sources) + "."


def register_line(name: str, rules_hash: str, language: Language) -> str:
    """Say from which register the chart was drawn."""
    said = Text(f"Lập từ: {name}", f"Drawn from: {english_of(name)}").in_(language)
    return f"{said} ({rules_hash[:12]})." if rules_hash else f"{said}."


def checks_line(checks: str, language: Language) -> str:
    """Say of which checks the marks are."""
    return Text(f"Phép kiểm tra: {checks}.", f"Checks: {checks}.").in_(language)


def label_of_legend(language: Language) -> str:
    """Give the word before the legend."""
    return Text("Chú giải:", "Legend:").in_(language)


def procedures(count: int, language: Language) -> str:
    """Count procedures."""
    return counted(count, "thủ tục", "procedure").in_(language)


def instrument_name(instrument: Instrument | None, language: Language) -> str:
    """Name an instrument by kind and number, or say that the number is not public."""
    if instrument is None:
        return Text("Văn bản chưa có trong sổ", "Instrument not in the register").in_(language)
    return briefly(instrument).in_(language)


def instrument_names(
    instruments: Iterable[Instrument | None], language: Language
) -> str:  # fmt: skip
    """Name instruments once each, their kind where it changes; those without a published number are counted."""
    found = {one.id: one for one in instruments if one is not None}
    names: list[str] = []
    kind = ""
    for one in found.values():
        if isinstance(one.number, str):
            whole, label = briefly(one).in_(language), labelled(one.label).in_(language)
            before = whole.removesuffix(label)
            names.append(whole if before != kind else label)
            kind = before if before != whole else ""
    nameless = len(found) - len(names)
    if nameless:
        vi, en = (
            f"{nameless} văn bản chưa công bố số",
            f"{in_english(nameless, 'instrument')} without a published number",
        )
        names.append(Text(vi, en).in_(language))
    return ", ".join(names)


def together(names: Sequence[str]) -> str:
    """Join names; a count in brackets that all bear stands once, at the end."""
    tail = names[-1][names[-1].rfind(" (") :] if names and names[-1].endswith(")") else ""
    if tail and all(one.endswith(tail) for one in names):
        return ", ".join(one.removesuffix(tail) for one in names) + tail
    return ", ".join(names)


def life_line(term: Term, as_of: Day) -> Text:
    """Say whether something that has a term holds on a day, and until or from when."""
    start, end = term.start, term.end
    match term.life(as_of):
        case "ended":
            last = end if isinstance(end, Day) else as_of
            return Text(f"đã hết hiệu lực sau ngày {day(last).vi}", f"ended after {day(last).en}")
        case "not-yet":
            first = start if isinstance(start, Day) else as_of
            return Text(f"chưa có hiệu lực, từ ngày {day(first).vi}", f"not yet in force, from {day(first).en}")
        case "unknown" if isinstance(start, Unknown) and not isinstance(end, Unknown):
            return Text("ngày có hiệu lực chưa rõ", "first day in force not known")
        case "unknown":
            return Text("chưa rõ còn hay hết hiệu lực", "not known whether in force")
        case _ if isinstance(end, Day):
            return Text(f"đang có hiệu lực, đến hết {day(end).vi}", f"in force, to {day(end).en}")
        case _:
            return Text("đang có hiệu lực", "in force")


def unlisted_line(count: int, language: Language) -> str:
    """Count procedures whose list is not published."""
    return Text(
        f"{number(count).vi} thủ tục chưa công bố danh mục", f"{in_english(count, 'procedure')}, list not published"
    ).in_(language)


HEADS = (
    Text("Bên ủy quyền", "Giver"),
    Text("Văn bản", "Instrument"),
    Text("Bên nhận ủy quyền", "Receiver"),
    Text("Thủ tục theo lĩnh vực", "Procedures by field"),
)
"""The headings of giver, instrument, receiver and content."""
