"""What a hypothesis does to authority: the hypothesis itself, its verbs, and its impact."""
