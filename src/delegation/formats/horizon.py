"""What ``horizon`` says, for a person and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from delegation import citing
from delegation.findings import Text
from delegation.formats.columns import wrapped
from delegation.formats.rendering import Rendering, one_line
from delegation.formats.values import Value
from delegation.horizon import Fall, Horizon, Left, Stop
from delegation.model.matters import MatterId
from delegation.telling import EndingTeller, amount_of
from delegation.wording import counted, holder_name

_MOST_NAMED = 4


def text(horizon: Horizon, rendering: Rendering) -> str:
    """Write day by day what ends, what goes with it, and what is then without owner or exerciser."""
    say, day = rendering.say, rendering.day
    first, last = day(horizon.as_of), day(horizon.until)
    lines = [
        one_line(
            say(
                f"Những gì hết hạn từ {first} đến hết {last}: {horizon.register.name}",
                f"What stops from {first} to {last}: {horizon.register.name}",
            )
        ),
        "",
    ]
    if not horizon.stops:
        lines += [
            "  " + say("Không có gì hết hạn trong khoảng này theo sổ.", "Nothing ends in these days by the register."),
            "",
        ]
    for stop in horizon.stops:
        lines += [*_stop(stop, horizon, rendering), ""]
    if horizon.following is not None:
        then = day(horizon.following)
        lines += [
            "  " + say(f"Sau đó, ngày hết hạn gần nhất là {then}.", f"After that, the next end is on {then}."),
            "",
        ]
    lines += _due(horizon, rendering)
    open_terms = [one_line(_grant(name, horizon, rendering)) for name in horizon.open_terms]
    lines += _listed(
        say(
            "Lần giao chưa rõ ngày hết hạn, nên không có ở trên",
            "Grants whose last day is not known, and so are not above",
        ),
        open_terms,
        rendering,
    )
    return "\n".join(lines).rstrip() + "\n"


def _stop(stop: Stop, horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    left_days = (stop.day - horizon.as_of).days
    on = rendering.day(stop.day)
    count = rendering.number(len(stop.falls))
    yield say(
        f"  Hết ngày {on} (còn {left_days} ngày): {count} mục",
        f"  After {on} ({left_days} days left): {counted(len(stop.falls), 'thing')}",
    )
    teller = EndingTeller(horizon.register, rendering.language)
    idle = [one for one in stop.falls if not (one.matters or one.grants or one.norms)]
    told_with = {name for one in stop.falls for name in one.norms}
    for fall in sorted(stop.falls, key=lambda one: -len(one.matters)):
        if fall in idle or (fall.ending.kind == "norm" and fall.ending.subject in told_with):
            continue
        yield from wrapped(one_line(_fall(fall, teller, rendering)), "    - ", "      ", rendering.width)
    rest = [one for one in idle if one.ending.subject not in told_with]
    if rest:
        # The norms of a text are many and long: their number says enough.
        named = [teller.name(one.ending, short=True) for one in rest if one.ending.kind != "norm"]
        norms = len(rest) - len(named)
        named += [say(f"{norms} quy phạm", counted(norms, "norm"))] if norms else []
        told = say(
            f"Trong sổ chưa có việc, lần giao nào dựa vào {len(rest)} mục: {'; '.join(named)}",
            f"Nothing rests on {counted(len(rest), 'thing')}: {'; '.join(named)}",
        )
        yield from wrapped(one_line(told), "    - ", "      ", rendering.width)
    yield from _left(stop, horizon, rendering)


def _fall(fall: Fall, teller: EndingTeller, rendering: Rendering) -> str:
    say, number = rendering.say, rendering.number
    parts = []
    if fall.norms:
        parts.append(say(f"{number(len(fall.norms))} quy phạm", counted(len(fall.norms), "norm")))
    if fall.grants:
        parts.append(say(f"{number(len(fall.grants))} lần giao", counted(len(fall.grants), "grant")))
    if fall.matters:
        parts.append(amount_of(fall.matters, teller.register, rendering.language))
    if fall.left and set(fall.left) == set(fall.matters):
        parts.append(say("đều không còn chủ thể", "all left without anybody"))
    elif fall.left:
        parts.append(
            say(f"{number(len(fall.left))} việc không còn chủ thể", f"{number(len(fall.left))} left without anybody")
        )
    if fall.communes:
        parts.append(say(f"tại {number(fall.communes)} xã, phường", f"in {counted(fall.communes, 'commune')}"))
    return f"{_name(fall, teller, rendering)} → {', '.join(parts)}"


_BY = {
    "instrument": Text("thay bằng", "replaced by"),
    "provision": Text("theo", "by"),
    "norm": Text("tại", "in"),
    "holder": Text("kế thừa", "succeeded by"),
    "ownership": Text("theo", "by"),
}


def _name(fall: Fall, teller: EndingTeller, rendering: Rendering) -> str:
    one = fall.ending
    name, by, word = teller.name(one), teller.by(one), _BY.get(one.kind)
    if one.kind == "ownership":
        name = rendering.say(f"Thẩm quyền theo luật của {name}", f"Authority by law of {name}")
    # A norm is cited with its name.
    return f"{name} ({word.in_(rendering.language)} {by})" if by and word is not None and one.kind != "norm" else name


def _left(stop: Stop, horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Say what is then without owner or exerciser, by whoever had it."""
    say = rendering.say
    if not stop.is_examined:
        yield "    " + say(
            "Trước mốc xét: sổ không xét thẩm quyền đối với từng việc.",
            "Before the baseline: matters are not examined.",
        )
        return
    if stop.passed:
        count = amount_of(stop.passed, horizon.register, rendering.language)
        said = say(
            f"Trở về, chuyển sang chủ thể khác hoặc nay chưa chắc chắn: {count}: {_named(stop.passed)}",
            f"Back or on to others, or now in doubt: {count}: {_named(stop.passed)}",
        )
        yield from wrapped(one_line(said), "    ", "      ", rendering.width)
    if not stop.left:
        yield "    " + say("Không việc nào mất chủ thể.", "No matter loses its holder.")
        return
    total = amount_of([one.matter for one in stop.left], horizon.register, rendering.language)
    gone = sum(1 for one in stop.left if not one.is_laid_down)
    yield "    " + say(
        f"Từ ngày hôm sau không còn chủ thể nào: {total}", f"From the next day on without anybody: {total}"
    )
    if gone:
        said = say(
            f"Trong đó {rendering.number(gone)} việc sổ chỉ ghi đến hết ngày này; sau đó ai có thẩm quyền thì chưa rõ.",
            f"Of these the register knows {rendering.number(gone)} only until this day; who owns them then is not known.",
        )
        yield from wrapped(said, "      ", "      ", rendering.width)
    for label, matters in by_holder(stop.left, horizon, rendering).items():
        amount = amount_of(matters, horizon.register, rendering.language)
        yield from wrapped(one_line(f"{label}: {amount}: {_named(matters)}"), "      - ", "        ", rendering.width)


