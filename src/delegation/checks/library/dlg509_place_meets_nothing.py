"""A text suspends, corrects or ends a place that meets nothing of the decision; of what extends, DLG005 tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from delegation.authority.examination import Examination
from delegation.checks.base import Check
from delegation.findings import Problem, RelatedPlace, Text
from delegation.model.given_places import PlacesGiven
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.matters import Grant, place_of
from delegation.model.places import Place
from delegation.model.provisions import Provision, places
from delegation.model.register import Register
from delegation.model.severity import Severity
from delegation.model.terms import if_known
from delegation.speech import instruments, provisions
from delegation.speech.text import listed
from delegation.values import dataclass

_WORDS = {
    "suspends": Text("tạm ngưng", "suspends"),
    "corrects": Text("đính chính", "corrects"),
    "ends-in-part": Text("chấm dứt", "ends"),
    "begins-in-part": Text("ghi hiệu lực muộn hơn của", "begins later in"),
}


def run(examination: Examination) -> Iterator[Problem]:
    """Ask each place that an instrument names of a decision whether some row of it stands there."""
    register = examination.register
    decisions: dict[InstrumentId, _Decision] = {}
    for by in register.instruments.values():
        for key, meant, at, place in _named(register, by):
            if meant.id not in decisions:
                decisions[meant.id] = _decision(register, meant)
            yield from _problems(register, by, key, decisions[meant.id], at, place)


@dataclass(frozen=True, slots=True)
class _Decision:
    """A decision of which places are named: its grants, where they give, whether what is not there can be told, and where it says things of others."""

    instrument: Instrument
    grants: tuple[Grant, ...]
    given: PlacesGiven
    is_told: bool
    said: tuple[Provision, ...]


def _decision(register: Register, meant: Instrument) -> _Decision:
    grants = tuple(one for one in register.grants.values() if one.instrument == meant.id and one.is_first)
    # Of a decision without a list nobody knows what stands where, and a law has more than what the register cites of it.
    given = PlacesGiven(grants)
    return _Decision(
        meant, grants, given, given.gives and given.is_listed and not _is_cited(register, meant), _said_at(meant)
    )


def _said_at(one: Instrument) -> tuple[Provision, ...]:
    """Give the provisions by which an instrument suspends, extends or leaves files behind."""
    named = [each.stated_at for each in one.suspends] + [each.stated_at for each in one.extends]
    named += [one.transition.at] if one.transition is not None else []
    return tuple(place for at in named for place in places(at))


def _named(register: Register, by: Instrument) -> Iterator[tuple[str, Instrument, str, Place]]:
    """Give the places that an instrument names of decisions: the key, the decision, the place and where it is written."""
    others = (("suspends", by.suspends), ("corrects", by.corrects))
    for key, several in others:
        for one in several:
            meant = register.instrument(one.instrument) if one.instrument is not None else None
            if meant is not None and one.at is not None:
                yield key, meant, one.at, one.place.at("at")
    yield from (("ends-in-part", by, one.at, one.place.at("at")) for one in by.part_ends)
    yield from (("begins-in-part", by, one.at, one.place.at("at")) for one in by.part_starts)


def _problems(
    register: Register, by: Instrument, key: str, meant: _Decision, at: str, place: Place
) -> Iterator[Problem]:
    for one in places(at) if meant.is_told else ():
        # An article that ends or begins may well have given nothing; a row of an annex gives.
        if key in ("ends-in-part", "begins-in-part") and not one.is_of_annex:
            continue
        # What the text says of others at a provision rests with it, or is corrected with it.
        if any(one.reaches(own) or own.reaches(one) for own in meant.said):
            continue
        # A correction finds a row by its number alone, where the decision names no annex.
        if not meant.given.meets(one, by_number=key == "corrects"):
            is_sure = not register.effects.doubts_of(meant.instrument.id)
            yield _problem(key, by, meant.instrument, one, meant.grants, place, is_sure=is_sure)


def _is_cited(register: Register, meant: Instrument) -> bool:
    """Whether owners by law rest on it: then its places are those of a law as well."""
    return any(register.instrument(name) is meant for name in register.owned_by)


def _problem(
    key: str,
    by: Instrument,
    meant: Instrument,
    place: Provision,
    grants: Iterable[Grant],
    where: Place,
    *,
    is_sure: bool,
) -> Problem:
    name, said, word, known = (
        instruments.instrument(meant),
        provisions.provision(str(place)),
        _WORDS[key],
        _given_at(grants),
    )
    follows = (
        Text("nên không có gì thay đổi", "so nothing changes")
        if is_sure
        else Text(
            f"nên chưa rõ {word.vi} việc nào và mọi việc của văn bản đó đều chưa chắc chắn",
            f"so nobody knows which matter it {word.en}, and none that the instrument gives is certain",
        )
    )
    return Problem(
        where,
        Text(
            vi=f"{by.label} {word.vi} {said.vi} {name.vi}, nhưng không việc nào được giao ở đó, {follows.vi}; {known.vi}.",
            en=f"{by.label} {word.en} {said.en} of {name.en}, but nothing is given there, {follows.en}; {known.en}.",
        ),
        about=(by.id, key, meant.id, str(place)),
        grants=tuple(sorted(one.id for one in grants)),
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
        en="The place that is suspended, corrected or ended gives nothing",
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
        en="Decree 30/2020/NĐ-CP Article 18(3) (a correction names the place); Law 72/2025/QH15 Article 14(2)(a) (the instrument "
        "states content and scope)",
    ),
    run=run,
)
