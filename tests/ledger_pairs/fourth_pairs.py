"""Fourth set: sentences with one slip and their true twins about January 2025, reckoned from tables and facts.

Written by someone who has read neither the ledger nor the sentences before. Opened once: 72 percent sharp, 2 stamped,
12 red on true, 3 yellow on true, 1 of 50 harmless sentences red and 9 yellow. Kinds were mended after that.
"""

from tests.ledger_pairs.template import sample_pair as _pair

PAIRS = [
    _pair("number", "Arbetsförmedlingen redovisade [241 // 251] leverantörer i Rusta och matcha i januari."),
    _pair("number", "Hela [116 068 // 126 068] platser nyanmäldes till myndigheten under årets första månad."),
    _pair("swapped digits", "När januari tog slut hade Rusta och matcha 39 [413 // 431] deltagare."),
    _pair(
        "swapped digits",
        "Mer än två år utan arbete: så länge hade [83 711 // 87 311] av de inskrivna gått i januari.",
    ),
    _pair("number in letters", "Barometerindikatorn låg i januari [sex // åtta] enheter över nivån ett år tidigare."),
    _pair("number in letters", "[Tretton // Fjorton] leverantörer hade deltagare i Steg till arbete under januari."),
    _pair(
        "number in letters",
        "Marknaden för Rusta och matcha fick i januari [två // fyra] nya leverantörer: Kärdala Kompetens och"
        " Stenfälta Matchning.",
    ),
    _pair(
        "fraction",
        "Ungefär en [tredjedel // femtedel] av alla i förberedande utbildning gick i januari på"
        " Folkhögskolesatsningen.",
    ),
    _pair(
        "fraction",
        "Drygt [hälften // två tredjedelar] av de arbetslösa hade i januari saknat arbete i mer än ett halvår.",
    ),
    _pair(
        "fraction",
        "Fyra [femtedelar // sjättedelar] av deltagarna i karriärvägledning fanns i januari hos Arbetslivsresurs Ar"
        " AB.",
    ),
    _pair(
        "share",
        "Steg till arbete är koncentrerat: [43 // 34] procent av deltagarna hade i januari Arcus Utbildning &"
        " Jobbförmedling AB som leverantör.",
    ),
    _pair("share", "I januari hade [38 // 48] procent av de arbetslösa gått utan arbete i mer än ett år."),
    _pair(
        "multiple",
        "Leveransområdet Göteborg Mitt hade mer än [dubbelt // tre gånger] så många deltagare i Rusta och matcha som"
        " Helsingborg.",
    ),
    _pair("multiple", "I Malmö är arbetslösheten omkring [sex // fyra] gånger så hög som i Gällivare."),
    _pair("hedge", "[Drygt // Knappt] 39 000 personer deltog i Rusta och matcha när månaden var slut."),
    _pair("hedge", "Ur förberedande utbildning gick det i januari [över // under] 1 650 deltagare."),
    _pair("hedge", "[Närmare // Drygt] 147 000 personer räknades i januari som långtidsarbetslösa."),
    _pair("direction by verb", "Barometerindikatorn [backade // klättrade] något mellan december och januari."),
    # also seasonally adjusted: +45
    _pair("direction by verb", "Från december till januari [steg // föll] antalet nya i Steg till arbete."),
    _pair(
        "direction by verb",
        "Leveransområdet Malmö [krympte // växte] i januari, mätt i deltagare i Rusta och matcha.",
    ),
    _pair("direction by noun", "För Skatteverket visar årets mätning en [nedgång // uppgång] i förtroendet."),
    _pair(
        "direction by noun",
        "Guldjobbet AB fick i januari notera [ett tapp // ett tillskott] på 53 deltagare i Rusta och matcha.",
    ),
    _pair("negation", "Att de lediga jobben skulle vara fler än för ett år sedan stämmer [inte // faktiskt]."),
    _pair("negation", "I januari försvann [ingen leverantör // en leverantör] från Rusta och matcha."),
    _pair(
        "negation",
        "Jobfind Sverige AB har [inga // också] deltagare i del B av det individuella pedagogiska stödet vid"
        " utbildning.",
    ),
    _pair("wrong flow", "6 589 personer [lämnade // började i] Rusta och matcha under januari."),
    _pair("wrong flow", "Årets första månad [började // slutade] 528 personer i karriärvägledning."),
    _pair("wrong flow", "Jämfört med januari i fjol [deltog // började] 251 fler i arbetsmarknadsutbildning."),
    _pair("wrong service", "[Steg till arbete // Karriärvägledning] samlade 5 772 deltagare i slutet av januari."),
    _pair(
        "wrong service",
        "Till [förberedande utbildning // arbetsmarknadsutbildning] kom 2 692 nya deltagare i januari.",
    ),
    _pair(
        "wrong service",
        "I [karriärvägledning // Steg till arbete] var Merit Utbildning Malmö AB den näst största leverantören i"
        " januari.",
    ),
    _pair(
        "wrong group",
        "I [storstäderna // de större städerna] motsvarade de lediga jobben i januari 2,1 procent av arbetskraften.",
    ),
    _pair(
        "wrong group",
        "6,9 procent av arbetskraften i [landsbygdskommunerna // de mindre städerna och tätorterna] var arbetslösa i"
        " januari.",
    ),
    _pair(
        "wrong area",
        "Mot strömmen: [Kristianstad // Eskilstuna] fick 32 fler deltagare i Rusta och matcha i januari.",
    ),
    _pair(
        "wrong area",
        "Minst av de 70 leveransområdena är [Norsjö // Storuman], med åtta deltagare i Rusta och matcha.",
    ),
    _pair(
        "wrong supplier",
        "Bland de få stora leverantörer i Rusta och matcha som växte i januari fanns [HelloLilly AB // Eyes4work AB].",
    ),
    _pair(
        "wrong supplier",
        "På ett år har [Manpower Matchning AB // Enrival AB] blivit av med 768 deltagare i Rusta och matcha.",
    ),
    _pair("wrong county", "[Gotland // Blekinge] var i januari det enda länet med fler lediga jobb än arbetslösa."),
    _pair("wrong county", "I [Västerbottens // Örebro] län var arbetslösheten 4,9 procent i januari."),
    _pair("wrong municipality", "Näst högst arbetslöshet efter Malmö hade i januari [Ronneby // Borås], 11,5 procent."),
    _pair("wrong municipality", "27 230 inskrivna arbetslösa hade [Göteborg // Stockholm] i januari."),
    _pair("wrong month", "Sedan [december // november] har deltagarna i Rusta och matcha blivit 755 färre."),
    _pair("wrong month", "Rusta och matcha var som störst i [maj // mars] 2024, med 45 338 deltagare."),
    _pair(
        "wrong month",
        "Toppen för Steg till arbete nåddes i [november // augusti] i fjol, då 5 788 personer deltog.",
    ),
    _pair(
        "base of comparison",
        "Förberedande utbildning hade 370 fler deltagare än [ett år tidigare // månaden före] när januari gick mot"
        " sitt slut.",
    ),
    _pair("base of comparison", "Långtidsarbetslösa: 11 074 fler än i januari [2024 // 2023]."),
    _pair("base of comparison", "Jämfört med [december // januari i fjol] började 25 fler i karriärvägledning."),
    _pair(
        "percent for points",
        "Uppåt med 0,45 [procentenheter // procent] på ett år: så har arbetslösheten rört sig till januari.",
    ),
    # in percent it is 29
    _pair(
        "percent for points",
        "Trafikverket har lyft sitt förtroende med tolv [procentenheter // procent] sedan förra årets mätning.",
    ),
    _pair("level for change", "Antalet deltagare i Steg till arbete ökade i januari [till // med] 5 772."),
    _pair("level for change", "I förberedande utbildning växte deltagarantalet [med // till] 1 009 under januari."),
    _pair("comparison of two", "Det var [fler // färre] som lämnade Rusta och matcha i januari än som började där."),
    _pair("comparison of two", "Eskilstuna kommun har [högre // lägre] arbetslöshet än Västerås."),
    _pair(
        "superlative",
        "Glesast mellan de lediga jobben, räknat mot arbetskraften, är det i pendlingskommunerna nära"
        " [storstad // mindre tätort].",
    ),
    _pair(
        "superlative",
        "Av de fem största leverantörerna i Rusta och matcha har [Arbetslivsresurs Ar AB // Lernia Utbildning AB]"
        " vuxit mest på ett år.",
    ),
    _pair("rank", "Lernia Utbildning AB är [tvåa // etta] bland leverantörerna i Rusta och matcha."),
    _pair("rank", "Malmö är det [tredje // fjärde] största leveransområdet i Rusta och matcha."),
    _pair(
        "rank",
        "[Näst störst // Störst] bland inriktningarna i förberedande utbildning är nu Orientering, test och"
        " kartläggning.",
    ),
    _pair("highest since", "Utan säsongsrensning är arbetslösheten den högsta sedan januari [2022 // 2019]."),
    _pair(
        "highest since",
        "Så många deltagare i förberedande utbildning har det inte funnits sedan [november // augusti] 2022.",
    ),
    _pair("highest since", "Inflödet till Rusta och matcha var i januari det [lägsta // högsta] sedan juli i fjol."),
    _pair("streak", "Antalet nya i Rusta och matcha har nu sjunkit [fyra // sex] månader i följd."),
    _pair("streak", "I [21 // 31] månader i rad har de lediga jobben varit färre än samma månad ett år tidigare."),
    # the adjusted series has risen for fourteen months, hence the first words
    _pair("streak", "Utan säsongsrensning har de långtidsarbetslösa blivit fler [sju // elva] månader i sträck."),
    _pair("n of m", "Deltagarna i Rusta och matcha blev i januari färre i [41 // 51] av de 70 leveransområdena."),
    _pair("n of m", "Sedan januari 2023 har arbetslösheten stigit i [åtta // fem] av de nio kommungrupperna."),
    _pair(
        "none or all",
        "[Samtliga // Inga] leverantörer i individuellt pedagogiskt stöd vid utbildning fick fler deltagare i januari.",
    ),
    _pair(
        "none or all",
        "[Ingen // Var och en] av de fem myndigheterna i Förtroendebarometern når upp till 70 procent i år.",
    ),
    _pair(
        "unchanged",
        "Antalet deltagare hos YrkesAkademin AB i arbetsmarknadsutbildning [stod still // ökade] i januari.",
    ),
    _pair(
        "unchanged",
        "I leveransområdet [Falun-Borlänge // Lund] deltog exakt lika många i Rusta och matcha i januari som i"
        " december.",
    ),
    _pair(
        "sum of services",
        "Arbetsmarknadsutbildning och förberedande utbildning hade i januari tillsammans [10 055 // 11 055] deltagare.",
    ),
    _pair(
        "sum of services",
        "Steg till arbete, karriärvägledning och individuellt pedagogiskt stöd vid utbildning samlade ihop"
        " [7 145 // 7 541] deltagare i slutet av januari.",
    ),
    _pair(
        "hundred",
        "I individuellt pedagogiskt stöd vid utbildning har Iris Hadar AB 40 procent av deltagarna, Jobfind Sverige"
        " AB 36 och Clustera Sverige AB resten, [24 // 34] procent.",
    ),
    _pair(
        "hundred",
        "Hälften svarade att rapporteringen har betydelse, 31 procent svarade nej och de återstående [19 // 29]"
        " procenten visste inte.",
    ),
    _pair("against the mean", "De större städernas arbetslöshet ligger [över // under] rikets."),
    _pair(
        "against the mean",
        "Leveransområdet Örebro har en [större // mindre] andel med ett första godkänt resultat än riket i snitt.",
    ),
    _pair("from-to", "Från [17 // 27] till 15 procent: så föll förtroendet för Arbetsförmedlingen på ett år."),
    _pair("from-to", "På tolv månader gick karriärvägledning från [782 // 872] till 886 deltagare."),
    _pair(
        "respektive",
        "Stockholm Mitt och Göteborg Mitt tappade i januari [165 respektive 139 // 139 respektive 165] deltagare i"
        " Rusta och matcha.",
    ),
    _pair(
        "respektive",
        "Arbetslösheten i storstäderna och i landsbygdskommunerna med besöksnäring var i januari 8,6 respektive"
        " [4,4 // 6,4] procent.",
    ),
    _pair(
        "pronoun",
        "Steg till arbete är betydligt större än i fjol: i januari hade tjänsten [1 164 // 1 614] fler deltagare än"
        " ett år tidigare.",
    ),
    _pair(
        "pronoun",
        "Malmö sticker ut bland kommunerna: där var [12,7 // 10,7] procent av arbetskraften arbetslösa i januari.",
    ),
    _pair(
        "pronoun",
        "Nercia Utbildning AB är störst i arbetsmarknadsutbildning, och i januari [växte // krympte] det med 23"
        " deltagare.",
    ),
    _pair(
        "coordination",
        "Både Astar AB och Lernia Utbildning AB [gick tillbaka // gick framåt] i arbetsmarknadsutbildning i januari,"
        " räknat i deltagare.",
    ),
    _pair(
        "coordination",
        "Varken i Kiruna eller i [Gällivare // Malmö] översteg arbetslösheten tre procent i januari.",
    ),
    _pair(
        "inherited subject",
        "Under januari började 982 personer i arbetsmarknadsutbildning. Det var [377 // 737] färre än i december.",
    ),
    _pair(
        "inherited subject",
        "I Gävleborgs län var 12 843 personer arbetslösa i januari. De har blivit [fler // färre] på ett år.",
    ),
    _pair("forecast", "Nästa år, 2026, väntas arbetslösheten enligt Arbetsförmedlingen bli [6,6 // 5,6] procent."),
    _pair("forecast", "Vid årets slut räknar myndigheten med [155 000 // 165 000] långtidsarbetslösa."),
    _pair("forecast", "I genomsnitt [6 300 // 3 600] deltagare väntas arbetsmarknadsutbildning ha under 2025."),
    _pair(
        "revision of forecast",
        "Sedan i höstas har Arbetsförmedlingen [höjt // sänkt] sin prognos för arbetslösheten 2025.",
    ),
    _pair(
        "revision of forecast",
        "Prognosen för matchningstjänsterna 2027 är [nedskriven // uppskriven] med 6 500 deltagare.",
    ),
    _pair("survey", "[Tretton // Sexton] av de svarande i enkäten tycker att rapporteringen har betydelse."),
    _pair("survey", "Bara [fyra // fjorton] av 26 svarande har sluppit känna obehag när de rapporterat avvikelser."),
    _pair("trust", "Mest förtroende i jämförelsen har [Säkerhetspolisen // Trafikverket]."),
    _pair("trust", "Årets Förtroendebarometer bygger på [2 509 // 2 059] intervjuer."),
    _pair("season", "Rensad för säsong var arbetslösheten [7,0 // 7,2] procent i januari."),
    _pair("season", "[Utan // Med] säsongsrensning uppgick varslen i januari till 5 236 personer."),
    # 1 958 is the change without adjustment
    _pair("season", "Säsongsrensat blev de långtidsarbetslösa [1 215 // 1 958] fler mellan december och januari."),
    _pair("year-ago", "I januari i fjol stod [171 450 // 151 450] jobb lediga hos Arbetsförmedlingen."),
    _pair(
        "year-ago",
        "För ett år sedan hade individuellt pedagogiskt stöd vid utbildning bara [308 // 208] deltagare.",
    ),
    _pair("date", "Arbetsförmedlingens senaste prognos kom i [februari // januari] 2025."),
    _pair("date", "Prognosen dessförinnan lade Arbetsförmedlingen fram den 25 [oktober // november] 2024."),
    _pair("date", "Intervjuerna till Förtroendebarometern pågick från den 20 januari till den [2 // 12] februari."),
    _pair("misspelt name", "Största leverantör av arbetsmarknadsutbildning är [Nercia // Nersia] Utbildning AB."),
    _pair("misspelt name", "[Enrival // Enrivel] AB ligger på tredje plats i Rusta och matcha efter januari."),
    _pair("misspelt name", "Efter Gällivare är det [Jokkmokk // Jokkmock] som har lägst arbetslöshet, 2,7 procent."),
    # in percent it is 6,8
    _pair("unit", "På ett år har barometerindikatorn stigit med 6,0 [enheter // procent]."),
    _pair(
        "unit",
        "De som lämnade förberedande utbildning blev i januari 407 [personer // procent] färre än i december.",
    ),
    _pair("tempo", "Steg till arbete har på ett år vuxit [snabbare // långsammare] än Rusta och matcha."),
    _pair(
        "tempo",
        "Arbetslösheten har sedan januari 2023 ökat [mer // mindre] i storstäderna än i de större städerna.",
    ),
    _pair("gap", "Det skiljer mer än [tio // tolv] procentenheter mellan arbetslösheten i Malmö och i Gällivare."),
    _pair("gap", "I Rusta och matcha var de som lämnade [735 // 375] fler än de som började under januari."),
    _pair("time without work", "221 772 personer hade i januari varit utan arbete i mer än [sex // tolv] månader."),
    _pair(
        "time without work",
        "De som gått utan arbete i mer än [två // ett] år blev 2 238 fler från januari i fjol till januari i år.",
    ),
    _pair(
        "jobs per unemployed",
        "På varje arbetslös gick det, säsongsrensat, 0,37 lediga jobb i januari, mot [0,53 // 0,35] två år tidigare.",
    ),
    _pair(
        "jobs per unemployed",
        "Storstäderna hade i januari ungefär ett ledigt jobb på var [fjärde // tionde] arbetslös.",
    ),
    _pair(
        "contracts and results",
        "Ett andra godkänt resultat, RR2, hade ungefär var [femte // tredje] person i mätkohorten.",
    ),
    _pair(
        "contracts and results",
        "Av 782 avtal i Rusta och matcha uppfyllde [43 // 34] villkoren för hävning i januari.",
    ),
    _pair(
        "contracts and results",
        "Inget leveransområde har fler avtal som uppfyller villkoren för hävning än [Stockholm Mitt // Göteborg Mitt].",
    ),
]
