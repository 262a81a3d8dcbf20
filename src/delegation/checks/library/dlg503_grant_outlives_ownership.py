"""A grant outlives the authority of its giver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.bounds import Bound
from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.grounds import beyond, groundless, hanging
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.instruments import Citation
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.parts import Area
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ONE_DAY, Day, if_known
from delegation.speech import days, instruments, text
from delegation.speech.holders import holder_label
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Limit:
    """The last day of the giver's authority, what ends it (an id; empty where that is a term), and why, in words.

    ``is_suspended``: it only rests from then on, and may come back.
    """

    last: Day
    by: str
    why: Text
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class _Outlived:
    """A matter that a grant gives for longer than its giver has it."""

    grant: Grant
    limit: _Limit
    matter: Matter
    row: AnnexRow | None
    areas: tuple[Area, ...]
    grants: tuple[str, ...]
    after: Text


def run(examination: Examination) -> Iterator[Problem]:
    """Give the grants that go on after their giver's authority has ended, or the text that their rows cite; once for each cause."""
    register = examination.register
    found: dict[tuple[str, Day, str], list[_Outlived]] = {}
    told: set[tuple[str, str]] = set()
    for one in (*_by_tiles(examination), *_after_the_matter(examination)):
        told.add((one.grant.id, one.matter.id))
        found.setdefault((one.grant.id, one.limit.last, one.limit.by), []).append(one)
    for one in _by_rows(register):
        if (one.grant.id, one.matter.id) not in told:
            found.setdefault((one.grant.id, one.limit.last, one.limit.by), []).append(one)
    for _, outlived in sorted(found.items()):
        yield _problem(register, outlived)


def _by_tiles(examination: Examination) -> Iterator[_Outlived]:
    register = examination.register
    for one in groundless(examination, outlived=True):
        if one.found.last is not None and one.ended is not None:
            limit = _limit(register, one.ended, one.found.last)
            areas = words.areas(one.matter.id, one.found.boxes)
            after = hanging(register, one.found)
            yield _Outlived(one.grant, limit, one.matter, one.found.links[0].row, areas, one.grants, after)


def _limit(register: Register, ended: Bound, last: Day) -> _Limit:
    """Say what ended the giver's authority."""
    said = days.day(last)
    if ended.kind in ("basis", "instrument"):
        name = instruments.placed(ended.at or None, instruments.instrument_name(register, ended.about))
        why = Text(f"{name.vi} hết hiệu lực sau ngày {said.vi}", f"{name.en} ends after {said.en}")
        return _Limit(last, ended.about, why)
    if ended.kind == "suspension":
        return _Limit(last, ended.about, _suspended(register, ended, last), is_suspended=True)
    if ended.kind == "grant":
        grant = register.grants[ended.about]
        giver = holder_label(grant.giver, register)
        why = Text(
            f"lần giao {grant.id} của {giver.vi} chỉ đến hết {said.vi}",
            f"the grant {grant.id} by {giver.en} ends after {said.en}",
        )
        return _Limit(last, grant.id, why)
    if ended.kind == "holder":
        name = holder_label(ended.about, register)
        why = Text(f"{name.vi} chỉ tồn tại đến hết {said.vi}", f"{name.en} exists until {said.en} only")
        return _Limit(last, ended.about, why)
    return _Limit(last, "", Text(f"thẩm quyền chỉ đến hết {said.vi}", f"the authority lasts until {said.en} only"))


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


def _after_the_matter(examination: Examination) -> Iterator[_Outlived]:
    for matter, part in beyond(examination, after=True):
        # One that goes on under another code is DLG805's.
        if isinstance(matter.term.end, Day) and not examination.register.later_codes(matter.id):
            last = days.day(matter.term.end)
            why = Text(f"việc này chỉ có đến hết {last.vi}", f"the matter exists until {last.en} only")
            grant = part.link.grant
            limit = _Limit(matter.term.end, "", why)
            yield _Outlived(grant, limit, matter, part.link.row, (), (grant.id,), Text("", ""))


def _by_rows(register: Register) -> Iterator[_Outlived]:
    """Give the rows whose own legal basis, as the decision cites it, ends before the grant does."""
    for grant in words.known_grants(register):
        end = grant.running.end
        if not isinstance(end, Day) or grant.mechanism == "signing-for":
            continue
        for row in if_known(grant.rows):
            limit, matter = _of_basis(register, row.basis), register.matters.get(row.matter)
            if limit is not None and matter is not None and _begins_before(grant, limit.last) and limit.last < end:
                yield _Outlived(grant, limit, matter, row, (), (grant.id,), Text("", ""))


def _begins_before(grant: Grant, last: Day) -> bool:
    """Whether the grant began in time; what had ended before is the question of DLG501."""
    return not isinstance(grant.term.start, Day) or grant.term.start <= last


