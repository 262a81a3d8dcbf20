"""An entry forgets what it must say.

One finding for each entry lists all that it forgets. Where entries of a file forget nothing worse than what a warning is
for, those that forget the same are told together; what no entry of a file says, though its head could, is told at the head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from delegation.authority.examination import Examination
from delegation.authority.view import WORLD
from delegation.checks.base import Check
from delegation.findings import Fix, Problem, RelatedPlace, Text
from delegation.model.forgotten import Forgotten
from delegation.model.places import KeyOf, Place
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.speech import instruments, text
from delegation.speech.terms import TERM

_UNUSABLE = frozenset({"number", "type", "issuer", "from", "to", "matters", "term", "form", "level"})
"""Keys without which an entry cannot be used: who, what, since when, which paper."""
_AT_HEAD: Mapping[str, frozenset[str]] = {
    "instruments": frozenset({"source", "provenance", "type", "issuer"}),
    "norms": frozenset({"basis"}),
}
"""By the list of entries what the head of its file may say for all of them."""
_WORDS: Mapping[str, Text] = {
    "number": Text("số, ký hiệu", "number"),
    "type": Text("loại văn bản", "type"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "issued": Text("ngày ban hành", "day of issue"),
    "effective": Text("ngày có hiệu lực", "first day in force"),
    "title": Text("trích yếu", "title"),
    "source": Text("nguồn", "source"),
    "provenance": Text("nguồn gốc", "provenance"),
    "from": Text("bên giao", "giver"),
    "to": Text("bên nhận", "receiver"),
    "matters": Text("việc được giao", "matters"),
    "term": TERM,
    "at": Text("điều, khoản của văn bản", "provision"),
    "basis": Text("căn cứ", "basis"),
    "form": Text("hình thức", "form"),
    "given": Text("những lần giao được đếm", "which grants are counted"),
    "level": Text("cấp", "level"),
}
_SORTS: Mapping[str, Text] = {
    "instruments": Text("văn bản", "instrument"),
    "grants": Text("lần giao", "grant"),
    "norms": Text("quy phạm", "norm"),
    "ledgers": Text("mục kiểm soát", "ledger"),
}
_NAMED = 3
"""Entries that a sentence names; the rest are counted."""


def run(examination: Examination) -> Iterator[Problem]:
    """Tell what the entries of each file forget."""
    by_file: dict[tuple[str, str], list[Forgotten]] = defaultdict(list)
    register = examination.register
    for one in register.forgotten:
        if one.group == "instruments" and one.name in register.shared_numbers:
            by_file[one.place.file, one.group].append(_told_apart(register, one))
        else:
            by_file[one.place.file, one.group].append(one)
    for (file, group), entries in by_file.items():
        yield from _of_file(file, group, entries)


def _told_apart(register: Register, one: Forgotten) -> Forgotten:
    """Name a paper whose number others bear, and let its finding be known by its id."""
    meant = next((each for each in register.instruments.values() if each.place == one.place), None)
    return one if meant is None else one._replace(name=meant.label, key=meant.id)


def _of_file(file: str, group: str, entries: Sequence[Forgotten]) -> Iterator[Problem]:
    shared = set.intersection(*(set(one.missing) for one in entries)) & _AT_HEAD.get(group, frozenset())
    if len(entries) > 1 and shared:
        yield _at_head(file, group, entries, _ordered(shared, entries))
        entries = [one._replace(missing=tuple(key for key in one.missing if key not in shared)) for one in entries]
    alike: dict[tuple[str, ...], list[Forgotten]] = defaultdict(list)
    for one in entries:
        if _UNUSABLE & set(one.missing):
            yield _of_entries([one])
        elif one.missing:
            alike[one.missing].append(one)
    for several in alike.values():
        yield _of_entries(several)


def _ordered(keys: set[str], entries: Sequence[Forgotten]) -> tuple[str, ...]:
    return tuple(key for key in entries[0].missing if key in keys)


def _at_head(file: str, group: str, entries: Sequence[Forgotten], keys: tuple[str, ...]) -> Problem:
    said, sort, count = _listed(keys), _SORTS[group], len(entries)
    return Problem(
        Place(file, (KeyOf(group),)),
        Text(
            vi=f"cả {count} {sort.vi} của tệp này đều không ghi {said.vi}. Hãy ghi một lần ở đầu tệp; chưa biết thì ghi "
            "{unknown: lý do}.",
            en=f"none of the {count} {sort.en}s of this file states {said.en}. Write it once at the head of the file; where it "
            "is not known write {unknown: reason}.",
        ),
        about=(file, group, *keys),
        others=tuple(one.key or one.name for one in entries),
        severity=_severity(keys),
    )


def _of_entries(several: Sequence[Forgotten]) -> Problem:
    ordered = sorted(several, key=lambda one: one.name)
    first, keys = ordered[0], ordered[0].missing
    said, sort = _listed(keys), _SORTS[first.group]
    names = text.listed((instruments.labelled(one.name) for one in ordered), _NAMED, Text(f"{sort.vi} khác", "more"))
    whole = ", ".join(f"{key}: {{unknown: …}}" for key in keys)
    return Problem(
        first.place,
        Text(
            vi=f"{sort.vi} {names.vi} không ghi {said.vi}. Hãy ghi giá trị; chưa biết thì ghi {{unknown: lý do}}.",
            en=f"{sort.en}{'s' if len(ordered) > 1 else ''} {names.en} without {said.en}. Write the value; where it is not "
            "known write {unknown: reason}.",
        ),
        about=(first.key or first.name, *keys) if len(ordered) == 1 else (first.place.file, first.group, *keys),
        related=tuple(RelatedPlace(one.place, Text("cũng không ghi", "nor does this")) for one in ordered[1:]),
        others=tuple(one.key or one.name for one in ordered) if len(ordered) > 1 else (),
        fix=Fix(Text(f"chép từ văn bản, hoặc ghi {whole}", f"copy it from the paper, or write {whole}")),
        severity=_severity(keys),
    )


def _severity(keys: Iterable[str]) -> Severity:
    return Severity.ERROR if _UNUSABLE & set(keys) else Severity.WARNING


def _listed(keys: Iterable[str]) -> Text:
    """Name keys: ``bên nhận (to), thời hạn (term)``."""
    listed = list(keys)
    vi = (f"{_WORDS[key].vi} ({key})" for key in listed)
    en = (_WORDS[key].en if _WORDS[key].en == key else f"{_WORDS[key].en} ({key})" for key in listed)
    return Text(", ".join(vi), ", ".join(en))


CHECK = Check(
    id="DLG010",
    severity=Severity.WARNING,
    title=Text(
        vi="Mục quên ghi điều phải có",
        en="An entry forgets what it must say",
    ),
    why=Text(
        vi="Không ghi khác với chưa biết. Lần giao quên bên nhận, văn bản quên ngày có hiệu lực mà sổ im lặng thì câu trả lời "
        "trông chắc chắn trong khi không ai đã kiểm. Thiếu điều làm mục không dùng được là lỗi: lần giao thiếu bên giao, bên "
        "nhận, việc, thời hạn; văn bản thiếu số, loại, cơ quan ban hành; mục kiểm soát thiếu cấp hoặc hình thức. Thiếu điều làm "
        "câu trả lời kém chắc hoặc không truy được nguồn là cảnh báo: ngày ban hành, ngày có hiệu lực, trích yếu, nguồn, nguồn "
        "gốc, điều khoản, căn cứ của quy phạm. Điều mà cả tệp cùng thiếu được nêu một lần.",
        en="Not to say something is not to say that it is not known. Where a grant forgets its receiver or an instrument its "
        "first day in force and nobody is told, answers look certain that nobody has checked. What makes an entry unusable is "
        "an error: giver, receiver, matters or term of a grant; number, type or issuer of an instrument; level or form of a "
        "ledger. What makes answers less certain or hides their source is a warning: day of issue, first day in force, title, "
        "source, provenance, provision, the basis of a norm. What a whole file lacks is told once.",
    ),
    mend=Text(
        vi="Chép giá trị từ văn bản. Chưa biết thì ghi {unknown: lý do}: như vậy là đã nói, và câu trả lời sẽ nói theo. Nguồn, "
        "nguồn gốc, loại và cơ quan ban hành chung của một tệp thì ghi một lần ở đầu tệp.",
        en="Copy the value from the paper. What is not known is {unknown: reason}: then it is said, and answers say so. Source, "
        "provenance, type and issuer that a whole file shares are written once at its head.",
    ),
    ask=Text(
        "Bổ sung nội dung còn thiếu theo văn bản; chưa xác định được thì nêu rõ lý do",
        "Add what is missing from the text; where it is not known, say why",
    ),
    legal_source=Text(
        vi="Quy tắc của định dạng (docs/rule-files.md); điểm a khoản 2 Điều 14 Luật Tổ chức chính quyền địa "
        "phương số 72/2025/QH15 (nội dung phải có của văn bản ủy quyền); Phụ lục I Nghị định số 30/2020/NĐ-CP "
        "(thể thức văn bản)",
        en="Rule of the format (docs/rule-files.md); Law on the Organisation of Local Government 72/2025/QH15, Article 14(2)(a) (what an instrument of delegation must "
        "hold); Decree 30/2020/NĐ-CP, Annex I (parts of a document)",
    ),
    run=run,
    reads=WORLD | {"forgotten"},
    scope="additive",
)
