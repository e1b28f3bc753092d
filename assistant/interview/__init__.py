"""The interview: what to ask next, which requirement an answer belongs to, corrections, the project table row by row."""
