"""Words for harm: verbs and nouns of harmful acts by class, whom they can harm, and with what.

A class joins words for one act, so that "killed", "murder" and "massacre" can be compared. Words
that mean something else as often (attack, strike, beat, die) are held to more: see `harm`.
"""

# fmt: off
_CLASSES = {  # class: verbs / nouns
    "kill": """kill murder slay assassinate massacre slaughter behead decapitate lynch strangle
        execute / killing murder slaying assassination massacre slaughter beheading execution
        lynching genocide""",
    "die": "die perish / death",
    "injure": "injure wound maim mutilate / wounding maiming",
    "attack": "attack assault ambush / attack assault ambush",
    "strike": "strike hit / strike airstrike raid",
    "bomb": "bomb bombard firebomb / bombing bombardment",
    "shell": "shell / shelling",
    "shoot": "shoot gun / shooting",
    "stab": "stab knife / stabbing",
    "beat": "beat / beating",
    "arrest": "arrest / arrest",
    "detain": "detain imprison jail / detention imprisonment",
    "torture": "torture / torture",
    "rape": "rape molest / rape molestation",
    "kidnap": "kidnap abduct / kidnapping abduction",
    "evict": "evict / eviction",
    "expel": "expel deport / expulsion deportation",
    "destroy": "destroy demolish raze / destruction demolition",
    "invade": "invade / invasion",
}
VERBS = {verb: act for act, words in _CLASSES.items() for verb in words.split("/")[0].split()}
NOUNS = {noun: act for act, words in _CLASSES.items() for noun in words.split("/")[1].split()}

LOOSE = frozenset("attack assault ambush strike hit beat raid die perish death gun knife".split())
"""Words that need a sign of force in their sentence: "attacked Clinton over emails" has none."""
PLACED = frozenset("attack strike bomb shell destroy invade".split())
"""Acts that harm places and buildings too."""
SITED = PLACED | {"shoot", "kill"}
"""Acts whose noun may stand with the place where they were done: "the Orlando massacre"."""
THEIRS = frozenset("attack strike bomb shell invade".split())
"""Acts whose noun has the one who acts before it ("Israel's raid"); else the one it is done to."""
AT = {"attack": {"on", "against"}, "strike": {"on", "against"}, "bomb": {"of", "on", "against"},
      "shell": {"of", "on"}, "invade": {"of"}}
"""Prepositions of whom an act is done to; "of" for all others."""
HITS = frozenset("strike airstrike raid shelling bombardment invasion".split())
"""Nouns after the country that acts: "US airstrike", but "Boston bombing"."""

FORCE = frozenset("""kill killing murder slay massacre slaughter behead wound injure injury shoot
    shooting gunfire gunman gunmen shooter sniper stab stabbing knife machete bomb bomber bombing
    bombard explode explosion explosive blast grenade missile rocket mortar artillery shell shelling
    airstrike drone warplane jet bomber tank troop troops soldier militant insurgent rebel jihadist
 rifle pistol gun firearm bullet shot casualty fatality dead death hostage
    hospitalize hospitalise bloody deadly fatal lethal fatally ammunition arson massacre rape
    kidnap abduct torture hijacker assailant attacker civilian airbase""".split())
"""Lemmas that are signs of force."""
TERROR = frozenset("terror terrorist suicide deadly armed fatal violent military".split())
"""Words before a noun that are signs of force for it alone."""
MEANS = frozenset("""bomb bomber bombing blast explosion attack assault strike airstrike raid missile
    rocket mortar shell shelling bullet gunfire fire grenade drone shooting shot artillery
    bombardment mine landmine device car truck lorry van vehicle knife gun rifle weapon ambush clash
    fighting violence operation offensive massacre stabbing gas fragment shrapnel jet warplane plane
    aircraft airplane invasion war battle salvo barrage round rampage crossfire""".split())
"""What harm is done with: who acts is told with it ("an Israeli strike killed"), or not at all."""
ILLNESS = frozenset("""cancer illness disease age cause causes pneumonia covid coronavirus virus flu
    ebola aids stroke attack failure complication complications overdose leukemia leukaemia tumor
    tumour heart diabetes infection suicide""".split())
"""What people die of without anybody's doing."""

