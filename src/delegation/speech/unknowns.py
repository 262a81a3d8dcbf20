"""What is not known, and why."""

from __future__ import annotations

from delegation.findings import Text
from delegation.model.terms import Unknown

NOT_KNOWN = Text("chưa rõ", "not known")
HOLDER_NOT_KNOWN = Text("chủ thể chưa rõ", "a holder that is not known")


def unknown(one: Unknown, what: Text = NOT_KNOWN) -> Text:
    """Say that something is not known, and why where a reason is given: ``căn cứ chưa rõ (…)``. ``what``: the words before it."""
    return what if one.is_bare else Text(f"{what.vi} ({one.reason})", f"{what.en} ({one.reason})")
