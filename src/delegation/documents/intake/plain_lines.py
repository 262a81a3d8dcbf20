"""Lines, groups and heads around the rows of an annex as a closed world: what says more than what is given, by whom, to whom and in which field is asked once."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from hashlib import sha256

from delegation.documents.intake import (
    deed,
    drafts,
    duties,
    endings,
    footnotes,
    giving,
    level_words,
    named_fields,
    owner_levels,
    plain_notes,
    sentences,
    totals,
)
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.article_answers import ArticleAnswers
from delegation.documents.intake.asked import KEEP, ImportQuestion
from delegation.documents.intake.head_words import WRITTEN
from delegation.documents.intake.letters import flat
from delegation.documents.intake.named_fields import FieldNames
from delegation.documents.intake.papers import Paper
from delegation.documents.intake.parties import Parties, is_body
from delegation.findings import Text
from delegation.model.holders import Level
from delegation.model.register import Register
from delegation.names.folding import fold, unified
from delegation.values import dataclass

_FROM_TO = re.compile(r"tu xten(?: xten)* sang xten(?: xten)*")
"""How the program's own papers head the rows of a grant: from whom they go to whom."""
_MARK = re.compile(r"^\W*(?:(?:ghi chú|chú thích)\s*[:.]?\s*)?(?:[*]+|\(\d+\)|\[\d+\])\s*[:.]?\s*", re.IGNORECASE)
"""The mark of a note, as it stands before its words below the table."""
_GIVES = re.compile(r"\b(?:ủy quyền|phân cấp)\b|\b(?:đến|tới) hết\b|\bthời hạn\b")
_NUMBERED = re.compile(
    r"^\W*(?:(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.):]\s*)?(?:(?:phụ lục|biểu|bảng|mẫu)(?:\s+số)?(?:\s*:?\s*[IVXLC\d]+[a-z]?)?\b\W*)?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:ban hanh )?(?:dinh )?kem theo (?:xvb|(?:quyet dinh|nghi quyet)(?: so)?(?: \d+)?(?: nam \d{4})?(?: qd \w+| nq \w+)?)?(?: nay)?(?: xng| ngay(?: (?:\d+|thang|nam))*)?"
    r"(?: cua (?:xten|[a-z ]{2,60}))?"
)
_LETTERHEAD = (
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap tu do hanh phuc",
    "quyet dinh",
    "stt",
    "don vi thu tuc",
    "don vi tinh thu tuc",
    "thu tuc hanh chinh cap tinh",
    "thu tuc hanh chinh cap thanh pho",
    "tiep theo",
    "het",
    "",
)
_TOTAL = re.compile(
    r"(?:tong|cong|tong so|tong cong|danh muc (?:gom|co))(?: (?:so|cong|la|co|gom|\d+|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|thu tuc|hanh chinh|tthc|nhiem vu|noi dung|cong viec|dong|danh muc"
    r"|cap tinh|cap xa|thuoc|linh vuc|ban hanh|kem theo|phu luc|va))*"
)
_OF_FIELD = re.compile(
    r"(?:nhom )?(?:cac )?(?:thu tuc |tthc |noi dung |nhiem vu )?(?:hanh chinh )?(?:thuoc |ve |trong )?linh vuc(?: (?!(?:chi|tru|khong|chua|rieng|doi|tai|tren|den|tu(?! phap)|khi|neu|ap|tham dinh|trong|ngoai|so(?! huu)|ubnd|uy ban|hdnd|chu tich|giam doc|bo truong|thu truong)\b)\w+){1,12}"
)
_GOES_ON = re.compile(r"\s*\(?\s*tiếp(?: theo)?\s*\)?\s*$", re.IGNORECASE)
"""That what a title heads goes on."""
_LIST_OF = re.compile(r"(?:danh mục\s+)?(?:các\s+)?(?:thủ tục hành chính|TTHC|thủ tục)\s+(?=\S)", re.IGNORECASE)
_COUNTED = re.compile(r"&\[?\w+\]?|\b(?:trang|page|of|NUMPAGES|MERGEFORMAT)\b|\\\*", re.IGNORECASE)
"""What numbers pages, and signs that stand for it."""
_SHEET = re.compile(
    r"(?:(?:sheet|trang|tinh|phu|luc|pl|danh|muc|dm|ds|tthc|thu|tuc|hanh|chinh|bieu|bang|so|quyet|dinh|qd|nq|ubnd|uy|quyen|phan|cap|uq|tong|hop|chi|tiet|kem|theo|noi|dung|nhiem|vu|table|data|du|lieu|[ivxlc]+|[a-h]|\d+)(?: |$))*"
)
"""Words of the names of sheets that say nothing of rows."""
_UNITS = re.compile(
    r"(?:(?:dvt|don vi|don vi tinh|tinh|theo|so|ngay|lam viec|gio|thang|nam|dong|vnd|nghin|trieu|lan|ho so|thu tuc|hanh chinh|tthc|phi|le phi|neu co|co|khong|hoac|va|x|ghi ro|ha|m2|m3|tan|nguoi)(?: |$))*"
)
"""In what columns count, below their heads."""
_WITHIN = re.compile(r"\(([^()]*)\)")
_HARMLESS = ("neu co", "tthc", "dvc", "ngay", "ngay thang nam", "ngay lam viec", "gio", "dong", "cu", "moi")
_TOKENS = re.compile(
    r"(?:(?:xac|nay|dvc|he|thong|csdl|stt|tt|so|thu|tu|ma|ten|tuc|hanh|chinh|tthc|dich|vu|cong|linh|vuc|co|quan|don|vi|nguoi|ben|dau|moi|thuc|hien|giai|quyet|duoc|uy|quyen|nhan|giao|phan|cap|can|cu|phap|ly|luat"
    r"|ghi|chu|quoc|gia|tren|cua|va|theo|cac|thoi|han|gian|den|het|ngay|nhiem|noi|dung|viec|van|ban|quy|dinh|tai|ho|hieu|luc|sau|truoc|khi|tham|nhom|ket|qua|bo|ky|nay|le|phi|danh)(?: |$))*"
)
"""Words of heads beside those by which they are known."""
_MORE_THAN_A_NAME = re.compile(
    r"[\d(){}\[\]:;/]|\b(?:ủy quyền|uỷ quyền|phân cấp|tiếp nhận|thẩm định|ký|trình|quyết định|chỉ|trừ|không|chưa|riêng|đối với|trong|ngoài|tại|trên|dưới|khi|sau|trước|nếu|trường hợp"
    r"|từ|đến|thí điểm|tạm|hết|bãi bỏ|thu hồi|một phần|áp dụng|theo|do|hồ sơ|thực hiện|được|chịu|có trách nhiệm|giải quyết|báo cáo|phê duyệt|phối hợp|chủ trì|xem xét|ban hành)\b"
)
"""What a group says that bears more than a name: it is asked by itself."""
_OF_HEAD = re.compile(r"\b(?:chỉ(?! tiêu| số| định)|trừ|đối với|chưa ủy quyền|không ủy quyền)\b")


