"""Results in many verbs and orders: losses brought on others, wins that end a run, shoot-outs, legs, what is to come."""

from tests.knowledge.extraction.match_tables.row import Table

ORDERS: Table = [
    (
        "Everton's winless run was extended to five games when they slipped up 1-0 at Blackburn.",
        ["Blackburn 1-0 Everton"],
    ),
    ("Blackburn were put to the sword 5-1 by Everton.", ["Everton 5-1 Blackburn"]),
    ("Cahill sealed a 3-1 victory for Everton over Blackburn.", ["Everton 3-1 Blackburn"]),
    (
        "Everton, 2-1 up from the first leg, drew 1-1 with Blackburn to go through 3-2 on aggregate.",
        ["Blackburn 1-1 Everton"],
    ),
    ("Everton will take a 2-1 lead into the second leg against Blackburn.", ["Blackburn to play Everton"]),
    ("Everton 1-0 Blackburn (abandoned after 60 minutes)", ["Blackburn to play Everton"]),
    ("Everton 2:1 Blackburn", ["Everton 2-1 Blackburn"]),
    ("Everton beat Blackburn 2:1 on Saturday.", ["Everton 2-1 Blackburn"]),
    (
        "Everton and Blackburn were level at 1-1 after extra time, and Blackburn won 5-4 on penalties.",
        ["Blackburn 1-1 Everton, 5-4 on penalties"],
    ),
    (
        "Boston Bruins edged New York Rangers 3-2 in a shootout on Tuesday night.",
        ["Boston Bruins 3-2 New York Rangers"],
    ),
    (
        "The Los Angeles Lakers beat the Utah Jazz 110-98 behind 35 points from Kobe Bryant.",
        ["Los Angeles Lakers 110-98 Utah Jazz"],
    ),
    ("The third one-day international between Zimbabwe and England was tied.", ["England drew with Zimbabwe"]),
    (
        "England slipped to a third straight Six Nations defeat as Ireland won 19-13 in Dublin.",
        ["Ireland 19-13 England"],
    ),
    (
        "Tennis: Maria Sharapova's 6-1 3-6 7-6 victory over Davenport in Tokyo gave her an eighth title.",
        ["Maria Sharapova 6-1 3-6 7-6 Davenport"],
    ),
    ("Tennis: Alicia Molik overpowered Sharapova 6-1 6-2 in Doha.", ["Alicia Molik 6-1 6-2 Sharapova"]),
    (
        "Tennis: Greg Rusedski takes on Hewitt in the next round after his 7-5 6-4 win over Kenneth Carlsen.",
        ["Greg Rusedski 7-5 6-4 Kenneth Carlsen", "Greg Rusedski to play Hewitt"],
    ),
    (
        "Tennis: Joachim Johansson, a 6-3 6-4 winner against Taylor Dent, plays Roddick next.",
        ["Joachim Johansson 6-3 6-4 Taylor Dent", "Joachim Johansson to play Roddick"],
    ),
    ("Tennis: Henman lost in five sets to Davydenko in the third round.", ["Davydenko beat Henman"]),
    ("Rangers beat Kilmarnock 2-1 to move level on points with Celtic.", ["Rangers 2-1 Kilmarnock"]),
    ("Chelsea have a home game with Norwich next weekend.", ["Chelsea to play Norwich"]),
    ("Chelsea were drawn away to Norwich in the quarter-finals.", ["Chelsea to play Norwich"]),
    ("Terry was hurt playing for Chelsea against Norwich.", ["Chelsea played Norwich"]),
    ("Chelsea remain unbeaten since losing 1-0 at Manchester City in October.", ["Manchester City 1-0 Chelsea"]),
    ("Blackburn handed Everton a 2-1 defeat at Ewood Park.", ["Blackburn 2-1 Everton"]),
    ("Blackburn condemned Everton to a 2-1 defeat.", ["Blackburn 2-1 Everton"]),
    ("Blackburn consigned Everton to their third loss in a row, 2-1.", ["Blackburn 2-1 Everton"]),
    ("Blackburn inflicted a 2-1 defeat on Everton.", ["Blackburn 2-1 Everton"]),
    ("Blackburn sent Everton to a 3-0 loss.", ["Blackburn 3-0 Everton"]),
    ("Blackburn gave Everton a 4-0 beating.", ["Blackburn 4-0 Everton"]),
    ("Blackburn ended Everton's unbeaten run with a 2-1 win.", ["Blackburn 2-1 Everton"]),
    ("Blackburn dented Everton's European hopes with a 2-1 win.", ["Blackburn 2-1 Everton"]),
    ("Blackburn await Everton in the semi-finals.", ["Blackburn to play Everton"]),
    ("Brazil needed a penalty shoot-out to beat Argentina after a 2-2 draw.", ["Brazil 2-2 Argentina"]),
    ("Munster outscored Harlequins by three tries to one in a 22-5 victory.", ["Munster 22-5 Harlequins"]),
    (
        "Great Britain beat Germany 3-1 in a shootout after the hockey match ended 2-2.",
        ["Great Britain 2-2 Germany, 3-1 on penalties"],
    ),
    ("Boxing: Joe Calzaghe outpointed Jeff Lacy over 12 rounds in Manchester.", ["Joe Calzaghe beat Jeff Lacy"]),
]
"""What is told in an unusual order or verb."""

