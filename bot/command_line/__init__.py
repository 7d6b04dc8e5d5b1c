"""The commands of `pressbox`, a module a family."""
