"""The marks themselves, to the point: what docs/likeness.md says counts how much."""

from __future__ import annotations

import importlib
import sys
from dataclasses import replace

import pytest

from delegation.checks.shared import acts
from delegation.checks.shared.acts import head_of, may_meet
from delegation.checks.shared.likeness import Likeness, is_misspelt, is_part, likeness, said_alike
from delegation.checks.shared.titles import TitleReading, plain, read, words_of
from delegation.model.instruments import Citation
from delegation.model.matters import Matter, MatterId
from delegation.model.places import Place
from delegation.model.procedures import ProcedureFacts
from delegation.model.terms import Unknown

HERE = Place("tasks/y-te.yaml")
DRILL = "Cấp phép khoan giếng"


def reading(title: str) -> TitleReading:
    (words,) = map(words_of, plain([title]))
    return read(title, words, head_of(words))


def matter(title: str = DRILL, basis: str | None = "1/2020/NĐ-CP", kind: str = "task", **more: object) -> Matter:
    cited = Unknown("chưa rõ") if basis is None else tuple(Citation(one, None, HERE) for one in basis.split())
    one = Matter(MatterId(title), "task" if kind == "task" else "procedure", title, (), HERE, basis=cited)
    return replace(one, **more)  # type: ignore[arg-type]


def weigh(one: Matter, other: Matter, *, given: bool = False) -> Likeness | None:
    both = likeness(one, other, (reading(one.title), reading(other.title)), given=given)
    assert both == likeness(other, one, (reading(other.title), reading(one.title)), given=given)
    return both


@pytest.mark.parametrize(
    ("one", "other", "marks"),
    [
        (DRILL, DRILL, 100),
        ("Cấp, thu hồi giấy phép khoan giếng", DRILL, 97),
        ("Tịch thu giếng nước ngầm", "Tịch thu giếng nước ngầm", 100),
        ("Nước ngầm, giếng khoan, ao, hồ", "Cấp nước ngầm, giếng khoan, ao, hồ", 92),
        (f"{DRILL} sâu", DRILL, 75),
        (f"{DRILL} lớn, sâu", DRILL, 60),
        ("Cấp phép công trình khoan giếng", DRILL, 92),
        ("Cấp phép khoan hồ sơ giếng sâu, to", "Cấp phép khoan giếng sâu, to", 91),
        (f"{DRILL} sâu", f"{DRILL} cạn", 60),
        ("Cấp phép khoan giếng sâu", "Cấp giếng", 25),
        ("Cấp phép giếng", "Cấp phép ao", 33),
        (f"{DRILL} Lào", DRILL, 75),
        (f"{DRILL} to, ven sông lớn miền núi phía Lào", f"{DRILL} to, ven sông lớn miền núi phía", 80),
        (f"{DRILL} to, ven sông lớn miền núi phía bắc", f"{DRILL} to, ven sông lớn miền núi phía nam", 80),
        (f"{DRILL} to, ven sông lớn miền núi phía bắc", f"{DRILL} to, ven sông lớn miền núi phía", 91),
        ("Thẩm định khoáng sản", "Thẩm định khoang sản", 98),
        (f"{DRILL} (sâu)", DRILL, 97),
        (f"{DRILL} (sâu)", f"{DRILL} (sâu, lớn)", 97),
        (f"{DRILL} (sâu)", f"{DRILL} (cạn)", 80),
        ("Cấp, thu hồi giấy phép khoan giếng (sâu)", "Cấp phép khoang giếng", 92),
        ("Cấp, thu hồi giấy phép khoan giếng (sâu)", f"{DRILL} (cạn)", 77),
        (f"{DRILL} cấp tỉnh", DRILL, 100),
        (f"{DRILL} cấp tỉnh", f"{DRILL} cấp xã", 0),
        (DRILL, "Thu hồi giấy phép khoan giếng", 0),
        (DRILL, "", 0),
    ],
)
def test_what_titles_say_is_marked_to_the_point(one: str, other: str, marks: int) -> None:
    assert said_alike(reading(one), reading(other)) == marks
    assert said_alike(reading(other), reading(one)) == marks


