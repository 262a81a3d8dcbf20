"""The main figures of the page for whoever decides: of the whole register, or of one holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from delegation.authority.states import state_in
from delegation.documents.annexes.concern import Concern, Way
from delegation.documents.annexes.grants_of import given_away, running
from delegation.documents.annexes.unexamined import untold
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.matters import MatterId
from delegation.questions.figures.status import status
from delegation.speech import MECHANISMS, in_english, instruments, text
from delegation.speech.extensions import term_of
from delegation.speech.holders import holder_label, the
from delegation.values import dataclass

_GRANTS = 5


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A row: what it is about, how much or how grave it is, and what is to be done; ``part``: the heading that it stands under."""

    about: str
    much: str
    to_do: str = ""
    part: str = ""


def figures(given: AnnexSource) -> Iterator[SummaryLine]:
    """Give the published totals with what of them has a name, the grants, and what is not known."""
    say, number, found = given.say, given.number, status(given.register, given.as_of)
    for name, total, named in (
        (Text("Nhiệm vụ quản lý nhà nước", "Tasks of state management"), found.tasks.total, found.tasks.named),
        (Text("Thủ tục hành chính được ủy quyền", "Delegated procedures"), found.delegated, found.delegated_named),
    ):
        if total:
            rest = number(max(0, total - named))
            yield SummaryLine(
                name.in_(given.language),
                say(f"{number(total)} theo công bố", f"{number(total)} published"),
                say(f"{number(named)} có tên trong sổ; {rest} chưa công bố danh mục", f"{number(named)} named; {rest} not listed"),
            )  # fmt: skip
    yield _grants(given)
    known = found.instruments
    yield SummaryLine(
        say("Văn bản đang có hiệu lực", "Instruments in force"),
        say(f"{number(known.in_force)} trên {number(known.total)}", f"{number(known.in_force)} of {number(known.total)}"),
        _others(given, {"ended": known.ended, "not-yet": known.not_yet, "suspended": known.suspended, "unknown": known.unknown}),
    )  # fmt: skip
    if found.unknown.owners:
        yield SummaryLine(
            say("Việc chưa rõ chủ thể có thẩm quyền", "Matters whose owner is not known"),
            number(found.unknown.owners),
            say("Đối chiếu văn bản, xác định chủ thể", "Look at the texts and find the owner"),
        )


_OTHERS: Mapping[str, tuple[Text, str]] = {
    "ended": (Text("đã hết hiệu lực", "has ended"), "have ended"),
    "not-yet": (Text("chưa có hiệu lực", "is not yet in force"), "are not yet in force"),
    "suspended": (Text("đang tạm ngưng hiệu lực", "is suspended"), "are suspended"),
    "unknown": (Text("chưa rõ hiệu lực", "may or may not be in force"), "may or may not be in force"),
}
"""What is said of those that are not in force on the day, by how they stand; in English of one and of several."""


def _others(given: AnnexSource, counts: Mapping[str, int]) -> str:
    return "; ".join(
        given.say(f"{given.number(count)} {said.vi}", f"{given.number(count)} {said.en if count == 1 else several}")
        for state, (said, several) in _OTHERS.items()
        if (count := counts.get(state, 0))
    )


def _grants(given: AnnexSource) -> SummaryLine:
    """Count the grants that run on the day by what they are; those that have not begun, are over or may run stand apart, as instruments do."""
    every = [one for one in given.register.grants.values() if one.is_first]
    states = Counter[str](state_in(given.examination, one) for one in every)
    running = Counter(one.mechanism for one in every if state_in(given.examination, one) == "in-force")
    kinds = "; ".join(
        f"{MECHANISMS[one].in_(given.language)} {given.number(count)}" for one, count in running.most_common()
    )
    total, several = given.number(len(every)), given.number(states["in-force"])
    return SummaryLine(
        given.say("Lần giao quyền đang có hiệu lực", "Grants in force"),
        given.say(f"{several} trên {total}", f"{several} of {total}"),
        "; ".join(filter(None, (text.sentence(kinds), _others(given, states)))),
    )


