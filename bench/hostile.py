"""Feeds the program what nobody should feed it, by kinds, from a seed, and counts what must never be.

``bench/hostile.py`` makes the runs of docs/reliability.md; ``--kind``, ``--runs`` and ``--seed`` choose among them, so that one that failed
comes back: each run has a seed of its own, which is printed. Runs within this process where nothing can outlive them, else as processes.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import hostile_outputs
import hostile_talking
import hostile_writing
from hostile_inputs import COMMANDS, DAYS, MARKUP, VALUES, broken_text, damaged, paper, templates
from hostile_place import FULL, PROGRAM, SMALL, Place


def files(at: Place) -> None:
    """Rule files with wrong bytes, cut off, doubled, of other encodings, or no files at all."""
    base = at.chance.choice((SMALL, FULL))
    name = at.chance.choice(sorted(base))
    at.write({name: damaged(base[name], at.chance)}, base)
    at.ask(*at.one_of(COMMANDS))


def meanings(at: Place) -> None:
    """Values that no schema foresaw in the place of sound ones."""
    base = at.chance.choice((SMALL, FULL))
    name = at.chance.choice(sorted(base))
    at.write({name: broken_text(base[name].decode(), at.chance, VALUES).encode()}, base)
    at.ask(*at.one_of(COMMANDS))


def nowhere(at: Place) -> None:
    """Entries that others refer to and that are not there: under another name, taken out with their file, twice."""
    base = dict(at.chance.choice((SMALL, FULL)))
    name = at.chance.choice(sorted(base))
    match at.chance.randrange(4):
        case 0:
            del base[name]
        case 1:
            base[f"{Path(name).parent}/lan-hai.yaml"] = base[name]
        case _:
            found = [*re.finditer(rb"(?<=id: |er: |de: |rm: )[^,}\s]+", base[name])]
            one = at.chance.choice(found) if found else None
            base[name] = base[name] if one is None else base[name][: one.start()] + at.chance.choice((b"khac", b"99", b"so-y-te", b"uq-so")) + base[name][one.end() :]  # fmt: skip
    at.write({}, base)
    at.ask(*at.one_of(COMMANDS))


def dates(at: Place) -> None:
    """Days at the edge of the calendar, in the rules and on the command line."""
    name = at.chance.choice(sorted(one for one in SMALL if one.startswith(("holders", "norms", "instruments"))))
    at.write({name: broken_text(SMALL[name].decode(), at.chance, DAYS).encode()})
    day = at.chance.choice(DAYS)
    at.ask(*at.chance.choice([("check", "--as-of", day), ("horizon", "--until", day), ("diff", day, "2026-01-01"), ("who", "vd-so-y-te", "--as-of", day), ("timeline", "so-y-te")]))  # fmt: skip


def outputs(at: Place) -> None:
    """Results written onto rules, folders, links and devices."""
    at.write({})
    (at.folder / "link").symlink_to(at.rules / "register.yaml")
    where = at.chance.choice(["so/register.yaml", "so/new.txt", "so", "link", "/dev/null", "none/x.txt", "x" * 300, "/proc/x", "ok.txt", "so/../so/fields.yaml"])  # fmt: skip
    here = Path.cwd()
    os.chdir(at.folder)
    try:
        at.ask(*at.chance.choice([("check", "-o", where), ("who", "vd-so-y-te", "-o", where), ("chart", "so-y-te", "-o", where + ".dot"), ("horizon", "-o", where)]))  # fmt: skip
    finally:
        os.chdir(here)


def drafts(at: Place) -> None:
    """Hypotheses with wrong bytes and meanings."""
    at.write({})
    text = f"draft:\n  title: a\n  note: b\ntasks:\n  - {{id: x, title: Việc, field: y-te, owner: {at.chance.choice(VALUES)}}}\n"
    (at.folder / "d.yaml").write_bytes(damaged(text.encode(), at.chance))
    at.ask("--with", str(at.folder / "d.yaml"), *at.one_of(COMMANDS))


def template(at: Place) -> None:
    """Templates whose package, parts or placeholders are wrong."""
    at.write({})
    (at.folder / "t.docx").write_bytes(damaged(templates(at.chance), at.chance, text=False))
    at.ask("annex", "--template", str(at.folder / "t.docx"), "-o", str(at.folder / "o.docx"))


def imports(at: Place) -> None:
    """Papers to be imported whose package, parts or cells are wrong."""
    at.write({})
    ending, content = paper(at.chance)
    (at.folder / f"p{ending}").write_bytes(damaged(content, at.chance, text=ending == ".csv"))
    at.ask("import", str(at.folder / f"p{ending}"), "--fact", f"issued={at.chance.choice(DAYS)}")


def injections(at: Place) -> None:
    """Markup, commands and formulas in titles and names, in every kind of output."""
    sign, ending = at.chance.choice(MARKUP), at.chance.choice(("html", "md", "csv", "svg", "dot", "mmd", "xlsx"))
    name = at.chance.choice(("holders/co-so.yaml", "tasks/co-so.yaml", "register.yaml", "fields.yaml"))
    text = broken_text(SMALL[name].decode(), at.chance, [f"'{sign.replace(chr(39), chr(39) * 2)}'"])
    at.write({name: text.encode()})
    out = at.folder / f"o.{ending}"
    line = ("chart", "so-y-te") if ending in ("svg", "dot", "mmd") else ("list", "tasks") if ending in ("csv", "xlsx") else ("check",)  # fmt: skip
    at.ask(*line, "-o", str(out))
    if out.is_file() and out.suffix in hostile_outputs.READERS:
        at.told += [f"{one} in {ending}: {sign!r}" for one in hostile_outputs.READERS[out.suffix](out.read_bytes())]


def environments(at: Place) -> None:
    """Surroundings that are missing or wrong."""
    at.write({})
    names = ("HOME", "LANG", "LC_ALL", "TERM", "COLUMNS", "XDG_CACHE_HOME", "DELEGATION_LANG", "NO_COLOR", "TZ", "TMPDIR", "COMP_CWORD", "GIT_DIR", "_DELEGATION_COMPLETE", "PYTHONWARNINGS", "FORCE_COLOR")  # fmt: skip
    wrong = {name: at.chance.choice(["", "x", "/dev/null", "/nonexistent", "-1", "9" * 400, "C", "en"]) for name in at.chance.sample(names, 3)}  # fmt: skip
    if wrong.get("FORCE_COLOR"):
        wrong["NO_COLOR"] = "1"
    at.process([PROGRAM, "--rules", at.rules, *at.one_of(COMMANDS)], wrong)


def limits(at: Place) -> None:
    """Little memory, few files, small files, no processes."""
    at.write({})
    most = at.chance.choice(["-v 35000", "-v 200000", "-n 5", "-n 12", "-f 0", "-s 512", "-t 20"])
    line = shlex.join(at.one_of(COMMANDS))
    at.process(["bash", "-c", f'ulimit {most}; exec "{PROGRAM}" --rules so {line}'])


_GIT_WORDS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_COUNT", "GIT_CEILING_DIRECTORIES", "GIT_NAMESPACE", "GIT_SSH_COMMAND", "GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_TRACE", "GIT_EDITOR", "GIT_ASKPASS", "GIT_CONFIG_PARAMETERS", "GIT_EXEC_PATH", "GIT_LITERAL_PATHSPECS", "GIT_DEFAULT_HASH")  # fmt: skip


def git(at: Place) -> None:
    """Repositories with commands in their settings, commits of impossible days, and words of git around the program: the answer is that of a bare shell."""
    at.write({}, FULL)
    setting = at.chance.choice(["core.fsmonitor", "core.sshCommand", "core.pager", "diff.external", "core.hooksPath", "uploadpack.packObjectsHook", "diff.x.textconv", "filter.x.smudge", "filter.x.clean", "gpg.program", "log.showSignature", "core.gitProxy", "core.editor", "credential.helper", "alias.log"])  # fmt: skip
    day = at.chance.choice(["@0 +0000", "@9999999999 +1400", "@1 -0030"])
    (at.rules / ".gitattributes").write_text("* diff=x filter=x\n", "utf-8")
    plain = ["git", "-C", str(at.folder), "-c", "user.name=a", "-c", "user.email=a@b"]
    for more in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x", "--date", day], ["config", setting, f"touch {at.folder}/ran"]):  # fmt: skip
        subprocess.run([*plain, *more], check=False, capture_output=True)
    if not at.chance.randrange(5):
        os.mkfifo(at.folder / ".mailmap")
    file = at.rules / "tasks" / "y-te.yaml"
    file.write_bytes(file.read_bytes().replace(b"owner: ubnd-tp", b"owner: so-y-te"))
    command: list[str | Path] = [PROGRAM, "--rules", at.rules, *at.chance.choice([("log", "cap-phep-phong-kham"), ("diff", "HEAD", "HEAD"), ("diff", "HEAD"), ("check", "--since", "HEAD", "--as-of", "2026-06-01"), ("check", "--since", "HEAD", "--format", "json", "--as-of", "2026-06-01")])]  # fmt: skip
    wrong = {one: at.chance.choice(["", ".", "x", "/nonexistent", "/dev/null", str(at.folder), "1", f"touch {at.folder}/ran"]) for one in at.chance.sample(_GIT_WORDS, 4)}  # fmt: skip
    bare, ran = at.process(command), at.process(command, wrong)
    if (bare.code, bare.out) != (ran.code, ran.out):
        at.told.append(f"another answer by {wrong}: {command[3:]}: {bare.code} {ran.code} {ran.err[-200:]!r}")
    if (at.folder / "ran").exists():
        at.told.append(f"a command of the repository ran: {setting}, {wrong}")


def cache(at: Place) -> None:
    """Entries of the cache that are broken, swapped, pipes or of another shape: the answer is the same."""
    at.write({})
    kept = {"XDG_CACHE_HOME": str(at.folder / "kept")}
    command: list[str | Path] = [PROGRAM, "--rules", at.rules, "check", "--as-of", "2026-06-01"]
    first = at.process(command, kept)
    for one in sorted((at.folder / "kept").rglob("*")):
        if one.is_file():
            one.write_bytes(damaged(one.read_bytes(), at.chance, text=False))
    again = at.process(command, kept)
    if (first.code, first.out) != (again.code, again.out):
        at.told.append("another answer after the cache was damaged")


def kill(at: Place) -> None:
    """Killed at any moment: what it was to write is there wholly, as it was, or not at all, and no rule file has changed."""
    at.write({})
    out = at.folder / "o.json"
    out.write_bytes(b"before")
    started = subprocess.Popen([PROGRAM, "--rules", at.rules, "check", "--format", "json", "-o", out], stderr=subprocess.DEVNULL)  # fmt: skip
    time.sleep(at.chance.random() * 0.5)
    started.kill()
    started.wait()
    content = out.read_bytes() if out.is_file() else b""
    if content != b"before" and not content.rstrip().endswith(b"}"):
        at.told.append("half a file")
    if any((at.rules / name).read_bytes() != data for name, data in SMALL.items()):
        at.told.append("file lost: a rule file")


KINDS: dict[str, tuple[Callable[[Place], None], int]] = {
    "files": (files, 1400), "meanings": (meanings, 1100), "nowhere": (nowhere, 600), "dates": (dates, 500), "outputs": (outputs, 300), "drafts": (drafts, 300), "templates": (template, 300), "import": (imports, 400), "injections": (injections, 300),
    **hostile_outputs.KINDS, **hostile_writing.KINDS, **hostile_talking.KINDS, "environments": (environments, 150), "limits": (limits, 100), "git": (git, 100), "cache": (cache, 60), "kill": (kill, 100),
}  # fmt: skip
"""By each kind what makes a run, and how many there are."""


def run(kind: str, seed: int) -> list[str]:
    """Make one run. Gives what must not be, in words."""
    with tempfile.TemporaryDirectory(prefix="delegation-hostile-", ignore_cleanup_errors=True) as folder:
        at = Place(Path(folder), random.Random(f"{kind}:{seed}"))  # noqa: S311  no secret
        KINDS[kind][0](at)
        return [f"{kind} --seed {seed} --runs 1: {one}" for one in at.told]


def main() -> int:
    """Make the runs that are asked for, and print the figures of each kind."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kind", choices=KINDS, action="append")
    asked.add_argument("--runs", type=int, help="of each kind, instead of its own number")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="delegation-hostile-cache-")
    wrong, total = list[str](), Counter[str]()
    for kind in given.kind or KINDS:
        begun, before = time.monotonic(), len(wrong)
        for seed in range(given.seed, given.seed + (given.runs or KINDS[kind][1])):
            wrong += run(kind, seed)
            total[kind] += 1
        for one in wrong[before:]:
            print("  ", one[:400])
        peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) >> 10
        print(f"{kind:14} {total[kind]:6} runs {len(wrong) - before:4} wrong {time.monotonic() - begun:7.1f} s  peak {peak} MB", flush=True)  # fmt: skip
    print(f"{'all':14} {total.total():6} runs {len(wrong):4} wrong")
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