def test_marks_never_fall_below_none() -> None:
    """Titles alike by half, of two levels, two fields and so on."""
    one, other = (
        matter("Cấp phép giếng", field="a", level="city"),
        matter("Cấp phép ao", "2/2020/NĐ-CP", level="commune"),
    )
    assert weigh(one, other) == Likeness(25, ("cấp",), "two-texts", given=False)
    poor = matter("Kiểm tra giếng, ao, hồ, đập, kênh", field="a", level="city")
    found = weigh(poor, matter("Kiểm tra giếng, sông, suối, mương, bể", "2/2020/NĐ-CP", field="b", level="commune"))
    assert found == Likeness(0, ("kiểm tra",), "two-texts", given=False)


@pytest.mark.parametrize(
    ("basis", "other", "marks", "sources"),
    [
        ("1/2020/NĐ-CP", "2/2020/NĐ-CP", 100, "two-texts"),
        ("1/2020/NĐ-CP", "1/2020/NĐ-CP", 96, "one-text"),
        ("1/2020/NĐ-CP 2/2020/NĐ-CP", "2/2020/NĐ-CP 3/2020/NĐ-CP", 96, "one-text"),
        ("1/2020/NĐ-CP", None, 98, "unknown"),
        (None, None, 98, "unknown"),
        ("1/2020/NĐ-CP", "", 98, "unknown"),
    ],
)
def test_two_texts_weigh_more_than_one(basis: str | None, other: str | None, marks: int, sources: str) -> None:
    assert weigh(matter(basis=basis), matter(basis=other)) == Likeness(marks, ("cấp",), sources, given=False)  # type: ignore[arg-type]


def test_two_levels_are_one_matter_in_two_texts_only_and_less_likely() -> None:
    city, commune = matter(level="city"), matter(level="commune", basis="2/2020/NĐ-CP")
    assert weigh(city, commune) == Likeness(92, ("cấp",), "two-texts", given=False)
    assert weigh(city, commune, given=True) == Likeness(100, ("cấp",), "two-texts", given=True)
    assert weigh(city, replace(commune, basis=city.basis)) is None
    assert weigh(city, replace(commune, basis=city.basis), given=True) is None
    for free in (None, "both", "city"):
        assert weigh(city, replace(commune, level=free)) == Likeness(100, ("cấp",), "two-texts", given=False)


def test_what_each_level_does_in_its_own_territory_is_less_likely_still() -> None:
    city = matter("Kiểm tra giếng khoan", level="city")
    commune = matter("Kiểm tra giếng khoan", "2/2020/NĐ-CP", level="commune")
    assert weigh(city, commune) == Likeness(86, ("kiểm tra",), "two-texts", given=False)
    mixed = (
        replace(city, title="Kiểm tra, thu hồi giếng khoan"),
        replace(commune, title="Kiểm tra, thu hồi giếng khoan"),
    )
    assert weigh(*mixed) == Likeness(92, ("kiểm tra", "thu hồi"), "two-texts", given=False)


def test_two_fields_are_less_likely_and_details_must_be_the_same() -> None:
    one, other = matter(field="a"), matter(basis="2/2020/NĐ-CP", field="b")
    assert weigh(one, other) == Likeness(88, ("cấp",), "two-texts", given=False)
    assert weigh(one, replace(other, field=None)) == Likeness(100, ("cấp",), "two-texts", given=False)
    assert weigh(one, replace(other, field="a")) == Likeness(100, ("cấp",), "two-texts", given=False)
    assert weigh(one, replace(other, title=f"{DRILL} (sâu)")) is None
    assert weigh(replace(one, title=f"{DRILL} (sâu)"), replace(other, title=f"{DRILL} (sâu)")) is not None


