"""``tom-tat``: one page for whoever decides: the main figures, the five greatest risks, what is to be decided until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from delegation.answers.horizon import EndingSpeaker
from delegation.documents.annexes.concern import Concern, Way, narrowed, parted
from delegation.documents.annexes.ends import until_of
from delegation.documents.annexes.risks import MOST, clauses, head, left_out, risks
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
from delegation.questions.figures.status import status
from delegation.questions.horizon import Due, Horizon, Stop, horizon
from delegation.speech import MECHANISMS, in_english, instruments, requests, text
from delegation.speech.extensions import term_of
from delegation.speech.holders import holder_label
from delegation.values import dataclass

_KEY = "tom-tat"
_DECISIONS, _NAMED, _LONGEST, _SHORT, _GRANTS = 6, 2, 100, 60, 5
_LATE = 6, 4, 3, 2, 1, 0
"""How many things that are late are named: the most that leave it one page."""
_ADVICE = 400, 60
"""Letters of what is to be done about a risk, in whole clauses."""
_USUAL, _SMALL = 1.0, 1.3
_WHOLE = Text(
    "Số liệu chính, rủi ro lớn nhất và nội dung cần quyết định.",
    "Main figures, greatest risks, and what is to be decided.",
)
_AHEAD = timedelta(days=365)
"""So far ahead lies what is to be decided, unless a day is named."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: what it is about, how much or how grave it is, and what is to be done; ``part``: the heading that it stands under."""

    about: str
    much: str
    to_do: str = ""
    part: str = ""


def for_director(given: AnnexSource, what: str | None) -> tuple[Annex, ...]:
    """Make the page; ``what``: the day until which decisions are looked for, by default a year, and a holder that it is about alone.

    Raises ``AskedWronglyError`` for no such day, and for a name that no holder bears.
    """
    on, concern = parted(given, what, _KEY)
    until = until_of(given, on, _KEY) if on is not None else min(given.as_of + _AHEAD, Day.max)
    found = narrowed(horizon(given.examination, until), concern)
    say, day, greatest, empty = given.say, given.day, risks(given, concern, MOST), without(given, concern)
    figures = tuple(_figures_of(given, concern) if concern else _figures(given))
    to_decide = f"III. Nội dung cần quyết định đến hết {day(until)}", f"III. To be decided by {day(until)}"
    title = Text("Tóm tắt tình hình phân quyền, phân cấp, ủy quyền", "Authority and delegation in short")

    def page(letters: float, longest: int, most: int, count: int) -> Annex:
        columns = _columns(given, letters)
        lines = tuple(_Line(one.about(given), one.much, clauses(given, one.asked, longest)) for one in greatest[:count])
        rows = (
            *_part(given, columns, say("I. Số liệu chính", "I. Main figures"), figures),
            *_part(given, columns, head(given, len(lines)), lines),
            *(Heading(one, 2, kind="line") for one in left_out(given, greatest[count:])),
            *_part(given, columns, say(*to_decide), _decisions(given, found, empty, most)),
        )
        return given.annex(
            _KEY,
            concern.of(title) if concern else title,
            Text("Tóm tắt", "In short"),
            columns.table(rows, lambda _: _WHOLE),
            remarks=(concern.lists,) if concern else (),
            wide=False,
        )

    tried = [(longest, most, MOST) for longest in _ADVICE for most in _LATE]
    tried += [(longest, 0, count) for count in range(MOST - 1, 0, -1) for longest in _ADVICE]
    pages_of = (page(letters, *one) for one in tried for letters in (_USUAL, _SMALL))
    return (next((made for made in pages_of if _is_one_page(given, made)), page(_SMALL, _ADVICE[-1], 0, 1)),)


def _columns(given: AnnexSource, letters: float) -> TableOf[_Line]:
    """Give the columns; ``letters``: how much broader than the page they are asked for, so that paper sets them smaller."""
    return TableOf[_Line](
        given.language, 10 * letters,
        ColumnOf(Text("Phần", "Part"), 44, lambda one: one.part, only="excel"),
        ColumnOf(Text("Nội dung", "What"), 88 * letters, lambda one: one.about),
        ColumnOf(Text("Số liệu, mức, ngày", "How much, until when"), 30 * letters, lambda one: one.much),
        ColumnOf(Text("Chi tiết, việc cần làm", "Details, what to do"), 52 * letters, lambda one: one.to_do),
    )  # fmt: skip


def _is_one_page(given: AnnexSource, annex: Annex) -> bool:
    return pages(Numbered(Annexes((annex,), given.language, given.as_of, given.rules_hash)))[annex.key] == 1


def _part(
    given: AnnexSource, columns: TableOf[_Line], title: str, lines: Sequence[_Line]
) -> Iterator[TableRow | Heading]:
    yield Heading(title, 1)
    if not lines:
        yield Heading(given.say("Không có theo sổ thẩm quyền.", "None by the register."), 2, kind="line")
    yield from (columns.row(at, replace(one, part=title), f"{title}/{at}") for at, one in enumerate(lines, 1))


