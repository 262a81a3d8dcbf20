"""One reading of a place in an instrument: what people write, which places are the same, and which holds which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product

import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st

from delegation.checks.shared.likely_provision import likely
from delegation.model.acts import PartEnd, PartStart
from delegation.model.instruments import Instrument, InstrumentId
from delegation.model.places import Place
from delegation.model.provisions import Provision, canonical, reaches, reading, touches
from delegation.model.provisions import places as places_of
from delegation.model.register import Register
from delegation.model.terms import Day, Term, Unknown
from delegation.run import pipeline
from delegation.speech import provisions

from writings import annexes, articles, places, written  # isort: skip

HERE = Place("register.yaml")
DECREE = InstrumentId("nd")


@cache
def real() -> Register:
    return pipeline.load(RULES).register


@given(st.data())
def test_any_writing_of_a_place_has_one_form(data: st.DataObject) -> None:
    """Order, commas, spaces, letters, case, zeros, brackets, quotes, words beside it: the place is the same."""
    place = data.draw(places())
    text = data.draw(written(place))
    assert places_of(text) == (place,)
    assert canonical(text) == str(place)


@given(st.lists(places(), min_size=1, max_size=4))
def test_the_one_form_reads_as_itself(several: list[Provision]) -> None:
    """Of one place or of several, in whatever order they were named."""
    form = "; ".join(map(str, sorted(set(several), key=lambda one: one.order)))
    assert (set(places_of(form)), canonical(form)) == (set(several), form)


@given(places())
def test_what_is_shown_reads_as_the_same_place(place: Provision) -> None:
    """Vietnamese citations, smallest part first, can be copied back into a rule file."""
    assert canonical(provisions.provision(str(place)).vi) == str(place)


@given(st.text("Đđiềukhoảnm 0125abcIVX,;.()-–vàPhụlụcMcđếnthứ\u00a0\u0301\n", max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever stands there is a place, or said not to be known, or a fault; its form is its own form."""
    found = reading(text)
    assert not found.fault or not found.places
    assert canonical(canonical(text)) == canonical(text)


WITHOUT_CHAPTERS = st.one_of(articles(), annexes())


@given(WITHOUT_CHAPTERS, WITHOUT_CHAPTERS, WITHOUT_CHAPTERS)
def test_reaching_is_an_order(one: Provision, two: Provision, three: Provision) -> None:
    """Every place reaches itself; two that reach one another are one; what a part of it holds, it holds.

    Of chapters the next test tells: an article is the same whether its chapter is named or not.
    """
    every = [*{place for each in (one, two, three) for place in parts(each)}]
    for first in every:
        assert first.reaches(first)
    for first, second in product(every, every):
        assert not (first.reaches(second) and second.reaches(first)) or str(first) == str(second)
        for third in every:
            assert not (first.reaches(second) and second.reaches(third)) or first.reaches(third)


def parts(place: Provision) -> Iterator[Provision]:
    """Give a place and all that hold it."""
    return (Provision(place.steps[:count]) for count in range(1, len(place.steps) + 1))


@given(st.lists(WITHOUT_CHAPTERS, min_size=1, max_size=3), st.lists(WITHOUT_CHAPTERS, min_size=1, max_size=3))
def test_several_places_are_reached_when_each_is(part: list[Provision], cited: list[Provision]) -> None:
    """In whatever order they stand; what some of them reach is touched."""
    found = [any(one.reaches(other) for one in part) for other in cited]
    for turned in (1, -1):
        one, other = ("; ".join(map(str, several[::turned])) for several in (part, cited))
        assert (reaches(one, other), touches(one, other)) == (all(found), any(found))


@given(st.data())
def test_reaching_does_not_depend_on_the_writing(data: st.DataObject) -> None:
    part, cited = data.draw(places()), data.draw(places())
    said = reaches(data.draw(written(part)), data.draw(written(cited)))
    assert said == reaches(str(part), str(cited)) == part.reaches(cited)


@given(places())
def test_what_holds_a_place_reaches_it(place: Provision) -> None:
    for part in parts(place):
        assert reaches(str(part), str(place))
        assert part == place or not reaches(str(place), str(part)) or "Chương" in place.units


