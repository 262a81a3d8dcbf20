"""A grant outlives the authority of its giver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared.outlived import Outlived, outlived
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import days, text
from delegation.speech.holders import holder_in_sentence
from delegation.speech.numbers import in_english
from delegation.speech.parties import side_by_side


def run(examination: Examination) -> Iterator[Problem]:
    """Give the grants that go on after their giver's authority has ended, or the text that their rows cite; once for each cause."""
    for several in outlived(examination):
        yield _problem(examination.register, several)


def _problem(register: Register, found: Sequence[Outlived]) -> Problem:
    one = found[0]
    grant, limit = one.grant, one.limit
    last, end = days.day(limit.last), grant.running.end
    until = days.day(end) if isinstance(end, Day) else None
    vi = f"kéo dài đến hết {until.vi}" if until else "không ghi ngày cuối"
    en = f"runs until {until.en}" if until else "has no last day and so runs"
    longer = side_by_side([*_authority(register, found), *_cited(found)], ())
    return Problem(
        grant.place.at("term", "to"),
        Text(
            vi=f"{grant.id} {vi}, lâu hơn {longer.vi}: {limit.why.vi}. Cần xem xét thời hạn.{one.after.vi}",
            en=f"{grant.id} {en}, longer than {longer.en}: {limit.why.en}. The term should be reconsidered.{one.after.en}",
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
        count=len({each.matter.id for each in found}),
    )


def _authority(register: Register, found: Sequence[Outlived]) -> Iterator[Text]:
    """Name the matters over which the giver's own authority ends."""
    ids = list(dict.fromkeys(each.matter.id for each in found if not each.is_cited))
    if ids:
        giver, named = holder_in_sentence(found[0].grant.giver, register), text.listed(ids, 2)
        yield Text(
            f"thẩm quyền của {giver.vi} đối với {len(ids)} việc ({named.vi})",
            f"the authority of {giver.en} over {in_english(len(ids), 'matter')} ({named.en})",
        )


def _cited(found: Sequence[Outlived]) -> Iterator[Text]:
    """Name the matters of which only the text that the decision cites ends: the giver may have them by another, or it is not known by what."""
    ids = list(dict.fromkeys(each.matter.id for each in found if each.is_cited))
    if ids:
        named = text.listed(ids, 2)
        yield Text(
            f"căn cứ mà quyết định dẫn đối với {len(ids)} việc ({named.vi})",
            f"the basis that the decision cites for {in_english(len(ids), 'matter')} ({named.en})",
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
        "beyond 28 February 2027 may lose its basis, which is why many provinces and cities write “until 28 February 2027”.",
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
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(1) (what one holds by law) and Article 54(9)(d) (texts that expire on 2027-03-01)",
    ),
    run=run,
    scope="additive",
)
