"""The papers of every holder of the register: what is known nowhere is told, what they count stands in a list, and no law is claimed that nobody knows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from folders import RULES
from properties import part

from delegation.authority.examination import Examination
from delegation.documents.annexes.beside_holder import beside_holder
from delegation.documents.annexes.concern import about
from delegation.documents.annexes.grants_of import given_away, running
from delegation.documents.annexes.kinds import annexes, read
from delegation.documents.annexes.unexamined import carried_out, untold
from delegation.documents.shared.annex import Annex, AnnexTable, Heading, TableRow
from delegation.documents.shared.breadth import NO_BREAK
from delegation.documents.shared.official import Shown, left_blank
from delegation.documents.shared.source import AnnexSource
from delegation.errors import AskedWronglyError
from delegation.findings import named as matters_of
from delegation.loading.disk.cache import Cache
from delegation.model.holders import HolderId
from delegation.model.matters import MatterId
from delegation.run import pipeline
from delegation.run.making import given_for

pytestmark = pytest.mark.sampled
DAY = date(2026, 12, 1)
_NOTHING = "Không có phần nào chưa xét được."


@pytest.fixture(name="given", scope="module")
def _given() -> AnnexSource:
    loaded = pipeline.load(RULES)
    return given_for(loaded, Examination(loaded.register, DAY), "vi", with_lists=True, kept=Cache(None))


class Papers(dict[HolderId, tuple[Annex, ...]]):
    """The papers of a meeting for every holder, or for one in three; those of others are made where they are asked for."""

    def __init__(self, given: AnnexSource) -> None:
        """Make those that are looked at."""
        self._given = given
        every = sorted(given.register.holders)
        self.share = len(part(every, 3)) / len(every)
        super().__init__({one: self[one] for one in part(every, 3)})

    def __missing__(self, holder: HolderId) -> tuple[Annex, ...]:
        """Make the papers of one more."""
        kinds = ("tom-tat", "nhiem-vu", "het-han", "phat-hien")
        return annexes(self._given, [read(f"{kind}:{holder}") for kind in kinds])


@pytest.fixture(name="papers", scope="module")
def _papers(given: AnnexSource) -> Papers:
    return Papers(given)


def _lines(annex: Annex) -> list[str]:
    """Give all words of an annex: rows, headings and what stands below them."""
    assert isinstance(annex.body, AnnexTable)
    rows = (one.title if isinstance(one, Heading) else " | ".join(str(cell.value) for cell in one.cells) for one in annex.body.rows)  # fmt: skip
    return [*rows, *annex.remarks]


def _of(papers: tuple[Annex, ...], key: str) -> Annex:
    return next(one for one in papers if one.key == key)


def test_no_paper_says_that_all_was_examined_where_something_was_not(given: AnnexSource, papers: Papers) -> None:
    """Totals without a list, procedures of which a source only names a holder, grants without a list: both the page and the findings tell them."""
    concerned = 0
    for name, made in papers.items():
        gaps = untold(given, about(given, name))
        concerned += bool(gaps)
        page, findings = _lines(_of(made, "tom-tat")), _lines(_of(made, "phat-hien"))
        assert not (gaps and _NOTHING in findings), name
        examined = " ".join(one for one in findings if "hưa xét được" in one)
        assert all(given.number(one.count) in examined for one in gaps), name
        assert bool(gaps) is any("Chưa có danh mục" in one for one in page), name
        assert all(any(one.in_short.vi in line for line in page) for one in gaps), name
    assert concerned > 50 * papers.share / 2


def test_every_procedure_that_a_source_only_names_a_holder_for_is_listed(given: AnnexSource, papers: Papers) -> None:
    found = 0
    for name, made in papers.items():
        wanted = {given.code(given.register.matters[one]).value for one in carried_out(given, about(given, name))}
        tables = [one.body for one in made if one.key.endswith("/thu-tuc") and isinstance(one.body, AnnexTable)]
        listed = {row.cells[1].value for table in tables for row in table.proper}
        assert wanted <= listed, name
        found += len(wanted)
    assert found > 50 * papers.share / 2


def test_no_paper_claims_a_law_that_nobody_knows(given: AnnexSource, papers: Papers) -> None:
    """«Theo pháp luật» is said of what has a known basis alone: in the page, in the title of the procedures, and in the list of tasks."""
    baseless = 0
    for name, made in papers.items():
        concern = about(given, name)
        matters = [given.register.matters[one] for one, way in concern.ways.items() if way == "law"]
        assert not [one.id for one in matters if given.law_of(one).kind == "unknown"], name
        baseless += sum(way == "baseless" for way in concern.ways.values())
        for annex in made:
            rows = [row for row in annex.body.rows if isinstance(row, TableRow)] if isinstance(annex.body, AnnexTable) else []  # fmt: skip
            if annex.key.endswith("/thu-tuc") and "theo pháp luật" in annex.title:
                assert not [row for row in rows if any(cell.kind == "unknown" for cell in row.cells[2:])], name
            if annex.key == f"nhiem-vu:{name}":
                assert not [
                    row
                    for row in rows
                    if any(str(cell.value).startswith("Theo pháp luật") for cell in row.cells)
                    and any(str(cell.value).casefold() == "chưa rõ" and cell.kind == "unknown" for cell in row.cells)
                ], name
    assert baseless > 100 * papers.share / 2


def test_papers_of_a_body_point_to_its_head_and_the_other_way_round(given: AnnexSource, papers: Papers) -> None:
    """Whoever reads the papers of a department is told what its director has, in papers of its own; and what of it ends."""
    told = 0
    for name, made in papers.items():
        for beside in beside_holder(given, about(given, name), with_findings=True):
            label = given.name_of(beside.holder)
            for key in ("tom-tat", "phat-hien", *((f"nhiem-vu:{name}", "het-han") if beside.matters else ())):
                assert any(one.startswith(f"{label} (lập phụ lục riêng") for one in _lines(_of(made, key))), (name, key)
            own = next(one for one in papers[beside.holder] if one.key == "tom-tat")
            assert not beside.matters or any(f"| {given.number(beside.matters)} |" in one for one in _lines(own)), name
            told += 1
    assert told > 20 * papers.share / 2


def test_annexes_of_one_kind_go_with_one_another(given: AnnexSource) -> None:
    """A file has the papers of two bodies, or of two days: each with its own lists; what is the same is refused, and truly named."""
    kinds = ("tom-tat", "het-han", "phat-hien", "nhiem-vu")
    made = annexes(given, [read(f"{kind}:{one}") for kind in kinds for one in ("ubnd-tp", "so-cong-thuong")])
    keys = [one.key for one in made]
    assert len(keys) == len(set(keys))
    titles = [one.title.replace(NO_BREAK, " ") for one in made]
    assert all(sum(name in one for one in titles) >= len(kinds) - 1 for name in ("UBND Thành phố", "Sở Công Thương"))
    for annex in made:
        mark = re.sub(r"^[^#]*", "", annex.key)
        ways = [cell.to for row in annex.body.proper for cell in row.cells if cell.to] if isinstance(annex.body, AnnexTable) else []  # fmt: skip
        assert all(one.annex in keys and one.annex.endswith(mark) for one in ways)
    annexes(
        given, [read("het-han:2027-03-01"), read("het-han:2027-06-01"), read("phat-hien:DLG2"), read("phat-hien:DLG3")]
    )
    for several in (["tom-tat:ubnd-tp", "tom-tat:ubnd-tp"], ["tom-tat:ubnd-tp", "tom-tat:UBND Thành phố"]):
        with pytest.raises(AskedWronglyError, match="hai lần" if len(set(several)) == 1 else "cùng một phụ lục"):
            annexes(given, [read(one) for one in several])


def test_every_count_of_a_page_stands_in_a_list_of_the_set(given: AnnexSource, papers: Papers) -> None:
    """Whoever reads so many grants, overdue requests or matters finds just so many rows in the annexes that the page names."""
    for name, made in papers.items():
        received, gave = running(given, about(given, name))
        if not (received or gave):
            continue
        (whole, behind) = annexes(given, [read(f"uy-quyen:{name}")])
        page = _lines(_of(made, "tom-tat"))
        assert isinstance(whole.body, AnnexTable)
        assert len(whole.body.proper) == len(received) + len(gave)
        told = [one for one in page if "Lần giao cho nơi khác |" in one]
        assert bool(told) is bool(gave), name
        assert all(f"| {given.number(len(gave))} |" in one for one in told)
        matters = {matter for one in (*received, *gave) for matter in one.given}
        assert isinstance(behind.body, AnnexTable)
        assert len(behind.body.proper) >= len(matters)
    overdue = 0
    for name, made in papers.items():
        late = [one for one in _lines(_of(made, "tom-tat")) if "đã quá hạn" in one]
        listed = [one for one in made if one.key.startswith("het-han/de-nghi") and isinstance(one.body, AnnexTable)]
        for one in late:
            (count,) = re.findall(r"(\d+) đề nghị, nghĩa vụ đã quá hạn", one)
            rows = [row for table in listed if isinstance(table.body, AnnexTable) for row in table.body.proper]
            assert sum(bool(re.search("quá hạn|đã qua", str(row.cells[3].value))) for row in rows) == int(count), name
            overdue += int(count)
    assert overdue or papers.share < 1


def test_what_the_law_gives_and_a_holder_gave_away_is_told_beside_what_it_has(given: AnnexSource) -> None:
    """The matters of a page, and those that it says were given away, are those that the law gives the holder on the day."""
    concern = about(given, "ubnd-tp")
    gone = given_away(given, concern)
    assert gone
    assert concern.matters.isdisjoint(one.id for one in gone)
    (page,) = annexes(given, [read("tom-tat:ubnd-tp")])
    assert any(f"không kể {len(gone)} việc pháp luật giao" in one for one in _lines(page))


@pytest.mark.parametrize("name", ["ubnd-tp", "ubnd-cap-xa", "so-xay-dung", "UBND Thành phố"])
def test_what_a_body_gave_and_received_is_found_by_its_name(given: AnnexSource, name: str) -> None:
    whole, behind = annexes(given, [read(f"uy-quyen:{name}")])
    assert any("74/2025/QĐ-UBND" in one for one in (*_lines(whole), *_lines(behind)))


def _without_basis(annex: Annex) -> set[str]:
    """Give the rows of which an annex says that by the register the basis is another one or not known, in the row or for several."""
    assert isinstance(annex.body, AnnexTable)
    found = {row.key for row in annex.body.proper if any("heo sổ thẩm quyền" in str(cell.value) for cell in row.cells)}
    for one in annex.body.rows:
        several = re.match(r"Dòng (\S+): theo sổ thẩm quyền", one.title) if isinstance(one, Heading) else None
        for one_or_more in several[1].split(",") if several is not None else ():
            first, _, last = one_or_more.partition("–")
            found.update(map(str, range(int(first), int(last or first) + 1)))
    return found


def test_a_row_whose_basis_is_not_confirmed_says_so(given: AnnexSource) -> None:
    """Of each row of a decision that DLG807 names, the working paper says what the basis is, or that nobody knows; the paper that is signed says nothing of the register."""
    found = 0
    for one in given.analysis().findings:
        if one.check != "DLG807":
            continue
        (decision,) = {subject for kind, subject in one.subjects if kind == "instrument"}
        (annex,) = annexes(replace(given, shown=Shown(notes=True)), [read(f"uy-quyen:{decision}")])
        (signed,) = annexes(given, [read(f"uy-quyen:{decision}")])
        assert isinstance(annex.body, AnnexTable)
        assert not _without_basis(signed)
        wanted = {given.code(given.register.matters[MatterId(each)]).value for each in matters_of(one)}
        rows = [row for row in annex.body.proper if row.cells[3].value in wanted]
        assert rows
        assert {row.key for row in rows} <= _without_basis(annex), one.key
        found += len(rows)
    assert found >= 14


def test_what_a_list_of_instruments_does_not_know_is_a_blank_that_is_counted(
    papers: Papers,
) -> None:
    """NĐ 30/2020/NĐ-CP wants day, issuer and title at the first citation; of a law its title. None is invented, and none is left out in silence."""
    seen = 0
    for name, made in papers.items():
        for annex in made:
            said = [one for one in annex.remarks if one.startswith(("Văn bản dẫn trong bảng: ", "– "))]
            cited = [one for line in said for one in line.removeprefix("Văn bản dẫn trong bảng: ").split("; ")]
            named = [one.removeprefix("– ").rstrip(";.") for one in cited if re.search(r" số \d[\w.]*/", one)]
            blank = [one for one in named if "…" in one]
            assert not [one for one in named if one.startswith("Nghị định") and not re.search(r" ngày \S+ .*của .+ \S", one)], name  # fmt: skip
            # Whoever writes the paper is told so; the paper itself has blanks and no working note.
            assert left_blank([annex]) == len(set(blank)), (name, annex.key)
            assert not [line for line in annex.remarks if "Trước khi ký" in line]
            seen += len(blank)
    assert seen > 50 * papers.share / 2
