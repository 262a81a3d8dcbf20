"""Names are completed in every command and behind every option that takes one, and nothing new is forgotten."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from folders import ROOT

from delegation.cli import completion
from delegation.cli.program import program
from delegation.documents.annexes.kinds import KINDS
from delegation.documents.intake.deed import NAMES
from delegation.names.search import SORTS
from delegation.questions.select.selection import MAKERS, keys_of, other_keys_of
from delegation.run.subjects import PREFIXES, WORDS

OFFERED = {
    "check --select": ("dlg60", "DLG601"),
    "check --ignore": ("DLG201,60", "DLG201,DLG601"),
    "check --since": ("HE", "HEAD"),
    "check --cause": ("DLG101:ubnd", "DLG101:ubnd-cap-huyen"),
    "new decision --type": ("chair", "chair-decision"),
    "new decision --issuer": ("ubnd-t", "ubnd-tp"),
    "new decision --source": ("nd-147", "nd-147-2025-nd-cp"),
    "new decision --provenance": ("off", "official"),
    "new decision --mechanism": ("deleg", "delegation"),
    "new decision --giver": ("so-cong", "so-cong-thuong"),
    "new decision --receiver": ("so-cong", "so-cong-thuong"),
    "new decision --matter": ("1.003390", "1.003390"),
    "new decision --scope": ("w", "whole"),
    "new decision --file": ("decisions/2025/", "decisions/2025/05-qd-tu.yaml"),
    "new task --field": ("dat-dai", "dat-dai"),
    "new task --owner": ("so-cong", "so-cong-thuong"),
    "new task --basis": ("72-2025", "72-2025-qh15"),
    "new task --source": ("nd-147", "nd-147-2025-nd-cp"),
    "new task --provenance": ("off", "official"),
    "new task --file": ("tasks/dat", "tasks/dat-dai.yaml"),
    "new procedure --field": ("dat-dai", "dat-dai"),
    "new procedure --owner": ("so-cong", "so-cong-thuong"),
    "new procedure --basis": ("72-2025", "72-2025-qh15"),
    "new procedure --source": ("nd-147", "nd-147-2025-nd-cp"),
    "new procedure --provenance": ("off", "official"),
    "new procedure --file": ("procedures/", "procedures/an-ninh-trat-tu.yaml"),
    "new holder --kind": ("spec", "specialised-agency"),
    "new holder --level": ("comm", "commune"),
    "new holder --axis": ("ub", "ubnd"),
    "new holder --parent": ("so-cong", "so-cong-thuong"),
    "new holder --head-of": ("so-cong", "so-cong-thuong"),
    "new holder --source": ("nd-147", "nd-147-2025-nd-cp"),
    "new holder --file": ("holders/cap", "holders/cap-xa.yaml"),
    "new instrument --type": ("decr", "decree"),
    "new instrument --issuer": ("ubnd-t", "ubnd-tp"),
    "new instrument --source": ("nd-147", "nd-147-2025-nd-cp"),
    "new instrument --provenance": ("off", "official"),
    "new instrument --file": ("instruments/lu", "instruments/luat.yaml"),
    "new test --matter": ("1.003390", "1.003390"),
    "new test --owner": ("so-cong", "so-cong-thuong"),
    "new test --exerciser": ("so-cong", "so-cong-thuong"),
    "new test --may-not-act": ("so-cong", "so-cong-thuong"),
    "new test --commune": ("hong-ha", "hong-ha"),
    "new test --source": ("nd-147", "nd-147-2025-nd-cp"),
    "new test --file": ("tests/", "tests/ai-duoc-giao.yaml"),
    "new waiver <key>": ("DLG702:uq", "DLG702:uq-sct-2025"),
    "new waiver --holder": ("so-cong", "so-cong-thuong"),
    "new waiver --instrument": ("72-2025", "72-2025-qh15"),
    "new waiver --field": ("dat-dai", "dat-dai"),
    "waive <key>": ("DLG702:uq", "DLG702:uq-sct-2025"),
    "waive --holder": ("so-cong", "so-cong-thuong"),
    "waive --instrument": ("72-2025", "72-2025-qh15"),
    "waive --field": ("dat-dai", "dat-dai"),
    "edit waive <key>": ("DLG702:uq", "DLG702:uq-sct-2025"),
    "edit waive --holder": ("so-cong", "so-cong-thuong"),
    "edit waive --instrument": ("72-2025", "72-2025-qh15"),
    "edit waive --field": ("dat-dai", "dat-dai"),
    "edit rename <old>": ("so-cong", "so-cong-thuong"),
    "edit end <name>": ("uq-sct", "uq-sct-2025"),
    "edit end --by": ("qd-74-2025", "qd-74-2025-qd-ubnd"),
    "edit end --holder": ("so-cong", "so-cong-thuong"),
    "edit move <name>": ("so-cong", "so-cong-thuong"),
    "edit move <file>": ("holders/cap", "holders/cap-xa.yaml"),
    "draft decision --extend": ("receiver:so-cong", "receiver:so-cong-thuong"),
    "draft decision --withdraw": ("uq-sct", "uq-sct-2025"),
    "baseline --cause": ("DLG101:ubnd", "DLG101:ubnd-cap-huyen"),
    "who <matter>": ("1.003390", "1.003390"),
    "who --commune": ("hong-ha", "hong-ha"),
    "who --case": ("nơi giữ", "nơi giữ sổ gốc=UBND cấp xã"),
    "list <selector>": ("owner:so-noi-vu,so-cong", "owner:so-noi-vu,so-cong-thuong"),
    "list --commune": ("hong-ha", "hong-ha"),
    "list --affected": ("HE", "HEAD"),
    "ids <name>": ("so-cong", "so-cong-thuong"),
    "up <what>": ("so-cong", "so-cong-thuong"),
    "up --commune": ("hong-ha", "hong-ha"),
    "down <what>": ("so-cong", "so-cong-thuong"),
    "down --commune": ("hong-ha", "hong-ha"),
    "path <begin>": ("so-cong", "so-cong-thuong"),
    "path <end>": ("so-cong", "so-cong-thuong"),
    "path --commune": ("hong-ha", "hong-ha"),
    "test --select": ("thu-tuc-nd-140-ben", "thu-tuc-nd-140-ben-thuy"),
    "timeline <what>": ("so-cong", "so-cong-thuong"),
    "timeline --commune": ("hong-ha", "hong-ha"),
    "timeline --paper": ("a3", "a3-doc"),
    "horizon --holder": ("so-cong", "so-cong-thuong"),
    "horizon --paper": ("a3", "a3-doc"),
    "explain <check>": ("DLG702:uq", "DLG702:uq-sct-2025"),
    "confirm <instrument>": ("72-2025-qh", "72-2025-qh15"),
    "confirm --at": ("Điều", "Điều 12 khoản 1"),
    "diff <old>": ("HE", "HEAD"),
    "diff <new>": ("HE", "HEAD"),
    "log <what>": ("so-cong", "so-cong-thuong"),
    "chart <what>": ("so-cong", "so-cong-thuong"),
    "chart --form": ("1", "11"),
    "chart --holder": ("so-cong", "so-cong-thuong"),
    "chart --matter": ("1.003390", "1.003390"),
    "chart --field": ("dat-dai", "dat-dai"),
    "chart --decision": ("qd-74-2025", "qd-74-2025-qd-ubnd"),
    "chart --compare": ("so-cu", "so-cu"),
    "chart --focus": ("so-cong", "so-cong-thuong"),
    "chart --paper": ("a3", "a3-doc"),
    "annex <kinds>": ("uy-quyen:so-cong", "uy-quyen:so-cong-thuong"),
    "import --fact": ("receiver=so-cong", "receiver=so-cong-thuong"),
    "export <decision>": ("qd-74-2025", "qd-74-2025-qd-ubnd"),
    "impact --abolish": ("so-cong", "so-cong-thuong"),
    "impact --successor": ("so-cong", "so-cong-thuong"),
    "impact --withdraw": ("uq-sct", "uq-sct-2025"),
    "impact --withdraw-from": ("so-cong", "so-cong-thuong"),
    "impact --end": ("72-2025", "72-2025-qh15"),
    "impact --split": ("so-cong", "so-cong-thuong"),
    "impact --into": ("so-noi-vu,so-cong", "so-noi-vu,so-cong-thuong"),
    "impact --merge-communes": ("00004,00008", "00004,00008"),
}
"""Where a name is asked for, what is typed there, and one of those that must then be offered."""
BEFORE = {
    "edit move <file>": "so-cong-thuong",
    "list <selector>": "tasks",
    "path <end>": "ubnd-tp",
    "confirm --at": "72-2025-qh15",
    "diff <new>": "HEAD",
}
"""What must stand before it."""
FREE = {
    "number", "said_number", "said_code", "said_id", "said_title", "said_name", "said_short", "said_issued", "said_effective", "said_at", "said_from", "said_until", "said_on",
    "said_content", "said_manner", "said_conditions", "said_note", "reason", "approver", "decides", "by", "new", "links", "limit", "depth", "figure", "caption", "port", "document",
    "first", "base", "new_name", "template",
}  # fmt: skip
"""Words, days and numbers that nobody can know beforehand."""


def parameters(command: click.Command, before: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Parameter]]:
    """Give every parameter of every command that is neither a switch nor a file, with the words that lead to it."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from parameters(below, (*before, name))
        return
    for one in command.params:
        named = one.opts[0] if isinstance(one, click.Option) else f"<{one.name}>"
        is_switch = isinstance(one, click.Option) and (one.is_flag or one.count)
        if not is_switch and one.name not in ("help", "rules", "hypotheses") and not isinstance(one.type, click.Path):
            yield " ".join((*before, named)), one


