"""All checks, in the order of their ids. A new check is one line here."""

from __future__ import annotations

from delegation.checks.base import Check
from delegation.checks.library import (
    dlg001_unreadable,
    dlg002_schema,
    dlg003_key_twice,
    dlg004_id_twice,
    dlg005_no_such_entry,
    dlg006_unquoted_code,
    dlg007_misleading_letters,
    dlg008_instrument_number,
    dlg009_procedure_code,
    dlg101_holder_does_not_exist,
    dlg102_hierarchy_broken,
    dlg103_class_without_members,
    dlg104_body_without_matters,
    dlg501_instrument_not_in_force,
    dlg502_replaced_instrument,
    dlg503_grant_outlives_ownership,
    dlg504_ends_soon,
    dlg505_delegation_without_end,
    dlg506_dates_out_of_order,
    dlg601_counts_differently,
    dlg602_does_not_add_up,
    dlg603_documents_disagree,
    dlg604_more_than_total,
    dlg701_conditions_not_recorded,
    dlg702_no_publication,
    dlg801_catalogue_title,
    dlg802_title_names_ended_level,
    dlg803_row_without_code,
    dlg804_row_twice,
    dlg901_waiver_ended,
    dlg902_waiver_matches_nothing,
)

CATALOGUE: tuple[Check, ...] = (
    dlg001_unreadable.CHECK,
    dlg002_schema.CHECK,
    dlg003_key_twice.CHECK,
    dlg004_id_twice.CHECK,
    dlg005_no_such_entry.CHECK,
    dlg006_unquoted_code.CHECK,
    dlg007_misleading_letters.CHECK,
    dlg008_instrument_number.CHECK,
    dlg009_procedure_code.CHECK,
    dlg101_holder_does_not_exist.CHECK,
    dlg102_hierarchy_broken.CHECK,
    dlg103_class_without_members.CHECK,
    dlg104_body_without_matters.CHECK,
    dlg501_instrument_not_in_force.CHECK,
    dlg502_replaced_instrument.CHECK,
    dlg503_grant_outlives_ownership.CHECK,
    dlg504_ends_soon.CHECK,
    dlg505_delegation_without_end.CHECK,
    dlg506_dates_out_of_order.CHECK,
    dlg601_counts_differently.CHECK,
    dlg602_does_not_add_up.CHECK,
    dlg603_documents_disagree.CHECK,
    dlg604_more_than_total.CHECK,
    dlg701_conditions_not_recorded.CHECK,
    dlg702_no_publication.CHECK,
    dlg801_catalogue_title.CHECK,
    dlg802_title_names_ended_level.CHECK,
    dlg803_row_without_code.CHECK,
    dlg804_row_twice.CHECK,
    dlg901_waiver_ended.CHECK,
    dlg902_waiver_matches_nothing.CHECK,
)

_BY_ID = {one.id: one for one in CATALOGUE}


def by_id(name: str) -> Check | None:
    """Find a check by its id, in capitals or not; ``None`` where there is none."""
    return _BY_ID.get(name.upper())
