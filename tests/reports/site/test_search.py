"""The search of the pages in a browser: what is typed finds what is meant, quickly, and by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import browsers
import pytest
from folders import RULES
from pages_data import TYPED

from delegation.names.folding import fold
from delegation.reports.site.addresses import Addresses
from delegation.reports.site.data.search import files
from delegation.reports.site.writing import static_files
from delegation.run import pipeline
from delegation.run.site.data_search import entries

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_SEARCH = (
    """([query, most]) => delegation.searching.search(window.index, query, most).map(at => index.entries[at][1])"""
)
_TITLES = "ids => entries.filter(one => ids.includes(one[1])).map(one => one[2])"
LATENCY = 50
"""Milliseconds in which results stand there while somebody types."""


@pytest.fixture(name="page", scope="module")
def _page() -> Iterator[Page]:
    with browsers.browser() as started:
        yield loaded(started)


def loaded(browser: Browser) -> Page:
    """Load script and entries of the register of the city into an empty page."""
    page = browser.new_page()
    page.evaluate("() => { window.delegation = {search: value => { window.found = value; }}; }")
    page.add_script_tag(content=dict(static_files())["static/search.js"].decode())
    register = pipeline.load(RULES).register
    addresses = Addresses(register, register.instruments, ())
    page.add_script_tag(content=files(entries(register, addresses))["search.js"].decode())
    page.evaluate("() => { window.entries = found.entries; window.index = delegation.searching.index(entries); }")
    return page


def found(page: Page, query: str, most: int = 3) -> list[str]:
    given: list[str] = page.evaluate(_SEARCH, [query, most])
    return given


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("đăng ký khai tử", "1.000656"),
        ("dang ky khai tu", "1.000656"),
        ("đăng kí khai tử", "1.000656"),
        ("Hồng Hà", "00097"),
        ("phuong hong ha", "00097"),
        ("00097", "00097"),
        ("Hoà Xá", "10417"),
        ("hòa xá", "10417"),
        ("2.000229", "2.000229"),
        ("000229", "2.000229"),
        ("so cong thuong", "so-cong-thuong"),
        ("Sở Công Thuơng", "so-cong-thuong"),
        ("UBND", "ubnd-tp"),
        ("uỷ ban nhân dân thành phố", "ubnd-tp"),
        ("ủy ban nhân dân xã", "ubnd-xa"),
        ("146/2025/NĐ-CP", "146-2025-nd-cp"),
        ("nghị định 146/2025", "146-2025-nd-cp"),
        ("DLG301", "DLG301"),
        ("ket hom", "1.000894"),
        ("Department of Industry", "so-cong-thuong"),
        ("hình thức 7", "7"),
        ("form 7", "7"),
        ("quyết định 74", "qd-74-2025-qd-ubnd"),
        ("nghị định công tác văn thư", "30-2020-nd-cp"),
        ("giay chung tu", "1.000656"),
        ("khaitu", "1.000656"),
        ("dangky khaitu", "1.000656"),
        ("phườnghồnghà", "00097"),
        ("socongthuong", "so-cong-thuong"),
    ],
)
def test_what_is_typed_finds_first_what_is_meant(query: str, first: str, page: Page) -> None:
    """Without diacritics, with a typing error, an old place of the tone mark, without blanks, an abbreviation, a code or a part of it."""
    assert found(page, query)[0] == first


_ASK = """query => {
  const asked = delegation.searching.ask(window.index, query);
  return [index.entries[asked.found[0]][1], asked.commune ? asked.commune.id : "", asked.whole];
}"""


@pytest.mark.parametrize(
    ("query", "first", "commune"),
    [
        ("khai tử phường Hồng Hà", "1.000656", "00097"), ("đăng ký khai tử ở phường hồng hà", "1.000656", "00097"), ("dang ky khai tu hong ha", "1.000656", "00097"),
        ("ai giải quyết khai tử phường Hồng Hà", "1.000656", "00097"), ("ai có thẩm quyền đăng ký khai tử tại Hồng Hà", "1.000656", "00097"),
        ("phường Hồng Hà khai tử", "1.000656", "00097"), ("ai ký đăng ký kết hôn", "1.000894", ""), ("đăng ký kết hôn ở đâu", "1.000894", ""),
        ("phường Hồng Hà", "00097", ""), ("Hồng Hà", "00097", ""), ("Ba Vì", "09700", ""), ("đăng ký khai tử", "1.000656", ""), ("ai", "", ""),
    ],
)  # fmt: skip
def test_a_question_finds_the_matter_and_the_commune_that_it_names(
    query: str, first: str, commune: str, page: Page
) -> None:
    """Words that ask are no words of a title; the name of a commune beside others says where, alone it is what is meant."""
    given = page.evaluate(_ASK, query)
    assert given[1] == commune
    assert not first or given == [first, commune, True]


@pytest.mark.parametrize(
    ("query", "first", "commune"),
    [
        ("UBND phường Hồng Hà", "ubnd-phuong", "00097"), ("ubnd phuong hong ha", "ubnd-phuong", "00097"), ("UBND xã Sóc Sơn", "ubnd-xa", "00376"),
        ("chủ tịch UBND phường Hồng Hà", "chu-tich-ubnd-phuong", "00097"), ("UBND p. Hồng Hà", "ubnd-phuong", "00097"), ("khai tử P.Hồng Hà", "1.000656", "00097"),
        ("khai tu p hong ha", "1.000656", "00097"), ("p. Hồng Hà", "00097", ""), ("x. Sóc Sơn", "00376", ""), ("ward Hong Ha", "00097", ""),
        ("1.000.656", "1.000656", ""), ("1000656", "1.000656", ""), ("2.000.229", "2.000229", ""), ("khia tu", "1.000656", ""), ("cấp sổ đỏ", "1.012753", ""),
        ("nd 146", "146-2025-nd-cp", ""), ("nđ 146", "146-2025-nd-cp", ""), ("qd 74", "qd-74-2025-qd-ubnd", ""), ("decree 146/2025", "146-2025-nd-cp", ""),
        ("ct ubnd tp", "chu-tich-ubnd-tp", ""), ("PCT UBND TP", "pho-chu-tich-ubnd-tp", ""), ("gđ sở y tế", "giam-doc-so-y-te", ""),
    ],
)  # fmt: skip
def test_what_is_written_short_is_written_out(query: str, first: str, commune: str, page: Page) -> None:
    """Kinds of communes, titles of chairs and directors, codes as papers print them; a body of a commune is that of its kind."""
    assert page.evaluate(_ASK, query) == [first, commune, True]


def test_every_department_is_found_by_the_first_letters_of_its_name(page: Page) -> None:
    """With the words or signs between them that papers have, and its director likewise: Sở GD&ĐT, sở gd-đt, Sở GDĐT, GĐ Sở XD."""
    holders = pipeline.load(RULES).register.holders
    departments = [name for name, one in holders.items() if one.name.startswith("Sở ") and len(one.name.split()) > 2]
    assert len(departments) > 10
    for name in departments:
        words = [one for one in holders[name].name.split()[1:] if one != "-"]
        first, last = _halves(words)
        written = ["".join(one[0] for one in part).upper() for part in (first, last)]
        for sign in ("&", "-", "") if last else ("",):
            short = f"Sở {sign.join(one for one in written if one)}"
            assert page.evaluate(_ASK, short) == [name, "", True], short
            assert page.evaluate(_ASK, short.lower())[0] == name, short
            director = f"giam-doc-{name}"
            if director in holders:
                assert page.evaluate(_ASK, f"GĐ {short}")[0] == director, short


def _halves(words: list[str]) -> tuple[list[str], list[str]]:
    """Part the words of a name at «và»; the second half is empty where there is none."""
    at = words.index("và") if "và" in words else len(words)
    return words[:at], words[at + 1 :]


def test_the_committee_of_every_commune_is_the_one_of_its_kind(page: Page) -> None:
    """And none of the other kind stands among the results."""
    for one in [*pipeline.load(RULES).register.communes.values()][::3]:
        kind, other = ("ubnd-phuong", "ubnd-xa") if one.name.startswith("Phường") else ("ubnd-xa", "ubnd-phuong")
        asked = page.evaluate(
            "query => delegation.searching.ask(index, query).found.map(at => entries[at][1])", f"UBND {one.name}"
        )
        assert asked[0] == kind, one.name
        assert not {other, f"chu-tich-{other}"} & {*asked}, one.name


def test_every_code_is_found_as_papers_print_it(page: Page) -> None:
    codes = [one for one, matter in pipeline.load(RULES).register.matters.items() if matter.kind == "procedure"][::13]
    for code in codes:
        for query in (f"{code[:5]}.{code[5:]}", code.replace(".", "")):
            assert page.evaluate(_ASK, query) == [code, "", True], query


@pytest.mark.parametrize("query", ["đăng ký khai tử", "dang ky khai tu", "đăng ký kết hôn", "dang ky khai sinh"])
def test_who_has_every_word_stands_before_who_has_what_is_like_them(query: str, page: Page) -> None:
    """A beginning of a rare word («tuyến») is no better than the word that was asked for («tử»), however many stand side by side."""
    names = page.evaluate("ids => ids.map(id => entries.find(one => one[1] === id).join(' '))", found(page, query, 12))
    lacks = [not ({*fold(query).split()} <= {*fold(one).split()}) for one in names]
    assert lacks == sorted(lacks), names
    assert lacks.count(False) > 3


def test_every_commune_is_known_beside_a_matter(page: Page) -> None:
    """By its kind and name, with diacritics and without."""
    for one in pipeline.load(RULES).register.communes.values():
        for query in (f"khai tử {one.name}", f"khai tu {fold(one.name)}"):
            assert page.evaluate(_ASK, query)[:2] == ["1.000656", one.code], query


def test_a_title_that_holds_the_name_of_a_commune_is_found_by_its_title(page: Page) -> None:
    """No title of the register is taken apart so that another entry stands first."""
    titles = [one.title for one in pipeline.load(RULES).register.matters.values()][::11]
    assert [one for one in titles if page.evaluate(_ASK, one)[1]] == []


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("28/02/2027", "2027-02-28"), ("28-2-2027", "2027-02-28"), ("hết ngày 28/02/2027", "2027-02-28"), ("2027-02-28", "2027-02-28"), ("31/02/2027", ""),
        ("146/2025/NĐ-CP", ""), ("2.000229", ""), ("2027", ""), ("", ""), ("khai tử 28/02/2027", ""),
    ],
)  # fmt: skip
def test_a_day_alone_is_a_day(query: str, day: str, page: Page) -> None:
    assert page.evaluate("query => delegation.searching.dayOf(query)", query) == day


def test_that_nothing_has_all_words_is_told(page: Page) -> None:
    """What is only the nearest is not taken for what is meant."""
    assert page.evaluate(_ASK, "giấy phép bay thử nghiệm tàu lượn siêu nhẹ")[2] is False
    assert page.evaluate(_ASK, "đăng ký khai tử lưu động")[2] is True


def test_words_side_by_side_stand_before_words_that_are_like_them(page: Page) -> None:
    """«khai tu» is no «khiếu nại, tố cáo»: registrations of deaths come first."""
    titles = page.evaluate("ids => ids.map(id => entries.find(one => one[1] === id)[2])", found(page, "khai tu", 4))
    assert all("khai tu" in fold(one) for one in titles)


def test_words_of_citizens_find_first_what_is_called_so(page: Page) -> None:
    """Whatever a title has of them: «giấy phép xây dựng» is a permit to build a house, not the one of a monument."""
    called: dict[str, list[str]] = {}
    for one in pipeline.load(RULES).register.matters.values():
        for name in one.also_called:
            called.setdefault(fold(name), []).append(one.id)
    assert called
    assert [name for name, ids in called.items() if found(page, name, 1)[0] not in ids] == []


@pytest.mark.parametrize(
    ("query", "words"), [("GPXD", "giay phep xay dung"), ("TTHC", "thu tuc hanh chinh"), ("DKKH", "dang ky ket hon")]
)
def test_initials_find_the_words_that_they_stand_for(query: str, words: str, page: Page) -> None:
    titles = page.evaluate(_TITLES, found(page, query, 12))
    assert any(words in fold(one) for one in titles)


def test_what_is_written_with_its_marks_stands_before_what_only_looks_like_it(page: Page) -> None:
    """Each commune is found first by its name as it is written, and by its name without diacritics among the first."""
    communes = pipeline.load(RULES).register.communes.values()
    for one in communes:
        assert found(page, one.name)[0] == one.code, one.name
    assert [one.name for one in communes if one.code not in found(page, fold(one.name), 5)] == []


def test_each_procedure_is_found_first_by_its_code(page: Page) -> None:
    codes = [one for one, matter in pipeline.load(RULES).register.matters.items() if matter.kind == "procedure"]
    assert [one for one in codes[::7] if found(page, one, 1) != [one]] == []


def test_nothing_is_found_by_what_means_nothing(page: Page) -> None:
    assert found(page, "xqzwjk") == []
    assert found(page, "") == []
    assert found(page, " .!? ") == []


def test_results_stand_there_within_fifty_milliseconds_while_somebody_types(page: Page) -> None:
    """Of all beginnings of some questions, as they are typed letter by letter; the median, so that a busy machine fails nothing."""
    took = page.evaluate(
        """questions => {
          const found = [];
          for (const one of questions) {
            for (let at = 1; at <= one.length; at += 1) {
              const began = performance.now();
              delegation.searching.search(index, one.slice(0, at));
              found.push(performance.now() - began);
            }
          }
          return found.sort((one, other) => one - other);
        }""",
        list(TYPED),
    )
    assert took[len(took) // 2] <= LATENCY


def test_words_are_folded_as_the_command_folds_them(page: Page) -> None:
    """But for the y that is written for i after a consonant, which the search takes for an i."""
    titles = [one.title for one in pipeline.load(RULES).register.matters.values()][::5]
    folded = page.evaluate("titles => titles.map(delegation.searching.marked)", titles)
    plain = page.evaluate("titles => titles.map(delegation.searching.fold)", titles)
    assert [fold(one) for one in folded] == [fold(one) for one in titles]
    assert [one.replace("y", "i") for one in plain] == [fold(one).replace("y", "i") for one in titles]
