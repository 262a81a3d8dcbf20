"""The version of the program, in one place: the build reads it here."""

VERSION = "0.1.0"
