"""Who holds what, where, when, and by which chain: the one truth that checks, answers and charts ask."""
