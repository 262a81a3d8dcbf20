"""What a reader finds in the sentences of the pages: names and links, not the ids of rule files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from delegation.authority.examination import Examination
from delegation.names.codes import is_code
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.linking import MOST_KEPT, Linker
from delegation.run.site.days import DaysOfChange

_ASIDE = ("code", "pre", "script", "title")
"""Elements that show what stands in rule files as it stands there, or are no part of the page."""
_ID_OF_ITS_OWN = re.compile(r"(?:mã trong sổ|id in the register) [\w./-]*\w")
_WORD = re.compile(r"[\w./-]*\w")


class _Said(HTMLParser):
    """Gathers the words of a page outside of what is quoted from rule files."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._aside = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  as the parser calls it
        self._aside += tag in _ASIDE

    def handle_endtag(self, tag: str) -> None:
        self._aside -= tag in _ASIDE

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.words += _WORD.findall(_ID_OF_ITS_OWN.sub("", data))


def test_no_sentence_names_a_matter_or_a_grant_by_an_id_of_the_register(
    made: tuple[Examination, Mapping[str, bytes]],
) -> None:
    """Whoever reads the pages does not know the rule files: a matter is named by its code or title, a grant by its decision."""
    examination, city = made
    register = examination.register
    ids = {name for name in (*register.matters, *register.grants) if "-" in name and not is_code(name)}
    pages = {path: content for path, content in city.items() if path.endswith(".html")}
    found = {(path, word) for path, content in pages.items() for word in _Said(content.decode()).words if word in ids}
    assert sorted(found)[:5] == []


def test_a_finding_beside_a_step_leads_to_that_finding(city: Mapping[str, bytes]) -> None:
    """Who asks why a step is red wants the finding, not the check; its key is for programs, and stands nowhere in a chain."""
    pages = [content.decode() for path, content in city.items() if "matter/" in path and path.endswith(".html")]
    marked = [page for page in pages if "có phát hiện" in page or "there is a finding" in page]
    assert marked
    for page in marked:
        assert not re.search(r"\((?:khóa|key) DLG", page)
        links = re.findall(r"(?:có phát hiện|there is a finding) <a href=\"?([^\s\">]+)", page)
        assert all(unquote(one).startswith("../findings.html#DLG") for one in links)
    assert any("findings.html#DLG" in page for page in marked)


def test_no_sentence_of_an_answer_or_of_the_register_names_a_command(city: Mapping[str, bytes]) -> None:
    """Who opens the pages has no command line; only the page of a check says how its rule is tried."""
    pages = {
        path: content.decode() for path, content in city.items() if path.endswith(".html") and "check/" not in path
    }
    found = {
        (path, said[0])
        for path, page in pages.items()
        if (said := re.search(r"[^<>]{0,60}delegation (?:list|check|who|impact)[^<]*", page))
    }
    assert sorted(found)[:5] == []


def test_what_a_linker_keeps_is_bounded(made: tuple[Examination, Mapping[str, bytes]]) -> None:
    """The sentences of a nation do not lie in memory."""
    linker = Linker(Addresses(made[0].register, (), ()), (), "vi")
    for number in range(MOST_KEPT + 10):
        linker(f"câu thứ {number}", "", set())
    assert len(linker.kept) <= MOST_KEPT + 1


@pytest.mark.usefixtures("examined_anew")
def test_what_is_worked_out_for_one_day_of_change_is_let_go(made: tuple[Examination, Mapping[str, bytes]]) -> None:
    """Marks are asked for on a hundred days: what each matter answers the checks on each of them would be most of the memory of a nation."""
    examination, again = Examination(made[0].register, made[0].as_of), list[str]()
    DaysOfChange(examination)
    list(examination.on(date(2027, 3, 1)).of_each("DLG501", lambda one: again.append(one.id)))
    assert len(again) == len(examination.register.matters)
