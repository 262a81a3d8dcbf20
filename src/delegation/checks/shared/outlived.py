"""Grants that go on after the authority of their giver has ended, after their matter, or after the text that their rows cite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.bounds import Bound
from delegation.authority.examination import Examination
from delegation.checks.shared import words
from delegation.checks.shared.grounds import beyond, groundless, hanging
from delegation.findings import Text
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.parts import MatterArea
from delegation.model.register import Register
from delegation.model.terms import ONE_DAY, Day, Unknown, if_known
from delegation.speech import days, instruments
from delegation.speech.holders import holder_in_sentence
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class AuthorityLimit:
    """The last day of the giver's authority, what ends it (an id; empty where that is a term), and why, in words.

    ``is_suspended``: it only rests from then on, and may come back.
    """

    last: Day
    by: str
    why: Text
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class Outlived:
    """A matter that a grant gives for longer than its giver has it. ``is_cited``: longer than the text that its row cites; what the giver has is another question."""

    grant: Grant
    limit: AuthorityLimit
    matter: Matter
    row: AnnexRow | None
    areas: tuple[MatterArea, ...]
    grants: tuple[str, ...]
    after: Text
    is_cited: bool = False


def _by_tiles(examination: Examination) -> Iterator[Outlived]:
    register = examination.register
    for one in groundless(examination, outlived=True):
        if one.found.last is not None and one.ended is not None:
            limit = _limit(register, one.ended, one.found.last)
            areas = words.areas(one.matter.id, one.found.boxes)
            after = hanging(register, one.found)
            yield Outlived(one.grant, limit, one.matter, one.found.links[0].row, areas, one.grants, after)


def _limit(register: Register, ended: Bound, last: Day) -> AuthorityLimit:
    """Say what ended the giver's authority."""
    said = days.day(last)
    if ended.kind in ("basis", "instrument"):
        name = instruments.placed(ended.at or None, instruments.instrument_name(register, ended.about))
        why = Text(f"{name.vi} hết hiệu lực sau ngày {said.vi}", f"{name.en} ends after {said.en}")
        return AuthorityLimit(last, ended.about, why)
    if ended.kind == "suspension":
        return AuthorityLimit(last, ended.about, _suspended(register, ended, last), is_suspended=True)
    if ended.kind == "grant":
        grant = register.grants[ended.about]
        giver = holder_in_sentence(grant.giver, register)
        why = Text(
            f"lần giao {grant.id} của {giver.vi} chỉ đến hết {said.vi}",
            f"the grant {grant.id} by {giver.en} ends after {said.en}",
        )
        return AuthorityLimit(last, grant.id, why)
    if ended.kind == "holder":
        name = holder_in_sentence(ended.about, register)
        why = Text(f"{name.vi} chỉ tồn tại đến hết {said.vi}", f"{name.en} exists until {said.en} only")
        return AuthorityLimit(last, ended.about, why)
    return AuthorityLimit(
        last, "", Text(f"thẩm quyền chỉ đến hết {said.vi}", f"the authority lasts until {said.en} only")
    )


def _suspended(register: Register, ended: Bound, last: Day) -> Text:
    """Say since when what the giver holds by is suspended, and by what."""
    found, first, by = register.instrument(ended.about), days.day(last + ONE_DAY), instruments.by_label(ended.name)
    name = Text(f"lần giao {ended.about}", f"the grant {ended.about}")
    if found is not None:
        name = instruments.placed(ended.at or None, instruments.instrument(found))
    return Text(
        f"{name.vi} bị tạm ngưng từ {first.vi} theo {by.vi}",
        f"{name.en} is suspended from {first.en} by {by.en}",
    )


def _after_the_matter(examination: Examination) -> Iterator[Outlived]:
    for matter, part in beyond(examination, after=True):
        # One that goes on under another code is DLG805's.
        if isinstance(matter.term.end, Day) and not examination.register.later_codes(matter.id):
            last = days.day(matter.term.end)
            why = Text(f"việc này chỉ có đến hết {last.vi}", f"the matter exists until {last.en} only")
            grant = part.link.grant
            limit = AuthorityLimit(matter.term.end, "", why)
            yield Outlived(grant, limit, matter, part.link.row, (), (grant.id,), Text("", ""))


def _by_rows(examination: Examination) -> Iterator[Outlived]:
    """Give the rows whose own legal basis, as the decision cites it, ends before the grant does."""
    register = examination.register
    for grant in words.known_grants(register):
        end = grant.running.end
        if not isinstance(end, Day) or grant.mechanism == "signing-for":
            continue
        for row in if_known(grant.rows):
            limit, matter = _of_basis(register, row.basis), register.matters.get(row.matter)
            if limit is not None and matter is not None and _begins_before(grant, limit.last) and limit.last < end:
                is_cited = not _is_authority(examination, grant, matter, limit.last)
                yield Outlived(grant, limit, matter, row, (), (grant.id,), Text("", ""), is_cited)


def _is_authority(examination: Examination, grant: Grant, matter: Matter, last: Day) -> bool:
    """Whether all that is known to give the giver the matter by law ends by then, too: tiles do not tell where the grant has no known first day."""
    whole, register = examination.territory.whole, examination.register
    own = [one for one in matter.owners if one.holder in (grant.giver, whole(grant.giver))]
    ends = [_of_basis(register, one.basis) for one in own if not isinstance(one.basis, Unknown)]
    return bool(own) and len(ends) == len(own) and all(one is not None and one.last <= last for one in ends)


def _begins_before(grant: Grant, last: Day) -> bool:
    """Whether the grant began in time; what had ended before is the question of DLG501."""
    return not isinstance(grant.term.start, Day) or grant.term.start <= last


def _of_basis(register: Register, basis: Sequence[Citation]) -> AuthorityLimit | None:
    """Give the last day of the cited texts; ``None`` where one of them goes on, or none is cited."""
    cited = [register.instrument(one.instrument) for one in basis]
    ends = [(register.life(one).end, one) for one in cited if one is not None]
    known = [(end, one) for end, one in ends if isinstance(end, Day)]
    if not known or len(known) < len(cited):
        return None
    last, text = max(known, key=lambda one: (one[0], one[1].id))
    said, name = days.day(last), instruments.instrument(text)
    why = Text(f"{name.vi} hết hiệu lực sau ngày {said.vi}", f"{name.en} ends after {said.en}")
    return AuthorityLimit(last, text.id, why)


def outlived(examination: Examination) -> Iterator[list[Outlived]]:
    """Give the matters that grants give for too long, together by grant, last day and what ends the authority, in their order."""
    found: dict[tuple[str, Day, str], list[Outlived]] = {}
    told: set[tuple[str, str]] = set()
    for one in (*_by_tiles(examination), *_after_the_matter(examination)):
        told.add((one.grant.id, one.matter.id))
        found.setdefault((one.grant.id, one.limit.last, one.limit.by), []).append(one)
    for one in _by_rows(examination):
        if (one.grant.id, one.matter.id) not in told:
            found.setdefault((one.grant.id, one.limit.last, one.limit.by), []).append(one)
    for _, several in sorted(found.items()):
        yield several
