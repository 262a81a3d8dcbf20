"""A new entry of the register: written behind its like, and refused where anything would be wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from delegation.checks.shared.forms import fitting
from delegation.errors import AskedWronglyError, DelegationError
from delegation.findings import Text
from delegation.loading.build.entries import slug
from delegation.loading.disk import files
from delegation.model.instruments import InstrumentId
from delegation.model.register import Register
from delegation.names import words
from delegation.names.naming import find, holders
from delegation.run.editing import same
from delegation.run.editing.kinds import ASKED_GIVER, GRANT, PAPER, NewKind
from delegation.run.editing.placing import listed, of_keys, placed, with_file
from delegation.run.editing.questions import FactQuestion, written
from delegation.run.editing.sorts import SORTS, EditedSort
from delegation.run.editing.working_copy import WorkingCopy, come_and_gone
from delegation.values import dataclass

Answers = Mapping[str, tuple[str, ...]]
"""By the option of each question what was answered; an option without an answer is not there."""
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Made:
    """A new entry: its id, the file that it stands in, and the register with it."""

    id: str
    file: str
    after: WorkingCopy


def made(copy: WorkingCopy, kind: NewKind, answers: Answers, day: date, file: str | None = None) -> Made:
    """Make a new entry of answers. ``file``: in which file of the register; else that in which its like stand.

    Raises ``AskedWronglyError`` where an answer means nothing or the id is taken, ``DelegationError`` where the register would be
    faulty with it.
    """
    register = copy.loaded.register
    if kind.name == "decision":
        name, place, text = _decision(register, answers, file)
        if place in copy.rules or files.kind_of(place) != kind.file_kind:
            raise AskedWronglyError(_taken(name, place) if place in copy.rules else files.out_of_place(place).said)
        after = with_file(copy, place, text)
    else:
        entry = _entry(kind.questions, answers, register)
        name = _identified(kind, entry, answers, register)
        place, after = _behind_its_like(
            copy, kind, entry, name, [file] if file is not None else _files(kind, entry, copy)
        )
    _refuse_findings(copy, after, day)
    return Made(name, place, after)


def missing(kind: NewKind, answers: Answers, register: Register) -> list[FactQuestion]:
    """Give the questions that must be answered and are not: those of the kind, and what its answers leave open."""
    found = [one for one in kind.questions if one.required and one.option not in answers]
    if kind.one_of is not None and not any(one in answers for one in kind.among):
        found.append(kind.one_of)
    gives = kind.name == "decision" and "issuer" in answers and "giver" not in answers
    if gives and find(answers["issuer"][0], holders(register)).how != "exact":
        found.insert(0, ASKED_GIVER)
    return found


def _entry(questions: Iterable[FactQuestion], answers: Answers, register: Register) -> dict[str, str]:
    """Give the keys of an entry, each with its value as YAML."""
    entry, term = dict[str, str](), dict[str, str]()
    for one in questions:
        said = written(one, answers[one.option], register) if one.option in answers else one.default
        key, _, part = one.key.partition(".")
        if said and part:
            term[part] = said
        elif said:
            entry[key] = said
    if term:
        entry["term"] = f"{{{', '.join(f'{key}: {value}' for key, value in term.items())}}}"
    if "code" in entry:
        entry["code"] = f'"{entry["code"].strip(chr(34))}"'
    return entry


def _identified(kind: NewKind, entry: dict[str, str], answers: Answers, register: Register) -> str:
    """Give the id of an entry, made of its name where none is given; one that is taken is refused."""
    sort = _sort(kind)
    taken = sort.entries(register)
    if "id" not in entry and kind.named_after:
        entry_id = _short(slug(answers[kind.named_after][0]))
        number = next(
            count
            for count in range(1, len(taken) + 2)
            if (entry_id if count == 1 else f"{entry_id}-{count}") not in taken
        )
        rest = {**entry}
        entry.clear()
        entry.update({"id": entry_id if number == 1 else f"{entry_id}-{number}", **rest})
    name = (entry.get("code") or entry.get("id") or slug(entry.get("number", ""))).strip('"')
    known = taken.get(name) or (register.instrument(answers["number"][0]) if kind.name == "instrument" else None)
    if known is not None:
        raise AskedWronglyError(_taken(name, known.place.file))
    return name


def _short(name: str) -> str:
    """Give an id that is not too long, of whole words."""
    return name if len(name) <= _LONGEST_ID else name[:_LONGEST_ID].rpartition("-")[0]


def _taken(name: str, file: str) -> Text:
    return Text(
        f"Sổ đã có «{name}» ({file}); không ghi hai lần. Hãy sửa mục đó, hoặc chọn mã khác.",
        f"The register has “{name}” already ({file}): nothing is written twice. Change that entry, or choose another id.",
    )


def _behind_its_like(
    copy: WorkingCopy, kind: NewKind, entry: Mapping[str, str], name: str, places: list[str]
) -> tuple[str, WorkingCopy]:
    """Put an entry into the first of several files whose head says nothing of it that nobody answered. Raises ``DelegationError``."""
    refused: DelegationError | None = None
    for place in places:
        after = placed(copy, place, kind.file_kind, kind.group, of_keys(entry))
        try:
            _refuse_inherited(copy, after, kind, entry, name, place)
        except DelegationError as error:
            refused = refused or error
        else:
            return place, after
    raise refused or LookupError(kind.name)


def _files(kind: NewKind, entry: Mapping[str, str], copy: WorkingCopy) -> list[str]:
    """Give the files in which an entry's like stand, those with most of them first, then the one that is made for them."""
    alike = entry.get(kind.alike, "")
    found = getattr(copy.loaded.register, kind.group)
    listed = found.values() if isinstance(found, Mapping) else found
    counted = Counter(
        one.place.file
        for one in listed
        if one.place.file.startswith(f"{kind.folder}/") and (not kind.alike or getattr(one, kind.alike) == alike)
    )
    return [*sorted(counted, key=lambda one: (-counted[one], one)), kind.file.format(alike)]


