"""Where two holders stand in one cell, and who asks about it: one cause, one finding.

Of two who own the same cell, a committee and its own chair are the question of DLG205, holders that divide the
matter by cases the question of DLG207, all others that of DLG201. Of two who act for one owner, those that one
decision divides by cases are again the question of DLG207, all others that of DLG203. What a holder's or a text's
end explains is left to DLG101 and DLG501: only days on which both chains hold in full are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Literal

from delegation.authority.boxes import Box, Territory
from delegation.authority.examination import Examination
from delegation.authority.links import Chain, Link, Standing
from delegation.authority.tiles import Tiling, Witness
from delegation.checks.shared import words
from delegation.findings import Cause, Fix, Problem, RelatedPlace, Text
from delegation.model.holders import Holder, HolderId
from delegation.model.matters import Grant, Matter
from delegation.model.parts import MatterArea
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day, Unknown, if_known
from delegation.speech import instruments, matter_name, mechanisms, text
from delegation.speech.holders import holder_in_sentence
from delegation.values import dataclass

Kind = Literal["owners", "committee-and-chair", "exercisers", "cases"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two who stand in one cell, the one that came later second, the smallest cell that shows it, and all boxes.

    ``about``: what identifies it whatever line it stands on: the matter, the two, and what makes each of them stand.
    """

    kind: Kind
    matter: Matter
    first: Standing
    second: Standing
    cell: Box
    boxes: tuple[Box, ...]
    about: tuple[str, ...]

    @property
    def holders(self) -> tuple[HolderId, HolderId]:
        """Give the two."""
        return (self.first.holder, self.second.holder)

    @property
    def grants(self) -> tuple[str, ...]:
        """Give the ids of the grants by which one of the two stands and the other does not."""
        return tuple(sorted({link.grant.id for link in self._apart if link.grant is not None}))

    @property
    def laws(self) -> tuple[tuple[str, Place], ...]:
        """Give the ownerships by law by which one of the two stands and the other does not."""
        return tuple((self.matter.id, link.place) for link in self._apart if link.grant is None)

    @property
    def _apart(self) -> tuple[Link, ...]:
        """Give the steps that the two chains do not have in common."""
        chains = (self.first.chain, self.second.chain)
        common = {link.order for link in chains[0]} & {link.order for link in chains[1]}
        return tuple(link for chain in chains for link in chain if link.order not in common)

    @property
    def parts(self) -> tuple[tuple[str | Unknown, ...], tuple[str | Unknown, ...]]:
        """Give the parts, in words or not known, by which the first and the second stand and the other does not; none for all."""
        mine, its = ({link.order for link in side.chain} for side in (self.first, self.second))
        return _worded(self.first.chain, its), _worded(self.second.chain, mine)

    @property
    def is_in_words(self) -> bool:
        """Whether both have parts, in other words each or not known, so that nothing but a reader tells whether they overlap."""
        first, second = self.parts
        if not (first and second):
            return False
        from delegation.speech import limits  # noqa: PLC0415  a register without parts in words does without

        return not limits.same_part(first, second)

    @property
    def areas(self) -> tuple[MatterArea, ...]:
        """Give the cells in which the two stand."""
        return words.areas(self.matter.id, self.boxes)


def _worded(chain: Chain, others: AbstractSet[tuple[str, ...]]) -> tuple[str | Unknown, ...]:
    """Give the parts, in words or not known, on the steps of a chain that another one does not have."""
    apart = (link.grant.stated_part for link in chain if link.grant is not None and link.order not in others)
    return tuple(part for part in apart if part is not None)


def _about(territory: Territory, matter: Matter, standings: Iterable[Standing]) -> tuple[str, ...]:
    sides = sorted(standings, key=lambda one: one.holder)
    made = [by for one in sides if (by := _made_by(territory, matter, one)) is not None]
    return (matter.id, *(one.holder for one in sides), *made)


def _made_by(territory: Territory, matter: Matter, standing: Standing) -> str | None:
    """Give the grant by which a holder stands, or what tells its statements by law apart; ``None`` where there is one."""
    link = standing.chain[-1]
    if link.grant is not None:
        return link.grant.id
    if sum(territory.whole(one.holder) == standing.holder for one in matter.owners) < _SEVERAL:
        return None
    holder = link.ownership.holder
    part = [str(holder)] if holder != standing.holder else []
    return " ".join((*part, *link.marks)) or "law"


