"""The grammar of selectors, and what is said of one that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.errors import AskedWronglyError
from delegation.questions.select.selection import MAKERS, keys_of, selector_of
from delegation.questions.select.selector import Condition, Selector

TASKS = "tasks"


def read(written: str) -> list[tuple[bool, list[tuple[str, str, str]]]]:
    selector: Selector = selector_of("tasks", written)
    return [(part.without, [(one.key, one.sign, one.value) for one in part.conditions]) for part in selector.parts]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", []),
        ("field:y-te", [(False, [("field", ":", "y-te")])]),
        ("field:y-te level:city", [(False, [("field", ":", "y-te")]), (False, [("level", ":", "city")])]),
        ("form:3,4", [(False, [("form", ":", "3"), ("form", ":", "4")])]),
        (
            "form:3,level:city,commune",
            [(False, [("form", ":", "3"), ("level", ":", "city"), ("level", ":", "commune")])],
        ),
        ("-outside", [(True, [("outside", ":", "")])]),
        ("not outside", [(True, [("outside", ":", "")])]),
        ("khong ngoai-tong-so", [(True, [("outside", ":", "")])]),
        ("not -outside", [(False, [("outside", ":", "")])]),
        ("unlisted,outside", [(False, [("unlisted", ":", ""), ("outside", ":", "")])]),
        ('title:"khai tử"', [(False, [("title", ":", "khai tử")])]),
        ("title:«khai tử» level:city", [(False, [("title", ":", "khai tử")]), (False, [("level", ":", "city")])]),
        ("linh-vuc:y-te", [(False, [("field", ":", "y-te")])]),
        ("lĩnh vực:y-te", [(False, [("field", ":", "y-te")])]),
        ("Lĩnh Vực:y-te cấp:xã", [(False, [("field", ":", "y-te")]), (False, [("level", ":", "xã")])]),
        ("không chưa công bố", [(True, [("unlisted", ":", "")])]),
        ("-ngoài tổng số hết hạn<2027-03-01", [(True, [("outside", ":", "")]), (False, [("ends", "<", "2027-03-01")])]),
        ("chưa rõ:owner,term", [(False, [("unknown", ":", "owner"), ("unknown", ":", "term")])]),
        ("ends<2027-03-01", [(False, [("ends", "<", "2027-03-01")])]),
        ("ends>=01/03/2027", [(False, [("ends", ">=", "01/03/2027")])]),
        ("het-han:2027-02-28", [(False, [("ends", "=", "2027-02-28")])]),
        ("\u2212outside", [(True, [("outside", ":", "")])]),
    ],
)
def test_what_a_selector_means(written: str, expected: object) -> None:
    """Conditions beside one another must all hold; a comma is *or*, a minus *not*."""
    assert read(written) == expected


@pytest.mark.parametrize(
    ("written", "above", "below", "name"),
    [("+ubnd-tp", True, False, "ubnd-tp"), ("ubnd-tp+", False, True, "ubnd-tp"), ("+ubnd-tp+", True, True, "ubnd-tp")],
)
def test_plus_asks_for_what_lies_above_and_below(written: str, above: bool, below: bool, name: str) -> None:  # noqa: FBT001  a table
    (part,) = selector_of("tasks", written).parts
    assert part.conditions == (Condition("reach", value=name, above=above, below=below, written=written),)


@pytest.mark.parametrize(
    ("written", "steps_above", "steps_below", "name"),
    [
        ("1+so-y-te", 1, None, "so-y-te"),
        ("so-y-te+2", None, 2, "so-y-te"),
        ("1+so-y-te+2", 1, 2, "so-y-te"),
        ("+so-y-te+12", None, 12, "so-y-te"),
        ("3+2.000229", 3, None, "2.000229"),
        ("2.000229+", None, None, "2.000229"),
        ("1+2.000229+2", 1, 2, "2.000229"),
        ('2+"sở y tế"+1', 2, 1, "sở y tế"),
        ("1234+", None, None, "1234"),
    ],
)
def test_numbers_outside_of_the_plus_say_how_far_it_goes(
    written: str, steps_above: int | None, steps_below: int | None, name: str
) -> None:
    (condition,) = selector_of("tasks", written).parts[0].conditions
    assert (condition.key, condition.value) == ("reach", name)
    assert (condition.steps_above, condition.steps_below) == (steps_above, steps_below)
    assert condition.above == written.startswith(("1+", "2+", "3+", "+"))
    assert condition.below == written.endswith(("+", "+1", "+2", "+12"))


def test_a_day_is_read_either_way() -> None:
    days = {selector_of("tasks", one).parts[0].conditions[0].day for one in ("ends<2027-03-01", "ends<01/03/2027")}
    assert days == {date(2027, 3, 1)}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("feild:y-te", "có phải field:?"),
        ("linh-vc:y-te", "có phải field:?"),
        ("unlistd", "có phải unlisted?"),
        ("khai tử", "không có điều kiện «khai»"),
        ("field:", "sau «field:» phải có giá trị"),
        ("field:y-te,", "phải có điều kiện"),
        (",field:y-te", "phải có điều kiện"),
        ("form:3,-4", "dấu trừ chỉ đứng đầu cả nhóm"),
        ("ends<mai", "«mai» không phải là một ngày"),
        ("ends<2027-02-30", "không phải là một ngày"),
        ("level<city", "không so sánh được bằng <; hãy ghi level:city"),
        ('title:"khai tử', "không đóng lại"),
        ("not", "sau «not» phải có một điều kiện"),
        ("+", "thiếu tên"),
        ("++so-y-te", "thiếu tên"),
        ("1++2", "thiếu tên"),
        ("0+so-y-te", "số bước «0» phải là một số từ 1 đến 9999"),
        ("so-y-te+hai", "«so-y-te» và «hai» đều không phải là số từ 1"),
        ("x+so-y-te", "«x» và «so-y-te» đều không phải là số từ 1"),
        ("so-y-te+1.5", "«so-y-te» và «1.5» đều không phải"),
        ("1+so-y-te+-2", "số bước «-2»"),
        ("1+so-y-te+2+3", "số bước «2+3»"),
        ("10000+so-y-te", "số bước «10000»"),
        ("class", "không có điều kiện «class»"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_way_out(written: str, said: str) -> None:
    with pytest.raises(AskedWronglyError) as caught:
        selector_of("tasks", written)
    assert said in caught.value.said.vi
    assert written in caught.value.said.vi
    assert caught.value.said.en != caught.value.said.vi


def test_every_condition_is_documented() -> None:
    """The page names each key and word of each kind of entry."""
    from folders import ROOT  # noqa: PLC0415  only here

    page = (ROOT / "docs/selectors.md").read_text("utf-8")
    assert [one for subject in MAKERS for one in keys_of(subject) if f"`{one.rstrip(':')}" not in page] == []
