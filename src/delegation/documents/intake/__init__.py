"""Taking in papers as offices make them: a decision and its annex in Word, Excel or CSV become a decision file, and what is doubtful is asked."""
