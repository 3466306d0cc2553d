"""Page furniture that is no part of an article: what each line of it looks like.

A line is furniture only if the whole of it fits one of these forms, each precise enough that a
sentence does not; they were read off the pages of some 170 outlets. Lines longer than any furniture are
not looked at, so that hostile text costs nothing.
"""

import re

_LONGEST = 1_500  # characters; longer lines are text
_LONGEST_FORM = 700  # characters; no form matches more
_CREDITED = (  # who photographs are credited to
    "AP|AFP|EPA|EPA-EFE|PA|Reuters|REUTERS|TASS|Sputnik|Xinhua|Bloomberg|Getty|Getty Images|Shutterstock|"
    "Alamy|WireImage|Rex|Rex Features|Anadolu|Zuma|NurPhoto|SIPA|AAP|PTI|Handout|File|FILE"
)
# Kind of furniture and its form: the whole line must match, in any case.
FORMS: tuple[tuple[str, str], ...] = (
    ("timecode", r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?[/|-]\s?(?:\d{1,2}:)?\d{1,2}:\d{2})?"),
    (
        "player",
        r"podcasts?|(?:listen|watch)(?: to)?(?: this)?(?: article| story| live| now)?[·:\s]{0,3}(?:\d{1,2}:\d{2})?|"
        r"(?:audio|video)(?: player)?|now playing|up next|play(?: video| audio)?|live|"
        r"(?:media|your browser).{0,40}(?:not supported|unsupported|not support).{0,200}",
    ),
    (
        "link",
        r"(?:read (?:more(?: here)?|also|next)|also read|see (?:also|more)|also on|more on this(?: story)?|related(?: \w+)?|"
        r"recommended|further reading|don['’]t miss|must read|most (?:read|popular)|trending(?: now)?|now watch|"
        r"in pictures|explore more|next|prev(?:ious)?|(?:continue|keep) reading|(?:show|load|view) (?:more|all|comments)|"
        r"click here.{0,60}|more (?:stories|news|from .{1,60})|go to top|back to top)\s?[:.…>»→]{0,3}",
    ),
    (
        "link",
        r"\[?(?:read (?:more|also|next)|also read|see also|related(?: articles?| stories)?|recommended|don['’]t miss|"
        r"must read|more|most read in \w+|now watch|watch(?: now| live| more)?|in pictures|further reading|"
        r"click (?:here )?for more)\s?[:»>|]\s?\S.{0,250}",
    ),
    (
        "link",
        r"also on rt(?:\.com)?\b.{0,250}|[^.!?]{5,250}[.!?]?\s[Rr]ead more|most read in .{5,600}",
    ),
    ("link", r"just watched .{5,300} must watch .{5,300}|play video \d{1,2}:\d{2} .{5,200}"),
    (
        "newsletter",
        r"(?:sign up|subscribe)\b.{0,60}(?:newsletter|inbox|briefing|alert|update|e-?mail|channel|podcast|daily).{0,250}|"
        r"get .{3,100}\b(?:to|in) your inbox\b.{0,250}|newsletters?",
    ),
    (
        "follow",
        r"follow (?:us\b|@?[\w.’' -]{1,60}) on (?:twitter|facebook|instagram|x|telegram|youtube|google|threads|tiktok)\b.{0,120}|"
        r"(?:like|find|join|check) us (?:out )?on .{2,80}|join the conversation|follow us\b.{0,30}",
    ),
    (
        "advertisement",
        r"advertisement(?:[\s:–-]{0,3}(?:advertisement|continue reading.{0,30}|scroll.{0,40}))?[:.]?|close|loading\.{0,3}|"
        r"story continue[sd] below.{0,40}|continue reading (?:below|the main story)|scroll (?:down )?(?:for|to) .{2,40}|"
        r"sponsored(?: content)?|promoted(?: content)?|paid (?:content|post)|skip advert(?:isement)?",
    ),
    (
        "label",
        r"photos?|images?|pictures?|gallery|slideshow(?: \(\d+ images?\))?|\d+ images?|(?:save)+|tags?|"
        r"(?:image|picture|photo|slide) \d+ of \d+|\d{1,3} show all .{2,60}|view gallery|"
        r"story highlights\b.{0,900}|(?-i:CLOSE) [A-Z].{10,600}|"
        r"(?:this article tagged under|tags?|filed under|topics?):.{0,200}|\d+ min(?:ute)?s?(?: read)?|"
        r"(?:published |updated )?(?:\d{1,2}|an?|one|two) (?:minute|hour|day|week)s? ago|"
        r"\(?(?:getty(?: images)?|youtube|shutterstock|istock|flickr|pixabay|dreamstime)\)?|"
        r"\(?\d+\)? comments?|comments? \(\d+\)|(?:leave|post|add) a (?:comment|reply)",
    ),
    (
        "copyright",
        r"(?:\(c\)|©|copyright)\s?(?:©|\(c\)|\d{4}|by\b).{0,400}|[^.]{0,80}all rights reserved.{0,300}",
    ),
    (
        "caption",
        r"(?:enlarge this image|enlarge image|toggle caption|hide caption|image (?:copyright|source|caption)|media caption|"
        r"facebook twitter pinterest)\b.{0,400}|.{0,400}hide caption \d+ of \d+|"
        r"\d{1,2}/\d{2} \d{1,2} [a-z]{3,9} \d{4} .{5,400}|.{3,400}\[(?:file )?photo[^\]]{0,60}\]",
    ),
    (
        "caption",
        r"(?:file|stock|archive) (?:photo|picture|image)\b\W.{0,500}|file(?: photo)? ?[-–—] .{5,600}|"
        r"in this .{3,60}\bfile photo\b.{0,600}|"
        r"(?:photo|photograph|photographer|picture|image|illustration|graphic|composite)s?"
        r"(?: credits?| courtesy| by| provided by| supplied)?: ?\S.{1,250}",
    ),
    (
        "caption",
        r".{3,400}/ ?(?-i:AP|AFP|EPA|Getty|Getty Images|Reuters|REUTERS|Shutterstock|Bloomberg|TASS)(?: Photo| North America)?|"
        r".{3,400}\b(?-i:REUTERS)/[\w. -]{2,40}(?:/file photo)?",
    ),
    ("caption", r".{0,250}©.{2,160}(?<![.!?”\"])"),
    ("caption", r".{3,250}\b(?-i:Photograph(?:er)?|Photo|Picture|Composite): [^.]{2,100}"),
    (
        "notice",
        r"this (?:story|article|report|post) (?:was|has been|is) (?:last |more than |originally |being )?"
        r"(?:updated?|published|corrected|\d+ \w+ old|an? \w+ old).{0,80}|(?:last )?updated at \d.{0,40}|"
        r"this is a (?:breaking|developing)(?: news)? story.{0,120}|read or share this story:.{0,250}|"
        r"the (?:statements, )?(?:views|opinions)[\w ,]{0,40} expressed .{5,300}|editor: ?\w[\w ]{1,40}|"
        r"send tips to \S{3,80}|\[break\]|[\W_]+",
    ),
)
_FORMS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in FORMS)
# The same, where capitals tell a caption from a sentence.
_CAPTION_END = re.compile(
    rf"\((?:[^()]{{0,90}}[/,;] ?|[^()]{{0,60}} via |(?:File |AP )?[Pp]hotos?(?:: | by |/)[^()]{{0,90}})?"
    rf"(?:{_CREDITED})(?: [Pp]hotos?| Images)?(?:[/,;] ?[^()]{{0,60}})?\)$"
    r"|\((?:(?:File |AP |Reuters )?[Pp]hotos?(?:: | by |/)|[\w ]{2,20} image: |Reuters: )[^()]{2,90}\)$"
    r"|(?<![.!?”\"]) \([A-Z][\w.’'-]+ [A-Z][\w.’' -]{1,40} ?/ ?[A-Z][\w.’' /-]{1,40}\)$"
)
_PLAIN_CREDIT = re.compile(r"\((?:AP|AFP|EPA|PA|Reuters|REUTERS|TASS|Xinhua|Bloomberg)\)$")
_AGENCY_CAPTION = re.compile(
    r"(?:AP:Associated Press|PA:Press Association|EPA|Reuters|REUTERS|Rex Features|Splash News|SWNS(?: • PA)?|Alamy|"
    r"Getty(?: Images)?(?: - (?:Getty|Contributor))?|Shutterstock) [A-Z].{15,250}[^.!?”\"’'…]"
)
_PHRASES = (  # in a line of any wording
    "by signing up you agree", "by signing up, you agree", "unsubscribe at any time",
    "enter your email address", "please try again later", "thank you for subscribing",
    "newsletter sign up", "manage newsletters", "view all new york times newsletters",
    "this material may not be published, broadcast, rewritten or redistributed",
    "share this story on social media", "friends would be interested? share this story",
    "like this story? share it", "stories the mainstream media won", "protected by recaptcha",
    "enable javascript", "we use cookies", "accept all cookies", "provided for reference purposes",
    "we pay for your stories", "without charge to any eligible news publisher",
    "this is a rush transcript", "available without charge",
)  # fmt: skip
_SHARE = frozenset(
    "share shares tweet facebook twitter pinterest whatsapp linkedin reddit print email e-mail "
    "copy save bookmark comments telegram flipboard messenger vk".split()
)
_SHARE_MORE = frozenset(
    "this article story page post on via with to a friend more link url x google plus pocket like "
    "comment mail listen send copied tumblr viber line gift and or".split()
)
_MENU = frozenset(
    "home news world politics business sport sports opinion culture lifestyle tech technology "
    "science health video videos live audio photos search menu login log in sign up register "
    "subscribe newsletters newsletter shop account my sections skip to main content contact about "
    "us privacy policy terms of use cookies advertise careers help faq rss sitemap weather travel "
    "entertainment money markets economy uk europe asia africa americas latest top stories most "
    "site mobile navigation "
    "read popular trending podcasts shows features multimedia arts the and".split()
)
_MENU_ALONE = frozenset(("menu", "search", "subscribe", "home"))
_BAR = _SHARE | _SHARE_MORE | _MENU
_NUMBER = re.compile(r"[\d.,:]+[km]?")


