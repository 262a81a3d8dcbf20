"""What all annexes share: an annex as values, numbering, notes, what they are made from."""