def is_listed(one: click.Parameter) -> bool:
    """Whether the type of a parameter offers what may stand there, or is a day."""
    return type(one.type).__name__ in ("Choice", "DayType")


EVERY = dict(parameters(program("en")))


def test_every_parameter_that_takes_a_name_is_completed_and_tried_here() -> None:
    """A new option either offers what may stand there, or says that nobody can know it."""
    completed = {line for line, one in EVERY.items() if one._custom_shell_complete is not None}
    highlights = {line for line in EVERY if line.endswith(" --highlight")}
    assert completed - highlights == set(OFFERED)
    plain = {
        line for line, one in EVERY.items() if line not in completed and not is_listed(one) and one.name not in FREE
    }
    assert plain == set()


@pytest.mark.parametrize("where", OFFERED)
def test_a_name_is_completed(where: str) -> None:
    typed, wanted = OFFERED[where]
    words, option = where.rsplit(" ", 1)
    before = [*words.split(), *BEFORE.get(where, "").split(), *([] if option.startswith("<") else [option])]
    with chdir(ROOT):
        found = ShellComplete(program("vi"), {}, "delegation", "_").get_completions(before, typed)
    assert wanted in [one.value for one in found]


def offered(words: list[str], typed: str) -> list[str]:
    with chdir(ROOT):
        found = ShellComplete(program("vi"), {}, "delegation", "_").get_completions(words, typed)
    return [one.value for one in found]


