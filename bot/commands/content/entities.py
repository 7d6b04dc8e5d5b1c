"""What moderators type into options."""

from __future__ import annotations

from discord import app_commands

Reason = app_commands.Range[str, 1, 300]
