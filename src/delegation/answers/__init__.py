"""How answers are said, where reports, charts and documents say them alike."""
