"""What becomes of a matter under a hypothesis, in words."""

from __future__ import annotations

from delegation.findings import Text
from delegation.questions.suppose.words import Outcome

OUTCOMES: dict[Outcome, Text] = {
    "vacant": Text("Không còn chủ thể có thẩm quyền", "Without an owner"),
    "baseless": Text(
        "Chủ thể vốn đã chưa rõ, nay không còn căn cứ", "The owner was not known before, and its basis is gone"
    ),
    "idle": Text("Còn chủ thể có thẩm quyền, không còn ai giải quyết", "With an owner, but nobody who acts"),
    "unknown": Text("Chưa rõ ai giữ sau khi thay đổi", "Not known who holds then"),
    "possible": Text("Có thể chuyển sang chủ thể khác, chưa chắc chắn", "May pass to another holder, not surely"),
    "perhaps": Text(
        "Có thể bỏ trống: bên đang giữ không còn, bên còn lại chưa chắc chắn",
        "Perhaps vacant: whoever held is gone, and who is left holds only perhaps",
    ),
    "shared": Text(
        "Từ nay có hơn một chủ thể có thẩm quyền, cần xem xét", "More than one owner from then on; to be considered"
    ),
    "returned": Text("Trở về bên giao", "Back with the giver"),
    "moved": Text("Chuyển sang chủ thể khác", "Moves to another holder"),
    "added": Text("Giao thêm", "Given"),
    "lessened": Text("Bớt chủ thể, vẫn còn chủ thể khác", "One of several holds no longer"),
    "settled": Text("Nay đã rõ", "Now settled"),
    "doubted": Text("Nay chưa chắc chắn", "Now in doubt"),
}
"""In the order in which they are told (``suppose.words.ORDER``)."""
