"""Extensions that come too late, or to a day that is no later: what DLG506 asks of them."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.acts import Extension
from delegation.model.instruments import Instrument
from delegation.model.matters import Grant
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.rows_at import extended_at
from delegation.model.terms import ONE_DAY, Day
from delegation.speech import days


def of_extensions(register: Register, by: Instrument) -> Iterator[Problem]:
    """Give the extensions by an instrument of what had ended before it took effect, or that end no later than before."""
    start = by.term.start
    for one in by.extends:
        for grant in register.extending.grants_of(one):
            # What a hypothesis takes back is not extended, and that is no fault of the paper.
            last = _last_before(register, one, grant, by) if grant.last is None else None
            if last is None:
                continue
            if isinstance(start, Day) and start > last + ONE_DAY:
                yield _late(one, grant, by, last, start)
            elif isinstance(one.to, Day) and one.to <= last:
                yield _no_later(one, grant, by, last, one.to)


def _last_before(register: Register, one: Extension, grant: Grant, by: Instrument) -> Day | None:
    """Give the last day that a grant has without an extension; ``None`` where it has none, or it is not known.

    Of earlier extensions those of the same rows count; a decision that was replaced ended its grants with it.
    """
    end = grant.term.end
    made_by = register.instruments.get(grant.instrument)
    life = register.life(made_by) if made_by is not None and register.successors(made_by) else None
    ends = [day for day in (end, life.end if life is not None else None) if isinstance(day, Day)]
    last = min(ends, default=None)
    if last is None or (life is not None and last == life.end):
        return last
    for each in extended_at(grant, one.at):
        is_earlier = (str(each.term.start), each.by, str(each.to)) < (str(by.term.start), by.id, str(one.to))
        if each.place != one.place and is_earlier:
            if not isinstance(each.term.end, Day):
                return None
            last = max(last, each.term.end)
    return last


def _late(one: Extension, grant: Grant, by: Instrument, last: Day, start: Day) -> Problem:
    ended, begins = days.day(last), days.day(start)
    said = Text(
        vi=f"{by.id} gia hạn {grant.id} từ {begins.vi}, sau khi lần giao này đã hết hạn ({ended.vi}): từ ngày hết hạn đến trước {begins.vi} "
        "bên nhận không có thẩm quyền. Đối chiếu ngày trong bản gốc; nếu đúng thì cần xem xét ban hành quyết định giao mới.",
        en=f"{by.id} extends {grant.id} from {begins.en} on, after the grant had ended ({ended.en}): between these days the receiver has no "
        "authority. Compare the days with the original; if they are right, a new decision should be considered.",
    )
    return _problem(one.place, said, grant, by, (start, last))


def _no_later(one: Extension, grant: Grant, by: Instrument, last: Day, to: Day) -> Problem:
    known, new = days.day(last), days.day(to)
    said = Text(
        vi=f"{by.id} gia hạn {grant.id} đến hết {new.vi}, không sau ngày cuối đã có là {known.vi}, nên không kéo dài gì. Đối chiếu ngày; nếu văn "
        "bản rút ngắn thời hạn thì ghi «ends-in-part» ở văn bản giao, với «by» là văn bản này.",
        en=f"{by.id} extends {grant.id} to {new.en}, which is no later than the last day it has, {known.en}, so nothing is extended. Compare "
        "the days; where the text shortens the term write `ends-in-part` at the decision that gives, with this one under `by`.",
    )
    return _problem(one.place.at("to"), said, grant, by, (last, to))


def _problem(place: Place, said: Text, grant: Grant, by: Instrument, apart: tuple[Day, Day]) -> Problem:
    """Say it with the days by which one such fault is told from another, and with the term of the grant beside it."""
    return Problem(
        place,
        said,
        about=(by.id, grant.id, "extends", *(one.isoformat() for one in apart)),
        grants=(grant.id,),
        related=(RelatedPlace(grant.place.at("term"), Text("thời hạn của lần giao", "the term of the grant")),),
    )
