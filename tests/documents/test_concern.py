"""A page narrowed to one holder tells all that the register has of it, and nothing of others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from folders import RULES

from delegation.authority.examination import Examination
from delegation.documents.annexes.concern import about, endings_of, is_foreign, narrowed
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.shared.annex import AnnexTable, Heading
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import named as matters_of
from delegation.loading.disk.cache import Cache
from delegation.model.acts import Doubt
from delegation.model.matters import MatterId
from delegation.model.terms import Term
from delegation.questions.horizon import horizon
from delegation.questions.horizon.perhaps import Perhaps
from delegation.questions.select.selection import Subject, chosen
from delegation.questions.ways.ways import Ways
from delegation.run import pipeline
from delegation.run.making import given_for

DAY, UNTIL = date(2026, 11, 30), date(2027, 12, 31)
HOLDERS = ("so-cong-thuong", "ubnd-tp", "ubnd-cap-xa", "so-xay-dung", "giam-doc-so-y-te")


@pytest.fixture(name="given", scope="module")
def _given() -> AnnexSource:
    loaded = pipeline.load(RULES)
    return given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))


def body(given: AnnexSource, typed: str) -> AnnexTable:
    found = annexes(given, [read(typed)])[0].body
    assert isinstance(found, AnnexTable)
    return found


@pytest.mark.parametrize("holder", HOLDERS)
def test_its_matters_are_those_that_the_list_has(given: AnnexSource, holder: str) -> None:
    """Those that `list tasks holder:` and `list procedures holder:` find, or cannot tell of."""
    concern, ways = about(given, holder), Ways(given.examination)
    assert concern.matters
    kinds: dict[str, Subject] = {"task": "tasks", "procedure": "procedures"}
    for kind, subject in kinds.items():
        selected = chosen(ways, subject, f"holder:{holder}")
        own = {one for one in concern.matters if given.register.matters[one].kind == kind}
        sure = {one.id for one in selected.fitting}
        assert sure <= own <= sure | {one.id for one in selected.perhaps}


@pytest.mark.parametrize("holder", HOLDERS)
def test_the_page_says_by_what_it_has_them_and_the_parts_add_up(given: AnnexSource, holder: str) -> None:
    """Of 132 procedures 128 by delegation, which the annex beside lists, and 4 by law: no number differs from another without a word."""
    concern, first = about(given, holder), body(given, f"tom-tat:{holder}").proper[0]
    assert str(first.cells[3].value) == given.number(len(concern.matters))
    total = 0
    # How many of these it has only in part stands behind the kinds, and counts no further ones.
    kinds = [one for one in str(first.cells[4].value).split("; ") if "chỉ có một phần" not in one]
    for kind in kinds:
        whole, colon, parts = kind.partition(":")
        count = _count(whole)
        total += count
        assert not colon or count == sum(map(_count, parts.split(", ")))
    assert total == len(concern.matters)


def _count(said: str) -> int:
    return int(said.strip().partition(" ")[0].replace(".", ""))


def test_what_the_page_says_was_delegated_is_what_the_annex_beside_it_counts(given: AnnexSource) -> None:
    said = str(body(given, "tom-tat:so-cong-thuong").proper[0].cells[4].value)
    (annex,) = annexes(given, [read("uy-quyen:qd-uy-quyen-so-cong-thuong-2025")])
    assert isinstance(annex.body, AnnexTable)
    assert f"{_count(annex.body.summary)} được ủy quyền" in said


@pytest.mark.parametrize("holder", HOLDERS)
def test_what_ends_for_one_is_what_ends_and_no_more(given: AnnexSource, holder: str) -> None:
    """Each narrowed end has its day and subject in the whole, only matters and grants of the holder, and none of these is lost."""
    whole, concern = horizon(given.examination, UNTIL), about(given, holder)
    own = {one.order: one for one in endings_of(narrowed(whole, concern))}
    grants = {one.id for one in concern.grants} | {one.entry for one in concern.grants}
    for one in endings_of(whole):
        matters = [name for name in one.matters if name in concern.matters]
        given_on = [name for name in one.grants if name in grants]
        kept = own.pop(one.order, None)
        assert (list(kept.matters), list(kept.grants)) == (matters, given_on) if kept else not (matters or given_on), (
            one
        )
    assert not own


def test_what_may_be_suspended_is_told_to_those_whom_it_touches_alone(given: AnnexSource) -> None:
    """Of two grants of two receivers, each of which may be suspended, a page narrowed to one receiver tells its own."""
    grants = given.register.grants.values()
    own = next(one for one in grants if one.receiver == "so-cong-thuong")
    other = next(one for one in grants if "so-cong-thuong" not in (one.giver, one.receiver))
    why = Doubt("suspended", Term(UNTIL), "không ghi ngày", "1")
    both = tuple(Perhaps(one.id, why, extends=False, matters=(), grants=(one.id,)) for one in (own, other))
    whole = replace(horizon(given.examination, UNTIL), perhaps=both)
    assert narrowed(whole, about(given, "so-cong-thuong")).perhaps == both[:1]


def test_the_annex_of_what_ends_counts_the_grants_that_the_horizon_lets_fall(given: AnnexSource) -> None:
    """Wherever a grant falls because its giver has nothing any more, both say so."""
    whole = horizon(given.examination, UNTIL)
    counted = {one.order: set(one.grants) for one in endings_of(whole)}
    falling = [(one.ending.order, each.grant) for stop in whole.stops for one in stop.falls for each in one.fallen]
    assert falling
    assert [one for one in falling if one[1] not in counted[one[0]]] == []
    decree = next(one for one in body(given, f"het-han:{UNTIL}").proper if "140/2025/NĐ-CP" in str(one.cells[3].value))
    assert [cell.value for cell in decree.cells if cell.kind == "number"][-1] == 1


def test_the_findings_of_one_are_those_whose_subjects_name_it_or_of_matters_that_it_has(given: AnnexSource) -> None:
    """The end of a decree names no holder; it concerns whoever has what rests on it."""
    own, findings = about(given, "so-cong-thuong").matters, given.analysis().findings
    by_name = {one.key for one in findings if ("holder", "so-cong-thuong") in one.subjects}
    shown = by_name | {one.key for one in findings if own.intersection(map(MatterId, matters_of(one)))}
    assert {"DLG504:146-2025-nd-cp"} <= shown - by_name
    last = body(given, "phat-hien:so-cong-thuong").proper[-1]
    assert f"{len(shown)}" in [str(one.value) for one in last.cells]
    only = body(given, "phat-hien:DLG308,Sở Công Thương").proper
    assert len(only) == 2


def test_the_page_of_one_names_what_it_received_and_until_when(given: AnnexSource) -> None:
    rows = [[str(cell.value) for cell in one.cells] for one in body(given, "tom-tat:Sở Công Thương,2027-12-31").proper]
    received = next(one for one in rows if "UBND Thành phố ủy quyền" in one[2])
    assert (received[3], received[4]) == ("128 việc", "Chưa rõ thời hạn")
    assert any("146/2025/NĐ-CP" in one[2] and "28/02/2027" in one[3] for one in rows)


@pytest.mark.parametrize(
    "typed",
    [
        "tom-tat:khong-co-ai",
        "het-han:khong-co-ai,2027-03-01",
        "phat-hien:khong-co-ai",
        "het-han:32/13/2027",
        "phat-hien:DLG999",
    ],
)
def test_what_names_nobody_is_told(given: AnnexSource, typed: str) -> None:
    with pytest.raises(AskedWronglyError):
        annexes(given, [read(typed)])


@pytest.mark.parametrize("typed", ["phat-hien", "phat-hien:so-cong-thuong", "phat-hien:DLG1,DLG5"])
def test_each_row_on_paper_says_what_is_to_be_done_or_which_row_says_it(given: AnnexSource, typed: str) -> None:
    """A row that refers to another names one above it, of the same list, that says it in full."""
    table = annexes(given, [read(typed)])[1].body
    assert isinstance(table, AnnexTable)
    at = next(place for place, one in enumerate(table.columns) if one.title == "Việc cần làm" and one.only == "word")
    said = {str(one.cells[0].value): str(one.cells[at].value) for one in table.proper if one.only != "excel"}
    numbers = list(said)
    referring = {
        serial: words.removeprefix("Như STT ") for serial, words in said.items() if words.startswith("Như STT ")
    }
    assert referring
    assert all(said.values())
    for serial, named in referring.items():
        assert numbers.index(named) < numbers.index(serial)
        assert not said[named].startswith("Như STT ")


@pytest.mark.parametrize("holder", HOLDERS)
def test_what_could_not_be_examined_of_one_is_of_its_matters_and_grants(given: AnnexSource, holder: str) -> None:
    """What is not examined of a holder counts its own matters and grants, never what the city has not published."""
    concern, whole = about(given, holder), given.analysis().not_examined
    own = concern.not_examined(given.register)
    assert own.owner_unknown + own.basis_unknown <= 2 * len(concern.matters)
    assert own.term_unknown <= len(concern.grants)
    assert own.unlisted_tasks == own.unlisted_procedures == own.norm_unknown_unlisted == 0
    said = " ".join(annexes(given, [read(f"phat-hien:{holder}")])[0].remarks)
    assert given.number(whole.unlisted_tasks) + " nhiệm vụ chưa công bố" not in said
    if own.basis_unknown:
        assert f"Trong các việc và lần giao của {given.name_of(holder)}, chưa xét được:" in said
        assert given.number(own.basis_unknown) + " việc chưa rõ căn cứ pháp lý" in said


def test_of_the_whole_city_what_of_other_provinces_ends_is_counted_and_not_listed(given: AnnexSource) -> None:
    """No instrument of a province that nothing of the register rests on stands in a paper of the city; the notes say how many there are."""
    found, register = horizon(given.examination, UNTIL), given.register
    foreign = [one for one in endings_of(found) if is_foreign(register, one)]
    assert foreign
    assert not any(one.matters or one.grants for one in foreign)
    assert not any(is_foreign(register, one) for one in endings_of(narrowed(found, None)))
    annex = annexes(given, [read("het-han:2027-12-31")])[0]
    assert any(f"Không kể {len(foreign)} văn bản của tỉnh, thành phố khác" in one for one in annex.remarks)


def test_where_nothing_ends_the_table_says_so_and_what_has_ended(given: AnnexSource) -> None:
    """Behind the day on which its basis ended, the annex of a holder is no annex of notes alone."""
    later = given_for(
        pipeline.load(RULES), Examination(given.register, date(2027, 3, 15)), "vi", with_lists=True, kept=Cache(None)
    )
    table = body(later, "het-han:so-cong-thuong")
    heads = [one.title for one in table.rows if isinstance(one, Heading)]
    assert heads[0].startswith("Không có gì hết hạn từ 15/03/2027")
    assert any("Đã hết hạn ngày 28/02/2027" in one for one in heads)
    assert [str(one.cells[3].value) for one in table.proper if "146/2025" in str(one.cells[3].value)]


def test_what_a_holder_has_in_part_only_is_told_beside_the_total(given: AnnexSource) -> None:
    """A matter of which somebody else, or nobody, has the rest; what all of it is held of is not told."""
    concern = about(given, "ubnd-tp")
    assert concern.partly < concern.matters
    said = str(body(given, "tom-tat:ubnd-tp").proper[0].cells)
    assert f"{len(concern.partly)} việc chỉ có một phần" in said
    assert not about(given, "so-cong-thuong").partly
    assert "một phần" not in str(body(given, "tom-tat:so-cong-thuong").proper[0].cells)


@pytest.mark.parametrize("kind", ["nhiem-vu", "phat-hien", "het-han", "tom-tat"])
def test_an_english_title_names_a_holder_in_english(given: AnnexSource, kind: str) -> None:
    """Of each annex that is made of a holder, and of each list behind it, wherever the register knows the English name."""
    english = replace(given, language="en")
    for holder in HOLDERS:
        titles = [one.title for one in annexes(english, [read(f"{kind}:{holder}")])]
        assert titles
        assert all(one.isascii() for one in titles), titles
