"""``tom-tat``: one page for whoever decides: the main figures, the five greatest risks, what is to be decided until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from delegation.answers.horizon import EndingSpeaker
from delegation.documents.annexes.beside_holder import told_apart
from delegation.documents.annexes.concern import narrowed, parted
from delegation.documents.annexes.director_figures import SummaryLine, figures, figures_of
from delegation.documents.annexes.risks import FINDINGS, MOST, clauses, head, left_out, risks
from delegation.documents.annexes.until import until_of
from delegation.documents.annexes.without import Without, beside, said, without
from delegation.documents.shared.annex import Annex, Annexes, Heading, TableRow
from delegation.documents.shared.columns import ColumnOf, TableOf
from delegation.documents.shared.numbering import Numbered
from delegation.documents.shared.source import AnnexSource
from delegation.documents.word.extent import pages
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.requests import Request
from delegation.model.terms import Day
from delegation.questions.horizon import Due, Horizon, Stop, horizon
from delegation.speech import in_english, instruments, requests, text
from delegation.speech.holders import holder_label, the

_KEY = "tom-tat"
_DECISIONS, _NAMED, _LONGEST, _SHORT = 6, 2, 100, 60
_GREATEST = 3
"""How many days are named of those for which the page has no room: those that leave most matters without a holder."""
_LATE = 6, 4, 3, 2, 1, 0
"""How many things that are late are named: the most that leave it one page."""
_ANSWERED = {
    False: ("chưa có trả lời", "not answered"),
    True: ("chưa rõ đã giải quyết hay chưa", "not known to be answered"),
    None: ("chưa có trả lời hoặc chưa rõ đã giải quyết", "not answered, or not known to be"),
}
"""What is said of things that are late, by whether it is not known that they were answered; of some and not of others ``None``."""
_ADVICE = 400, 60
"""Letters of what is to be done about a risk, in whole clauses."""
_USUAL, _SMALL = 1.0, 1.3
_WHOLE = Text(
    "Số liệu chính, rủi ro lớn nhất và nội dung cần quyết định.",
    "Main figures, greatest risks, and what is to be decided.",
)
_TITLE = Text(
    "Tóm tắt tình hình phân quyền, phân cấp, ủy quyền", "Summary of devolution, decentralisation and delegation"
)
_AHEAD = timedelta(days=365)
"""So far ahead lies what is to be decided, unless a day is named."""


def for_director(given: AnnexSource, what: str | None) -> tuple[Annex, ...]:
    """Make the page; ``what``: the day until which decisions are looked for, by default a year, and a holder that it is about alone.

    Raises ``AskedWronglyError`` for no such day, and for a name that no holder bears.
    """
    on, concern = parted(given, what, _KEY)
    until = until_of(given, on, _KEY) if on is not None else min(given.as_of + _AHEAD, Day.max)
    whole = horizon(given.examination, until)
    found = narrowed(whole, concern)
    say, day, greatest, empty = given.say, given.day, risks(given, concern, MOST), without(given, concern)
    counted = tuple(figures_of(given, concern) if concern else figures(given))
    apart = [one.in_(given.language) for one in told_apart(given, concern, whole, with_findings=True)]
    to_decide = f"III. Nội dung cần quyết định đến hết {day(until)}", f"III. To be decided by {day(until)}"

    def page(letters: float, longest: int, most: int, count: int, decided: int = _DECISIONS) -> Annex:
        columns = _columns(given, letters)
        lines = tuple(
            SummaryLine(one.about(given), one.much, clauses(given, one.asked, longest)) for one in greatest[:count]
        )
        rows = (
            *_part(given, columns, say("I. Số liệu chính", "I. Main figures"), counted),
            *_part(given, columns, head(given, len(lines)), lines),
            *(Heading(one, 2, kind="line") for one in left_out(given, greatest[count:])),
            *_part(given, columns, say(*to_decide), _decisions(given, found, empty, most, decided)),
            *(Heading(one, 2, kind="line") for one in apart),
        )
        return given.annex(
            _KEY,
            concern.of(_TITLE) if concern else _TITLE,
            Text("Tóm tắt", "In short"),
            columns.table(rows, lambda _: _WHOLE),
            remarks=_listed(given) if concern else (),
            wide=False,
        )

    tried = _tried()
    pages_of = (page(letters, *one) for one in tried for letters in (_USUAL, _SMALL))
    return (next((made for made in pages_of if _is_one_page(given, made)), page(_SMALL, *tried[-1])),)


def _tried() -> list[tuple[int, ...]]:
    """Give what the page may leave out to be one page: rather a risk less than one told by half, and at last what is due later."""
    tried: list[tuple[int, ...]] = [(_ADVICE[0], most, MOST) for most in _LATE]
    tried += [(longest, 0, count) for longest in _ADVICE for count in range(MOST - 1, 0, -1)]
    return [*tried, *((_ADVICE[-1], 0, 1, rows) for rows in range(_DECISIONS - 1, 1, -1))]


_LISTS = {
    "nhiem-vu": Text(
        "nhiệm vụ, thủ tục không theo văn bản giao ở Danh mục nhiệm vụ, Danh mục thủ tục hành chính",
        "tasks, and procedures that no grant gives, with the tasks",
    ),
    "uy-quyen": Text("việc được giao, giao cho nơi khác ở Danh mục lần giao quyền", "what grants give with the grants"),
    "het-han": Text(
        "việc hết căn cứ, đề nghị, nghĩa vụ ở Danh mục văn bản, quy phạm, lần giao quyền hết hạn",
        "what loses its basis, requests and duties with what ends",
    ),
    FINDINGS: Text(
        "rủi ro, phần chưa xét được ở Tổng hợp phát hiện", "risks, and what could not be examined, with the findings"
    ),
}
"""What of the page is listed in another annex, by the kind of that annex, under the title that it bears."""


def _listed(given: AnnexSource) -> Iterator[Text]:
    """Say in which annexes of the same paper the lists stand; nothing where there is none, for a page of its own leads nowhere."""
    parts = [said for kind, said in _LISTS.items() if kind in given.kinds]
    if parts:
        yield Text(
            f"Danh mục: {'; '.join(one.vi for one in parts)}.", f"The lists: {'; '.join(one.en for one in parts)}."
        )


def _columns(given: AnnexSource, letters: float) -> TableOf[SummaryLine]:
    """Give the columns; ``letters``: how much broader than the page they are asked for, so that paper sets them smaller."""
    return TableOf[SummaryLine](
        given.language, 10 * letters,
        ColumnOf(Text("Phần", "Part"), 44, lambda one: one.part, only="excel"),
        ColumnOf(Text("Nội dung", "Subject"), 88 * letters, lambda one: one.about),
        ColumnOf(Text("Số lượng, thời hạn", "Number, by when"), 30 * letters, lambda one: one.much),
        ColumnOf(Text("Chi tiết, việc cần làm", "Details, what to do"), 52 * letters, lambda one: one.to_do),
    )  # fmt: skip


def _is_one_page(given: AnnexSource, annex: Annex) -> bool:
    return pages(Numbered(Annexes((annex,), given.language, given.as_of, given.rules_hash)))[annex.key] == 1


def _part(
    given: AnnexSource, columns: TableOf[SummaryLine], title: str, lines: Sequence[SummaryLine]
) -> Iterator[TableRow | Heading]:
    yield Heading(title, 1)
    if not lines:
        none = "Không có nội dung nào trong phần đã rà soát.", "None in what could be examined."
        yield Heading(given.say(*none), 2, kind="line")
    yield from (columns.row(at, replace(one, part=title), f"{title}/{at}") for at, one in enumerate(lines, 1))


def _decisions(given: AnnexSource, found: Horizon, empty: Without, most: int, rows: int) -> tuple[SummaryLine, ...]:
    """Give what is to be decided, by day, first what is late; what is left over is counted in a last line, with what of it is greatest.

    ``most``: how many that are late are named; ``rows``: how many the page has room for.
    """
    waiting = [(one.due, one) for one in found.requests if isinstance(one.due, Day)]
    every = [
        *((one.day, _stop(given, one), len(one.lost)) for one in found.stops if one.lost),
        *((one.day, _evaluation(given, one), 0) for one in found.due),
        *((due, _request(given, due, one), 0) for due, one in waiting if due >= given.as_of),
    ]
    overdue = [one for due, one in waiting if due < given.as_of]
    lines = [
        *((given.as_of, one, 0) for one in _empty(given, empty, found.holder)),
        *([(given.as_of, _overdue(given, overdue, most), 0)] if overdue else []),
        *sorted(every, key=lambda each: each[0]),
    ]
    kept = len(lines) if len(lines) <= rows else rows - 1
    return (*(one for _, one, _ in lines[:kept]), *_later(given, [(on, lost) for on, _, lost in lines[kept:]]))


def _later(given: AnnexSource, others: Sequence[tuple[Day, int]]) -> Iterator[SummaryLine]:
    """Count what the page has no room for, each with its day and how many matters it leaves without a holder: the greatest of them may come last."""
    if not others:
        return
    say, number = given.say, given.number
    about = say(
        f"{number(len(others))} nội dung khác đến hạn sau đó", f"{number(len(others))} more that are due after these"
    )
    heaviest = sorted((one for one in others if one[1]), key=lambda one: (-one[1], one[0]))
    names = [
        say(f"{number(lost)} việc không còn chủ thể sau ngày {given.day(on)}", f"{in_english(lost, 'matter')} without a holder after {given.day(on)}")
        for on, lost in sorted(heaviest[:_GREATEST])
    ]  # fmt: skip
    if rest := heaviest[_GREATEST:]:
        lost = sum(count for _, count in rest)
        names.append(say(f"{number(lost)} việc sau các ngày khác", f"{in_english(lost, 'matter')} after other days"))
    first = given.day(min(on for on, _ in others))
    yield SummaryLine(
        f"{about}, {say('trong đó', 'among them')} {'; '.join(names)}" if names else about,
        say(f"Sớm nhất {first}", f"The earliest: {first}"),
        "",
    )


def _line(given: AnnexSource, on: Day, about: str, to_do: str) -> SummaryLine:
    return SummaryLine(text.sentence(about), given.say(f"Đến hết {given.day(on)}", f"By {given.day(on)}"), to_do)


def _request(given: AnnexSource, due: Day, one: Request) -> SummaryLine:
    said = requests.request(one, given.register, with_reasons=given.shown.notes).in_(given.language)
    return _line(given, due, clauses(given, said, _LONGEST), given.say("Trả lời hoặc thực hiện", "Answer or do it"))


def _empty(given: AnnexSource, empty: Without, holder: HolderId | None) -> Iterator[SummaryLine]:
    """Say what was given, or was a holder's own, and stands without anybody already: that is to be decided before all that lies ahead."""
    about, since = said(given, empty) if empty.is_told(holder) else ("", "")
    if about:
        to_do = given.say(
            "Kéo dài căn cứ, giao lại theo căn cứ mới, hoặc trả về bên giao",
            "Prolong the basis, give anew by another, or return it to the giver",
        )
        yield SummaryLine(about, since, to_do)


