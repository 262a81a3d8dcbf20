"""Answers to questions, as text for people and as JSON for programs."""
