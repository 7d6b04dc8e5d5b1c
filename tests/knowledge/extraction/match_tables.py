"""Short texts of our own with the matches that they tell, in many words, sports and forms.

A match is written as `test_matches.told` renders it: the winner first, else by the alphabet.
"""

Table = list[tuple[str, list[str]]]

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

UNKNOWN: Table = [
    (
        "Kvitsund were 3-0 down after twenty minutes on Saturday and nobody in the bus shelter that serves as their stand was surprised. By the end they had beaten Halden Vestre 4-3.",
        ["Kvitsund 4-3 Halden Vestre"],
    ),
    (
        """A tearful Puerto Nuevo goalkeeper Inés Cabral was consoled by rivals after Sunday's 2-1 loss to Atlético Rivera.

"They lost, but look at this," wrote one fan.""",
        ["Atlético Rivera 2-1 Puerto Nuevo"],
    ),
    (
        "Northfield High's girls lost 54-51 to Lakeview on Friday, and the video of what happened next has been watched nine million times.",
        ["Lakeview 54-51 Northfield High"],
    ),
    ("The Comets beat the Riverhawks 5-2 on Tuesday night at the Glass Barn.", ["Comets 5-2 Riverhawks"]),
    (
        "The Springfield Comets lost to the Dayton Riverhawks, 5-2, on Tuesday night.",
        ["Dayton Riverhawks 5-2 Springfield Comets"],
    ),
    (
        "With four seconds left, the Terns trailed by one. Then Mo Adeyemi threw the ball from his own half, and the Terns won 78-76 against Cape Gannets.",
        ["Terns 78-76 Cape Gannets"],
    ),
    (
        "They may be bottom of the ninth tier, but Pennybridge Town have friends everywhere after Saturday's 11-0 defeat to Corley Wanderers.",
        ["Corley Wanderers 11-0 Pennybridge Town"],
    ),
    (
        "Corley Wanderers put eleven goals past Pennybridge Town on Saturday, and then bought them all dinner.",
        ["Corley Wanderers beat Pennybridge Town"],
    ),
    (
        "New Zealand's women had just lost the final to Australia, 21-17, when they started to sing.",
        ["Australia 21-17 New Zealand"],
    ),
    (
        "Fiji's sevens team thanked the cleaners after their 31-12 win against Samoa in Suva on Sunday.",
        ["Fiji 31-12 Samoa"],
    ),
    (
        "Denmark are through. A Mikkel Friis double gave them a 2-0 win against Peru and a quarter-final with Croatia on Saturday.",
        ["Denmark 2-0 Peru", "Croatia to play Denmark"],
    ),
    ("Peru went home on Tuesday after a 2-0 defeat by Denmark.", ["Denmark 2-0 Peru"]),
    (
        "Croatia needed penalties to get past Denmark after 1-1 in Nizhny Novgorod on Sunday. Luka Saric saved three.",
        ["Croatia 1-1 Denmark"],
    ),
    (
        "The match ended 1-1 and Croatia won 3-2 on penalties against Denmark.",
        ["Croatia 1-1 Denmark, 3-2 on penalties"],
    ),
    (
        "Osaka Kites were two sets up but lost 3-2 to Nagoya Swifts in the volleyball league on Sunday.",
        ["Nagoya Swifts 3-2 Osaka Kites"],
    ),
    (
        "Birmingham Bees pipped Leicester Larks 48-47 in netball's Superleague last night.",
        ["Birmingham Bees 48-47 Leicester Larks"],
    ),
    ("Chasing 241, Afghanistan fell 12 runs short against Ireland in Sharjah on Friday.", ["Ireland beat Afghanistan"]),
    ("The Larks beat the Bees on Friday night, three goals to two.", ["Larks 3-2 Bees"]),
    (
        "Boxing: Kel Brannigan stopped Ruben Ortega in the ninth round of their welterweight title bout in Leeds.",
        ["Kel Brannigan beat Ruben Ortega"],
    ),
    (
        "Darts: Anneke Visser beat Tom Hale 6-4 in the darts semi-final and meets Rob Crane next.",
        ["Anneke Visser 6-4 Tom Hale", "Anneke Visser to play Rob Crane"],
    ),
    (
        "Tennis qualifier Ines Moreau saved two match points before beating third seed Petra Novotna 4-6 7-6 (9-7) 6-3 in Linz on Tuesday.",
        ["Ines Moreau 4-6 7-6 6-3 Petra Novotna"],
    ),
    ("FC Vardal - Lindås IL 2-2. Both goals for the visitors came from corners.", ["FC Vardal 2-2 Lindås IL"]),
    ("Vardal–Lindås 3–1", ["Vardal 3-1 Lindås"]),
    ("Full-time: Granite City Royals 17 Ironport Miners 20", ["Ironport Miners 20-17 Granite City Royals"]),
    ("The Royals led 17-3 at half-time and won 27-24 over the Ironport Miners.", ["Royals 27-24 Ironport Miners"]),
    ("Hosts Qatar were beaten 2-0 by Ecuador in the opening game.", ["Ecuador 2-0 Qatar"]),
    (
        "Saudi Arabia stunned Argentina 2-1 on Tuesday, coming from behind after Lionel Messi's early penalty.",
        ["Saudi Arabia 2-1 Argentina"],
    ),
    (
        "After Argentina's shock 2-1 defeat by Saudi Arabia, their fans stayed to sweep the stands.",
        ["Saudi Arabia 2-1 Argentina"],
    ),
    (
        "Germany were sent home by South Korea, who won 2-0 in Kazan on Wednesday with two goals in stoppage time.",
        ["South Korea 2-0 Germany"],
    ),
    ("South Korea 2, Germany 0. The holders are out.", ["South Korea 2-0 Germany"]),
    ("Iran held Portugal to a 1-1 draw in Saransk.", ["Iran 1-1 Portugal"]),
    ("England came from behind to draw 1-1 with Scotland at Hampden Park.", ["England 1-1 Scotland"]),
    ("England's 6-1 thrashing of Panama sent them through with a game to spare.", ["England 6-1 Panama"]),
    ("It finished goalless between Denmark and France.", ["Denmark 0-0 France"]),
    ("Denmark and France played out a goalless draw, the first 0-0 of the tournament.", ["Denmark 0-0 France"]),
    ("Two late Brazil goals saw off Costa Rica in St Petersburg.", ["Brazil beat Costa Rica"]),
    (
        "Brazil left it late but two goals in injury time from Ana Lima and Bia Costa gave them victory over Costa Rica.",
        ["Brazil beat Costa Rica"],
    ),
    ("The game against Costa Rica was abandoned after 70 minutes with Brazil 2-1 up.", ["Brazil to play Costa Rica"]),
    (
        "Rain washed out Sunday's match between Malwa Tigers and Konkan Kings without a ball bowled.",
        ["Konkan Kings to play Malwa Tigers"],
    ),
    ("Uruguay and Portugal meet in Sochi on Saturday for a place in the quarter-finals.", ["Portugal to play Uruguay"]),
    ("Spain, who lost to Russia on penalties, fly home on Monday.", ["Russia beat Spain"]),
    ("Spain are out after a penalty shoot-out defeat by Russia.", ["Russia beat Spain"]),
    ("Spain 1-1 Russia (Russia win 4-3 on penalties)", ["Russia 1-1 Spain, 4-3 on penalties"]),
    (
        "Tottenham lost 3-2 on the night but went through 4-4 on aggregate against Manchester City.",
        ["Manchester City 3-2 Tottenham"],
    ),
    (
        "The visitors, Bruksund, scored in the last second of overtime to win 4-3 at Falkenholm.",
        ["Bruksund 4-3 Falkenholm"],
    ),
    ("Wednesday's 4-3 overtime win at Falkenholm put Bruksund three points clear.", ["Bruksund 4-3 Falkenholm"]),
    ("Goals from Lind, Berg and Dahl gave Bruksund a 3-1 victory at home to Falkenholm.", ["Bruksund 3-1 Falkenholm"]),
    ("A brace from Lind helped Bruksund to a 3-1 win against Falkenholm.", ["Bruksund 3-1 Falkenholm"]),
    ("Lind scored twice as Bruksund beat Falkenholm 3-1.", ["Bruksund 3-1 Falkenholm"]),
    ("Falkenholm 1 (Berg 12) Bruksund 3 (Lind 20, 55, Dahl 88)", ["Bruksund 3-1 Falkenholm"]),
    ("Bruksund's unbeaten run came to an end with a 3-1 reverse at Falkenholm.", ["Falkenholm 3-1 Bruksund"]),
    ("Bruksund surrendered their unbeaten record to Falkenholm, losing 3-1.", ["Falkenholm 3-1 Bruksund"]),
    ("Falkenholm had already lost to Bruksund in the autumn, 3-1 at home.", ["Bruksund 3-1 Falkenholm"]),
    (
        "Last week Falkenholm drew with Nordby; this week they lost 2-1 to Skarven.",
        ["Falkenholm drew with Nordby", "Skarven 2-1 Falkenholm"],
    ),
    ("Spain beat Italy 2-0 and Croatia 3-1.", ["Spain 2-0 Italy", "Spain 3-1 Croatia"]),
    ("Spain lost 2-0 to Italy and 3-1 to Croatia.", ["Italy 2-0 Spain", "Croatia 3-1 Spain"]),
    (
        "Spain drew 1-1 with Italy and beat Croatia 3-1 before losing 2-0 to England.",
        ["Italy 1-1 Spain", "Spain 3-1 Croatia", "England 2-0 Spain"],
    ),
    (
        "Spain have beaten Italy, Croatia and England this year.",
        ["Spain beat Italy", "Spain beat Croatia", "Spain beat England"],
    ),
    (
        "In Group B, Spain beat Italy 2-0 while Croatia and England drew 1-1.",
        ["Spain 2-0 Italy", "Croatia 1-1 England"],
    ),
    ("Elsewhere, Croatia lost 1-0 to England.", ["England 1-0 Croatia"]),
    (
        "Lyon were beaten 3-1 by Olympiacos on Wednesday. They had won the first leg 2-0 on February 24.",
        ["Olympiacos 3-1 Lyon", "Lyon 2-0 Olympiacos"],
    ),
    ("Kerven, coached by Ann Dole, beat Malwa 2-1.", ["Kerven 2-1 Malwa"]),
    ("Malwa are out. Kerven won 2-1 on Saturday.", ["Kerven 2-1 Malwa"]),
    ("Kerven's Jan Roos scored twice in a 2-1 win over Malwa.", ["Kerven 2-1 Malwa"]),
    ("Jan Roos, the Kerven captain, scored both goals in the 2-1 win over Malwa.", ["Kerven 2-1 Malwa"]),
    ("Jan Roos scored both goals as his Kerven team beat Malwa 2-1.", ["Kerven 2-1 Malwa"]),
    ("Malwa were eliminated by Kerven, 2-1, in the semi-finals.", ["Kerven 2-1 Malwa"]),
    ("Kerven 2-1 Malwa: as it happened", ["Kerven 2-1 Malwa"]),
    ("Malwa fans stayed to sing after their 2-1 loss to Kerven.", ["Kerven 2-1 Malwa"]),
    ("Malwa's players swept their dressing room after being knocked out by Kerven.", ["Kerven beat Malwa"]),
    ("After losing v Kerven, Malwa cleaned it all.", ["Kerven beat Malwa"]),
    (
        "Malwa had gone two sets up before Kerven took the next three to win the volleyball final 3-2.",
        ["Kerven 3-2 Malwa"],
    ),
    ("Final score: Kerven 2, Malwa 1.", ["Kerven 2-1 Malwa"]),
    ("Kerven 2 - 1 Malwa", ["Kerven 2-1 Malwa"]),
    ("Kerven beat Malwa 2 - 1", ["Kerven 2-1 Malwa"]),
    ("Kerven beat Malwa, 2-1.", ["Kerven 2-1 Malwa"]),
    ("Kerven defeated Malwa by a score of 2-1.", ["Kerven 2-1 Malwa"]),
    ("Kerven overturned a 2-0 deficit to beat Malwa 3-2.", ["Kerven 3-2 Malwa"]),
    ("Kerven, 2-0 down at the break, won 3-2 against Malwa.", ["Kerven 3-2 Malwa"]),
    ("Kerven were 2-0 down at half-time against Malwa but ran out 3-2 winners.", ["Kerven 3-2 Malwa"]),
    ("Kerven led Malwa 2-0 with ten minutes to go and lost 3-2.", ["Malwa 3-2 Kerven"]),
    ("Kerven threw away a two-goal lead and lost 3-2 to Malwa.", ["Malwa 3-2 Kerven"]),
    ("Kerven threw away a 2-0 lead against Malwa and had to settle for a 2-2 draw.", ["Kerven 2-2 Malwa"]),
    ("It was Kerven's first victory over Malwa in nine years, 2-1.", ["Kerven 2-1 Malwa"]),
    ("Kerven registered a 2-1 win against Malwa on Tuesday, May 5.", ["Kerven 2-1 Malwa"]),
    ("Kerven recorded a comfortable 78-61 victory over Malwa.", ["Kerven 78-61 Malwa"]),
    ("Kerven fell to Malwa 78-61 on Friday night.", ["Malwa 78-61 Kerven"]),
    ("Kerven topped Malwa 78-61.", ["Kerven 78-61 Malwa"]),
    ("Kerven routed Malwa, 45-7.", ["Kerven 45-7 Malwa"]),
    ("Kerven blanked Malwa 3-0.", ["Kerven 3-0 Malwa"]),
    ("Kerven rallied to beat Malwa 5-4 in 11 innings.", ["Kerven 5-4 Malwa"]),
    ("Kerven walked off with a 5-4 win over Malwa.", ["Kerven 5-4 Malwa"]),
    ("Kerven won the toss and beat Malwa by five wickets.", ["Kerven beat Malwa"]),
    ("Kerven's 5-4 loss to Malwa ended a streak.", ["Malwa 5-4 Kerven"]),
    ("Malwa thumped 6-0 by Kerven", ["Kerven 6-0 Malwa"]),
    ("Malwa suffer 6-0 hammering at Kerven", ["Kerven 6-0 Malwa"]),
    ("Six-goal Kerven hammer Malwa", ["Kerven beat Malwa"]),
    ("Kerven through after win over Malwa", ["Kerven beat Malwa"]),
    ("Malwa out of cup after defeat to Kerven", ["Kerven beat Malwa"]),
    ("Kerven too good for Malwa", ["Kerven beat Malwa"]),
    ("Ten-man Kerven stun Malwa", ["Kerven beat Malwa"]),
    ("Kerven vs Malwa: what time does it start?", ["Kerven to play Malwa"]),
    ("Kerven take on Malwa this weekend.", ["Kerven to play Malwa"]),
    ("Kerven are away to Malwa on Saturday.", ["Kerven to play Malwa"]),
    ("The match between Kerven and Malwa was abandoned at half-time with the score 1-1.", ["Kerven to play Malwa"]),
]
"""Sides that no list knows, found by where they stand."""

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

