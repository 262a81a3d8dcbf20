"""Policies of a register in words."""

from __future__ import annotations

from delegation.model.policies import Example, Policy


def example_name(policy: Policy, example: Example, number: int) -> str:
    """Name an example of a policy as an assertion, in the language of its message."""
    return f"{policy.message} (ví dụ {number}: {'phải bị báo' if example.breaks else 'không bị báo'})"
