"""What ``horizon`` says, for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.answers.horizon import EndingSpeaker
from delegation.findings import Text
from delegation.model.matters import MatterId
from delegation.questions.horizon import Fall, Fallen, Horizon, Left, Stop
from delegation.reports.questions.horizon_due import (
    MOST_NAMED,
    beside_stops,
    heading,
)
from delegation.reports.shared.columns import few, wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import amount_of, counted, holder_name, in_english

_MOST_GRANTS = 12


def text(horizon: Horizon, rendering: Rendering) -> str:
    """Write day by day what ends, what goes with it, and what is then without owner or exerciser."""
    lines = [heading(horizon, rendering), ""]
    for stop in horizon.stops:
        lines += [*stop_lines(stop, horizon, rendering), ""]
    lines += beside_stops(horizon, rendering)
    return "\n".join(lines).rstrip() + "\n"


def stop_lines(stop: Stop, horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Tell what ends on a day, the day first, and what goes with it."""
    say = rendering.say
    left_days = (stop.day - horizon.as_of).days
    on = rendering.day(stop.day)
    count = rendering.number(len(stop.falls))
    yield say(
        f"  Hết ngày {on} (còn {left_days} ngày): {count} mục",
        f"  After {on} ({in_english(left_days, 'day')} left): {in_english(len(stop.falls), 'thing')}",
    )
    teller = EndingSpeaker(horizon.register, rendering.language)
    idle = [one for one in stop.falls if _is_idle(one)]
    told_with = {name for one in stop.falls for name in one.norms}
    leaning = [
        one
        for one in stop.falls
        if not _is_idle(one) and not (one.ending.kind == "norm" and one.ending.subject in told_with)
    ]
    for fall in sorted(teller.alike(leaning), key=lambda one: -len(one.matters)):
        yield from wrapped(one_line(_fall(fall, stop, teller, rendering)), "    - ", "      ", rendering.width)
        yield from _fallen(fall, teller, rendering)
    rest = [one for one in idle if one.ending.subject not in told_with]
    if rest:
        # The norms of a text are many and long: their number says enough.
        named = [teller.name(one.ending, short=True) for one in rest if one.ending.kind != "norm"]
        norms = len(rest) - len(named)
        named += [counted(norms, "quy phạm", "norm").in_(rendering.language)] if norms else []
        told = say(
            f"Trong sổ chưa có việc, lần giao nào dựa vào {len(rest)} mục: {'; '.join(named)}",
            f"Nothing rests on {in_english(len(rest), 'thing')}: {'; '.join(named)}",
        )
        yield from wrapped(one_line(told), "    - ", "      ", rendering.width)
    yield from _left(stop, horizon, rendering)


def _is_idle(one: Fall) -> bool:
    """Whether nothing rests on what ends."""
    return not (one.matters or one.grants or one.norms)


def _fall(fall: Fall, stop: Stop, teller: EndingSpeaker, rendering: Rendering) -> str:
    say, number = rendering.say, rendering.number
    parts = []
    if fall.norms:
        parts.append(counted(len(fall.norms), "quy phạm", "norm").in_(rendering.language))
    if fall.grants:
        parts.append(counted(len(fall.grants), "lần giao", "grant").in_(rendering.language))
    if fall.matters:
        parts.append(amount_of(fall.matters, teller.register).in_(rendering.language))
    parts += _losing(fall, stop, rendering)
    if fall.communes:
        parts.append(say(f"tại {number(fall.communes)} xã, phường", f"in {in_english(fall.communes, 'commune')}"))
    return f"{_name(fall, teller, rendering)} → {', '.join(parts)}"


