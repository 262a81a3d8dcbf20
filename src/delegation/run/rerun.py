"""A check whose result an earlier run has kept: where nothing has changed, nothing is parsed, asked or even imported."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path

from delegation.findings import Analysis, Problem
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile


def check(
    root: Path,
    as_of: date,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    cache: Cache,
    hypotheses: Sequence[str | Path] = (),
    baseline: Path | None = None,
) -> Analysis:
    """Give what ``pipeline.check`` gives, and keep it: a plain run, one under hypotheses and one with a baseline each for itself.

    Raises ``RegisterNotFoundError``, and ``AskedWronglyError`` for a hypothesis or baseline that is no file.
    """
    root = files.find_register(root, None, root)
    found, problems = files.read(root)
    if hypotheses or baseline is not None:
        from delegation.loading.disk import drafts  # noqa: PLC0415  only where there are any

        found = [*drafts.with_baseline(found, baseline, root), *drafts.read(hypotheses, root)]
    return check_files(found, problems, as_of, select=select, ignore=ignore, cache=cache, known=baseline is not None)


def check_files(
    found: Sequence[RuleFile],
    problems: Sequence[Problem],
    as_of: date,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    cache: Cache,
    known: bool,
) -> Analysis:
    """Give what the checks find in files that were read, with what was wrong with the files themselves, and keep it.

    ``known``: whether what their baseline lists is set aside.
    """
    held = " against-baseline" if known else ""
    name = _name(found, problems, f"{as_of} {sorted(set(select))} {sorted(set(ignore))}{held}")
    content = cache.read(name)
    if content is not None:
        kept: Analysis = pickle.loads(content)  # noqa: S301  own file, digest checked
        return kept
    from delegation.run import pipeline  # noqa: PLC0415  the whole program, which a kept result does without

    loaded = pipeline.build_register(found, problems, cache)
    wanted = pipeline.wanted(select, ignore)
    analysis = pipeline.analyse(loaded, as_of, wanted, against_baseline=known)
    cache.write(name, pickle.dumps(analysis, pickle.HIGHEST_PROTOCOL))
    cache.prune("result-")
    return analysis


def _name(found: Iterable[RuleFile], problems: Iterable[Problem], asked: str) -> str:
    """Give the name under which a result is kept: a hash of all that it comes from."""
    digest = blake2b(files.program_hash(), digest_size=20)
    # The kinds too: a hypothesis is read otherwise than a rule file of the same name and bytes.
    kinds = [one.kind for one in found]
    digest.update(f"{files.hash_of(found)} {kinds} {list(problems)} {asked}".encode())
    return "result-" + digest.hexdigest()