PEOPLE = frozenset("""people person man men woman women child children boy girl baby infant teenager
    teen youth kid student pupil schoolgirl schoolboy teacher civilian soldier troop troops officer
    policeman policewoman police cop guard fighter militant insurgent rebel terrorist jihadist gunman
    attacker suspect shooter bomber protester protestor demonstrator activist journalist reporter
    photographer worker employee resident villager passenger driver pilot victim hostage prisoner
    inmate detainee refugee migrant immigrant family mother father son daughter brother sister wife
    husband parent parents grandmother grandfather uncle cousin neighbor neighbour friend colleague
    couple member leader commander general colonel captain official diplomat ambassador minister
    lawmaker politician president mayor governor candidate opponent dissident lawyer doctor nurse
    medic paramedic firefighter priest imam nun worshipper worshiper tourist shopper bystander
    customer staff crew sailor marine airman contractor other others someone somebody everyone
    anyone him her them us me you who whom those animal dog lion elephant black blacks american
    americans human crowd suspect murderer criminal militiaman settler native citizen minority
    thousand hundred dozen million score scores dozens hundreds thousands extremist supporter
    follower agent spy veteran cleric pastor churchgoer partygoer clubgoer deputy sergeant
    loyalist nationalist convoy unit patrol demonstrators mob pedestrian cyclist farmer fisherman
    man- aide adviser spokesman accomplice juvenile minor adult patient guest reveler reveller
    orphan toddler girlfriend boyfriend roommate classmate gangster dealer trafficker smuggler
    alien aliens foreigner national nationals servicemen serviceman servicemember personnel
    occupant rescuer relative relatives inhabitant population tribesman fugitive thief robber
    killer assailant perpetrator offender""".split())
PLACES = frozenset("""city town village district neighbourhood neighborhood area region camp base
    building house home apartment hospital clinic school university mosque church synagogue temple
    market station airport airfield port bridge road hotel restaurant club nightclub bar theatre
    theater mall shop store plant factory refinery depot warehouse facility installation compound
    headquarters embassy consulate mission convoy bus train car vehicle truck ship boat tanker
    vessel plane aircraft jet helicopter tank position target targets territory soil land border
    checkpoint post barracks infrastructure grid substation tower prison office offices museum
    monument shelter farm concert funeral wedding rally parade stronghold hideout bunker tunnel
    settlement capital country suburb outpost power line grave cemetery shrine""".split())
AGENTS = frozenset("""rebel militant police insurgent government army mob gang jihadist separatist
    coalition settler regime guerrilla militia""".split())
"""Nouns before an act that tell who does it: "rebel attack"."""
FORCES = frozenset("""force forces troop troops army military navy soldier soldiers police policeman
    policemen officer officers government jet jets warplane warplanes drone drones missile missiles
    rocket rockets airstrike airstrikes strike strikes artillery commando commandos marine marines
    tank tanks intelligence authorities regime""".split())
"""Nouns that stand for the state named before them: "Israeli troops"."""
QUANTITIES = frozenset("""dozen dozens score scores hundred hundreds thousand thousands million
    millions number group handful pair majority member members some many most several one two three
    all""".split())
"""Nouns that count what follows their "of"."""
NOT_HARM = frozenset("""ad ads heart panic asthma shark verbal personal political rhetorical twitter
    hunger labor labour general cyber hacking computer phishing counter character negative media
    legal partisan ideological preemptive strike rail transit photo film movie video house under
    cardiac word war ransomware malware virus online verbal racial sexist blistering scathing
    """.split())
"""Words before "attack", "strike", "shooting" that make it something else."""
OPEN = frozenset("""possible potential planned future further imminent attempted failed foiled would-be
    thwarted threatened impending additional hypothetical alleged any no another new""".split())
"""Words before an act that has not happened, or need not have."""
MISHAPS = frozenset("""accident crash derail derailment derailing fall collision collide overturn
    capsize sink quake earthquake storm hurricane tornado typhoon cyclone flood flooding landslide
    avalanche wildfire blaze lightning flu outbreak virus disease tsunami eruption collapse heatwave
    rollover runaway tram tremor aftershock season playoff
    quarterback touchdown inning game hamstring firefighter smoke flame""".split())
"""Lemmas of what harms without anybody's doing."""
NATURE = MISHAPS | frozenset("fire heat cold water wave weather shark bear ebola cancer".split())
"""What stands as the subject of harm that is nobody's act."""
ASSAULTS = frozenset("""open fire attack bomb drive ram detonate plow plough storm shoot strike hit
    drop launch shell ambush throw raid""".split())
"""Verbs of a clause beside a passive that tell who did it: "killed when a gunman opened fire"."""
DEADLY = frozenset("kill die injure destroy shoot".split())
"""Acts whose doer is told with what they were done in: "killed in an Israeli strike"."""
DOING = frozenset("""launch conduct carry commit stage mount perpetrate execute unleash make order
    lead direct authorize authorise""".split())
"""Verbs whose subject does the act that is their object."""
HAPPENS = frozenset("manage continue begin start help proceed see watch hear let".split())
"""Verbs whose infinitive or content happened."""
PREVENTED = frozenset("""prevent avoid stop plan threaten plot prepare foil thwart fear want call urge
    consider deny doubt avert intend try attempt fail refuse vow hope risk warn demand expect
    threaten seek order ask tell imagine wish allow contemplate advocate need use propose oppose
    ban halt forbid prohibit discuss mull weigh debate recommend""".split())
"""Verbs that leave open, or deny, that their content happened."""
HEADS = frozenset("""threat risk fear plan plot possibility warning prospect danger attempt target
    intent intention chance event case call order attempt conspiracy fight protection defense
    defence prevention authorization likelihood type kind response suspicion law policy""".split())
"""Nouns whose "of" or "against" leaves open that the act happened."""
# fmt: on
