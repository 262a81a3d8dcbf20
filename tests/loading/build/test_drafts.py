"""Hypotheses laid over a register: what they add, replace and end, and where what is wrong in them stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from folders import DAY, RULES, small, write

from delegation.errors import AskedWronglyError
from delegation.loading.disk.cache import Cache
from delegation.model.matters import Grant
from delegation.model.terms import Unknown
from delegation.run import pipeline, rerun

HOLDER = "  - {id: so-moi, name: Sở Mới, kind: specialised-agency, level: city}\n"


def over(folder: Path, draft: str, files: dict[str, str | bytes] | None = None) -> pipeline.Loaded:
    """Lay a draft over the small register of the examples."""
    write(folder, {"phuong-an.yaml": draft})
    return pipeline.load(small(folder / "rules", files), None, [folder / "phuong-an.yaml"])


def said(loaded: pipeline.Loaded) -> list[str]:
    found = [(check, loaded.locate(problem.place)) for check, problem in loaded.problems]
    return [f"{check} {Path(at.file).name}:{at.line}" for check, at in found]


def test_an_entry_with_a_new_id_is_added_and_said(tmp_path: Path) -> None:
    loaded = over(tmp_path, f"draft: {{title: Lập sở}}\nholders:\n{HOLDER}")
    assert "so-moi" in loaded.register.holders
    assert (loaded.supposed[0].added, loaded.supposed[0].replaced) == ((("holders", "so-moi"),), ())
    assert loaded.register.supposed == ("Lập sở",)
    assert loaded.register.name.startswith("Phương án giả định «Lập sở» trên ")
    assert loaded.problems == ()


def test_an_entry_with_an_id_of_the_register_takes_its_place(tmp_path: Path) -> None:
    plain = pipeline.load(small(tmp_path / "plain")).register
    name = next(iter(plain.holders))
    loaded = over(tmp_path, f"holders:\n  - {{id: {name}, name: Tên khác, kind: committee, level: city}}\n")
    assert loaded.register.holders[name].name == "Tên khác"
    assert plain.holders[name].name != "Tên khác"
    assert loaded.supposed[0].replaced == (("holders", name),)
    assert not [one for one, _ in loaded.problems if one == "DLG004"]
    assert loaded.supposed[0].title == "phuong-an.yaml"


def test_an_id_that_stands_twice_in_one_draft_is_a_finding_there(tmp_path: Path) -> None:
    assert said(over(tmp_path, f"holders:\n{HOLDER}{HOLDER}")) == ["DLG004 phuong-an.yaml:3"]


def test_a_later_draft_goes_before_an_earlier_one(tmp_path: Path) -> None:
    files = {f"{name}.yaml": f"holders:\n{HOLDER.replace('Sở Mới', name)}" for name in ("a", "b")}
    write(tmp_path, files)
    rules = small(tmp_path / "rules")
    for order in (["a", "b"], ["b", "a"]):
        loaded = pipeline.load(rules, None, [tmp_path / f"{name}.yaml" for name in order])
        assert loaded.register.holders["so-moi"].name == order[1]  # type: ignore[index]  # an id


@pytest.mark.parametrize(
    ("draft", "where"),
    [
        ("ends:\n  - {holder: khong-co, to: 2026-12-30}\n", "DLG005 phuong-an.yaml:2"),
        ("ends:\n  - {to: 2026-12-30}\n", "DLG002 phuong-an.yaml:2"),
        ("ends:\n  - {holder: so-y-te, norm: x, to: 2026-12-30}\n", "DLG002 phuong-an.yaml:2"),
        ("ends:\n  - {holder: so-y-te, to: 2026-02-30}\n", "DLG002 phuong-an.yaml:2"),
        ("ends:\n  - {holder: so-y-te}\n", "DLG002 phuong-an.yaml:2"),
        ("ends:\n  - {holder: so-y-te, to: 30/12/2026}\n", "DLG002 phuong-an.yaml:2"),
        ("withdraws:\n  - {given-to: so-y-te, to: 2026-12-30, matters: [khong-co]}\n", "DLG005 phuong-an.yaml:2"),
        ("withdraws:\n  - {grant: khong-co, to: 2026-12-30}\n", "DLG005 phuong-an.yaml:2"),
        ("grants:\n  - {id: g, mechanism: delegation}\n", "DLG002 phuong-an.yaml:2"),
        ("register: {id: a, name: b}\n", "DLG002 phuong-an.yaml:1"),
        ("ends: [\n", "DLG001 phuong-an.yaml:1"),
    ],
)
def test_what_is_wrong_in_a_draft_is_found_in_its_own_lines(tmp_path: Path, draft: str, where: str) -> None:
    assert where in said(over(tmp_path, draft))


def drafted(folder: Path, text: str) -> pipeline.Loaded:
    """Lay a draft over the register of Hà Nội."""
    write(folder, {"phuong-an.yaml": text})
    loaded = pipeline.load(RULES, None, [folder / "phuong-an.yaml"])
    assert not [one for one in loaded.problems if one[1].place.file.endswith("phuong-an.yaml")]
    return loaded


def grants_by(loaded: pipeline.Loaded, number: str) -> list[Grant]:
    made_by = loaded.register.instrument(number)
    assert made_by is not None
    return [one for one in loaded.register.grants.values() if one.instrument == made_by.id]


def test_the_verbs_end_withdraw_and_replace(tmp_path: Path) -> None:
    loaded = drafted(
        tmp_path,
        "ends:\n"
        "  - {holder: so-cong-thuong, to: 2026-12-30, successors: [so-noi-vu]}\n"
        "  - {instrument: 146/2025/NĐ-CP, at: Điều 24, to: 2026-12-30}\n"
        "withdraws:\n"
        "  - {made-by: 74/2025/QĐ-UBND, to: 2026-12-30}\n"
        "replaces:\n"
        "  - {instrument: 61/2025/QĐ-UBND, by: 74/2025/QĐ-UBND}\n",
    )
    register, last = loaded.register, date(2026, 12, 30)
    ended = {one.id for one in register.holders.values() if one.term.end == last}
    assert ended == {"so-cong-thuong", "giam-doc-so-cong-thuong"}
    taken = grants_by(loaded, "74/2025/QĐ-UBND")
    assert len(taken) == 7
    assert {one.term.end for one in taken} == {last}
    decree = register.instrument("146/2025/NĐ-CP")
    assert decree is not None
    assert ("Điều 24", last) in [(one.at, one.to) for one in decree.part_ends]
    assert decree.term.end != last
    # Without a day it ends the day before the other comes into force.
    old = register.instrument("61/2025/QĐ-UBND")
    assert old is not None
    assert (old.term.end, old.replaced_by) == (date(2025, 12, 3), ("qd-74-2025-qd-ubnd",))
    heirs = [one for one in register.grants.values() if one.receiver == "so-noi-vu"]
    assert heirs
    assert all(isinstance(one.term.end, Unknown) and one.term.start == date(2026, 12, 31) for one in heirs)


def test_an_end_that_the_register_knows_is_never_put_off(tmp_path: Path) -> None:
    loaded = drafted(tmp_path, "ends:\n  - {instrument: 39/2024/QH15, to: 2027-12-31}\n")
    law = loaded.register.instrument("39/2024/QH15")
    assert law is not None
    assert law.term.end == date(2026, 6, 30)


def test_some_matters_of_a_grant_are_taken_back_and_the_others_stay(tmp_path: Path) -> None:
    loaded = drafted(
        tmp_path, "withdraws:\n  - {made-by: 74/2025/QĐ-UBND, matters: [qd-74-2025-ubnd-d10], to: 2026-12-30}\n"
    )
    found = {one.id: one for one in grants_by(loaded, "74/2025/QĐ-UBND")}
    (part,) = (one for name, one in found.items() if name.endswith("-thu-hoi"))
    whole = found[part.id.removesuffix("-thu-hoi")]
    assert not isinstance(part.rows, Unknown)
    assert not isinstance(whole.rows, Unknown)
    assert [row.matter for row in part.rows] == ["qd-74-2025-ubnd-d10"]
    assert (part.term.end, whole.term.end) == (date(2026, 12, 30), None)
    assert len(whole.rows) == 11
    assert len(found) == 8


def test_a_file_that_cannot_be_a_hypothesis_is_refused(tmp_path: Path) -> None:
    rules = small(tmp_path / "rules", {"_nhap/a.yaml": "draft: {title: Trong thư mục riêng}\n"})
    write(tmp_path, {"a.yaml": "draft: {title: A}\n"})
    inside = next(one for one in rules.rglob("*.yaml") if not one.parent.name.startswith("_"))
    for wrong in ([tmp_path / "khong.yaml"], [tmp_path], [inside], [tmp_path / "a.yaml"] * 2):
        with pytest.raises(AskedWronglyError):
            pipeline.load(rules, None, wrong)
    assert pipeline.load(rules, None, [rules / "_nhap/a.yaml"]).register.supposed == ("Trong thư mục riêng",)


def test_drafts_wait_in_a_folder_of_the_register(tmp_path: Path) -> None:
    """What lies there is read where it is named, and by nobody else."""
    rules = small(tmp_path / "rules")
    before = pipeline.load(rules).rules_hash
    write(rules, {"drafts/a.yaml": f"draft: {{title: Chờ}}\nholders:\n{HOLDER}"})
    assert pipeline.load(rules).rules_hash == before
    assert not pipeline.load(rules).register.supposed
    assert pipeline.load(rules, None, [rules / "drafts/a.yaml"]).register.supposed == ("Chờ",)


def test_kept_results_of_plain_and_drafted_runs_are_never_taken_for_one_another(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": f"draft: {{title: A}}\nholders:\n{HOLDER}"})
    rules, kept, draft = small(tmp_path / "rules"), Cache(tmp_path / "kept"), tmp_path / "a.yaml"

    def names(hypotheses: list[Path]) -> list[str]:
        analysis = rerun.check(rules, DAY, select=(), ignore=(), cache=kept, hypotheses=hypotheses)
        return [analysis.register_name, analysis.rules_hash]

    plain, under = names([]), names([draft])
    assert plain != under
    assert [names([]), names([draft]), names([])] == [plain, under, plain]
    assert pipeline.load(rules, kept, [draft]).register == pipeline.load(rules, None, [draft]).register
    assert pipeline.load(rules, kept).register == pipeline.load(rules).register
    write(tmp_path, {"a.yaml": "draft: {title: B}\n"})
    assert "«B»" in names([draft])[0]
