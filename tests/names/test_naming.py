"""Finding by name: without diacritics, with typing errors, by code or by id."""

from __future__ import annotations

import re
import unicodedata

import pytest
from folders import RULES
from hypothesis import given
from hypothesis import strategies as st

from delegation.errors import AskedWronglyError
from delegation.model.holders import Commune, CommuneCode
from delegation.model.places import Place
from delegation.model.register import Register
from delegation.names.communes import communes, in_commune, resolved_or_commune
from delegation.names.folding import fold, unified
from delegation.names.naming import Kind, Named, find, grants, holders, instruments, matters, resolve
from delegation.names.near import only_near
from delegation.names.shortened import in_full
from delegation.run import pipeline

REGISTER = pipeline.load(RULES).register
PLACES = communes(REGISTER)
MATTERS = matters(REGISTER)
_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcdghklmnpqrstvx"
TEXTS = st.text(alphabet=_LETTERS + _LETTERS.upper() + " .,-/0123456789", max_size=40)


def named(*names: str) -> list[Named]:
    return [Named(fold(name).replace(" ", "-"), name, (name,)) for name in names]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("UỶ BAN NHÂN DÂN", "uy ban nhan dan"),
        ("Hoà Bình", "hoa binh"),
        ("hòa bình", "hoa binh"),
        ("Đường Đê", "duong de"),
        ("ĐƯỜNG ĐÊ", "duong de"),
        ("Ðường", "duong"),
        ("  Sở   Y tế, ", "so y te"),
        ("2.000229", "2.000229"),
        ("2.000229.", "2.000229"),
        ("...", ""),
        ("nd-23-2015-d5-k2-b", "nd 23 2015 d5 k2 b"),
        ("23/2015/NĐ-CP", "23 2015 nd cp"),
        ("«cấp phép»", "cap phep"),
    ],
)
def test_a_name_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_folding_knows_no_case_no_marks_and_no_way_of_composing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    for other in (text.upper(), text.lower(), *(unicodedata.normalize(form, text) for form in ("NFC", "NFD"))):
        assert fold(other) == folded


@given(st.one_of(TEXTS, st.text(max_size=20), st.text(alphabet="ab1.-_ ½²٣.Ω", max_size=8)))
def test_the_quick_ways_of_folding_give_what_letter_by_letter_gives(text: str) -> None:
    apart = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d").replace("ð", "d")
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    assert fold(text) == re.sub(r"(?:[^\w.]|(?<!\w)\.|\.(?!\w))+", " ", plain).strip()


def test_whoever_is_called_just_so_is_told_without_reading_all_names() -> None:
    for every, known in ((holders, holders(REGISTER)), (instruments, instruments(REGISTER))):
        for name in {name for one in known for name in one.names}:
            assert [one.id for one in every(REGISTER, name)] == [one.id for one in known if name in one.names]
            assert find(name, every(REGISTER, name)) == find(name, known)
        assert every(REGISTER, "không ai") == []