def asked(
    found: ImportedAnnex,
    paper: Paper,
    register: Register,
    articles: ArticleAnswers,
    known_heads: Container[str],
    sides: Collection[Level],
) -> Iterator[ImportQuestion]:
    """Ask of each such line that says more; none twice, nor what is asked of its rows already.

    ``articles``: what is asked of sentences; ``known_heads``: folded heads of which somebody said what they are; ``sides``: the levels of who gives and who receives. Groups that only bear names which no field has are asked at once.
    """
    parties, fields = Parties(register), FieldNames.of(register, found.entries)
    told = _Told.of(found, articles)
    seen, names = set[str](), dict[str, list[tuple[str, Text]]]()
    levels = {flat(totals.without_count(one.words)): one.level for one in found.marks if one.kind == "group"}
    for words, place in (
        *_lines(found),
        *_heads(found, known_heads),
        *_margins(paper.margin_lines),
        *_sheets(found, paper.name, parties),
    ):
        plain = flat(words)
        named = owner_levels.stated(plain, parties)
        if named and sides and not named & set(sides) and plain not in seen:
            seen.add(plain)
            yield owner_levels.question(plain, place, _key(plain), named, sides)
        if plain in seen or told.holds(plain) or drafts.is_called(plain) or _is_known(plain, parties, fields):
            continue
        seen.add(plain)
        if plain in levels and not _MORE_THAN_A_NAME.search(unified(plain)):
            names.setdefault(levels[plain], []).append((plain, place))
        else:
            yield _question(plain, place)
    for own in names.values():
        yield _question(*own[0]) if len(own) == 1 else _of_groups(own)


