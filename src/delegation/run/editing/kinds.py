"""The kinds of entries that can be made anew: what is asked of each, and the file in which its like stand."""

from __future__ import annotations

from collections.abc import Mapping

from delegation.documents.intake.writing import unknown
from delegation.findings import Text
from delegation.run.editing.questions import FactQuestion
from delegation.values import dataclass


@dataclass(frozen=True, slots=True)
class NewKind:
    """A kind of entry. ``group``: its list in files of the kind ``file_kind``; ``folder``: where these lie.

    ``named_after``: of which question the id is made where none is given; ``alike``: the field of an entry by which its like stand
    together; ``file``: the file of the first of them, where ``{}`` stands for what is alike.
    """

    name: str
    said: Text
    questions: tuple[FactQuestion, ...]
    group: str
    file_kind: str
    folder: str
    named_after: str = "title"
    alike: str = ""
    file: str = ""
    one_of: FactQuestion | None = None
    """What is asked where none of ``among`` is answered, of which one must be."""
    among: tuple[str, ...] = ()


_ID = FactQuestion("id", "id", Text("mã; mặc định lập từ tên", "the id; default: made of the name"))
_TITLE = FactQuestion("title", "title", Text("tên", "the title"), required=True)
_SOURCE = FactQuestion(
    "source",
    "source",
    Text("nguồn: mã trong sources.yaml, hoặc lời", "the source: an id of sources.yaml, or words"),
    required=True,
)
_FIELD = FactQuestion("field", "field", Text("lĩnh vực", "the field"), "field", required=True)
_OWNER = FactQuestion(
    "owner", "owner", Text("chủ thể có thẩm quyền theo luật", "the owner by law"), "holder", required=True
)
_BASIS = FactQuestion(
    "basis", "basis",
    Text("căn cứ, như «72/2025/QH15, Điều 14 khoản 1»", "the legal basis: an instrument, and behind a comma its place"),
    "basis", required=True, many=True,
)  # fmt: skip
_NOTE = FactQuestion("note", "note", Text("ghi chú", "a note"))
_FROM = FactQuestion("from", "term.from", Text("ngày đầu", "the first day"), "day")
_UNTIL = FactQuestion("until", "term.to", Text("ngày cuối", "the last day"), "day")


def _provenance(kind: str, *steps: str, default: str | None = None) -> FactQuestion:
    said = Text("xuất xứ: official, statutory, reported", "where it comes from: official, statutory, reported")
    return FactQuestion(
        "provenance", "provenance", said, "words", default is None, values=(kind, *steps, "provenance"), default=default
    )


