"""The map of authority draws what there is, whatever the rule files refer to."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import whole_case, write

from delegation.run import pipeline
from delegation.run.site.data_map import nodes_and_edges


@pytest.mark.parametrize("gone", ["ubnd-tp", "giam-doc-so-y-te", "ubnd-cap-xa", "chu-tich-ubnd-tp"])
@pytest.mark.parametrize("form", ["2", "99"])
def test_each_end_of_an_edge_is_a_node_though_references_lead_nowhere(gone: str, form: str, tmp_path: Path) -> None:
    """A holder that is referred to and is not entered any more, with a form and without one."""
    files = {one.name: one.data for one in whole_case("DLG903", "good")}
    holders = files["holders/co-so.yaml"].replace(f"id: {gone},".encode(), b"id: khac,")
    files["holders/co-so.yaml"] = holders.replace(f"id: {gone}\n".encode(), b"id: khac\n")
    decision = "decisions/2025/900-qd-ubnd.yaml"
    files[decision] = files[decision].replace(b"form: 2", f"form: {form}".encode())
    register = pipeline.load(write(tmp_path, files)).register
    nodes, edges = nodes_and_edges(register, ())
    assert edges
    assert {end for one in edges for end in (one.giver, one.receiver)} <= {one.id for one in nodes}
