"""Words for people and their bodies, told from words for things."""

from spacy.tokens import Token

from pressdiff.roles import KIND_OF_NOUN

_NAMED = {"PERSON", "ORG", "NORP", "GPE"}
_NAMES_AND_PRONOUNS = {"NNP", "NNPS", "PRP"}


def names_people(noun: Token) -> bool:
    """Tell whether `noun` is the head of a name, pronoun or common noun for people or a body."""
    kind = KIND_OF_NOUN.get(noun.lower_) or KIND_OF_NOUN.get(noun.lemma_)
    is_name = noun.ent_type_ in _NAMED or noun.tag_ in _NAMES_AND_PRONOUNS
    return is_name or kind not in {None, "document"}
