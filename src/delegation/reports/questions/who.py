"""The answer to ``who``, for a person; ``as_json`` for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.questions.who import Answer, AnswerPart, AnswerParty, Assigned
from delegation.reports.questions.matter_facts import facts, some_of
from delegation.reports.questions.who_json import as_json
from delegation.reports.shared.columns import listed, wrapped
from delegation.reports.shared.rendering import Rendering, one_line
from delegation.speech import NOT_KNOWN, Step, chains, codes, keyed, sentence, steps, transitions, unknowns, usable
from delegation.speech.areas import in_full
from delegation.speech.limits import REST, limits
from delegation.speech.limits import part as part_said
from delegation.speech.numbers import in_english
from delegation.speech.parties import side_by_side, together
from delegation.speech.registers import in_both
from delegation.speech.requests import waits
from delegation.speech.terms import USABLE

__all__ = ["as_json", "body", "text"]

_OTHER_CHAINS = 3
"""How many further chains to one holder are written out for a person."""


def text(answer: Answer, rendering: Rendering) -> str:
    """Write the answer for a person."""
    return "\n".join([*_head(answer, rendering), *body(answer, rendering)]).rstrip() + "\n"


def body(answer: Answer, rendering: Rendering) -> list[str]:
    """Give the lines below those that say what was asked: the answer itself."""
    lines: list[str] = [*_codes(answer, rendering), ""]
    if answer.state != "answered":
        lines += [*wrapped(one_line(why_not(answer, rendering)), "  ", "  ", rendering.width), ""]
    lines += [line for part in answer.parts for line in (*part_lines(part, rendering), "")]
    if any(one.has_more_chains for one in answer.parts):
        lines += [*wrapped(chains.MORE.in_(rendering.language), "  ! ", "    ", rendering.width), ""]
    lines += [*_files(answer, rendering), *lapsed_lines(answer, rendering)]
    say = rendering.say
    needed = {one.name: one.said.in_(rendering.language) for one in answer.co_deciders}
    beside = (needed.get(one, one.in_(rendering.language)) for one in answer.coordinators)
    lines += listed(say("Phối hợp", "Coordinators"), beside, rendering)
    waiting = [waits(one.said, one.standing, certain=one.certain).in_(rendering.language) for one in answer.waiting]
    lines += listed(say("Đề nghị, nghĩa vụ", "Requests and duties"), waiting, rendering)
    lines += listed(say("Chưa rõ", "Not known"), (one.in_(rendering.language) for one in answer.unknown), rendering)
    lines += listed(say("Cần đối chiếu", "To be checked"), map(rendering.localised, answer.reviews), rendering)
    lines += listed(
        say("Nguồn", "Sources"), (in_both(one).in_(rendering.language) for one in answer.sources), rendering
    )
    also = say(f"«{answer.asked}» cũng có thể là", f"“{answer.asked}” may also mean")
    return [*lines, *listed(also, some_of(answer.beside, rendering), rendering)]


def _head(answer: Answer, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    if answer.guessed:
        yield one_line(say(f"(hiểu «{answer.asked}» là:)", f"(“{answer.asked}” is taken as:)"))
    yield from wrapped(one_line(f"{answer.matter}: {rendering.localised(answer.title)}"), "", "  ", rendering.width)
    told = facts(answer.kind, answer.field, answer.provenance, rendering)
    day = rendering.day(answer.as_of)
    told.append(say(f"tại ngày {day}", f"as of {day}"))
    if answer.received is not None:
        came = rendering.day(answer.received)
        told.append(say(f"hồ sơ tiếp nhận ngày {came}", f"for a file received on {came}"))
    if answer.commune:
        told.append(say(f"tại {answer.commune[:1].lower()}{answer.commune[1:]}", f"in {answer.commune}"))
    if answer.case is not None:
        # Each part says below for what it is.
        case = one_line(answer.case.in_(rendering.language))
        told.append(say(f"trường hợp được hỏi: {case}", f"case asked for: {case}"))
    yield from wrapped(", ".join(told), "  ", "  ", rendering.width)


def _codes(answer: Answer, rendering: Rendering) -> Iterator[str]:
    """Say what the commune was or became, which id or code is meant instead, and which grants still name the old one."""
    told = [answer.place] if answer.place is not None and answer.state != "no-commune" else []
    told += [codes.renamed(answer.asked, answer.matter)] if answer.former else []
    recoded = [f"{sentence(said.in_(rendering.language))}." for one in answer.recoded for said in one.said]
    for line in (*(one.in_(rendering.language) for one in told), *recoded):
        yield from wrapped(one_line(line), "  ! ", "    ", rendering.width)


def _files(answer: Answer, rendering: Rendering) -> Iterator[str]:
    """Say with whom files stay that were received before a change."""
    told = [transitions.as_before(one.by, one.before, one.until, one.on, one.where) for one in answer.stays]
    told += [
        transitions.left_behind(one.staying.by, one.staying.before, one.staying.until, one.deciding, one.where)
        for one in answer.left_behind
    ]
    told += [transitions.rests(one.by, one.before, one.term, one.suspended_by) for one in answer.not_left]
    yield from listed(
        rendering.say("Chuyển tiếp", "Transition"), [one.in_(rendering.language) for one in told], rendering
    )
    if told:
        yield ""


def why_not(answer: Answer, rendering: Rendering) -> str:
    """Say why an answer names nobody: a state other than ``answered``."""
    say = rendering.say
    since = rendering.day(answer.since) if answer.since else ""
    until = rendering.day(answer.until) if answer.until else ""
    return {
        "unlisted": say(
            "Chưa rõ: việc này chỉ có trong tổng số công bố, danh mục chưa công bố nên không có tên, chủ thể và căn cứ.",
            "Not known: this matter stands only in a published total; its list, and so its name, owner and basis, is not public.",
        ),
        "before-baseline": say(
            "Không trả lời: ngày hỏi trước mốc xét của sổ thẩm quyền.",
            "No answer: the day lies before the baseline of the register.",
        ),
        "not-yet": say(f"Chưa có hiệu lực: việc này bắt đầu từ ngày {since}.", f"Not yet in force: begins on {since}."),
        "ended": say(f"Đã kết thúc: ngày cuối là {until}.", f"Ended: the last day was {until}."),
        "elsewhere": say("Việc này không có ở nơi được hỏi.", "This matter does not exist in the place asked for."),
        "no-case": answer.outside.in_(rendering.language) if answer.outside is not None else "",
        "no-commune": answer.place.in_(rendering.language) if answer.place is not None else "",
    }[answer.state]


def part_lines(part: AnswerPart, rendering: Rendering) -> Iterator[str]:
    """Tell of one part of an answer who owns and who acts, with the chains."""
    say = rendering.say
    where = [
        *([_communes(part.communes, rendering)] if part.communes is not None else []),
        *(in_full(one).in_(rendering.language) for one in part.cases),
    ]
    if where:
        yield "  " + say("Đối với ", "For ") + one_line("; ".join(where))
    owner = _parties(part.owners, rendering) or _nobody(part, rendering)
    owner += _to_somebody((one for one in part.unnamed if one.moves_ownership), rendering)
    yield from wrapped(owner, say("  Có thẩm quyền: ", "  Owner:     "), "    ", rendering.width)
    if sum(one.certain for one in part.owners) > 1:
        said = say(
            "Trùng thẩm quyền: sổ ghi nhiều chủ thể cho cùng một việc, cần xem xét (xem delegation check).",
            "Conflict: the register states several owners of one matter; to be considered (see delegation check).",
        )
        yield from wrapped(said, "  ! ", "    ", rendering.width)
    acting = _parties(part.exercisers, rendering) or (
        NOT_KNOWN.in_(rendering.language)
        if part.owners or part.owner_unknown
        else say("không có chủ thể nào", "nobody")
    )
    acting += _to_somebody(part.unnamed, rendering)
    yield from wrapped(acting, say("  Giải quyết:    ", "  Exerciser: "), "    ", rendering.width)
    yield from _rest(part, rendering)
    for one in part.assigned:
        yield from assigned_lines(one, rendering)
    for step in part.unnamed:
        yield from _unnamed(step, rendering)
    shown: list[tuple[Step, ...]] = []
    for party in part.everybody:
        # A chain that another one continues is told with it.
        if not any(party.chain == chain[: len(party.chain)] for chain in shown):
            shown.append(party.chain)
            yield from _chain(party, rendering)


def assigned_lines(one: Assigned, rendering: Rendering) -> Iterator[str]:
    """Say who signs for those who act, or is assigned, and how sure that is."""
    label = f"  {one.label.in_(rendering.language)}: "
    yield from wrapped(one_line(one.said.in_(rendering.language)), label, "    ", rendering.width)
    yield from _marks(one.step, rendering, "    ")


def _rest(part: AnswerPart, rendering: Rendering) -> Iterator[str]:
    """Name those who have what lies outside the parts that are given in words."""
    rest = REST.in_(rendering.language)
    for parties, word in (
        (part.rest_owners, rendering.say("có thẩm quyền", "owner")),
        (part.rest_exercisers, rendering.say("giải quyết", "exerciser")),
    ):
        if parties:
            yield from wrapped(_parties(parties, rendering), f"  {rest}, {word}: ", "    ", rendering.width)


def _to_somebody(grants: Iterable[Step], rendering: Rendering) -> str:
    """Name, beside whoever stands, the receivers whom the register does not know; nothing for none."""
    names = ", ".join(str(one.grant) for one in grants)
    if not names:
        return ""
    return one_line(
        rendering.say(
            f", và bên nhận chưa rõ của lần giao {names}", f", and the receiver, not known, of the grant {names}"
        )
    )


def _unnamed(step: Step, rendering: Rendering) -> Iterator[str]:
    """Give the grant that leads on from here to somebody whom the register does not know."""
    said = steps.step(step).in_(rendering.language)
    told = rendering.say(
        f"Bên nhận của lần giao {step.grant} chưa rõ: {said}",
        f"The receiver of the grant {step.grant} is not known: {said}",
    )
    yield from wrapped(one_line(told), "  ? ", "    ", rendering.width)
    yield from _marks(step, rendering, "    ")


def _marks(step: Step, rendering: Rendering, indent: str) -> Iterator[str]:
    """Write below a step what findings say of it."""
    for mark, said in zip(step.marks, keyed(step.marks), strict=True):
        line = one_line(said.in_(rendering.language))
        yield from wrapped(line, f"{indent}{mark.sign} ", f"{indent}  ", rendering.width)


def lapsed_lines(answer: Answer, rendering: Rendering) -> Iterator[str]:
    """Name those who stood by what is over, and why: nobody stands in for them, and no older text comes back."""
    if not answer.lapsed:
        return
    yield "  " + rendering.say(
        "Có ghi trong sổ nhưng không có hiệu lực vào ngày này:", "In the register, but not in force on this day:"
    )
    for one in answer.lapsed:
        why = "; ".join(dict.fromkeys(reason.in_(rendering.language) for reason in one.because))
        heirs = ", ".join(each.in_(rendering.language) for each in one.party.successors)
        after = rendering.say(f"; kế thừa: {heirs}", f"; succeeded by {heirs}") if heirs else ""
        name = one.party.name.in_(rendering.language)
        yield from wrapped(one_line(f"{name}: {why}{after}"), "    - ", "      ", rendering.width)
        # A chain that another one continues is told with it.
        longer = (other.party.chain for other in answer.lapsed if other is not one)
        if not any(one.party.chain == chain[: len(one.party.chain)] for chain in longer):
            for number, step in enumerate(one.party.chain, 1):
                yield from wrapped(
                    one_line(steps.step(step).in_(rendering.language)),
                    f"        {number}. ",
                    "           ",
                    rendering.width,
                )
    yield ""


def _communes(names: tuple[str, ...], rendering: Rendering) -> str:
    shown, more = ", ".join(names[:3]), len(names) - 3
    return shown + (
        rendering.say(f" và {more} xã, phường khác", f" and {in_english(more, 'more commune')}") if more > 0 else ""
    )


def _nobody(part: AnswerPart, rendering: Rendering) -> str:
    if part.owner_unknown:
        why = unknowns.reasons(part.owner_unknown)
        return one_line(rendering.say(f"chưa rõ: {why.vi}", f"not known: {why.en}"))
    return rendering.say("không có chủ thể nào (bỏ trống), cần xem xét", "nobody (vacant), to be considered")


def _parties(parties: tuple[AnswerParty, ...], rendering: Rendering) -> str:
    said = []
    alike = len(parties) > 1 and len({(one.certain, one.because) for one in parties}) == 1 and not parties[0].certain
    for one in parties:
        remarks = [part_said(words).in_(rendering.language) for words in one.parts]
        if not one.certain and not alike:
            remarks.append(_not_certain(one, rendering))
        if one.ended is not None:
            day = rendering.day(one.ended)
            remarks.append(rendering.say(f"đã kết thúc, ngày cuối {day}", f"ended, last day {day}"))
            if after := ", ".join(each.in_(rendering.language) for each in one.successors):
                remarks.append(rendering.say(f"kế thừa: {after}", f"succeeded by {after}"))
        beside = f" ({'; '.join(remarks)})" if remarks else ""
        said.append((one.name.in_(rendering.language) + beside, one.any_of))
    told = side_by_side(
        together(each for each, one in zip(said, parties, strict=True) if one.certain),
        together(each for each, one in zip(said, parties, strict=True) if not one.certain),
    ).in_(rendering.language)
    return one_line(f"{told}, {_not_certain(parties[0], rendering)}" if alike else told)


def _not_certain(one: AnswerParty, rendering: Rendering) -> str:
    reasons = unknowns.reasons(one.because).in_(rendering.language)
    return rendering.say(f"chưa chắc chắn vì: {reasons}", f"not certain, for: {reasons}")


def _chain(party: AnswerParty, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    yield "  " + one_line(say(f"Chuỗi thẩm quyền tới {party.name}:", f"Chain of authority to {party.name.en}:"))
    yield from _steps(party.chain, rendering)
    for other in party.others[:_OTHER_CHAINS]:
        yield "    " + say("Cũng theo chuỗi khác:", "By another chain as well:")
        yield from _steps(other, rendering)
    if (more := len(party.others) - _OTHER_CHAINS) > 0:
        many = rendering.number(more)
        yield "    " + say(
            f"… và theo {many} chuỗi khác nữa: thêm --format json", f"… and by {many} more: add --format json"
        )
    label = f"    {USABLE.in_(rendering.language)}: "
    yield from wrapped(one_line(usable(party.term).in_(rendering.language)), label, "      ", rendering.width)


def _steps(chain: tuple[Step, ...], rendering: Rendering) -> Iterator[str]:
    for number, step in enumerate(chain, 1):
        said = one_line(steps.given(step).in_(rendering.language))
        yield from wrapped(said, f"    {number}. ", "       ", rendering.width)
        for limit in (*([step.part] if step.part is not None else []), *limits(step, unread=False)):
            yield from wrapped(
                one_line(sentence(limit.in_(rendering.language))), "       ", "         ", rendering.width
            )
        yield from _marks(step, rendering, "       ")
