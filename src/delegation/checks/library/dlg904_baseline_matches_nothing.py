"""An entry of the baseline matches nothing."""

from __future__ import annotations

from collections.abc import Iterator

from delegation.checks.base import Check, Waivers
from delegation.findings import Fix, Problem, Text
from delegation.model.severity import Severity
from delegation.speech import findings


def stale(found: Waivers) -> Iterator[Problem]:
    """Give the entries of the baseline whose key no finding bears that is not waived."""
    for one in found.known:
        if one.finding not in found.unwaived:
            yield Problem(
                one.place.at("finding"),
                _said(one.finding, found),
                about=(one.finding,),
                fix=Fix(Text("chạy: delegation baseline --prune", "run: delegation baseline --prune")),
            )


def _said(key: str, found: Waivers) -> Text:
    if key.partition(":")[0] in found.of_ledgers:
        return findings.of_ledgers(key)
    return Text(
        vi=f"danh sách phát hiện đã biết còn ghi «{key}», nhưng phát hiện này không còn, đã được miễn trừ, hoặc khóa ghi chưa đúng.",
        en=f"the baseline lists «{key}», but there is no such finding any more, it is waived, or the key is misspelt.",
    )


CHECK = Check(
    id="DLG904",
    severity=Severity.ERROR,
    title=Text(
        vi="Danh sách phát hiện đã biết còn ghi điều không còn nữa",
        en="The baseline lists what is no longer found",
    ),
    why=Text(
        vi="Danh sách chỉ được ngắn đi. Mục còn sót lại sau khi đã xử lý xong sẽ che đúng sai sót ấy khi nó xuất hiện trở lại, mà "
        "không ai quyết định điều đó.",
        en="The list may only shrink. An entry left behind hides the same fault when it comes back, and nobody decided that it may.",
    ),
    mend=Text(
        vi="Chạy delegation baseline --prune để bỏ các mục này ra khỏi danh sách; nếu khóa ghi sai thì chép lại đúng như lệnh check "
        "in ra.",
        en="Run `delegation baseline --prune` to take the entries out; where a key is misspelt, copy it as `check` prints it.",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: danh sách phát hiện đã biết chỉ ngắn đi (docs/rule-files.md)",
        en="Rule of the register: the baseline only shrinks (docs/rule-files.md)",
    ),
    of_waivers=stale,
    phase="waivers",
)
