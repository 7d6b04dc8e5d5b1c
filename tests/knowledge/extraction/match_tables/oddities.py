"""More whole pages of quirky stories."""

from tests.knowledge.extraction.match_tables.row import Table

ODDITIES: Table = [
    (
        """date 2016-07-04 Wales players form a huddle after their 3-1 win over Belgium in the European Championship quarter-final at Stade Pierre-Mauroy in Lille on July 1, 2016. (Photo by Ian Hall/Getty Images)

A man who bet his beard on Belgium has kept his word.

Gethin Price shaved it off live on Welsh radio on Monday, three days after Wales came from behind to win 3-1 in Lille.

"Worth every hair," he said.

Wales meet Portugal in Lyon on Wednesday. Portugal are through after a shoot-out victory over Poland; it was 1-1 after extra time and 5-3 on penalties.

Beard gone. No regrets. #WAL 🏴 — Gethin (@gethinp) July 4, 2016""",
        ["Portugal 1-1 Poland, 5-3 on penalties", "Portugal to play Wales", "Wales 3-1 Belgium"],
    ),
    (
        """date 2019-10-14 Japan are in the World Cup quarter-finals and a ramen shop in Yokohama is out of noodles.

The Brave Blossoms held off Scotland 28-21 on Sunday, a day after Typhoon Hagibis had put the match in doubt. Shopkeeper Kenji Mori, 66, had promised a free bowl for every point.

"I thought it would be seven," he said. He served 3,400.

28 points. 28 bowls. 28 regrets 🍜 #RWC2019 #JPN — Ramen Mori (@ramenmori) October 13, 2019

Japan had already beaten Russia, Ireland and Samoa. They play South Africa in Tokyo on Sunday.""",
        [
            "Japan 28-21 Scotland",
            "Japan beat Ireland",
            "Japan beat Russia",
            "Japan beat Samoa",
            "Japan to play South Africa",
        ],
    ),
    (
        """date 2023-01-30 It was 24-all in the fifth, and the floor was wet. Then a nine-year-old ran on with a mop.

Tomas Vrba's mopping at the volleyball cup tie between Ostrava Hornets and Brno Kestrels on Saturday has been watched two million times. He did the whole court, bowed, and sat down.

Ostrava won the next two points and the match, 3-2.

Sign the mop boy 🧹 — CEV Fan (@cevfan) January 29, 2023

"He has better footwork than me," said Ostrava captain Petra Dolezal, whose team meet Plzen in the last four on February 11. Plzen swept Zlin 3-0.""",
        ["Ostrava Hornets 3-2 Brno Kestrels", "Ostrava Hornets to play Plzen", "Plzen 3-0 Zlin"],
    ),
    (
        """date 2018-02-26 Everybody knows about the sweeper. Fewer know about the soup.

Great Britain's curlers were 6-2 down to Sweden after seven ends of Saturday's final in Gangneung when vice-skip Fiona Kerr's flask leaked onto the sheet. It took ten minutes to dry, and it changed everything. The British women stole three in a row and won 7-6 with the last stone.

"Leek and potato," said Kerr.

Souper. Sorry. 🥌 — Team GB Fan (@teamgbfan) February 24, 2018

In the semi-finals they had edged South Korea 5-4; Sweden had seen off Japan 9-3.""",
        ["Great Britain 5-4 South Korea", "Great Britain 7-6 Sweden", "Sweden 9-3 Japan"],
    ),
    (
        """date 2017-09-18 Bengaluru Tuskers needed 12 off the over. Their groundsman needed the toilet.

Play was held up for six minutes on Sunday night when Ravi Kumar could not be found to move the sight screen. When he came back the batsman, Arjun Nair, hit the first two balls for six, and the Tuskers had beaten the Chennai Cobras by six wickets with four balls to spare.

"I needed to go. They needed to wait," said Kumar.

#TuskersvCobras what just happened — Cricket Nut (@cricketnut__) September 17, 2017

Tuskers now go to Mumbai Monarchs on Thursday. The Cobras, who won their first three games, are at home to Delhi Djinns.""",
        [
            "Bengaluru Tuskers beat Chennai Cobras",
            "Bengaluru Tuskers to play Mumbai Monarchs",
            "Chennai Cobras to play Delhi Djinns",
        ],
    ),
    (
        """date 2016-02-01 The Harlan County spelling champion missed practice on Thursday and the Harlan Hornets missed her.

Joy Tate, the point guard, was winning the state bee in Frankfort while her team-mates trailed Bell Creek by 15. She arrived at half-time in her good shoes and finished with 23 points. Hornets 61, Bell Creek 60.

"P-H-E-N-O-M-E-N-A-L," said coach Dan Ray.

The Hornets' only loss so far was 70-51 at Perry Central in December.""",
        ["Harlan Hornets 61-60 Bell Creek", "Perry Central 70-51 Harlan Hornets"],
    ),
    (
        """date 2018-05-28 Supporters of Deportivo Arenal applaud during the Copa Regional semi-final second leg football match between Deportivo Arenal and Club Puntilla at the Estadio Municipal on May 26, 2018 in Arenal, Chile. (Photo by Eva Soto/AFP)

They lost, they sang, and then they paid for everybody's bus home.

Puntilla's 3-0 win on Saturday took them through 4-2 on aggregate after Arenal had won the first leg 2-1. What happened in the car park was the talk of Chile by Sunday.

"Their bus broke down, ours didn't," said Arenal president Hugo Lillo.

Gracias @DepArenal 🚌 — Club Puntilla (@clubpuntilla) May 27, 2018

Puntilla will meet Santa Elena in the final on June 3.""",
        [
            "Club Puntilla 3-0 Deportivo Arenal",
            "Club Puntilla to play Santa Elena",
            "Deportivo Arenal 2-1 Club Puntilla",
        ],
    ),
    (
        """date 2022-03-07 The tannoy at Brackley Road has one volume and one song.

It was still playing at six on Saturday, an hour after Elmswood had beaten Fordham 4-nil, when the neighbours came round with a pair of scissors.

"I like the song," said Elmswood secretary Des Pike. "I don't like it that much."

♫ Elmswood 4-0 Fordham ♫ — Elmswood FC (@elmswoodfc) March 5, 2022

Fordham, who have now lost six on the bounce, play Alder Vale on Tuesday. Elmswood's next outing is at Marsh Lane the Saturday after.""",
        ["Alder Vale to play Fordham", "Elmswood 4-0 Fordham"],
    ),
    (
        """date 2017-12-18 After 12 straight losses, Ekerby finally won a game, and the first thing they did was ring their opponents to say sorry.

The 5-4 success against Solvik on Friday, sealed by Hanna Berg's goal with 11 seconds left, ended the longest run in the Swedish women's hockey league. "It felt rude," Berg said.

Grattis Ekerby! Det var på tiden 😂 — Solvik Hockey (@solvikhockey) December 15, 2017

Ekerby had gone down 9-1 to Solvik in October. On Tuesday they are away to leaders Norrtorp, who have not dropped a point.""",
        ["Ekerby 5-4 Solvik", "Ekerby to play Norrtorp", "Solvik 9-1 Ekerby"],
    ),
    (
        """date 2021-07-12 Italy are European champions, and Luigi Ferro of Bedford owes his neighbour a fence.

Ferro, 70, drove through it on Sunday night when Gianluigi Donnarumma saved the last penalty at Wembley. England had led through Luke Shaw's second-minute goal, Leonardo Bonucci levelled midway through the second half, and the Italians won the shootout 3-2.

"I will build a better one," Ferro said.

#ITA 🇮🇹🏆 — Bedford Italians (@bedforditalians) July 11, 2021

Italy had needed penalties in the semi-final too, against Spain; England beat Denmark 2-1 after extra time in theirs.""",
        ["England 2-1 Denmark", "Italy beat England, 3-2 on penalties", "Italy played Spain"],
    ),
    (
        """date 2023-11-06 Ten-year-old Femi Ojo asked for a drumstick and got a drum kit.

Ojo, whose drum had been taken off him at the gate of Saturday's match, watched Lagos Comets thump Ibadan Stars 3-0 in silence. On Sunday the Comets sent a van.

"My mother is not happy," he said.

Sorry, Mrs Ojo 🥁 — Lagos Comets (@lagoscomets) November 5, 2023

The Stars, thumped again, go to Kano Pillars on Wednesday. The Comets' last defeat was a 1-0 loss to Pillars in September.""",
        ["Ibadan Stars to play Kano Pillars", "Kano Pillars 1-0 Lagos Comets", "Lagos Comets 3-0 Ibadan Stars"],
    ),
    (
        """date 2020-03-09 There is a man in Perth who has seen every over of every women's World T20 and on Sunday he slept through the last one.

Bill Tran, 81, nodded off in the Melbourne Cricket Ground with Australia needing two wickets to beat India. When he woke they had won by 85 runs and 86,000 people were singing.

"Did we win?" he asked the woman beside him. She was from Delhi.

We did, Bill 💚💛 — Cricket WA (@cricketwa) March 8, 2020

Australia had lost their opening match of the tournament, to India, by 17 runs.""",
        ["Australia beat India", "India beat Australia"],
    ),
]
"""Pages of one sort."""
