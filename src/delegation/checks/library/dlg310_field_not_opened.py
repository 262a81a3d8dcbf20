"""A delegation outside the fields for which the norm opens its pair."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.authority.examination import Examination
from delegation.authority.norms import Pair, Permissions
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.instruments import Norm
from delegation.model.matters import AnnexRow, Grant, Matter
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import holders, matter_name, registers, text


def run(examination: Examination) -> Iterator[Problem]:
    """Ask the rows of every grant whose pair some norm opens for certain fields only; once for each grant and field."""
    register = examination.register
    permissions = Permissions(register)
    for grant in words.state_grants(register):
        pair = permissions.pair(grant)
        if pair is None:
            continue
        narrowing = [norm for norm in permissions.of(pair, "permitted", pair.signed) if norm.only_fields]
        opened = {name for norm in narrowing for name in norm.only_fields}
        outside: dict[str, list[tuple[AnnexRow, Matter]]] = {}
        for row in if_known(grant.rows) if narrowing else ():
            matter = register.matters.get(row.matter)
            if matter is not None and matter.field is not None and matter.field not in opened:
                outside.setdefault(matter.field, []).append((row, matter))
        for name, rows in outside.items():
            yield _problem(register, grant, pair, narrowing, name, rows)


def _problem(
    register: Register,
    grant: Grant,
    pair: Pair,
    narrowing: list[Norm],
    name: str,
    rows: list[tuple[AnnexRow, Matter]],
) -> Problem:
    field = registers.named_field(register, name)
    basis = text.listed(dict.fromkeys(words.basis(register, norm) for norm in narrowing), 2)
    row, matter = rows[0]
    more = words.more_matters(len(rows) - 1)
    return Problem(
        row.place,
        Text(
            vi=f"{matter_name(matter)} thuộc lĩnh vực {field.vi}, ngoài các lĩnh vực mà {basis.vi} cho {pair.giver.label} "
            f"ủy quyền cho {pair.receiver.label}.{more.vi}",
            en=f"{matter_name(matter)} is of the field {field.en}, outside those in which {basis.en} lets {holders.in_sentence(pair.giver).en} "
            f"delegate to {holders.in_sentence(pair.receiver).en}.{more.en}",
        ),
        about=(grant.id, name),
        grants=(grant.id,),
        matters=tuple(sorted({one.id for _, one in rows})),
        related=tuple(
            RelatedPlace(norm.place.at("only-fields"), Text("các lĩnh vực được mở", "the fields that are opened"))
            for norm in narrowing
        ),
        count=len(rows),
        others=tuple(norm.id for norm in narrowing),
    )


CHECK = Check(
    id="DLG310",
    severity=Severity.ERROR,
    title=Text(
        vi="Ủy quyền ngoài lĩnh vực được phép",
        en="Delegation outside the permitted fields",
    ),
    why=Text(
        vi="Chủ tịch UBND cấp xã chỉ được ủy quyền cho công chức trong phạm vi Hội đồng nhân dân Thành phố quy định (tư pháp, "
        "bảo trợ xã hội). Ngoài phạm vi đó, chữ ký của công chức không có giá trị.",
        en="The chair of a commune may delegate to civil servants only within the scope that the city's council lays down "
        "(justice, social protection). Outside it the civil servant's signature has no force.",
    ),
    mend=Text(
        vi="Bỏ việc này khỏi văn bản ủy quyền, hoặc ghi nghị quyết mở rộng lĩnh vực vào norms/ khi đã có.",
        en="Take the matter out of the decision, or add the resolution that widens the fields to norms/ once there is one.",
    ),
    ask=Text(
        "Bỏ việc này khỏi văn bản ủy quyền, hoặc trình ban hành nghị quyết mở rộng lĩnh vực",
        "Remove this matter from the delegation, or submit a resolution that opens the field",
    ),
    legal_source=Text(
        vi="khoản 8 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (HĐND cấp tỉnh quy định phạm "
        "vi); Nghị quyết số 41/2025/NQ-HĐND của HĐND Thành phố",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(8) (the provincial People's Council lays down the scope); Resolution 41/2025/NQ-HĐND of the "
        "City People's Council",
    ),
    run=run,
    scope="additive",
)
