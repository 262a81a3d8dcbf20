"""Compiles the quick reader of rule files when the project is built, where there is a C compiler and libyaml.

Without them the project is built as it is: the program then reads by PyYAML's events, which takes longer.
"""

from __future__ import annotations

import importlib.machinery
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "src/delegation/loading/text/compiled.pyx"
ENDINGS = tuple(importlib.machinery.EXTENSION_SUFFIXES)


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the compiled module into the wheel; into the source tree for an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say to the builder what came of it. ``version`` is ``standard`` or ``editable``."""
        source = Path(self.root) / SOURCE
        made = compiled(source, Path(self.root) / "build" / "reader")
        for old in source.parent.glob(f"{source.stem}.*"):
            if old.name.endswith(ENDINGS):
                old.unlink()
        if made is None:
            self.app.display_warning("no C compiler or no libyaml: rule files will be read by PyYAML's events")
            return
        if version == "editable":
            shutil.copy(made, source.parent)
        else:
            inside = source.parent.relative_to(Path(self.root) / "src") / made.name
            build_data["force_include"][str(made)] = inside.as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def compiled(source: Path, folder: Path) -> Path | None:
    """Give the compiled module, made in a folder of its own; ``None`` where this machine cannot make it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    copy = shutil.copy(source, folder)
    command = [sys.executable, "-m", "Cython.Build.Cythonize", "--inplace", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)  # noqa: S603  our own file
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        return None
    return next((one for one in folder.iterdir() if one.name.endswith(ENDINGS)), None)
