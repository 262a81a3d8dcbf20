"""A step of a chain as a reader finds it: who has it by which law, or who gives to whom, by which text, and its days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from delegation.authority.cases import Case
from delegation.authority.marks import Mark
from delegation.findings import Name, Text
from delegation.model.matters import LAST_STEP
from delegation.model.row_numbers import RowNumber
from delegation.model.terms import ALWAYS, Day, Term, Unknown
from delegation.speech import instruments, limits
from delegation.speech.areas import in_full
from delegation.speech.limits import limited
from delegation.speech.terms import term
from delegation.speech.text import joined, remarked, sentence
from delegation.speech.unknowns import reasons
from delegation.values import dataclass

_GIVES = {
    "devolution": Text("phân quyền cho", "devolves to"),
    "decentralisation": Text("phân cấp cho", "decentralises to"),
    "delegation": Text("ủy quyền cho", "delegates to"),
    "transfer": Text("chuyển giao cho", "transfers to"),
    "internal-assignment": Text("phân công cho", "assigns to"),
    "signing-for": Text("giao ký thay cho", "lets sign"),
}


_THE_LAW = Text("Pháp luật giao", "The law gives to")
ASSIGNED = {
    "signing-for": Text("Ký thay", "Signs"),
    "internal-assignment": Text("Phân công", "Assigned"),
}
"""Grants that change no decider, as the line is headed that tells of them."""


def heading(one: Step) -> Text:
    """Head the line that tells of somebody who signs, is assigned, or is given steps before the decision."""
    if one.mechanism in ASSIGNED:
        return ASSIGNED[one.mechanism]
    named = limits.steps(one.steps)
    return Text(sentence(named.vi), sentence(named.en))


@dataclass(frozen=True, slots=True)
class Cited:
    """An instrument and a provision of it, as a reader finds them. ``title`` and ``type`` are the instrument's.

    ``instrument`` is its number, or its title where the number is not public.
    """

    instrument: str
    at: str | None
    title: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Longer:
    """That a step goes on to a later day ``to`` than its own text states (``None``: no last day), by the text of this number."""

    to: Day | Unknown | None
    by: str
    said: Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain. ``mechanism`` is ``law`` for what the law itself gives, then ``giver`` is ``None``.

    So it is for ``succession``, where a hypothesis lets somebody take over and no text does. ``basis``: the law for the first step, the instrument of the grant for the others. ``printed``: how the paper
    prints the matter where that differs; ``corrected_by``: what corrects that, issued on the day ``corrected_on``; ``correction``: that in words. ``marks``: what findings say of the step where it is asked about. ``grant``: its id.
    ``worded_part``: what part of the matter it gives, where only words say which; ``conditions``, ``manner``: as the decision states them;
    ``Unknown`` is not ``None``: it may be a part, there may be a condition.
    ``alternates``: the names of all to whom it is given, where any one of them may act, and ``any_of`` the id under which it is
    stated. ``giver_keeps``: whether the giver goes on acting. ``steps``: which steps of the procedure it gives; empty for all.
    ``extended``: what lets it go on after ``term``. ``part``: which cases and communes it is for, where it is not for all.
    ``transition``: which files its decision leaves with whoever decided before. ``basis_unknown``: why no ``basis`` is known of it.
    """

    mechanism: str
    giver: Name | None
    holder: Name
    basis: tuple[Cited, ...]
    term: Term
    row: RowNumber | None = None
    printed: str | Unknown | None = None
    note: str | None = None
    review: str | None = None
    marks: tuple[Mark, ...] = ()
    grant: str | None = None
    corrected_by: str | None = None
    worded_part: str | Unknown | None = None
    conditions: str | Unknown | None = None
    manner: str | Unknown | None = None
    any_of: str | None = None
    alternates: tuple[Name, ...] = ()
    giver_keeps: bool | Unknown = False
    extended: tuple[Longer, ...] = ()
    steps: tuple[str, ...] = ()
    part: Text | None = None
    transition: Text | None = None
    basis_unknown: Unknown | None = None
    corrected_on: Day | None = None
    correction: Text | None = None

    @property
    def stated_part(self) -> str | Unknown | None:
        """As a grant says it."""
        return self.worded_part

    @property
    def moves_ownership(self) -> bool:
        """Whether it makes its receiver the owner; a delegation moves the exercise only."""
        return self.mechanism in ("devolution", "decentralisation", "transfer")

    @property
    def decides(self) -> bool:
        """Whether who has it by this step decides: not who signs for another, is assigned, or works before the decision."""
        return self.mechanism not in ("signing-for", "internal-assignment") and (
            not self.steps or LAST_STEP in self.steps
        )


