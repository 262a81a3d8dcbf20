"""The page of time: what stops, day by day, and what becomes another on each day; a script compares any two days over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from delegation.model.matters import MatterId
from delegation.reports.questions import horizon as horizon_report
from delegation.reports.questions import horizon_due
from delegation.reports.shared.columns import few
from delegation.reports.site.pages import Block, Dated, Happening, Page, Said
from delegation.run.site.changing import NOBODY, UNKNOWN, Handover, Side, grouped
from delegation.run.site.making import Making
from delegation.speech import amount_of
from delegation.speech.holders import holder_label

_MOST_NAMED = 8
"""Matters that are named of those with the same change; the script lists them all."""


def time_page(making: Making) -> Page:
    """Make the page; once what all matters answer is heard."""
    found = making.asked.ends
    lead = making.say(
        f"Từ {making.day(found.as_of)} đến hết {making.day(found.until)}",
        f"From {making.day(found.as_of)} to {making.day(found.until)}",
    )
    sections = (
        making.section("answer", "Những gì hết hạn, và kéo theo những gì", "What ceases to have effect, and what ends with it", *_stops(making)),
        making.section("days", "Những ngày có thay đổi", "The days on which something changes", *_days(making)),
    )  # fmt: skip
    return Page("time.html", "time", "", making.say("Thời gian", "Time"), lead, sections)


def _stops(making: Making) -> Iterator[Block]:
    found = making.asked.ends
    stops = tuple(
        Happening(stop.day, lines[0].strip(), making.said("\n".join(lines), skip=1))
        for stop in found.stops
        if (lines := list(horizon_report.stop_lines(stop, found, making.look)))
    )
    if stops:
        yield Dated("stop", stops)
    yield making.said("\n".join(horizon_due.beside_stops(found, making.look)))


def _days(making: Making) -> Iterator[Block]:
    baseline = making.register.baseline
    days = sorted(day for day in making.asked.changes if day > baseline)
    told = tuple(
        Happening(day, making.day(day), Said(tuple(_lines(making, making.asked.changes[day])))) for day in days
    )
    since = making.day(baseline)
    first = making.say(
        f"Sổ xét thẩm quyền từ ngày {since}; mỗi ngày dưới đây so với ngày liền trước.",
        f"The register examines authority from {since} on; each day below is compared with the day before.",
    )
    yield Said((first,))
    if told:
        yield Dated("change", told)


def _lines(making: Making, several: Mapping[MatterId, Handover]) -> Iterator[str]:
    for one, matters in grouped(several):
        amount = amount_of(matters, making.register).in_(making.language)
        yield f"- {_change(making, one)}: {amount}: {few(matters, _MOST_NAMED)}"


def _change(making: Making, one: Handover) -> str:
    say = making.say
    before, after = (_side(making, side) for side in (one.before, one.after))
    if one.kind == "acts":
        return f"{before} → {after}"
    if one.kind == "owns":
        return say(f"Về thẩm quyền: {before} → {after}", f"Ownership: {before} → {after}")
    if one.kind == "apart":
        return say(
            f"{before}, ở xã, phường hoặc trường hợp khác trước", f"{before}, in other communes or cases than before"
        )
    return say(
        f"{before} như trước; căn cứ, thời hạn hoặc phát hiện khác trước",
        f"{before} as before; basis, term or findings differ",
    )


def _side(making: Making, side: Side) -> str:
    words = {
        UNKNOWN: making.say("không rõ hoặc không có chủ thể", "not known, or nobody"),
        NOBODY: making.say("sổ không ghi chủ thể", "nobody in the register"),
    }
    doubt = making.say(" (có thể)", " (possibly)")
    return ", ".join(
        words.get(name, holder_label(name, making.register).in_(making.language)) + ("" if certain else doubt)
        for name, certain in side
    )