def by_holder(left: Sequence[Left], horizon: Horizon, rendering: Rendering) -> dict[str, list[MatterId]]:
    """Group what is left by whoever had it: owners first, then those who only acted, then those whose owner was not known."""
    say, found = rendering.say, dict[str, list[MatterId]]()
    for one in left:
        holders = one.owners or one.acting
        names = " / ".join(holder_name(name, horizon.register, rendering.language) for name in holders)
        if not holders:
            names = say("Chủ thể vốn đã chưa rõ", "Owner not known before either")
        elif not one.owners:
            names = say(f"{names} (chỉ thực hiện)", f"{names} (exercise only)")
        found.setdefault(names, []).append(one.matter)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _named(matters: Sequence[MatterId]) -> str:
    more = len(matters) - _MOST_NAMED
    return ", ".join(matters[:_MOST_NAMED]) + (f", … (+{more})" if more > 0 else "")


def _due(horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    lines = []
    for one in horizon.due:
        due, end = rendering.day(one.day), rendering.day(one.end)
        past = say(" (đã đến hạn)", " (due already)") if one.day <= horizon.as_of else ""
        lines.append(
            say(
                f"{due}{past}: {_grant(one.grant, horizon, rendering)}, hết hạn sau {end}",
                f"{due}{past}: {_grant(one.grant, horizon, rendering)}, ends after {end}",
            )
        )
    yield from _listed(say("Đến hạn đánh giá", "Evaluations that are due"), lines, rendering)


def _grant(name: str, horizon: Horizon, rendering: Rendering) -> str:
    grant = horizon.register.grants[name]
    made_by = horizon.register.instruments.get(grant.instrument)
    by = citing.instrument(made_by).in_(rendering.language) if made_by is not None else grant.instrument
    giver, receiver = (citing.holder(horizon.register, one) for one in (grant.giver, grant.receiver))
    return f"{giver} → {receiver} ({by})"


def _listed(label: str, lines: Iterable[str], rendering: Rendering) -> list[str]:
    every = [one_line(line) for line in lines]
    if not every:
        return []
    return [f"  {label}:", *(row for line in every for row in wrapped(line, "    - ", "      ", rendering.width)), ""]


def as_json(horizon: Horizon) -> str:
    """Write it for programs: ids and days."""
    value: dict[str, Value] = {
        "format": "delegation-horizon",
        "version": 1,
        "as_of": horizon.as_of.isoformat(),
        "until": horizon.until.isoformat(),
        "days": [_stop_value(one) for one in horizon.stops],
        "evaluations": [
            {"grant": one.grant, "due": one.day.isoformat(), "end": one.end.isoformat()} for one in horizon.due
        ],
        "next_end": horizon.following.isoformat() if horizon.following is not None else None,
        "end_unknown": list(horizon.open_terms),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _stop_value(stop: Stop) -> Value:
    return {
        "last_day": stop.day.isoformat(),
        "examined": stop.is_examined,
        "ends": [_fall_value(one) for one in stop.falls],
        "without": [_left_value(one) for one in stop.left],
        "passed": list(stop.passed),
    }


def _fall_value(fall: Fall) -> Value:
    one = fall.ending
    return {
        "kind": one.kind,
        "id": one.subject,
        "at": one.at,
        "by": list(one.by),
        "norms": list(fall.norms),
        "grants": list(fall.grants),
        "matters": list(fall.matters),
        "without": list(fall.left),
        "communes": fall.communes,
    }


def _left_value(one: Left) -> Value:
    return {
        "matter": one.matter,
        "owners": list(one.owners),
        "exercisers": list(one.acting),
        "communes": None if one.communes is None else [*sorted(one.communes)],
        "laid_down_after": one.is_laid_down,
        "certain": one.is_certain,
    }
