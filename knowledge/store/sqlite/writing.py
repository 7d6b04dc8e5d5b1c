"""Publishing: versions are put aside in small steps, then one transaction makes them the next edition."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from itertools import batched_or_chunks
