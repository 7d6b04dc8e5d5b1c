"""What benchmarks are run on, made from a seed: names as they look in the world's sport, typos, and stories.

Names come in many scripts, share surnames as real ones do (few of them very often), and carry diacritics. Stories are
recombined: paragraphs of those that ship, or of the real ones beside the project, each with other people in it.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from knowledge.language.sentences import sentences
from knowledge.model import Analysis, AnyFact, Block, BlockKind, Evidence, Match, Name, NameKind, Quote, Story
from knowledge.reading import read
from knowledge.store.protocol import Change, NameRow
from tests.benchmarks.quality import is_apart

PROJECT = Path(__file__).parents[2]
_PERSON = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{3,}\b")


class People(NamedTuple):
    """How people of one language are called: given names, and beginnings and ends of surnames."""

    given: str
    heads: str
    tails: str
    share: int


PEOPLES = (
    People(
        "James Oliver Harry Emma Lucy Jack Thomas Grace Daniel Ruth Callum Megan Aaron Holly Owen",
        "Brad Wood Ash Hart Mill Stan Thorn Black White Green Wal Har Pem Cran Dal El Fen Gar Hol Ken Lang Mar Nor",
        "ley ton field ford worth well man son by bridge wick ham ster den more",
        18,
    ),
    People(
        "José Luis Íñigo Lucía Andrés María Joaquín Sofía Raúl Inés Martín Nuria Álvaro Belén Tomás",
        "Gonz Rodr Fern Mart Ram Hern Guti Dom Álv Jim Sán Mu Cast Ort Núñ Garc Val Bel Mont Ester",
        "ález íguez ández ínez írez énez érrez ínguez arez échez oza illo ega eda ía",
        16,
    ),
    People(
        "Jürgen Björn Anke Günther Lena Matthias Uwe Käthe Sören Heike Lars Frauke Jörg Britta Timo",
        "Mül Schä Krü Bö Wei Hoff Schnei Stein Berg Lind Neu Alt Ober Kö Grün Rosen Kauf Zim Baum Eich",
        "ler fer ger mann der bauer meyer thal holz hardt stein brecht linger hagen nig",
        12,
    ),
    People(
        "Zoë Łukasz Agnieszka Tomáš Michał Věra Jiří Zdeněk Katarzyna Šárka Paweł Ondřej Grażyna Luka Željko",
        "Nov Kow Wiś Dvoř Hor Svob Zel Wój Kam Mar Pavl Jov Petr Kov Stank Mil Vuč Brzęcz Piąt Šev",
        "ák alski niewski áček ková owicz ović ewski čević ík oda enka ek čík elj",
        12,
    ),
    People(
        "Søren Åsa Bjørn Ingrid Håkon Maja Øyvind Liv Gustav Tuva Ragnar Signe Nils Freja Árni",
        "Ander Johan Hen Lar Niel Peder Han Chris Gud Magnus Stef Sig Thor Ber Lind Eng Dahl Nor Ek Sjö",
        "sson sen riksen ström berg qvist lund dóttir gaard holm gren blom mark stad vik",
        8,
    ),
    People(
        "Шамиль Иван Ольга Дмитрий Анна Сергей Мария Юрий Татьяна Павел Олена Тарас Микола Ганна Борис",
        "Иван Петр Сидор Кузнец Смирн Попо Васил Соколо Михайл Ковал Шевч Бонд Ткач Мороз Лебед Волк Зай",
        "ов ова ев ева енко ин ина ский ская чук ук иев ый ник ец",
        9,
    ),
    People(
        "Shinji Yuki Kenta Haruka Takumi Sakura Daichi Aoi Ren Mei Kaito Hina Sota Rin Yuto",
        "Yama Kawa Taka Naka Mura Ishi Ao Hase Fuji Oka Matsu Kuri Ogu Shima Tera Nishi Hira Ki Saka Ue",
        "moto guchi hashi mura da ki no shita bayashi saki gawa zawa hara i nishi",
        8,
    ),
    People(
        "健太 優子 大輔 美咲 翔 陽菜 拓海 結衣 伟 芳 娜 强 军 敏 静",
        "山 田 中 佐 高 渡 伊 小 加 吉 王 李 张 刘 陈 杨 赵 黄 周 吴",
        "本 中 村 藤 橋 辺 林 野 田 川 明 华 国 建 文",
        5,
    ),
    People(
        "Γιώργος Ελένη Νίκος Μαρία Κώστας Σοφία Δημήτρης Άννα Παύλος Ειρήνη Στέφανος Χρήστος Αλέξης Βάσω Θοδωρής",
        "Παπα Καρα Χατζη Κωνσταντ Νικολα Γεωργ Δημητρ Αντων Μιχαλ Στεφαν Βασιλ Αλεξ Ιωανν Θεοδωρ Σταυρ",
        "όπουλος άκης ίδης άδης ίου ης ιάδης ούλης έας ος άτος έλλης ώνης ινός άρης",
        3,
    ),
    People(
        "محمد أحمد علي حسن يوسف مريم فاطمة ليلى خالد عمر سارة نور كريم سلمى طارق",
        "ال بن أبو عبد آل",
        "حسيني مصري خطيب نجار حداد صالح سعيد رحمن كريم عزيز قاسم شامي بغدادي هاشمي زيدان",
        3,
    ),
    People(
        "Minh Thị Đức Hương Quân Ngọc Tuấn Phương Hải Ánh Trung Dũng Lan Sơn Yến",
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương",
        " Anh | Văn | Quang | Thị | Hữu | Đình | Xuân | Công | Minh | Thanh | Bảo | Gia | Khánh | Mỹ | Tường ",
        3,
    ),
    People(
        "Chinedu Amara Kwame Ngozi Thabo Zanele Sadio Aminata Didier Fatou Oumar Lindiwe Emeka Yaw Abebe",
        "Ade Oko Ndi Mba Okon Nku Dlam Zul Tra Dia Keï Cou Bako Ach Mens Boat Osei Tesf Hail Gebr",
        "bayo ro aye ppé kwo nku ini u oré llo ta libaly yoko eampong ah",
        6,
    ),
)
_PARTICLES = ("van", "de", "von der", "da", "el", "O'", "Mc", "ten", "dos")
_CLUB_HEADS = (
    "Real",
    "Sporting",
    "Dynamo",
    "Inter",
    "Racing",
    "Athletic",
    "Union",
    "Deportivo",
    "Olympique",
    "Borussia",
    "Lokomotiv",
    "Red",
    "Star",
)
_CLUB_TAILS = (
    "United",
    "City",
    "Rovers",
    "Wanderers",
    "Town",
    "Athletic",
    "Albion",
    "FC",
    "Rangers",
    "County",
    "Tigers",
    "Blues",
    "Warriors",
    "SV",
    "BK",
)


@lru_cache(maxsize=1)
def _surnames() -> list[tuple[list[str], list[int]]]:
    """Every people's surnames in a shuffled order, with how often each occurs, summed up: the n-th as 1/n."""
    chance = random.Random(5)
    found = []
    for people in PEOPLES:
        tails = people.tails.split("|" if "|" in people.tails else None)
        made = [f"{head}{tail}".strip() for head in people.heads.split() for tail in tails]
        chance.shuffle(made)
        found.append((made, list(accumulate(10_000 // (n + 2) + 1 for n in range(len(made))))))
    return found


def _stem(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiouaeoi") for _ in range(chance.randint(2, 3)))


def _person(chance: random.Random) -> str:
    number = chance.choices(range(len(PEOPLES)), [people.share for people in PEOPLES])[0]
    people = PEOPLES[number]
    surnames, often = _surnames()[number]
    given, surname = chance.choice(people.given.split()), chance.choices(surnames, cum_weights=often)[0]
    roll = chance.random()
    if people.given[0].isascii() or people.given[0] in "ŁZSØJ":
        if roll < 0.35:
            surname = _stem(chance).capitalize() + chance.choice(
                people.tails.split("|" if "|" in people.tails else None)
            )
        elif roll < 0.45:
            given = f"{given} {_stem(chance).capitalize()}"
        elif roll < 0.5:
            particle = chance.choice(_PARTICLES)
            surname = f"{particle}{surname}" if particle in {"O'", "Mc"} else f"{particle} {surname}"
        elif roll < 0.55:
            surname = f"{surname}-{chance.choices(surnames, cum_weights=often)[0]}"
    elif roll < 0.6:
        given = f"{given} {chance.choices(surnames, cum_weights=often)[0]}"
    if chance.random() < 0.3:
        given = f"{given} {chance.choice(people.given.split())}"
    return " ".join(f"{given} {surname}".split())


def _club(chance: random.Random) -> str:
    place = _stem(chance).capitalize() + chance.choice(("ton", "ville", "burg", "a", "stad", "ovo", "", "mouth"))
    return f"{chance.choice(_CLUB_HEADS)} {place}" if chance.random() < 0.3 else f"{place} {chance.choice(_CLUB_TAILS)}"


def names(count: int, seed: int = 1) -> list[NameRow]:
    """So many distinct names, four of five of people, the rest of clubs; a few of them in very many stories."""
    chance = random.Random(seed)
    found: dict[str, NameRow] = {}
    while len(found) < count:
        person = chance.random() < 0.8
        text = _person(chance) if person else _club(chance)
        kind = NameKind.PERSON if person else NameKind.TEAM
        found.setdefault(text, NameRow(Name(kind, text), min(9999, int(chance.paretovariate(1.1)))))
    return list(found.values())


_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщыэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
)


def _alphabet(letter: str) -> str:
    return next((letters for letters in _ALPHABETS if letter.lower() in letters), _ALPHABETS[0])


def is_typed_by_letter(text: str) -> bool:
    """Whether slips of the finger are to be expected in a text: not in one that is typed by its sound."""
    return not any("\u3040" <= letter <= "\u9fff" for letter in text)


def typo(text: str, edits: int, chance: random.Random) -> str:
    """A text with so many slips of the finger: a letter left out, doubled, exchanged, or two turned round."""
    letters = list(text)
    for _ in range(edits):
        at = chance.randrange(len(letters))
        match chance.randrange(4):
            case 0 if len(letters) > 3:
                del letters[at]
            case 1:
                letters.insert(at, letters[at])
            case 2 if at + 1 < len(letters):
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            case _:
                letters[at] = chance.choice(_alphabet(letters[at]))
    return "".join(letters)


# --- stories ---


@lru_cache(maxsize=1)
def sources() -> tuple[Story, ...]:
    """The real stories beside the project that may be read, else those that ship."""
    real = PROJECT.parent / "shared" / "eval" / "stories"
    files = [file for file in sorted(real.glob("*.txt")) if not is_apart(file.stem)]
    files = files or sorted((PROJECT / "knowledge" / "stories").glob("*.md"))
    return tuple(story for file in files for story in read(file.read_bytes(), file.name))


def recombined(
    count: int, seed: int = 1, people: int = 20_000, paragraphs: tuple[int, int] = (6, 14)
) -> Iterator[Story]:
    """Stories of paragraphs from several, with the people in them exchanged for others; each with a date and title."""
    chance = random.Random(seed)
    pool = [row.name.canonical for row in names(people, seed) if row.name.kind is NameKind.PERSON]
    teams = [row.name.canonical for row in names(people, seed) if row.name.kind is NameKind.TEAM]
    often = list(accumulate(10_000 // (n + 10) + 1 for n in range(len(pool))))
    pieces = [
        story.text[block.start : block.end]
        for story in sources()
        for block in story.blocks
        if block.kind is BlockKind.PARAGRAPH and block.end - block.start > 60
    ]
    for number in range(count):
        here: dict[str, str] = {}

        def other(found: re.Match[str], here: dict[str, str] = here) -> str:
            return here.setdefault(found[0], chance.choices(pool, cum_weights=often)[0])

        told = [
            _PERSON.sub(other, piece) for piece in chance.sample(pieces, min(len(pieces), chance.randint(*paragraphs)))
        ]
        one, two = chance.sample(teams, 2)
        goals = chance.randint(2, 6), chance.randint(0, 1)
        told.insert(0, f"{one} beat {two} {goals[0]}-{goals[1]} on a night when little else happened.")
        title = f"{one} {goals[0]}-{goals[1]} {two}"
        day = dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(4000))
        yield _story(f"{number:06}.md", title, told, day)


def _story(key: str, title: str, paragraphs: Sequence[str], day: dt.date) -> Story:
    lines = [title, *paragraphs]
    starts = list(accumulate((len(line) + 2 for line in lines), initial=0))
    blocks = tuple(
        Block(BlockKind.PARAGRAPH if n else BlockKind.HEADLINE, starts[n], starts[n] + len(line))
        for n, line in enumerate(lines)
    )
    return Story(key, "\n\n".join(lines), blocks, key, title=title, published=day, language="en")


def analysed(story: Story) -> Change:
    """A story as extraction would hand it on, made without extraction: sentences, people, a match and a quotation."""
    found = sentences(story.text, story.blocks)
    people = dict.fromkeys(_PERSON.findall(story.text))
    one, _, rest = (story.title or "").partition(" ")
    clubs = [part.strip() for part in re.split(r"\d+-\d+", f"{one} {rest}")]
    told = tuple(Name(NameKind.PERSON, name) for name in people) + tuple(Name(NameKind.TEAM, club) for club in clubs)
    place = (Evidence(story.key, 0, len(story.title or "")),)
    facts: tuple[AnyFact, ...] = (
        Match(evidence=place, sides=(clubs[0], clubs[1]), score=(2, 1)),
        *(Quote(evidence=place, text=f"{name} said so.", speaker=name) for name in list(people)[:2]),
    )
    return Change(story.key, story, Analysis(story.key, found, told, (), facts))
