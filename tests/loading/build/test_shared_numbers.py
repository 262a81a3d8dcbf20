"""Numbers that several instruments bear, and papers that are entered twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from folders import DAY, RULES, findings, small
from hypothesis import given, settings
from hypothesis import strategies as st

from delegation.authority.examination import Examination
from delegation.findings import Finding
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile
from delegation.model.instruments import Instrument, InstrumentId, papers, same_paper
from delegation.model.places import Place
from delegation.model.terms import Day, Term, Unknown
from delegation.names import naming
from delegation.questions.asserted import verdicts
from delegation.run import pipeline

HEAD = "source: ví dụ đặt ra\nprovenance: reported\ninstruments:\n"
OLD = "  - {id: qd-cu, number: 105/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2025-12-01, effective: 2025-12-01, title: Cũ}\n"
NEW = "  - {id: qd-moi, number: 105/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-01-09, effective: 2026-01-09, title: Mới%s}\n"
OTHER = "  - {number: 7/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-02-01, effective: 2026-02-01, title: Khác, %s}\n"
TASK = "field: y-te\ntasks:\n  - {id: viec, title: Một việc, owner: ubnd-tp, basis: [{instrument: %s, at: Điều 1}]}\n"


def told(folder: Path, instruments: str, more: dict[str, str] | None = None) -> tuple[Finding, ...]:
    return findings(small(folder, {"instruments/qd.yaml": HEAD + instruments, **(more or {})}))


@pytest.mark.parametrize(
    "said",
    [
        "replaces: [105/QĐ-UBND]",
        "replaced-by: [105/QĐ-UBND]",
        "amends: [105/QĐ-UBND]",
        "ends-in-part: [{at: Điều 1, to: 2026-02-02, by: 105/QĐ-UBND}]",
    ],
)
def test_a_relation_by_a_number_that_two_papers_bear_is_told_with_ids_and_days(said: str, tmp_path: Path) -> None:
    (one,) = told(tmp_path, OLD + NEW % "" + OTHER % said)
    assert (one.check, one.location.file, one.location.line) == ("DLG005", "instruments/qd.yaml", 6)
    for word in ("qd-cu", "01/12/2025", "qd-moi", "09/01/2026", "«Cũ»", "«Mới»"):
        assert word in one.said.vi
    assert one.fix is not None
    assert "«qd-cu» hoặc «qd-moi»" in one.fix.said.vi
    assert one.fix.replacement is None


def test_a_paper_does_not_mean_itself_so_that_the_other_can_be_written(tmp_path: Path) -> None:
    (one,) = told(tmp_path, OLD + NEW % ", replaces: [105/QĐ-UBND]")
    assert one.check == "DLG005"
    assert one.fix is not None
    assert one.fix.replacement == "qd-cu"


def test_references_in_several_files_are_one_finding_where_the_number_is_no_longer_enough(tmp_path: Path) -> None:
    more = {f"tasks/t{number}.yaml": (TASK % "105/QĐ-UBND").replace("viec", f"viec-{number}") for number in range(4)}
    (one,) = told(tmp_path, OLD + NEW % "", more)
    assert (one.check, one.location.file, one.location.line) == ("DLG005", "instruments/qd.yaml", 5)
    assert "ở 4 chỗ trong 4 tệp" in one.said.vi
    assert {each.location.file for each in one.related} == {"instruments/qd.yaml", *more}


def test_the_id_leads_to_one_of_them(tmp_path: Path) -> None:
    assert not told(tmp_path, OLD + NEW % ", replaces: [qd-cu]", {"tasks/t.yaml": TASK % "qd-moi"})


@pytest.mark.parametrize(
    ("issuer", "issued", "severity"),
    [
        ("ubnd-tp", "2026-01-09", "error"),
        ("ubnd-tp", None, "error"),
        ("ubnd-tp", "{unknown: chưa rõ}", "warning"),
        ("{unknown: chưa rõ}", "2026-01-09", "warning"),
    ],
)
def test_the_same_paper_twice_is_told_once_there_and_references_mean_the_first(
    issuer: str, issued: str | None, severity: str, tmp_path: Path
) -> None:
    said = f"issued: {issued}, " if issued is not None else ""
    twice = f"  - {{id: qd-chep, number: 105/QĐ-UBND, type: committee-decision, issuer: {issuer}, {said}title: Chép}}\n"
    (one,) = told(tmp_path, NEW % "" + twice, {"tasks/t.yaml": TASK % "105/QĐ-UBND"})
    assert (one.check, one.severity.value, one.location.line) == ("DLG004", severity, 5)
    assert [(each.location.file, each.location.line) for each in one.related] == [("instruments/qd.yaml", 4)]
    register = pipeline.load(tmp_path).register
    found = register.instrument("105/QĐ-UBND")
    assert found is not None
    assert found.id == "qd-moi"


def test_two_papers_whose_ids_are_both_made_of_their_number_keep_what_each_gives(tmp_path: Path) -> None:
    paper = "instrument: {number: 105/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: %s, effective: %s, title: x, source: x y, provenance: official}\n"
    grant = "grants:\n  - {id: g%s, mechanism: decentralisation, from: ubnd-tp, to: ubnd-cap-xa, at: Điều 1, term: {from: %s}, matters: [vd-ubnd-tp]}\n"
    days = {"2025": "2025-12-01", "2026": "2026-01-09"}
    written = {f"decisions/{year}/105.yaml": paper % (day, day) + grant % (year, day) for year, day in days.items()}
    (one,) = findings(small(tmp_path, written))
    assert (one.check, one.location.file) == ("DLG004", "decisions/2026/105.yaml")
    assert "105-qd-ubnd-2026-01-09" in one.said.vi
    register = pipeline.load(tmp_path).register
    assert {name: register.signed(one).isoformat() for name, one in register.grants.items() if register.signed(one)} == {  # type: ignore[union-attr]  # asked before
        "g2025": "2025-12-01",
        "g2026": "2026-01-09",
    }  # fmt: skip


@pytest.mark.parametrize(
    "saying",
    [
        "instrument: %s, state: in-force",
        "count: tasks instrument:%s, total: 1",
        "matters: [viec], basis: [{instrument: %s, at: Điều 1}]",
    ],
)
def test_what_is_asserted_of_a_number_that_several_papers_bear_is_not_known(saying: str, tmp_path: Path) -> None:
    """It neither holds nor fails, whichever part of the assertion names the number; by an id it is answered."""
    entries = {"tasks/t.yaml": TASK % "qd-moi"}
    outcomes = []
    for number, name in enumerate(("105/QĐ-UBND", "qd-moi")):
        asserted = f"assertions:\n  - {{id: a, name: Một điều khẳng định để thử, source: ví dụ đặt ra, on: 2026-06-01, {saying % name}}}\n"
        folder = small(
            tmp_path / str(number), {"instruments/qd.yaml": HEAD + OLD + NEW % "", **entries, "tests/a.yaml": asserted}
        )
        (verdict,) = verdicts(Examination(pipeline.load(folder).register, DAY))
        outcomes.append(verdict.outcome)
    assert outcomes == ["unknown", "holds"]


def test_a_paper_that_is_entered_twice_is_meant_by_its_number_and_title_wherever_it_is_asked_for(
    tmp_path: Path,
) -> None:
    """As in rule files: the first entry. The second is called by its id, and by a title of its own."""
    twice = "  - {id: qd-chep, number: 105/QĐ-UBND, type: committee-decision, issuer: ubnd-tp, issued: 2026-01-09, title: Chép}\n"
    same = twice.replace("qd-chep", "qd-nua").replace("Chép", "Mới")
    register = pipeline.load(small(tmp_path, {"instruments/qd.yaml": HEAD + NEW % "" + twice + same})).register
    known = naming.instruments(register)
    asked = ("105/QĐ-UBND", "105/qđ-ubnd", "Mới", "Chép", "qd-chep", "qd-nua")
    assert [naming.resolve(name, known, naming.Kind.INSTRUMENT).id for name in asked] == ["qd-moi"] * 3 + [
        "qd-chep"
    ] * 2 + ["qd-nua"]


LAW = "72/2025/QH15"
DECISION = "74/2025/QĐ-UBND"
PLAIN = "105/QĐ-UBND"
FIRST, LATER = Day(2025, 12, 1), Day(2026, 1, 9)
NOT_KNOWN = Unknown("chưa rõ")


def paper(
    number: str, issuer: str | Unknown = "a", issued: Day | Unknown | None = FIRST, since: Day | None = None
) -> Instrument:
    place = Place("instruments/x.yaml")
    return Instrument(InstrumentId("x"), number, "law", issuer, place, issued=issued, term=Term(since))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (paper(LAW), paper(LAW, "b", LATER), True),
        (paper(DECISION), paper(DECISION, "a", LATER), True),
        (paper(DECISION), paper(DECISION, "b"), False),
        (paper(DECISION), paper(DECISION, NOT_KNOWN), None),
        (paper(PLAIN), paper(PLAIN), True),
        (paper(PLAIN), paper(PLAIN, "a", LATER), False),
        (paper(PLAIN), paper(PLAIN, "b"), False),
        (paper(PLAIN), paper(PLAIN, "a", None), None),
        (paper(PLAIN), paper(PLAIN, NOT_KNOWN), None),
        (paper(PLAIN, "a", None, FIRST), paper(PLAIN, "a", None, LATER), False),
        (paper(PLAIN), paper(LAW), False),
    ],
)
def test_when_two_entries_are_one_paper(one: Instrument, other: Instrument, same: object) -> None:
    """A number with its year stands once: for a central body in the country, else for its issuer. Without, days tell."""
    assert same_paper(one, other) is same
    assert same_paper(other, one) is same


@given(st.permutations([paper(PLAIN, "a", None), paper(PLAIN), paper(PLAIN, "a", LATER), paper(PLAIN, "b")]))
def test_the_order_of_entries_does_not_change_how_many_papers_there_are(order: list[Instrument]) -> None:
    found = papers(order)
    assert len(found) == 3
    assert sorted(map(repr, (one for each in found for one in each))) == sorted(map(repr, order))


@cache
def real() -> tuple[RuleFile, ...]:
    return tuple(files.read(RULES)[0])


MEMORY: dict[bytes, pipeline.Read] = {}


@cache
def before() -> frozenset[str]:
    return frozenset(one.key for one in analysed(real()))


def analysed(found: tuple[RuleFile, ...]) -> tuple[Finding, ...]:
    return pipeline.analyse(pipeline.build_register(found, [], Cache(None), MEMORY), DAY).findings


NUMBERS = sorted(
    one.number
    for one in pipeline.load(RULES).register.instruments.values()
    if isinstance(one.number, str) and "«" not in one.number
)


@settings(max_examples=12)
@given(
    st.sampled_from([*NUMBERS, "74/2025/QĐ-UBND", "72/2025/QH15", "140/2025/NĐ-CP"]),
    st.sampled_from(["Chính phủ", "ubnd-tp", "UBND tỉnh Hà Tĩnh"]),
    st.sampled_from(["", ", issued: 2024-05-06, effective: 2024-05-06"]),
)
def test_a_second_instrument_with_a_number_in_use_is_one_finding(number: str, issuer: str, days: str) -> None:
    """However many places refer to the number: not one for each of them."""
    entry = f"  - {{id: them-mot, number: {number}, type: decree, issuer: {issuer}, title: Thêm{days}}}\n"
    added = RuleFile("instruments/zz.yaml", "instruments", (HEAD + entry).encode())
    new = [one for one in analysed((*real(), added)) if one.key not in before()]
    told_of = [one for one in new if one.check in ("DLG004", "DLG005")]
    assert len(told_of) <= 1
    # What the entry itself forgets, or how its number is written, may be told beside.
    assert all(one.location.file == "instruments/zz.yaml" for one in new if one not in told_of), [
        one.key for one in new
    ]
    for one in told_of:
        assert one.related
