"""Discord commands, a module a family: each parses, calls the desk, and shows the reply."""
