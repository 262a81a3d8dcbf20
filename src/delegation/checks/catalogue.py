"""All checks, in the order of their ids. A new check is two lines here: it is imported, and it is listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

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
    dlg010_forgotten,
    dlg011_provision_unreadable,
    dlg101_holder_does_not_exist,
    dlg102_hierarchy_broken,
    dlg103_class_without_members,
    dlg104_body_without_matters,
    dlg201_two_owners,
    dlg202_no_owner,
    dlg203_two_exercisers,
    dlg204_owner_coordinates,
    dlg205_committee_and_chair,
    dlg206_same_matter_twice,
    dlg207_cases_divided_badly,
    dlg208_given_twice,
    dlg209_owner_outside_matter,
    dlg301_pair_not_permitted,
    dlg302_passed_on,
    dlg303_giver_does_not_hold,
    dlg304_contents_missing,
    dlg305_not_normative,
    dlg306_issuer_is_not_giver,
    dlg307_reserved,
    dlg308_permission_ends,
    dlg309_unit_without_autonomy,
    dlg310_field_not_opened,
    dlg311_form_does_not_fit,
    dlg312_form_not_stated,
    dlg313_lets_sign_without_deciding,
    dlg401_circle,
    dlg402_dead_end,
    dlg403_no_legal_source,
    dlg404_no_internal_process,
    dlg501_instrument_not_in_force,
    dlg502_replaced_instrument,
    dlg503_grant_outlives_ownership,
    dlg504_ends_soon,
    dlg505_delegation_without_end,
    dlg506_dates_out_of_order,
    dlg507_text_has_changed,
    dlg508_commune_ended,
    dlg509_place_meets_nothing,
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
    dlg805_replaced_code,
    dlg806_row_number_twice,
    dlg807_row_cites_another_place,
    dlg901_waiver_ended,
    dlg902_waiver_matches_nothing,
    dlg903_waiver_without_extent,
    dlg904_baseline_matches_nothing,
    dlg905_assertion_fails,
    dlg906_policy_broken,
    dlg907_request_matches_nothing,
)
from delegation.findings import Finding, Problem
from delegation.model.severity import Severity

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
    dlg010_forgotten.CHECK,
    dlg011_provision_unreadable.CHECK,
    dlg101_holder_does_not_exist.CHECK,
    dlg102_hierarchy_broken.CHECK,
    dlg103_class_without_members.CHECK,
    dlg104_body_without_matters.CHECK,
    dlg201_two_owners.CHECK,
    dlg202_no_owner.CHECK,
    dlg203_two_exercisers.CHECK,
    dlg204_owner_coordinates.CHECK,
    dlg205_committee_and_chair.CHECK,
    dlg206_same_matter_twice.CHECK,
    dlg207_cases_divided_badly.CHECK,
    dlg208_given_twice.CHECK,
    dlg209_owner_outside_matter.CHECK,
    dlg301_pair_not_permitted.CHECK,
    dlg302_passed_on.CHECK,
    dlg303_giver_does_not_hold.CHECK,
    dlg304_contents_missing.CHECK,
    dlg305_not_normative.CHECK,
    dlg306_issuer_is_not_giver.CHECK,
    dlg307_reserved.CHECK,
    dlg308_permission_ends.CHECK,
    dlg309_unit_without_autonomy.CHECK,
    dlg310_field_not_opened.CHECK,
    dlg311_form_does_not_fit.CHECK,
    dlg312_form_not_stated.CHECK,
    dlg313_lets_sign_without_deciding.CHECK,
    dlg401_circle.CHECK,
    dlg402_dead_end.CHECK,
    dlg403_no_legal_source.CHECK,
    dlg404_no_internal_process.CHECK,
    dlg501_instrument_not_in_force.CHECK,
    dlg502_replaced_instrument.CHECK,
    dlg503_grant_outlives_ownership.CHECK,
    dlg504_ends_soon.CHECK,
    dlg505_delegation_without_end.CHECK,
    dlg506_dates_out_of_order.CHECK,
    dlg507_text_has_changed.CHECK,
    dlg508_commune_ended.CHECK,
    dlg509_place_meets_nothing.CHECK,
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
    dlg805_replaced_code.CHECK,
    dlg806_row_number_twice.CHECK,
    dlg807_row_cites_another_place.CHECK,
    dlg901_waiver_ended.CHECK,
    dlg902_waiver_matches_nothing.CHECK,
    dlg903_waiver_without_extent.CHECK,
    dlg904_baseline_matches_nothing.CHECK,
    dlg905_assertion_fails.CHECK,
    dlg906_policy_broken.CHECK,
    dlg907_request_matches_nothing.CHECK,
)

OF_LEDGERS = frozenset(one.id for one in CATALOGUE if one.phase == "waivers")
"""Ids of the checks of waivers, baseline and requests themselves: what they find can be neither waived nor listed as known."""
_OF_READING = frozenset(one.id for one in CATALOGUE if one.phase == "reading")
_BY_ID = {one.id: one for one in CATALOGUE}


def by_id(name: str) -> Check | None:
    """Find a check by its id, in capitals or not; ``None`` where there is none."""
    return _BY_ID.get(name.upper())


def unread(findings: Iterable[Finding]) -> list[Finding]:
    """Give the errors in files as they are read: entries may be missing for them, and so findings, that nobody has mended."""
    return [one for one in findings if one.check in _OF_READING and one.severity is Severity.ERROR]


def unasked(problems: Iterable[tuple[str, Problem]], names: Collection[str] = ()) -> int:
    """Count the errors met while the files were read (each with the id of its check) of checks that are not among those asked."""
    met = ((by_id(name), problem) for name, problem in problems if name not in names)
    return sum((one.severity or check.severity) is Severity.ERROR for check, one in met if check is not None)
