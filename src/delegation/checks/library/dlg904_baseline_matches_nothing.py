"""An entry of the baseline matches nothing, or not what its section says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from delegation.checks.base import Check, Ids, Waivers
from delegation.checks.shared.near_keys import asked, may_mean, near_keys
from delegation.findings import Fix, Problem, Text
from delegation.model.figures import Known
from delegation.model.severity import Severity
from delegation.speech import findings

if TYPE_CHECKING:
    from delegation.checks.shared.shrinking import Gone

_PRUNE = Fix(Text("chạy: delegation baseline --prune", "run: delegation baseline --prune"))


def stale(found: Waivers) -> Iterator[Problem]:
    """Give the entries of the baseline whose key no finding bears that is not waived, and of the others what they cover that is gone.

    Those too that stand under another cause than that of their finding: who decides about that cause was not asked about it.
    """
    if not found.known:
        return
    from delegation.checks.shared.shrinking import gone  # noqa: PLC0415  only where there is a list

    for one in found.known:
        if one.finding not in found.unwaived:
            yield Problem(one.place.at("finding"), _said(one.finding, found), about=(one.finding,), fix=_PRUNE)
            continue
        if one.cause != found.causes[one.finding]:
            yield Problem(
                one.place.at("finding"),
                _elsewhere(one, found.causes[one.finding]),
                about=(one.finding, "cause", one.cause),
                fix=_PRUNE,
            )
        if one.covers is not None:
            for part in gone(one.covers, found.extents[one.finding]):
                yield Problem(
                    one.place.at("covers", *part.steps),
                    _no_longer(one, part, found),
                    about=(one.finding, str(part.steps[0]), part.name),
                    fix=_PRUNE,
                )


def _elsewhere(entry: Known, cause: str) -> Text:
    return Text(
        vi=f"danh sách phát hiện đã biết ghi {entry.finding} dưới nguyên nhân {entry.cause} ({entry.decides} quyết định), nhưng phát hiện này thuộc "
        f"nguyên nhân {cause}.",
        en=f"the baseline lists {entry.finding} under the cause {entry.cause} (about which {entry.decides} decides), but it comes from the cause "
        f"{cause}.",
    )


def _no_longer(entry: Known, part: Gone, found: Waivers) -> Text:
    said = Text(
        vi=f"danh sách phát hiện đã biết còn phủ {part.said.vi}, nhưng {entry.finding} không còn nói về điều đó.",
        en=f"the baseline covers {part.said.en}, but {entry.finding} is no longer about that.",
    )
    ids = found.ids()
    if part.name in ids.known or not part.now:  # it is there, and mended; or it is a day
        return said
    renamed = ids.former.get(part.name)
    listed = getattr(entry.covers, str(part.steps[0]))
    new = [one for one in part.now if one not in listed]
    return asked(said, [renamed] if renamed is not None and renamed in part.now else near_keys(part.name, new))


def _said(key: str, found: Waivers) -> Text:
    if key.partition(":")[0] in found.of_ledgers:
        return findings.of_ledgers(key)
    return asked(
        Text(
            vi=f"danh sách phát hiện đã biết còn ghi «{key}», nhưng phát hiện này không còn, đã được miễn trừ, hoặc khóa ghi chưa đúng.",
            en=f"the baseline lists «{key}», but there is no such finding any more, it is waived, or the key is misspelt.",
        ),
        _meant(key, found),
    )


def _meant(key: str, found: Waivers) -> list[str]:
    """Give the keys that may be meant: of new findings, and different only where the key names what the register does not have."""
    ids, taken = found.ids(), {one.finding for one in found.known}
    length = len(key.split(":"))
    new = [
        one for one in found.unwaived if one not in taken and len(one.split(":")) == length and may_mean(key, one, ids)
    ]
    renamed = ":".join(ids.former.get(one, one) for one in key.split(":"))
    if renamed in new:
        return [renamed]
    near = near_keys(key, new)
    return near or (new if len(new) == 1 and _names_alike(key, new[0], ids) else [])


def _names_alike(key: str, other: str, ids: Ids) -> bool:
    """Whether two keys name some entry of the register together, so that they are of one thing though no word is like another."""
    return any(one in ids.known for one in set(key.split(":")) & set(other.split(":")))


CHECK = Check(
    id="DLG904",
    severity=Severity.ERROR,
    title=Text(
        vi="Danh sách phát hiện đã biết còn ghi điều không còn nữa",
        en="The baseline lists what is no longer found",
    ),
    why=Text(
        vi="Danh sách chỉ được ngắn đi. Mục, hoặc phần của mục (việc, lần giao, xã, ngày), còn sót lại sau khi đã xử lý xong sẽ che "
        "đúng sai sót ấy khi nó xuất hiện trở lại, mà không ai quyết định điều đó. Mục ghi dưới nguyên nhân khác thì nêu sai nơi quyết định.",
        en="The list may only shrink. An entry, or a part of one (a matter, grant, commune or day), that is left behind hides the same fault when it comes "
        "back, and nobody decided that it may. An entry under another cause names the wrong body to decide.",
    ),
    mend=Text(
        vi="Chạy delegation baseline --prune để bỏ các mục này ra khỏi danh sách, chuyển mục ghi nhầm nguyên nhân về đúng nguyên nhân; nếu khóa ghi sai thì chép lại đúng như lệnh check "
        "in ra.",
        en="Run `delegation baseline --prune` to take the entries out, and to put what stands under another cause under its own; where a key is misspelt, copy it as `check` prints it.",
    ),
    ask=Text(
        "Bỏ nội dung không còn ra khỏi danh sách đã biết",
        "Remove what is gone from the known findings",
    ),
    legal_source=Text(
        vi="Quy tắc của sổ thẩm quyền: danh sách phát hiện đã biết chỉ ngắn đi (docs/rule-files.md)",
        en="Rule of the register: the baseline only shrinks (docs/rule-files.md)",
    ),
    of_waivers=stale,
    phase="waivers",
)
