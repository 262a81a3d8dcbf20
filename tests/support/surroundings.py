"""What tests, and the programs that they start, see of the machine: nothing that its user, a hook or its administrator has set."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_KEPT = frozenset(
    {
        "COMSPEC", "PATH", "PATHEXT", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONPATH", "PYTHONPYCACHEPREFIX",
        "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "VIRTUAL_ENV", "WINDIR",
    }
)  # fmt: skip
"""Without these a program is not found, does not start, or is not the one that is tested."""
_KEPT_BEGINNINGS = ("COVERAGE_", "COV_", "DYLD_", "HYPOTHESIS_", "LD_", "PYTEST_")

_BOUNDING_SET_DROP, _OVERRIDE, _SEARCH = 24, 1, 2
"""``PR_CAPBSET_DROP`` of prctl(2), and the two capabilities(7) by which root passes over the rights of files."""


def steady(found: Mapping[str, str], home: Path) -> dict[str, str]:
    """Give the environment of the tests: what must stay of the one found, an empty home, UTF-8, and a git without settings."""
    kept = {name: found[name] for name in found if name in _KEPT or name.startswith(_KEPT_BEGINNINGS)}
    # Some systems have no C.UTF-8; they take C for it, in which Python speaks UTF-8 as well.
    return {
        **kept,
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "DELEGATION_CACHE": str(home / "cache"),
    }


def give_up_rights() -> None:
    """Let the program that is started next be bound by the rights of files though root starts it. Raises ``OSError``."""
    if not sys.platform.startswith("linux"):
        raise OSError(errno.ENOSYS, "only Linux lets root give up this right alone")
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (_OVERRIDE, _SEARCH):
        if libc.prctl(_BOUNDING_SET_DROP, capability, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")


if __name__ == "__main__":
    give_up_rights()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606  a program of ours, without a shell
