"""What was received by delegation is delegated on; what was received by decentralisation is decentralised on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from delegation import citing, wording
from delegation.authority.examination import Examination
from delegation.authority.links import Standing
from delegation.authority.norms import Permissions
from delegation.authority.tiles import Tile
from delegation.checks import words
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Severity, Text
from delegation.model.instruments import Norm
from delegation.model.matters import Grant, Matter, MatterId
from delegation.model.register import Register
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class _Passed:
    """A grant of what another grant gave, and the matters that went both ways."""

    received: Grant
    passed: Grant
    matters: dict[MatterId, Matter]


def run(examination: Examination) -> Iterator[Problem]:
    """Follow the chains of every matter; ask the norms whether the receiver of a link may give on as it did."""
    register = examination.register
    permissions = Permissions(register)
    found: dict[tuple[str, str], _Passed] = {}
    for matter in examination.shared:
        for received, passed in _pairs(examination, matter):
            one = found.setdefault((received.id, passed.id), _Passed(received, passed, {}))
            one.matters[matter.id] = matter
    for one in found.values():
        if one.received.mechanism == one.passed.mechanism:
            norm = _forbidding(permissions, one.received)
            if norm is not None:
                yield _forbidden(register, one, norm)
        elif (one.received.mechanism, one.passed.mechanism) == ("decentralisation", "delegation"):
            yield _unclear(register, one)


def _pairs(examination: Examination, matter: Matter) -> Iterator[tuple[Grant, Grant]]:
    for tile in examination.tiling(matter.id).tiles:
        for standing in (*tile.owners, *tile.exercisers):
            if _starts_surely(tile, standing):
                grants = [link.grant for link in standing.chain if link.grant is not None]
                yield from pairwise(grants)


def _starts_surely(tile: Tile, standing: Standing) -> bool:
    """Whether the chain certainly begins at an owner by law: then its receivers hold nothing but by its grants."""
    return not tile.owner_unknown and any(
        one.certain and one.chain[:1] == standing.chain[:1] for one in (*tile.owners, standing)
    )


def _forbidding(permissions: Permissions, received: Grant) -> Norm | None:
    """Give a norm by which the receiver may not give on; ``None`` where it may, or where that is not known."""
    pair = permissions.pair(received)
    if pair is None:
        return None
    norms = permissions.of(pair, "permitted", pair.signed) or permissions.all_of(received.mechanism, pair.signed)
    if not norms or any(norm.passing_on == "allowed" for norm in norms):
        return None
    return next((norm for norm in norms if norm.passing_on == "forbidden"), None)


def _chain(register: Register, one: _Passed) -> str:
    middle = citing.holder(register, one.passed.giver)
    return f"{citing.holder(register, one.received.giver)} → {middle} → {citing.holder(register, one.passed.receiver)}"


def _forbidden(register: Register, one: _Passed, norm: Norm) -> Problem:
    mechanism = wording.MECHANISMS[one.passed.mechanism]
    basis = words.basis(register, norm)
    return _problem(
        register,
        one,
        Text(
            vi=f"việc nhận {mechanism.vi} lại được {mechanism.vi} tiếp: {_chain(register, one)} ({basis.vi}).",
            en=f"what was received by {mechanism.en} is passed on by {mechanism.en}: {_chain(register, one)} ({basis.en}).",
        ),
        None,
    )


def _unclear(register: Register, one: _Passed) -> Problem:
    return _problem(
        register,
        one,
        Text(
            vi=f"việc nhận phân cấp được ủy quyền tiếp: {_chain(register, one)}. Luật chỉ cấm phân cấp tiếp; ủy quyền "
            "tiếp cần xem xét, vì bên ủy quyền phải «được giao theo quy định của pháp luật».",
            en=f"what was received by decentralisation is delegated on: {_chain(register, one)}. The law forbids only to "
            "decentralise on; consider whether the giver holds it «by law».",
        ),
        Severity.INFO,
    )


def _problem(register: Register, one: _Passed, said: Text, severity: Severity | None) -> Problem:
    listed = words.listed([words.matter(matter) for matter in one.matters.values()], 1)
    giver = citing.holder(register, one.passed.giver)
    return Problem(
        one.passed.place.at("from"),
        Text(vi=f"{listed.vi}: {said.vi}", en=f"{listed.en}: {said.en}"),
        about=(one.received.id, one.passed.id),
        related=(RelatedPlace(one.received.place.at("to"), Text(f"{giver} nhận ở đây", f"{giver} receives here")),),
        count=len(one.matters),
        severity=severity,
    )


CHECK = Check(
    id="DLG302",
    severity=Severity.ERROR,
    title=Text(
        vi="Ủy quyền lại việc nhận ủy quyền, phân cấp lại việc nhận phân cấp",
        en="What was received is passed on in the same way",
    ),
    why=Text(
        vi="Người được ủy quyền không được ủy quyền tiếp, cơ quan được phân cấp không được phân cấp tiếp: nếu không, người "
        "ký văn bản cuối cùng ở cách bên chịu trách nhiệm hai bước mà bên đó không hề chọn. Thường gặp: UBND Thành phố "
        "ủy quyền cho Sở, rồi Sở ủy quyền cho UBND cấp xã.",
        en="A delegate may not delegate on, and what was decentralised may not be decentralised on; otherwise whoever "
        "signs in the end stands two steps from the body that answers, which never chose it. Often seen: the city "
        "delegates to a department, the department to the communes.",
    ),
    mend=Text(
        vi="Để bên giữ thẩm quyền theo luật ủy quyền thẳng cho nơi thực hiện; bỏ bước giữa.",
        en="Let the holder by law delegate straight to whoever is to act, and drop the step between.",
    ),
    legal_source=Text(
        vi="Luật 72/2025/QH15 Điều 14 khoản 5 (không được ủy quyền tiếp), Điều 13 khoản 4 (không được phân cấp tiếp); Luật "
        "63/2025/QH15 Điều 9 khoản 6 (việc do Thủ tướng, Bộ trưởng ủy quyền)",
        en="Law 72/2025/QH15 Article 14(5) (no delegating on), Article 13(4) (no decentralising on); Law 63/2025/QH15 "
        "Article 9(6) (what the Prime Minister or a minister delegated)",
    ),
    run=run,
)