@pytest.mark.parametrize(
    ("late", "early"),
    [
        ("hoà", "hòa"),
        ("Hoà Bình", "hòa bình"),
        ("uỷ quyền", "ủy quyền"),
        ("Thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("toạ", "tọa"),
    ],
)
def test_a_tone_mark_may_stand_on_either_letter(late: str, early: str) -> None:
    assert unified(late) == unified(early) == early
    assert unified(unicodedata.normalize("NFD", late)) == early


@pytest.mark.parametrize("word", ["hoàn", "toàn", "khoản", "ngoại", "ngoài", "huỳnh", "khoét", "loại"])
def test_a_tone_mark_of_a_closed_syllable_stands_on_its_last_vowel(word: str) -> None:
    """Patterns that are written in plain Vietnamese find it: *khoản* was compared as *khỏan*."""
    wrong = word.replace("oà", "òa").replace("oả", "ỏa").replace("oạ", "ọa").replace("uỳ", "ùy").replace("oé", "óe")
    assert unified(word) == unified(wrong) == unified(word.upper()) == word


def test_marks_still_tell_words_apart_where_texts_are_compared() -> None:
    assert unified("hóa") != unified("hòa")
    assert unified("quý") == unified("QUÝ")


@pytest.mark.parametrize(
    ("asked", "how", "meant"),
    [
        ("Xã Thanh Trì", "exact", "Xã Thanh Trì"),
        ("xa thanh tri", "exact", "Xã Thanh Trì"),
        ("Hòa Lạc", "exact", "Xã Hòa Lạc"),
        ("Hoà Lạc", "exact", "Xã Hòa Lạc"),
        ("hoa lac xa", "part", "Xã Hòa Lạc"),
        ("thanh tr", "like", "Xã Thanh Trì"),
        ("Thanhh Trì", "like", "Xã Thanh Trì"),
        ("Thnah Trì", "none", None),
        ("thanh", "ambiguous", None),
        ("đâu đó", "none", None),
        ("", "none", None),
        ("?!", "none", None),
    ],
)
def test_how_a_name_is_found(asked: str, how: str, meant: str | None) -> None:
    bare = [
        Named(one.id, one.title, (one.title, one.title.split(" ", 1)[1]))
        for one in named("Xã Thanh Trì", "Phường Thanh Liệt", "Xã Hòa Lạc")
    ]
    found = find(asked, bare)
    assert found.how == how
    assert (found.meant.title if found.meant else None) == meant


def test_what_is_too_unlike_to_be_meant_is_offered() -> None:
    found = find("Thnah Trì", PLACES)
    assert (found.how, found.candidates[0].title) == ("none", "Xã Thanh Trì")


def test_the_whole_name_goes_before_a_part_of_another() -> None:
    assert find("khai tử", named("Khai tử lưu động", "Khai tử")).meant == named("Khai tử")[0]


def test_what_begins_so_goes_before_what_holds_it() -> None:
    assert find("sở y", named("Giám đốc Sở Y tế", "Sở Y tế")).meant == named("Sở Y tế")[0]


def test_the_words_may_stand_in_any_order() -> None:
    assert (
        find("rượu bán lẻ", named("Cấp phép bán lẻ rượu", "Cấp phép bán buôn rượu")).meant
        == named("Cấp phép bán lẻ rượu")[0]
    )


def test_candidates_are_few_and_the_rest_is_counted() -> None:
    found = find("việc", named(*(f"việc số {number}" for number in range(35))))
    assert (found.how, len(found.candidates), found.more) == ("ambiguous", 10, 25)


@given(
    st.permutations(PLACES),
    st.sampled_from(["thanh", "hong", "ba", "phuong", "hoan kiem", "hoan kiêm", "xyz", "thnh tri"]),
)
def test_the_order_of_names_plays_no_part(order: list[Named], asked: str) -> None:
    assert find(asked, order) == find(asked, PLACES)


@pytest.mark.parametrize("one", PLACES, ids=lambda one: fold(one.title))
def test_every_commune_is_found_by_name_code_and_without_diacritics(one: Named) -> None:
    for asked in (
        one.id,
        one.id.lstrip("0"),
        one.title,
        one.title.upper(),
        fold(one.title),
        unicodedata.normalize("NFD", one.title),
    ):
        assert resolve(asked, PLACES, Kind.COMMUNE).id == one.id


def test_every_matter_and_holder_is_found_by_its_id() -> None:
    for known, kind in ((matters(REGISTER), Kind.MATTER), (holders(REGISTER), Kind.HOLDER)):
        for one in known[::50]:
            found = resolve(one.id, known, kind)
            assert (found.id, found.guessed) == (one.id, False)


def test_a_code_as_the_paper_misprints_it_is_found() -> None:
    printed = {
        row.printed: row.matter
        for grant in REGISTER.grants.values()
        for row in (grant.rows if isinstance(grant.rows, tuple) else ())
        if isinstance(row.printed, str) and row.printed != row.matter
    }
    assert printed
    known = matters(REGISTER)
    for wrong, right in printed.items():
        assert resolve(wrong, known, Kind.MATTER).id == right


def test_a_guess_is_marked() -> None:
    assert resolve("Hòan Kiếm", PLACES, Kind.COMMUNE).guessed is False
    assert resolve("Hoàn Kiêmm", PLACES, Kind.COMMUNE).guessed is True


@pytest.mark.parametrize(
    ("asked", "vi", "en"),
    [
        ("thanh", "«thanh» có thể là nhiều xã, phường. Hãy gõ mã, hoặc thêm từ cho đủ rõ:\n  ", "“thanh” may mean more than one commune."),
        ("Hoàn Kim Bộ", "Trong sổ không có xã, phường nào tên là «Hoàn Kim Bộ». Có phải ý bạn là:\n  00070  Phường Hoàn Kiếm", "Did you mean:"),
        ("zzz", "Trong sổ không có xã, phường nào tên là «zzz».", "The register has no commune called “zzz”."),
    ],
)  # fmt: skip
def test_what_is_said_where_nothing_or_several_are_meant(asked: str, vi: str, en: str) -> None:
    with pytest.raises(AskedWronglyError) as caught:
        resolve(asked, PLACES, Kind.COMMUNE)
    assert caught.value.said.vi.startswith(vi)
    assert en in caught.value.said.en


@pytest.mark.parametrize(
    ("label", "commune", "name"),
    [
        ("UBND cấp xã", "Phường Hồng Hà", "UBND phường Hồng Hà"),
        ("Chủ tịch UBND cấp xã", "Xã Sóc Sơn", "Chủ tịch UBND xã Sóc Sơn"),
        ("UBND xã, phường", "Phường Ba Đình", "UBND phường Ba Đình"),
        ("Phòng Kinh tế (xã)", "Xã Sóc Sơn", "Phòng Kinh tế xã Sóc Sơn"),
    ],
)
def test_the_member_of_a_class_bears_the_name_of_its_commune(label: str, commune: str, name: str) -> None:
    assert in_commune(label, commune) == name


def alike() -> list[Named]:
    """Give communes whose names differ by their type or by one mark only."""
    there = [
        Commune(CommuneCode(code), name, "ward" if name.startswith("Phường") else "rural-commune", Place("x.yaml"))
        for code, name in (
            ("00101", "Phường Tây Hồ"),
            ("00102", "Xã Tây Hồ"),
            ("00103", "Xã Tây Hổ"),
            ("00104", "Xã Tây Hồ Bắc"),
        )
    ]
    return communes(Register("thu", "Sổ thử", Place("register.yaml"), communes={one.code: one for one in there}))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Xã Tây Hồ", "00102"),
        ("xã tây hồ", "00102"),
        ("XÃ TÂY HỒ", "00102"),
        ("xã  Tây Hồ.", "00102"),
        (unicodedata.normalize("NFD", "xã Tây Hồ"), "00102"),
        ("phường tây hồ", "00101"),
        ("phuong tay ho", "00101"),
        ("xã tây hổ", "00103"),
        ("tây hổ", "00103"),
        ("xa tay ho bac", "00104"),
    ],
)
def test_a_name_that_is_exactly_one_communes_is_that_commune(asked: str, code: str) -> None:
    """With its diacritics first, then without, whatever other names hold it or are like it."""
    assert resolve(asked, alike(), Kind.COMMUNE).id == code