def _figures(given: AnnexSource) -> Iterator[_Line]:
    """Give the published totals with what of them has a name, the grants, and what is not known."""
    say, number, found = given.say, given.number, status(given.register, given.as_of)
    for name, total, named in (
        (Text("Nhiệm vụ quản lý nhà nước", "Tasks of state management"), found.tasks.total, found.tasks.named),
        (Text("Thủ tục hành chính được ủy quyền", "Delegated procedures"), found.delegated, found.delegated_named),
    ):
        if total:
            rest = number(max(0, total - named))
            yield _Line(
                name.in_(given.language),
                say(f"{number(total)} theo công bố", f"{number(total)} published"),
                say(f"{number(named)} có tên trong sổ; {rest} chưa công bố danh mục", f"{number(named)} are named; {rest} are not listed"),
            )  # fmt: skip
    kinds = "; ".join(
        f"{MECHANISMS[one].in_(given.language)} {number(count)}" for one, count in found.grants.by_mechanism.items()
    )
    yield _Line(say("Lần giao quyền", "Grants"), number(found.grants.total), text.sentence(kinds))
    known = found.instruments
    others = (
        (known.ended, "đã hết hiệu lực", "have ended"),
        (known.not_yet, "chưa có hiệu lực", "are not yet in force"),
        (known.suspended, "đang tạm ngưng hiệu lực", "are suspended"),
        (known.unknown, "chưa rõ hiệu lực", "may or may not be in force"),
    )
    yield _Line(
        say("Văn bản đang có hiệu lực", "Instruments in force"),
        say(f"{number(known.in_force)} trên {number(known.total)}", f"{number(known.in_force)} of {number(known.total)}"),
        "; ".join(say(f"{number(count)} {vi}", f"{number(count)} {en}") for count, vi, en in others if count),
    )  # fmt: skip
    if found.unknown.owners:
        yield _Line(
            say("Việc chưa rõ chủ thể có thẩm quyền", "Matters whose owner is not known"),
            number(found.unknown.owners),
            say("Đối chiếu văn bản, xác định chủ thể", "Look at the texts and find the owner"),
        )


def _figures_of(given: AnnexSource, concern: Concern) -> Iterator[_Line]:
    """Give how much a holder has, what it received, from whom and until when, and how much it gave."""
    say, number, register = given.say, given.number, given.register
    yield _Line(
        say("Việc đang có thẩm quyền hoặc đang giải quyết", "Matters that it owns or in which it acts"),
        number(len(concern.matters)),
        _parted(given, concern),
    )
    running = [one for one in concern.received if one.running.possibly_holds(given.as_of)]
    for one in running[:_GRANTS]:
        giver, kind = holder_label(one.giver, register), MECHANISMS[one.mechanism]
        by = instruments.instrument_name(register, one.instrument)
        several = one.given
        yield _Line(
            say(f"Được {giver.vi} {kind.vi} theo {by.vi}", f"Received from {giver.en} ({kind.en}) by {by.en}"),
            say(f"{number(len(several))} việc", in_english(len(several), "matter")) if several else say("chưa rõ từng việc", "matters not known"),
            text.sentence(term_of(one, register).in_(given.language)),
        )  # fmt: skip
    if (more := len(running) - _GRANTS) > 0:
        yield _Line(say("Lần được giao khác", "Other grants that it received"), number(more))
    if given_on := len(concern.grants) - len(concern.received):
        yield _Line(say("Lần giao cho nơi khác", "Grants that it gave"), number(given_on))


def _parted(given: AnnexSource, concern: Concern) -> str:
    """Say how many of the matters of a holder are tasks and how many procedures, and of each by what it has them: annexes list them apart."""
    say, number, said = given.say, given.number, list[str]()
    for kind, vi, en in (("task", "nhiệm vụ", "task"), ("procedure", "thủ tục", "procedure")):
        ways = Counter(way for one, way in concern.ways.items() if given.register.matters[one].kind == kind)
        parts = [(count, _by(way)) for way, count in ways.most_common()]
        whole = say(f"{number(ways.total())} {vi}", in_english(ways.total(), en))
        if len(parts) == 1:
            said.append(say(f"{whole} {parts[0][1].vi}", f"{whole} {parts[0][1].en}"))
        elif parts:
            told = ", ".join(say(f"{number(count)} {by.vi}", f"{number(count)} {by.en}") for count, by in parts)
            said.append(f"{whole}: {told}")
    if partly := len(concern.partly):
        said.append(say(f"{number(partly)} việc chỉ có một phần", f"a part only of {in_english(partly, 'matter')}"))
    return "; ".join(said)


def _by(way: Way) -> Text:
    if way == "law":
        return Text("theo pháp luật", "by law")
    if way == "unsure":
        return Text("theo pháp luật mà hiệu lực chưa rõ", "by law not known to be in force")
    return Text(f"được {MECHANISMS[way].vi}", f"by {MECHANISMS[way].en}")