TASK = NewKind(
    "task",
    Text("nhiệm vụ", "task"),
    (_ID, _TITLE, _FIELD, _OWNER, _BASIS, _SOURCE, _provenance("tasks", "tasks", "*", default=""), _FROM, _UNTIL, _NOTE),
    "tasks", "tasks", "tasks", alike="field", file="tasks/{}.yaml",
)  # fmt: skip
PROCEDURE = NewKind(
    "procedure",
    Text("thủ tục", "procedure"),
    (
        FactQuestion("code", "code", Text("mã thủ tục quốc gia, như 1.001669", "the national code, such as 1.001669"), "code", required=True),
        _TITLE, _FIELD, _OWNER, _BASIS, _SOURCE, _provenance("procedures", "procedures", "*", default=""), _FROM, _UNTIL, _NOTE,
    ),
    "procedures", "procedures", "procedures", named_after="", alike="field", file="procedures/{}.yaml",
)  # fmt: skip
HOLDER = NewKind(
    "holder",
    Text("chủ thể", "holder"),
    (
        _ID,
        FactQuestion("name", "name", Text("tên chính thức, đầy đủ", "the full official name"), required=True),
        FactQuestion("short", "short", Text("tên ngắn dùng trong bảng, sơ đồ", "a short name for tables and charts")),
        FactQuestion("kind", "kind", Text("loại, như «cơ quan chuyên môn»", "its kind"), "words", required=True, values=("holders", "holders", "*", "kind")),
        FactQuestion("level", "level", Text("cấp", "its level"), "words", required=True, values=("holders", "holders", "*", "level")),
        FactQuestion("axis", "axis", Text("trục: dang, hdnd, ubnd, mttq", "the axis: dang, hdnd, ubnd, mttq"), "words", values=("holders", "holders", "*", "axis")),
        FactQuestion("parent", "parent", Text("cấp trên trực tiếp", "what it stands below"), "holder"),
        FactQuestion("head-of", "head-of", Text("đứng đầu cơ quan nào", "which body it heads"), "holder"),
        _FROM, _UNTIL, _SOURCE, _NOTE,
    ),
    "holders", "holders", "holders", named_after="name", alike="kind", file="holders/{}.yaml",
)  # fmt: skip
_NUMBER = FactQuestion("number", "number", Text("số, ký hiệu", "its number"), "number", required=True)
_ISSUER = FactQuestion("issuer", "issuer", Text("nơi ban hành", "who issued it"), "issuer", required=True)
_ISSUED = FactQuestion("issued", "issued", Text("ngày ban hành", "the day of issue"), "day", required=True)
_EFFECTIVE = FactQuestion(
    "effective", "effective", Text("ngày có hiệu lực", "the first day in force"), "day", required=True
)
INSTRUMENT = NewKind(
    "instrument",
    Text("văn bản", "instrument"),
    (
        FactQuestion("id", "id", Text("mã; mặc định theo số", "the id; default: from the number")),
        _NUMBER,
        FactQuestion("type", "type", Text("loại, như «nghị định»", "its type, such as decree"), "words", required=True, values=("instruments", "instruments", "*", "type")),
        _ISSUER, _ISSUED, _EFFECTIVE, _TITLE, _SOURCE, _provenance("instruments", "instruments", "*"), _NOTE,
    ),
    "instruments", "instruments", "instruments", named_after="", alike="type", file="instruments/{}.yaml",
)  # fmt: skip
TEST = NewKind(
    "test",
    Text("khẳng định", "assertion"),
    (
        _ID,
        FactQuestion("name", "name", Text("điều phải đúng, thành một câu", "what must hold, as a sentence"), required=True),
        FactQuestion("matter", "matter", Text("việc nào", "which matter"), "matter", required=True),
        FactQuestion("owner", "owner", Text("ai có thẩm quyền", "who owns it"), "holder", many=True),
        FactQuestion("exerciser", "exerciser", Text("ai giải quyết", "who acts"), "holder", many=True),
        FactQuestion("may-not-act", "may-not-act", Text("ai không được giải quyết", "who must not act"), "holder", many=True),
        FactQuestion("commune", "commune", Text("ở xã, phường nào", "in which commune"), "commune"),
        FactQuestion("on", "on", Text("vào ngày nào", "on which day"), "day"),
        _SOURCE, _NOTE,
    ),
    "assertions", "assertions", "tests", named_after="name", file="tests/khang-dinh.yaml",
    one_of=FactQuestion("exerciser", "exerciser", Text("ai giải quyết; hoặc dùng --owner, --may-not-act", "who acts; or use --owner, --may-not-act"), "holder"),
    among=("owner", "exerciser", "may-not-act"),
)  # fmt: skip
_TYPE = FactQuestion(
    "type",
    "type",
    Text("loại; mặc định theo số và nơi ban hành", "its type; default: from number and issuer"),
    "words",
    values=("instruments", "instruments", "*", "type"),
)
PAPER = (
    _NUMBER,
    _TYPE,
    _ISSUER,
    _ISSUED,
    _EFFECTIVE,
    _TITLE,
    _SOURCE,
    _provenance("instruments", "instruments", "*", default="official"),
)
"""What is asked of the decision itself."""
ASKED_GIVER = FactQuestion(
    "giver",
    "from",
    Text(
        "bên giao (nơi ban hành không phải là chủ thể trong sổ)", "who gives (the issuer is no holder of the register)"
    ),
    "holder",
)
_NOT_YET = unknown("chưa ghi khi lập tệp; đối chiếu văn bản")
"""What a decision must say and nobody has answered: a grant without it is a fault, and nothing is made up."""
GRANT = (
    FactQuestion("mechanism", "mechanism", Text("cơ chế: ủy quyền, phân cấp…", "the mechanism: delegation, decentralisation…"), "words", required=True, values=("decision", "grants", "*", "mechanism")),
    FactQuestion("giver", "from", Text("bên giao; mặc định nơi ban hành", "who gives; default: the issuer"), "holder"),
    FactQuestion("receiver", "to", Text("bên nhận", "who receives"), "holder", required=True),
    FactQuestion("at", "at", Text("chỗ giao trong văn bản, như «Điều 1» hoặc «Phụ lục»", "its place in the decision, as it is written there"), required=True),
    _FROM,
    FactQuestion("until", "term.to", Text("ngày cuối; không ghi thì gõ «chưa rõ: lý do»", "the last day; else “unknown: reason”"), "day", required=True),
    FactQuestion("matter", "matters", Text("việc được giao: mã hoặc tên", "a matter that is given: code, id or title"), "matter", required=True, many=True),
    FactQuestion("content", "content", Text("nội dung được giao, như văn bản ghi", "what is given, as the decision says"), default=_NOT_YET),
    FactQuestion("scope", "scope", Text("phạm vi: whole, hoặc lời của phần", "the scope: whole, or words for the part"), default=_NOT_YET),
    FactQuestion("manner", "manner", Text("cách thức thực hiện, như «ký thừa ủy quyền»", "the manner, as the decision says"), default=_NOT_YET),
    FactQuestion("conditions", "conditions", Text("điều kiện", "the conditions"), default=_NOT_YET),
)  # fmt: skip
"""What is asked of what a decision gives."""
DECISION = NewKind(
    "decision", Text("quyết định giao quyền", "decision that grants"), (*PAPER, *GRANT), "grants", "decision", "decisions", named_after=""
)  # fmt: skip
KINDS: Mapping[str, NewKind] = {one.name: one for one in (DECISION, TASK, PROCEDURE, HOLDER, INSTRUMENT, TEST)}
