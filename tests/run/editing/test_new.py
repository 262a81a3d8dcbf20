"""``delegation new``: an entry of answers stands behind its like and passes, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from casework import DAY, decision, grant, task
from folders import findings, small
from programs import ask

from delegation.errors import AskedWronglyError, DelegationError
from delegation.names.words import decision_id
from delegation.run.editing.kinds import DECISION, HOLDER, INSTRUMENT, KINDS, PROCEDURE, TASK, TEST
from delegation.run.editing.new import made, missing
from delegation.run.editing.working_copy import WorkingCopy
from delegation.run.formatting import canonical

HEAD = "# yaml-language-server: $schema=../../schemas/tasks.schema.json\n"
FILES = {
    "tasks/viec.yaml": HEAD
    + task()
    + "".join(task(name=f"viec-{number}").partition("tasks:\n")[2] for number in range(9)),
    "decisions/2025/1.yaml": decision("1/QĐ-UBND", grant("uq", "ubnd-tp", "so-y-te", "2025-12-01", "2026-12-31")),
}
BASE = {
    "title": "Cấp giấy phép mới",
    "field": "Y tế",
    "owner": "Sở Y tế",
    "basis": "99/2020/QH14, Điều 5",
    "source": "ví dụ này",
}
PAPER = {
    "number": "7/QĐ-UBND", "issuer": "ubnd-tp", "issued": "1/5/2026", "effective": "2026-05-01", "title": "Ủy quyền", "source": "bản chụp này",
    "mechanism": "Ủy quyền", "receiver": "Sở Y tế", "at": "Điều 1", "until": "31/12/2027", "matter": "viec",
}  # fmt: skip


def answers(**said: str | tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {key.replace("_", "-"): (one,) if isinstance(one, str) else one for key, one in said.items()}


@pytest.fixture
def copy(tmp_path: Path) -> WorkingCopy:
    return WorkingCopy.read(small(tmp_path, FILES))


def test_a_task_stands_behind_the_last_of_its_field_with_names_as_ids(copy: WorkingCopy) -> None:
    found = made(copy, TASK, answers(**BASE), DAY)
    assert (found.id, found.file) == ("cap-giay-phep-moi", "tasks/viec.yaml"), "where most tasks of the field stand"
    assert found.after.rules[found.file].data.decode() == FILES["tasks/viec.yaml"] + (
        "  - id: cap-giay-phep-moi\n    title: Cấp giấy phép mới\n    field: y-te\n    owner: so-y-te\n"
        "    basis: [{instrument: 99/2020/QH14, at: Điều 5}]\n    source: ví dụ này\n"
    )


def test_an_id_is_never_given_twice(copy: WorkingCopy) -> None:
    first = made(copy, TASK, answers(**BASE), DAY).after
    assert made(first, TASK, answers(**BASE), DAY).id == "cap-giay-phep-moi-2"
    with pytest.raises(AskedWronglyError) as told:
        made(copy, TASK, answers(id="viec", **BASE), DAY)
    assert "Sổ đã có «viec» (tasks/viec.yaml)" in told.value.said.vi
    code = made(copy, PROCEDURE, answers(code="1.900001", **BASE), DAY)
    with pytest.raises(AskedWronglyError):
        made(code.after, PROCEDURE, answers(code="1.900001", **BASE), DAY)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("field: y-te\ntasks: [{id: a, title: A, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}]\n", "}]}, {id: cap-giay-phep-moi, title: Cấp giấy phép mới, field: y-te,"),
        ("field: y-te\nsections:\n  - heading: Một\n    tasks:\n      - {id: a, title: A, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\n# cuối\n",
         "QH14}]}\n  - tasks:\n      - id: cap-giay-phep-moi\n        title: Cấp giấy phép mới\n"),
        ("field: y-te\ntasks:\r\n  - {id: a, title: A, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}\r\n", "}]}\r\n  - {id: cap-giay-phep-moi, title: Cấp giấy phép mới, field: y-te,"),
        ("field: y-te\ntasks:\n    - {id: a, title: A, owner: so-y-te, basis: [{instrument: 99/2020/QH14}]}", "}]}\n    - {id: cap-giay-phep-moi, title: Cấp giấy phép mới, field: y-te,"),
        ("field: y-te\ntasks: []\n", "tasks:\n  - id: cap-giay-phep-moi\n    title: Cấp giấy phép mới\n"),
    ],
)  # fmt: skip
def test_it_is_written_as_the_file_writes_its_entries(text: str, after: str, tmp_path: Path) -> None:
    copy = WorkingCopy.read(small(tmp_path, {"tasks/a.yaml": text}))
    found = made(copy, TASK, answers(**BASE), DAY, "tasks/a.yaml")
    assert after in found.after.rules["tasks/a.yaml"].data.decode()


def test_a_file_that_is_not_there_is_made_with_its_schema_line(copy: WorkingCopy) -> None:
    found = made(copy, TASK, answers(**BASE), DAY, "tasks/moi/khac.yaml")
    assert (
        found.after.rules[found.file]
        .data.decode()
        .startswith(HEAD.replace("../../", "../../../") + "tasks:\n  - id: cap-")
    )


def test_what_the_head_of_a_file_says_of_all_is_not_put_into_the_mouth_of_the_new_one(tmp_path: Path) -> None:
    files = {"tasks/a.yaml": task().replace("field: y-te\n", "field: y-te\nreview: phải xem lại\n")}
    copy = WorkingCopy.read(small(tmp_path, files))
    with pytest.raises(DelegationError) as told:
        made(copy, TASK, answers(**BASE), DAY, "tasks/a.yaml")
    assert "đầu tệp tasks/a.yaml nói «review»" in told.value.said.vi


def test_of_the_files_of_its_like_that_is_taken_whose_head_says_nothing_more(tmp_path: Path) -> None:
    own = FILES["tasks/viec.yaml"].replace("field: y-te\n", "field: y-te\nreview: phải xem lại\n")
    copy = WorkingCopy.read(small(tmp_path, {"tasks/viec.yaml": own}))
    assert made(copy, TASK, answers(**BASE), DAY).file == "tasks/co-so.yaml"


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("99/2020/QH14", ""),
        ("99/2020/QH14, Điều 5 khoản 1", "Điều 5 khoản 1"),
        ("Điều 5 99/2020/QH14", "Điều 5"),
        ("khoản 1 Điều 5 Luật số 99/2020/QH14", "Điều 5 khoản 1"),
        ("Luật số 99/2020/QH14", ""),
    ],
)
def test_a_legal_basis_is_understood_as_lawyers_write_it(copy: WorkingCopy, written: str, at: str) -> None:
    found = made(copy, TASK, answers(**{**BASE, "basis": written}), DAY)
    place = f", at: {at}" if at else ""
    assert f"basis: [{{instrument: 99/2020/QH14{place}}}]\n" in found.after.rules[found.file].data.decode()


def test_a_decision_is_a_file_of_its_own(copy: WorkingCopy) -> None:
    found = made(copy, DECISION, answers(**PAPER), DAY)
    assert found.file == "decisions/2026/7-qd-ubnd-2026.yaml"
    grant_of = found.after.loaded.register.grants["uq-7-qd-ubnd-2026"]
    assert (grant_of.mechanism, grant_of.giver, grant_of.receiver) == ("delegation", "ubnd-tp", "so-y-te")
    assert (str(grant_of.term.start), str(grant_of.term.end)) == ("2026-05-01", "2027-12-31")
    assert canonical(found.after.rules[found.file]) == found.after.rules[found.file].data
    # What must be said and was not answered is said to be unknown, so that the file passes.
    assert [
        one.key for one in found.after.analyse(DAY).findings if one.key.startswith(("DLG304:uq-7", "DLG312:uq-7"))
    ] == []
    unknown = made(copy, DECISION, answers(**{**PAPER, "until": "chưa rõ: văn bản không ghi"}), DAY)
    assert b"to: {unknown: v\xc4\x83n b\xe1\xba\xa3n kh\xc3\xb4ng ghi}" in unknown.after.rules[unknown.file].data
    with pytest.raises(AskedWronglyError):
        made(copy, DECISION, answers(**{**PAPER, "number": "1/QĐ-UBND", "issued": "2025-12-20"}), DAY)


def test_a_number_of_another_year_is_another_decision(copy: WorkingCopy) -> None:
    """Numbers without a year begin anew each year: the id says which one is meant, as that of an import does."""
    first = made(copy, DECISION, answers(**PAPER), DAY)
    later = PAPER | {"issued": "2027-01-20", "effective": "2027-02-01"}
    second = made(first.after, DECISION, answers(**later), DAY)
    assert (first.id, second.id) == ("qd-7-qd-ubnd-2026", "qd-7-qd-ubnd-2027")
    with pytest.raises(AskedWronglyError):
        made(second.after, DECISION, answers(**later), DAY)


@pytest.mark.parametrize(
    ("number", "year", "wanted"),
    [
        ("12/QĐ-UBND", "2026", "qd-12-qd-ubnd-2026"),
        ("12/2026/QĐ-UBND", "2026", "qd-12-2026-qd-ubnd"),
        ("28/2025/NQ-HĐND", "2025", "nq-28-2025-nq-hdnd"),
        ("12/QĐ-UBND", "", "qd-12-qd-ubnd"),
    ],
)
def test_the_id_of_a_decision_is_made_of_its_number_and_year(number: str, year: str, wanted: str) -> None:
    assert decision_id(number, year) == wanted


def test_holders_instruments_and_assertions_are_made_too(copy: WorkingCopy) -> None:
    holder = made(
        copy,
        HOLDER,
        answers(
            name="Phòng Thử",
            kind="đơn vị bên trong",
            level="Cấp thành phố",
            axis="ubnd",
            parent="Sở Y tế",
            source="ví dụ này",
        ),
        DAY,
    )
    assert holder.after.loaded.register.holders["phong-thu"].kind == "internal-unit"  # type: ignore[index]  # ids of tests
    paper = made(
        copy,
        INSTRUMENT,
        answers(
            number="9/2026/NĐ-CP",
            type="nghị định",
            issuer="Chính phủ",
            issued="1/5/2026",
            effective="1/6/2026",
            title="Về y tế",
            source="ví dụ này",
            provenance="statutory",
        ),
        DAY,
    )
    assert paper.after.loaded.register.instruments["9-2026-nd-cp"].issuer == "Chính phủ"  # type: ignore[index]
    test = made(
        copy, TEST, answers(name="Sở làm việc này", matter="viec", exerciser=("Sở Y tế",), source="ví dụ này"), DAY
    )
    assert test.after.loaded.register.assertions[-1].exercisers == ("so-y-te",)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"owner": "Sở Y tếe"}, "Có phải ý bạn là"),
        ({"owner": "không có ai"}, "Trong sổ không có chủ thể"),
        ({"field": "ubnd-tp"}, "Trong sổ không có lĩnh vực"),
        ({"basis": "98/2020/QH14, Điều 5"}, "Trong sổ không có văn bản"),
        ({"until": "32/1/2026"}, "--until «32/1/2026» không phải là một ngày"),
        ({"provenance": "lạ"}, "--provenance «lạ» không có trong danh sách: official"),
    ],
)
def test_an_answer_that_means_nothing_is_told(changed: dict[str, str], said: str, copy: WorkingCopy) -> None:
    with pytest.raises(AskedWronglyError) as told:
        made(copy, TASK, answers(**{**BASE, **changed}), DAY)
    assert said in told.value.said.vi


def test_what_would_be_a_fault_is_not_written(copy: WorkingCopy) -> None:
    with pytest.raises(DelegationError) as told:
        made(copy, TASK, answers(**{**BASE, "source": "mot-nguon"}), DAY)
    assert "lỗi DLG005" in told.value.said.vi
    with pytest.raises(AskedWronglyError):
        made(copy, TASK, answers(**BASE), DAY, "holders/a.yaml")


@pytest.mark.parametrize("name", sorted(KINDS))
def test_without_a_terminal_what_is_missing_is_named(name: str, tmp_path: Path) -> None:
    small(tmp_path, FILES)
    ran = ask(tmp_path, "new", name)
    assert ran.code == 2
    for one in missing(KINDS[name], {}, WorkingCopy.read(tmp_path).loaded.register):
        assert f"--{one.option} ({one.said.vi})" in ran.told


def test_the_command_writes_what_it_shows_and_check_passes(tmp_path: Path) -> None:
    small(tmp_path, FILES)
    line = [word for key, said in BASE.items() for word in (f"--{key}", said)]
    shown = ask(tmp_path, "new", "task", *line, "--diff")
    assert "+  - id: cap-giay-phep-moi\n" in shown.said
    assert (tmp_path / "tasks/viec.yaml").read_text("utf-8") == FILES["tasks/viec.yaml"]
    before = findings(tmp_path)
    ran = ask(tmp_path, "new", "task", *line)
    assert ran.code == 0, ran.told
    assert "Đã ghi nhiệm vụ cap-giay-phep-moi vào tasks/viec.yaml" in ran.said
    assert findings(tmp_path) == before


def test_a_waiver_is_made_as_waive_makes_it(tmp_path: Path) -> None:
    small(tmp_path, FILES)
    key = next(one.key for one in findings(tmp_path, "DLG"))
    words = (key, "--reason", "đã bàn", "--approver", "Ông A", "--until", "2027-01-01", "--as-of", "2026-06-01")
    shown = ask(tmp_path, "new", "waiver", *words, "--diff")
    assert f'+  - finding: "{key}"\n' in shown.said
    assert not (tmp_path / "waivers.yaml").exists()
    assert ask(tmp_path, "new", "waiver", *words).code == 0
    assert key in (tmp_path / "waivers.yaml").read_text("utf-8")
