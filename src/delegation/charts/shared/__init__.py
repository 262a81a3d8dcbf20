"""What several subjects of charts share: chains, grants, lists, rows of time, words."""
