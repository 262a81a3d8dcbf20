"""Two matters may be the same under two ids with different owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegation.authority.examination import Examination
from delegation.authority.view import AUTHORITY
from delegation.checks.base import Check
from delegation.checks.shared import words
from delegation.checks.shared.overlaps import party
from delegation.checks.shared.pairs import MatterPair, Meeting, first_meeting
from delegation.checks.shared.title_groups import meeting
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.matters import Matter
from delegation.model.register import Register
from delegation.model.rulings import Ruling
from delegation.model.severity import Severity
from delegation.model.terms import Day
from delegation.speech import days, matter_name, registers
from delegation.speech.numbers import number

_SHOWN = 3
"""Matters of a crowd that are named."""


def run(examination: Examination) -> Iterator[Problem]:
    """Say what reviewers decided to be one matter; ask of all other pairs, the likeliest first, whether two owners meet."""
    register = examination.register
    for ruling in register.rulings:
        if ruling.verdict == "same":
            yield from _one_matter(examination, ruling)
    decided = {ruling.matters for ruling in register.rulings}
    found, left = meeting(examination, register.settings.likeness)
    for pair, where in found:
        if (pair.one.id, pair.other.id) not in decided:
            yield _question(register, pair, where)
    yield from map(_too_alike, left)


def _too_alike(crowd: Sequence[Matter]) -> Problem:
    """Say which matters nobody has compared with each other, so that silence about them is not taken for soundness."""
    some = sorted(crowd, key=lambda one: one.id)[:_SHOWN]
    listed, more = ", ".join(matter_name(one) for one in some), len(crowd) - len(some)
    return Problem(
        some[0].place.at("title"),
        Text(
            vi=f"{number(len(crowd)).vi} mục có tên quá giống nhau nên chưa được so từng cặp: {listed} và {number(more).vi} mục nữa. Hãy gộp "
            "những mục là một việc, và ghi tên đủ để phân biệt những mục còn lại.",
            en=f"{number(len(crowd)).en} matters have titles so alike that they were not compared with each other: {listed} and "
            f"{number(more).en} more. Merge those that are one matter, and let the titles of the others tell them apart.",
        ),
        about=(some[0].id, "alike"),
    )


def _question(register: Register, pair: MatterPair, meeting: Meeting) -> Problem:
    one, other, why, owners = pair.one, pair.other, _why(register, pair), _owners(register, meeting)
    merge = _merge(one, other)
    return Problem(
        other.place.at("title"),
        Text(
            vi=f"{matter_name(other)} có thể là một việc với {matter_name(one)}: {why.vi}. {owners.vi} Cần xem xét có chồng "
            "chéo không.",
            en=f"{matter_name(other)} may be the same matter as {matter_name(one)}: {why.en}. {owners.en} Consider whether they "
            "overlap.",
        ),
        about=(one.id, other.id),
        related=(RelatedPlace(one.place.at("title"), Text("việc kia", "the other one")),),
        fix=Fix(
            Text(
                f"nếu là một việc, {merge.vi}; nếu là hai, ghi kết luận «khác nhau vì …» vào rulings.yaml để không bị hỏi lại",
                f"if they are one, {merge.en}; if they are two, enter a ruling in rulings.yaml that says why: it is not asked again",
            )
        ),
    )


def _why(register: Register, pair: MatterPair) -> Text:
    """Say why the two are taken for one: what their titles say, field, level, and the texts that regulate them."""
    found = pair.likeness
    acts = ", ".join(found.acts)
    said = [
        Text(f"tên cùng nói việc {acts} đối với một đối tượng", f"both titles say “{acts}” of one thing")
        if acts
        else Text("tên cùng nói một đối tượng", "both titles say one thing"),
        _fields(register, pair.one, pair.other),
    ]
    if pair.one.level != pair.other.level and pair.one.level and pair.other.level:
        said.append(Text("ở hai cấp", "at two levels"))
    said.append(
        {
            "two-texts": Text("do hai văn bản quy định", "regulated by two texts"),
            "one-text": Text("do hai chỗ của một văn bản quy định", "regulated in two places of one text"),
            "unknown": Text("căn cứ của ít nhất một việc chưa rõ", "the basis of at least one is not known"),
        }[found.sources]
    )
    if found.given:
        said.append(
            Text(
                "bên đã giao một trong hai việc là chủ thể của việc còn lại",
                "whoever gave one of them away owns the other",
            )
        )
    vi, en = ", ".join(one.vi for one in said), ", ".join(one.en for one in said)
    return Text(f"{vi} (giống nhau {found.marks}/100)", f"{en} ({found.marks}/100 alike)")


def _fields(register: Register, one: Matter, other: Matter) -> Text:
    mine, its = (registers.field_name(register, matter) for matter in (one, other))
    if one.field is not None and one.field == other.field:
        return Text(f"cùng lĩnh vực {mine.vi}", f"in one field ({mine.en})")
    if one.field is None or other.field is None:
        return Text("lĩnh vực của ít nhất một việc chưa rõ", "the field of at least one is not known")
    return Text(f"khác lĩnh vực ({mine.vi}; {its.vi})", f"in two fields ({mine.en}; {its.en})")


def _owners(register: Register, meeting: Meeting) -> Text:
    left, right = party(register, meeting.first), party(register, meeting.second)
    cell = words.box(meeting.where, register, (meeting.first.holder, meeting.second.holder))
    return Text(
        f"Việc này thuộc {right.vi}, việc kia thuộc {left.vi}, {cell.vi}.",
        f"This one belongs to {right.en}, the other to {left.en}, {cell.en}.",
    )


def _merge(one: Matter, other: Matter) -> Text:
    """Say how two entries become one; a procedure and its task stay two and are linked."""
    if one.kind == other.kind:
        return Text("gộp thành một mục", "merge the entries")
    task = one if one.kind == "task" else other
    return Text(
        f"ghi task: {task.id} ở thủ tục và sửa chủ thể cho khớp",
        f"write task: {task.id} in the procedure and let the owners agree",
    )


def _one_matter(examination: Examination, ruling: Ruling) -> Iterator[Problem]:
    """Say that what was decided to be one matter still stands as two, with what follows of it."""
    register = examination.register
    one, other = (register.matters.get(name) for name in ruling.matters)
    if one is None or other is None:
        return
    meeting = first_meeting(examination, one, other, in_one_text=False)
    if meeting is None and _are_linked(one, other):
        return
    owners = _owners(register, meeting) if meeting is not None else Text("", "")
    merge, decided = _merge(one, other), _decided(ruling)
    yield Problem(
        other.place.at("title"),
        Text(
            vi=f"{matter_name(other)} và {matter_name(one)} đã được xác định là một việc ({decided.vi}) nhưng vẫn ghi thành hai "
            f"mục. {owners.vi}{' Một việc không thể có hai chủ thể.' if meeting else ''}".rstrip(),
            en=f"{matter_name(other)} and {matter_name(one)} were decided to be one matter ({decided.en}) and still are two "
            f"entries. {owners.en}{' One matter cannot have two owners.' if meeting else ''}".rstrip(),
        ),
        about=(one.id, other.id, "same"),
        related=(
            RelatedPlace(one.place.at("title"), Text("mục kia", "the other entry")),
            RelatedPlace(ruling.place, Text("kết luận", "the ruling")),
        ),
        fix=Fix(Text(f"{merge.vi}, rồi bỏ kết luận", f"{merge.en}, then remove the ruling")),
        severity=Severity.ERROR if meeting is not None else None,
    )


def _are_linked(one: Matter, other: Matter) -> bool:
    return any(
        procedure.procedure is not None and procedure.procedure.task == task.id
        for procedure, task in ((one, other), (other, one))
    )


def _decided(ruling: Ruling) -> Text:
    """Say who decided, when and why."""
    on = days.day(ruling.on) if isinstance(ruling.on, Day) else None
    return Text(
        f"{ruling.decided_by}{f', ngày {on.vi}' if on else ''}: {ruling.because}",
        f"{ruling.decided_by}{f', {on.en}' if on else ''}: {ruling.because}",
    )


CHECK = Check(
    id="DLG206",
    severity=Severity.WARNING,
    title=Text(
        vi="Hai mục có thể là một việc, với hai chủ thể khác nhau",
        en="Two entries may be the same matter, with different holders of authority",
    ),
    why=Text(
        vi="Chồng chéo thường ẩn sau hai mã: cùng một việc, hai nghị định hoặc hai dòng danh mục, hai cơ quan. So từng mã thì "
        "không thấy. Phép kiểm tra đọc mỗi tên thành hành vi (cấp, cấp lại, thu hồi …) và đối tượng, rồi cho điểm từng cặp trong một "
        "lĩnh vực: hành vi khác thì là việc khác; đối tượng phải là một; hai văn bản cùng quy định nặng hơn hai chỗ của một văn bản. "
        "Cách soạn thảo thông thường thì bỏ qua: một văn bản giao việc cho từng cấp trong địa bàn của mình, hoặc cho UBND và cơ quan "
        "giúp UBND; thủ tục là một phần của nhiệm vụ. Cách cho điểm và độ chính xác đo được: docs/likeness.md.",
        en="Overlap often hides behind two ids: one matter, two decrees or two rows, two bodies. Code by code nobody sees it. The "
        "check reads each title as acts (cấp, cấp lại, thu hồi …) and what they are done to, and marks each pair of one field: another act "
        "is another matter; the thing must be one; two texts on one matter weigh more than two places of one text. Ordinary drafting is "
        "passed over: one text that names the matter for each level in its own territory, or for a committee and the agency that "
        "helps it; a procedure that is a part of a task. What counts how much, and how well it does: docs/likeness.md.",
    ),
    mend=Text(
        vi="Đọc hai căn cứ. Một việc thì gộp lại và giữ chủ thể theo văn bản có hiệu lực (thủ tục và nhiệm vụ thì nối bằng task). Hai "
        "việc thì ghi kết luận «khác nhau vì …» vào rulings.yaml: cặp ấy không bị hỏi lại, dù tên có đổi. Chưa gộp được ngay thì ghi kết "
        "luận «là một việc» và sổ sẽ nhắc. Ngưỡng điểm đặt ở register.yaml (checks: likeness).",
        en="Read both texts. If it is one matter, merge and keep the owner of the text in force (a procedure and its task are linked by "
        "task). If two, enter a ruling in rulings.yaml that says why: the pair is not asked about again, whatever becomes of the titles. "
        "What cannot be merged at once gets the ruling that it is one, and the register reminds. The threshold stands in "
        "register.yaml (checks: likeness).",
    ),
    ask=Text(
        "Đối chiếu hai căn cứ, kết luận là một việc hay hai việc; là một việc thì thống nhất một cơ quan chủ trì",
        "Compare both bases and decide whether it is one matter or two; if one, have one lead holder",
    ),
    legal_source=Text(
        vi="điểm b khoản 2 Điều 11 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (không trùng lặp, chồng "
        "chéo giữa các cấp, giữa các cơ quan cùng cấp)",
        en="Law on the Organisation of Local Government 72/2025/QH15, Article 11(2)(b) (no duplication or overlap between levels or bodies of one level)",
    ),
    run=run,
    phase="titles",
    reads=AUTHORITY | {"rulings"},
)
