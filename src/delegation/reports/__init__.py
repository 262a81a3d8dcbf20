"""What came of a run and the answers to questions, as text for people and for machines."""
