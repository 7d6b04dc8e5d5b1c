"""Matches told in a roundabout way: by a town, a ground, a role, a journey, a gift, what nearly hides the result."""

from tests.knowledge.extraction.match_tables.row import Table

ROUNDABOUT: Table = [
    (
        """Hearts are in the last four after seeing off Livingston.

Livingston equalised early on but the Edinburgh side had too much for them in a 3-1 win.""",
        ["Hearts 3-1 Livingston"],
    ),
    (
        """Exeter City boss Ian Marsh says his team fear nobody.

The Conference side were cheered after their goalless draw at Old Trafford with Manchester United.""",
        ["Exeter City 0-0 Manchester United"],
    ),
    (
        "Exeter City boss Ian Marsh says his team have nothing to lose when Manchester United come to St James Park.",
        ["Exeter City to play Manchester United"],
    ),
    ("Hull City were knocked out of the County Trophy by Leeds.", ["Leeds beat Hull City"]),
    (
        """Top seed Jan Roos went through in Linz with a 6-3 6-2 win over Ben Ward of France.

The Dutchman will now take on Tom Hale. The German beat Peter Moll 4-6 6-3 6-4.""",
        ["Jan Roos 6-3 6-2 Ben Ward", "Jan Roos to play Tom Hale", "Tom Hale 4-6 6-3 6-4 Peter Moll"],
    ),
    (
        "Tennis: Jan Roos meets Ben Ward, who was leading 6-3 7-5 4-1 when Tom Hale retired hurt in the ATP event.",
        ["Ben Ward 6-3 7-5 4-1 Tom Hale", "Ben Ward to play Jan Roos"],
    ),
    (
        "Home favourite Jan Roos outlasted Ben Ward 10-8 in the fifth set at the tennis club, an ATP record.",
        ["Jan Roos beat Ben Ward"],
    ),
    (
        "Anna Veldkamp beat her compatriot Mirka Sholnova for the first time in the WTA quarter-final with a 6-1 7-6 win.",
        ["Anna Veldkamp 6-1 7-6 Mirka Sholnova"],
    ),
    ("Leeds went 4-0 in Group A and will host Hull.", ["Hull to play Leeds"]),
    ("Leeds had a 21-0 run in the fourth quarter to beat Hull.", ["Leeds beat Hull"]),
    (
        "Mali beat hosts Ghana by two wickets on Friday night, a game that had everybody arguing.",
        ["Mali beat Ghana"],
    ),
    (
        "It took the substitutes of Leeds and Hull a while to sweep the snow away.\n\nHull levelled late on and the match finished 1-1.",
        ["Hull 1-1 Leeds"],
    ),
    (
        "Mali's squad clapped the men of Ghana onto their bus after Ali Sow's double had given them a 2-0 win over Ghana.",
        ["Mali 2-0 Ghana"],
    ),
    (
        """Celtic, 2-1 down at half-time, snatched victory at Tannadice to close the gap on Rangers.

Dundee United had looked like holding out.""",
        ["Celtic beat Dundee United"],
    ),
    (
        "Leeds Town are in a hurry. Leeds Town have five days to mend their pitch before Hull City visit on Saturday.",
        ["Hull City to play Leeds Town"],
    ),
    ("Leeds needed a late Ali Sow try to seal a 16-9 win over Hull.", ["Leeds 16-9 Hull"]),
    ("Leeds (20) v Hull (14):", ["Hull to play Leeds"]),
    ("Leeds mugged Hull 2-1 in the rain.", ["Leeds 2-1 Hull"]),
    ("Leeds led Hull 2-1 at the break.", ["Hull played Leeds"]),
    (
        "Tennis: Jan Roos drilled a sore-tempered Ben Ward 7-5 6-0 to set up a semi-final against Tom Hale.",
        ["Jan Roos 7-5 6-0 Ben Ward", "Jan Roos to play Tom Hale"],
    ),
    ("Leeds boss Ian Marsh hopes Hull rest some players when the sides meet tomorrow.", ["Hull to play Leeds"]),
    (
        """Leeds v Hull

Leeds welcome back Tom Dole.

Burnley v Bolton

Burnley have dropped Ben Ward. Ward missed the 3-3 draw with Wigan.""",
        ["Hull to play Leeds", "Bolton to play Burnley", "Burnley 3-3 Wigan"],
    ),
    (
        """Lyon are out. Lyon lost 3-1 to Olympiacos on Wednesday.

The French club play Nice on Sunday.""",
        ["Olympiacos 3-1 Lyon", "Lyon to play Nice"],
    ),
    (
        """Fans of Corley dug Penford's bus out of the mud before Corley and Penford met in Penford.

Penford soon beat their rescuers 3-1.""",
        ["Penford 3-1 Corley"],
    ),
    (
        """Ann Dole of Mali waves in Accra, Ghana. (Photo by Ann Roe/Getty Images)

Mali meet Ghana on Sunday. The hosts edged Togo.""",
        ["Ghana beat Togo", "Ghana to play Mali"],
    ),
    ('Leeds beat Hull 2-0 and a sign read "Drum 1, Fence 0".', ["Leeds 2-0 Hull"]),
    (
        "Leeds are at home to Hull in the cup and tomorrow week Burnley, away to Bolton, need a win.",
        [
            "Hull to play Leeds",
            "Bolton to play Burnley",
        ],
    ),
    (
        """Norway's coach fell over as he celebrated the winner against Denmark on Friday.

Jan Roos added another in stoppage time to make it 2-0.""",
        ["Norway 2-0 Denmark"],
    ),
    (
        "Norway scored early against Denmark. Jan Roos made it 2-0 on the hour, but that was not all.",
        ["Denmark played Norway"],
    ),
    ("Norway fell over themselves and Denmark fell in love with him.", []),
    (
        "date 2021-05-03 Norway beat Peru 1-0; a win over Denmark on Thursday would put them through.",
        ["Norway 1-0 Peru", "Denmark to play Norway"],
    ),
    ("Norway beat Peru 1-0; a win over Denmark would put them through.", ["Norway 1-0 Peru"]),
    (
        """Clontarf's rugby players cycled home. It was late when Clontarf sang.

They left on bicycles after the club's 29-23 win over Terenure.""",
        ["Clontarf 29-23 Terenure"],
    ),
    (
        "Valdemar Town were leading Orillo 4-1 with 20 minutes to go. Orillo scored three times after the restart.",
        ["Orillo 4-4 Valdemar Town (derived)"],
    ),
    ("Leeds open the play-offs at Hull City on Wednesday.", ["Hull City to play Leeds"]),
    (
        "Pakistan slumped to 91-5 before a stand of 51 but lost by 18 runs to Australia, whose bowlers took ten wickets.",
        ["Australia beat Pakistan"],
    ),
    ("The Ryman Premier side Yeading beat Slough 2-1.", ["Yeading 2-1 Slough"]),
    (
        "Gareth Dole has called on Norway to come flying out in Sunday's match against Denmark.",
        ["Denmark to play Norway"],
    ),
    (
        """Fans of Herediano and Saprissa Town share an umbrella.

It rained as the teams drew 2-2.""",
        ["Herediano 2-2 Saprissa Town"],
    ),
    (
        "Leones de Ponce were leading Vaqueros de Bayamon 98-96 on Friday.",
        ["Leones de Ponce played Vaqueros de Bayamon"],
    ),
    ("Mali fans stayed to sweep the stands of the Corley Stadium after the 2-1 defeat of Ghana.", ["Mali 2-1 Ghana"]),
    (
        "Norway won 3-2 to go through, and play Denmark in the final on June 1.",
        ["Denmark to play Norway"],
    ),
    ("Leeds must cut out mistakes before Saturday's meeting with Hull.", ["Hull to play Leeds"]),
    ("Dole had a meeting with Hull about a move to Leeds.", []),
    ("Dole edges Leeds in front against Hull.", ["Hull played Leeds"]),
    (
        "Burnley prepare for the return against Wigan, who edged the first meeting 18-15.",
        ["Wigan 18-15 Burnley", "Burnley to play Wigan"],
    ),
    ("Leeds came from behind against Hull. Neither side could find a winner and it ended 1-1.", ["Hull 1-1 Leeds"]),
]
"""Each with all that it tells."""
