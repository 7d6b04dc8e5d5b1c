"""Matches in posts, captions, and whole pages."""

from tests.knowledge.extraction.match_tables.row import Table

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
