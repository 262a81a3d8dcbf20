"""A draft decision that extends or takes back grants, or does what a hypothesis supposes: what the register holds is written out, the rest is left blank.

No basis is made up: what is cited is what the grants rest on. Numbers, days of signing and who signs are for whoever issues it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from delegation.answers.impact import title
from delegation.answers.impact.gaps import undecided
from delegation.authority.marks import NO_MARKS
from delegation.documents.annexes.articles import given_by, proper, taken_back, undrafted
from delegation.documents.annexes.blanks import blanked, without_code
from delegation.documents.annexes.checklist import BLANKS, ToConsider, of_several
from delegation.documents.annexes.decision_form import ROWS, DecisionForm
from delegation.documents.annexes.decisions import of_grants
from delegation.documents.annexes.drafting import (
    DOTS,
    official_name,
)
from delegation.documents.annexes.touched import LIST, as_signed, steps_before
from delegation.documents.shared.annex import Annex, AnnexTable, Heading
from delegation.documents.shared.source import AnnexSource
from delegation.findings import Text
from delegation.model.instruments import Instrument
from delegation.model.matters import AnnexRow, Grant
from delegation.model.register import Register
from delegation.model.supposed import Withdraws
from delegation.model.terms import Day, Term, Unknown, if_known
from delegation.questions.suppose.hypothesis import PENDING
from delegation.questions.suppose.impact import Impact
from delegation.speech import MECHANISMS, days
from delegation.speech.abbreviations import spelled
from delegation.speech.text import joined
from delegation.values import dataclass

Act = Literal["extend", "withdraw"]
_RANKS = (
    "constitution", "law", "ordinance", "na-resolution", "na-standing-committee-resolution", "decree", "government-resolution", "pm-decision",
    "joint-circular", "circular", "council-resolution-qppl", "council-resolution", "committee-decision-qppl", "committee-decision", "chair-decision-qppl",
    "chair-decision",
)  # fmt: skip
"""Types in the order in which bases are cited; others stand last."""


@dataclass(frozen=True, slots=True)
class DraftedDecision:
    """A draft as a Word file, and what whoever drafts it must know and the paper does not say."""

    content: bytes
    told: tuple[Text, ...]


def until_then(grants: Iterable[Grant], until: Day) -> tuple[Grant, ...]:
    """Give grants as they are once a decision sets their last day."""
    return tuple(replace(one, term=Term(_known(one.term.start), until), extended=()) for one in grants)


def of_grants_until(
    given: AnnexSource, grants: Sequence[Grant], act: Act, until: Day, considered: Sequence[ToConsider]
) -> DraftedDecision:
    """Draft the decision that extends grants until a day, or takes them back with that as their last day. All have one giver.

    ``considered``: what is to be considered of it before it is signed.
    """
    after = until_then(grants, until)
    listed = [one for one in after if not isinstance(one.rows, Unknown)]
    annex, serials = _annex(given, listed) if listed else (None, {})
    annexes = (annex,) if annex is not None else ()
    draft = DecisionForm(given.register, grants[0].giver, annexes)
    words = {MECHANISMS[one.mechanism].vi for one in grants}
    word = words.pop() if len(words) == 1 else "giao"
    about = f"{'gia hạn thời hạn' if act == 'extend' else 'chấm dứt việc'} {word} {_what(given.register, grants)}"

    def said(annex: str) -> Iterator[str]:
        for before, one in zip(grants, after, strict=True):
            if act == "withdraw":
                yield taken_back(one, given.register, annex)
                continue
            end = before.running.end
            last = (
                f" (thời hạn hiện nay: đến hết ngày {days.day(end).vi})"
                if isinstance(end, Day)
                else f" (thời hạn hiện nay: {DOTS})"
            )
            yield f"Gia hạn đến hết ngày {days.day(until).vi} {given_by(one, given.register, annex)}{last}."
        if act == "extend":
            yield "Các nội dung khác thực hiện theo văn bản giao nêu tại Quyết định này."
        yield f"Quyết định này có hiệu lực thi hành kể từ ngày {DOTS}"
        receivers = ", ".join(dict.fromkeys(official_name(given.register, one.receiver) for one in grants))
        yield f"{DOTS}, {receivers} và các cơ quan, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."

    told = (BLANKS, *(_latest(grants) if act == "extend" else ()))
    rows = sum(map(len, serials.values()))
    told = (*told, *without_code(given.register, grants), *(one.told(serials, rows) for one in considered))
    bases = _bases_of(given.register, grants)
    return DraftedDecision(draft.bytes(about, bases, said, given.as_of, given.rules_hash, told), told)


def _latest(grants: Iterable[Grant]) -> Iterator[Text]:
    """Say until when an extension must be in force; nothing where no last day is known."""
    known = [end for one in grants if isinstance(end := one.running.end, Day)]
    if known:
        on = days.day(min(known))
        yield Text(
            f"để việc không gián đoạn, quyết định cần có hiệu lực chậm nhất ngày {on.vi}",
            f"so that nothing is interrupted, the decision must be in force by {on.en}",
        )


def of_hypothesis(impact: Impact, rules_hash: str) -> DraftedDecision | None:
    """Draft the decision that does what a hypothesis supposes; ``None`` where it does nothing that a decision can do."""
    register = impact.comparison.old.register
    found, doubtful = as_signed(impact)
    if not proper(impact, ""):
        return None
    bases = {
        one.id: one
        for effect in impact.effects
        for touched in effect.matters
        for step in steps_before(touched)
        for basis in step.basis
        if (one := register.instrument(basis.instrument)) is not None
    }
    draft = DecisionForm(register, _giver_of(impact), (found,) if found else (), LIST)

    def said(annex: str) -> Iterator[str]:
        yield from proper(impact, annex)
        yield (
            f"Quyết định này có hiệu lực thi hành kể từ ngày {days.day(impact.comparison.new.as_of).vi}. Hồ sơ tiếp nhận trước ngày này mà chưa giải quyết "
            f"xong: {DOTS}"
        )
        yield f"{DOTS} và các cơ quan, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."

    about = within(title(impact).vi, register)
    told = (BLANKS, *_undrafted(impact), *doubtful, *(one.told({}, 0) for one in of_impact(impact)))
    content = draft.bytes(about, _in_order(bases.values()), said, impact.comparison.new.as_of, rules_hash, told)
    return DraftedDecision(content, told)


def of_impact(impact: Impact) -> tuple[ToConsider, ...]:
    """Give what a decision leaves open, and what the checks would find then and do not now."""
    sides = (impact.comparison.new.register, impact.comparison.old.register)
    return (
        *(ToConsider(Text(one.vi.rstrip(". "), one.en.rstrip(". "))) for one in undecided(impact)),
        *of_several(impact.appeared, *sides),
    )


def _undrafted(impact: Impact) -> Iterator[Text]:
    above = undrafted(impact)
    if above:
        names = joined(", ", above)
        yield Text(
            f"không dự thảo việc {names.vi} hết hiệu lực: Thành phố không bãi bỏ được văn bản của cấp trên, cần rà soát những việc đang dựa vào đó",
            f"not drafted, that {names.en} ends: the city cannot repeal a text of a higher body; review what rests on it",
        )


def _giver_of(impact: Impact) -> str | None:
    """Give who gives all that a hypothesis gives or takes back: whose decision it is. Nothing where that is not one, or it does more than that."""
    comparison = impact.comparison
    changed = [one.after or one.before for one in comparison.grants]
    givers = {
        one.giver for one in changed if one is not None and (one.instrument == PENDING or one.term.end is not None)
    }
    takes_back_only = all(isinstance(one, Withdraws) for one in impact.verbs)
    giver = next(iter(givers)) if len(givers) == 1 and takes_back_only else None
    return giver if isinstance(giver, str) else None


def within(said: str, register: Register) -> str:
    """Give a title as it stands within a sentence: its first letter is small, unless it begins with a name."""
    # «Trung tâm Phục vụ hành chính công» begins as the names of its like do, though the register may not have it yet.
    begun = said.split()[:2]
    is_name = any(one.name.split()[:2] == begun for one in register.holders.values()) or said[1:2].isupper()
    return said if is_name else said[:1].lower() + said[1:]


def _known(start: Day | Unknown | None) -> Day | None:
    """Give a first day that is known: a decision that sets the last day says nothing of a first that nobody knows."""
    return start if isinstance(start, Day) else None


def _what(register: Register, grants: Sequence[Grant]) -> str:
    """Say what is given as the title of a decision does: of procedures alone it says nothing of tasks."""
    listed = [register.matters.get(row.matter) for one in grants for row in if_known(one.rows)]
    kinds = {one.kind for one in listed if one is not None}
    if kinds == {"procedure"} and not any(isinstance(one.rows, Unknown) for one in grants):
        return "giải quyết thủ tục hành chính"
    if kinds == {"task"} and not any(isinstance(one.rows, Unknown) for one in grants):
        return "thực hiện nhiệm vụ"
    return "thực hiện nhiệm vụ, thủ tục hành chính"


def _annex(given: AnnexSource, grants: Sequence[Grant]) -> tuple[Annex, Mapping[str, Sequence[int]]]:
    """List what is given, as a decision that is signed does: what is still to be considered is told to whoever drafts it, not in it."""
    rows_of = (replace(one, rows=_rows_anew(if_known(one.rows))) for one in grants)
    made, serials = of_grants(replace(given, ask_marks=lambda: NO_MARKS), list(rows_of), ROWS)
    if isinstance(made.body, AnnexTable):
        rows = tuple(
            replace(one, title=spelled(one.title)) if isinstance(one, Heading) else blanked(one)
            for one in made.body.rows
        )
        made = replace(made, body=replace(made.body, rows=rows))
    return replace(made, title=spelled(made.title), enclosed=None, foot=()), serials


def _rows_anew(rows: Iterable[AnnexRow]) -> tuple[AnnexRow, ...]:
    """Give rows as another decision has them: each once, under numbers of its own, without what an earlier paper misprinted."""
    anew = (replace(one, row=None, printed=None, at=None, corrected_by=None) for one in rows)
    return tuple({(one.matter, one.part): one for one in anew}.values())


def _bases_of(register: Register, grants: Sequence[Grant]) -> tuple[Instrument, ...]:
    """Give what the rows of grants rest on, and the instruments of the grants, in the order of citation."""
    named = [str(one.instrument) for one in grants]
    named += [basis.instrument for one in grants for row in if_known(one.rows) for basis in row.basis]
    found = (register.instrument(one) for one in dict.fromkeys(named))
    return _in_order({one.id: one for one in found if one is not None}.values())


def _in_order(several: Iterable[Instrument]) -> tuple[Instrument, ...]:
    def rank(one: Instrument) -> tuple[int, str, str]:
        return (_RANKS.index(one.type) if one.type in _RANKS else len(_RANKS), str(one.issued), one.id)

    return tuple(sorted(several, key=rank))