@pytest.mark.parametrize(
    ("part", "cited", "is_reached"),
    [
        ("Điều 5", "khoản 2, Điều 5", True),
        ("Điều 5", "Điều 55", False),
        ("Điều 5", "Điều 5a", False),
        ("Điều 5a", "Điều 5", False),
        ("Điều 5 khoản 2", "Điều 5", False),
        ("Điều 5 khoản 1", "Điều 5 khoản 10", False),
        ("Điều 5 điểm a", "Điều 5 khoản 2 điểm a", False),
        ("Điều 5", "Điều 5; Phụ lục I", False),
        ("Điều 5 và Phụ lục", "Điều 5; Phụ lục I", True),
        ("Điều 5, Điều 6", "khoản 1 Điều 6", True),
        ("từ Điều 5 đến Điều 9", "Điều 7 khoản 1", True),
        ("Phụ lục", "Phụ lục II dòng 5", True),
        ("Phụ lục II", "Phụ lục", False),
        ("Phụ lục I", "Phụ lục II", False),
        ("Phụ lục I", "Điều 5", False),
        ("Mục VIII Phụ lục I", "Phụ lục I mục VIII.C", True),
        ("Mục VIII Phụ lục I", "Phụ lục I mục VIIIA", False),
        ("Điều 5", "Điều 5 Quy chế kèm theo", False),
        ("Quy chế kèm theo", "Điều 5 Quy chế", True),
        ("toàn văn", "Điều 5", True),
        ("Điều 5", "toàn văn", False),
        ("Điều 5", None, False),
        ("Điều 5", "chưa rõ số điều", False),
    ],
)
def test_which_place_holds_which(part: str, cited: str | None, *, is_reached: bool) -> None:
    """A place reaches what lies in it, and no place beside it that begins alike."""
    assert reaches(part, cited) is is_reached


def test_a_chapter_holds_an_article_only_where_that_is_written() -> None:
    """Articles are counted through a whole text, so that one is the same with and without its chapter."""
    assert not reaches("Chương II", "Điều 5")
    assert reaches("Chương II", "Điều 5 Chương II")
    assert not reaches("Chương II", "Điều 5 Chương III")
    assert reaches("Điều 5", "khoản 1 Điều 5 Chương II")
    assert reaches("Điều 5 Chương II", "khoản 1 Điều 5")
    assert reaches("Chương II", "Phần thứ nhất, Chương II, Mục 1")
    assert not reaches("Mục 1", "Mục 1 Chương III")