@dataclass(frozen=True, slots=True)
class _Told:
    """Lines that are asked of rows, or of sentences; ``beside``: the comments and footnotes of rows, which hold them."""

    lines: frozenset[str]
    beside: str

    @staticmethod
    def of(found: ImportedAnnex, articles: ArticleAnswers) -> _Told:
        """Gather them."""
        around = {flat(one.words) for entry in found.entries for one in entry.around}
        comments = {flat(words) for entry in found.entries for words in entry.comments}
        return _Told(frozenset((*around, *(one.about for one in articles.asked), *articles.taken)), "\n".join(comments))

    def holds(self, plain: str) -> bool:
        """Whether a line is asked already."""
        return plain in self.lines or plain in self.beside or _MARK.sub("", plain, count=1) in self.beside


def fitting(found: ImportedAnnex, register: Register, sides: Collection[Level]) -> list[Text]:
    """Tell which lines say whose matters the rows are, and fit who gives or receives."""
    parties = Parties(register)
    lines = {flat(words): place for words, place in _lines(found)}
    named = {words: owner_levels.stated(words, parties) for words in lines}
    return [
        owner_levels.told(words, lines[words], one & set(sides)) for words, one in named.items() if one & set(sides)
    ]


def _question(plain: str, place: Text) -> ImportQuestion:
    said = Text(
        f"chữ ngoài các dòng «{plain}» chưa hiểu được, có thể bớt việc được giao: dòng nào bị bỏ thì «bỏ dòng» ở dòng đó của bảng hỏi, giới hạn khác thì ghi tay; «{KEEP}» là không bớt gì",
        f"words outside the rows, “{plain}”, were not understood, and may take something back: answer “bỏ dòng” at each row that they take out, and write by hand what else they limit; “{KEEP}” means that they take nothing back",
    )
    return ImportQuestion(_key(plain), place, said, "", (KEEP,))


def _of_groups(own: Sequence[tuple[str, Text]]) -> ImportQuestion:
    """Ask of all groups of a kind at once that bear names which the register does not have."""
    vi, en = "; ".join(f"«{one}»" for one, _ in own), "; ".join(f"“{one}”" for one, _ in own)
    said = Text(
        f"{len(own)} nhóm dòng mang tên không có trong danh mục lĩnh vực: {vi}. Có nhóm nào bớt việc được giao không? Có thì «bỏ dòng» ở các dòng của nhóm ấy, giới hạn khác thì ghi tay; «{KEEP}» là không nhóm nào bớt gì",
        f"{len(own)} groups of rows bear names that no field has: {en}. Does any of them take something back? Then answer “bỏ dòng” at its rows, and write by hand what else it limits; “{KEEP}” means that none does",
    )
    return ImportQuestion(_key(vi), own[0][1], said, "", (KEEP,))


def _key(plain: str) -> str:
    return f"total:{sha256(plain.encode()).hexdigest()[:12]}:around"


def _lines(found: ImportedAnnex) -> Iterator[tuple[str, Text]]:
    """Give the lines of the annex: not those of the decision before it, nor of whoever signs."""
    within, signed = not any(sentences.ARTICLE.match(one.words) for one in found.marks if not one.at), False
    articles = False
    for one in found.marks:
        if one.kind in ("group", "foot"):
            yield totals.without_count(one.words), one.place
            continue
        articles = articles or sentences.ARTICLE.match(one.words) is not None
        if sentences.ARTICLE.match(one.words) or fold(one.words).startswith("noi nhan") or endings.is_signed(one.words):
            within, signed = False, articles and not sentences.ARTICLE.match(one.words)
        within = within or fold(one.words).startswith(sentences.TITLED) or one.place.vi.startswith("bảng ")
        # Below whoever signs an annex may begin without a title.
        limits = signed and not one.words.startswith(("-", "–", "(")) and duties.LIMITING.search(unified(one.words))
        # Whom a decision is sent to receives nothing there; words that give are no part of it.
        gives = signed and _GIVES.search(unified(one.words))
        if within or limits or gives or (one.at and plain_notes.is_note(one.words)):
            yield from ((line, one.place) for line in one.words.split("\n"))


