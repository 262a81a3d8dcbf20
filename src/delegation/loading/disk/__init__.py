"""The only reader of the disk: rule files, git, hypotheses, what an earlier run kept."""
