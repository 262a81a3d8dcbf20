"""Where the stages meet: load, check, answer; what an earlier run kept; what git remembers."""
