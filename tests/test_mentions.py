import pytest

from pressdiff.mentions import cast


def entities(article, *kinds):
    return {
        (one.form, one.entity) for one in cast(article).mentions if not kinds or one.kind in kinds
    }


def test_a_surname_joins_its_only_full_name(parsed):
    article = parsed("French President Emmanuel Macron spoke. Later Macron left Berlin.")
    assert ("Macron", "Emmanuel Macron") in entities(article, "name")


def test_a_surname_that_two_people_share_stays_apart(parsed):
    article = parsed("President Bill Clinton met Hillary Clinton. Clinton smiled at reporters.")
    assert ("Clinton", "Bill Clinton") not in entities(article)
    assert ("Clinton", "Hillary Clinton") not in entities(article)


def test_spellings_of_a_place_are_one_entity_with_their_forms(parsed):
    article = parsed("Ministers flew to Kiev on Monday. Talks in Kyiv lasted two days.")
    assert {("Kiev", "Kyiv"), ("Kyiv", "Kyiv")} <= entities(article, "name")


def test_a_title_resolves_where_one_person_fits(parsed):
    article = parsed(
        "French Defence Minister Paul Lambert met German Chancellor Anna Weiss in Lyon. "
        "The French minister promised more guns."
    )
    assert ("The French minister", "Paul Lambert") in entities(article, "nominal")


def test_a_title_that_fits_two_stays_unresolved(parsed):
    article = parsed(
        "French Defence Minister Paul Lambert met French Finance Minister Luc Petit in Lyon. "
        "The French minister promised more guns."
    )
    assert not entities(article, "nominal")


def test_he_continues_the_subject_of_the_sentence_before(parsed):
    article = parsed(
        "President Emmanuel Macron praised Angela Merkel. He added that talks went on."
    )
    assert ("He", "Emmanuel Macron") in entities(article, "pronoun")


def test_a_pronoun_inside_a_quotation_is_left_alone(parsed):
    article = parsed("Emmanuel Macron met Angela Merkel. “He was late,” a guest said.")
    assert not entities(article, "pronoun")


def test_a_happening_keeps_the_words_chosen_for_it(parsed):
    article = parsed("It followed a failed Ukrainian counteroffensive last year.")
    assert ("failed Ukrainian counteroffensive", "counteroffensive") in entities(article, "nominal")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?!", "a", "“", "he", "the minister"])
def test_odd_texts_yield_no_mention(parsed, text):
    assert cast(parsed(text)).mentions == ()


@pytest.mark.parametrize(
    ("text", "form", "entity"),
    [
        (
            "Hillary Clinton spoke in Ohio. Later Hillary left for Lyon.",
            "Hillary",
            "Hillary Clinton",
        ),
        ("Donald J. Trump spoke. Donald Trump won. Then Trump left.", "Trump", "Donald J. Trump"),
        ("All Nippon Airways apologised. ANA said so.", "ANA", "All Nippon Airways"),
    ],
)
def test_shorter_and_longer_names_are_one_entity(parsed, text, form, entity):
    assert (form, entity) in entities(parsed(text), "name")


def test_a_name_is_without_the_title_before_it(parsed):
    article = parsed("It was President Donald Trump. Later, Sen. Anna Weiss spoke.")
    assert {entity for _, entity in entities(article, "name")} == {"Donald Trump", "Anna Weiss"}


def test_he_is_not_a_woman(parsed):
    article = parsed("Angela Weiss called Paul Lambert. He said it was late.")
    assert not entities(article, "pronoun") - {("He", "Paul Lambert")}


def test_a_pronoun_that_continues_somebody_unnamed_is_left_alone(parsed):
    article = parsed("Paul Lambert left Lyon. A delegate said that it rained. He was tired.")
    assert not entities(article, "pronoun")


