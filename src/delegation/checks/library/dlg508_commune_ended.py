"""A part names communes that end before it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.checks.shared.ended_communes import StatedPart, ended_communes
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.holders import Commune, CommuneCode
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import ONE_DAY, Day
from delegation.speech import communes, days
from delegation.speech.text import joined, listed

_SHOWN = 3


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each part that is not over for communes that end before it; one problem for those named, one for those excepted."""
    for one in ended_communes(examination):
        yield _problem(examination.register, *one)


def _problem(
    register: Register, one: StatedPart, key: str, gone: Sequence[Commune], followed: frozenset[CommuneCode]
) -> Problem:
    said = joined("; ", (_became(register, each) for each in gone[:_SHOWN]))
    if len(gone) > _SHOWN:
        said = Text(f"{said.vi}; … (+{len(gone) - _SHOWN})", f"{said.en}; … (+{len(gone) - _SHOWN})")
    lost = [each for each in gone if not _goes_on(register, each, followed)]
    what = joined(" ", _outcomes(key, gone, lost))
    vi = "ngoại trừ xã, phường" if key == "except-communes" else "xã, phường"
    en = "excepts communes" if key == "except-communes" else "names communes"
    return Problem(
        one.place.at(key),
        Text(
            vi=f"{one.name} nêu {vi} không còn khi nó vẫn có hiệu lực: {said.vi}. {what.vi}",
            en=f"{one.name} {en} that end before it does: {said.en}. {what.en}",
        ),
        about=(*one.about, key),
        severity=None if lost else Severity.INFO,
        grants=one.grants if lost else (),
        matters=one.matters,
        related=tuple(RelatedPlace(each.place, Text("xã, phường này", "this commune")) for each in gone[:_SHOWN]),
        count=len(gone),
        others=tuple(each.code for each in gone),
    )


def _became(register: Register, one: Commune) -> Text:
    last = days.day(one.term.end) if isinstance(one.term.end, Day) else days.day(Day.max)
    after = communes.became(register, one.code)
    vi = f"{one.name} ({one.code}) chỉ có đến hết {last.vi}"
    en = f"{one.name} ({one.code}) until {last.en}"
    if after is not None:
        return Text(f"{vi}, {after.vi}", f"{en}, {after.en}")
    begun = [
        f"{each.name} ({each.code})"
        for each in register.communes.values()
        if isinstance(one.term.end, Day) and each.term.start == one.term.end + ONE_DAY
    ]
    names = listed(sorted(begun), 3)
    more = Text(f" (từ ngày hôm sau có {names.vi})", f" (from the next day on there are {names.en})")
    return Text(vi + more.vi, en + more.en) if begun else Text(vi, en)


def _goes_on(register: Register, one: Commune, followed: frozenset[CommuneCode]) -> bool:
    after = register.successors_of(one.code)
    return bool(after) and all(each.new in followed for each in after)


def _outcomes(key: str, gone: Sequence[Commune], lost: Sequence[Commune]) -> Iterator[Text]:
    """Say what becomes of the part: where it goes on, and where not, naming these where some do."""
    if len(lost) < len(gone):
        yield _followed([one for one in gone if one not in lost] if lost else [])
    if lost:
        yield _lost(key, lost if len(lost) < len(gone) else [])


def _followed(some: Sequence[Commune]) -> Text:
    """Say that the part goes on. ``some``: the communes that are followed, where others are not."""
    vi, en = _of(some)
    return Text(
        f"Văn bản sắp xếp cho áp dụng tiếp{vi}, nên phần này theo sang xã, phường mới.",
        f"The instrument says that what was decided goes on{en}, so the part reaches the new communes.",
    )


def _of(some: Sequence[Commune]) -> tuple[str, str]:
    names = listed([one.name for one in some], _SHOWN)
    return (f" đối với {names.vi}", f" for {names.en}") if some else ("", "")


def _lost(key: str, some: Sequence[Commune]) -> Text:
    """Say that the part does not go on. ``some``: the communes that are not followed, where others are."""
    vi, en = _of(some)
    if key == "except-communes":
        return Text(
            f"Từ đó{vi and f'{vi},'} xã, phường kế tiếp không bị loại trừ: lần giao hay thẩm quyền này có ở đó. Cần xem xét, và nêu xã, "
            "phường mới.",
            f"From then on what came after is not excepted{en}, and the grant or ownership reaches it. To be considered; name the new "
            "communes.",
        )
    return Text(
        f"Từ đó{vi or ' ở địa bàn ấy'} phần này không còn, vì xã, phường kế tiếp chưa được nêu. Cần xem xét, và nêu xã, phường mới.",
        f"From then on the part does not reach {'that area' if not some else 'the area of' + en[4:]}, for what came after is not named. "
        "Consider this, and name the new communes.",
    )


CHECK = Check(
    id="DLG508",
    severity=Severity.WARNING,
    title=Text(
        vi="Văn bản giao nêu xã, phường không còn",
        en="A grant names communes that no longer exist",
    ),
    why=Text(
        vi="Xã, phường được nhập, chia, đổi ranh giới, còn quyết định vẫn nêu đơn vị cũ. Ở đơn vị mới không ai được giao (hoặc được loại "
        "trừ) nữa, mà cả hai bên đều tưởng là vẫn như trước.",
        en="Communes are merged and divided while the decision still names the old ones. In the new ones nobody has been given anything "
        "(or been excepted) any more, while both sides believe that all is as before.",
    ),
    mend=Text(
        vi="Đề nghị sửa đổi văn bản giao, nêu mã xã, phường mới; trong sổ thêm lần giao (hoặc phần) cho xã, phường mới từ ngày sắp xếp. Nếu "
        "nghị quyết sắp xếp nói điều đã quyết định tiếp tục áp dụng thì ghi ở xã, phường cũ: «becomes: [{code: …, from: …, by: …, at: …, "
        "follows: true}]». Sổ không tự suy ra.",
        en="Ask for an amendment that names the new communes, and enter the grant (or part) for them from that day on. Where the instrument "
        "that merged or divided them says that decisions go on, write at the old commune `becomes: [{code: …, from: …, by: …, at: …, "
        "follows: true}]`. The register infers nothing by itself.",
    ),
    ask=Text(
        "Đề nghị sửa đổi văn bản giao, nêu xã, phường mới",
        "Ask for the grant to be amended and to name the new communes",
    ),
    legal_source=Text(
        vi="điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (văn bản ủy quyền phải "
        "nêu rõ nội dung, phạm vi)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (the instrument states content and scope)",
    ),
    run=run,
)