def step(one: Step) -> Text:
    """Say a step in full: who gives to whom, by which text, until when, and what limits it."""
    said = given(one)
    told = limited(said if one.part is None else joined("; ", (said, one.part)), one)
    return told if one.transition is None else joined("; ", (told, one.transition))


def given(one: Step) -> Text:
    """Say a step without its limits: who gives to whom, by which text and provision, its row, how it is printed, and its days."""
    if one.mechanism == "succession":
        return Text(
            f"{one.holder} dự kiến kế thừa: chưa có văn bản giao",
            f"{one.holder.en} is meant to succeed: no text gives it",
        )
    basis, giver = cited_all(one), one.giver.en if one.giver is not None else ""
    if one.mechanism == "law":
        # What a text of the Party lays down is no law of the State.
        is_of_party = bool(one.basis) and all((cited.type or "").startswith("party-") for cited in one.basis)
        who = Text("Quy định của Đảng giao", "The Party's rules give to") if is_of_party else _THE_LAW
        said = Text(f"{who.vi} {one.holder}: {basis.vi}", f"{who.en} {one.holder.en}: {basis.en}")
    else:
        gives = _GIVES[one.mechanism]
        said = Text(
            f"{one.giver} {gives.vi} {one.holder}: {basis.vi}", f"{giver} {gives.en} {one.holder.en}: {basis.en}"
        )
    return remarked(said, _remarks(one))


def assigned(one: Step, communes: Iterable[str] = (), cases: Iterable[Case] = (), because: Sequence[str] = ()) -> Text:
    """Say who signs for whom, or is assigned by whom, by which text, until when, where, what limits it, and why it is not sure."""
    basis, named = cited_all(one), ", ".join(communes)
    giver = one.giver.en if one.giver is not None else ""
    areas = joined("; ", (*([Text(named, named)] if named else []), *map(in_full, cases)))
    if one.mechanism == "signing-for":
        who = Text(f"{one.holder}, thay {one.giver}", f"{one.holder.en}, for {giver}")
    else:
        how = "ủy quyền" if one.mechanism == "delegation" else "phân công"
        who = Text(f"{one.holder}, do {one.giver} {how}", f"{one.holder.en}, by {giver}")
    where = Text(f"; đối với {areas.vi}", f"; for {areas.en}") if areas.vi else Text("", "")
    said = remarked(Text(f"{who.vi}, theo {basis.vi}", f"{who.en}: {basis.en}"), _remarks(one))
    why = reasons(because)
    unsure = Text(f"; chưa chắc chắn vì: {why.vi}", f"; not certain, for: {why.en}")
    told = limited(Text(f"{said.vi}{where.vi}", f"{said.en}{where.en}"), one)
    return Text(f"{told.vi}{unsure.vi}", f"{told.en}{unsure.en}") if because else told


def _remarks(one: Step) -> Iterator[Text]:
    if one.row is not None:
        yield Text(f"phụ lục dòng {one.row}", f"annex row {one.row}")
    if isinstance(one.printed, str):
        yield Text(f"in là «{one.printed}»", f"printed as “{one.printed}”")
    if one.correction is not None:
        yield one.correction
    if one.term != ALWAYS:
        yield term(one.term, "short")
    yield from (each.said for each in one.extended)


def cited_all(one: Step) -> Text:
    """Cite everything that a step rests on; say so where it is not known."""
    return joined("; ", map(cited, one.basis)) if one.basis else Text("chưa rõ căn cứ", "basis not known")


def cited(one: Cited) -> Text:
    """Cite an instrument and a place in it."""
    return instruments.placed(one.at, instruments.named(one.instrument, one.title, one.type))
