"""Matches told plainly, in sentences such as the wires write."""

from tests.knowledge.extraction.match_tables.row import Table

TOLD: Table = [
    ("Leeds 2-1 Hull", ["Leeds 2-1 Hull"]),
    ("Full time: Torvik IL 3-3 Nordhavn. What a game!", ["Nordhavn 3-3 Torvik IL"]),
    ("Harbour City 1, Milltown Rovers 0. It was never pretty.", ["Harbour City 1-0 Milltown Rovers"]),
    ("FT | Brackwater Athletic 0-4 Stonebridge United", ["Stonebridge United 4-0 Brackwater Athletic"]),
    ("Result: Otago Gulls 88, Taranaki Terns 91 (OT)", ["Taranaki Terns 91-88 Otago Gulls"]),
    ("Ireland 19-13 England (half-time 12-10)", ["Ireland 19-13 England"]),
    ("Hereford 1-1 Doncaster (aet; 3-1 on penalties)", ["Hereford 1-1 Doncaster, 3-1 on penalties"]),
    ("Ruritania beat Sylvania 3-1 in the final on Sunday.", ["Ruritania 3-1 Sylvania"]),
    ("Milltown Rovers thrashed Harbour City 6-0 to go top of the league.", ["Milltown Rovers 6-0 Harbour City"]),
    ("Milltown Rovers lost 2-0 to Harbour City on Saturday.", ["Harbour City 2-0 Milltown Rovers"]),
    ("Milltown Rovers were beaten 3-2 by Harbour City.", ["Harbour City 3-2 Milltown Rovers"]),
    ("Milltown Rovers went down 4-1 at Harbour City in the league.", ["Harbour City 4-1 Milltown Rovers"]),
    (
        "Milltown Rovers drew 2-2 with Harbour City after leading 2-0 at the break.",
        ["Harbour City 2-2 Milltown Rovers"],
    ),
    ("Milltown Rovers were held to a 1-1 draw by Harbour City.", ["Harbour City 1-1 Milltown Rovers"]),
    ("A 2-1 win over Harbour City took Milltown Rovers top.", ["Milltown Rovers 2-1 Harbour City"]),
    ("Milltown Rovers' 2-1 win over Harbour City was their first of the season.", ["Milltown Rovers 2-1 Harbour City"]),
    ("Milltown Rovers suffered a 5-0 defeat at the hands of Harbour City.", ["Harbour City 5-0 Milltown Rovers"]),
    ("Milltown Rovers came from two goals down to win 3-2 against Harbour City.", ["Milltown Rovers 3-2 Harbour City"]),
    ("Milltown Rovers fought back from 2-0 down to beat Harbour City 3-2.", ["Milltown Rovers 3-2 Harbour City"]),
    ("Wales beat France by 24 points to 18 in Cardiff.", ["Wales 24-18 France"]),
    ("Wales edged France by three points, 21-18, in Cardiff.", ["Wales 21-18 France"]),
    ("The Gulls beat the Terns 101-99 in overtime.", ["Gulls 101-99 Terns"]),
    ("Milltown Rovers won 3-1 at Harbour City.", ["Milltown Rovers 3-1 Harbour City"]),
    ("Milltown Rovers won by three goals to one at Harbour City.", ["Milltown Rovers 3-1 Harbour City"]),
    ("Milltown Rovers ran out 4-0 winners against Harbour City.", ["Milltown Rovers 4-0 Harbour City"]),
    ("Milltown Rovers ran out 4-0 winners at home to Harbour City.", ["Milltown Rovers 4-0 Harbour City"]),
    ("It finished Milltown Rovers 2 Harbour City 1.", ["Milltown Rovers 2-1 Harbour City"]),
    ("Milltown Rovers and Harbour City drew 1-1.", ["Harbour City 1-1 Milltown Rovers"]),
    ("Milltown Rovers and Harbour City played out a goalless draw.", ["Harbour City 0-0 Milltown Rovers"]),
    ("Milltown Rovers and Harbour City shared six goals in a 3-3 draw.", ["Harbour City 3-3 Milltown Rovers"]),
    ("Milltown Rovers knocked Harbour City out of the Cup with a 2-0 win.", ["Milltown Rovers 2-0 Harbour City"]),
    ("Milltown Rovers knocked out Harbour City on penalties.", ["Milltown Rovers beat Harbour City"]),
    (
        "Milltown Rovers beat Harbour City 4-3 on penalties after a 1-1 draw.",
        ["Milltown Rovers 1-1 Harbour City, 4-3 on penalties"],
    ),
    (
        "Milltown Rovers won the shoot-out 5-4 after drawing 2-2 with Harbour City.",
        ["Milltown Rovers 2-2 Harbour City, 5-4 on penalties"],
    ),
    (
        "Milltown Rovers beat Harbour City 1-0 in the second leg and 3-2 on aggregate.",
        ["Milltown Rovers 1-0 Harbour City"],
    ),
    ("Milltown Rovers beat Harbour City 3-1 in extra time.", ["Milltown Rovers 3-1 Harbour City"]),
    ("Harbour City lost at Milltown Rovers, 3-0.", ["Milltown Rovers 3-0 Harbour City"]),
    (
        "Kaia Lepiku beat Chloé Dessart 6-4 6-2 in the final of the Linz tennis tournament.",
        ["Kaia Lepiku 6-4 6-2 Chloé Dessart"],
    ),
    (
        "Tennis: Kaia Lepiku lost 6-4, 3-6, 7-6 (7-5) to Chloé Dessart in the second round.",
        ["Chloé Dessart 6-4 3-6 7-6 Kaia Lepiku"],
    ),
    ("Tennis: top seed Kaia Lepiku won 6-1, 6-0 against Chloé Dessart.", ["Kaia Lepiku 6-1 6-0 Chloé Dessart"]),
    ("Tennis: Chloé Dessart fell to Kaia Lepiku in straight sets.", ["Kaia Lepiku beat Chloé Dessart"]),
    (
        "Snooker: Bram Okafor beat Deon Tully 9-7 in the quarter-finals of the snooker masters.",
        ["Bram Okafor 9-7 Deon Tully"],
    ),
    ("Milltown Rovers played Harbour City on Saturday. They won 3-1.", ["Milltown Rovers 3-1 Harbour City"]),
    ("Milltown Rovers met Harbour City in the final on Saturday. It ended 2-2.", ["Harbour City 2-2 Milltown Rovers"]),
    (
        "Milltown Rovers travelled to Harbour City on Saturday. The home side won 2-0.",
        ["Harbour City 2-0 Milltown Rovers"],
    ),
    ("Milltown Rovers beat Harbour City in the final. The score was 3-1.", ["Milltown Rovers 3-1 Harbour City"]),
    ("Milltown Rovers' trip to Harbour City ended in a 3-0 defeat.", ["Harbour City 3-0 Milltown Rovers"]),
    ("Konkan Kings won by six wickets against Malwa Tigers on Saturday.", ["Konkan Kings beat Malwa Tigers"]),
    ("Konkan Kings beat Malwa Tigers by 14 runs.", ["Konkan Kings beat Malwa Tigers"]),
    ("Milltown Rovers are out of the Cup after losing to Harbour City.", ["Harbour City beat Milltown Rovers"]),
    ("Harbour City sent Milltown Rovers packing on Tuesday.", ["Harbour City beat Milltown Rovers"]),
    ("Harbour City got the better of Milltown Rovers last week.", ["Harbour City beat Milltown Rovers"]),
    ("Harbour City were too strong for Milltown Rovers.", ["Harbour City beat Milltown Rovers"]),
    ("Harbour City proved no match for Milltown Rovers.", ["Milltown Rovers beat Harbour City"]),
    ("Harbour City needed extra time to see off Milltown Rovers.", ["Harbour City beat Milltown Rovers"]),
    ("Milltown Rovers face Harbour City on Tuesday.", ["Harbour City to play Milltown Rovers"]),
    ("Next up for Milltown Rovers is a trip to Harbour City.", ["Harbour City to play Milltown Rovers"]),
    (
        "Milltown Rovers' match against Harbour City was postponed because of snow.",
        ["Harbour City to play Milltown Rovers"],
    ),
    ("Milltown Rovers will host Harbour City in the semi-final.", ["Harbour City to play Milltown Rovers"]),
    ("Milltown Rovers hope to beat Harbour City on Saturday.", ["Harbour City to play Milltown Rovers"]),
    (
        "The game between Milltown Rovers and Harbour City was called off an hour before kick-off.",
        ["Harbour City to play Milltown Rovers"],
    ),
    (
        "Milltown Rovers were 2-0 up against Harbour City when the lights went out.",
        ["Harbour City played Milltown Rovers"],
    ),
    ("Milltown Rovers led 2-0 at half-time and beat Harbour City 3-2.", ["Milltown Rovers 3-2 Harbour City"]),
    ("Trailing 2-0 at the break, Milltown Rovers beat Harbour City 4-2.", ["Milltown Rovers 4-2 Harbour City"]),
]
"""Matches told plainly, in the words of many sports."""

