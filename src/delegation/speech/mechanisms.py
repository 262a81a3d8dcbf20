"""The ways in which authority is given, as people name them."""

from __future__ import annotations

from delegation.findings import Text

MECHANISMS: dict[str, Text] = {
    "devolution": Text("phân quyền", "devolution"),
    "decentralisation": Text("phân cấp", "decentralisation"),
    "delegation": Text("ủy quyền", "delegation"),
    "transfer": Text("chuyển giao", "transfer"),
    "internal-assignment": Text("phân công", "internal assignment"),
    "signing-for": Text("ký thừa ủy quyền", "signing for"),
}
GIVING: dict[str, Text] = {**MECHANISMS, "signing-for": Text("giao ký thay", "signing for")}
"""The same where a sentence says who gives to whom: whoever lets another sign does not sign himself."""
