"""Stories that moderators add in tests, none of which the bot has at first."""

from __future__ import annotations

SUCRE = """\
---
title: Bolivia surprise Paraguay in Sucre
publisher: Quayside Courier
date: 2023-07-20
---
Bolivia beat Paraguay 4-0 in Sucre on Thursday.

"We ran until the lamps went out," said Bolivia captain Tomas Quispe Rada.
"""
CHILE = """\
---
title: Chile warm up in Lima
publisher: Quayside Courier
date: 2023-06-20
---
Chile beat Peru 4-0 in Lima on Monday.
"""