REPORTS: Table = [
    ("A Kevin Davies goal gave Bolton a 1-0 win over Arsenal.", ["Bolton 1-0 Arsenal"]),
    ("Bolton striker Kevin Davies hit a late winner against Arsenal.", ["Bolton beat Arsenal"]),
    (
        "Wales fly-half Stephen Jones kicked 18 points in the 24-18 victory in Paris over France.",
        ["Wales 24-18 France"],
    ),
    ("Wales celebrated their first win in Paris since 1999, beating France 24-18.", ["Wales 24-18 France"]),
    (
        "France, beaten 24-18 by Wales, must regroup before they go to Dublin to face Ireland.",
        ["Wales 24-18 France", "France to play Ireland"],
    ),
    (
        "Scotland coach Matt Williams says Scotland can beat Italy on Saturday after two defeats.",
        ["Italy to play Scotland"],
    ),
    (
        "Scotland have lost to France and Ireland in this year's Six Nations.",
        ["France beat Scotland", "Ireland beat Scotland"],
    ),
    (
        "Italy, who lost to Ireland and Wales, host Scotland next.",
        ["Ireland beat Italy", "Wales beat Italy", "Italy to play Scotland"],
    ),
    ("Newcastle's Craig Bellamy will miss the game against Chelsea.", ["Chelsea to play Newcastle"]),
    ("Craig Bellamy missed Newcastle's 1-1 draw at Arsenal.", ["Arsenal 1-1 Newcastle"]),
    ("Chelsea's 2-0 victory against Portsmouth was sealed by goals from Robben and Cole.", ["Chelsea 2-0 Portsmouth"]),
    (
        "Arjen Robben put Chelsea ahead on 79 minutes before Joe Cole's strike sealed a 2-0 win at Portsmouth.",
        ["Chelsea 2-0 Portsmouth"],
    ),
    (
        """Everton 0-1 Chelsea

Chelsea moved 12 points clear after a hard-fought win at Goodison Park. Everton had James Beattie sent off.""",
        ["Chelsea 1-0 Everton"],
    ),
    (
        "Manchester United lost the first leg 1-0 at home to Milan and the second by the same score in Italy.",
        ["Milan 1-0 Manchester United"],
    ),
    ("Real Madrid lost out to Juventus after extra time.", ["Juventus beat Real Madrid"]),
    ("Juventus needed extra time to beat Real Madrid 2-0.", ["Juventus 2-0 Real Madrid"]),
    (
        "Tim Henman beat Tommy Haas in three sets, 3-6 6-3 6-4, on day one of the ATP event.",
        ["Tim Henman 3-6 6-3 6-4 Tommy Haas"],
    ),
    (
        "Top tennis seed Roger Federer eased past Fabrice Santoro 6-1 6-1. Andy Roddick, the second seed, was beaten by Mario Ancic, 7-6 6-4.",
        ["Roger Federer 6-1 6-1 Fabrice Santoro", "Mario Ancic 7-6 6-4 Andy Roddick"],
    ),
    (
        "Serena Williams retired hurt against Jelena Jankovic when trailing 4-6 0-3 in the WTA tournament.",
        ["Jelena Jankovic 6-4 3-0 Serena Williams"],
    ),
    (
        "Lleyton Hewitt, who saved three match points, overcame Nikolay Davydenko in the ATP quarter-finals and meets Roger Federer.",
        ["Lleyton Hewitt beat Nikolay Davydenko", "Lleyton Hewitt to play Roger Federer"],
    ),
    ("Great Britain lost 3-2 to Israel in the Davis Cup tie in Tel Aviv.", ["Israel 3-2 Great Britain"]),
    (
        "Leicester host Wasps on Saturday without Lewis Moody, injured in the win against Bath.",
        ["Leicester to play Wasps", "Leicester beat Bath"],
    ),
    ("Gloucester were denied by a last-minute Bath try, losing 17-16 at Kingsholm.", ["Bath 17-16 Gloucester"]),
    ("South Africa won the first Test by 8 wickets against England in Durban.", ["South Africa beat England"]),
    ("England drew the second Test with South Africa in Durban.", ["England drew with South Africa"]),
    ("Hosts Kenya lost by 47 runs to Zimbabwe on Sunday.", ["Zimbabwe beat Kenya"]),
    (
        "The New England Patriots beat the Philadelphia Eagles 24-21 in the Super Bowl.",
        ["New England Patriots 24-21 Philadelphia Eagles"],
    ),
    ("Tom Brady threw two touchdown passes as the Patriots held off the Eagles, 24-21.", ["Patriots 24-21 Eagles"]),
    ("Boston Red Sox 10, New York Yankees 3: the comeback is complete.", ["Boston Red Sox 10-3 New York Yankees"]),
    ("Kilmarnock v Hearts was postponed because of a frozen pitch.", ["Hearts to play Kilmarnock"]),
    ("Preston and Leeds meet in the play-off final on Sunday.", ["Leeds to play Preston"]),
    ("Leeds have won only once since beating Preston 2-0 in August.", ["Leeds 2-0 Preston"]),
    ("Leeds are unbeaten since August, when Preston won 2-0 at Elland Road.", ["Preston 2-0 Leeds"]),
    ("Substitute Rob Hulse scored two late goals to rescue a 2-2 draw for Leeds at Preston.", ["Leeds 2-2 Preston"]),
    ("Leeds let slip a two-goal lead to draw 2-2 with Preston.", ["Leeds 2-2 Preston"]),
    ("Preston came back from 2-0 down to draw with Leeds.", ["Leeds drew with Preston"]),
    (
        "Leeds United are considering a bid for Preston's Richard Cresswell, who scored against them in a 4-2 win in October.",
        ["Preston 4-2 Leeds United"],
    ),
    ("Former Leeds boss Peter Reid watched the 2-1 defeat by Preston from the stand.", ["Preston 2-1 Leeds"]),
    ("Leeds must not lose against Preston.", ["Leeds to play Preston"]),
]
"""Sentences as the wires write them."""
