"""The HTTP API under /api/v1 and the server that carries it."""