def _decision(register: Register, answers: Answers, file: str | None) -> tuple[str, str, str]:
    """Give the id of a decision, its file, and the text of it."""
    given = dict(answers)
    given.setdefault("giver", given["issuer"])
    given.setdefault("from", given["effective"])
    paper = _entry(PAPER, given, register)
    paper.setdefault("type", words.type_of(paper["issuer"], given["number"][0]))
    year = "" if paper["issued"].startswith("{") else paper["issued"][:4]
    name = words.decision_id(given["number"][0], year)
    paper = {"id": name, "number": paper.pop("number"), "type": paper.pop("type"), **paper}
    grant = _entry(GRANT, given, register)
    known = register.instruments.get(InstrumentId(name)) or register.instrument(given["number"][0])
    # Numbers without a year begin anew each year: of another year it is another decision.
    of_another = (
        known is not None
        and name.endswith(f"-{year}")
        and isinstance(known.issued, date)
        and str(known.issued.year) != year
    )
    if known is not None and (known.id == name or not of_another):
        raise AskedWronglyError(_taken(given["number"][0], known.place.file))
    form = _form(register, grant)
    entry = {
        "id": _grant_id(register, f"uq-{name.removeprefix('qd-')}"),
        "mechanism": grant.pop("mechanism"),
        **form,
        **grant,
    }
    folder = year or "chua-ro-ngay"
    head = "\n".join(f"  {key}: {value}" for key, value in paper.items())
    return (
        name,
        file or f"decisions/{folder}/{name.removeprefix('qd-')}.yaml",
        f"instrument:\n{head}\n\n{listed('grants', of_keys(entry))}",
    )


def _form(register: Register, grant: Mapping[str, str]) -> dict[str, str]:
    """Give the form of Biểu 2 that alone fits who gives and who receives; nothing for other mechanisms, or where several do."""
    giver, receiver = register.holder(grant.get("from", "")), register.holder(grant["to"])
    if grant["mechanism"] != "delegation" or giver is None or receiver is None:
        return {}
    forms = [one for one in fitting(register, giver, receiver) if not one.concurrent]
    return {"form": str(forms[0].number)} if len(forms) == 1 else {}


def _grant_id(register: Register, name: str) -> str:
    taken = {one.entry for one in register.grants.values()}
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)


def _refuse_inherited(
    copy: WorkingCopy, after: WorkingCopy, kind: NewKind, entry: Mapping[str, str], name: str, file: str
) -> None:
    """Refuse a file whose head would say something of the entry that nobody answered. Raises ``DelegationError``."""
    alone = copy.holding({f"{kind.folder}/zz-{slug(name)}.yaml": listed(kind.group, of_keys(entry)).encode()})
    sort = _sort(kind)
    mine, its = (sort.entry(each.loaded.register, name) for each in (alone, after))
    if mine is None or its is None:  # what is wrong with it is told by a finding
        return
    for field in same.fields_that_differ(mine, its):
        raise DelegationError(
            Text(
                f"Không ghi: đầu tệp {file} nói «{field}» cho mọi mục, nên mục mới cũng sẽ mang điều chưa ai trả lời. Hãy ghi vào tệp khác bằng --file.",
                f"Not written: the head of {file} states `{field}` for all entries, so the new one would bear what nobody answered. Write it into "
                "another file by --file.",
            )
        )


def _sort(kind: NewKind) -> EditedSort:
    group = {"tasks": "matters", "procedures": "matters"}.get(kind.group, kind.group)
    return next(one for one in SORTS if one.group == group)


def _refuse_findings(copy: WorkingCopy, after: WorkingCopy, day: date) -> None:
    come, _ = come_and_gone(copy.analyse(day), after.analyse(day))
    for one in come:
        if one.check.startswith("DLG0"):
            raise DelegationError(
                Text(
                    f"Không ghi gì, vì mục mới sẽ có lỗi {one.check}: {one.said.vi}",
                    f"Nothing is written: the new entry would have a fault {one.check}: {one.said.en}",
                )
            )
