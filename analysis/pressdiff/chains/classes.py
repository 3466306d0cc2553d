"""Nouns and verbs of news English that outlets choose between for one thing.

General knowledge of the language, not learnt from any event: a class says that two words may mean
one happening or group, never that they do.
"""

from collections.abc import Mapping
from functools import cache

from pressdiff.chains.stems import stem

CLASSES: Mapping[str, str] = {
    "warfare": """war conflict invasion operation offensive counteroffensive campaign occupation
        annexation aggression incursion intervention hostilities fighting battle warfare invade
        occupy annex""",
    "attack": """attack strike airstrike raid assault bombing bombardment shelling blast explosion
        massacre killing shooting murder ambush rampage bomb strike shell shoot kill""",
    "fighters": """militant terrorist fighter rebel insurgent extremist gunman jihadist separatist
        guerrilla attacker assailant shooter militia""",
    "migrants": """migrant refugee immigrant caravan asylum-seeker seeker alien exodus""",
    "troops": "troop soldier army military forces serviceman",
    "protest": """protest demonstration rally march unrest riot uprising revolt disturbance
        protester demonstrator rioter marcher""",
    "crackdown": "crackdown repression clampdown suppression arrest detention roundup detain",
    "search": "search raid seizure seize",
    "coup": "coup putsch overthrow mutiny takeover",
    "pact": """deal agreement accord pact treaty arrangement compromise settlement framework
        plan jcpoa""",
    "truce": "ceasefire cease-fire truce armistice peace pause",
    "meeting": """meeting summit talk encounter visit dialogue negotiation conversation discussion
        interaction exchange trip meet negotiate discuss travel host call session""",
    "investigation": "investigation probe inquiry investigate inquest examination review",
    "lawsuit": """lawsuit suit complaint litigation case sue litigate filing plaintiff
        challenge""",
    "charge": "charge indictment allegation accusation claim accuse allege indict assertion",
    "document": """memo memorandum document note file record dossier report paper notes email
        letter disclosure""",
    "meddling": """interference meddling collusion conspiracy interfere meddle collude conspire
        influence obstruction""",
    "hack": "hack hacking cyberattack breach leak hacker infiltrate intrusion theft steal",
    "statement": """announcement statement declaration remark pledge vow promise announce declare
        speech address comment message""",
    "decision": "decision move step ruling order verdict choice decide rule",
    "halt": "suspension halt freeze moratorium stop pause suspend cease cessation discontinue",
    "closure": "closure shutdown close shut dismantle dismantling closing demolition discard",
    "abandon": """abandon scrap relinquish give-up renounce withdraw withdrawal exit quit leave
        pullout cancel cancellation terminate rip tear kill""",
    "resume": "resume restart relaunch resumption renew revive",
    "weapon": "weapon missile bomb warhead arsenal nuke rocket icbm munition",
    "disarm": "denuclearization denuclearize disarm disarmament dismantle",
    "test": "test launch trial firing testing",
    "election": "election vote ballot poll referendum race contest presidency",
    "law": "law bill legislation act measure reform statute",
    "ban": "ban prohibition restriction curb",
    "sanction": "sanction embargo penalty blockade",
    "tariff": "tariff duty levy tax surcharge",
    "cut": "cut reduction austerity saving",
    "scandal": "scandal affair controversy furore uproar crisis",
    "accident": "accident crash incident disaster collision derailment tragedy wreck",
    "fire": "fire blaze inferno wildfire",
    "flood": "flood flooding deluge",
    "storm": "storm hurricane cyclone typhoon tempest",
    "outbreak": "outbreak epidemic pandemic virus disease",
    "leader": "leader president dictator chief premier ruler strongman",
    "government": "government administration regime authorities cabinet leadership junta",
    "official": "official aide adviser officer associate ally",
    "lawmaker": "lawmaker senator congressman representative legislator mp parliamentarian",
    "party": "party democrats republicans gop democrat republican",
    "victims": "victim casualty dead death fatality",
    "suspect": "suspect defendant accused perpetrator culprit",
    "payment": "payment money payoff hush-money bribe donation",
    "hotline": "hotline line telephone phone",
    "picks": "nomination appointment nominee pick candidate nominate",
    "firing": "firing dismissal ouster sacking resignation departure resign fire oust",
    "wall": "wall fence barrier",
}  # fmt: skip


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Return the classes that each stem is in."""
    found: dict[str, set[str]] = {}
    for name, words in CLASSES.items():
        for word in words.split():
            found.setdefault(stem(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