def _margins(margins: Iterable[tuple[str, Text]]) -> Iterator[tuple[str, Text]]:
    """Give what stands at the head and the foot of pages, without what numbers them."""
    for line, place in margins:
        plain = _COUNTED.sub(" ", line).strip(" -–/|")
        if plain and not re.fullmatch(r"[\d\s/–-]+", plain):
            yield plain, place


def _sheets(found: ImportedAnnex, file: str, parties: Parties) -> Iterator[tuple[str, Text]]:
    """Give the names of sheets of which rows are read, without those that only say that they are annexes, of whom, or of which decision."""
    for table, _ in found.read:
        name = table.name.vi
        plain = " ".join(re.sub(r"[\W_]+|(?<=\D)(?=\d)", " ", fold(name)).split())
        if (
            table.lettered
            and name != file
            and not (_SHEET.fullmatch(plain) or parties.named(name) or parties.abbreviated(name))
        ):
            yield name, table.name


def _heads(found: ImportedAnnex, known_heads: Container[str]) -> Iterator[tuple[str, Text]]:
    """Give the heads of columns that say more than what stands below them."""
    for table, known in found.parts:
        for kind, words in zip(known.kinds, known.words, strict=True):
            if words and not (
                _OF_HEAD.search(unified(words)) is None
                if kind == "other" or fold(words) in known_heads
                else kind == "marked" or is_body(words) or _is_head(words)
            ):
                yield words, table.name


def _is_head(words: str) -> bool:
    if any(fold(one) not in _HARMLESS and not _is_head(one) for one in _WITHIN.findall(words)):
        return False
    plain = f" {fold(_WITHIN.sub(' ', words))} "
    for one in sorted(WRITTEN, key=len, reverse=True):
        plain = plain.replace(f" {one} ", " ")
    return _TOKENS.fullmatch(" ".join(plain.split())) is not None


def _is_known(words: str, parties: Parties, fields: FieldNames) -> bool:
    """Whether a line says no more than the title of an annex, a field, a body, a total or a letterhead does."""
    words = _GOES_ON.sub("", words)
    own = _NUMBERED.sub("", words, count=1).strip(" ()[]–-_:;.,*/")
    plain = fold(own)
    if level_words.named(own) or _UNITS.fullmatch(plain) or plain in _LETTERHEAD or fields.has(own):
        return True
    if is_body(own) and not _MORE_THAN_A_NAME.search(unified(own)):
        return True
    if (
        deed.is_of_the_head(words)
        or footnotes.is_page(words)
        or endings.is_signed(words)
        or plain_notes.limits_nothing(own)
        or plain_notes.limits_nothing(_LIST_OF.sub("", own, count=1))
    ):
        return True
    if _FROM_TO.fullmatch(giving.folded(own, parties)):
        return True
    own = _without_caption(own, parties)
    if not all(fields.has(one, called=True) for one in named_fields.named(own)):
        return False
    return bool(
        _TOTAL.fullmatch(plain)
        or _OF_FIELD.fullmatch(plain)
        or not own
        or giving.is_title(own, parties)
        or duties.is_duty(own)
    )


def _without_caption(words: str, parties: Parties) -> str:
    """Give a title without the words that name the decision which it belongs to."""
    at = re.search(r"\(?\s*(?:ban hành\s+)?(?:đính\s+)?kèm theo", words, re.IGNORECASE)
    if at is None or not _CAPTION.fullmatch(" ".join(giving.folded(words[at.start() :], parties).split())):
        return words
    return words[: at.start()].strip(" ()–-:,.")