@pytest.mark.parametrize(
    ("text", "form", "entity"),
    [
        ("North and South Korea met. The North tested a missile.", "North", "North Korea"),
        ("The D.N.C. filed a lawsuit in Ohio. The Democratic National Committee waited.", "D.N.C.", "Democratic National Committee"),
        ("Moon Jae-in met Kim Jong Un. Later Mr. Moon left.", "Mr. Moon", "Moon Jae-in"),
    ],
)  # fmt: skip
def test_parts_of_names_lead_to_the_whole(parsed, text, form, entity):
    assert (form, entity) in entities(parsed(text), "name")


def test_an_owner_and_what_is_owned_are_two_names(parsed):
    article = parsed("Trump spoke. Trump's National Economic Council met in Ohio. Trump left.")
    assert {entity for _, entity in entities(article, "name")} >= {
        "Trump", "National Economic Council",
    }  # fmt: skip


def test_mr_trump_is_not_melania(parsed):
    article = parsed("Mr. Trump and Melania Trump met Paul Lambert. Mr. Trump spoke in Ohio.")
    assert "Melania Trump" not in {
        entity for form, entity in entities(article, "name") if form in {"Trump", "Mr. Trump"}
    }


def test_the_militants_are_the_one_group_told_of(parsed):
    article = parsed(
        "Hezbollah fighters crossed the border on Monday. The militants fired rockets."
    )
    assert ("The militants", "Hezbollah") in entities(article, "nominal")


def test_the_militants_of_two_groups_stay_unresolved(parsed):
    article = parsed(
        "Hezbollah fighters met Taliban insurgents on Monday. The militants fired rockets."
    )
    assert dict(entities(article, "nominal")) == {
        "Hezbollah fighters": "fighter", "Taliban insurgents": "insurgent", "militants": "militant",
    }  # fmt: skip


@pytest.mark.parametrize("rest", ["who fled fired rockets.", "from Chechnya fired rockets."])
def test_some_of_the_militants_are_not_the_group(parsed, rest):
    article = parsed(f"Hezbollah fighters crossed the border on Monday. The militants {rest}")
    assert ("The militants", "Hezbollah") not in entities(article, "nominal")


def test_who_backs_the_separatists_is_no_name_and_they_are_a_mention(parsed):
    article = parsed("Fighting with Russian-backed separatists has killed 9,000 people.")
    assert entities(article) == {("Russian-backed separatists", "separatist")}


def test_a_happening_keeps_its_noun_beside_the_name_before_it(parsed):
    article = parsed("Kyiv said that Kharkiv attacks had killed four.")
    assert ("Kharkiv attacks", "attack") in entities(article, "nominal")
    assert ("Kharkiv", "Kharkiv") in entities(article, "name")


def test_a_son_in_law_is_no_law(parsed):
    article = parsed("His son-in-law praised the all-out assault and the new law.")
    assert entities(article, "nominal") == {("all-out assault", "assault"), ("new law", "law")}


@pytest.mark.parametrize(
    "text",
    [
        "People gathered in Skarvik. Skarvik said nothing.",
        "The army left the village of Skarvik. Skarvik was empty.",
        "Rescuers toured the Skarvik region. Skarvik was empty.",
        "Skarvik's parliament met on Monday. Skarvik denied the report.",
    ],
)
def test_a_place_that_no_list_has_is_told_by_its_sentence(parsed, text):
    found = {(one.entity, one.type) for one in cast(parsed(text)).mentions}
    assert found == {("Skarvik", "place")}


@pytest.mark.parametrize(
    "text",
    [
        "Voters have faith in Drevin. Drevin smiled.",
        "Lars Ekdahl spoke. He was seen in Ekdahl, polls say.",
        "A stake in Haldor Motors was sold.",
    ],
)
def test_what_one_believes_in_or_holds_is_no_place(parsed, text):
    assert "place" not in {one.type for one in cast(parsed(text)).mentions}


def test_words_of_a_contract_and_of_a_page_are_no_names(parsed):
    article = parsed(
        "It is against Amazon's policy for any employee or Contingent Worker to engage in it.\n"
        "Replay More Videos\n"
    )
    assert entities(article, "name") == {("Amazon", "Amazon")}