def test_a_part_of_what_is_cited_may_be_touched() -> None:
    assert touches("Điều 5", "Điều 5; Phụ lục I")
    assert not touches("Điều 5", "Điều 55; Phụ lục I")
    assert not touches("Điều 5", None)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Điều 5; Phụ lục I", "Điều 5; Phụ lục I"),
        ("Phụ lục I và Điều 5", "Điều 5; Phụ lục I"),
        ("Điều 5 và Điều 6", "Điều 5; Điều 6"),
        ("Điều 5, Điều 7", "Điều 5; Điều 7"),
        ("Điều 10; Điều 9; Điều 9a", "Điều 9; Điều 9a; Điều 10"),
        ("các khoản 1, 2 và 3 Điều 5", "Điều 5 khoản 1; Điều 5 khoản 2; Điều 5 khoản 3"),
        ("khoản 1, khoản 2 Điều 5", "Điều 5 khoản 1; Điều 5 khoản 2"),
        ("Điều 5 khoản 1, 2", "Điều 5 khoản 1; Điều 5 khoản 2"),
        ("Điều 5, khoản 1 và khoản 2", "Điều 5 khoản 1; Điều 5 khoản 2"),
        ("khoản 1 Điều 5, khoản 2 Điều 6", "Điều 5 khoản 1; Điều 6 khoản 2"),
        ("Điều 5 khoản 1, Điều 6 khoản 2", "Điều 5 khoản 1; Điều 6 khoản 2"),
        ("Điều 5, khoản 2 Điều 6", "Điều 5; Điều 6 khoản 2"),
        ("khoản 1 Điều 5 khoản 2 Điều 6", "Điều 5 khoản 1; Điều 6 khoản 2"),
        ("Điều 5 khoản 1 khoản 2", "Điều 5 khoản 1; Điều 5 khoản 2"),
        ("điểm a khoản 1 Điều 5 và điểm b", "Điều 5 khoản 1 điểm a; Điều 5 khoản 1 điểm b"),
        ("Phụ lục I, dòng 5; dòng 7", "Phụ lục I dòng 5; Phụ lục I dòng 7"),
        ("khoản 1 các điều 5 và 6", "Điều 5 khoản 1; Điều 6 khoản 1"),
        ("điểm a, b khoản 1; khoản 2 Điều 5", "Điều 5 khoản 1 điểm a; Điều 5 khoản 1 điểm b; Điều 5 khoản 2"),
        ("từ Điều 5 đến hết Điều 7", "Điều 5; Điều 6; Điều 7"),
        ("Điều 5 – 7", "Điều 5; Điều 6; Điều 7"),
        ("khoản 1-3 Điều 5", "Điều 5 khoản 1; Điều 5 khoản 2; Điều 5 khoản 3"),
        ("điểm c đến điểm e khoản 4 Điều 31", "; ".join(f"Điều 31 khoản 4 điểm {one}" for one in "cdđe")),
        ("Chương II đến Chương IV", "Chương II; Chương III; Chương IV"),
        ("Điều 5 đến Điều 5c", "Điều 5; Điều 5a; Điều 5b; Điều 5c"),
        ("Mục 1, Mục 2 Chương III", "Chương III Mục 1; Chương III Mục 2"),
        ("mục II, Phụ lục I", "Phụ lục I Mục II"),
        ("Phụ lục I mục II; mục III", "Phụ lục I Mục II; Phụ lục I Mục III"),
        ("tiểu mục 1 Mục 2 Chương III", "Chương III Mục 2 Tiểu mục 1"),
        ("Phần thứ nhất", "Phần I"),
        ("Biểu số 02", "Biểu 2"),
        ("Mẫu số 01/ĐK Phụ lục II", "Phụ lục II Mẫu 1/ĐK"),
        ("Phụ lục kèm theo", "Phụ lục"),
        ("Phụ lục I ban hành kèm theo Nghị định số 146/2025/NĐ-CP ngày 12/6/2025", "Phụ lục I"),
        ("STT 12 Phụ lục", "Phụ lục dòng 12"),
        ("Điều 5 Quy định ban hành kèm theo Quyết định này", "Quy định kèm theo Điều 5"),
        ("quy định tại khoản 2 Điều 5 của Luật này", "Điều 5 khoản 2"),
        ("điểm a, k2, Đ5", "Điều 5 khoản 2 điểm a"),
        ("Điều 5.2.a", "Điều 5 khoản 2 điểm a"),
        ("Điều 5(2)(a)", "Điều 5 khoản 2 điểm a"),
        ("Điều 5 (khoản 2)", "Điều 5 khoản 2"),
        ("Điều 5 (được sửa đổi tại khoản 3 Điều 1 Nghị định 9)", "Điều 5"),
        ("mục VIII.C phần V Phụ lục I", "Phụ lục I Phần V Mục VIII.C"),
        ("đoạn 2 khoản 1 Điều 5", "Điều 5 khoản 1 đoạn 2"),
        ("toàn bộ văn bản", "toàn văn"),
    ],
)
def test_what_people_write(text: str, form: str) -> None:
    """However a place is written, it has one form."""
    assert canonical(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "", ";", "x", "5", "Điều", "Điều 5 khoản", "khoản 2", "điểm a", "khoản 1 và Điều 5", "Điều 5 trừ khoản 2", "Điều 5 (trừ khoản 2)",
        "Điều 9 đến Điều 5", "Điều 1 đến Điều 9999", "Điều 5 6", "khoản 2 Điều 5 đến khoản 3 Điều 7", "các điều còn lại", "điều khoản chuyển tiếp",
        "Điều 5 Nghị định số 12/2024/NĐ-CP", "Điều 5 và các quy định liên quan", "Dieu 5", "Điều 5 (khoản 2", "Điều 5 khoản 2 Điều 6", "Phụ lục năm 2025",
    ],
)  # fmt: skip
def test_what_says_no_place_or_not_which(text: str) -> None:
    found = reading(text)
    assert (bool(found.fault), found.places) == (True, ())
    assert not reaches("toàn văn", text)


