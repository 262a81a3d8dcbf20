"""Importing a decision: what a paper says held against a register, the files that come of it, and what they break before they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from delegation.checks.shared.forms import fitting
from delegation.documents.intake import (
    acts,
    annex,
    articles_settled,
    beside_rows,
    crossed,
    deed,
    drafts,
    facts,
    givers,
    grounds,
    grouping,
    matching,
    misplaced,
    office,
    plain_lines,
    sides,
    term_words,
    totals,
    two_decisions,
    unread_columns,
    writing,
)
from delegation.documents.intake.annex import ImportedAnnex
from delegation.documents.intake.annex_row import ImportedRow
from delegation.documents.intake.asked import Answers, ImportQuestion, refuse_unread
from delegation.documents.intake.deed import KEY
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.origins import Origin, print_of
from delegation.documents.intake.papers import Paper, Paragraph
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.sentences import Line
from delegation.documents.intake.writing import GrantToWrite
from delegation.errors import AskedWronglyError
from delegation.findings import Text
from delegation.loading.text.document import Document
from delegation.model.holders import Level
from delegation.model.register import Register
from delegation.names.folding import fold
from delegation.run import imported_rows, profiles, stated, unanswered
from delegation.run.pipeline import Loaded
from delegation.run.profiles import Profile

_NUMBER = re.compile("[0-9]{1,9}")

Progress = Callable[[int, int], None]
"""Is told which of how many comes now."""


@dataclass(frozen=True)
class Import:
    """What a paper says and means. ``files``: what it makes, by names below the register; nothing where that cannot be said yet."""

    paper: Paper
    data: bytes
    annex: ImportedAnnex
    facts: Facts
    rows: tuple[MatchedRow, ...]
    given: tuple[GrantToWrite, ...]
    files: Mapping[str, bytes]
    differences: tuple[Text, ...] | None = None
    """What differs from the decision that the register has already; ``None`` where it has none."""
    told: tuple[Text, ...] = ()
    """What the profile of the office gave, and which titles fit who gives and receives."""
    profile: Profile | None = None
    """That profile with what this paper adds; ``None`` where none is asked for, or it does not fit."""
    counted: tuple[ImportQuestion, ...] = ()
    """What is still asked of the totals that the paper prints, of the numbers of its rows, and of columns that nothing is taken from."""
    asked: tuple[ImportQuestion, ...] = ()
    """All that is asked of its text, its totals, what stands around its rows, and its columns, answered or not."""
    struck: tuple[MatchedRow, ...] = ()
    """The rows that the paper strikes through."""
    gone: tuple[ImportQuestion, ...] = ()
    """What is asked of the rows that the register has of the decision, and the paper no more."""
    still_gone: tuple[ImportQuestion, ...] = ()
    """Those of them that nobody has answered."""

    @property
    def every(self) -> tuple[MatchedRow, ...]:
        """Its rows with those that it strikes through, in their order: one for each row of the annex."""
        order = {id(one): at for at, one in enumerate(self.annex.entries)}
        return tuple(sorted((*self.rows, *self.struck), key=lambda row: order[id(row.entry)]))

    @property
    def of_whole(self) -> tuple[ImportQuestion, ...]:
        """What is still asked of no row of the paper: its totals, and the rows that it has no more."""
        return (*self.counted, *self.still_gone)

    @property
    def open(self) -> tuple[ImportQuestion, ...]:
        """The questions that nobody has answered."""
        return (*self.facts.open, *self.of_whole, *(one for row in (*self.rows, *self.struck) for one in row.open))


def _unheard(_at: int, _total: int) -> None:
    """Tell nobody how far it is."""


def read(path: Path, loaded: Loaded, answers: Answers, kept: Path | None = None, tell: Progress = _unheard) -> Import:
    """Read a paper and hold it against a register. Raises ``AskedWronglyError`` where it cannot be read, or holds no annex.

    ``kept``: the file with the profile of the office, which may not be there yet. ``tell`` is told which row of how many comes now.
    """
    profile = None if kept is None else profiles.read(kept) or Profile()
    paper, data = office.read(path)
    drafts.refuse(paper)
    bodies = Parties(loaded.register).heads_column
    found = annex.read(paper, {} if profile is None else profile.kinds, bodies)
    told: tuple[Text, ...] = ()
    if kept is not None and profile is not None and not profiles.fits(profile, found):
        found, profile, told = annex.read(paper, {}, bodies), None, (profiles.not_fitting(kept),)
    misplaced.refuse(paper, found, loaded.register)
    if not found.entries:
        if found.outside:
            raise AskedWronglyError(_listed(path.name, found.outside[0]))
        raise AskedWronglyError(
            Text(
                f"{path.name} không có bảng nào có cột mã hoặc cột tên thủ tục, nhiệm vụ. Hãy kiểm tra dòng tên cột của phụ lục.",
                f"{path.name} holds no table with a column of codes or of titles. Check the heads of the annex.",
            )
        )
    two_decisions.refuse(path.name, paper.lines([(table, known.first) for table, known in found.read]))
    if profile is None:
        made = _meant(paper, data, found, loaded, answers, Profile(), tell)
        return replace(made, told=(*told, *made.told))
    if profile.columns:
        told = tuple(profiles.compared(profile, found, loaded.register))
    made = _meant(paper, data, found, loaded, answers, profile, tell)
    more = profiles.learned(profile, found, made.rows, made.facts, answers, loaded.register)
    return replace(made, told=(*told, *made.told), profile=more)


def _listed(name: str, first: Paragraph) -> Text:
    """Say that codes stand in lines, and no table holds them."""
    return Text(
        f"{name} không có bảng nào, mã thủ tục nằm trong các đoạn văn (từ {first.place.vi}). Hãy bôi đen các đoạn đó trong Word, chọn Insert › Table › Convert Text to Table, lưu, rồi nhập lại.",
        f"{name} holds no table; its codes stand in paragraphs (from {first.place.en} on). Select them in Word, choose Insert › Table › Convert Text to Table, save, and import again.",
    )


def _meant(
    paper: Paper, data: bytes, found: ImportedAnnex, loaded: Loaded, answers: Answers, profile: Profile, tell: Progress
) -> Import:
    """Hold what was read against the register."""
    register = loaded.register
    standing = [one for one in found.entries if not one.struck]
    # A row with an empty cell in the column of receivers is asked by itself.
    by_row = all(one.receiver.text or one.blank for one in standing) and any(one.receiver.text for one in standing)
    lines, printed, exported = _printed(paper, found, Parties(register))
    settled = _settled(_of_whole(printed, standing), register, answers, profile, by_row=by_row)
    known_rows = imported_rows.known(register, settled)
    is_open = partial(unanswered.is_remarked, _file_of(settled, loaded))
    columns = unread_columns.settle(found, answers, known_rows, settled.value("mechanism"), is_open)
    found = columns.annex
    standing = [one for one in found.entries if not one.struck]
    matched = matching.match(standing, register, columns.answers, known_rows, tell)
    doing = acts.questions(acts.stated(lines), matched, settled, register, answers)
    settled = replace(settled, open=(*settled.open, *doing, *givers.asked(lines, found, settled, register, answers)))
    struck = tuple(crossed.struck(found.entries, register, answers))
    based = grounds.read(lines, register, answers, imported_rows.instrument_note(register, settled))
    kept = (answers, imported_rows.notes(register, settled))
    said_of = articles_settled.settle(lines, found, printed, settled, register, kept)
    settled = replace(settled, articles=said_of, grounds=based)
    gone = {one for one in found.annexes if settled.articles.of(one).left_out}
    matched = [replace(one, left_out=True, open=()) if one.entry.annex in gone else one for one in matched]
    both = sides.settle(matched, Parties(register), settled, answers, profile.receivers, known_rows)
    given = grouping.grants(both, settled, lambda receiver: _form(register, settled, receiver, by_row=by_row))
    sided = _levels(register, settled, given)
    beside = beside_rows.asked(paper, found, lines, both, settled, register, (profile.kinds, sided))
    of_text = (*settled.articles.open, *based.open, *totals.open_of(beside, answers))
    # A sheet that was exported numbers its rows as the register does.
    counted = (*(() if exported else of_text), *columns.open)
    asked = (*settled.articles.asked, *based.asked, *beside, *columns.asked)
    made = Import(paper, data, found, settled, both.rows, given, {}, counted=counted, asked=asked, struck=struck)
    made = replace(made, told=(*settled.articles.told, *plain_lines.fitting(found, register, sided)))
    made = _with_files(made, loaded, answers) if given and not settled.open else made
    made = _again(made, columns.open, _file_of(settled, loaded))
    refuse_unread(made.open, answers)
    return made


def _of_whole(printed: Mapping[str, Fact], standing: Sequence[ImportedRow]) -> dict[str, Fact]:
    """Give the facts of the whole: where each row has a term of its own, that the decision refers to them is no question."""
    by_rows = all(one.end.text for one in standing) and "end" in printed
    return {
        key: one for key, one in printed.items() if not (by_rows and key == "end" and term_words.is_of_rows(one.value))
    }


def _settled(
    said: Mapping[str, Fact], register: Register, answers: Answers, profile: Profile, *, by_row: bool
) -> Facts:
    """Put the facts of a paper together with the answers, with what the register has of the decision, and with the profile of the office."""
    settled = facts.settle(said, register, answers, by_row=by_row)
    asked = {one.key for one in settled.open}
    more = stated.answered(settled, said, register) | {
        KEY + name: value
        for name, value in profile.facts.items()
        if (KEY + name in asked or name not in settled.said) and _is_known(name, value, register)
    }
    if more:
        # What the paper itself says goes first; the profile answers only what is asked.
        return facts.settle(said, register, {**more, **answers}, by_row=by_row)
    return settled


def _printed(paper: Paper, found: ImportedAnnex, parties: Parties) -> tuple[list[Line], dict[str, Fact], bool]:
    """Give the lines before the rows, which articles may be of, and the facts that a paper prints; whether it is a sheet that was exported."""
    above = [(table, known.first) for table, known in found.read]
    exported = deed.exported([row for table, first in above for row in table.rows[:first]])
    lines = list(paper.before(above[0][0]).lines())
    apart = articles_settled.scopes(lines, found, parties)
    captions = [(one.words, one.place) for one in found.marks if one.kind in ("group", "foot")]
    return (
        lines,
        deed.read(paper.lines(above), lines, [*captions, *paper.margin_lines], apart) | exported,
        bool(exported),
    )


def _levels(register: Register, settled: Facts, given: Sequence[GrantToWrite]) -> frozenset[Level]:
    """Give the levels of who gives and who receives, where all are known; else none."""
    ids = {settled.value("giver"), *settled.receivers, *(one.receiver for one in given)}
    found = [register.holder(one) for one in ids]
    return frozenset(one.level for one in found if one) if len(ids) > 1 and all(found) else frozenset()


def _is_known(name: str, value: str, register: Register) -> bool:
    return name == "mechanism" or register.holder(value) is not None


def _form(register: Register, settled: Facts, receiver: str, *, by_row: bool) -> int | None:
    """Give the form that was answered, or that alone fits; one for several receivers at once does not fit where there is one."""
    giver, other = register.holder(settled.value("giver")), register.holder(receiver)
    if settled.value("mechanism") != "delegation" or giver is None or other is None:
        return None
    if _NUMBER.fullmatch(settled.value("form")) and int(settled.value("form")) in register.forms:
        return int(settled.value("form"))
    forms = [one for one in fitting(register, giver, other) if by_row or not one.concurrent]
    return forms[0].number if len(forms) == 1 else None


def _with_files(made: Import, loaded: Loaded, answers: Answers) -> Import:
    """Add the files: a new decision file, or the one that the register has with the rows that differ."""
    register, settled, source = loaded.register, made.facts, Origin(made.paper.name, print_of(made.data))
    known = settled.instrument(register)
    waiting = [row for row in made.rows if row.open]
    added = [row for one in made.given for row in one.rows if row.added]
    content: dict[str, bytes] = {}
    if added:
        names = {fold(one.name): one.id for one in register.fields.values()}
        text = writing.procedures(added, made.paper.name, names, settled.value("giver"), "../../")
        content[f"procedures/nhap-{settled.value('id')}.yaml"] = text.encode()
    if known is not None:
        now = imported_rows.changed(made.given, known.id, made.rows, settled, loaded, answers, source)
        if now.data is not None:
            content[now.name] = now.data
        return replace(made, files=content, differences=now.said, gone=now.gone, still_gone=now.open)
    day = settled.day("issued") or settled.day("effective")
    folder = str(day.year) if day is not None else "chua-ro-ngay"
    left = [row.entry for row in made.rows if row.left_out]
    text = writing.decision(settled, made.given, source, waiting, "../../../", made.counted, left)
    content[f"decisions/{folder}/{settled.value('id').removeprefix('qd-')}.yaml"] = text.encode()
    return replace(made, files=content, differences=None)


def _file_of(settled: Facts, loaded: Loaded) -> Document | None:
    """Give the file in which the register has a decision."""
    known = settled.instrument(loaded.register)
    return next((one for one in loaded.documents if known is not None and one.name == known.place.file), None)


def _again(made: Import, columns: tuple[ImportQuestion, ...], document: Document | None) -> Import:
    """Of a decision that the register has as it is, somebody has answered already, but for what its file says is open; columns know what was answered of them."""
    if made.differences is None or document is None:
        return made
    still = made.counted
    if made.differences == ():
        still = (*columns, *(one for one in unanswered.remarked(document, made.counted) if one not in columns))
    data, said = unanswered.renewed(made.files.get(document.name), document, made.asked, still)
    content = made.files if data is None else {**made.files, document.name: data}
    return replace(made, counted=still, files=content, differences=(*made.differences, *said))
