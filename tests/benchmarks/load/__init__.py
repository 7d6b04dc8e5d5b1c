"""The real bot under load through the stand-in for Discord."""