def figures_of(given: AnnexSource, concern: Concern) -> Iterator[SummaryLine]:
    """Give how much a holder has, what it received, from whom and until when, and how much it gave."""
    say, number, register = given.say, given.number, given.register
    gone = number(len(given_away(given, concern)))
    without = say(f" (không kể {gone} việc pháp luật giao, nay đã giao hết cho nơi khác)", f" (without {gone} by law that it gave away)") if gone != "0" else ""  # fmt: skip
    yield SummaryLine(
        say("Việc đang có thẩm quyền hoặc đang giải quyết", "Matters that it owns or in which it acts") + without,
        number(len(concern.matters)),
        _parted(given, concern),
    )
    received, gave = running(given, concern)
    for one in received[:_GRANTS]:
        giver, kind = holder_label(one.giver, register), MECHANISMS[one.mechanism]
        by = instruments.instrument_name(register, one.instrument)
        several = one.given
        yield SummaryLine(
            say(f"Được {giver.vi} {kind.vi} theo {by.vi}", f"Received from {the(giver.en)} ({kind.en}) by {by.en}"),
            _still_had(given, concern, several) if several else say("chưa rõ từng việc", "matters not known"),
            text.sentence(term_of(one, register).in_(given.language)),
        )  # fmt: skip
    if (more := len(received) - _GRANTS) > 0:
        yield SummaryLine(say("Lần được giao khác", "Other grants that it received"), number(more))
    if gave:
        known = len({matter for one in gave for matter in one.given})
        whole = say(f"{number(known)} việc có tên", f"{in_english(known, 'matter')} named")
        yield SummaryLine(
            say("Lần giao cho nơi khác", "Grants to others"),
            number(len(gave)),
            whole,
        )
    if gaps := [one.in_short.in_(given.language) for one in untold(given, concern)]:
        name, listed = given.name_of(concern.holder.id), "; ".join(gaps)
        yield SummaryLine(
            say(f"Chưa có danh mục, chưa rõ có việc của {name}: {listed}", f"Without a list; it is not known what is of {the(name)}: {listed}"),
            say("Chưa xét được", "Not examined"),
            say("Đề nghị cung cấp danh mục", "Ask for the lists"),
        )  # fmt: skip


def _still_had(given: AnnexSource, concern: Concern, several: Collection[MatterId]) -> str:
    """Count the matters of a grant that a holder received, and those that it has on the day, where some are over: the rows above count these alone."""
    had, every = given.number(len(concern.matters.intersection(several))), given.number(len(several))
    said = given.say(f"{every} việc", in_english(len(several), "matter"))
    return said if had == every else said + given.say(f", nay còn {had}", f", {had} of them held now")


def _parted(given: AnnexSource, concern: Concern) -> str:
    """Say how many of the matters of a holder are tasks and how many procedures, and of each by what it has them: annexes list them apart."""
    say, number, said = given.say, given.number, list[str]()
    for kind, vi, en in (("task", "nhiệm vụ", "task"), ("procedure", "thủ tục", "procedure")):
        ways = Counter(
            (way, one in concern.doubted)
            for one, way in concern.ways.items()
            if given.register.matters[one].kind == kind
        )
        parts = [(count, _by(way, is_doubted=doubted)) for (way, doubted), count in ways.most_common()]
        whole = say(f"{number(ways.total())} {vi}", in_english(ways.total(), en))
        if len(parts) == 1:
            said.append(say(f"{whole} {parts[0][1].vi}", f"{whole} {parts[0][1].en}"))
        elif parts:
            told = ", ".join(say(f"{number(count)} {by.vi}", f"{number(count)} {by.en}") for count, by in parts)
            said.append(f"{whole}: {told}")
    if partly := len(concern.partly):
        said.append(say(f"{number(partly)} việc chỉ có một phần", f"only a part of {in_english(partly, 'matter')}"))
    return "; ".join(said)


def _by(way: Way, *, is_doubted: bool) -> Text:
    if way == "law":
        return Text("theo pháp luật", "by law")
    if way == "baseless":
        return Text("chưa rõ căn cứ", "on no known basis")
    if way == "unsure":
        return Text("theo pháp luật mà hiệu lực chưa rõ", "by law not known to be in force")
    by = Text(f"được {MECHANISMS[way].vi}", f"by {MECHANISMS[way].en}")
    return Text(f"{by.vi} nhưng chưa chắc chắn", f"{by.en} but not for certain") if is_doubted else by
