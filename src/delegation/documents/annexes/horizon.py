"""``delegation horizon -o …``: what ends, what is then without owner or exerciser, what is due, and the cascade drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from delegation.answers.horizon import EndingSpeaker
from delegation.documents.annexes.ends import of_endings
from delegation.documents.shared.annex import Annex, Heading, TableCell
from delegation.documents.shared.columns import ColumnOf, TableOf, rows_in
from delegation.documents.shared.notes import Notes
from delegation.documents.shared.source import AnnexSource, in_order
from delegation.findings import Text
from delegation.model.matters import Grant
from delegation.model.requests import Request
from delegation.model.terms import Day
from delegation.questions.horizon import Due, Fallen, Horizon, Left, Stop
from delegation.speech import figures, in_english, parties, registers, requests, text
from delegation.speech.extensions import term_of
from delegation.speech.holders import holder_label


def of_horizon(given: AnnexSource, horizon: Horizon) -> tuple[Annex, ...]:
    """Make the annexes: what ends and what rests on it, then who is missing, then which evaluations, requests and duties are due."""
    what = horizon.until.isoformat()
    first, *lists = of_endings(given, what if horizon.holder is None else f"{what}, {horizon.holder}", horizon)
    own = [first]
    if any(stop.left for stop in horizon.stops):
        own.append(_left(given, horizon))
    if any(fall.fallen for stop in horizon.stops for fall in stop.falls):
        own.append(_fallen(given, horizon))
    if horizon.due:
        own.append(_due(given, horizon))
    if horizon.requests:
        own.append(of_requests(given, horizon))
    return (*own, *lists)


def _left(given: AnnexSource, horizon: Horizon) -> Annex:
    matters, day, language = given.register.matters, given.day, given.language
    columns = TableOf[tuple[Stop, Left]](
        language, 12,
        ColumnOf(Text("Từ ngày", "From"), 24, lambda one: day(one[0].day), "center", "excel"),
        ColumnOf(Text("Mã TTHC", "Code"), 22, lambda one: given.code(matters.get(one[1].matter)), "center"),
        ColumnOf(Text("Tên việc", "Matter"), 90, lambda one: given.title(one[1].matter)),
        ColumnOf(Text("Lĩnh vực", "Field"), 34, lambda one: _field(given, one[1]), only="excel"),
        ColumnOf(Text("Chủ thể trước đó", "Who had it"), 40, lambda one: _before(given, one[1]), once=True),
        ColumnOf(Text("Phạm vi", "Where"), 24, lambda one: _where(given, one[1]), once=True, phrase=True),
        ColumnOf(Text("Sau ngày đó", "After it"), 40, lambda one: text.sentence(_AFTER[one[1].is_laid_down].in_(language)), only="excel"),
    )  # fmt: skip
    rows = (
        row for stop in horizon.stops for row in columns.numbered(_of_stop(given, stop), f"{stop.day.isoformat()}/")
    )
    lost, never = (
        sum(len(some) for some in each)
        for each in zip(*((one.lost, one.never_known) for one in horizon.stops), strict=True)
    )
    whole = Text(
        f"{lost + never} việc: {lost} việc mất chủ thể, {never} việc vốn chưa rõ chủ thể.",
        f"{in_english(lost + never, 'matter')}: {lost} without their holder from then on, of {never} the holder was never known.",
    )
    examined = Text(
        f"Đã xét từng ngày hết hạn từ {day(horizon.as_of)} đến hết {day(horizon.until)}. Văn bản hết hiệu lực không làm cho "
        "văn bản cũ có hiệu lực trở lại; nếu cơ quan có thẩm quyền kéo dài hoặc thay thế thì danh mục này thay đổi.",
        f"Each last day from {day(horizon.as_of)} to {day(horizon.until)} was examined. A text that ends does not bring an older "
        "one back; if it is prolonged or replaced this list changes.",
    )
    return given.annex(
        "het-han/khong-con-chu-the",
        Text("Danh mục việc không còn chủ thể sau khi hết hạn", "Matters left without a holder"),
        Text("Không còn chủ thể", "Without anybody"),
        columns.table(rows, lambda _: whole),
        remarks=(examined,),
    )


_AFTER = {
    True: Text("việc vẫn được quy định, cần xác định chủ thể", "still laid down, its holder must be settled"),
    False: Text("chưa có văn bản quy định tiếp", "no text says yet whose it is then"),
}
"""What is so after the end of what a matter rests on, by whether the matter is still laid down."""


def _of_stop(given: AnnexSource, stop: Stop) -> Iterator[tuple[Stop, Left] | Heading]:
    """List what is without anybody after a day: what loses its holder, then what had none that is known; what is still laid down first."""
    on = given.day(stop.day)
    for left, lost in (
        (stop.lost, Text("mất chủ thể", "without their holder")),
        (
            stop.never_known,
            Text("vốn chưa rõ chủ thể, nay không còn căn cứ", "holder never known, and now without a basis"),
        ),
    ):
        for is_laid_down, after in _AFTER.items():
            some = [one for one in left if one.is_laid_down is is_laid_down]
            if some:
                yield Heading(
                    given.say(
                        f"Hết ngày {on}: {len(some)} việc {lost.vi}; {after.vi}",
                        f"After {on}, {lost.en}: {in_english(len(some), 'matter')}; {after.en}",
                    ),
                    1,
                )
            ordered = sorted(some, key=lambda each: (in_order(_field(given, each)), in_order(each.matter)))
            for field, members in groupby(ordered, key=lambda each: _field(given, each)):
                yield Heading(field, 2)
                yield from ((stop, one) for one in members)


def _field(given: AnnexSource, one: Left) -> str:
    return given.field(given.register.matters.get(one.matter))


def _before(given: AnnexSource, one: Left) -> TableCell:
    """Name whoever had it; what it did where that was only the exercise."""
    names = "; ".join(map(given.name_of, one.owners or one.acting))
    if not names:
        return given.unknown(given.say("chủ thể vốn chưa rõ", "not known before either"))
    if not one.owners:
        names = given.say(f"{names} (chỉ giải quyết)", f"{names} (exercise only)")
    return TableCell(names)


def _where(given: AnnexSource, one: Left) -> str:
    if one.communes is None:
        return given.say("cấp Thành phố", "city")
    return given.say(f"{given.number(len(one.communes))} xã, phường", in_english(len(one.communes), "commune"))


def _fallen(given: AnnexSource, horizon: Horizon) -> Annex:
    """List the grants that run on by their own term and give nothing any more, under what they fall with."""
    notes, teller, grants = Notes(), EndingSpeaker(given.register, given.language), given.register.grants
    columns = TableOf[tuple[str, Fallen]](
        given.language, 12,
        ColumnOf(Text("Hết hạn", "What ends"), 50, lambda one: one[0], only="excel"),
        *([ColumnOf[tuple[str, Fallen]](Text("Mã", "Id"), 40, lambda one: TableCell(one[1].grant, "code"))] if given.shown.sources else []),
        ColumnOf(Text("Bên giao, bên nhận", "Giver and receiver"), 80, lambda one: parties.giving(given.register, one[1].grant).in_(given.language)),
        ColumnOf(Text("Văn bản", "Instrument"), 60, lambda one: given.instrument(grants[one[1].grant].instrument, notes), once=True),
        ColumnOf(Text("Số việc", "Matters"), 18, lambda one: len(one[1].matters), "center"),
        ColumnOf(
            Text("Thời hạn ghi trong lần giao", "Its own term"), 50,
            lambda one: term_of(grants[one[1].grant], given.register).in_(given.language),
        ),
    )  # fmt: skip

    def lines() -> Iterator[tuple[str, Fallen] | Heading]:
        for fall in (each for stop in horizon.stops for each in stop.falls if each.fallen):
            name, on = teller.name(fall.ending, short=True), given.day(fall.ending.day)
            yield Heading(given.say(f"{name} (hết ngày {on})", f"{name} (to {on})"), 1)
            yield from ((name, one) for one in fall.fallen)

    by_code = any(fall.ending.kind == "code" and fall.fallen for stop in horizon.stops for fall in stop.falls)
    return given.annex(
        "het-han/mat-co-so",
        Text(
            "Lần giao không còn cơ sở vì bên giao không còn thẩm quyền",
            "Grants without a basis, as the giver no longer has authority",
        ),
        Text("Mất cơ sở", "Without a basis"),
        columns.table(columns.numbered(lines()), rows_in("dòng", "row")),
        notes,
        remarks=(_SEVERAL, _CODED) if by_code else (_SEVERAL,),
    )


_SEVERAL = Text(
    "Lần giao mất cơ sở vì nhiều mục thì ghi ở từng mục; số việc là số việc không còn được giao theo lần giao đó.",
    "A grant that loses its basis through several entries is listed under each; the number of matters is that of those no longer given by it.",
)
_CODED = Text(
    "Lần giao ghi dưới một mã thủ tục thì nêu mã cũ và không giao đủ mã mới.",
    "A grant that stands with a code of procedure names the old code and does not give all that came in its place.",
)


def _due(given: AnnexSource, horizon: Horizon) -> Annex:
    notes, register = Notes(), given.register

    def pair(name: str) -> str:
        return parties.giving(register, name).in_(given.language)

    def first(name: str) -> Grant:
        return register.grants_named(name)[0]

    def content(grant: Grant) -> str:
        return grant.content if isinstance(grant.content, str) else ""

    columns = TableOf[Due](
        given.language, 12,
        ColumnOf(Text("Ngày đến hạn", "Due"), 26, lambda one: given.day(one.day), "center"),
        ColumnOf(Text("Bên giao, bên nhận", "Giver and receiver"), 70, lambda one: pair(one.grant)),
        ColumnOf(Text("Nội dung", "Content"), 80, lambda one: content(first(one.grant))),
        ColumnOf(Text("Văn bản", "Instrument"), 40, lambda one: given.instrument(first(one.grant).instrument, notes), once=True),
        ColumnOf(Text("Ngày cuối", "Last day"), 26, lambda one: given.day(one.end), "center"),
    )  # fmt: skip
    return given.annex(
        "het-han/danh-gia",
        Text("Lần giao đến hạn đánh giá", "Grants whose evaluation is due"),
        Text("Đánh giá", "Evaluations"),
        columns.table(columns.numbered(horizon.due), rows_in("lần giao", "grant")),
        notes,
    )


def of_requests(given: AnnexSource, horizon: Horizon) -> Annex:
    """List what was asked for and what must be done until the last day, with how it stands."""
    register, language = given.register, given.language
    columns = TableOf[Request](
        language, 12,
        ColumnOf(Text("Hạn", "Due"), 26, lambda one: given.day(one.due) if isinstance(one.due, Day) else "", "center"),
        ColumnOf(Text("Đề nghị, nghĩa vụ", "Request or duty"), 130, lambda one: requests.request(one, register, with_reasons=given.shown.notes).in_(language)),
        ColumnOf(Text("Tình trạng", "Status"), 60, lambda one: requests.standing(one, horizon.as_of, with_reasons=given.shown.notes).in_(language)),
        ColumnOf(Text("Nơi nêu", "Stated in"), 60, lambda one: _stated(given, one), once=True, phrase=True),
    )  # fmt: skip
    undated = requests.undated(horizon.undated)
    remarks = (Text(f"{undated.vi}.", f"{undated.en}."),) if horizon.undated else ()
    label = Text("", "") if horizon.holder is None else holder_label(horizon.holder, register)
    of = Text(label.vi and f": {label.vi}", label.en and f": {label.en}")
    return given.annex(
        "het-han/de-nghi",
        Text(f"Đề nghị, nghĩa vụ đến hạn{of.vi}", f"Requests and duties that are due{of.en}"),
        Text("Đề nghị, nghĩa vụ", "Requests, duties"),
        columns.table(columns.numbered(horizon.requests), rows_in("mục", "entry", "entries")),
        remarks=remarks,
    )


def _stated(given: AnnexSource, one: Request) -> str:
    """Say in which official text something is asked, and where in it; nothing where that text is not known: a place alone leads nowhere."""
    titles = registers.official_sources(given.register, one.source, given.language)
    at = f"{figures.place_in(one.at).in_(given.language)}, " if one.at else ""
    return "; ".join(f"{at}{title}" for title in titles)
