"""What the committed list of known findings accepted is what there was: of the real register, changed in one place, the finding stands again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from folders import RULES, day_of, whole_case, write
from programs import ask

DAY = ("--as-of", "2026-11-28")
FIVE = "nd-66-2021-d9-k4, nd-66-2021-d12-k3-a, nd-66-2021-d12-k4-a, nd-66-2021-d12-k4-b, nd-78-2021-d18-k2-2"
UNKNOWN = "    matters: {unknown: nguồn không nêu từng việc}\n"
SECTION = ("{kind: agency-head, level: city}", "{kind: committee, level: commune}", "{kind: committee, level: city}")


def changed(folder: Path, file: str, after: str, old: str, new: str) -> Path:
    """Copy the register with one place of a file changed: the first ``old`` behind ``after``."""
    rules = shutil.copytree(RULES, folder / "rules")
    place = rules / file
    head, mark, rest = place.read_text("utf-8").partition(after)
    assert old in rest
    place.write_text(head + mark + rest.replace(old, new, 1), "utf-8")
    return rules


@pytest.mark.parametrize(
    ("file", "after", "old", "new", "key", "told"),
    [
        (
            "decisions/2026/105-qd-ubnd.yaml",
            "id: uq-105-2026-ban-ql",
            UNKNOWN,
            f"    matters: [{FIVE}]\n",
            "DLG301:uq-105-2026-ban-ql",
            "nd-66-2021-d12-k3-a",
        ),
        ("forms.yaml", "form: 6\n", "to: [", "to: [" + SECTION[0] + ", ", "DLG203:form:6", "form:6 to: agency-head, city"),
        ("forms.yaml", "form: 6\n", "to: [", "to: [" + SECTION[0] + ", ", "DLG308:form:6:specialised-agency:2026-06-30", "form:6 to: agency-head, city"),
        ("forms.yaml", "form: 7\n", "to: [", "to: [" + SECTION[1] + ", ", "DLG301:form:7", "form:7 to: committee, commune"),
        ("forms.yaml", "form: 8\n", "from: [", "from: [" + SECTION[2] + ", ", "DLG301:form:8", "form:8 from: committee, city"),
        ("register.yaml", "\nchecks:\n", "", "  severity: {DLG301: error}\n", "DLG301:uq-105-2026-ban-ql", "weighs error"),
        ("decisions/2025/1716-qd-ubnd.yaml", "id: uq-1716-2025", UNKNOWN, f"    matters: [{FIVE}]\n", "DLG306:uq-1716-2025:qd-1716-qd-ubnd-2025", "nd-66-2021-d12-k3-a"),
        ("tasks/buu-chinh-vien-thong-cntt.yaml", "id: nd-61-2018-d7-k4", ": ubnd-cap-xa", ": chu-tich-ubnd-cap-xa", "DLG502:owners:61-2018-nd-cp", "chu-tich-ubnd-cap-xa"),
        ("tasks/hang-hai-duong-thuy.yaml", "id: nd-08-2021-d8-k2-b", ": so-xay-dung", ": ubnd-tp", "DLG502:owners:08-2021-nd-cp", "nd-08-2021-d8-k2-b"),
        ("figures/nhiem-vu.yaml", "id: F289\n", "place: mục IV.2", "place: mục VII.9", "DLG603:commune-tasks-added:F124:160:161", "161 nhiệm vụ: mục VII.9"),
        ("figures/nhiem-vu.yaml", "id: F289\n", ": bao-cao-thanh-uy-2026", ": bai-ve-28-nghi-dinh", "DLG603:commune-tasks-added:F124:160:161", "Bài viết về 28 nghị định"),
        ("forms.yaml", "form: 10\n", "trừ khi có luật riêng", "kể cả khi có luật riêng", "DLG301:form:10", "kể cả khi có luật riêng"),
        ("norms/luat-72-2025.yaml", "id: l72-del-chair-city-to-other-administrative-organisation-city", "luật nêu người đứng đầu", "luật cấm hẳn", "DLG301:uq-105-2026-ban-ql", "luật cấm hẳn"),
    ],
    ids=["matters", "receiver", "receiver-and-end", "other-receiver", "giver", "severity", "matters-of-an-issuer", "owner", "exchanged-owner", "place-not-named",
         "document", "words-of-a-form", "words-of-a-norm"],
)  # fmt: skip
def test_what_comes_to_a_known_finding_is_told_and_pruning_does_not_take_it_in(
    file: str, after: str, old: str, new: str, key: str, told: str, tmp_path: Path
) -> None:
    rules = changed(tmp_path, file, after, old, new)
    asked = ("check", *DAY, "--baseline", str(rules / "baseline.yaml"), "--fail-on", "warning", "--short")

    def line() -> str:
        ran = ask(rules, *asked, language="en")
        assert ran.code == 1
        return next((one for one in ran.said.splitlines() if f"{key}: " in one), "")

    first = line()
    assert told in first
    assert "the baseline does not cover" in first
    ask(rules, "baseline", *DAY, "--prune", "--fail-on", "warning")
    assert line() == first


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("không ủy quyền xuống cấp xã", "không phân cấp cho ai", "không phân cấp cho ai"),
        ("are not delegated to communes", "are not delegated to wards", "wards"),
        ("mechanism:delegation field:y-te", "field:y-te", "grants: field:y-te"),
        ("chưa có người làm chuyên môn y tế", "không được giao y tế", "không được giao y tế"),
        ("severity: error", "severity: warning", ""),
        ("to: level:commune", "to: level:commune type:committee", "to: level:commune type:committee"),
    ],
)
@pytest.mark.parametrize("how", ["waiver", "baseline"])
def test_a_policy_that_demands_something_else_under_its_id_is_no_longer_accepted(
    old: str, new: str, told: str, how: str, tmp_path: Path
) -> None:
    """One that weighs less is; when it weighs as much again, it is told."""
    rules = write(tmp_path / "rules", {one.name: one.data for one in whole_case("DLG906", "bad")})
    place = next(one for one in rules.rglob("policies/*.yaml") if "y-te-khong-xuong-xa" in one.read_text("utf-8"))
    day = ("--as-of", day_of(whole_case("DLG906", "bad")).isoformat())
    head = ("check", *day, "--select", "DLG906", "--format", "json", "--fail-on", "info")
    text = place.read_text("utf-8")

    def standing(*more: str) -> dict[str, str]:
        found = json.loads(ask(rules, *head, *more).said)["findings"]
        return {one["key"]: str(one) for one in found if one["key"].startswith("DLG906:y-te-khong-xuong-xa")}

    place.write_text(text.replace(old, new) if not told else text, "utf-8")
    (key,) = standing()
    approved = ("--reason", "x", "--until", "2099-01-01", "--approver", "y")
    if how == "waiver":
        assert ask(rules, "waive", key, *approved, *day).code == 0
    else:
        assert ask(rules, "baseline", *day, "--fail-on", "info", "--add", "--decides", "y", "--reason", "x").code == 0
    accepted = () if how == "waiver" else ("--baseline", str(rules / "baseline.yaml"))
    assert standing(*accepted) == {}
    place.write_text(text if not told else text.replace(old, new), "utf-8")
    assert told in standing(*accepted)[key]


@pytest.mark.parametrize(
    ("count", "how"), [(128, "chạy: delegation baseline --prune"), (120, "chạy: delegation baseline --add")]
)
def test_an_old_entry_that_names_nothing_is_told_what_helps_it(count: int, how: str, tmp_path: Path) -> None:
    """Pruning names what an entry covers; of one that its finding has outgrown it changes nothing, and that is not what is said."""
    rules = shutil.copytree(RULES, tmp_path / "rules")
    place = rules / "baseline.yaml"
    line = next(one for one in place.read_text("utf-8").splitlines() if '"DLG702:uq-sct-2025", covers' in one)
    old = f'      - {{finding: "DLG702:uq-sct-2025", covers: {{count: {count}}}}}'
    place.write_text(place.read_text("utf-8").replace(line, old), "utf-8")
    ran = ask(rules, "check", *DAY, "--baseline", str(place), "--select", "DLG702,DLG903", "--all")
    assert how in ran.said
    flag = how.rpartition(" ")[2]
    more = ("--decides", "a", "--reason", "b") if flag == "--add" else ()
    assert ask(rules, "baseline", *DAY, flag, *more, "--fail-on", "warning").code == 0
    ran = ask(rules, "check", *DAY, "--baseline", str(place), "--select", "DLG702,DLG903", "--fail-on", "info")
    assert (ran.code, "DLG903" in ran.said) == (0, False)
