"""Texts of our own whose matches hang on a turn of phrase: denied, still to come, in passing, by a role."""

from tests.knowledge.extraction.match_tables.row import Table

TURNS: Table = [
    ("With Norway facing Sweden in Oslo on Wednesday, the captain rests his knee.", ["Norway to play Sweden"]),
    ("Deon Tully had hoped to play against Leeds last weekend for Hull.", ["Hull played Leeds"]),
    ("Hull finished second, which means they cannot face Leeds before the semi-finals.", []),
    (
        "Deon Tully will not face Leeds on Saturday because of a knee injury, said Hull coach Ann Dole.",
        ["Hull to play Leeds"],
    ),
    ("Wigan will host the winners of the Leeds and Burnley replay.", ["Burnley to play Leeds"]),
    ("Leeds still have to answer for a League Cup meeting with Burnley earlier this season.", ["Burnley played Leeds"]),
    ("The captain expects Sweden to run hard at his defence in Norway's opener on Friday.", ["Norway to play Sweden"]),
    ("Norway's match was put off, while Sweden trained in Oslo.", ["Norway to play Sweden"]),
    ("The Danes' humbling by Norway still hurts in Copenhagen.", ["Norway beat Denmark"]),
    (
        "It was Leeds who made the headlines. After two late goals, they went down 4-3 to eventual winners Burnley.",
        ["Burnley 4-3 Leeds"],
    ),
    ("The goal came in the first half against Leeds, and Burnley will remember it.", ["Burnley played Leeds"]),
    (
        "Mirka Sholnova will play Anna Veldkamp in the WTA semi-final after the sixth seed was too strong for Petra Olin.",
        ["Anna Veldkamp to play Mirka Sholnova", "Anna Veldkamp beat Petra Olin"],
    ),
    ("Leeds are angry after Burnley's agent travelled to Italy to hold talks.", []),
    ('Leeds chairman Tom Dole said: "I will be meeting Burnley on Monday."', []),
    ("Deon Tully wants to be at Leeds when the window closes, said Burnley.", []),
    ("Norway face a home fixture with the gifted French in March.", ["France to play Norway"]),
    (
        "Leeds beat Burnley 2-1 with a late goal. Deon Tully's header booked a home tie with Wigan in the next round.",
        ["Leeds 2-1 Burnley", "Leeds to play Wigan"],
    ),
    ("Norway must now set about the task of beating Sweden.", ["Norway to play Sweden"]),
    ("Deon Tully has been ruled out of Norway's clash against Sweden on Saturday.", ["Norway to play Sweden"]),
    ("Norway were sad. We lost the French game, said Norway coach Ann Dole.", ["France beat Norway"]),
    ("Bolton will be happy if Leeds come through their replay against Hull.", ["Hull to play Leeds"]),
    ("Burnley's reward was a home tie against Lancashire rivals Blackburn.", ["Blackburn to play Burnley"]),
    (
        "Norway's ATP Cup victory was remarkable for the serve of Erik Solheim, who beat Petr Malina in the opening singles.",
        ["Erik Solheim beat Petr Malina"],
    ),
    (
        "The Leeds flanker hopes to play in the scrum for Norway against Sweden on Friday. He won his first cap in the victory over Denmark last May.",
        ["Norway beat Denmark", "Norway to play Sweden"],
    ),
    (
        "Tom Dole should be fit for Norway, so Dole's return after missing the France match is a boost.",
        ["France played Norway"],
    ),
    ("He will not figure in the Denmark game, said Norway physio Mark Davies.", ["Denmark to play Norway"]),
    ("Deon Tully was at Leeds's clash with Burnley on Tuesday as a guest.", ["Burnley played Leeds"]),
    ("Wales were given a lesson by Norway in the last game.", ["Norway beat Wales"]),
    ("Norway will host Denmark, Sweden and Finland in the first group in June.", []),
    (
        "Anna Dole will play alongside Ida Marsh in the Davis Cup singles tie against Erika Lund.",
        ["Anna Dole to play Erika Lund"],
    ),
    ("There is nothing in tennis like a final against Erika Lund, said Anna Dole of the WTA.", []),
    (
        "Tom Dole scored in Leeds' 3-1 win over Burnley but missed the 2-0 defeat at Hull.",
        ["Hull 2-0 Leeds", "Leeds 3-1 Burnley"],
    ),
    (
        "Tom Dole scored in Wales's 31-10 win over Italy but missed the 20-16 defeat by Norway.",
        ["Norway 20-16 Wales", "Wales 31-10 Italy"],
    ),
    (
        "Ann Dole's side beat Denmark 31-10, and Norway can seal the title against Italy on Sunday.",
        ["Italy to play Norway", "Norway 31-10 Denmark"],
    ),
    (
        "Norway ended a run of six losses with the 31-10 victory in Copenhagen over a poor Denmark side.",
        ["Norway 31-10 Denmark"],
    ),
    ("Valdora's 3-2 defeat of Lomas was their tenth.", ["Valdora 3-2 Lomas"]),
    ("Leeds were led by Hlavac, who lost his father in May.", []),
    ("There was no way back for Valdora, who lost 3-2 to Lomas.", ["Lomas 3-2 Valdora"]),
    ("Norway's win over Denmark and defeat by Italy left them third.", ["Italy beat Norway", "Norway beat Denmark"]),
    ("Leeds booked a quarter-final meeting with Burnley.", ["Burnley to play Leeds"]),
    ("Next up for Norway are Denmark.", ["Denmark to play Norway"]),
    ("Next up for Norway is a rest.", []),
]
"""Each of one sort."""
