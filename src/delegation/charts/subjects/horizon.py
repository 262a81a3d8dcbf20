"""What stops until a day, as a cascade: what ends → what leans on it → what is then left, at the city and in communes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal

from delegation.answers.horizon import EndingSpeaker
from delegation.authority.marks import NO_MARKS, Mark, Marks, all_of
from delegation.charts.page.picture import Arrow, Chart, Line, NodeKind, Picture, PictureNode
from delegation.charts.shared.canvas import Canvas
from delegation.charts.shared.marks import marked, of_matters, with_marks
from delegation.findings import Language, Text
from delegation.model.instruments import InstrumentId
from delegation.model.matters import MatterId
from delegation.questions.horizon import Fall, Horizon, Stop
from delegation.speech import amount_of, counted, day, in_english, number, requests, sentence

_Level = Literal["titles", "names", "largest", "days", "busiest"]
_WIDTHS = {
    "titles": (19.0, 15.0, 17.0), "names": (14.0, 12.6, 17.0), "largest": (14.0, 12.6, 17.0), "days": (13.0, 15.0, 19.0),
    "busiest": (13.0, 15.0, 19.0),
}  # fmt: skip
_LARGEST = 8
_BUSIEST = 10
"""How many days are left of many that fit on no page."""
_MOST_GRANTS = 2
_NAMED = 3


def of_horizon(horizon: Horizon, language: Language = "vi", rules_hash: str = "", marks: Marks = NO_MARKS) -> Chart:
    """Draw what stops, and what goes with it. ``marks``: what findings say of the steps that lean on it."""
    canvas = Canvas(horizon.register, horizon.as_of, language, rules_hash, marks)
    drawer = _Drawer(horizon, canvas)
    first, last = (day(one) for one in (horizon.as_of, horizon.until))
    levels: tuple[_Level, ...] = ("titles", "names", "largest", "days", "busiest")
    ids = [InstrumentId(fall.ending.subject) for stop in horizon.stops for fall in stop.falls]
    instruments = horizon.register.instruments
    whose = f"{canvas.name(horizon.holder)}. " if horizon.holder is not None else ""
    none = canvas.nothing(
        "Không có gì hết hạn trong khoảng này theo sổ thẩm quyền.", "Nothing ends in these days by the register."
    )
    made = canvas.chart(
        Text("Sơ đồ những nội dung hết hiệu lực", "What ceases to have effect"),
        f"{whose}{canvas.say(f'Từ ngày {first.vi} đến hết ngày {last.vi}', f'From {first.en} to {last.en}')}",
        tuple(drawer.picture(one) for one in levels) if horizon.stops else (none,),
        drawer.notes(),
        dict.fromkeys(source for one in ids if one in instruments for source in instruments[one].source),
    )
    return marked(made)


_HEADS = (
    Text("Hết hạn", "What ends"),
    Text("Dựa vào đó", "What rests on it"),
    Text("Từ ngày hôm sau không còn chủ thể", "Without anybody from the next day on"),
)


class _Drawer:
    """Draws one horizon in one language."""

    def __init__(self, horizon: Horizon, canvas: Canvas) -> None:
        self._horizon, self._canvas, self._language = horizon, canvas, canvas.language
        self._teller, self._say = EndingSpeaker(horizon.register, canvas.language), canvas.say

    def notes(self) -> Iterator[str]:
        """Say what is not on the chart: grants without a known end, and evaluations that are due."""
        horizon = self._horizon
        gone = {one.matter for stop in horizon.stops for one in stop.left if not one.is_laid_down}
        if gone:
            count = len(gone)
            yield self._say(
                f"{number(count).vi} việc sổ chỉ ghi đến hết ngày đó; sau đó ai có thẩm quyền thì chưa rõ.",
                f"The register knows {in_english(count, 'matter')} only until that day; who owns them then is not known.",
            )
        if any(stop.never_known for stop in horizon.stops):
            yield self._say(
                "«Vốn chưa rõ chủ thể»: trước ngày đó sổ cũng chưa rõ ai giữ việc, nay căn cứ hết hiệu lực; không tính vào số việc mất chủ thể.",
                "“Never known whose”: who held the matter was not known until then either, and now its basis is over; not counted among "
                "those that lose their holder.",
            )
        if any(stop.is_shared for stop in horizon.stops):
            yield self._say(
                "Việc dựa vào nhiều mục được tính ở từng mục; dòng «Cộng» tính mỗi việc một lần.",
                "A matter that rests on several things is counted with each; the row “In all” counts each matter once.",
            )
        if horizon.due:
            count, one = len(horizon.due), horizon.due[0]
            yield self._say(
                f"{count} lần giao đến hạn đánh giá, sớm nhất ngày {day(one.day).vi}.",
                f"The evaluation of {in_english(count, 'grant')} is due, the first on {day(one.day).en}.",
            )
        yield from self._requests()
        if horizon.open_terms:
            count = len(horizon.open_terms)
            yield self._say(
                f"Ngoài ra {count} lần giao chưa rõ ngày hết hạn.",
                f"Of {in_english(count, 'further grant')} the last day is not known.",
            )

    def _requests(self) -> Iterator[str]:
        """Say which requests and duties are due, the first of many, and how many have no day."""
        horizon = self._horizon
        if horizon.requests:
            told = [
                f"{said.in_(self._language)} ({how.in_(self._language)})"
                for one in horizon.requests[:_NAMED]
                for said, how in (
                    (
                        requests.request(one, horizon.register, with_reasons=False),
                        requests.standing(one, horizon.as_of, with_reasons=False),
                    ),
                )
            ]
            more = "; …" if len(horizon.requests) > _NAMED else ""
            count = len(horizon.requests)
            yield self._say(
                f"{count} đề nghị, nghĩa vụ đến hạn: {'; '.join(told)}{more}.",
                f"{in_english(count, 'request or duty', 'requests and duties')} due: {'; '.join(told)}{more}.",
            )
        if horizon.undated:
            yield f"{requests.undated(horizon.undated).in_(self._language)}."

    def picture(self, level: _Level) -> Picture:
        """Draw at a level of detail: with titles, with names, the largest by name, a row for each day, or the days with most matters."""
        nodes: dict[str, PictureNode] = {}
        arrows: dict[tuple[str, str], Arrow] = {}
        stops = self._horizon.stops
        by_weight = sorted(stops, key=lambda one: (-len(one.left), -len(one.falls), one.day))
        busiest = by_weight[:_BUSIEST] if level == "busiest" else stops
        for stop in stops:
            if stop in busiest:
                self._stop(stop, "days" if level == "busiest" else level, nodes, arrows)
        others = len(stops) - len(busiest)
        said = {
            "largest": self._say(
                "Đã rút gọn: chỉ nêu tên các mục có nhiều việc nhất.",
                "Shortened: only those with most matters are named.",
            ),
            "days": self._say("Đã rút gọn: mỗi ngày một dòng.", "Shortened: one row for each day."),
            "busiest": self._say(
                f"Đã rút gọn: {len(busiest)} ngày có nhiều việc nhất; {others} ngày khác không nêu.",
                f"Shortened: the {in_english(len(busiest), 'day')} with most matters; {in_english(others, 'further day')} left out.",
            ),
        }.get(level, "")
        return self._canvas.picture(_WIDTHS[level], _HEADS, nodes.values(), arrows.values(), said)

    def _stop(
        self, stop: Stop, level: _Level, nodes: dict[str, PictureNode], arrows: dict[tuple[str, str], Arrow]
    ) -> None:
        group = stop.day.isoformat()
        title = self._say(f"Hết ngày {day(stop.day).vi}", f"After {day(stop.day).en}")
        leaning, idle = self._parted(stop)
        rows: list[tuple[tuple[Line, ...], Sequence[Fall]]] = []
        if level == "days":
            rows.append((self._many(stop.falls, title)[:1], leaning or idle))
        else:
            nodes[group] = PictureNode(group, "note", 0, (Line(title, bold=True),), group)
            named = _LARGEST if level == "largest" else len(leaning)
            rows += [(self._what(one, level), (one,)) for one in leaning[:named]]
            if leaning[named:]:
                rows.append((self._many(leaning[named:], ""), leaning[named:]))
            if len(rows) > 1:
                rows.append(((Line(self._say("Cộng", "In all"), bold=True),), leaning))
        for at, (what, falls) in enumerate(rows):
            is_total = at == len(rows) - 1 and len(rows) > 1
            self._row(f"{group}:{at}", what, falls, (stop, "titles" if is_total else level), nodes, arrows)
        if idle and level != "days":
            said = self._say(
                f"{len(idle)} mục chưa có việc dựa vào", f"Nothing rests on {in_english(len(idle), 'thing')}"
            )
            nodes[f"{group}:idle"] = PictureNode(
                f"{group}:idle", "note", 0, (Line(said, small=True),), group, hint=self._names(idle)
            )

    def _parted(self, stop: Stop) -> tuple[list[Fall], list[Fall]]:
        """Part what ends by whether something leans on it; the norms of an instrument are told with it."""
        told = {name for one in stop.falls for name in one.norms}
        own = [one for one in stop.falls if not (one.ending.kind == "norm" and one.ending.subject in told)]
        leaning = [*self._teller.alike(one for one in own if one.matters or one.grants or one.norms)]
        leaning.sort(key=lambda one: (-len(one.matters), -len(one.grants), one.ending.order))
        return leaning, [one for one in own if not (one.matters or one.grants or one.norms)]

    def _names(self, falls: Iterable[Fall]) -> str:
        return "; ".join(self._teller.name(one.ending, short=True) for one in falls)

    def _what(self, fall: Fall, level: _Level) -> tuple[Line, ...]:
        short = self._teller.name(fall.ending, short=True)
        full = self._teller.name(fall.ending)
        title = full.removeprefix(short).removeprefix(": ") if level == "titles" else ""
        by = (
            self._teller.by(fall.ending)
            if fall.ending.kind in ("instrument", "provision", "holder", "commune", "code")
            else ""
        )
        after = [self._say(f"sau đó: {by}", f"then: {by}")] if by else []
        return (Line(short, bold=True), *(Line(text, small=True) for text in (title, *after) if text))

    def _many(self, falls: Sequence[Fall], title: str) -> tuple[Line, ...]:
        count = counted(len(falls), "mục", "thing").in_(self._language)
        first = [self._teller.name(one.ending, short=True) for one in falls[:_NAMED]]
        more = "; …" if len(falls) > _NAMED else ""
        return (Line(f"{title}: {count}" if title else count, bold=True), Line("; ".join(first) + more, small=True))

    def _row(
        self,
        key: str,
        what: tuple[Line, ...],
        falls: Sequence[Fall],
        on: tuple[Stop, _Level],
        nodes: dict[str, PictureNode],
        arrows: dict[tuple[str, str], Arrow],
    ) -> None:
        """Draw what ends, what leans on it, and what becomes of its matters."""
        (stop, level), one = on, falls[0].ending
        group = stop.day.isoformat()
        about = f"instrument:{one.subject}" if one.kind in ("instrument", "provision") and len(falls) == 1 else ""
        card, end = f"{key}>", f"{key}>>"
        nodes[key] = PictureNode(key, "law", 0, what, group, hint=what[0].text, about=about)
        leaning = PictureNode(card, "card", 1, self._leaning(falls, level), group)
        nodes[card] = with_marks(leaning, self._marks(falls))
        kind, lines = self._outcome({matter for fall in falls for matter in (*fall.left, *fall.matters)}, stop, level)
        nodes[end] = PictureNode(end, kind, 2, lines, group)
        arrows[key, card] = Arrow(key, card, "holds", head=False)
        arrows[card, end] = Arrow(card, end, "stopped" if kind == "ended" else "holds", head=kind == "ended")

    def _marks(self, falls: Sequence[Fall]) -> tuple[Mark, ...]:
        grants = dict.fromkeys(name for one in falls for name in one.grants)
        matters = dict.fromkeys(name for one in falls for name in one.matters)
        marks, register = self._canvas.marks, self._horizon.register
        return all_of((*(marks.on_grant(one) for one in grants), of_matters(matters, register, marks)))

    def _leaning(self, falls: Sequence[Fall], level: _Level) -> tuple[Line, ...]:
        matters = tuple(dict.fromkeys(matter for one in falls for matter in one.matters))
        norms = {name for one in falls for name in one.norms}
        grants = sorted({name for one in falls for name in one.grants})
        lines = [Line(sentence(amount_of(matters, self._horizon.register).in_(self._language)), bold=True)]
        if norms:
            lines.append(Line(counted(len(norms), "quy phạm", "norm").in_(self._language), small=True))
        if grants:
            count = counted(len(grants), "lần giao", "grant").in_(self._language)
            if level != "titles":
                return (*lines, Line(count, small=True))
            pairs = [self._teller.pair(name) for name in grants[:_MOST_GRANTS]]
            more = "; …" if len(grants) > _MOST_GRANTS else ""
            lines.append(Line(f"{count}: {'; '.join(pairs)}{more}", small=True))
        return tuple(lines)

    def _outcome(self, matters: Container[MatterId], stop: Stop, level: _Level) -> tuple[NodeKind, tuple[Line, ...]]:
        """Say what becomes of matters: left without anybody at the city, in communes, not known before either, passed on."""
        if not stop.is_examined:
            said = self._say("Trước mốc xét: không xét từng việc", "Before the baseline: not examined")
            return "note", (Line(said, small=True),)
        known = [one for one in stop.lost if one.matter in matters]
        never = sum(one.matter in matters for one in stop.never_known)
        local = [one for one in known if one.communes is not None]
        communes = frozenset(code for one in local for code in one.communes or ())
        places = len(communes)
        there = Text(f", tại {number(places).vi} xã, phường", f", in {in_english(places, 'commune')}")
        is_full = level == "titles"
        parts = (
            (len(known) - len(local), "cấp Thành phố", "city"),
            (len(local), "cấp xã" + (there.vi if is_full else ""), "communes" + (there.en if is_full else "")),
        )
        of = [f"{number(count).in_(self._language)} {self._say(vi, en)}" for count, vi, en in parts if count]
        passed = sum(one in matters for one in stop.passed)
        lines = []
        count = number(len(known)).in_(self._language)
        if known and is_full:
            head = self._say(f"{count} việc mất chủ thể", f"{in_english(len(known), 'matter')} without their holder")
            lines += [Line(head, bold=True), Line("; ".join(of), small=True)]
        elif known:
            # A row has room for little: of one kind alone the number stands once.
            told = f"{count} ({', '.join(of)})" if len(of) > 1 else of[0]
            lines.append(Line(self._say(f"Mất chủ thể: {told}", f"Left without holder: {told}"), small=True))
        if never:
            unknown = self._say(f"Vốn chưa rõ chủ thể: {number(never).vi}", f"Holder never known: {number(never).en}")
            lines.append(Line(unknown, small=True))
        if passed:
            back = self._say(
                f"{passed} việc trở về, chuyển hoặc chưa chắc chắn", f"{passed} back, on to others or in doubt"
            )
            lines.append(Line(back, small=True))
        if not lines:
            lines.append(Line(self._say("Không việc nào mất chủ thể", "No matter loses its holder"), small=True))
        return ("ended" if known or never else "card"), tuple(lines)
