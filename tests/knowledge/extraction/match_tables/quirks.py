"""Whole pages of quirky stories: posts, captions, unlisted clubs, a result told on the way."""

from tests.knowledge.extraction.match_tables.row import Table

QUIRKS: Table = [
    (
        """date 2021-02-15 Fans of Vila Serena hold up umbrellas during the Serie C match between Vila Serena and Porto Novo at Estadio da Ponte on February 13, 2021 in Vila Serena. (Photo by Rui Alves/AFP)

It rained so hard in Vila Serena on Saturday that the ball floated.

The home side led 1-0 through Caio Brandt's early free-kick when the referee took the players off for an hour. They came back to a pitch with ducks on it. Porto Novo equalised in the 88th minute and won with the last kick.

"The ducks were offside," said Vila Serena coach Helder Pinto.

Quack. Final: Vila Serena 1-2 Porto Novo. #SerieC — Liga Agora (@ligaagora) February 13, 2021

Porto Novo have now won four in a row, having beaten Estrela do Sul 3-0 last Wednesday. They host Barra Funda on Friday.""",
        ["Barra Funda to play Porto Novo", "Porto Novo 2-1 Vila Serena", "Porto Novo 3-0 Estrela do Sul"],
    ),
    (
        """date 2019-06-24 A wedding party got a better view than the ticket holders on Sunday when Honiara Dolphins played Auki Storm next to the church.

The bride's uncle, Moses Lilo, was in goal for the Dolphins and missed the ceremony. He let in five.

Storm ran out 5-2 winners to take the Malaita Shield. "I gave my niece away at half-time," Lilo said.

Best day of my life, except the first half, the second half, and the goals — Moses Lilo (@moseslilo) June 23, 2019

The Dolphins had put seven past Gizo United in the semi-finals, 7-1, while Storm needed penalties to beat Tulagi.""",
        ["Auki Storm 5-2 Honiara Dolphins", "Auki Storm beat Tulagi", "Honiara Dolphins 7-1 Gizo United"],
    ),
    (
        """date 2022-11-28 Nobody has ever cleaned up after a defeat like the supporters of Costa Brisa.

Their team had just lost the Copa del Mar final 4-3 to Union Santelmo, having led 3-0 with a quarter of an hour to play. They stayed for two hours and swept every row.

"The people who pay for the cleaning are neighbours of ours," said fan Nadia Ortuzar.

Respeto 👏 #CopadelMar pic.twitter.com/aaB12cDd — Santelmo Oficial (@santelmo) November 27, 2022

Costa Brisa's next game is against Villa Perla on Sunday. Villa Perla were beaten 2-0 at home by Santelmo earlier this month.""",
        ["Costa Brisa to play Villa Perla", "Union Santelmo 2-0 Villa Perla", "Union Santelmo 4-3 Costa Brisa"],
    ),
    (
        """date 2017-04-10 Referee Hal Munro sent himself off at the weekend.

Munro was in charge of Strathmoor Thistle's home match with Inverbrae in Highland League Two when he lost his temper, his whistle and a contact lens. With Thistle 2-1 up and six minutes on the clock, he swore at a linesman, showed himself the red card and handed over to the fourth official, who is also the baker.

Inverbrae got a penalty out of the baker and drew level. It ended 2-2.

"He was hard done by," said Thistle skipper Ewan Baird of the referee. "I have seen worse and got away with it."

Thistle travel to Loch Ardle on Wednesday night. They lost 3-0 there in November.""",
        [
            "Inverbrae 2-2 Strathmoor Thistle",
            "Loch Ardle 3-0 Strathmoor Thistle",
            "Loch Ardle to play Strathmoor Thistle",
        ],
    ),
    (
        """date 2020-02-03 (Photo: Getty Images) Karelia Lynx captain Petra Aalto lifts the cup after her side's 4-1 victory over Vaasa Falcons.

The best save at the women's hockey final was made by a Zamboni driver.

Lynx beat Falcons 4-1 in Turku on Sunday to win the cup for the third year running, but it was Jussi Lahti who made the news, catching a puck that had been heading for a pram.

"I have no idea how," Lahti told the newspaper Turun Uutiset. "I was eating."

Sign him up 🧤🏒 — Finnish Hockey Fan (@finhockeyfan) February 2, 2020

Falcons had knocked out Espoo in a shootout in the semi-final, 3-2, after letting slip a two-goal lead. The Lynx saw off Oulu 5-0.""",
        ["Karelia Lynx 4-1 Vaasa Falcons", "Karelia Lynx 5-0 Oulu", "Vaasa Falcons 3-2 Espoo"],
    ),
    (
        """date 2016-08-22 There were 46 seconds between Odile Renner and a bronze medal, and she spent them tying a rival's shoelace.

Renner, of Luxembourg, was 7-3 ahead of Kenya's Faith Wambui in their badminton... no, in their taekwondo bout in Rio when Wambui's shoe came off. She stopped, knelt and tied it. Wambui then kicked her in the head and won 9-7.

"My mother says I would do it again," said Renner.

Legend 🥋 #Rio2016 — Lux Sport (@luxsport_lu) August 20, 2016

Wambui lost to Croatia's Ana Zaninovic in the final.""",
        ["Ana Zaninovic beat Faith Wambui", "Faith Wambui 9-7 Odile Renner"],
    ),
    (
        """date 2023-03-20 Two down with 12 minutes left, Newbury Spires did what any sensible club would do and sent on the kit man.

Gary Trott, 52, had last played in 2004. He set up the first against Marlow Vale, won the penalty for the second and was carried off with cramp before his side's winner. Full time: Spires 3 Vale 2.

"I'm never washing that shirt," Trott said. "Which is a problem, because it's my job."

Marlow boss Sue Dace called it "the most annoying afternoon of my life".

Kit man of the match 🧺 — Newbury Spires FC (@newburyspires) March 18, 2023

Next for Spires: a cup semi-final with holders Wallingford on Saturday.""",
        ["Newbury Spires 3-2 Marlow Vale", "Newbury Spires to play Wallingford"],
    ),
    (
        """date 2015-07-13 Serena who? On Court 14 at Wimbledon the loudest cheer on Friday was for a lost dog.

Britain's Amy Coldwell was a set and 3-1 up on Slovakia's Lenka Hruba in the girls' quarter-final when a spaniel ran on and took the ball. After the delay she won one more game.

"The dog was on her side," joked Coldwell, beaten 4-6, 6-4, 6-0.

Hruba plays Spain's Carla Ibarra in the semi-finals of the tennis on Saturday; Ibarra came through 7-5, 6-7, 9-7 against top seed Mia Osterman.""",
        [
            "Carla Ibarra 7-5 6-7 9-7 Mia Osterman",
            "Carla Ibarra to play Lenka Hruba",
            "Lenka Hruba 4-6 6-4 6-0 Amy Coldwell",
        ],
    ),
    (
        """date 2014-07-07 Brazil's Thiago Lemos wept, Colombia's Juan Rios wept, and then they swapped shirts and wept some more.

Hosts Brazil had just beaten Colombia 2-1 in the quarter-final in Fortaleza. Rios, whose late penalty gave his team hope, sank to the turf at the whistle and it was Lemos who picked him up.

❤️ #BRA #COL — FIFA World Cup (@fifaworldcup) July 4, 2014

Brazil next meet Germany in Belo Horizonte on Tuesday. Germany had put out France 1-0. The other semi-final pits Argentina, 1-0 winners against Belgium, against the Netherlands, who needed a shootout to get past Costa Rica after a goalless two hours.""",
        [
            "Argentina 1-0 Belgium",
            "Argentina to play Netherlands",
            "Brazil 2-1 Colombia",
            "Brazil to play Germany",
            "Germany 1-0 France",
            "Netherlands 0-0 Costa Rica",
        ],
    ),
    (
        """date 2018-11-05 Chasing 151, Kandy Elephants needed four off the last ball and their number 11 had borrowed the bat.

Nuwan Perera shut his eyes, swung, and hit it over the pavilion. Elephants won by one wicket against Galle Mariners and the bat's owner, who had watched through his fingers, kept the pieces.

"I said: bring it back in one piece," said opener Asanka Silva.

🐘🐘🐘 #KANvGAL — Kandy Elephants (@kandyelephants) November 3, 2018

Mariners stay top of the table despite the defeat. They face Jaffna Kings on Thursday, while Elephants take on Colombo Crows.""",
        [
            "Colombo Crows to play Kandy Elephants",
            "Galle Mariners to play Jaffna Kings",
            "Kandy Elephants beat Galle Mariners",
        ],
    ),
    (
        """date 2019-12-16 The Pinewood Bears came back from 21-0 down at the half on Friday night, and their quarterback's grandmother called the play that did it.

"Throw it to the tall one," Ida Marsh, 88, shouted from row two. They did. Bears 28, Cedar Falls Hawks 27.

It was the Bears' first state title since 1971. The Hawks had thrashed them 45-10 when the teams met in October.

GRANDMA FOR COACH 🐻 pic.twitter.com/zzZ — Pinewood Sports (@pinewoodsports) December 14, 2019""",
        ["Cedar Falls Hawks 45-10 Pinewood Bears", "Pinewood Bears 28-27 Cedar Falls Hawks"],
    ),
    (
        """date 2022-06-20 Iceland's women lost 4-0 to Sweden on Friday and won the karaoke 4-0.

Rained off at first, the friendly in Malmö was played a day late. Kosovare Lind got a hat-trick. The teams then shared a hotel bar with one microphone.

"We were outclassed, then they were," said Iceland captain Sif Jonsdottir.

Sweden face Brazil in Stockholm next Tuesday; Iceland are at home to Finland the day after.""",
        ["Brazil to play Sweden", "Finland to play Iceland", "Sweden 4-0 Iceland"],
    ),
]
"""Pages of one sort."""