def _overdue(given: AnnexSource, late: Sequence[Request], most: int) -> SummaryLine:
    """Count what is late, and name so many by their first clauses, with a count of the others; none where the page has no room for any."""
    count, first = given.number(len(late)), given.day(min(one.due for one in late if isinstance(one.due, Day)))
    english = in_english(len(late), "request or duty", "requests and duties")
    states = {one.state(given.as_of) == "unknown" for one in late}
    vi, en = _ANSWERED[None if len(states) > 1 else states.pop()]
    about = given.say(f"{count} đề nghị, nghĩa vụ đã quá hạn, {vi}", f"Overdue, {en}: {english}")
    names = [f"({at}) {clauses(given, one.content, _SHORT)}" for at, one in enumerate(late[:most], 1)]
    if names and (more := len(late) - len(names)):
        names.append(given.say(f"và {given.number(more)} nội dung khác", f"and {given.number(more)} more"))
    named = "; ".join(names)
    return SummaryLine(
        f"{about}: {named}" if named else about,
        given.say(f"Sớm nhất {first}", f"The earliest: {first}"),
        given.say("Trả lời, thực hiện, hoặc báo cáo lý do chậm", "Answer, do it, or report why it is late"),
    )


def _stop(given: AnnexSource, stop: Stop) -> SummaryLine:
    """Say what ends on a day, and how many matters then have no holder."""
    teller, say, number = EndingSpeaker(given.register, given.language), given.say, given.number
    heaviest = sorted(stop.falls, key=lambda one: -len(one.left))
    names = teller.ended([one.ending for one in heaviest[:_NAMED]])
    more = (
        say(f"; {number(rest)} nội dung khác hết hạn", f"; {in_english(rest, 'other thing')} over")
        if (rest := len(stop.falls) - _NAMED) > 0
        else ""
    )
    lost, never = number(len(stop.lost)), beside(given, len(stop.never_known))
    about = say(
        f"{names}{more}: {lost} việc không còn chủ thể{never}",
        f"{names}{more}: {in_english(len(stop.lost), 'matter')} without their holder{never}",
    )
    to_do = say(
        "Đề nghị kéo dài, thay thế, hoặc giao lại trước ngày đó",
        "Have them prolonged or replaced, or give anew before that day",
    )
    return _line(given, stop.day, about, to_do)


def _evaluation(given: AnnexSource, due: Due) -> SummaryLine:
    grant = given.register.grants[due.grant]
    giver, receiver = (holder_label(one, given.register) for one in (grant.giver, grant.receiver))
    by = instruments.instrument_name(given.register, grant.instrument).in_(given.language)
    about = given.say(
        f"Đánh giá việc {giver.vi} giao cho {receiver.vi} theo {by}",
        f"Evaluate what {the(giver.en)} gave to {the(receiver.en)} by {by}",
    )
    last = given.day(due.end)
    to_do = given.say(f"Quyết định tiếp tục hay kết thúc; hết hạn {last}", f"Go on or end; it ends on {last}")
    return _line(given, due.day, about, to_do)