def _of_basis(register: Register, basis: Sequence[Citation]) -> _Limit | None:
    """Give the last day of the cited texts; ``None`` where one of them goes on, or none is cited."""
    cited = [register.instrument(one.instrument) for one in basis]
    ends = [(register.life(one).end, one) for one in cited if one is not None]
    known = [(end, one) for end, one in ends if isinstance(end, Day)]
    if not known or len(known) < len(cited):
        return None
    last, text = max(known, key=lambda one: (one[0], one[1].id))
    said, name = days.day(last), instruments.instrument(text)
    why = Text(f"{name.vi} hết hiệu lực sau ngày {said.vi}", f"{name.en} ends after {said.en}")
    return _Limit(last, text.id, why)


def _problem(register: Register, found: Sequence[_Outlived]) -> Problem:
    one = found[0]
    grant, limit = one.grant, one.limit
    last, end = days.day(limit.last), grant.running.end
    until = days.day(end) if isinstance(end, Day) else None
    vi = f"kéo dài đến hết {until.vi}" if until else "không ghi ngày cuối"
    en = f"runs until {until.en}" if until else "has no last day"
    giver, matters = holder_label(grant.giver, register), len({each.matter.id for each in found})
    named = text.listed([each.matter.id for each in found], 2)
    return Problem(
        grant.place.at("term", "to"),
        Text(
            vi=f"{grant.id} {vi}, lâu hơn thẩm quyền của {giver.vi} đối với {matters} việc ({named.vi}): "
            f"{limit.why.vi}. Cần xem xét thời hạn.{one.after.vi}",
            en=f"{grant.id} {en}, longer than {giver.en} has {matters} of its matters ({named.en}): {limit.why.en}. "
            f"The term should be reconsidered.{one.after.en}",
        ),
        about=(grant.id, limit.last.isoformat(), *((limit.by,) if limit.by else ())),
        areas=tuple(area for each in found for area in each.areas),
        grants=tuple(dict.fromkeys(name for each in found for name in each.grants)),
        # Where its giver holds nothing, its areas say so; these rest on a text that ends, or outlast their matter.
        matters=tuple(sorted({each.matter.id for each in found if not each.areas})),
        related=tuple(
            RelatedPlace(each.row.place, Text("việc này", "this matter")) for each in found[:3] if each.row is not None
        ),
        fix=Fix(_PAUSE)
        if limit.is_suspended
        else Fix(Text(f"xem xét rút thời hạn về {last.vi}", f"consider ending it on {last.en}"), limit.last.isoformat())
        if until
        else Fix(Text(f"xem xét ghi ngày cuối {last.vi}", f"consider writing {last.en} as its last day")),
        count=matters,
    )


_PAUSE = Text(
    "xem xét tạm ngưng cả lần giao này trong thời gian đó (khóa suspends của văn bản tạm ngưng)",
    "consider suspending this grant for the same days (`suspends` of the instrument that suspends)",
)


CHECK = Check(
    id="DLG503",
    severity=Severity.WARNING,
    title=Text(
        vi="Thời hạn giao dài hơn thẩm quyền của bên giao",
        en="The grant outlives the authority of its giver",
    ),
    why=Text(
        vi="Bên giao chỉ được giao việc mà mình được pháp luật giao, và chỉ khi còn giữ việc đó: thẩm quyền có thể hết theo thời hạn, theo "
        "văn bản làm căn cứ, cùng cơ quan, hoặc vì đã chuyển cho nơi khác. Các nghị định phân định thẩm quyền năm 2025 hết "
        "hiệu lực từ 01/03/2027; ủy quyền kéo dài quá ngày 28/02/2027 có thể không còn căn cứ, nên nhiều tỉnh, thành phố "
        "ghi «đến hết 28/02/2027».",
        en="One may give only what one holds by law, and only while one holds it: authority ends with its term, its text, its "
        "body, or because it has passed to somebody else. The decrees of 2025 on competence expire on 1 March 2027; a grant "
        "beyond 28 February 2027 may lose its basis, which is why many provinces end theirs on that day.",
    ),
    mend=Text(
        vi="Rút thời hạn về ngày cuối của văn bản, hoặc ghi căn cứ mới khi có văn bản thay thế. "
        "Đây là suy luận từ hiệu lực của văn bản, cần xem xét từng trường hợp.",
        en="End the grant with that text, or cite the new basis once there is one. This is an inference from the life of "
        "the text; each case should be considered.",
    ),
    ask=Text(
        "Đề nghị rút thời hạn giao về ngày cuối của căn cứ, hoặc giao lại theo căn cứ mới khi có văn bản thay thế.",
        "Have the term ended with its basis, or give anew under the new one once there is one.",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 1 Điều 14 (việc mình được giao theo quy "
        "định của pháp luật) và điểm d khoản 9 Điều 54 (văn bản hết hiệu lực từ 01/03/2027)",
        en="Law 72/2025/QH15 Article 14(1) (what one holds by law) and Article 54(9)(d) (texts that expire on 2027-03-01)",
    ),
    run=run,
    scope="additive",
)
