"""What the register counts, and what is published of it."""
