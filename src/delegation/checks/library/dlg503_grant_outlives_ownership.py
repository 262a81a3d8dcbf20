"""A grant outlives the text by which the giver owns the matter."""

from __future__ import annotations

from collections.abc import Iterator

from delegation import citing
from delegation.authority.examination import Examination
from delegation.checks import words
from delegation.checks.base import Check
from delegation.checks.spans import last_day
from delegation.findings import Fix, Problem, RelatedPlace, Severity, Text
from delegation.model.instruments import Citation, Instrument
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown

_Limit = tuple[Day, Instrument | None]


def run(examination: Examination) -> Iterator[Problem]:
    """Hold the known end of every grant against the end of what its rows rest on; once for each such text."""
    register = examination.register
    for grant in words.known_grants(register):
        end = grant.term.end
        if not isinstance(end, Day) or grant.mechanism == "signing-for":
            continue
        found: dict[tuple[Day, str], tuple[_Limit, list[AnnexRow]]] = {}
        for row in words.rows(grant):
            matter = register.matters.get(row.matter)
            limit = _limit(register, row, matter) if matter is not None else None
            if limit is not None and _begins_before(grant, limit[0]) and limit[0] < end:
                key = (limit[0], "" if limit[1] is None else limit[1].id)
                found.setdefault(key, (limit, []))[1].append(row)
        for limit, rows in found.values():
            yield _problem(register, grant, end, limit, rows)


def _begins_before(grant: Grant, last: Day) -> bool:
    """Whether the grant began in time; what had ended before is the question of DLG501."""
    return not isinstance(grant.term.start, Day) or grant.term.start <= last


def _limit(register: Register, row: AnnexRow, matter: Matter) -> _Limit | None:
    """Give the last day on which the giver certainly may own the matter, and the text that sets it."""
    cited = row.basis or tuple(one for owner in matter.owners for one in words.citations(owner.basis))
    ends = [limit for one in cited if (limit := _of_citation(register, one)) is not None]
    if len(ends) < len(cited):
        ends = []  # A basis without an end carries the matter on.
    terms = [owner.term.end for owner in matter.owners] + [matter.term.end]
    known = [one for one in terms if isinstance(one, Day)]
    if known and not any(isinstance(one, Unknown) for one in terms) and len(known) == len(terms):
        ends.append((max(known), None))
    latest = [one for one in ends if one[1] is not None]
    by_text = max(latest, key=lambda one: one[0]) if latest else None
    by_term = next((one for one in ends if one[1] is None), None)
    if by_text is None or by_term is None:
        return by_text or by_term
    return by_term if by_term[0] < by_text[0] else by_text


def _of_citation(register: Register, citation: Citation) -> _Limit | None:
    instrument = register.instrument(citation.instrument)
    last = last_day(register, instrument) if instrument is not None else None
    return None if last is None else (last, instrument)


def _problem(register: Register, grant: Grant, end: Day, limit: _Limit, rows: list[AnnexRow]) -> Problem:
    last, until = words.day(limit[0]), words.day(end)
    giver = citing.holder(register, grant.giver)
    why = Text(
        f"văn bản {limit[1].label} hết hiệu lực sau ngày {last.vi}"
        if limit[1]
        else f"thẩm quyền chỉ đến hết {last.vi}",
        f"{limit[1].label} ends after {last.en}" if limit[1] else f"the authority lasts until {last.en} only",
    )
    return Problem(
        _place(grant),
        Text(
            vi=f"{grant.id} kéo dài đến hết {until.vi}, lâu hơn thẩm quyền của {giver} đối với {len(rows)} việc: "
            f"{why.vi}. Cần xem xét thời hạn.",
            en=f"{grant.id} runs until {until.en}, longer than {giver} owns {len(rows)} of its matters: {why.en}. "
            "The term should be reconsidered.",
        ),
        about=(grant.id, limit[0].isoformat(), *(() if limit[1] is None else (limit[1].id,))),
        related=tuple(RelatedPlace(one.place, Text("việc này", "this matter")) for one in rows[:3]),
        fix=Fix(Text(f"xem xét rút thời hạn về {last.vi}", f"consider ending it on {last.en}"), limit[0].isoformat()),
        count=len(rows),
    )


def _place(grant: Grant) -> Place:
    return grant.place.at("term", "to")


CHECK = Check(
    id="DLG503",
    severity=Severity.WARNING,
    title=Text(
        vi="Thời hạn giao dài hơn thẩm quyền của bên giao",
        en="The grant outlives the text by which the giver owns the matter",
    ),
    why=Text(
        vi="Bên giao chỉ được giao việc mà mình được pháp luật giao. Các nghị định phân định thẩm quyền năm 2025 hết "
        "hiệu lực từ 01/03/2027; ủy quyền kéo dài quá ngày 28/02/2027 có thể không còn căn cứ, nên nhiều tỉnh, thành phố "
        "ghi «đến hết 28/02/2027».",
        en="One may give only what one holds by law. The decrees of 2025 on competence expire on 1 March 2027; a grant "
        "beyond 28 February 2027 may lose its basis, which is why many provinces end theirs on that day.",
    ),
    mend=Text(
        vi="Rút thời hạn về ngày cuối của văn bản, hoặc ghi căn cứ mới khi có văn bản thay thế. "
        "Đây là suy luận từ hiệu lực của văn bản, cần xem xét từng trường hợp.",
        en="End the grant with that text, or cite the new basis once there is one. This is an inference from the life of "
        "the text; each case should be considered.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 14 khoản 1 (việc mình được giao theo quy định của pháp luật) và Điều 54 khoản 9 điểm d "
        "(văn bản hết hiệu lực từ 01/03/2027)",
        en="Law 72/2025/QH15 Article 14(1) (what one holds by law) and Article 54(9)(d) (texts that expire on 2027-03-01)",
    ),
    run=run,
)
