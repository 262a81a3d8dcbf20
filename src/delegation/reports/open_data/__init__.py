"""The whole register for other programs: as JSON that gives the same register again, and as linked data."""