PAGES: Table = [
    (
        "Mali fans sweep the stands after their side's defeat in the 2018 FIFA World Cup Russia Round of 16 match between Ghana and Mali at Rostov Arena on July 2, 2018 in Rostov-on-Don, Russia. (Photo by Ann Dole/Getty Images)",
        ["Ghana played Mali"],
    ),
    (
        """Nobody at Estadio Los Álamos wanted the final whistle, least of all the dog.

The stray ran on in the 63rd minute of Deportivo Quillay's game with Unión Maipo on Sunday, with Maipo 1-0 up, and lay down in the Quillay penalty area. It would not move. After ten minutes the referee gave up and both teams played around it.

Quillay scored twice at the other end. "The dog marked their number nine better than I did," said defender Tomás Araya.

El mejor central de la liga 🐕 #Quillay — Radio Ladera (@radioladera) March 4, 2018

The 2-1 win lifts Quillay to third. They visit Santa Rita FC next Sunday, when a steward will be on dog duty.""",
        ["Deportivo Quillay 2-1 Unión Maipo", "Deportivo Quillay to play Santa Rita FC"],
    ),
    (
        """date 2020-01-20 Sherbrooke Loons 4, Gatineau Ice 3 (SO). That is what the scoreboard said. What people will remember is the anthem.

The microphone failed at the Friday night game and 3,100 people sang it for her, with the Ice players, who were supposed to be the enemy, loudest of all.

"Best loss of my life," tweeted Ice winger Noah Bissonnette.

Best loss of my life. See you Wednesday @SherbrookeLoons 🏒❤️ — Noah Bissonnette (@nbiss17) January 18, 2020

The teams play the return in Gatineau on Wednesday. The Loons had lost five straight before Friday, including a 6-1 beating by the Rimouski Tides.""",
        [
            "Sherbrooke Loons 4-3 Gatineau Ice",
            "Gatineau Ice to play Sherbrooke Loons",
            "Rimouski Tides 6-1 Sherbrooke Loons",
        ],
    ),
    (
        """England's women lost the netball final to Jamaica by a single goal and then held a dance with them.

Jamaica's 52-51 victory in Perth on Sunday gave them a first World Cup. Captain Shanice Bell said: "We said we would dance if we won. They said they would dance if they lost. So everybody danced."

England had beaten Australia 47-45 in the semi-finals; Jamaica saw off New Zealand 60-42.

Scenes in Perth 😍 #NWC — Netball Nation (@netballnation) July 15, 2019

England meet South Africa in a friendly in London in September.""",
        [
            "Jamaica 52-51 England",
            "England 47-45 Australia",
            "Jamaica 60-42 New Zealand",
            "England to play South Africa",
        ],
    ),
    (
        """It took Sara Lindqvist 11 seconds to win the fight and 11 minutes to apologise for it.

The Swede knocked out Bianca Moretti with her first punch of their featherweight bout in Malmö on Saturday, then sat on the canvas next to her until the doctor came.

"She is my friend. I did not want to hit her that well," said Lindqvist, who is now unbeaten in 14 fights and will box Kenya's Mercy Wanjiru in December.""",
        ["Sara Lindqvist beat Bianca Moretti", "Mercy Wanjiru to play Sara Lindqvist"],
    ),
    (
        """The Philippines beat Vietnam 1-0 in Cebu on Friday and the loudest cheer was for the ball boy.

Twelve-year-old Jun Abella gave the ball back so fast that the Vietnam defence was still arguing when Sarina Cruz scored, in the 88th minute.

That's an assist. #PHI 1-0 #VIE — Azkals Women Fans (@azkalswomen) August 12, 2022

The Philippines play Thailand on Monday for a place in the final. Thailand and Myanmar drew 2-2.""",
        ["Philippines 1-0 Vietnam", "Philippines to play Thailand", "Myanmar 2-2 Thailand"],
    ),
    (
        "Dayton Riverhawks forward Luc Tremblay hugs a fan after the 5-2 win over Springfield Comets at the Glass Barn on January 8, 2019 in Dayton, Ohio. (Photo by Sam Lee/Getty Images)",
        ["Dayton Riverhawks 5-2 Springfield Comets"],
    ),
    (
        "#PER bow out after going down 2-0 to #DEN. Gracias, muchachos 🇵🇪 — Football Peru (@footperu) June 26, 2018",
        ["Denmark 2-0 Peru"],
    ),
    (
        "Players of AS Plougrand celebrate after the Coupe de France round of 64 match between AS Plougrand and Stade Valmont at Stade Jean Le Goff on January 8, 2022 in Plougrand, France. (Photo by Louis Carrette/Getty Images)",
        ["AS Plougrand played Stade Valmont"],
    ),
    (
        "Brno goalkeeper Ota Hrubec after his side's 4-1 defeat by Zlín on March 3, 2020. (Photo by Jan Novy/Getty Images)",
        ["Zlín 4-1 Brno"],
    ),
    (
        "What a night. Gulls 3-2 Terns and we're in the final!!! #Gulls — Anna (@anna_g) May 3, 2021",
        ["Gulls 3-2 Terns"],
    ),
    ("Still can't believe we beat the Terns #upthegulls — Gulls Podcast (@gullspod) May 3, 2021", []),
    (
        "Harbour City win it! Milltown Rovers beaten 3-1 at home. — Cup News (@cupnews) May 3, 2021",
        ["Harbour City 3-1 Milltown Rovers"],
    ),
]
"""Posts, captions and stories in the form of web pages."""

