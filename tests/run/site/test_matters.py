"""The page of a matter says without scripts what the command answers on the day of the pages; its bar what its history tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from casework import decision, grant, task
from folders import small

from delegation.authority.examination import Examination
from delegation.findings import Language
from delegation.questions.timeline import timeline_of_matter
from delegation.questions.who import by_id
from delegation.reports.questions import who as report
from delegation.reports.shared.rendering import Rendering
from delegation.reports.site.addresses import Addresses, file_name
from delegation.reports.site.linking import Linker
from delegation.reports.site.outline import marked_up, outline
from delegation.run import pipeline
from delegation.run.site.building import built

DAY = date(2026, 6, 1)
LANGUAGES: tuple[Language, ...] = ("vi", "en")
OWN = sorted(one.name for one in (Path(__file__).parent / "registers").iterdir())
_KEY = re.compile(r" \((?:khóa|key) DLG\d+:[^()\s]+\)")
REQUESTS = """source: báo cáo
requests:
  - {id: dn1, kind: withdrawal, content: rút việc cấp giấy phép, by: so-y-te, to: ubnd-tp, on: 2026-03-01, due: 2026-05-31, about: {matters: [viec]}}
  - {id: dn2, kind: proposal, content: giao thêm việc y tế, by: so-y-te, to: ubnd-tp, on: 2025-01-10, due: 2025-02-01, about: {matters: [viec]}}
"""


class _Texts(HTMLParser):
    """Gathers the words of each section by its id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}
        self._at = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self._at = str(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        self._at = "" if tag == "section" else self._at

    def handle_data(self, data: str) -> None:
        self.said.setdefault(self._at, []).append(data)

    def words(self, section: str) -> str:
        return "".join(self.said.get(section, ())).replace(" ", "").replace("\n", "")


def wrong(root: Path, day: date) -> list[str]:
    """Build the pages of a register and give the matters whose page says another answer than the command."""
    loaded = pipeline.load(root)
    examination = Examination(loaded.register, day)
    return list(differing(examination, built(loaded, examination)))


def differing(examination: Examination, made: Mapping[str, bytes], step: int = 1) -> Iterator[str]:
    """Give the matters, or one of so many, whose page says another answer than the command, in either language.

    Names stand for the ids of the register in it, and links to findings for their keys.
    """
    register, marks = examination.register, pipeline.marks(examination)
    addresses = Addresses(register, (), frozenset(one.instrument for one in register.grants.values()))
    linkers = {one: Linker(addresses, (), one) for one in LANGUAGES}
    for name in [*register.matters][::step]:
        answer = by_id(examination, name, marks=marks)
        for language in LANGUAGES:
            lines = [_KEY.sub("", line) for line in report.body(answer, Rendering(language))]
            mark = partial(linkers[language], top="", told=set())
            expected = _Texts(f"<section id=answer>{marked_up(outline(lines), mark)}").words("answer")
            head = {"vi": "Aigiảiquyết", "en": "Whodecides"}[language]
            page = made[f"{'en/' if language == 'en' else ''}matter/{file_name(name)}.html"].decode()
            if _Texts(page).words("answer") != head + expected:
                yield f"{language} {name}"


def test_the_pages_of_the_city_say_what_the_command_answers(made: tuple[Examination, Mapping[str, bytes]]) -> None:
    assert list(differing(*made, 9)) == []


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("day", [date(2025, 1, 1), DAY, date(2027, 6, 1)])
def test_the_pages_of_a_difficult_register_say_what_the_command_answers(name: str, day: date) -> None:
    """Gaps, suspensions, several cases and communes; before the first day of which the register speaks, too."""
    assert wrong(Path(__file__).parent / "registers" / name, day) == []


def test_what_is_overdue_is_so_by_the_day_of_the_pages(tmp_path: Path) -> None:
    given = grant("g1", "ubnd-tp", "giam-doc-so-y-te", "2026-01-01", "2026-12-31")
    files = {
        "tasks/viec.yaml": task(), "decisions/2025/1.yaml": decision("1/QĐ-UBND", given), "requests/dn.yaml": REQUESTS,
    }  # fmt: skip
    root = small(tmp_path, files)
    assert wrong(root, DAY) == []
    loaded = pipeline.load(root)
    made = built(loaded, Examination(loaded.register, DAY))
    assert "485 ngày" in made["matter/viec.html"].decode()
    assert "485 days" in made["en/matter/viec.html"].decode()
    assert "\ue001" not in "".join(one.decode() for path, one in made.items() if path.endswith(".html"))


def test_a_matter_has_a_bar_of_time_where_something_changes_and_only_there(
    made: tuple[Examination, Mapping[str, bytes]],
) -> None:
    examination, pages = made
    found = set()
    for name in [*examination.register.matters][::11]:
        changes = any(len(one.stretches) > 1 for one in timeline_of_matter(examination, name).lanes)
        drawn = b"class=bar" in pages[f"matter/{file_name(name)}.html"]
        assert changes == drawn, name
        found.add(changes)
    assert found == {True, False}


def test_a_field_lists_each_of_its_matters_once_below_who_decides_it(
    made: tuple[Examination, Mapping[str, bytes]],
) -> None:
    examination, pages = made
    matters = [one.id for one in examination.register.matters.values() if one.field == "dat-dai"]
    page = pages["field/dat-dai.html"].decode()
    assert matters
    assert [page.count(f"<a href=../matter/{file_name(one)}.html>") for one in matters] == [1] * len(matters)
    assert "<a href=../holder/ubnd-tp.html>UBND Thành phố</a>" in page


def test_the_stretch_of_the_day_says_where_it_is_told(made: tuple[Examination, Mapping[str, bytes]]) -> None:
    """What stands on the day stands in the answer above the history, and a line of days alone would say nothing."""
    pages = made[1]
    for path, content in pages.items():
        if "matter/" in path:
            text = content.decode()
            assert text.count("(ngày xét)") == text.count("(ngày xét): như trên"), path
            assert text.count("(the day asked about)") == text.count("(the day asked about): as above"), path
    assert "(ngày xét): như trên" in pages["matter/1.000066.html"].decode()
