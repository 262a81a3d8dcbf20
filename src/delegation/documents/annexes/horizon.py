"""``delegation horizon -o …``: what ends, what is then without owner or exerciser, what is due, and the cascade drawn."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.answers.horizon import EndingTeller
from delegation.documents.annexes.ends import of_endings
from delegation.documents.shared.annex import Annex, Cell, Column, Group, Row, Table
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import Given, in_order
from delegation.questions.horizon import Horizon, Left, Stop
from delegation.speech import terms, text


def of_horizon(given: Given, horizon: Horizon) -> tuple[Annex, ...]:
    """Make the annexes: what ends and what rests on it, then who is missing, then which evaluations are due."""
    first, *lists = of_endings(given, horizon.until.isoformat())
    own = [first]
    if any(stop.left for stop in horizon.stops):
        own.append(_left(given, horizon))
    if any(fall.fallen for stop in horizon.stops for fall in stop.falls):
        own.append(_fallen(given, horizon))
    if horizon.due:
        own.append(_due(given, horizon))
    return (*own, *lists)


def _left(given: Given, horizon: Horizon) -> Annex:
    say, day = given.say, given.day
    rows = tuple(row for stop in horizon.stops for row in _rows(given, stop))
    lost, never = (
        sum(len(some) for some in each)
        for each in zip(*((stop.lost, stop.never_known) for stop in horizon.stops), strict=True)
    )
    return Annex(
        key="het-han/khong-con-chu-the",
        title=say(
            "Danh mục việc không còn chủ thể sau khi hết hạn", "Matters that are left without owner or exerciser"
        ),
        sheet=say("Không còn chủ thể", "Without anybody"),
        body=Table(
            (
                Column(say("STT", "No."), 12, "center"),
                Column(say("Từ ngày", "From"), 24, "center", "excel"),
                Column(say("Mã TTHC", "Code"), 22, "center"),
                Column(say("Tên việc", "Matter"), 90),
                Column(say("Lĩnh vực", "Field"), 34),
                Column(say("Chủ thể trước đó", "Who had it"), 40),
                Column(say("Phạm vi", "Where"), 24),
                Column(say("Sau ngày đó", "After it"), 40),
            ),
            rows,
            say(
                f"{lost + never} việc: {lost} việc mất chủ thể, {never} việc vốn chưa rõ chủ thể.",
                f"{lost + never} matters: {lost} lose their holder, of {never} who had them was never known.",
            ),
        ),
        wide=True,
        remarks=(
            say(
                f"Sổ xét từng ngày hết hạn từ {day(horizon.as_of)} đến hết {day(horizon.until)}. Văn bản hết hiệu lực không làm cho "
                "văn bản cũ có hiệu lực trở lại; nếu cơ quan có thẩm quyền kéo dài hoặc thay thế thì danh mục này thay đổi.",
                f"Each last day from {day(horizon.as_of)} to {day(horizon.until)} was examined. A text that ends does not bring an older "
                "one back; if it is prolonged or replaced this list changes.",
            ),
        ),
        foot=given.foot(()),
        made=given.made,
    )


def _rows(given: Given, stop: Stop) -> Iterator[Row | Group]:
    on, at = given.day(stop.day), 0
    for left, vi, en in (
        (stop.lost, "mất chủ thể", "lose their holder"),
        (
            stop.never_known,
            "vốn chưa rõ chủ thể, nay không còn căn cứ",
            "whose holder was never known lose their basis",
        ),
    ):
        if left:
            yield Group(given.say(f"Hết ngày {on}: {len(left)} việc {vi}", f"After {on}: {len(left)} matters {en}"), 1)
        for at, one in enumerate(sorted(left, key=lambda each: in_order(each.matter)), at + 1):  # noqa: B020  the count goes on
            matter = given.register.matters.get(one.matter)
            title = text.sentence(matter.title) if matter is not None else one.matter
            cells = (
                Cell(at, "number"), Cell(on), given.code(matter), Cell(title), Cell(given.field(matter)), _before(given, one),
                Cell(_where(given, one)), Cell(_after(given, one)),
            )  # fmt: skip
            yield Row(cells, key=f"{stop.day.isoformat()}/{at}")


def _before(given: Given, one: Left) -> Cell:
    """Name whoever had it; what it did where that was only the exercise."""
    names = "; ".join(map(given.name_of, one.owners or one.acting))
    if not names:
        return given.unknown(given.say("chủ thể vốn chưa rõ", "not known before either"))
    if not one.owners:
        names = given.say(f"{names} (chỉ thực hiện)", f"{names} (exercise only)")
    return Cell(names)


def _where(given: Given, one: Left) -> str:
    if one.communes is None:
        return given.say("cấp Thành phố", "city")
    return given.say(f"{given.number(len(one.communes))} xã, phường", f"{given.number(len(one.communes))} communes")


def _after(given: Given, one: Left) -> str:
    if one.is_laid_down:
        return given.say("còn được quy định, bỏ trống: cần xem xét", "still laid down, vacant: to be considered")
    return given.say("sổ chỉ ghi đến ngày này; sau đó chưa rõ", "in the register until this day only; then not known")


def _fallen(given: Given, horizon: Horizon) -> Annex:
    """List the grants that run on by their own term and give nothing any more, under what they fall with."""
    say, notes, teller = given.say, Notes(), EndingTeller(given.register, given.language)
    rows: list[Row | Group] = []
    at = 0
    for fall in (each for stop in horizon.stops for each in stop.falls if each.fallen):
        name, on = teller.name(fall.ending, short=True), given.day(fall.ending.day)
        rows.append(Group(say(f"{name} (hết ngày {on})", f"{name} (to {on})"), 1))
        for one in fall.fallen:
            at += 1
            grant = given.register.grants[one.grant]
            cells = (
                Cell(at, "number"), Cell(name), Cell(one.grant, "code"), Cell(teller.pair(one.grant)),
                given.instrument(grant.instrument, notes), Cell(len(one.matters), "number"),
                Cell(terms.term(grant.term).in_(given.language)),
            )  # fmt: skip
            rows.append(Row(cells, key=str(at)))
    return Annex(
        key="het-han/mat-co-so",
        title=say(
            "Lần giao không còn cơ sở vì bên giao không còn thẩm quyền", "Grants whose giver holds nothing any more"
        ),
        sheet=say("Mất cơ sở", "Without ground"),
        body=Table(
            (
                Column(say("STT", "No."), 12, "center"),
                Column(say("Hết hạn", "What ends"), 50, only="excel"),
                Column(say("Mã", "Id"), 40),
                Column(say("Bên giao → bên nhận", "Giver → receiver"), 80),
                Column(say("Văn bản", "Instrument"), 60),
                Column(say("Số việc", "Matters"), 18, "center"),
                Column(say("Thời hạn ghi trong lần giao", "Its own term"), 50),
            ),
            tuple(rows),
            say(f"{at} dòng.", f"{at} rows."),
        ),
        wide=True,
        notes=notes.sentences,
        remarks=(
            say(
                "Lần giao kéo theo từ nhiều mục được ghi ở từng mục; số việc là số việc mà lần giao thôi chuyển thẩm quyền.",
                "A grant that falls with several things stands with each; the matters are those in which it gives nothing any more.",
            ),
        ),
        foot=given.foot(()),
        made=given.made,
    )


def _due(given: Given, horizon: Horizon) -> Annex:
    say, notes = given.say, Notes()
    rows = []
    for at, one in enumerate(horizon.due, 1):
        grant = given.register.grants[one.grant]
        giver, receiver = (given.register.label_of(side) for side in (grant.giver, grant.receiver))
        rows.append(
            Row(
                (
                    Cell(at, "number"), Cell(given.day(one.day)), Cell(f"{giver} → {receiver}"),
                    Cell(grant.content if isinstance(grant.content, str) else ""), given.instrument(grant.instrument, notes),
                    Cell(given.day(one.end)),
                ),
                key=str(at),
            )
        )  # fmt: skip
    return Annex(
        key="het-han/danh-gia",
        title=say("Lần giao đến hạn đánh giá", "Grants whose evaluation is due"),
        sheet=say("Đánh giá", "Evaluations"),
        body=Table(
            (
                Column(say("STT", "No."), 12, "center"),
                Column(say("Ngày đến hạn", "Due"), 26, "center"),
                Column(say("Bên giao → bên nhận", "Giver → receiver"), 70),
                Column(say("Nội dung", "Content"), 80),
                Column(say("Văn bản", "Instrument"), 40),
                Column(say("Ngày cuối", "Last day"), 26, "center"),
            ),
            tuple(rows),
            say(f"{len(rows)} lần giao.", f"{len(rows)} grants."),
        ),
        wide=True,
        notes=notes.sentences,
        foot=given.foot(()),
        made=given.made,
    )
