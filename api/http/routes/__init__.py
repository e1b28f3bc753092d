"""The routes, one noun a module; each only translates between HTTP and the assistant."""