ACCEPTED = [
    *(
        (["list", subject], name)
        for subject in MAKERS
        for name in (*keys_of(subject), *other_keys_of(subject))
    ),
    *((["chart"], name) for name in (*WORDS, *(f"{one}:" for one in PREFIXES), "hinh-thuc-3", "form-3")),
    *((["annex"], name + (":" if kind.takes == "more" else "")) for name, kind in KINDS.items()),
    *((["import", "--fact"], f"{name}=") for name in NAMES),
    *((["ids", "--sort"], one.key) for one in SORTS),
]  # fmt: skip
"""Every key and word of ours that a command accepts before or in place of a name."""


@pytest.mark.parametrize(("words", "name"), ACCEPTED, ids=[" ".join((*words, name)) for words, name in ACCEPTED])
def test_every_word_that_is_accepted_is_offered(words: list[str], name: str) -> None:
    """«linh-vuc:» was understood and never offered."""
    assert name in offered(words, name[: max(2, len(name) - 3)])


@pytest.mark.parametrize(
    ("words", "typed", "wanted"),
    [
        ("list procedures", "linh", "linh-vuc:"),
        ("list procedures", "lĩnh v", "linh-vuc:"),
        ("list procedures", "fie", "field:"),
        ("list procedures", "linh-vuc:dat-", "linh-vuc:dat-dai"),
        ("list procedures", "chu-tri:so-noi-vu,so-cong", "chu-tri:so-noi-vu,so-cong-thuong"),
        ("list procedures", "cap:thanh", "cap:city"),
        ("list procedures", "co-che:uy-quyen", "co-che:delegation"),
        ("list grants", "ben-nhan:so-cong", "ben-nhan:so-cong-thuong"),
        ("list tasks", "kho", "khong"),
        ("chart", "linh-vuc:dat-", "linh-vuc:dat-dai"),
        ("chart", "chu-the:so-cong", "chu-the:so-cong-thuong"),
        ("chart", "van-ban:qd-74", "van-ban:qd-74-2025-qd-ubnd"),
        ("chart", "phat-hien:DLG60", "phat-hien:DLG601"),
        ("chart", "hinh", "hinh-thuc-3"),
        ("import --fact", "act=", "act=new"),
    ],
)
def test_what_stands_behind_another_name_of_a_key_is_offered_as_behind_the_key(
    words: str, typed: str, wanted: str
) -> None:
    assert wanted in offered(words.split(), typed)


def test_whoever_has_typed_nothing_is_shown_each_condition_once() -> None:
    assert offered(["list", "tasks"], "") == keys_of("tasks")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not on this machine")
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("delegation explain DLG702:uq", "uq-sct-2025"),
        ("delegation import --fact receiver=so-cong", "so-cong-thuong"),
        ("delegation check --format=sar", "sarif"),
        ("delegation list tasks owner:so-noi-vu,so-cong", "so-noi-vu,so-cong-thuong"),
        ("delegation confirm 72-2025-qh15 --at Điều\\ 40", "Điều\\ 40\\ khoản\\ 4"),
        ("delegation draft decision --extend ", "uq-sct-2025"),
    ],
)
def test_bash_is_given_what_stands_behind_a_colon_which_ends_a_word_there(
    line: str, wanted: str, tmp_path: Path
) -> None:
    """Its own script is run, with the variables that bash sets after Tab, for a program of that name."""
    program_of_tests = tmp_path / "delegation"
    program_of_tests.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m delegation "$@"\n', "utf-8")
    program_of_tests.chmod(0o755)
    script = completion._BASH % {
        "complete_func": "_d",
        "complete_var": "_DELEGATION_COMPLETE",
        "prog_name": "delegation",
    }
    asked = f"COMP_LINE=$1; COMP_POINT=${{#1}}; COMP_WORDS=($1); COMP_CWORD=1; COMP_WORDBREAKS=' :='; compopt() {{ :; }}; _d '{program_of_tests}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    ran = subprocess.run(  # noqa: S603  the program of this machine
        [str(shutil.which("bash")), "--norc", "-c", f"{script}\n{asked}", "bash", line],
        cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert wanted in ran.stdout.splitlines()
