"""What must be known beside a way of authority: the norm that permits a step, and what the register does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from delegation.authority.norms import Permissions, is_judged_by_state
from delegation.authority.silent import may_hold, works_for_state
from delegation.findings import Text
from delegation.model.holders import HolderId
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.provisions import canonical
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.questions.ways.nodes import WayNode, named
from delegation.questions.ways.ways import Ways
from delegation.speech import Cited, Step, causes, days, holders, instruments, joined, numbers
from delegation.speech.holders import holder_label
from delegation.speech.unknowns import reason, reasons


def permitted(register: Register, grant: Grant) -> Text | None:
    """Say which norm permits a grant on the day of its signing; ``None`` where its sides or its mechanism say nothing.

    Nor is one of the Party or the Front held against the law of the State, as no check does.
    """
    if not is_judged_by_state(register, grant):
        return None
    permissions = Permissions(register)
    pair = permissions.pair(grant)
    if pair is None:
        return None
    if pair.signed is None:
        once = _bases(register, [one for norm in permissions.of(pair, "permitted") for one in norm.basis])
        vi = f"; có lúc được phép theo {once.vi}" if once.vi else ""
        en = f"; permitted at some time by {once.en}" if once.en else ""
        return Text(
            f"chưa rõ ngày ký nên chưa xét được có được phép giao không{vi}",
            f"day of signing not known, so it could not be checked whether the law permits the grant{en}",
        )
    ruling = permissions.ruling(pair, pair.signed)
    if ruling.effect == "unlisted":
        return Text(
            "không quy phạm nào trong sổ cho phép bên giao này giao cho bên nhận này: cần xem xét",
            "no norm of the register permits this giver to give to this receiver: to be considered",
        )
    basis = _bases(register, [one for norm in ruling.norms for one in norm.basis])
    first, other = days.day(pair.signed).vi, days.day(pair.signed).en
    said = _RULINGS[ruling.effect]
    return Text(
        f"{said.vi}: {basis.vi} (xét tại ngày ký {first})", f"{said.en}: {basis.en} (on the day of signing {other})"
    )


_RULINGS: Mapping[str, Text] = {
    "permitted": Text("quy phạm cho phép", "permitted by"),
    "unknown": Text("chưa rõ quy phạm có cho phép không", "not known whether permitted by"),
    "unclear": Text("cần xem xét theo", "to be considered under"),
    "forbidden": Text("cần xem xét, không được phép theo", "to be considered, not permitted by"),
}


def _bases(register: Register, basis: Iterable[object]) -> Text:
    said = dict.fromkeys(instruments.citation(register, one) for one in basis)  # type: ignore[arg-type]
    return joined("; ", said)


def common(steps: Sequence[Step]) -> Step:
    """Give what steps by law have in common: the instruments that all cite, the provision and the days where they agree."""
    first = steps[0]
    shared: list[Cited] = []
    for one in first.basis:
        same = [next((b for b in step.basis if b.instrument == one.instrument), None) for step in steps]
        if all(other is not None for other in same):
            is_one_place = len({canonical(other.at) for other in same if other is not None}) == 1
            shared.append(one if is_one_place else replace(one, at=None))
    term = first.term if all(step.term == first.term for step in steps) else Term()
    return replace(
        first,
        basis=tuple(dict.fromkeys(shared)),
        term=term,
        row=None,
        printed=None,
        note=None,
        corrected_by=None,
        corrected_on=None,
        correction=None,
    )


def notes(ways: Ways, root: WayNode, goal: WayNode | None, direction: str, *, empty: bool) -> Iterator[Text]:
    """Say what could change the answer and what it leaves out."""
    register, day = ways.examination.register, ways.examination.as_of
    if day < register.baseline:
        yield Text(
            f"Ngày hỏi trước mốc xét của sổ ({days.day(register.baseline).vi}) nên không trả lời.",
            f"The day lies before the baseline of the register ({days.day(register.baseline).en}): no answer.",
        )
        return
    if ways.told is not None:
        yield ways.told
    if not ways.is_there:
        return
    for one in (root, goal):
        if one is not None:
            yield from _about(ways, one, day)
    if root.sort == "instrument" and direction == "down":
        yield from _norms(register, root, day)
    if empty and direction == "path" and goal is not None:
        backwards = ways.node(root) in ways.reach(goal).below
        begins, ends = named(register, root), named(register, goal)
        vi = f" Có đường theo chiều ngược lại: delegation path {goal.id} {root.id}." if backwards else ""
        en = f" There are ways in the other direction: delegation path {goal.id} {root.id}." if backwards else ""
        yield Text(
            f"Sổ không ghi đường thẩm quyền nào từ {begins.vi} đến {ends.vi} tại ngày này.{vi}",
            f"The register states no way of authority from {begins.en} to {ends.en} on this day.{en}",
        )
    if root.sort != "matter" and (goal is None or goal.sort != "matter"):
        yield from _left_out(ways, [one for one in (root, goal) if one is not None])


def _about(ways: Ways, node: WayNode, day: Day) -> Iterator[Text]:
    register = ways.examination.register
    if node.sort == "matter":
        yield from _matter(register.matters[MatterId(node.id)], day)
    elif node.sort == "holder":
        holder = register.holders[HolderId(node.id)]
        if holder.term.life(day) == "ended" and isinstance(holder.term.end, Day):
            after = joined(", ", (holder_label(one, register) for one in holder.successors))
            last = days.day(holder.term.end)
            yield Text(
                f"{holder.label} đã kết thúc, ngày cuối {last.vi}" + (f"; kế thừa: {after.vi}." if after.vi else "."),
                f"{holders.label(holder).en} has ended, last day {last.en}"
                + (f"; succeeded by {after.en}." if after.vi else "."),
            )
        if ways.node(node).id != node.id:
            whole = holder_label(HolderId(ways.node(node).id), register)
            yield Text(
                f"{holder.label} được xét trong nhóm {whole.vi}.",
                f"{holders.label(holder).en} stands within {whole.en}.",
            )
    else:
        yield from _life(register, node, day)


def _matter(matter: Matter, day: Day) -> Iterator[Text]:
    for owner in matter.owners:
        if isinstance(owner.holder, Unknown):
            why = reason(owner.holder.reason)
            yield Text(
                f"Chưa rõ chủ thể của {matter.id}: {why.vi}.", f"The owner of {matter.id} is not known: {why.en}."
            )
    if matter.term.life(day) in ("ended", "not-yet"):
        yield Text(f"{matter.id} không có hiệu lực tại ngày này.", f"{matter.id} is not laid down on this day.")


def _life(register: Register, node: WayNode, day: Day) -> Iterator[Text]:
    one = register.instruments[InstrumentId(node.id)]
    said, term = instruments.instrument(one), register.life(one)
    state = register.state_on(one, day)
    if register.is_never_in_force(one):
        by = instruments.followed(register, one)
        yield Text(
            f"{said.vi} không có ngày nào có hiệu lực" + (f", vì đã được thay bằng {by.vi}." if by.vi else "."),
            f"{said.en} has no day in force" + (f", since {by.en} replaced it." if by.en else "."),
        )
    elif state == "ended" and isinstance(term.end, Day):
        by = instruments.followed(register, one)
        vi, en = days.day(term.end).vi, days.day(term.end).en
        yield Text(
            f"{said.vi} đã hết hiệu lực, ngày cuối {vi}" + (f"; thay bằng {by.vi}." if by.vi else "."),
            f"{said.en} has ended, last day {en}" + (f"; replaced by {by.en}." if by.en else "."),
        )
    elif state == "not-yet":
        yield Text(f"{said.vi} chưa có hiệu lực tại ngày này.", f"{said.en} is not in force yet on this day.")
    elif state == "suspended":
        running = (each for each in register.effects.suspensions_of(one) if each.term.certainly_holds(day))
        yield from (causes.suspended(each, said, register) for each in running)
    elif state == "unknown":
        why = reasons(term.unknowns)
        yield Text(
            f"Chưa rõ hiệu lực của {said.vi}: {why.vi}.", f"Whether {said.en} is in force is not known: {why.en}."
        )


def _norms(register: Register, node: WayNode, day: Day) -> Iterator[Text]:
    def rests(instrument: str) -> bool:
        found = register.instrument(instrument)
        return found is not None and found.id == node.id

    resting = [one for one in register.norms if any(rests(cited.instrument) for cited in one.basis)]
    running = sum(one.term.certainly_holds(day) for one in resting)
    if resting:
        yield Text(
            f"Dựa vào văn bản này còn có {len(resting)} quy phạm về ai được giao việc cho ai, {running} quy phạm còn hiệu lực "
            "tại ngày này.",
            f"{numbers.in_english(len(resting), 'norm')} on who may give to whom also rest on it, {running} of them in force "
            "on this day.",
        )


def _left_out(ways: Ways, nodes: Sequence[WayNode]) -> Iterator[Text]:
    """Count what could lie on a way of all that is named and is not known: of holders, what may be theirs."""
    register = ways.examination.register
    holders = [one for node in nodes if node.sort == "holder" and (one := register.holder(node.id)) is not None]
    books = [
        book
        for book in register.books
        if all(any(may_hold(register, book.ledger, one, acts=acts) for acts in (False, True)) for one in holders)
    ]
    tasks = sum(max(0, one.unlisted) for one in books if one.ledger.counts == "tasks")
    procedures = sum(max(0, one.unlisted) for one in books if one.ledger.counts == "delegated-procedures")
    # A named matter is the State's, whoever owns it.
    some = all(map(works_for_state, holders))
    owners = sum(
        any(isinstance(owner.holder, Unknown) for owner in one.owners) for one in register.matters.values() if some
    )
    parts = [
        (tasks, "nhiệm vụ chưa công bố danh mục", "unlisted tasks"),
        (procedures, "thủ tục được ủy quyền chưa công bố danh mục", "unlisted delegated procedures"),
        (owners, "việc có tên mà chưa rõ chủ thể", "named matters whose owner is not known"),
    ]
    vi = ", ".join(f"{numbers.number(count).vi} {what}" for count, what, _ in parts if count)
    en = ", ".join(f"{numbers.number(count).en} {what}" for count, _, what in parts if count)
    if vi:
        yield Text(f"Chưa xét được: {vi}.", f"Not examined: {en}.")


def cut(deepest: int) -> Text:
    """Say that a tree does not go on to its ends."""
    return Text(
        f"Chỉ nêu {deepest} bước gần nhất; muốn xem tiếp, hãy hỏi từ bước cuối cùng đã nêu.",
        f"Told: only the nearest {numbers.in_english(deepest, 'step')}; to see what lies beyond, ask from the last of them.",
    )
