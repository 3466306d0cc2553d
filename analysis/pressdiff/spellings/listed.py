"""Spellings that no rule leads to one another: first names in several languages, names of bodies."""

# Words of names of persons: one line a name, its spellings in English news. The first is the key.
NAME_WORDS = """
volodymyr vladimir wladimir wolodymyr uladzimir
dmytro dmitry dmitri dmitrij
serhy sergey sergei siarhei
oleksandr alexander aleksandr alexandr aliaksandr alyaksandr aleksander
oleksy alexey alexei aleksey aleksei aliaksei alyaksei
mykola nikolay nikolai mikalai
andry andrey andrei
mykhailo mikhail mykhaylo mikhailo mikheil
yevhen yevgeny evgeny yevgeni yauhen
pavlo pavel
ihor igor
oleh oleg
yury yuri
anatoly anatol anatoli
vasyl vasily vasili
petro pyotr petr
hryhory grigory grigori
kostyantyn konstantin
kateryna ekaterina yekaterina
olena elena yelena
svitlana svetlana sviatlana
tetyana tatyana tatiana
iryna irina
valery valeri
matvey matvei matviy
timofey timofei
vitaly vitali
maksym maksim maxim
denys denis
kyrylo kirill kyryl kiril
artem artyom
bohdan bogdan
hennady gennady
lukashenko lukashenka
tikhanovskaya tsikhanouskaya tikhanovskaia
tikhanovsky tsikhanousky
kolesnikova kalesnikava
protasevich pratasevich
babariko babaryka
tymoshenko timoshenko
klitschko klychko klichko
shoigu shoygu
turchynov turchinov
gorbachev gorbachov
muhammad mohammed mohammad mohamed mohamad muhammed muhamed mohamud muhamad
mahmoud mahmud mahmood
ahmad ahmed achmed
hussein husain hussain hossein husayn
abdullah abdallah abdulla
yusuf yousef youssef yousuf yusef
osama usama
khalid khaled
umar omar
othman uthman osman
ismail ismael esmail
ibrahim ebrahim
jamal gamal
qasem qassem kasem ghasem qasim qassim
salih saleh
suleiman sulaiman soleiman sulayman
soleimani suleimani sulaimani
rashid rasheed
saeed said saeid
tariq tarek tareq
ayman aiman
muammar moammar muamar
abdel abdul
mustafa mostafa moustafa
gaddafi qaddafi kadhafi gadhafi qadhafi khadafy khaddafi khadafi kadafi kaddafi
sisi sissi
morsi mursi morsy
khamenei khamanei khameneh
rouhani rohani ruhani
raisi raeisi
amirabdollahian
haniyeh haniya haniyah haniyya
zawahiri zawahri
nasrallah nasrullah
baghdadi bagdadi
laden ladin
houthi huthi
netanyahu netanyahou
"""

# Bodies, groups and a few persons, by the name we call them by: other names of them in the news.
ALIASES = {
    "Islamic State": "ISIS, ISIL, Daesh, Da'esh, Daish, Islamic State group, Islamic State of Iraq and "
    "Syria, Islamic State of Iraq and the Levant, Islamic State in Iraq and Syria, Islamic State in "
    "Iraq and the Levant, so-called Islamic State, ISIS/ISIL",
    "Hezbollah": "Hizbullah, Hizbollah, Hizballah, Hezbullah, Hezballah",
    "Houthis": "Houthi, Huthi, Huthis, Ansar Allah, Ansarullah",
    "Taliban": "Taleban, Talibans",
    "Al-Qaeda": "al-Qaida, Al Qaeda, Al Qaida, Qaeda, Qaida, al-Qa'ida",
    "Al-Shabaab": "al-Shabab, Al Shabaab, Al Shabab, Shabab, Shabaab",
    "Al Jazeera": "Al-Jazeera, Al-Jazira",
    "Hamas": "Islamic Resistance Movement",
    "Mossad": "Mosad",
    "European Union": "EU, E.U.",
    "United Nations": "UN, U.N.",
    "UN Security Council": "United Nations Security Council, UNSC",
    "NATO": "North Atlantic Treaty Organization, North Atlantic Treaty Organisation",
    "International Atomic Energy Agency": "IAEA",
    "World Health Organization": "WHO, World Health Organisation",
    "Associated Press": "AP, A.P.",
    "National Aeronautics and Space Administration": "Nasa",
    "Agence France-Presse": "AFP",
    "Republican Party": "GOP, G.O.P., Grand Old Party",
    "Federal Bureau of Investigation": "FBI, F.B.I.",
    "Central Intelligence Agency": "CIA, C.I.A.",
    "Justice Department": "DOJ, DoJ",
    "Homeland Security Department": "DHS",
    "Democratic National Committee": "DNC, D.N.C.",
    "Republican National Committee": "RNC, R.N.C.",
    "Mohammed bin Salman": "MBS, MbS",
    "Mao Zedong": "Mao Tse-tung",
    "Zhou Enlai": "Chou En-lai",
    "Chiang Kai-shek": "Jiang Jieshi",
    "Muammar Gaddafi": "Colonel Gaddafi",
}

# Short forms of first names: they join a longer name of the same event only.
NICKNAMES = """
robert bob rob bobby robby
rudolph rudy
william bill billy will willie
james jim jimmy jamie
michael mike mick
joseph joe joey
thomas tom tommy
richard dick rick rich ricky
charles chuck charlie
jeffrey jeff
geoffrey geoff
edward ed eddie ted teddy
theodore ted teddy theo
benjamin ben benny bibi
bernard bernie
elizabeth liz beth betsy lizzie
margaret maggie peggy meg
katherine kate kathy katie kathleen
christopher chris
christine chris chrissy christina
daniel dan danny
david dave
stephen steve steven
anthony tony
andrew andy drew
matthew matt
gregory greg
kenneth ken kenny
ronald ron ronnie
donald don donnie
timothy tim
samuel sam
nicholas nick
alexander alex
john jack johnny
jonathan jon
lawrence larry
gerald jerry gerry
patrick pat paddy
patricia pat patty
raymond ray
peter pete
philip phil
frederick fred freddie
francis frank
joshua josh
jacob jake
zachary zach
leonard leo lenny
nathan nathaniel nate
susan sue
deborah debbie deb
barbara barb
jennifer jen jenny
rebecca becky
victoria vicky
judith judy
sandra sandy
cynthia cindy
pamela pam
douglas doug
mitchell mitch
"""
