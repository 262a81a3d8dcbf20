"""What may be written, over a real server on the register of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from folders import small
from lsp_client import Editor

HEAD = "field: y-te\nsource: ví dụ\ntasks:\n"
NAME = "tasks/moi.yaml"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    held = "axis: ubnd\nholders:\n  - {id: phong-cu, name: Phòng Y tế cũ, kind: internal-unit, level: city, parent: so-y-te, term: {to: 2025-12-31}}\n"
    folder = small(tmp_path_factory.mktemp("so"), {"holders/cu.yaml": held})
    with Editor(folder, day="2026-06-01") as one:
        one.open(NAME, HEAD)
        one.open("decisions/2025/1.yaml", "")
        one.open("drafts/x.yaml", "")
        yield one


def offered(editor: Editor, text: str, name: str = NAME) -> dict[str, dict[str, Any]]:
    """Give what is offered at the bar of a text, by its label."""
    written, _, behind = text.partition("|")
    editor.change(name, written + behind)
    line = written.split("\n")
    found = editor.at(name, len(line) - 1, len(line[-1].encode("utf-16-le")) // 2, "completion")
    return {one["label"]: one for one in found["items"]}


def test_the_keys_of_an_entry_are_offered_with_what_they_mean_but_not_twice(editor: Editor) -> None:
    found = offered(editor, HEAD + "  - id: moi\n    |\n    owner: so-y-te\n")
    assert {"title", "basis", "term"} <= found.keys()
    assert not {"id", "owner", "tasks"} & found.keys()
    assert found["title"]["documentation"] == "Tên việc."
    assert found["title"]["textEdit"]["newText"] == "title: "
    first = min(found.values(), key=lambda one: one["sortText"])
    assert first["label"] == "title"  # what must stand there comes first


def test_a_key_is_asked_for_in_vietnamese_too(editor: Editor) -> None:
    found = offered(editor, HEAD + "  - id: moi\n    can cu|")
    assert "can cu" in found["basis"]["filterText"]


@pytest.mark.parametrize("written", ["can cu", "căn cứ", "Căn c", "CĂN CỨ"])
def test_an_editor_that_compares_letters_keeps_a_key_that_is_asked_for_in_vietnamese(
    editor: Editor, written: str
) -> None:
    """Editors know nothing of diacritics: what they compare holds the letters that are written, and they ask again at the next."""
    found = offered(editor, HEAD + f"  - id: moi\n    {written}|")
    assert written.casefold() in found["basis"]["filterText"].casefold()
    assert written.casefold() not in found["title"]["filterText"].casefold()


@pytest.mark.parametrize("written", ["uy quyen", "ủy quyền", "Ủy q", "dele"])
def test_an_editor_that_compares_letters_keeps_a_word_of_a_closed_list(editor: Editor, written: str) -> None:
    found = offered(editor, f"grants:\n  - id: g\n    mechanism: {written}|", "decisions/2025/1.yaml")
    assert written.casefold() in found["delegation"]["filterText"].casefold()


@pytest.mark.parametrize("name", ["decisions/2025/1.yaml", "drafts/x.yaml"])
def test_a_closed_list_is_offered_with_its_meaning(editor: Editor, name: str) -> None:
    found = offered(editor, "grants:\n  - id: g\n    mechanism: |", name)
    assert found["delegation"]["detail"] == "ủy quyền"
    assert "ủy quyền" in found["delegation"]["filterText"]


@pytest.mark.parametrize("asked", ["so y te", "Sở Y tế", "SỞ Y TẾ", "so-y", "so y tee", "sở y tế"])
def test_a_holder_is_found_by_any_name_and_in_spite_of_a_slip(editor: Editor, asked: str) -> None:
    found = offered(editor, HEAD + f"  - {{id: moi, owner: {asked}|, title: x}}")
    assert "so-y-te" in found
    edit = found["so-y-te"]["textEdit"]
    begin = len("  - {id: moi, owner: ")
    assert edit["newText"] == "so-y-te"
    assert edit["range"]["start"] == {"line": 3, "character": begin}
    assert edit["range"]["end"]["character"] == begin + len(asked.encode("utf-16-le")) // 2
    assert "thuộc UBND Thành phố" in found["so-y-te"]["detail"]


def test_one_that_has_ended_is_marked_and_comes_last(editor: Editor) -> None:
    found = offered(editor, HEAD + "  - id: moi\n    owner: |")
    assert found["phong-cu"]["tags"] == [1]
    assert (
        max((one for one in found.values() if one["kind"] == 18), key=lambda one: one["sortText"])["label"]
        == "phong-cu"
    )
    assert "tags" not in found["so-y-te"]


def test_an_instrument_is_written_by_its_number_and_a_provision_by_its_place(editor: Editor) -> None:
    found = offered(editor, HEAD + "  - id: moi\n    basis: [{instrument: to chuc chinh quyen|")
    assert found["72/2025/QH15"]["textEdit"]["newText"] == "72/2025/QH15"
    places = offered(editor, HEAD + "  - id: moi\n    basis: [{instrument: 72/2025/QH15, at: |}]")
    assert "Điều 14 khoản 1" in places


@pytest.mark.parametrize(("word", "written"), [("hoan kiem", '"00070"'), ('"000', "00070"), ("ba đình", '"00004"')])
def test_a_commune_is_found_by_name_and_written_in_quotes(editor: Editor, word: str, written: str) -> None:
    found = offered(editor, f"grants:\n  - id: g\n    communes: [{word}|", "decisions/2025/1.yaml")
    assert written in [one["textEdit"]["newText"] for one in found.values()]


def test_a_matter_is_offered_in_a_list_and_in_a_row(editor: Editor) -> None:
    for text in (
        "matters: [tiem chung|]",
        "matters:\n      - tiem chung|",
        "matters:\n      - {row: 1, matter: tiem chung|}",
    ):
        found = offered(editor, f"grants:\n  - id: g\n    {text}", "decisions/2025/1.yaml")
        assert "vd-ubnd-cap-xa" in found


def test_today_and_the_days_beside_are_offered_and_what_is_unknown(editor: Editor) -> None:
    found = offered(editor, "instrument:\n  issued: 2026-05-04\n  effective: |", "decisions/2025/1.yaml")
    assert {"2026-06-01", "2026-05-04"} <= found.keys()
    assert found["{unknown: …}"]["textEdit"]["newText"] == "{unknown: }"


def test_what_was_just_written_in_another_file_is_offered(editor: Editor) -> None:
    editor.open(
        "holders/moi.yaml",
        "axis: ubnd\nholders:\n  - {id: so-moi, name: Sở Hoàn toàn mới, kind: specialised-agency, level: city, parent: ubnd-tp}\n",
    )
    found = offered(editor, HEAD + "  - id: moi\n    owner: hoan toan moi|")
    assert "so-moi" in found
    editor.close("holders/moi.yaml")


def test_nothing_is_offered_in_a_remark_or_where_nothing_may_stand(editor: Editor) -> None:
    assert offered(editor, HEAD + "  # |") == {}
    assert offered(editor, "khong-co:\n  |") == {}


def test_a_hypothesis_offers_what_it_states_itself(editor: Editor) -> None:
    """By id and by name, before what the register has; nowhere else."""
    name = "drafts/x.yaml"
    stated = "draft: {title: Thử}\nholders:\n  - {id: phong-thu-nghiem, name: Phòng Thử nghiệm, kind: internal-unit, level: city, parent: so-y-te}\n"
    offered(editor, f"{stated}|", name)  # whoever types is answered at every letter
    ends = "ends:\n  - {holder: phong-cu, to: 2026-12-31, successors: ["
    for written in ("phong-thu", "thu nghiem", "Phòng Thử n"):
        found = offered(editor, f"{stated}{ends}{written}|", name)
        assert next(iter(found)) == "phong-thu-nghiem", written
        assert "Phòng Thử nghiệm" in found["phong-thu-nghiem"]["detail"]
    assert "phong-thu-nghiem" not in offered(editor, HEAD + "  - id: moi\n    owner: phong-thu|")


@pytest.mark.parametrize(
    "strange", ["holders: 5", "holders: [a, 1]", "sections: x", "holders: [{id: 5}, {name: []}]", "- a"]
)
def test_a_hypothesis_of_another_shape_takes_no_offer_away(editor: Editor, strange: str) -> None:
    name = "drafts/x.yaml"
    offered(editor, f"{strange}\n|", name)
    assert "so-y-te" in offered(editor, f"{strange}\nends:\n  - {{holder: so-y|", name)