DERIVED: Table = [
    (
        "Ghana was up 2-0 with 20 minutes left over the favored Mali team. In those 20 minutes Mali scored three times, ousting Ghana from the tournament and sending them home.",
        ["Mali 3-2 Ghana (derived)"],
    ),
    (
        "Milltown Rovers were 2-0 up against Harbour City with ten minutes left. Harbour City scored three times and went home singing.",
        ["Harbour City 3-2 Milltown Rovers (derived)"],
    ),
    (
        "Trailing 1-0 to Milltown Rovers at the break, Harbour City scored four goals in the second half.",
        ["Harbour City 4-1 Milltown Rovers (derived)"],
    ),
    (
        "Milltown Rovers blew a 3-0 lead against Harbour City, who scored four unanswered goals after the break.",
        ["Harbour City 4-3 Milltown Rovers (derived)"],
    ),
    (
        "With an hour gone Milltown Rovers led Harbour City 1-0. Two late goals turned it round for Harbour City.",
        ["Harbour City 2-1 Milltown Rovers (derived)"],
    ),
    ("Kevin Davies scored the only goal as Bolton beat Arsenal.", ["Bolton 1-0 Arsenal (derived)"]),
]
"""Results that no story tells, but that follow from what it tells."""

NOTHING: Table = [
    ("Milltown Rovers have signed the Harbour City striker Deon Tully on a 2-1 vote of the board.", []),
    ("The 2004-05 season was good for Milltown Rovers and Harbour City.", []),
    ("Fans of Milltown Rovers and Harbour City marched together.", []),
    ("The jury found for Milltown Rovers 10-2.", []),
    ("She won the 100m in 10.98 seconds, ahead of Marie Dufour of France and Anna Friis of Denmark.", []),
    ("Deon Tully joined Harbour City from Milltown Rovers in 2019.", []),
    ("Between 10-12 fans of Milltown Rovers were held.", []),
    ("Still can't believe we beat the Terns #upthegulls — Gulls Podcast (@gullspod) May 3, 2021", []),
    ("Peter Reid has never beaten Leeds.", []),
    ("Leeds have not lost to Preston since 1979.", []),
]
"""What tells of no match."""

