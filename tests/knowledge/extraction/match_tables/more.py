"""More texts of our own with the matches that they tell: posts, retirements, series, places, nicknames, days."""

from tests.knowledge.extraction.match_tables.row import Table

MORE: Table = [
    (
        "date 2021-03-15\n\nAnna Veldkamp retired with a knee injury when trailing Mirka Sholnova 6-2 3-0 in the WTA quarter-final.",
        ["Mirka Sholnova 6-2 3-0 Anna Veldkamp"],
    ),
    (
        "date 2021-03-15\n\nMirka Sholnova reached the semi-finals of the WTA event in Linz when Anna Veldkamp retired injured at 6-2 3-0.",
        ["Mirka Sholnova 6-2 3-0 Anna Veldkamp"],
    ),
    (
        "date 2021-03-15\n\nThornby's match against Leigh Park was abandoned after 35 minutes when the floodlights failed.",
        ["Leigh Park to play Thornby"],
    ),
    (
        "date 2021-03-15\n\nCity play Leeds on 20 March, Burnley on 27 March and Everton on 3 April.",
        ["City to play Leeds", "Burnley to play City", "City to play Everton"],
    ),
    (
        "date 2021-03-15\n\nWE'VE DONE IT! We beat Penford 3-1 and we are going to the final! — Harrow Town FC (@harrowtown) March 13, 2021",
        ["Harrow Town FC 3-1 Penford"],
    ),
    (
        "date 2021-03-15\n\nWe lose 2-0 to Penford. Thanks to the 400 who travelled. — Harrow Town FC (@harrowtown) March 13, 2021",
        ["Penford 2-0 Harrow Town FC"],
    ),
    (
        "date 2021-03-15\n\nIndia won by six wickets against Australia at Eden Gardens to take the series 2-1.",
        ["India beat Australia"],
    ),
    (
        "date 2021-03-15\n\nChasing 245, Bangladesh were bowled out for 201 as Sri Lanka won by 44 runs in Dhaka.",
        ["Sri Lanka beat Bangladesh"],
    ),
    (
        "date 2021-03-15\n\nIt finished Harrow Town 2, Penford 2. Harrow Town won on penalties.",
        ["Harrow Town 2-2 Penford"],
    ),
    (
        "date 2019-05-06\n\nDefending champions Calder Bay survived a scare against minnows Upton, eventually winning 2-1 after extra time.",
        ["Calder Bay 2-1 Upton"],
    ),
    (
        "date 2019-05-06\n\nThornby will play the winners of Tuesday's tie between Leigh Park and Upton.",
        ["Leigh Park to play Upton"],
    ),
    (
        "date 2019-05-06\n\nRESULT | Thornby 2 - 2 Leigh Park (Dole 12, Penn 88; Ames 40, 45)",
        ["Leigh Park 2-2 Thornby"],
    ),
    ("date 2019-05-06\n\nThornby 1 (Dole 12) Leigh Park 0", ["Thornby 1-0 Leigh Park"]),
    (
        "date 2019-05-06\n\nThornby's title hopes suffered a blow on Saturday as they were beaten 1-0 by bottom club Leigh Park.",
        ["Leigh Park 1-0 Thornby"],
    ),
    (
        "date 2019-05-06\n\nThornby goalkeeper Ian Marsh saved two penalties as his side knocked Leigh Park out 4-2 in a shoot-out, the match having finished goalless.",
        ["Thornby 0-0 Leigh Park, 4-2 on penalties"],
    ),
    (
        "date 2019-05-06\n\nThe U.S. women's national team defeated Sweden, 2-0, on Thursday night in Le Havre, France, to win Group F.",
        ["U.S. 2-0 Sweden"],
    ),
    ("date 2019-05-06\n\nMegan Holt scored the only goal as the U.S. edged Sweden.", ["U.S. 1-0 Sweden (derived)"]),
    (
        "date 2019-05-06\n\nThe Bruins lead the best-of-seven series 3-2 after a 4-3 win in overtime on Saturday over the Blue Jackets.",
        ["Bruins 4-3 Blue Jackets"],
    ),
    (
        "date 2019-05-06\n\nAustralia need 112 more runs to beat India on the final day of the second Test in Perth.",
        ["Australia to play India"],
    ),
    (
        "date 2019-05-06\n\nAfter a 1-1 draw at Upton, Calder Bay lost the second leg 2-0 to go out 3-1 on aggregate.",
        ["Calder Bay 1-1 Upton", "Upton 2-0 Calder Bay"],
    ),
    (
        "date 2018-07-02\n\nKNIGHTS ARE THROUGH! Two goals in the last four minutes send Corran Knights past Lowmoor Rangers and into the semi-finals. 3-2 it finished. #KnightsCup — Corran Knights (@corranknights) July 1, 2018\n\nCorran Knights' Bela Szabo (L) vies with Lowmoor Rangers' Tom Ives during the Knights Cup quarter-final football match between Corran Knights and Lowmoor Rangers at the Dome in Corran on July 1, 2018. (Photo by Ann Lee / AFP)\n\nIt looked over when Lowmoor went two up before half-time.\n\nKnights play Stourhead, who beat Elmsett on penalties on Saturday, in the last four on July 5.",
        ["Corran Knights 3-2 Lowmoor Rangers", "Corran Knights to play Stourhead", "Stourhead beat Elmsett"],
    ),
    (
        "date 2018-07-02\n\nPlayers of Senegal celebrate after beating Poland at the World Cup in Moscow on June 19, 2018.\n\nJapan had led 2-0 with 20 minutes left in Rostov. Belgium scored three times to win it with the last kick.",
        ["Senegal beat Poland", "Belgium 3-2 Japan (derived)"],
    ),
    (
        "date 2018-07-02\n\nMexico finished second in the group behind Sweden, who beat them 3-0, and now meet Brazil.",
        ["Sweden 3-0 Mexico", "Brazil to play Mexico"],
    ),
    (
        "date 2018-07-02\n\nIt was a case of déjà vu for Everton, who again lost 2-1 to their neighbours Liverpool.",
        ["Liverpool 2-1 Everton"],
    ),
    (
        "date 2005-02-28\n\nWales were trounced 33-5 in Paris two years ago, but France lost 18-17 to England last week.",
        ["France 33-5 Wales", "England 18-17 France"],
    ),
    (
        "date 2016-11-14 Grey Harbour's goalkeeper spent half-time of Saturday's Coast League game looking for a cat.\n\nThe ginger tom ran on in the 38th minute with Harbour two goals up on St Anselm. By the time referee Paula Renn whistled for the end the score was 2-2 and nobody had seen it again.\n\nCat 1, stewards 0 😹 #GHFC pic.twitter.com/abcDEF123 — Joan Pryce (@joanpryce) November 12, 2016\n\n\"He was quicker than our back four,\" said manager Owen Tull.\n\nThe Gulls, as Harbour are known, had lost 3-1 at Port Reeve the week before. Next Saturday they visit Mossley Vale, before Tuckton come to the Quay on November 29.\n\nWe offered him a contract. He wanted tuna. — Grey Harbour FC (@greyharbourfc) November 13, 2016",
        ["Port Reeve 3-1 Grey Harbour", "Grey Harbour to play Mossley Vale"],
    ),
    (
        "date 2022-08-29\n\nLantern Bay 31-24 Upper Cree: winger proposes after the whistle\n\nUpper Cree's Marta Ilves lost the match and won the evening.\n\nHer side had just gone down to Lantern Bay in the Women's Premier semi-final when she knelt on the halfway line. \"Seven points behind and one yes ahead,\" Ilves said.\n\nCree beat the Bay twice in the league, 19-12 in April and 27-10 in June.\n\nThe Bay face Dunmoor in the final at Parkside on Saturday week. Dunmoor knocked out holders Castle Rock 40-3.",
        [
            "Lantern Bay 31-24 Upper Cree",
            "Upper Cree 19-12 Lantern Bay",
            "Upper Cree 27-10 Lantern Bay",
            "Dunmoor to play Lantern Bay",
            "Dunmoor 40-3 Castle Rock",
        ],
    ),
    (
        "date 2023-05-22 Rain, hail, a swarm of bees: the second day of Ashford against Wye Valley had it all.\n\nWhen the bees had gone, Wye Valley were bowled out for 188 and lost by an innings and 12 runs.\n\nAshford's next match is at Tenterden on June 2. They beat them by four wickets last season.",
        ["Ashford beat Wye Valley", "Ashford beat Tenterden", "Ashford to play Tenterden"],
    ),
    (
        "date 2017-10-09 Peru drew 1-1 with Colombia, and in Lima they danced until six.\n\nChile, beaten 3-0 in Brazil, are out. Paraguay would have gone through with a win at home to Venezuela but lost 1-0.\n\nArgentina can still thank Lionel Messi. He scored all three in Quito as Ecuador were beaten 3-1.\n\nPeru will face New Zealand over two legs in November.",
        [
            "Colombia 1-1 Peru",
            "Brazil 3-0 Chile",
            "Venezuela 1-0 Paraguay",
            "Argentina 3-1 Ecuador",
            "New Zealand to play Peru",
        ],
    ),
    (
        "Second seed Ilja Marn beat Per Holt 7-6 6-2 in the tennis in Linz while Toma Rusk lost in straight sets to Jan Aros.",
        ["Ilja Marn 7-6 6-2 Per Holt", "Jan Aros beat Toma Rusk"],
    ),
    (
        "Vale of Orme woke late. Orme were a goal down to Cawdor Thistle at the break. They ended up winning it 4-2.",
        ["Orme 4-2 Cawdor Thistle"],
    ),
    (
        "Tunisia's Ines Trabelsi met Romania's Alina Dinu in the tennis final on Saturday. The Tunisian brought her water and then lost 6-4 3-6 7-5.",
        ["Alina Dinu 6-4 3-6 7-5 Ines Trabelsi"],
    ),
    ("We've never been better, and that's what I call a game against Italy.", []),
    ("Trouble flared in the first half of Wales' 11-9 win over France.", ["Wales 11-9 France"]),
    ("Leeds drew 1-1 with Hull, while the Londoners held on at Fulham.", ["Hull 1-1 Leeds"]),
    ("Chelsea sang, because the Londoners had beaten Hull 2-0.", ["Chelsea 2-0 Hull"]),
]
"""Texts in short, then whole pages."""
