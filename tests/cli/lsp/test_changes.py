"""Quick fixes, formatting and renaming, over a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from folders import small, whole_case, write
from lsp_client import Editor

DECISION = "decisions/2025/900-qd-ubnd.yaml"
OWN = "tasks/y-te.yaml"
DAY = "2026-06-01"


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """Make the edits of a text as an editor does."""
    lines = text.split("\n")
    begins = [0]
    for line in lines:
        begins.append(begins[-1] + len(line) + 1)

    def letter(at: dict[str, int]) -> int:
        if at["line"] >= len(lines):
            return len(text)
        ahead = lines[at["line"]].encode("utf-16-le")[: at["character"] * 2].decode("utf-16-le")
        return begins[at["line"]] + len(ahead)

    for one in sorted(edits, key=lambda each: letter(each["range"]["start"]), reverse=True):
        text = text[: letter(one["range"]["start"])] + one["newText"] + text[letter(one["range"]["end"]) :]
    return text


def fixes(editor: Editor, name: str, line: int, only: list[str] | None = None) -> dict[str, dict[str, Any]]:
    stretch = {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 200}}
    asked = {"diagnostics": [], **({"only": only} if only else {})}
    return {one["title"]: one for one in editor.of(name, "codeAction", range=stretch, context=asked)}


def edits_of(editor: Editor, action: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = action["edit"]["changes"][editor.uri(name)]
    return found


def task(owner: str = "so-y-te", more: str = "") -> str:
    return f"field: y-te\nsource: ví dụ\ntasks:\n  - {{id: moi, title: 🏙️ Việc mới, owner: {owner}, basis: [{{instrument: 99/2020/QH14}}]{more}}}\n"


@pytest.mark.parametrize(
    ("wrong", "line", "right"),
    [
        (task("so-y-tee"), 3, task()),
        (task(more=", nguồn: ví dụ"), 3, task(more=", source: ví dụ")),
        (task(more=", term: {from: 1/7/2025}"), 3, task(more=", term: {from: 2025-07-01}")),
        (task().replace("owner: so", "owner:so"), 3, task()),
    ],
)
def test_a_slip_is_mended_by_its_fix(tmp_path: Path, wrong: str, line: int, right: str) -> None:
    """A name, a key, a day; and what keeps the file from being read."""
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", wrong)
        after = [
            applied(wrong, edits_of(editor, one, "tasks/moi.yaml"))
            for one in fixes(editor, "tasks/moi.yaml", line).values()
            if editor.uri("tasks/moi.yaml") in one["edit"]["changes"]
        ]
        assert right in after


def test_every_near_name_is_offered_where_one_is_mistyped(tmp_path: Path) -> None:
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", task("chu-tich-ubnd"))
        after = "".join(fixes(editor, "tasks/moi.yaml", 3))
        assert "chu-tich-ubnd-tp" in after
        assert "chu-tich-ubnd-cap-xa" in after


def test_all_that_a_machine_can_mend_is_mended_at_once(tmp_path: Path) -> None:
    wrong = task("so-y-tee", ", term: {from: 1/7/2025}")
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", wrong)
        found = fixes(editor, "tasks/moi.yaml", 3, ["source.fixAll"])
        (one,) = found.values()
        after = applied(wrong, edits_of(editor, one, "tasks/moi.yaml"))
        # What cannot be seen goes, too.
        assert task(more=", term: {from: 2025-07-01}").replace("\ufe0f", "") in after
        editor.change("tasks/moi.yaml", after)
        editor.codes("tasks/moi.yaml", set())


def test_a_finding_can_be_waived_and_stays_until_a_person_says_why(tmp_path: Path) -> None:
    files = {one.name: one.data for one in whole_case("DLG301", "bad")}
    folder = write(tmp_path, {**files, "waivers.yaml": b"waivers: []\n"})
    with Editor(folder, day=DAY) as editor:
        editor.open(DECISION)
        (finding,) = editor.codes(DECISION, {"DLG301"})
        found = fixes(editor, DECISION, finding["range"]["start"]["line"])
        action = next(one for title, one in found.items() if "DLG301:uq-vi-du" in title)
        after = applied("waivers: []\n", edits_of(editor, action, "waivers.yaml"))
        assert 'finding: "DLG301:uq-vi-du"' in after
        editor.open("waivers.yaml", after)
        editor.codes("waivers.yaml", {"DLG002"})
        editor.change(
            "waivers.yaml",
            after.replace('reason: ""', "reason: thử")
            .replace('approved-by: ""', "approved-by: A")
            .replace(DAY, "2026-08-01"),
        )
        editor.codes(DECISION, set())


def test_a_file_is_laid_out_by_the_fewest_lines(tmp_path: Path) -> None:
    wrong = "field:   y-te\nsource: ví dụ\ntasks:\n    - id: moi\n      owner: so-y-te\n      title: 🏙️ Việc\n      basis: [{instrument: 99/2020/QH14}]\n"
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", wrong)
        options = {"tabSize": 2, "insertSpaces": True}
        edits = editor.of("tasks/moi.yaml", "formatting", options=options)
        after = applied(wrong, edits)
        assert "field: y-te\n" in after
        assert after.index("title:") < after.index("owner:")
        editor.change("tasks/moi.yaml", after)
        assert editor.of("tasks/moi.yaml", "formatting", options=options) == []


def test_a_file_of_other_line_ends_is_laid_out_in_these(tmp_path: Path) -> None:
    """An editor keeps how lines end for itself: otherwise all of the file would be replaced, again and again."""
    wrong = "field:   y-te\nsource: ví dụ\ntasks: []\n".replace("\n", "\r\n")
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", wrong)
        options = {"tabSize": 2, "insertSpaces": True}
        (edit,) = editor.of("tasks/moi.yaml", "formatting", options=options)
        assert (edit["range"]["start"]["line"], edit["range"]["end"]["line"]) == (0, 1)
        assert edit["newText"] == "field: y-te\r\n"
        editor.change("tasks/moi.yaml", wrong.replace("   ", " "))
        assert editor.of("tasks/moi.yaml", "formatting", options=options) == []


def test_what_cannot_be_laid_out_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with Editor(small(tmp_path), day=DAY, locale="en") as editor:
        editor.open("tasks/moi.yaml", "tasks: [\n")
        params = {
            "textDocument": {"uri": editor.uri("tasks/moi.yaml")},
            "options": {"tabSize": 2, "insertSpaces": True},
        }
        error = editor.answer(editor.begin("textDocument/formatting", params))["error"]
        assert "syntax is faulty" in error["message"]
        assert "Traceback" not in str(error)


def rename(editor: Editor, name: str, line: int, character: int, new: str) -> dict[str, Any]:
    place = {"textDocument": {"uri": editor.uri(name)}, "position": {"line": line, "character": character}}
    return editor.answer(editor.begin("textDocument/rename", {**place, "newName": new}))


def test_an_id_is_changed_in_every_file_that_names_it(tmp_path: Path) -> None:
    """From a reference, in forty files, one of which is only in the editor."""
    many = {
        f"tasks/m{number}.yaml": task().replace("id: moi", f"id: m{number}").replace("Việc mới", f"Việc số {number}")
        for number in range(40)
    }
    folder = small(tmp_path, many)
    with Editor(folder, day=DAY) as editor:
        editor.open("tasks/moi.yaml", task())
        line = task().splitlines()[3]
        character = len(line.split("so-y-te")[0].encode("utf-16-le")) // 2
        held = editor.at("tasks/moi.yaml", 3, character + 2, "prepareRename")
        assert held["placeholder"] == "so-y-te"
        changes = rename(editor, "tasks/moi.yaml", 3, character + 2, "so-suc-khoe")["result"]["changes"]
        assert {editor.uri(name) for name in (*many, "tasks/moi.yaml", "holders/co-so.yaml")} <= changes.keys()
        assert applied(task(), changes[editor.uri("tasks/moi.yaml")]) == task("so-suc-khoe")
        assert (folder / "tasks/m1.yaml").read_text("utf-8") == many[
            "tasks/m1.yaml"
        ]  # the editor writes, not the server


@pytest.mark.parametrize(("new", "said"), [("Sở Y", "không đúng dạng"), ("ubnd-tp", "đã là mã"), ("", "")])
def test_an_id_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path, new: str, said: str) -> None:
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", task())
        character = task().splitlines()[3].index("so-y-te") + 2
        answer = rename(editor, "tasks/moi.yaml", 3, character, new)
        assert said in answer["error"]["message"]


def test_a_title_cannot_be_renamed(tmp_path: Path) -> None:
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", task())
        assert editor.at("tasks/moi.yaml", 3, task().splitlines()[3].index("Việc"), "prepareRename") is None


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_holder_that_is_named_and_not_stated_can_be_written_where_its_like_stand(tmp_path: Path, locale: str) -> None:
    more = "axis: ubnd\nholders:\n" + "".join(
        f"  - {{id: so-{name}, name: Sở {name}, kind: specialised-agency, level: city, parent: ubnd-tp}}\n"
        for name in "abc"
    )
    asked = {"vi": "ghi chủ thể mới", "en": "write a new holder"}[locale]
    with Editor(small(tmp_path, {"holders/cac-so.yaml": more}), day=DAY, locale=locale) as editor:
        editor.open("tasks/moi.yaml", task("so-thu-nghiem"))
        editor.shown("tasks/moi.yaml", lambda several: any(one.get("code") == "DLG005" for one in several))
        action = next(one for title, one in fixes(editor, "tasks/moi.yaml", 3).items() if asked in title.lower())
        assert set(action["edit"]["changes"]) == {editor.uri("holders/cac-so.yaml")}
        assert "isPreferred" not in action
        after = applied(more, edits_of(editor, action, "holders/cac-so.yaml"))
        assert after.startswith(more)
        editor.open("holders/cac-so.yaml", after)
        # What only a person knows is asked for, before anything is right.
        editor.shown("holders/cac-so.yaml", lambda several: any(one.get("code") == "DLG002" for one in several))
        filled = after
        for key, value in (("name", "Sở Thử nghiệm"), ("kind", "specialised-agency"), ("level", "city")):
            assert f'{key}: ""' in filled
            filled = filled.replace(f'{key}: ""', f"{key}: {value}")
        editor.change("holders/cac-so.yaml", filled)
        editor.shown("tasks/moi.yaml", lambda several: not any(one.get("code") == "DLG005" for one in several))


@pytest.mark.parametrize(("owner", "name"), [("Sở Mới", "tasks/moi.yaml"), ("so-moi", "drafts/x.yaml")])
def test_no_holder_is_written_for_what_is_no_id_or_only_supposed(tmp_path: Path, owner: str, name: str) -> None:
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open(
            name,
            task(owner)
            if name.startswith("tasks")
            else f"title: thử\ntasks:\n  - {{id: moi, title: Việc, field: y-te, owner: {owner}}}\n",
        )
        editor.shown(name, bool)
        line = 3 if name.startswith("tasks") else 2
        assert not [one for one in fixes(editor, name, line) if "chủ thể mới" in one]


def owners(first: str, second: str) -> str:
    return (
        "field: y-te\ntasks:\n  - id: cap-phep-phong-kham\n    title: Cấp giấy phép hoạt động cho phòng khám\n    owners:\n"
        f"      - holder: ubnd-tp\n        basis: [{{instrument: 99/2020/QH14, at: Điều 5 khoản 2}}]\n{first}"
        f"      - holder: so-y-te\n        basis: [{{instrument: 147/2025/NĐ-CP, at: Điều 3 khoản 1}}]\n{second}"
    )


@pytest.mark.parametrize(
    ("first", "second", "ended"),
    [
        ("        term: {to: 2026-03-31}\n", "        term: {from: 2026-01-01}\n", "term: {to: 2025-12-31}"),
        (
            "        term: {from: 2020-01-01}\n",
            "        term: {from: 2026-01-01}\n",
            "term: {from: 2020-01-01, to: 2025-12-31}",
        ),
        ("", "        term: {from: 2026-01-01}\n", "term: {to: 2025-12-31}"),
        ("        term: {from: 2026-01-01}\n", "        term: {to: 2026-12-31}\n", "term: {to: 2025-12-31}"),
    ],
)
def test_the_owner_before_can_be_ended_on_the_day_before_the_next_begins(
    tmp_path: Path, first: str, second: str, ended: str
) -> None:
    text = owners(first, second)
    with Editor(small(tmp_path, {OWN: text}), day=DAY) as editor:
        editor.open(OWN)
        found = editor.shown(OWN, lambda several: any(one.get("code") == "DLG201" for one in several))
        line = next(one for one in found if one.get("code") == "DLG201")["range"]["start"]["line"]
        action = next(one for title, one in fixes(editor, OWN, line).items() if "31/12/2025" in title)
        after = applied(text, edits_of(editor, action, OWN))
        assert ended in after
        editor.change(OWN, after)
        editor.shown(OWN, lambda several: not any(one.get("code") == "DLG201" for one in several))


def test_nobody_is_ended_where_it_is_not_known_who_came_first(tmp_path: Path) -> None:
    same = "        term: {from: 2026-01-01}\n"
    with Editor(small(tmp_path, {OWN: owners(same, same)}), day=DAY) as editor:
        editor.open(OWN)
        found = editor.shown(OWN, lambda several: any(one.get("code") == "DLG201" for one in several))
        line = next(one for one in found if one.get("code") == "DLG201")["range"]["start"]["line"]
        assert not [title for title in fixes(editor, OWN, line) if "có thẩm quyền đến" in title]


@pytest.mark.parametrize("makes_files", [True, False])
def test_the_first_waiver_makes_its_file_where_the_editor_can(tmp_path: Path, *, makes_files: bool) -> None:
    """An editor that cannot make files is not offered what it could not do."""
    folder = write(tmp_path, {one.name: one.data for one in whole_case("DLG301", "bad")})
    operations = ["create", "rename", "delete"] if makes_files else []
    with Editor(folder, day=DAY, workspace_edit={"documentChanges": True, "resourceOperations": operations}) as editor:
        editor.open(DECISION)
        (finding,) = editor.codes(DECISION, {"DLG301"})
        offered = fixes(editor, DECISION, finding["range"]["start"]["line"])
        waivers = [one for title, one in offered.items() if "DLG301:uq-vi-du" in title]
        assert len(waivers) == makes_files
        for one in waivers:
            made, written = one["edit"]["documentChanges"]
            assert (made["kind"], made["uri"]) == ("create", editor.uri("waivers.yaml"))
            after = applied("", written["edits"])
            assert after.startswith("# yaml-language-server: $schema=")
            editor.open("waivers.yaml", after)
            editor.codes("waivers.yaml", {"DLG002"})
            filled = after.replace('reason: ""', "reason: thử").replace('approved-by: ""', "approved-by: A")
            editor.change("waivers.yaml", filled.replace(DAY, "2026-08-01"))
            editor.codes(DECISION, set())


def test_more_waivers_can_be_written_while_the_first_is_to_be_filled_in(tmp_path: Path) -> None:
    """Whoever waives several findings fills them in afterwards, in whichever state the keys of a person's decision are."""
    folder = write(tmp_path, {one.name: one.data for one in whole_case("DLG301", "bad")})
    begun = '  - finding: "DLG104:so-y-te"\n'
    with Editor(folder, day=DAY) as editor:
        editor.open(DECISION)
        (finding,) = editor.codes(DECISION, {"DLG301"})
        line = finding["range"]["start"]["line"]
        editor.open("waivers.yaml", "waivers: []\n")
        for unfilled in (
            '    reason: ""\n    approved-by: ""\n    until: 2026-06-01\n',
            "    reason:\n    until: 2026-\n",
            "",
        ):
            text = f"waivers:\n{begun}{unfilled}"
            editor.change("waivers.yaml", text)
            action = next(one for title, one in fixes(editor, DECISION, line).items() if "DLG301:uq-vi-du" in title)
            after = applied(text, edits_of(editor, action, "waivers.yaml"))
            assert after.startswith(text)
            assert '  - finding: "DLG301:uq-vi-du"\n' in after


def test_several_holders_can_be_written_before_any_is_filled_in(tmp_path: Path) -> None:
    text = task("so-la-mot") + task("so-la-hai").partition("tasks:\n")[2].replace("id: moi", "id: khac")
    written: dict[str, str] = {}
    with Editor(small(tmp_path), day=DAY) as editor:
        editor.open("tasks/moi.yaml", text)
        for line, name in enumerate(("so-la-mot", "so-la-hai"), start=3):
            title, action = next(
                one for one in fixes(editor, "tasks/moi.yaml", line).items() if "chủ thể mới" in one[0]
            )
            assert f"«{name}»" in title
            (uri,) = action["edit"]["changes"]
            file = uri.removeprefix(f"{tmp_path.as_uri()}/")
            if file not in written:
                editor.open(file)
            before = written.get(file) or (tmp_path / file).read_text("utf-8")
            written[file] = applied(before, edits_of(editor, action, file))
            editor.change(file, written[file])
        (after,) = written.values()
        assert "id: so-la-mot\n" in after
        assert "id: so-la-hai\n" in after
        assert not [one for one in fixes(editor, "tasks/moi.yaml", 4) if "chủ thể mới" in one]
