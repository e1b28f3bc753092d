"""The ways in: the command line now; HTTP, the page and accounts beside it."""