@given(st.sampled_from(alike()), st.permutations(alike()))
def test_every_full_name_means_its_commune_in_any_order_and_case(one: Named, order: list[Named]) -> None:
    for asked in (one.title, one.title.upper(), one.title.lower(), unicodedata.normalize("NFD", one.title.lower())):
        assert resolve(asked, order, Kind.COMMUNE).id == one.id


@pytest.mark.parametrize(
    ("asked", "codes"),
    [("xa tay ho", ["00102", "00103"]), ("tây hồ", ["00101", "00102"]), ("hồ", ["00102", "00101", "00104"])],
)
def test_diacritics_narrow_what_a_name_may_mean(asked: str, codes: list[str]) -> None:
    found = find(asked, alike())
    assert (found.how, sorted(one.id for one in found.candidates)) == ("ambiguous", sorted(codes))


def test_words_that_no_name_has_with_these_marks_are_looked_for_without() -> None:
    found = find("tư khái", named("Khai tử sớm", "Khai tử lưu động"))
    assert {one.title for one in found.candidates} == {"Khai tử sớm", "Khai tử lưu động"}


def test_candidates_show_what_tells_them_apart() -> None:
    """Instruments their number, day and issuer; matters field, level and owner; holders level; grants both sides."""
    said = {
        kind: next(one for one in known if one.id == name).apart()
        for kind, known, name in (
            ("instrument", instruments(REGISTER), "72-2025-qh15"),
            ("matter", matters(REGISTER), "1.000363"),
            ("holder", holders(REGISTER), "giam-doc-so-y-te"),
            ("grant", grants(REGISTER), "uq-105-2026-ban-ql"),
        )
    }
    assert said["instrument"].vi == "Luật số 72/2025/QH15; ngày 16/06/2025; Quốc hội"
    assert said["instrument"].en == "Law 72/2025/QH15; of 2025-06-16; the National Assembly"
    assert said["matter"].vi.startswith("thủ tục; lĩnh vực ")
    assert said["holder"].vi.startswith("cấp Thành phố; thuộc ")
    assert "giao cho" in said["grant"].vi
    with pytest.raises(AskedWronglyError) as caught:
        resolve("luật thủ đô", instruments(REGISTER), Kind.INSTRUMENT)
    for line in caught.value.said.vi.splitlines()[1:]:
        assert "Luật" in line
        assert "ngày" in line