_SEVERAL = 2


def overlaps(examination: Examination, *kinds: Kind) -> Iterator[Overlap]:
    """Give the overlaps of these kinds, matter by matter in the order of the files."""

    def of_matter(matter: Matter) -> list[Overlap] | Literal[False]:
        return [*_of(examination, examination.tiling(matter.id))] or False

    found = examination.of_each("overlaps", of_matter, daily=False, among=examination.shared)
    yield from (one for _, several in examination.in_order(found) for one in several if one.kind in kinds)


def _of(examination: Examination, tiling: Tiling) -> Iterator[Overlap]:
    for witness in tiling.conflicts():
        yield _overlap(examination, tiling.matter, witness, "owners")
    for witness in tiling.double_exercise():
        yield _overlap(examination, tiling.matter, witness, "exercisers")


def _overlap(examination: Examination, matter: Matter, witness: Witness, kind: Kind) -> Overlap:
    one, other = witness.standings
    first, second = sorted((one, other), key=lambda standing: _order(standing.chain[-1]))
    if _divide_by_cases(first.chain[-1], second.chain[-1]):
        kind = "cases"
    elif kind == "owners" and _are_committee_and_chair(examination.register, one.holder, other.holder):
        kind = "committee-and-chair"
    about = _about(examination.territory, matter, (one, other))
    return Overlap(kind, matter, first, second, witness.cell, witness.boxes, about)


def _order(link: Link) -> tuple[bool, Day, str]:
    """Put the law before grants and the earlier before the later, whatever file each stands in."""
    said = link.said
    start = said.term.start if isinstance(said.term.start, Day) else date.min
    return (True, start, said.id) if isinstance(said, Grant) else (False, start, str(said.holder))


def _divide_by_cases(one: Link, other: Link) -> bool:
    """Whether two statements made together, by one law or one decision, each name the cases that they cover."""
    if one.ownership is not None and other.ownership is not None:
        return bool(one.ownership.part.only and other.ownership.part.only)
    if one.grant is not None and other.grant is not None:
        together = one.grant.instrument == other.grant.instrument and one.grant.giver == other.grant.giver
        return together and bool(one.grant.part.only and other.grant.part.only)
    return False


def _are_committee_and_chair(register: Register, one: HolderId, other: HolderId) -> bool:
    holders = [register.holder(name) for name in (one, other)]
    return any(_heads(chair, committee) for chair, committee in (holders, reversed(holders)))


def _heads(chair: Holder | None, committee: Holder | None) -> bool:
    if chair is None or committee is None or (chair.kind, committee.kind) != ("chair", "committee"):
        return False
    return chair.head_of == committee.id


def by(register: Register, link: Link) -> Text:
    """Say by which text a link came to be: its provisions, or the decision and its mechanism."""
    if link.grant is not None:
        made_by = words.instrument_of(register, link.grant)
        bare = Text(link.grant.instrument, link.grant.instrument)
        name = instruments.instrument(made_by) if made_by is not None else bare
        mechanism = mechanisms.MECHANISMS[link.grant.mechanism]
        return Text(f"{mechanism.vi} theo {name.vi}", f"{mechanism.en} by {name.en}")
    cited = if_known(link.ownership.basis) if link.ownership is not None else ()
    if not cited:
        return Text("chưa rõ căn cứ", "basis not known")
    names = text.listed([instruments.citation(register, one) for one in cited], 2)
    return Text(f"theo {names.vi}", f"by {names.en}")


def party(register: Register, standing: Standing) -> Text:
    """Say who stands and by which text: ``UBND cấp xã (theo Điều 5 khoản 1 23/2015/NĐ-CP)``."""
    name, how = holder_in_sentence(standing.holder, register), by(register, standing.chain[-1])
    return Text(f"{name.vi} ({how.vi})", f"{name.en} ({how.en})")