def _losing(fall: Fall, stop: Stop, rendering: Rendering) -> Iterator[str]:
    """Say how many matters somebody loses, and of how many it was never known who had them."""
    say, number = rendering.say, rendering.number
    unknown = {one.matter for one in stop.never_known}
    never = sum(one in unknown for one in fall.left)
    lost = len(fall.left) - never
    if lost and not never and set(fall.left) == set(fall.matters):
        yield say("đều mất chủ thể", "all of them lose their holder")
    elif lost:
        yield say(f"{number(lost)} việc mất chủ thể", in_english(lost, "loses its holder", "lose their holder"))
    if never:
        yield say(f"{number(never)} việc vốn chưa rõ chủ thể", f"{number(never)} whose holder was never known")


def _fallen(fall: Fall, teller: EndingSpeaker, rendering: Rendering) -> Iterator[str]:
    """Name the grants that fall with what ends, the nearest first."""
    if not fall.fallen:
        return
    say, most = rendering.say, _MOST_GRANTS
    named = [f"{one.grant} ({teller.pair(one.grant)}; {_share(one, teller, rendering)})" for one in fall.fallen[:most]]
    named += [f"… (+{len(fall.fallen) - most})"] if len(fall.fallen) > most else []
    count = rendering.number(len(fall.fallen))
    grants, listed = in_english(len(fall.fallen), "grant"), "; ".join(named)
    if fall.ending.kind == "code":
        # The giver has the matter still, under the new code.
        new, new_en = ("đủ các mã mới", "all the new ones") if len(fall.ending.by) > 1 else ("mã mới", "the new one")
        said = say(
            f"{count} lần giao nêu mã cũ và không giao {new}: {listed}",
            f"{grants} of the old code that do not give {new_en}: {listed}",
        )
    else:
        said = say(
            f"{count} lần giao không còn cơ sở vì bên giao không còn thẩm quyền: {listed}",
            f"{grants} without a basis, as the giver no longer has authority: {listed}",
        )
    yield from wrapped(one_line(said), "      ", "        ", rendering.width)


def _share(one: Fallen, teller: EndingSpeaker, rendering: Rendering) -> str:
    """Count the matters in which a grant falls, out of all that it names where others go on."""
    said = amount_of(one.matters, teller.register).in_(rendering.language)
    rows = teller.register.grants_named(one.grant)[0].rows
    every = len({row.matter for row in rows}) if isinstance(rows, tuple) else 0
    more = rendering.say(
        f" trong {rendering.number(every)} việc được giao", f" of {rendering.number(every)} that it gives"
    )
    return said + more if every > len(one.matters) else said


_BY = {
    "instrument": Text("thay bằng", "replaced by"),
    "provision": Text("theo", "by"),
    "grant": Text("theo", "by"),
    "holder": Text("kế thừa", "succeeded by"),
    "commune": Text("trở thành", "becomes"),
    "code": Text("thay bằng", "replaced by"),
}


def _name(fall: Fall, teller: EndingSpeaker, rendering: Rendering) -> str:
    one = fall.ending
    name, by, word = teller.name(one, about=True), teller.by(one), _BY.get(one.kind)
    # A norm and authority by law are cited with their names.
    return f"{name} ({word.in_(rendering.language)} {by})" if by and word is not None else name