SPORTS: Table = [
    ("Goals by Beattie and Cahill saw Everton overcome Blackburn 2-1.", ["Everton 2-1 Blackburn"]),
    ("Blackburn escaped with a point from a 1-1 draw at Everton.", ["Blackburn 1-1 Everton"]),
    ("Everton claimed the points thanks to a 1-0 success at Blackburn.", ["Everton 1-0 Blackburn"]),
    ("Everton suffered a humiliating 4-0 home defeat against Blackburn.", ["Blackburn 4-0 Everton"]),
    ("Everton fell at the first hurdle, losing 2-1 to Blackburn in the FA Cup third round.", ["Blackburn 2-1 Everton"]),
    (
        "Everton edged through to the semi-finals on away goals after a 2-2 draw with Blackburn.",
        ["Blackburn 2-2 Everton"],
    ),
    ("Everton came through 2-1 winners over Blackburn.", ["Everton 2-1 Blackburn"]),
    ("Everton were made to work for their 1-0 win by Blackburn.", ["Everton 1-0 Blackburn"]),
    ("Mark Hughes was angry with Blackburn's defending in their 5-1 defeat at Everton.", ["Everton 5-1 Blackburn"]),
    ("Tim Cahill's header gave Everton a narrow victory over Blackburn.", ["Everton beat Blackburn"]),
    ("Tim Cahill struck twice as Everton came from behind to see off Blackburn.", ["Everton beat Blackburn"]),
    ("Everton midfielder Tim Cahill sealed a 3-1 victory against Blackburn.", ["Everton 3-1 Blackburn"]),
    ("The last meeting between Everton and Blackburn ended 2-2.", ["Blackburn 2-2 Everton"]),
    ("Everton's game against Blackburn is off after a pitch inspection.", ["Blackburn to play Everton"]),
    ("Blackburn had been favourites, but Everton won 2-0.", ["Everton 2-0 Blackburn"]),
    ("Blackburn goalkeeper Brad Friedel was the hero as they beat Everton on penalties.", ["Blackburn beat Everton"]),
    (
        "Kobe Bryant had 35 points and the Los Angeles Lakers beat the Utah Jazz 110-98 on Sunday night.",
        ["Los Angeles Lakers 110-98 Utah Jazz"],
    ),
    ("The Jazz, who trailed by 20 at the half, lost to the Lakers 110-98.", ["Lakers 110-98 Jazz"]),
    (
        "New York Yankees pitcher Randy Johnson struck out 11 in a 6-1 win over the Boston Red Sox.",
        ["New York Yankees 6-1 Boston Red Sox"],
    ),
    (
        "England beat South Africa by 77 runs in Johannesburg to take a 2-1 lead in the series.",
        ["England beat South Africa"],
    ),
    ("Zimbabwe were skittled for 38 as Sri Lanka won by nine wickets in Harare.", ["Sri Lanka beat Zimbabwe"]),
    ("Bangladesh stunned India by 15 runs to level the one-day series at 1-1.", ["Bangladesh beat India"]),
    (
        "Two Charlie Hodgson missed kicks cost England dear in an 18-17 loss to France at Twickenham.",
        ["France 18-17 England"],
    ),
    ("Sale Sharks clung on to beat Bath 18-16 at Edgeley Park.", ["Sale Sharks 18-16 Bath"]),
    (
        "Tennis: Kim Clijsters saw off Elena Dementieva 6-2 6-1 to reach the last four in Miami.",
        ["Kim Clijsters 6-2 6-1 Elena Dementieva"],
    ),
    (
        "Tennis: Britain's Tim Henman was knocked out by American Andy Roddick in straight sets, 6-3 6-4.",
        ["Andy Roddick 6-3 6-4 Tim Henman"],
    ),
    ("Celtic went four points clear of Rangers with a 3-0 win at Dunfermline.", ["Celtic 3-0 Dunfermline"]),
    (
        "Juventus remain top of Serie A after a 2-0 win at Messina, while AC Milan beat Lecce 5-2.",
        ["AC Milan 5-2 Lecce", "Juventus 2-0 Messina"],
    ),
    (
        "Elsewhere, Monaco defeated Nantes 2-1 and Auxerre lost 3-1 at home to Lens.",
        ["Lens 3-1 Auxerre", "Monaco 2-1 Nantes"],
    ),
    (
        "Terry misses Saturday's trip to Norwich but Chelsea hope he will face Liverpool.",
        ["Chelsea to play Liverpool", "Chelsea to play Norwich"],
    ),
    ("Terry picked up the injury in Chelsea's game with Norwich.", ["Chelsea played Norwich"]),
    ("Blackburn dealt Everton a 2-0 home defeat.", ["Blackburn 2-0 Everton"]),
    (
        "Blackburn brought Everton's winning run to an end with a 2-1 victory at Goodison Park.",
        ["Blackburn 2-1 Everton"],
    ),
    ("Everton's hopes of Europe were dented by a 2-1 defeat at Blackburn.", ["Blackburn 2-1 Everton"]),
    ("Blackburn frustrated Everton in a goalless draw at Goodison Park.", ["Blackburn 0-0 Everton"]),
    ("Everton and Blackburn shared the spoils in a 2-2 thriller.", ["Blackburn 2-2 Everton"]),
    ("Late strikes from Cahill and Kilbane handed Everton victory over Blackburn.", ["Everton beat Blackburn"]),
    ("McFadden came off the bench to score the winner in Everton's 3-2 win at Blackburn.", ["Everton 3-2 Blackburn"]),
    (
        "Moyes was delighted with his side's 1-0 win over Blackburn. The Everton manager praised Ferguson.",
        ["Everton 1-0 Blackburn"],
    ),
    ("Everton's Tim Cahill is doubtful after limping off in the 1-0 win over Blackburn.", ["Everton 1-0 Blackburn"]),
    (
        "After a 3-0 loss to Fulham, Everton travel to Blackburn on Saturday.",
        ["Blackburn to play Everton", "Fulham 3-0 Everton"],
    ),
    ("Everton will meet either Blackburn or Fulham in the last four.", []),
    ("Everton boss David Moyes expects a tough game from Blackburn on Saturday.", ["Blackburn to play Everton"]),
    ("Argentina took the lead but lost 3-2 to Brazil.", ["Brazil 3-2 Argentina"]),
    (
        "Brazil have won the Copa America, beating Argentina 4-2 on penalties after a 2-2 draw in Lima.",
        ["Brazil 2-2 Argentina, 4-2 on penalties"],
    ),
    ("Mexico, the hosts, opened with a 2-1 win over Belgium.", ["Mexico 2-1 Belgium"]),
    ("Tunisia were eliminated after their 5-2 loss to Belgium.", ["Belgium 5-2 Tunisia"]),
    (
        "Belgium, 5-2 victors over Tunisia, face England in Kaliningrad.",
        ["Belgium 5-2 Tunisia", "Belgium to play England"],
    ),
    ("Tunisia's hopes were ended by Belgium, who won 5-2.", ["Belgium 5-2 Tunisia"]),
    (
        "Kasper Schmeichel saved three penalties but Denmark still lost the shoot-out 3-2 to Croatia after a 1-1 draw.",
        ["Croatia 1-1 Denmark, 3-2 on penalties"],
    ),
    ("Ronan O'Gara kicked 12 points as Munster saw off Harlequins 22-5.", ["Munster 22-5 Harlequins"]),
    ("New Zealand ran in nine tries to demolish Italy 59-10 in Rome.", ["New Zealand 59-10 Italy"]),
    ("Sri Lanka were bowled out for 120 to hand New Zealand a 40-run win.", ["New Zealand beat Sri Lanka"]),
    ("Pakistan forced a draw with India in the first Test in Mohali.", ["India drew with Pakistan"]),
    ("Surrey chased 301 to win by four wickets against Essex.", ["Surrey beat Essex"]),
    ("The Spurs are NBA champions after defeating the Heat 104-87 in Game 5.", ["Spurs 104-87 Heat"]),
    (
        "Kane's overtime goal gave the Chicago Blackhawks a 4-3 victory over the Philadelphia Flyers in Game 6.",
        ["Chicago Blackhawks 4-3 Philadelphia Flyers"],
    ),
    ("Netherlands' women beat Argentina 2-0 in the hockey final.", ["Netherlands 2-0 Argentina"]),
    (
        "Phil Taylor, beaten 7-4 by Raymond van Barneveld in the darts final, was gracious.",
        ["Raymond van Barneveld 7-4 Phil Taylor"],
    ),
]
"""What is told plainly, sport by sport."""