def test_other_acts_are_no_likeness_and_no_act_is_one_without_acts() -> None:
    assert weigh(matter(), matter("Thu hồi giấy phép khoan giếng")) is None
    assert weigh(matter("Giếng khoan, ao, hồ"), matter("Giếng khoan, ao, hồ", "2/2020/NĐ-CP")) == Likeness(
        100, (), "two-texts", given=False
    )


@pytest.mark.parametrize(
    ("task", "procedure", "part"),
    [
        (DRILL, DRILL, False),
        (DRILL, f"{DRILL} sâu", True),
        (DRILL, "Cấp phép khoan giấy thẻ giếng", False),
        (DRILL, "Cấp phép khoan", False),
        (f"{DRILL} sâu", DRILL, False),
        (DRILL, "Cấp phép ao hồ nhỏ", False),
        ("Cấp, thu hồi giấy phép khoan giếng", DRILL, True),
        (DRILL, "Cấp, thu hồi giấy phép khoan giếng", False),
        ("Cấp, thu hồi giấy phép khoan giếng", "Khoan giếng sâu", False),
    ],
)
def test_a_procedure_that_does_a_part_of_a_task(task: str, procedure: str, *, part: bool) -> None:
    one, other = matter(task), matter(procedure, kind="procedure")
    told = reading(task), reading(procedure)
    assert is_part(one, other, told) is part
    assert is_part(other, one, told[::-1]) is part
    assert not is_part(one, replace(other, kind="task"), told), "two tasks are no part of each other"
    assert not is_part(replace(one, kind="procedure"), other, told)


def test_a_procedure_that_names_its_task_is_a_part_of_it_whatever_their_titles() -> None:
    task, facts = matter("Tịch thu ao"), ProcedureFacts(code="1.900001", task=MatterId("Tịch thu ao"))
    procedure = matter(kind="procedure", procedure=facts)
    told = reading(task.title), reading(procedure.title)
    assert is_part(task, procedure, told)
    assert is_part(procedure, task, told[::-1])
    assert not is_part(replace(task, id=MatterId("viec-khac")), procedure, told)
    same = replace(procedure, title=task.title)
    assert weigh(task, same) is None


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("khoáng", "khoang", True),
        ("sản", "san", True),
        ("sản", "sàn", True),
        ("ao", "áo", True),
        ("sản", "sẳng", False),
        ("giang", "giảng", True),
        ("giang", "giàn", False),
        ("nghiêm", "nghiệ", True),
        ("trường", "trườn", True),
        ("trường", "trưng", True),
        ("trường", "trư", False),
        ("nghiệp", "nghề", False),
        ("trường", "phường", False),
        ("trương", "phương", False),
        ("xtrường", "trường", False),
        ("khaóng", "khoáng", True),
        ("khoangs", "khoáng", True),
        ("khoangss", "khoáng", False),
        ("lào", "bào", False),
        ("nhiều", "nhiên", True),
        ("chính", "chinhs", True),
        ("trạng", "tranh", True),
        ("thẳng", "thường", False),
        ("chuyển", "chương", False),
    ],
)
def test_one_syllable_misspelt(one: str, other: str, *, slip: bool) -> None:
    """A letter too few, or signs in another order, are a slip; another first letter is another word. It is the same from both sides."""
    assert is_misspelt(one, other) is slip
    assert is_misspelt(other, one) is slip


def test_acts_meet_where_one_is_common_or_one_title_has_none() -> None:
    issue, take, none = frozenset({"cấp"}), frozenset({"thu hồi"}), frozenset[str]()
    assert may_meet(issue, issue | take)
    assert not may_meet(issue, take)
    assert may_meet(issue, none)
    assert may_meet(none, take)
    assert may_meet(none, none)


