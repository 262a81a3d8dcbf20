"""A text suspends, corrects or ends a place that meets nothing of the decision; of what extends, DLG005 tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared.named_places import UnmetPlace, unmet_places
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.matters import Grant, place_of
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import instruments, provisions
from delegation.speech.text import listed

_WORDS = {
    "suspends": Text("tạm ngưng", "suspends"),
    "corrects": Text("đính chính", "corrects"),
    "ends-in-part": Text("chấm dứt", "ends"),
    "begins-in-part": Text("ghi hiệu lực muộn hơn của", "begins later in"),
}


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each place that an instrument names of a decision whether some row of it stands there."""
    yield from map(_problem, unmet_places(examination))


def _problem(one: UnmetPlace) -> Problem:
    by, key, meant, place, grants = one.by, one.key, one.meant, one.at, one.grants
    name, said, word, known = (
        instruments.instrument(meant),
        provisions.provision(str(place)),
        _WORDS[key],
        _given_at(grants),
    )
    follows = (
        Text("nên không có gì thay đổi", "so nothing changes")
        if one.is_sure
        else Text(
            f"nên chưa rõ {word.vi} việc nào và mọi việc của văn bản đó đều chưa chắc chắn",
            f"so nobody knows which matter it {word.en}, and none that the instrument gives is certain",
        )
    )
    return Problem(
        one.place,
        Text(
            vi=f"{by.label} {word.vi} {said.vi} {name.vi}, nhưng không việc nào được giao ở đó, {follows.vi}; {known.vi}.",
            en=f"{by.label} {word.en} {said.en} of {name.en}, but nothing is given there, {follows.en}; {known.en}.",
        ),
        about=(by.id, key, meant.id, str(place)),
        grants=tuple(sorted(each.id for each in grants)),
        related=(RelatedPlace(meant.place, Text("văn bản được nói tới", "the instrument that is meant")),)
        if meant is not by
        else (),
    )


def _given_at(grants: Iterable[Grant]) -> Text:
    """Say at which places the register has a decision give, where it says so of any."""
    written = dict.fromkeys(
        given for one in grants for row in (*if_known(one.rows), None) if (given := place_of(one, row))
    )
    if written:
        known = listed([provisions.provision(one) for one in written], 6)
        return Text(f"sổ ghi các việc giao tại {known.vi}", f"the register has matters given at {known.en}")
    none = Text(
        "sổ không ghi việc nào giao tại điều, khoản, phụ lục nào", "the register states no place for what it gives"
    )
    if not any(row.row is not None for one in grants for row in if_known(one.rows)):
        return none
    return Text(
        f"{none.vi}; các dòng có số thì ghi phụ lục ở lần giao (at: Phụ lục)",
        f"{none.en}; for numbered rows write the annex at the grant (at: Phụ lục)",
    )


CHECK = Check(
    id="DLG509",
    severity=Severity.WARNING,
    title=Text(
        vi="Chỗ bị tạm ngưng, đính chính hoặc chấm dứt không giao việc nào",
        en="The provision suspended, corrected or terminated grants nothing",
    ),
    why=Text(
        vi="Ghi sai số điều thì việc định tạm ngưng, đính chính vẫn như cũ, và mọi câu trả lời về việc ấy sai mà không ai biết; ghi "
        "sai dòng phụ lục thì không việc nào của văn bản đó còn chắc chắn.",
        en="With a wrong article what was meant to be suspended or corrected stays as it was, and every answer about it is wrong "
        "without anybody knowing; with a wrong row of an annex nothing that the instrument gives is certain.",
    ),
    mend=Text(
        vi="Đối chiếu điều, khoản, số dòng với văn bản được nói tới; dòng phụ lục thì lần giao phải ghi phụ lục (at: Phụ lục) và mỗi "
        "dòng ghi số (row). Muốn nói cả lần giao thì ghi «grant».",
        en="Compare the article or row with the text that is meant; for a row of an annex the grant names the annex (at: Phụ lục) and "
        "each row its number (row). For a whole grant write `grant`.",
    ),
    ask=Text(
        "Đối chiếu điều, khoản, số dòng với văn bản được nói tới",
        "Compare provision and row with the text that is spoken of",
    ),
    legal_source=Text(
        vi="khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP (đính chính phải nêu đúng chỗ sai); điểm a khoản 2 Điều "
        "14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (văn bản ủy quyền phải nêu rõ nội dung, phạm "
        "vi)",
        en="Decree 30/2020/NĐ-CP, Article 18(3) (a correction names the place); Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (the instrument "
        "states content and scope)",
    ),
    run=run,
)
