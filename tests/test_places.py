"""One name for the spellings of a place, and no name for what is none."""

import pytest

from pressdiff.places import CITIES, COUNTRIES, canonical, capitals, is_place
from pressdiff.places.twins import TWINS, told

SPELLINGS = {
    "Kyiv": ["Kiev", "Kyiv", "KIEV", "Kiev's", "Kyiv’s"],
    "Kharkiv": ["Kharkov", "Kharkiv"],
    "Odesa": ["Odessa"],
    "Dnipro": ["Dnepropetrovsk"],
    "Bakhmut": ["Artyomovsk"],
    "Mumbai": ["Bombay"],
    "Beijing": ["Peking"],
    "Yangon": ["Rangoon"],
    "Raqqa": ["Raqqah", "Ar Raqqah"],
    "The Hague": ["the Hague", "Den Haag"],
    "Latakia": ["Lattakia"],
    "São Paulo": ["Sao Paulo"],
    "Zürich": ["Zurich"],
    "Myanmar": ["Burma"],
    "United States": ["US", "U.S.", "the USA", "America"],
    "United Kingdom": ["UK", "Britain"],
    "Czechia": ["the Czech Republic"],
    "Donbas": ["Donbass"],
    "Gaza": ["Gaza Strip"],
    "Florida": ["Fla."],
}
"""Each place's name with other spellings of it."""


@pytest.mark.parametrize(
    ("spelling", "name"), [(other, name) for name, others in SPELLINGS.items() for other in others]
)
def test_other_spellings_lead_to_one_name(spelling, name):
    assert canonical(spelling) == name


@pytest.mark.parametrize("name", ["Moscow", "Paris", "Birmingham", "Jackson", "Georgia", "Gaza"])
def test_a_main_name_stays_itself(name):
    assert canonical(name) == name


@pytest.mark.parametrize(
    "name", ["", " ", "Macron", "White House", "Google", "Caroline", "kiev", "\0"]
)
def test_what_spells_no_place_has_no_name(name):
    assert canonical(name) is None


def test_a_capital_is_not_its_country_and_not_its_government():
    assert canonical("Moscow") != canonical("Russia")
    assert canonical("Kremlin") is None


@pytest.mark.parametrize("acronym", ["UN", "NATO", "ISIS", "WHO", "ICE"])
def test_an_acronym_is_no_town_in_capitals(acronym):
    assert canonical(acronym) is None


@pytest.mark.parametrize("name", ["Kiev", "KYIV", "the US", "Moscow", "Bakhmut", "France"])
def test_countries_capitals_and_cities_in_the_news_are_surely_places(name):
    assert is_place(name)


@pytest.mark.parametrize("name", ["Obama", "Jackson", "Chad", "Charlotte", "Macron", "UN", ""])
def test_what_may_be_a_person_is_not_surely_a_place(name):
    assert not is_place(name)


def test_every_listed_spelling_leads_to_one_place_only():
    listed = [other for others in (CITIES | COUNTRIES).values() for other in others.split(", ")]
    assert len(listed) == len(set(listed))
    assert not set(listed) & (CITIES | COUNTRIES).keys()


def test_a_name_led_to_is_led_to_itself():
    names = {canonical(other) for others in CITIES.values() for other in others.split(", ")}
    assert {canonical(name) for name in names if name} == names


@pytest.mark.parametrize(
    ("name", "others", "label"),
    [
        ("Georgia", ["Tbilisi"], "Georgia (country)"),
        ("Georgia", ["Russia", "NATO"], "Georgia (country)"),
        ("Georgia", ["Mikheil Saakashvili"], "Georgia (country)"),
        ("Georgia", ["Fulton County", "Russia"], "Georgia (U.S. state)"),
        ("Georgia", ["Ohio", "Florida", "Pennsylvania", "Russia"], "Georgia (U.S. state)"),
        ("Washington", ["Seattle"], "Washington (U.S. state)"),
        ("Washington", ["Lindsey Graham", "Graham", "Pasco", "Wash."], None),
        ("Washington", ["Seattle", "Congress", "Republicans"], None),
        ("Georgia", ["Atlanta", "Tbilisi"], None),
        ("Georgia", ["Russia"], None),
        ("Georgia", [], None),
    ],
)
def test_the_names_around_tell_which_place_of_one_name_is_meant(name, others, label):
    assert told(name, others) == label


def test_places_of_one_name_have_labels_of_their_own():
    labels = [sense.label for senses in TWINS.values() for sense in senses]
    assert len(labels) == len(set(labels))


def test_a_capital_has_its_country():
    assert capitals()["Kyiv"] == "Ukraine"
    assert capitals()["Washington"] == "United States"
