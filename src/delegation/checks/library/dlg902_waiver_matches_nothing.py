"""A waiver matches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from delegation.checks.base import Check, Waivers
from delegation.checks.shared.near_keys import asked, near_each, near_keys
from delegation.findings import Problem, Text
from delegation.model.places import Place
from delegation.model.severity import Severity
from delegation.speech import findings


def unmatched(found: Waivers) -> Iterator[Problem]:
    """Give the waivers whose key is borne by no finding, or by one that is not of the group that lists it, and groups of no check."""
    told: set[Place] = set()
    taken = {one.finding for one in found.listed}
    near = near_each(taken - found.extents.keys(), found.extents.keys() - taken, found.ids)
    for one in found.listed:
        group = one.group
        if group is not None and group.check not in found.checks:
            if group.place not in told:
                told.add(group.place)
                yield Problem(group.place.at("group").at("check"), _no_check(group.check, found), about=(group.check,))
        elif one.finding not in found.extents:
            yield Problem(one.place.at("finding"), _unmatched(one.finding, found, near), about=(one.finding,))
        elif one.finding in found.alien:
            yield Problem(one.place.at("finding"), _not_of_it(one.finding), about=(one.finding,))


def _unmatched(key: str, found: Waivers, near: Mapping[str, list[str]]) -> Text:
    check = key.partition(":")[0]
    if check not in found.checks:
        return _no_check(check, found)
    if check in found.of_ledgers:
        return findings.of_ledgers(key)
    return asked(
        Text(
            vi=f"không có phát hiện nào mang khóa «{key}»: phát hiện đã được xử lý, hoặc khóa ghi chưa đúng.",
            en=f"no finding bears the key «{key}»: it has been mended, or the key is misspelt.",
        ),
        near.get(key, ()),
    )


def _no_check(check: str, found: Waivers) -> Text:
    return asked(
        Text(vi=f"không có phép kiểm tra nào mang mã «{check}».", en=f"no check has the id «{check}»."),
        near_keys(check, found.checks),
    )


def _not_of_it(key: str) -> Text:
    return Text(
        vi=f"phát hiện {key} không thuộc nhóm mà miễn trừ này ghi: khác phép kiểm tra, hoặc không về chủ thể, văn bản, lĩnh vực của nhóm.",
        en=f"the finding {key} is not of the group of this waiver: of another check, or not about its holder, instrument and field.",
    )


CHECK = Check(
    id="DLG902",
    severity=Severity.ERROR,
    title=Text(
        vi="Miễn trừ không ứng với phát hiện nào",
        en="A waiver matches nothing",
    ),
    why=Text(
        vi="Miễn trừ còn sót lại sau khi đã xử lý xong có thể che một thiếu sót mới mang cùng khóa; "
        "miễn trừ ghi sai khóa thì không có tác dụng mà người duyệt không biết.",
        en="A waiver left behind may hide a new defect with the same key; one with a misspelt key does nothing, "
        "and whoever approved it does not know.",
    ),
    mend=Text(
        vi="Bỏ miễn trừ (hoặc mục ấy trong nhóm), hoặc chép đúng khóa như lệnh check in ra.",
        en="Remove the waiver (or that entry of its group), or copy the key as `check` prints it.",
    ),
    ask=Text(
        "Bỏ miễn trừ này",
        "Remove this waiver",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: miễn trừ ghi theo khóa của phát hiện (docs/rule-files.md)",
        en="Rule of the register: a waiver names the key of a finding (docs/rule-files.md)",
    ),
    of_waivers=unmatched,
    phase="waivers",
)