def _left(stop: Stop, horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Say what is then without owner or exerciser, by whoever had it."""
    say = rendering.say
    if not stop.is_examined:
        yield "    " + say(
            "Trước mốc xét: sổ không xét thẩm quyền đối với từng việc.",
            "Before the baseline: matters are not examined.",
        )
        return
    yield from _passed(stop, horizon, rendering)
    if not stop.left:
        yield "    " + say("Không việc nào mất chủ thể.", "No matter loses its holder.")
        return
    if stop.lost:
        total = amount_of([one.matter for one in stop.lost], horizon.register).in_(rendering.language)
        yield "    " + say(
            f"Từ ngày hôm sau mất chủ thể: {total}", f"From the next day on without their holder: {total}"
        )
        yield from _until(stop.lost, rendering)
    for label, matters in by_holder(stop.lost, horizon, rendering).items():
        amount = amount_of(matters, horizon.register).in_(rendering.language)
        yield from wrapped(
            one_line(f"{label}: {amount}: {few(matters, MOST_NAMED)}"), "      - ", "        ", rendering.width
        )
    if stop.never_known:
        ids = [one.matter for one in stop.never_known]
        total = amount_of(ids, horizon.register).in_(rendering.language)
        said = say(
            f"Chủ thể có thẩm quyền vốn chưa rõ, nay căn cứ cũng không còn: {total}: {few(ids, MOST_NAMED)}",
            f"Whose holder was never known, and whose basis is gone now: {total}: {few(ids, MOST_NAMED)}",
        )
        yield from wrapped(one_line(said), "    ", "      ", rendering.width)
        yield from _until(stop.never_known, rendering)
    if stop.is_shared:
        said = say(
            "Một việc dựa vào nhiều mục được tính ở từng mục nêu trên, nên các số đó không cộng lại thành tổng số việc.",
            "A matter that rests on several of the things above is counted with each: their numbers do not add up to the matters.",
        )
        yield from wrapped(said, "    ", "      ", rendering.width)


def _passed(stop: Stop, horizon: Horizon, rendering: Rendering) -> Iterator[str]:
    """Say what goes back to whoever gave it, then what goes on to others or is in doubt."""
    say = rendering.say
    back: dict[str, list[MatterId]] = {}
    for one in stop.returned:
        names = " / ".join(holder_name(name, horizon.register).in_(rendering.language) for name in one.givers)
        if one.is_presumed:
            names = say(f"{names}, căn cứ chưa rõ", f"{names}, by what basis is not known")
        if one.in_part:
            names = say(f"{names} (một phần)", f"{names} (in part)")
        back.setdefault(names, []).append(one.matter)
    for names, matters in sorted(back.items()):
        count = amount_of(matters, horizon.register).in_(rendering.language)
        said = say(
            f"Trở về bên giao {names}: {count}: {few(matters, MOST_NAMED)}",
            f"Back with the giver {names}: {count}: {few(matters, MOST_NAMED)}",
        )
        yield from wrapped(one_line(said), "    ", "      ", rendering.width)
    told = {*(one.matter for one in stop.returned if not one.in_part), *stop.kept}
    for those, word in (
        (stop.kept, say("Các bên còn lại tiếp tục", "Whoever else had it goes on")),
        (
            tuple(one for one in stop.passed if one not in told),
            say("Chuyển sang chủ thể khác hoặc nay chưa chắc chắn", "On to others, or now in doubt"),
        ),
    ):
        if those:
            count = amount_of(those, horizon.register).in_(rendering.language)
            yield from wrapped(
                one_line(f"{word}: {count}: {few(those, MOST_NAMED)}"), "    ", "      ", rendering.width
            )


def _until(left: Sequence[Left], rendering: Rendering) -> Iterator[str]:
    """Say how many of some matters the register knows until the day only."""
    gone = sum(1 for one in left if not one.is_laid_down)
    if gone:
        said = rendering.say(
            f"Trong đó {rendering.number(gone)} việc sổ chỉ ghi đến hết ngày này; sau đó ai có thẩm quyền thì chưa rõ.",
            f"Of these the register knows {rendering.number(gone)} only until this day; who owns them then is not known.",
        )
        yield from wrapped(said, "      ", "      ", rendering.width)


def by_holder(left: Sequence[Left], horizon: Horizon, rendering: Rendering) -> dict[str, list[MatterId]]:
    """Group what is lost by whoever had it; of those who only acted that is said."""
    say, found = rendering.say, dict[str, list[MatterId]]()
    for one in left:
        holders = one.owners or one.acting
        names = " / ".join(holder_name(name, horizon.register).in_(rendering.language) for name in holders)
        if not one.owners:
            names = say(f"{names} (chỉ giải quyết)", f"{names} (exercise only)")
        found.setdefault(names, []).append(one.matter)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))
