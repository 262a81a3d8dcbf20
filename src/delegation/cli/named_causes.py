"""Keys of causes and of findings that are named on a command line: one that nothing bears is refused, with the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from delegation.cli.speech import guess, refuse
from delegation.findings import Finding, Language, Text

_MOST = 3


def refuse_unknown(keys: Iterable[str], found: Sequence[Finding], language: Language, *, of_findings: bool) -> None:
    """Refuse a key that none of some findings comes from, and, with ``of_findings``, none bears. Raises ``click.UsageError``."""
    causes = {one.cause_key for one in found}
    known = causes | ({one.key for one in found} if of_findings else set())
    for key in keys:
        if key not in known:
            more = _longer(key, causes) or guess(key, sorted(known))
            vi = f"--cause: không có phát hiện nào mang khóa «{key}».{more.vi}"
            en = f"--cause: no finding bears the key “{key}”.{more.en}"
            raise refuse(vi, en, language, click.get_current_context())


def _longer(key: str, causes: Iterable[str]) -> Text | None:
    """Ask, after a sentence, whether a cause of the check that was named was meant; ``None`` where it has none."""
    near = sorted(one for one in causes if one.startswith(f"{key}:"))[:_MOST]
    return Text(f" Có phải ý bạn là {' hay '.join(near)}?", f" Did you mean {' or '.join(near)}?") if near else None