def _decisions(given: AnnexSource, found: Horizon, empty: Without, most: int) -> tuple[_Line, ...]:
    """Give what is to be decided, by day, first what is late; what is left over is counted in a last line. ``most``: how many that are late are named."""
    waiting = [(one.due, one) for one in found.requests if isinstance(one.due, Day)]
    every = [
        *((one.day, _stop(given, one)) for one in found.stops if one.lost),
        *((one.day, _evaluation(given, one)) for one in found.due),
        *((due, _request(given, due, one)) for due, one in waiting if due >= given.as_of),
    ]
    overdue = [one for due, one in waiting if due < given.as_of]
    lines = [
        *_empty(given, empty, found.holder),
        *([_overdue(given, overdue, most)] if overdue else []),
        *(one for _, one in sorted(every, key=lambda each: each[0])),
    ]
    if (more := len(lines) - _DECISIONS) > 0:
        count = given.number(more + 1)
        said = given.say(f"{count} nội dung khác đến hạn sau đó", f"{count} more that are due after these")
        lines = [*islice(lines, _DECISIONS - 1), _Line(said, "", "")]
    return tuple(lines)


def _line(given: AnnexSource, on: Day, about: str, to_do: str) -> _Line:
    return _Line(text.sentence(about), given.say(f"Đến hết {given.day(on)}", f"By {given.day(on)}"), to_do)


def _request(given: AnnexSource, due: Day, one: Request) -> _Line:
    said = requests.request(one, given.register, with_reasons=given.shown.notes).in_(given.language)
    return _line(given, due, clauses(given, said, _LONGEST), given.say("Trả lời hoặc thực hiện", "Answer or do it"))


def _empty(given: AnnexSource, empty: Without, holder: HolderId | None) -> Iterator[_Line]:
    """Say what was given, or was a holder's own, and stands without anybody already: that is to be decided before all that lies ahead."""
    about, since = said(given, empty) if empty.is_told(holder) else ("", "")
    if about:
        to_do = given.say(
            "Kéo dài căn cứ, giao lại theo căn cứ mới, hoặc trả về bên giao",
            "Prolong the basis, give anew by another, or return it to the giver",
        )
        yield _Line(about, since, to_do)


def _overdue(given: AnnexSource, late: Sequence[Request], most: int) -> _Line:
    """Count what is late, and name so many by their first clauses, with a count of the others; none where the page has no room for any."""
    count, first = given.number(len(late)), given.day(min(one.due for one in late if isinstance(one.due, Day)))
    english = in_english(len(late), "request or duty", "requests and duties")
    about = given.say(f"{count} đề nghị, nghĩa vụ đã quá hạn, chưa có trả lời", f"Overdue without an answer: {english}")
    names = [f"({at}) {clauses(given, one.content, _SHORT)}" for at, one in enumerate(late[:most], 1)]
    if names and (more := len(late) - len(names)):
        names.append(given.say(f"và {given.number(more)} nội dung khác", f"and {given.number(more)} more"))
    named = "; ".join(names)
    return _Line(
        f"{about}: {named}" if named else about,
        given.say(f"Sớm nhất {first}", f"The first since {first}"),
        given.say("Trả lời, thực hiện, hoặc báo cáo lý do chậm", "Answer, do it, or report why it is late"),
    )


def _stop(given: AnnexSource, stop: Stop) -> _Line:
    """Say what ends on a day, and how many matters then have no holder."""
    teller, say, number = EndingSpeaker(given.register, given.language), given.say, given.number
    heaviest = sorted(stop.falls, key=lambda one: -len(one.left))
    names = "; ".join(teller.name(one.ending).partition(":")[0] for one in heaviest[:_NAMED])
    more = (
        say(f" và {number(rest)} nội dung khác", f" and {number(rest)} more")
        if (rest := len(stop.falls) - _NAMED) > 0
        else ""
    )
    lost, never = number(len(stop.lost)), beside(given, len(stop.never_known))
    about = say(
        f"{names}{more} hết hiệu lực: {lost} việc không còn chủ thể{never}",
        f"{names}{more} end: {in_english(len(stop.lost), 'matter')} without their holder{never}",
    )
    to_do = say(
        "Đề nghị kéo dài, thay thế, hoặc giao lại trước ngày đó",
        "Have them prolonged or replaced, or give anew before that day",
    )
    return _line(given, stop.day, about, to_do)


def _evaluation(given: AnnexSource, due: Due) -> _Line:
    grant = given.register.grants[due.grant]
    giver, receiver = (holder_label(one, given.register) for one in (grant.giver, grant.receiver))
    by = instruments.instrument_name(given.register, grant.instrument).in_(given.language)
    about = given.say(
        f"Đánh giá việc {giver.vi} giao cho {receiver.vi} theo {by}",
        f"Evaluate what {giver.en} gave to {receiver.en} by {by}",
    )
    last = given.day(due.end)
    to_do = given.say(f"Quyết định tiếp tục hay kết thúc; hết hạn {last}", f"Go on or end; it ends on {last}")
    return _line(given, due.day, about, to_do)
