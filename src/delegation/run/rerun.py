"""A check whose result an earlier run has kept: where nothing has changed, nothing is parsed, asked or even imported."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delegation.findings import Analysis, Problem
from delegation.loading.disk import files
from delegation.loading.disk.cache import Cache
from delegation.loading.disk.files import RuleFile

if TYPE_CHECKING:
    from delegation.run.keeping import Kept

_MODULES = ("delegation.findings", "delegation.model.severity")
"""Where the classes of a kept result are: values that do nothing when they are made."""
_SINGLE = frozenset(
    {
        ("delegation.model.parts", "MatterArea"),
        ("delegation.model.ranges", "Range"),
        ("delegation.model.worded", "Worded"),
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
    }
)
"""Further classes of values that findings hold."""


def check(
    root: Path,
    as_of: date,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    cache: Cache,
    hypotheses: Sequence[str | Path] = (),
    baseline: Path | None = None,
    with_extents: bool = False,
    kept: Kept | None = None,
) -> Analysis:
    """Give what ``pipeline.check`` gives, and keep it: a plain run, one under hypotheses and one with a baseline each for itself.

    ``with_extents`` as in ``pipeline.analyse``; ``kept``: what this very process has kept of an earlier answer, to which it is added.

    Raises ``RegisterNotFoundError``, and ``AskedWronglyError`` for a hypothesis or baseline that is no file.
    """
    root = files.find_register(root, None, root)
    found, problems = files.read(root)
    if hypotheses or baseline is not None:
        from delegation.loading.disk import drafts  # noqa: PLC0415  only where there are any

        found, problems = drafts.with_baseline(found, problems, baseline, root)
        found += drafts.read(hypotheses, root)
    return check_files(
        found,
        problems,
        as_of,
        select=select,
        ignore=ignore,
        cache=cache,
        known=baseline is not None,
        with_extents=with_extents,
        kept=kept,
    )


def check_files(
    found: Sequence[RuleFile],
    problems: Sequence[Problem],
    as_of: date,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    cache: Cache,
    known: bool,
    with_extents: bool = False,
    kept: Kept | None = None,
) -> Analysis:
    """Give what the checks find in files that were read, with what was wrong with the files themselves, and keep it.

    ``known``: whether what their baseline lists is set aside; ``with_extents``, ``kept`` as in ``check``.
    """
    held = " against-baseline" * known + " with-extents" * with_extents
    name = _name(found, problems, f"{as_of} {sorted(set(select))} {sorted(set(ignore))}{held}")
    content = cache.read(name)
    if content is not None:
        unpacked = _unpacked(content)
        if unpacked is not None:
            return unpacked
    from delegation.run import pipeline  # noqa: PLC0415  the whole program, which a kept result does without

    wanted = pipeline.wanted(select, ignore)
    if kept is None:
        loaded = pipeline.build_register(found, problems, cache)
        analysis = pipeline.analyse(loaded, as_of, wanted, against_baseline=known, with_extents=with_extents)
    else:
        loaded = kept.built(found, problems, cache)
        analysis = kept.analyse(loaded, as_of, wanted, against_baseline=known, with_extents=with_extents)
        kept.forget(found)
    cache.write(name, pickle.dumps(analysis, pickle.HIGHEST_PROTOCOL))
    cache.prune("result-")
    return analysis


class _Values(pickle.Unpickler):
    """Makes values of findings and nothing else, whatever a file asks for."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  the signature of pickle
        """Give a class of values. Raises ``UnpicklingError`` for anything else."""
        if (module, name) in _SINGLE or (module in _MODULES and name.isidentifier() and not name.startswith("_")):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _unpacked(content: bytes) -> Analysis | None:
    try:
        kept = _Values(BytesIO(content)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError):
        return None
    return kept if isinstance(kept, Analysis) else None


def _name(found: Iterable[RuleFile], problems: Iterable[Problem], asked: str) -> str:
    """Give the name under which a result is kept: a hash of all that it comes from."""
    digest = blake2b(files.program_hash(), digest_size=20)
    # The kinds too: a hypothesis is read otherwise than a rule file of the same name and bytes.
    kinds = [one.kind for one in found]
    digest.update(f"{files.hash_of(found)} {kinds} {list(problems)} {asked}".encode(errors="backslashreplace"))
    return "result-" + digest.hexdigest()
