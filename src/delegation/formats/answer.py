"""The answer to ``who``, for a person and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from delegation.answers import Answer, Part, Party, Step, saying
from delegation.findings import Text
from delegation.formats.columns import wrapped
from delegation.formats.rendering import Rendering, one_line
from delegation.formats.steps import Value, day_value, step_value

_PROVENANCES = {
    "official": Text("danh mục, quyết định của Thành phố", "a list or decision of the city"),
    "statutory": Text("văn bản pháp luật hoặc danh mục quốc gia", "the law or the national catalogue"),
    "reported": Text("báo cáo, báo chí", "a report or the press"),
}


def text(answer: Answer, rendering: Rendering) -> str:
    """Write the answer for a person."""
    lines: list[str] = [*_head(answer, rendering), ""]
    if answer.state != "answered":
        lines += [*wrapped(_why_not(answer, rendering), "  ", "  ", rendering.width), ""]
    for part in answer.parts:
        lines += [*_part(part, rendering), ""]
    say = rendering.say
    lines += _listed(say("Phối hợp", "Coordinators"), answer.coordinators, rendering)
    unknown = [one.in_(rendering.language) for one in answer.unknown]
    lines += _listed(say("Chưa rõ", "Not known"), unknown, rendering)
    lines += _listed(say("Cần xem xét", "To be checked"), answer.reviews, rendering)
    lines += _listed(say("Nguồn", "Sources"), answer.sources, rendering)
    return "\n".join(lines).rstrip() + "\n"


def _head(answer: Answer, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    if answer.guessed:
        yield one_line(say(f"(hiểu «{answer.asked}» là:)", f"(“{answer.asked}” is taken as:)"))
    yield from wrapped(one_line(f"{answer.matter}: {answer.title}"), "", "  ", rendering.width)
    kind = say("thủ tục hành chính", "procedure") if answer.kind == "procedure" else say("nhiệm vụ", "task")
    facts = [kind]
    if answer.field:
        facts.append(say(f"lĩnh vực {answer.field}", f"field {answer.field}"))
    if answer.provenance in _PROVENANCES:
        known_from = _PROVENANCES[answer.provenance].in_(rendering.language)
        facts.append(say(f"theo {known_from}", f"from {known_from}"))
    day = rendering.day(answer.as_of)
    facts.append(say(f"tại ngày {day}", f"as of {day}"))
    if answer.commune:
        facts.append(say(f"tại {answer.commune[:1].lower()}{answer.commune[1:]}", f"in {answer.commune}"))
    yield from wrapped(", ".join(facts), "  ", "  ", rendering.width)


def _why_not(answer: Answer, rendering: Rendering) -> str:
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
    }[answer.state]


def _part(part: Part, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    where = [*([_communes(part.communes, rendering)] if part.communes is not None else []), *part.cases]
    if where:
        yield "  " + say("Đối với ", "For ") + one_line("; ".join(where))
    owner = _parties(part.owners, rendering) or _nobody(part, rendering)
    yield from wrapped(owner, say("  Có thẩm quyền: ", "  Owner:     "), "    ", rendering.width)
    if sum(one.certain for one in part.owners) > 1:
        said = say(
            "Trùng thẩm quyền: sổ ghi nhiều chủ thể cho cùng một việc, cần xem xét (xem delegation check).",
            "Conflict: the register states several owners of one matter; to be considered (see delegation check).",
        )
        yield from wrapped(said, "  ! ", "    ", rendering.width)
    acting = _parties(part.exercisers, rendering) or say("chưa rõ", "not known")
    yield from wrapped(acting, say("  Giải quyết:    ", "  Exerciser: "), "    ", rendering.width)
    shown: list[tuple[Step, ...]] = []
    for party in (*part.exercisers, *part.owners):
        # A chain that another one continues is told with it.
        if not any(party.chain == chain[: len(party.chain)] for chain in shown):
            shown.append(party.chain)
            yield from _chain(party, rendering)


def _communes(names: tuple[str, ...], rendering: Rendering) -> str:
    shown = ", ".join(names[:3])
    more = len(names) - 3
    if more <= 0:
        return shown
    return shown + rendering.say(f" và {more} xã, phường khác", f" and {more} more communes")


def _nobody(part: Part, rendering: Rendering) -> str:
    if part.owner_unknown:
        reasons = "; ".join(dict.fromkeys(part.owner_unknown))
        return one_line(rendering.say(f"chưa rõ: {reasons}", f"not known: {reasons}"))
    return rendering.say("không có chủ thể nào (bỏ trống)", "nobody (vacant)")


def _parties(parties: tuple[Party, ...], rendering: Rendering) -> str:
    said = []
    alike = len(parties) > 1 and len({(one.certain, one.because) for one in parties}) == 1 and not parties[0].certain
    for one in parties:
        remarks = []
        if not one.certain and not alike:
            remarks.append(_not_certain(one, rendering))
        if one.ended is not None:
            day = rendering.day(one.ended)
            after = ", ".join(one.successors)
            remarks.append(rendering.say(f"đã kết thúc, ngày cuối {day}", f"ended, last day {day}"))
            if after:
                remarks.append(rendering.say(f"kế thừa: {after}", f"succeeded by {after}"))
        said.append(f"{one.name} ({'; '.join(remarks)})" if remarks else one.name)
    certain = all(one.certain for one in parties)
    joined = rendering.say(" và " if certain else " hoặc ", " and " if certain else " or ").join(said)
    return one_line(f"{joined}, {_not_certain(parties[0], rendering)}" if alike else joined)


def _not_certain(one: Party, rendering: Rendering) -> str:
    reasons = "; ".join(one.because)
    return rendering.say(f"chưa chắc chắn vì: {reasons}", f"not certain, for: {reasons}")


def _chain(party: Party, rendering: Rendering) -> Iterator[str]:
    say = rendering.say
    yield "  " + one_line(say(f"Chuỗi thẩm quyền tới {party.name}:", f"Chain of authority to {party.name}:"))
    for number, step in enumerate(party.chain, 1):
        yield from wrapped(
            one_line(saying.step(step).in_(rendering.language)), f"    {number}. ", "       ", rendering.width
        )
    label = say("    Thời hạn dùng được: ", "    Usable term: ")
    yield from wrapped(one_line(saying.usable(party.term).in_(rendering.language)), label, "      ", rendering.width)


def _listed(label: str, lines: Iterable[str], rendering: Rendering) -> Iterator[str]:
    every = [one_line(line) for line in lines]
    if every:
        yield f"  {label}:"
        for line in every:
            yield from wrapped(line, "    - ", "      ", rendering.width)


def as_json(answer: Answer, supposing: Iterable[Text] = ()) -> str:
    """Write the answer for programs. ``owner`` and ``exerciser`` are ids where one is certain, else ``null``.

    ``supposing``: the hypotheses under which it is given; where there are none, nothing is said of them.
    """
    parts: list[Value] = [_part_value(one) for one in answer.parts]
    value: dict[str, Value] = {
        "format": "delegation-answer",
        "version": 1,
        "asked": answer.asked,
        "guessed": answer.guessed,
        "matter": answer.matter,
        "title": answer.title,
        "kind": answer.kind,
        "field": answer.field,
        "provenance": answer.provenance,
        "as_of": answer.as_of.isoformat(),
        "commune": answer.commune,
        "state": answer.state,
        "since": day_value(answer.since),
        "until": day_value(answer.until),
        "parts": parts,
        "coordinators": list(answer.coordinators),
        "unknown": [{"vi": one.vi, "en": one.en} for one in answer.unknown],
        "reviews": list(answer.reviews),
        "sources": list(answer.sources),
    }
    hypotheses: list[Value] = [{"vi": one.vi, "en": one.en} for one in supposing]
    if hypotheses:
        value["hypotheses"] = hypotheses
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _part_value(part: Part) -> dict[str, Value]:
    return {
        "communes": None if part.communes is None else list(part.communes),
        "cases": list(part.cases),
        "owner": _only(part.owners),
        "exerciser": _only(part.exercisers),
        "owners": [_party_value(one) for one in part.owners],
        "exercisers": [_party_value(one) for one in part.exercisers],
        "owner_unknown": list(part.owner_unknown),
    }


def _only(parties: tuple[Party, ...]) -> str | None:
    return parties[0].holder if len(parties) == 1 and parties[0].certain else None


def _party_value(one: Party) -> dict[str, Value]:
    return {
        "holder": one.holder,
        "name": one.name,
        "certain": one.certain,
        "because": list(one.because),
        "ended": day_value(one.ended),
        "successors": list(one.successors),
        "term": {
            "from": day_value(one.term.start),
            "to": day_value(one.term.end),
            "ended_by": one.term.ended_by,
            "unknown": list(one.term.unknown),
        },
        "chain": [step_value(step) for step in one.chain],
    }