def test_a_place_that_is_said_not_to_be_known_is_no_fault() -> None:
    found = reading("chưa rõ số điều (căn cứ gốc: khoản 1 Điều 35 NĐ 99/2021)")
    assert (found.fault, found.places) == ("", ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Diều 5 khoảng 2", "Điều 5 khoản 2"),
        ("dieu 5, khoan 2", "Điều 5 khoản 2"),
        ("Phu luc I", "Phụ lục I"),
        ("khoản 2", None),
        ("các quy định khác", None),
    ],
)
def test_what_a_mistyped_place_may_mean(text: str, meant: str | None) -> None:
    assert likely(text) == meant


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("Điều 5 khoản 2 điểm a", "điểm a khoản 2 Điều 5", "Article 5(2)(a)"),
        ("Điều 31 khoản 4 điểm c, d, đ", "các điểm c, d và đ khoản 4 Điều 31", "Article 31(4)(c), (d) and (đ)"),
        ("Điều 11 khoản 1, khoản 2", "khoản 1 và khoản 2 Điều 11", "Article 11(1) and (2)"),
        ("Điều 5, 6, 7, 8", "từ Điều 5 đến Điều 8", "Articles 5 to 8"),
        ("Điều 5; Phụ lục I", "Điều 5; Phụ lục I", "Article 5; Annex I"),
        ("Phụ lục 1, phần 2, mục VIII.C", "Mục VIII.C Phần 2 Phụ lục 1", "Annex 1, Part 2, Section VIII.C"),
        ("Phần thứ ba", "Phần thứ ba", "Part III"),
        ("Mẫu số 01 Phụ lục I", "Mẫu số 01 Phụ lục I", "Annex I, Template 01"),
        ("Điều 5 khoản 1 đoạn 2", "đoạn 2 khoản 1 Điều 5", "Article 5(1), paragraph 2"),
        ("các điều còn lại", "các điều còn lại", "các điều còn lại"),
    ],
)
def test_how_places_are_cited(text: str, vi: str, en: str) -> None:
    """Vietnamese smallest part first, English after the article, with the numbers of the paper; what is no place as it stands."""
    assert (provisions.provision(text).vi, provisions.provision(text).en) == (vi, en)


def test_every_place_of_the_real_register_is_read() -> None:
    """Each says places, or says itself that they are not known."""
    register, unread = real(), []
    bases = [norm.basis for norm in register.norms]
    for matter in register.matters.values():
        bases += [one for one in (matter.basis, *(owner.basis for owner in matter.owners)) if isinstance(one, tuple)]
    texts = [one.at for basis in bases for one in basis]
    for grant in register.grants.values():
        rows = grant.rows if isinstance(grant.rows, tuple) else ()
        texts += [grant.at] if isinstance(grant.at, str) else []
        texts += [row.at for row in rows]
        texts += [one.at for row in rows for one in row.basis]
    for instrument in register.instruments.values():
        texts += [one.at for one in instrument.part_ends] + [one.at for one in instrument.part_starts]
    known = {text for text in texts if text is not None}
    unread = sorted(text for text in known if not places_of(text))
    assert len(known) > 800
    assert all(text.startswith("chưa rõ số điều") for text in unread)
    assert [text for text in unread if reading(text).fault] == []


def decree(*parts: PartEnd | PartStart, end: Day | None = None) -> tuple[Register, Instrument]:
    one = Instrument(
        DECREE, "1/2024/NĐ-CP", "decree", "Chính phủ", HERE, term=Term(date(2024, 1, 1), end),
        part_ends=tuple(one for one in parts if isinstance(one, PartEnd)),
        part_starts=tuple(one for one in parts if isinstance(one, PartStart)),
    )  # fmt: skip
    return Register("thu", "Thử", HERE, instruments={DECREE: one}), one


LAST, LATER = date(2026, 3, 31), date(2027, 3, 31)


@pytest.mark.parametrize(
    ("at", "end"),
    [
        ("khoản 2 Điều 5", LAST),
        ("Điều 5, Điều 6", LATER),
        ("Điều 5; Phụ lục I", None),
        ("Điều 5 và Điều 7", Unknown("chưa rõ ngày")),
        ("Điều 55", None),
        ("khoản 2", None),
        (None, None),
    ],
)
def test_several_places_live_until_the_last_of_them_ends(at: str | None, end: Day | Unknown | None) -> None:
    ended = (PartEnd("điều 5", LAST, None, HERE), PartEnd("Điều 6", LATER, None, HERE))
    register, one = decree(*ended, PartEnd("Điều 7", Unknown("chưa rõ ngày"), None, HERE))
    assert register.life(one, at) == Term(date(2024, 1, 1), end)


def test_a_place_and_its_text_live_alike() -> None:
    register, one = decree(PartEnd("Điều 5", LAST, None, HERE), PartStart("Điều 6", LATER, HERE))
    for text in ("Điều 5", "Điều 5 khoản 1", "Điều 6", "Điều 7"):
        (place,) = places_of(text)
        assert register.life(one, place) == register.life(one, text)
    assert register.life(one, "Điều 6; Điều 7") == Term(date(2024, 1, 1), None)
