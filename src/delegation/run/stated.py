"""What a paper that is imported again states of the whole, held against its decision in the register: days and terms are told, and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from delegation.documents.intake.asked import UNKNOWN
from delegation.documents.intake.deed import KEY, NAMES
from delegation.documents.intake.facts import Facts
from delegation.documents.intake.lasting import Fact
from delegation.documents.intake.letters import flat
from delegation.documents.intake.parties import Parties
from delegation.documents.intake.recorded import force_words, receiver_words, tells, term_words
from delegation.documents.intake.writing import GrantToWrite
from delegation.findings import Text
from delegation.model.instruments import InstrumentId
from delegation.model.matters import Grant
from delegation.model.register import Register
from delegation.model.terms import Day, Unknown, iso_day
from delegation.speech.days import day

_NOTES = {"receiver": receiver_words, "effective": force_words, "end": term_words}
"""How the note of a grant says by which words the paper states what was answered."""


def answered(settled: Facts, stated: Mapping[str, Fact], register: Register) -> dict[str, str]:
    """Give what the register answers of a decision that it has: what the paper leaves out, and what somebody has answered of the same words."""
    found = settled.instrument(register)
    if found is None:
        return {}
    own = [one for one in register.grants.values() if one.instrument == found.id and one.is_first]
    held: dict[str, set[object]] = {
        "mechanism": {one.mechanism for one in own},
        "giver": {one.giver for one in own},
        "issuer": {found.issuer},
        "receiver": {one.receiver for one in own},
    }
    answers = dict[str, str]()
    for one in settled.open:
        key = one.key.removeprefix(KEY)
        words = flat(stated[key].value) if key in stated else ""
        noted = [each for each in own if tells(each.note or "", _NOTES[key](words))] if key in _NOTES else []
        if key in ("effective", "end") and noted:
            day = noted[0].term.start if key == "effective" else noted[0].term.end
            answers[one.key] = day.isoformat() if isinstance(day, Day) else UNKNOWN
            continue
        value = next(iter(held.get(key, ())), None)
        if isinstance(value, str) and len(held[key]) == 1 and (not words or noted):
            answers[one.key] = value
    return answers | _of_one_body(settled, stated, held, Parties(register))


def _of_one_body(
    settled: Facts, stated: Mapping[str, Fact], held: Mapping[str, set[object]], parties: Parties
) -> dict[str, str]:
    """Give who is on each side of a decision that names one body on both: the register has them apart, so somebody has said it."""
    sides = [key for key in ("issuer", "giver", "receiver") if key in stated]
    named = {key: set(parties.several(flat(stated[key].value), within=True)) for key in sides}
    both = held["giver"] | held["receiver"]
    if (
        not {one.key.removeprefix(KEY) for one in settled.open} & {*sides}
        or not all(named.values())
        or len(set.union(*named.values())) > 1
        or not set.union(*named.values()) <= both
    ):
        return {}
    return {KEY + key: str(next(iter(held[key]))) for key in sides if len(held[key]) == 1}


def ends_alike(one: GrantToWrite, old: Grant, settled: Facts) -> bool:
    """Whether a grant of the register ends as one of a paper says."""
    last = old.term.end
    words, stated = _end(one, settled)
    if isinstance(last, Unknown):
        return stated is None and (not words or words in last.reason)
    return last == stated


def of_terms(parts: Sequence[GrantToWrite], old: Grant, settled: Facts) -> list[Text]:
    """Tell where the grants of a paper, which are one of the register, state another last day than that."""
    return [text for one in parts for text in _of_term(one, old, settled, alone=len(parts) == 1)]


def _of_term(one: GrantToWrite, old: Grant, settled: Facts, *, alone: bool) -> Iterator[Text]:
    """Tell where a paper states another last day than the grant of the register does. ``alone``: it states one for all rows of the grant."""
    last, (_, stated) = old.term.end, _end(one, settled)
    if stated is not None and last != stated:
        before = day(last) if isinstance(last, Day) else Text("chưa rõ", "not known")
        now = day(stated)
        if not alone:
            rows = ", ".join(str(row.entry.number or row.matter or row.added) for row in one.rows)
            yield Text(
                f"thời hạn của dòng {rows} trong {old.id}: văn bản ghi đến hết {now.vi}, sổ ghi {before.vi}, các dòng khác của lần giao này thì không như vậy; lệnh nhập không sửa thời hạn, hãy chuyển các dòng này sang một lần giao riêng",
                f"the term of rows {rows} of {old.id}: the paper says until {now.en}, the register {before.en}, and not so of the other rows of this grant; an import changes no term, move these rows to a grant of their own",
            )
            return
        yield Text(
            f"thời hạn của {old.id}: văn bản ghi đến hết {now.vi}, sổ ghi {before.vi}; lệnh nhập không sửa thời hạn, hãy sửa term của lần giao này",
            f"the term of {old.id}: the paper says until {now.en}, the register {before.en}; an import changes no term, mend `term` of this grant",
        )


def last_day(one: GrantToWrite, settled: Facts) -> Day | None:
    """Give the last day that a paper states for a grant; ``None`` where none is known."""
    return _end(one, settled)[1]


def _end(one: GrantToWrite, settled: Facts) -> tuple[str, Day | None]:
    """Give the words of a paper for a last day that is not known, and the day."""
    if one.words:
        return one.words, None
    return settled.words.get("end", ""), iso_day(one.end or settled.value("end"))


def differing(settled: Facts, instrument: InstrumentId, register: Register) -> Iterator[Text]:
    """Tell where a paper states another day of signing, or another first day, than the register has."""
    known = register.instruments[instrument]
    for key, held in (("issued", known.issued), ("effective", known.term.start)):
        stated = settled.day(key)
        if stated is not None and isinstance(held, Day) and held != stated:
            name, before, now = NAMES[key], day(held), day(stated)
            yield Text(
                f"{name.vi}: văn bản ghi {now.vi}, sổ ghi {before.vi}; lệnh nhập không sửa ngày, hãy sửa {key} của văn bản",
                f"{name.en}: the paper says {now.en}, the register {before.en}; an import changes no day, mend `{key}` of the instrument",
            )
