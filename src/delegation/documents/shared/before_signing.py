"""How the page begins that stands before a draft of the program: it is taken out before the decision is signed."""

TITLE = "PHIẾU RÀ SOÁT TRƯỚC KHI TRÌNH KÝ"