@pytest.mark.parametrize("asked", ["Phường Ba Đình", "phuong ba dinh", "Ba Đình", "00008"])
@pytest.mark.parametrize("exactly", [False, True])
def test_who_types_a_commune_where_nothing_is_of_one_is_told_what_answers_for_it(asked: str, *, exactly: bool) -> None:
    """Before names that are merely like it; a holder, and what is no commune, is found or told as ever."""
    known = next(one for one in REGISTER.communes.values() if one.name == "Phường Ba Đình")
    with pytest.raises(AskedWronglyError) as raised:
        resolved_or_commune(
            REGISTER, known.code if asked.isdigit() else asked, holders(REGISTER), Kind.HOLDER, exactly=exactly
        )
    for said in (raised.value.said.vi, raised.value.said.en):
        assert '--commune "Phường Ba Đình"' in said
    assert resolved_or_commune(REGISTER, "so-y-te", holders(REGISTER), Kind.HOLDER).id == "so-y-te"
    with pytest.raises(AskedWronglyError, match="khong-co-dau") as raised:
        resolved_or_commune(REGISTER, "khong-co-dau", holders(REGISTER), Kind.HOLDER)
    assert "--commune" not in raised.value.said.vi


@pytest.mark.parametrize(
    "asked",
    ["hộ khẩu", "căn cước", "bằng lái", "lý lịch tư pháp", "hộ chiếu", "tạm trú", "lương hưu", "ly hôn", "đăng ký xe máy", "visa",
     "đi chợ", "an toan ve sinh thuc pham"],
)  # fmt: skip
def test_what_the_register_does_not_have_is_never_answered_by_a_title_that_shares_some_words(asked: str) -> None:
    assert find(asked, MATTERS).how == "none"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("trợ cấp thất nghiệp", "Giải quyết trợ cấp thất nghiệp"),
        ("khai sinh", "Thủ tục đăng ký khai sinh"),
        ("dang ky khai tu", "Thủ tục đăng ký khai tử"),
        ("hộ kinh doanh", "Đăng ký thành lập hộ kinh doanh"),
    ],
)
def test_what_a_title_is_about_is_meant(asked: str, meant: str) -> None:
    found = find(asked, MATTERS).meant
    assert found is not None
    assert found.title == meant


def test_letters_across_the_bounds_of_words_make_nothing_alike() -> None:
    assert find("căn cước", named("Phát hiện, ngăn chặn, cưỡng chế vi phạm")).candidates == ()
    assert [one.title for one in find("khai snih", named("Thủ tục đăng ký khai sinh")).candidates] == [
        "Thủ tục đăng ký khai sinh"
    ]


def test_words_with_other_diacritics_are_only_offered() -> None:
    one = named("Cấp bản sao từ sổ gốc")
    assert (find("bản sao", one).how, find("ban sao", one).how) == ("part", "part")
    assert (find("bàn sao", one).how, find("bàn sao", one).candidates) == ("none", tuple(one))


def test_all_others_that_may_be_meant_are_given_beside_the_one_that_is() -> None:
    found = resolve("khai sinh", MATTERS, Kind.MATTER)
    assert len(found.beside) > 10


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("GĐ Sở Y tế", "Giám đốc Sở Y tế"),
        ("gđ. sở y tế", "Giám đốc sở y tế"),
        ("PGĐ Sở Y tế", "Phó Giám đốc Sở Y tế"),
        ("CT UBND TP", "Chủ tịch UBND Thành phố"),
        ("UBND TP. Hà Nội", "UBND Thành phố Hà Nội"),
        ("CT xây dựng", "CT xây dựng"),
        ("Sở TP", "Sở TP"),
        ("Giám đốc Sở Y tế", "Giám đốc Sở Y tế"),
    ],
)
def test_the_head_of_a_body_and_the_city_are_written_out_where_they_are_shortened(written: str, meant: str) -> None:
    """«TP» behind «Sở» may be short for «Tư pháp», and stays."""
    assert in_full(written) == meant


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("so-tu-phat", ("so-tu-phap", "so-y-te", "so-noi-vu"), "so-tu-phap"),
        ("so-tu-phpa", ("so-tu-phap",), "so-tu-phap"),
        ("phong-1", ("phong-2", "phong-3"), None),
        ("phong-1", ("phong-11",), None),
        ("so-tu-phat", ("so-tu-phap", "so-tu-phan"), None),
        ("maner", ("manner", "matters", "at"), "manner"),
        ("tp", ("to",), None),
    ],
)
def test_a_word_one_slip_away_is_meant_where_no_other_is_near(
    written: str, known: tuple[str, ...], meant: str | None
) -> None:
    assert only_near(written, known) == meant
