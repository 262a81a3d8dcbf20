"""Which forms of Biểu 2 fit a pair of giver and receiver."""

from __future__ import annotations

from delegation.authority.norms import UNITS
from delegation.model.holders import Holder
from delegation.model.instruments import Form, Pole
from delegation.model.register import Register


def fits(form: Form, giver: Holder, receiver: Holder) -> bool:
    """Whether a form is from the giver to the receiver, as it is written or as the law names the giver."""
    gives = any(_is_meant(pole, giver) for pole in (*form.givers, *form.law_givers))
    return gives and any(_is_meant(pole, receiver) for pole in form.receivers)


def fitting(register: Register, giver: Holder, receiver: Holder) -> tuple[Form, ...]:
    """Give the forms that fit a pair, in the order of their numbers."""
    found = (one for one in register.forms.values() if fits(one, giver, receiver))
    return tuple(sorted(found, key=lambda one: one.number))


def _is_meant(pole: Pole, holder: Holder) -> bool:
    if pole.kind == "other-unit":
        # «Đơn vị khác» is whatever unit the form's source does not name.
        return holder.kind in UNITS | {"other-unit"} and pole.level in ("any", holder.level)
    return pole.fits(holder.kind, holder.level)