def problem(register: Register, one: Overlap, sentence: Text, fix: Text) -> Problem:
    """Tell of two in one cell.

    The sentence has places for ``{matter}``, for the two with their texts, ``{first}`` and ``{second}``, or by their ``{names[0]}``
    and ``{names[1]}`` alone, and for the ``{cell}``. Of two whose parts are in words of their own nobody can say that they
    surely overlap: the finding asks, and weighs little.
    """
    in_words = one.is_in_words
    sentence, fix = (_IN_WORDS, _INTO_CASES) if in_words else (sentence, fix)
    (first, second), cell = _with_parts(register, one, in_words=in_words), _cell(register, one)
    matter = matter_name(one.matter)
    a, b = (holder_in_sentence(side.holder, register) for side in (one.first, one.second))
    return Problem(
        one.second.chain[-1].place,
        Text(
            sentence.vi.format(matter=matter, first=first.vi, second=second.vi, names=(a.vi, b.vi), cell=cell.vi),
            sentence.en.format(matter=matter, first=first.en, second=second.en, names=(a.en, b.en), cell=cell.en),
        ),
        about=one.about,
        areas=one.areas,
        grants=one.grants,
        laws=one.laws,
        related=(RelatedPlace(one.first.chain[-1].place, Text(f"{a.vi} ghi ở đây", f"{a.en} is stated here")),),
        fix=Fix(fix),
        cause=_cause(register, one),
        severity=Severity.INFO if in_words else None,
    )


_IN_WORDS = Text(
    vi="{matter} có thể chồng lấn vì phạm vi của hai bên chưa được chia thành trường hợp cụ thể: {first} và {second}, {cell}. Cần xem xét có trường hợp nào "
    "thuộc cả hai phần không.",
    en="{matter} may overlap, two parts are not stated as cases: {first} and {second}, {cell}. Consider whether any case lies in both.",
)
_INTO_CASES = Text(
    "ghi cách chia thành trường hợp («cases» của việc, «only» của từng bên), để thấy được hai phần có chồng nhau không",
    "write the division as cases (`cases` of the matter, `only` of each side), so that it shows whether the parts overlap",
)


def _with_parts(register: Register, one: Overlap, *, in_words: bool) -> tuple[Text, Text]:
    """Say who the two are and by which text they stand, and which parts they have where the finding is about those."""
    first, second = (party(register, side) for side in (one.first, one.second))
    if not in_words:
        return first, second
    from delegation.speech import limits  # noqa: PLC0415  a register without parts in words does without

    mine, its = map(limits.parts, one.parts)
    return (
        Text(f"{first.vi} có {mine.vi}", f"{first.en} has {mine.en}"),
        Text(f"{second.vi} có {its.vi}", f"{second.en} has {its.en}"),
    )


def _cell(register: Register, one: Overlap) -> Text:
    """Say where the two stand; where one has a part in words, or both the same, within that part."""
    cell = words.boxes(one.cell, one.boxes, register, one.holders)
    some = [each for each in one.parts[0] or one.parts[1] if isinstance(each, str)]
    if one.is_in_words or not some:
        return cell
    from delegation.speech import limits  # noqa: PLC0415  a register without parts in words does without

    within = limits.parts(some)
    return Text(f"{cell.vi}, trong phần {within.vi}", f"{cell.en}, in the part {within.en}")


def _cause(register: Register, one: Overlap) -> Cause:
    """Give what many matters share: the two holders, and the texts by which they stand."""
    sides = [(holder_in_sentence(side.holder, register), _texts(side.chain[-1])) for side in (one.first, one.second)]
    named = [
        (
            holder,
            text.listed(
                [instruments.instrument(found) if (found := register.instrument(name)) else name for name in texts], 2
            ),
        )
        for holder, texts in sides
    ]
    vi = " và ".join(f"{name.vi} (theo {by.vi})" if by.vi else name.vi for name, by in named)
    en = " and ".join(f"{name.en} (by {by.en})" if by.en else name.en for name, by in named)
    return Cause(
        (str(one.first.holder), str(one.second.holder), *dict.fromkeys(name for _, texts in sides for name in texts)),
        Text(f"{vi} cùng được giao một việc.", f"{en} are both given one matter."),
    )


def _texts(link: Link) -> list[str]:
    """Give the instruments by which a link came to be."""
    if link.grant is not None:
        return [link.grant.instrument]
    cited = if_known(link.ownership.basis) if link.ownership is not None else ()
    return list(dict.fromkeys(one.instrument for one in cited))