def residue(line: str, *, in_body: bool = True) -> str | None:
    """Return the kind of furniture a line is, None for text.

    Parameters
    ----------
    line
        One line, its white space in one form.
    in_body
        Whether a paragraph of the article came before: what reads like a headline may then be a
        caption.
    """
    if len(line) > _LONGEST:
        return None
    for kind, form in _FORMS if len(line) <= _LONGEST_FORM else ():
        if form.fullmatch(line):
            return kind
    lower = line.casefold()
    if any(phrase in lower for phrase in _PHRASES):
        return "notice"
    if _is_caption(line, in_body=in_body):
        return "caption"
    return _bar(lower)


def _is_caption(line: str, *, in_body: bool) -> bool:
    if line.endswith(")") and len(line) <= 700:
        if _CAPTION_END.search(line, max(len(line) - 200, 0)):
            return True
        plain = _PLAIN_CREDIT.search(line, max(len(line) - 12, 0))
        if plain and len(line) <= 250:
            return not line[: plain.start()].rstrip().endswith((".", "!", "?", "”", '"'))
    if in_body and len(line) <= 280 and _AGENCY_CAPTION.fullmatch(line):
        return True
    signed = "/" in line and ":" not in line and len(line) <= 100  # "Jane Roe/AP"
    return signed and len(line.split()) <= 9 and is_names(line)


def is_names(line: str, small: frozenset[str] = frozenset({"via", "for", "and", "the"})) -> bool:
    """Whether a line is nothing but names: each word begins with a capital, no full stop ends it.

    >>> is_names("Jae C. Hong/AP"), is_names("Officials said so/AP")
    (True, False)
    """
    words = line.strip("()[] ").split()
    return bool(words) and all(
        word in small or word[0].isupper() or not word[0].isalnum() for word in words
    )


def _bar(line: str) -> str | None:
    """Return the kind of bar that a line (lower case) is: icons, share buttons, a menu."""
    words = line.split()
    if line.count("icon") >= 5 and sum("icon" in word for word in words) >= 0.4 * len(words):
        return "icons"
    if len(words) > 40:
        return None
    kept = []
    for word in words:
        bare = word.strip("|/·•,:+&.()")
        if not bare or _NUMBER.fullmatch(bare):
            continue
        if bare not in _BAR:
            return None
        kept.append(bare)
    found = set(kept)
    if found & _SHARE and found <= _SHARE | _SHARE_MORE:
        return "share"
    if len(found) >= 3 and found <= _MENU:
        return "menu"
    return "menu" if found and found <= _MENU_ALONE else None
