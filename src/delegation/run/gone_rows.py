"""Rows that the register has of a decision and its paper, imported again, has no more: each is asked, and none goes unless somebody says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from delegation.documents.intake.asked import KEEP, LEAVE_OUT, Answers, ImportQuestion, settled
from delegation.documents.intake.matching import MatchedRow
from delegation.documents.intake.origins import Origin
from delegation.findings import Text
from delegation.model.matters import AnnexRow
from delegation.model.register import Register
from delegation.model.terms import if_known
from delegation.run import row_names
from delegation.run.paired_grants import GrantsOfBoth, PairedGrant

_NO_MORE = Text(
    "sổ có dòng này của quyết định, tệp nhập thì không còn: giữ dòng trong sổ, hay bỏ dòng?",
    "the register has this row of the decision, the paper no more: does it stay in the register, or is it left out?",
)
_NO_MORE_SO = Text(
    "sổ có dòng này cho bên nhận ấy, tệp nhập có dòng mà không còn ghi bên nhận ấy: giữ như sổ (giữ dòng), hay bỏ khỏi bên nhận ấy (bỏ dòng)?",
    "the register gives this row to that receiver, the paper has the row and names that receiver no more: does it stay so (“giữ dòng”), or is it taken out there (“bỏ dòng”)?",
)


class GoneRows:
    """Which rows of the register stay though a paper does not have them, and what is asked of them.

    A row that stands in another place of the paper has moved. One that the paper leaves out by an answer, or with whose number or matter a row waits for one,
    is no question here; nor is one whose grant waits for its place in the file.
    """

    def __init__(
        self,
        grants: GrantsOfBoth,
        rows: Sequence[MatchedRow],
        register: Register,
        answers: Answers,
        source: Origin,
    ) -> None:
        self.asked = list[ImportQuestion]()
        self.open = list[ImportQuestion]()
        self._stay = dict[tuple[str, ...], ImportQuestion | None]()
        self._register, self._source = register, source
        self._read = {row.matter or row.added for each in grants.read() for row in each}
        self.notes = dict[str, str]()
        """What the notes of grants keep of the answers, by their ids."""
        waiting = [row for row in rows if row.open] + [row for one in grants.homeless for row in one.rows]
        waits = {name for row in waiting for name in _names(row)}
        # A row whose code is asked may be the one that has moved.
        waits |= {one.proposal for row in waiting for one in row.open if one.proposal}
        left = {name for row in rows if row.left_out for name in _names(row)}
        for pair, known in _lost(grants):
            place = (str(pair.old.id), str(known.place.path))
            own = {known.matter, *(() if known.row is None else (known.row,))}
            if own & waits:
                self._stay[place] = None
            elif not own & left:
                self._ask(pair, known, answers)

    def _ask(self, pair: PairedGrant, known: AnnexRow, answers: Answers) -> None:
        """Ask of a row whether it stays; while nobody has answered it does."""
        matter = self._register.matters.get(known.matter)
        title = f" «{matter.title}»" if matter is not None else ""
        number = Text(f"dòng {known.row}, ", f"row {known.row}, ") if known.row is not None else Text("", "")
        to = self._register.label_of(pair.old.receiver)
        place = Text(
            f"{number.vi}{known.matter}{title}, giao cho {to}", f"{number.en}{known.matter}{title}, given to {to}"
        )
        said = _NO_MORE_SO if known.matter in self._read else _NO_MORE
        own = f"{known.matter} (dòng {known.row})" if known.row is not None else known.matter
        if own in self._kept_before(pair.old.note or ""):
            self._stay[str(pair.old.id), str(known.place.path)] = None
            return
        key = f"{pair.old.id}:{'' if known.row is None else known.row}:{known.matter}:gone"
        question = ImportQuestion(key, place, said, "", (KEEP, LEAVE_OUT))
        answer = settled(question, answers)
        self.asked.append(question)
        if answer != LEAVE_OUT:
            self._stay[str(pair.old.id), str(known.place.path)] = question
        if answer == KEEP:
            before = self.notes.get(pair.old.id, "")
            self.notes[pair.old.id] = f"{before}, {own}" if before else f"{self._keeping}{own}"
        if answer not in (KEEP, LEAVE_OUT):
            self.open.append(question)

    @property
    def _keeping(self) -> str:
        """Give what stands in the note of a grant before the rows that stay though this paper has them no more."""
        return f"không có trong {self._source.words}, giữ theo câu trả lời khi nhập: "

    def _kept_before(self, note: str) -> set[str]:
        """Give the rows that somebody has kept when this very paper was imported before."""
        return {one for part in note.split(self._keeping)[1:] for one in part.partition(";")[0].split(", ")}

    def stays(self, grant: str, known: AnnexRow) -> bool:
        """Whether a row of the register stays though the paper has it no more."""
        return (grant, str(known.place.path)) in self._stay

    def told(self, grant: str, name: str, known: AnnexRow) -> list[Text]:
        """Say of a row that it stays, where that is a question or an answer."""
        question = self._stay[grant, str(known.place.path)]
        if question is None:
            return []
        if question in self.open:
            return [
                Text(
                    f"? dòng {name}: {known.matter}, tệp không còn, sổ còn",
                    f"? row {name}: {known.matter}, not in the paper",
                )
            ]
        return [
            Text(
                f"= dòng {name}: {known.matter}, giữ theo câu trả lời",
                f"= row {name}: {known.matter}, kept as answered",
            )
        ]


def _names(row: MatchedRow) -> set[object]:
    """Give the number and matter of a row, by which the register may know it."""
    return {one for one in (row.entry.number, row.matter or row.added) if one is not None}


def _lost(grants: GrantsOfBoth) -> list[tuple[PairedGrant, AnnexRow]]:
    """Give the rows whose matters the paper has less often than the register, those first that stand in no place of it.

    A row that has another matter now is corrected, and no question, as long as every row of its grant has its place: else the numbers have shifted.
    """
    over = Counter[str](row.matter for one in grants.pairs for row in if_known(one.old.rows))
    over.subtract(Counter[str](row.matter or row.added or "" for rows in grants.read() for row in rows))
    found = []
    for pair in grants.pairs:
        before, after = row_names.of_both(pair.old, pair.rows)
        placeless = [known for name, known in before.items() if name not in after]
        shifted = [
            known
            for name, known in before.items()
            if placeless and name in after and (after[name].matter or after[name].added) != known.matter
        ]
        for known in (*placeless, *shifted):
            if over[known.matter] > 0:
                over[known.matter] -= 1
                found.append((pair, known))
    return found