@pytest.mark.parametrize(
    ("title", "found", "rest"),
    [
        ("cấp phép khoan giếng", {"cấp"}, "phép khoan giếng"),
        ("cấp giấy phép khoan giếng", {"cấp"}, "phép khoan giếng"),
        ("cấp giấy chứng nhận đăng ký khoan giếng", {"đăng ký"}, "khoan giếng"),
        ("cấp giấy đăng ký khoan giếng", {"đăng ký"}, "khoan giếng"),
        ("cấp giấy xác nhận khoan giếng", {"xác nhận"}, "khoan giếng"),
        ("cấp giấy chứng nhận khoan giếng", {"cấp"}, "chứng nhận khoan giếng"),
        ("đăng ký giấy khoan giếng", {"cấp"}, "khoan giếng"),
        ("đăng ký khoan giếng", {"đăng ký"}, "khoan giếng"),
        ("thu hồi giấy phép", {"thu hồi"}, "phép"),
        ("thu hồi giấy", {"thu hồi"}, ""),
        ("quyết định thu hồi giếng", {"thu hồi"}, "giếng"),
        ("quyết định mức phí", {"quyết định"}, "mức phí"),
        ("cho phép , tiếp nhận đăng ký giếng", {"cho phép", "đăng ký"}, "giếng"),
        ("xem xét , quyết định việc cấp lại giấy phép", {"cấp lại"}, "phép"),
        ("tổ chức thực hiện chính sách", {"thực hiện"}, "chính sách"),
        ("thực hiện cấp đổi và hoặc / thu hồi thẻ", {"cấp đổi", "thu hồi"}, "thẻ"),
        ("cấp , và giếng", {"cấp"}, ", và giếng"),
        ("hàng năm kiểm tra giám sát giếng", {"kiểm tra"}, "giám sát giếng"),
        ("gia hạn", {"gia hạn"}, ""),
        ("sửa đổi , bổ sung giếng", {"sửa đổi, bổ sung"}, "giếng"),
        ("khoan giếng", set(), "khoan giếng"),
        ("", set(), ""),
    ],
)
def test_the_head_of_a_title_and_what_is_left(title: str, found: set[str], rest: str) -> None:
    words = title.split()
    head = head_of(words)
    assert head.acts == found
    assert " ".join(words[head.length :]) == rest


SPELT = {
    "cấp": "cấp, cấp mới, cấp phép",
    "gia hạn": "gia hạn, cấp gia hạn",
    "sửa đổi, bổ sung": "sửa đổi, bổ sung, điều chỉnh, thay đổi, cấp điều chỉnh, cấp bổ sung, cấp thay đổi",
    "tuyên truyền, phổ biến": "tuyên truyền, phổ biến, giáo dục, truyền thông, thông tin",
    "lập, xây dựng": "lập, xây dựng",
    "thành lập": "thành lập, cho phép thành lập",
    "hủy": "hủy, hủy bỏ",
    "cấp lại": "cấp lại",
    "thu hồi": "thu hồi",
    "quản lý nhà nước": "quản lý nhà nước",
    "cho ý kiến": "cho ý kiến",
    "quyết toán": "quyết toán",
    "rà soát": "rà soát",
    "tham vấn": "tham vấn",
    "quyết định": "quyết định",
    "cho phép": "cho phép",
    "thực hiện": "thực hiện, tổ chức, hằng năm, định kỳ, việc",
}


def test_the_acts_are_known_by_all_their_spellings() -> None:
    """Of the module read anew, since its tables are made while it is read."""
    known = sys.modules.pop(acts.__name__)
    try:
        fresh = importlib.import_module(acts.__name__)
    finally:
        sys.modules[acts.__name__] = known
        importlib.import_module("delegation.checks").acts = known  # type: ignore[attr-defined]
    assert fresh is not acts
    for name, spellings in SPELT.items():
        for one in spellings.split(", "):
            head = fresh.head_of([*one.split(), "giếng"])
            assert (head.acts, head.length) == ({name}, len(one.split()) - (one == "cấp phép")), one
    assert fresh.head_of(["giếng", "cấp"]).acts == set()
    assert fresh.head_of("cho phép thu hồi giếng".split()).acts == {"thu hồi"}  # noqa: SIM905  reads as the title
