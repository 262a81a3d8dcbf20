"""A grant to a public-service unit without the purpose of autonomy."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.norms import Pair, Permissions
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.instruments import Norm
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import Unknown
from delegation.speech import holders, mechanisms


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the norms of every grant whether they open its pair for autonomy only, and the grant for its purpose."""
    register = examination.register
    permissions = Permissions(register)
    for grant in words.state_grants(register):
        pair = permissions.pair(grant)
        if pair is None or grant.purpose == "autonomy" or isinstance(grant.purpose, Unknown):
            continue
        norms = permissions.of(pair, "permitted", pair.signed)
        if norms and all(norm.condition == "autonomy" for norm in norms):
            yield _problem(register, grant, pair, norms[0])


def _problem(register: Register, grant: Grant, pair: Pair, norm: Norm) -> Problem:
    basis = words.basis(register, norm)
    mechanism = mechanisms.MECHANISMS[grant.mechanism]
    return Problem(
        grant.place.at("purpose"),
        Text(
            vi=f"{basis.vi} chỉ cho {mechanism.vi} cho đơn vị sự nghiệp công lập để tăng tính tự chủ; {grant.id} giao cho "
            f"{pair.receiver.label} mà không ghi mục đích đó. Cần xem xét.",
            en=f"{basis.en} permits {mechanism.en} to a public-service unit only to raise its autonomy; {grant.id} gives to "
            f"{holders.in_sentence(pair.receiver).en} and does not state that purpose. To be considered.",
        ),
        about=(grant.id,),
        grants=(grant.id,),
        related=(RelatedPlace(norm.place, Text("quy phạm có điều kiện này", "the norm with this condition")),),
        fix=Fix(
            Text(
                "nếu văn bản nêu mục đích đó, ghi purpose: autonomy",
                "if the instrument says so, write purpose: autonomy",
            )
        ),
    )


CHECK = Check(
    id="DLG309",
    severity=Severity.WARNING,
    title=Text(
        vi="Giao cho đơn vị sự nghiệp mà không nêu mục đích tự chủ",
        en="A grant to a public-service unit does not state the purpose of autonomy",
    ),
    why=Text(
        vi="Đơn vị sự nghiệp công lập cung cấp dịch vụ, không phải cơ quan quản lý. Luật chỉ cho giao những việc giúp đơn vị "
        "tự chủ trong quản trị và cung cấp dịch vụ công; giao việc quản lý nhà nước thuần túy thì có thể không đúng.",
        en="A public-service unit supplies services and does not govern. The law lets it be given only what raises its "
        "autonomy in running itself and supplying them; plain state management may be out of bounds.",
    ),
    mend=Text(
        vi="Xem văn bản có nêu mục đích tự chủ không. Có thì ghi purpose: autonomy; không thì đề nghị xem lại bên nhận.",
        en="See whether the instrument states the purpose. If so write purpose: autonomy; if not, reconsider the receiver.",
    ),
    ask=Text(
        "Xem văn bản có nêu mục đích tự chủ không; không thì đề nghị xem lại bên nhận",
        "See whether the text states autonomy as its purpose; if not, ask for the receiver to be considered",
    ),
    legal_source=Text(
        vi="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: khoản 1 Điều 13, khoản 1 Điều 14 (đơn vị sự "
        "nghiệp công lập: nhằm tăng cường tính tự chủ)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 13(1), Article 14(1) (public-service units: to raise their autonomy)",
    ),
    run=run,
    scope="additive",
)
