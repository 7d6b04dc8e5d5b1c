"""Union-find: things joined in pairs become groups."""

from __future__ import annotations


class Groups:
    """`count` things, each a group of its own until joined. A group is named after its lowest member."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def of(self, item: int) -> int:
        """The group of an item."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make the groups of two items one."""
        low, high = sorted((self.of(one), self.of(other)))
        self._parent[high] = low

    def lists(self) -> list[list[int]]:
        """All groups, by their lowest members."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.of(item), []).append(item)
        return list(found.values())
