"""The authors' own Word files, filled."""