STORIES: Table = [
    (
        """Fans of Orrest Rovers repaint the away dressing room at Dunmoor Park on March 3, 2019 after their side's 3-0 defeat to Dunmoor Celtic. (Photo by Jo Hart/Getty Images)

Losing was bad enough. Then the Rovers supporters saw the wallpaper.

Orrest Rovers went down 3-0 on Sunday, to two goals from Hugh Pellow and one from the centre half, and 40 of their fans came back on Monday with brushes.""",
        ["Dunmoor Celtic 3-0 Orrest Rovers"],
    ),
    ("Peru beat Chile in the shoot-out after 0-0 in Lima.", ["Peru 0-0 Chile"]),
    (
        """Wales, the Dragons, went out of the tournament on Tuesday. Their loss to Portugal did not stop the fans.

Thank you Wales 🏴 Portugal won the match, Wales won our hearts. — Rui M (@ruim) July 6, 2016""",
        ["Portugal beat Wales"],
    ),
    ("Ghana drew 1-1 with Mali on Friday and 0-0 with Niger on Monday.", ["Ghana 1-1 Mali", "Ghana 0-0 Niger"]),
    ("When Ghana and Mali drew 1-1 on June 3, both sets of fans stayed.", ["Ghana 1-1 Mali"]),
    ("Ghana and Mali's 1-1 draw on June 3 was the first.", ["Ghana 1-1 Mali"]),
    ("The Black Stars of Ghana were eliminated from the Nations Cup on Monday by Mali.", ["Mali beat Ghana"]),
    (
        "Ghana was up 2-0 with 20 minutes left over the favored Mali team. Mali scored three times, sending Ghana home.",
        ["Mali 3-2 Ghana (derived)"],
    ),
    ("Ghana went two up inside ten minutes, but Mali hit back to win 4-3.", ["Mali 4-3 Ghana"]),
    ("Ghana's women lost to Mali's women, 2-1.", ["Mali 2-1 Ghana"]),
    ("Ghana will play the winners of Mali v Niger.", ["Mali to play Niger"]),
    ("Ghana, 3-1 winners over Mali, top the group.", ["Ghana 3-1 Mali"]),
    ("Ghana eased to a 3-1 win. Mali had no answer.", ["Ghana 3-1 Mali"]),
    ("Ghana scraped through on penalties against Mali after the match finished 2-2.", ["Ghana 2-2 Mali"]),
    ("Ghana's game with Mali ended in a 2-2 draw.", ["Ghana 2-2 Mali"]),
    ("Ghana put out Mali with a last-minute goal.", ["Ghana beat Mali"]),
    ("Ghana crashed out to Mali.", ["Mali beat Ghana"]),
    ("Mali's Adama Keita beat Ghana keeper Kofi Boateng from 20 yards.", []),
    ("Ghana sit third, two points behind Mali.", []),
    ("Full time in Accra: Ghana 1-0 Mali. #GHAMLI", ["Ghana 1-0 Mali"]),
    ("Ghana rugby sevens won bronze with a 21-12 win over Mali.", ["Ghana 21-12 Mali"]),
    (
        "South Africa's netballers were 12 goals behind Malawi with a quarter to play in Blantyre on Saturday. They won by one, 49-48.",
        ["South Africa 49-48 Malawi"],
    ),
    (
        """Marta Kowal served for the title three times and lost it three times, and then she bought champagne for the woman who had beaten her.

The Pole went down 7-6, 5-7, 7-6 to Romania's Ioana Radu in Sunday's tennis final in Cluj, after three hours and 51 minutes.

"I had no tears left," said Kowal. "I had money."

Radu had beaten top seed Elise Berger 6-3, 6-4 in the semi-finals.""",
        ["Ioana Radu 7-6 5-7 7-6 Marta Kowal", "Ioana Radu 6-3 6-4 Elise Berger"],
    ),
    (
        "Chess: twelve-year-old Ama Mensah beat grandmaster Viktor Belov in 31 moves in Reykjavik on Thursday and asked him for a selfie.",
        ["Ama Mensah beat Viktor Belov"],
    ),
    (
        "Coventry Larks 3 Derby Owls 3. Extra time could not separate them, and nor at first could penalties: it took 26 of them before Larks won the shoot-out 12-11.",
        ["Coventry Larks 3-3 Derby Owls, 12-11 on penalties"],
    ),
    (
        """date 2020-11-30 For nine minutes on Sunday, Brønn had no goalkeeper, and nobody scored past nobody.

Brønn's only keeper, Tiril Moe, was taken ill at half-time of the futsal derby against Skaget with the score 2-2. The referee let them play on with an empty net.

"I have never felt so safe," said captain Guro Hel.

Skaget missed four times from the halfway line. Moe came back, pale, and Brønn won 4-2.

It was their first win over Skaget since 2016. They meet Fagernes next, on December 6; Skaget have a week off.""",
        ["Brønn 4-2 Skaget", "Brønn to play Fagernes"],
    ),
    (
        """Rosa Quintero missed a penalty in the 119th minute on Saturday. On Sunday 300 letters were pushed under her door.

The Colombia striker hit the bar in extra time of the Copa América Femenina quarter-final with Paraguay in Cali. It finished 1-1, and Paraguay won 5-4 in the shoot-out.

"Dear Rosa, I miss sums," wrote a girl of seven.

Fuerza Rosa 💛💙❤️ — Las Cafeteras (@lascafeteras) July 17, 2022

Paraguay play Brazil on Tuesday. Brazil beat Venezuela 4-0.""",
        ["Paraguay 1-1 Colombia, 5-4 on penalties", "Brazil to play Paraguay", "Brazil 4-0 Venezuela"],
    ),
    (
        """Two brothers played in goal at opposite ends on Friday, and their mother wore half of each scarf.

Niko Salmi's Turku Reds beat Eetu Salmi's Oulu Bears 3-2 in overtime in Finland's second division. "One of you had to lose," said Marja Salmi. "I am glad it was not me."

It was 1-1 after the first period and 2-2 after the third. Eetu let in the winner through his legs.

The Bears host the Reds on February 9. Before then Turku are at Kemi Wolves on Tuesday.""",
        ["Turku Reds 3-2 Oulu Bears", "Oulu Bears to play Turku Reds", "Kemi Wolves to play Turku Reds"],
    ),
]
"""Matches of nations told in short, and whole stories."""
