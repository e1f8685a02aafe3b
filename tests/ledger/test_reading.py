"""Sentences with a slip and their true twins, of every kind that is read: the slip is wrong, the twin is not."""

import pandas as pd
import pytest

from werket_lib.issue.content import read_issue
from werket_lib.ledger.check import make_matcher
from werket_lib.ledger.passages import Passage

pytestmark = pytest.mark.xdist_group("report")


@pytest.fixture(scope="module")
def judge(sample_report, root):
    issue = read_issue(pd.Period("2025-01", freq="M"), sample_report.parent, root / "editorial")
    matcher = make_matcher(issue)

    def check(text, before=(), quoted=()):
        passage = Passage("articles/prov.md", "stycke 1", text, None, quoted=quoted, before=before, prose=True)
        return {one.text: one.status for one in matcher.check(passage)}

    return check


PAIRS = {
    "time without work": (
        "Mer än två år utan arbete: så länge hade [87 311 // 83 711] av de inskrivna gått i januari.",
        "I januari hade [48 // 38] procent av de arbetslösa gått utan arbete i mer än ett år.",
        "Drygt [två tredjedelar // hälften] av de arbetslösa hade saknat jobb i mer än ett halvår.",
    ),
    "new vacancies": ("Hela [126 068 // 116 068] platser nyanmäldes under årets första månad.",),
    "firm of another service": ("I [Karriärvägledning // AUB] var Nercia störst.",),
    "respektive after a time": (
        "Stockholm Mitt och Göteborg Mitt tappade i januari [139 respektive 165 // 165 respektive 139] deltagare.",
    ),
    "neither": ("Varken i Kiruna eller i [Malmö // Gällivare] översteg arbetslösheten tre procent.",),
    "pace": ("Steg till arbete har på ett år vuxit [långsammare // snabbare] än Rusta och matcha.",),
    "run against the year before": (
        "I [31 // 21] månader i rad har de lediga jobben varit färre än samma månad ett år tidigare.",
    ),
    "denied as a whole": ("Att de lediga jobben är fler än för ett år sedan stämmer [faktiskt // inte].",),
    "vacancies per unemployed": (
        "I storstäderna går det ett ledigt jobb på var [åttonde // fjärde] arbetslös.",
        "På varje arbetslös gick det, säsongsrensat, [0,73 // 0,37] lediga jobb i januari.",
    ),
    "neither over nor under": ("Varken Kiruna eller Gällivare har [under // över] fyra procents arbetslöshet.",),
    "not as fast": (
        "[STA växte inte lika snabbt som KVL // KVL växte inte lika snabbt som STA] i januari.",
    ),
    "a firm that came": ("I januari tillkom [en leverantör // två leverantörer] i Rusta och matcha.",),
    "none so": ("Ingen inriktning i AUB tappade så många deltagare i januari som [Bygg // Maskin].",),
    "passed": ("Trafikverket [har passerat // har inte passerat] Skatteverket i förtroende.",),
    "a part gone": ("Nästan [var tredje // var femte] av de lediga platserna har försvunnit på ett år.",),
    "unchanged in so many": ("I [nitton // nio] leveransområden var antalet deltagare detsamma som i december.",),
    "per hundred": ("På hundra arbetslösa gick det [73 // 37] lediga jobb.",),
    "contracts spread": ("De 43 avtalen är spridda på [93 // 39] leverantörer i 21 leveransområden.",),
    "all reach": ("[Alla // Ingen] av de fem myndigheterna når upp till 70 procent i år.",),
    "the rest of listed": (
        "I IPSU har Iris Hadar 40 procent av deltagarna, Jobfind Sverige 36 och Clustera resten, [34 // 24] procent.",
    ),
    "service": ("I Steg till arbete deltog [5 727 // 5 772] personer.",),
    "abbreviation": ("I slutet av januari deltog [34 913 // 39413] personer i RoM.",),
    "flow": (
        "Rusta och matcha lämnades av [5 854 // 6 589] personer i januari.",
        "I FUB [slutade // började] 2 692 personer.",
    ),
    "month": ("I december lämnade [6 589 // 5 123] personer Rusta och matcha.",),
    "county": ("Gotland har landets [högsta // lägsta] arbetslöshet bland länen, 4,7 procent.",),
    "tightness": ("Säsongsrensat fanns det [0,53 // 0,37] lediga jobb per arbetslös i januari.",),
    "flows of an area": ("I Örebro började 211 i Rusta och matcha, [färre // fler] än de 186 som lämnade.",),
    "supplier of a table": ("Störst av leverantörerna i FUB är [Kärfälta Kompetens // Lydmöra Lärcenter].",),
    "only those": (
        "Bland de femton största leveransområdena ökade bara Örebro, Kristianstad och [Karlstad // Norrköping].",
        "Bara Gällivare och Jokkmokk har lägre arbetslöshet än [Åre // Kiruna].",
    ),
    "highest of a year": ("Flest varsel under 2024 kom i [september // oktober].",),
    "same month": ("Flest långtidsarbetslösa i en januarimånad var det [2022 // 2021].",),
    "as large a part": ("IPSU har drygt [en tredjedel // hälften] så många deltagare som karriärvägledning.",),
    "rating": ("Avtalen med betyg 4 är [85 // 79].",),
    "municipalities of a group": ("Av de 21 turistkommunerna saknar [elva // tio] leverantör av Rusta och matcha.",),
    "share of all services": ("Nästan [åtta // sju] av tio deltagare i de sex tjänsterna finns i Rusta och matcha.",),
    "base": ("Sedan [december // januari i fjol] har antalet långtidsarbetslösa ökat med 11 074 personer.",),
    "unit": ("Arbetslösheten steg med 0,45 [procent // procentenheter] på ett år.",),
    "verb": ("Varslen [backade // klättrade] på ett år.", "Nercia [tappade // vann] 23 deltagare i AUB."),
    "noun": ("Ett [plus // tapp] på 53 deltagare för Guldjobbet i Rusta och matcha.",),
    "negation": ("Antalet deltagare i Steg till arbete [ökade inte // minskade inte].",),
    "hedge": (
        "[Drygt 40 000 // Drygt 39 000] personer är kvar i Rusta och matcha.",
        "Högst [6 000 // 7 000] personer deltar i AUB.",
    ),
    "fraction": ("[Var fjärde // Var femte] deltagare i Rusta och matcha når ett andra resultat.",),
    "multiple": ("Rusta och matcha är mer än [sju // sex] gånger så stort som Steg till arbete.",),
    "n of m": ("I [45 // 41] av de 70 leveransområdena minskade antalet deltagare i Rusta och matcha.",),
    "all but": ("Alla tjänster utom [AUB // AUB och Rusta och matcha] ökade.",),
    "unchanged": ("YrkesAkademin [minskade // stod still] i arbetsmarknadsutbildning.",),
    "superlative": (
        "Störst i Rusta och matcha var [Lernia // Arbetslivsresurs].",
        "Mest ökade [Maskin // Transport] bland inriktningarna i AUB.",
    ),
    "rank": ("[Merit // Arbetslivsresurs] är etta i karriärvägledning.",),
    "order": ("Arbetslivsresurs är störst i Rusta och matcha, följt av [Enrival // Lernia].",),
    "comparison": (
        "STA har [fler // färre] deltagare än AUB.",
        "I Rusta och matcha var det fler som [började än som lämnade // lämnade än som började].",
    ),
    "difference": ("I AUB deltar fler än i Steg till arbete, [412 // 361] fler.",),
    "record": ("I FUB var antalet deltagare det högsta sedan [mars 2024 // november 2022].",),
    "reached": ("Toppnoteringen för Rusta och matcha är från [juni // maj] 2024.",),
    "streak": ("Antalet långtidsarbetslösa steg i januari för [andra // sjunde] månaden i rad.",),
    "sum": ("Sammanlagt deltog [10 905 // 10 055] personer i AUB och FUB.",),
    "rest": ("Iris Hadar har 39,8 procent av deltagarna i IPSU och alla övriga [61,2 // 60,2] procent.",),
    "mean": ("Inflödet till Rusta och matcha var [högre // lägre] än genomsnittet, 7 136.",),
    "from to": ("Förtroendet för Skatteverket föll från 64 till [75 // 57] procent.",),
    "respectively": ("AUB och FUB hade [3 922 respektive 6 133 // 6 133 respektive 3 922] deltagare.",),
    "group": ("Högst arbetslöshet har [de större städerna // storstäderna].",),
    "national": ("Arbetslösheten i storstäderna ligger [under // över] riksgenomsnittet.",),
    "forecast": ("Prognosen för arbetslösheten 2025 höjdes från [6,4 // 6,6] till 6,9 procent.",),
    "survey": ("I enkäten säger [24 // 22] av 26 svarande att de har upplevt obehag.",),
    "of the largest": ("Av de 30 största leverantörerna i Rusta och matcha backade [18 // 24].",),
    "bound of none": ("I ingen kommungrupp är arbetslösheten högre än [sju // nio] procent.",),
    "month of a year": (
        "Mätt mot [månaden innan // motsvarande månad 2024] är inflödet till Rusta och matcha 2 852 personer lägre.",
    ),
    "beside a noun": (
        "Inflödet till arbetsmarknadsutbildning blev ett [lyft // ras], 377 personer på en månad.",
        "Jämfört med januari 2024 är det [ett tillskott // ett bortfall] av 30 885 lediga platser.",
    ),
    "two clauses without a comma": (
        "Medan de nya blev fler i Steg till arbete blev de [fler // färre] i arbetsmarknadsutbildningen.",
    ),
    "another agency": ("Skatteverket är årets förlorare. Myndigheten har nu [75 // 57] procents förtroende.",),
    "outcome": (
        "Utfallet i januari ligger [under // över] de 6,9 procent som myndigheten väntar sig för arbetslösheten 2025.",
    ),
    "lowest since the start": ("Inflödet till Rusta och matcha är det lägsta sedan [starten // juli 2024].",),
    "beaten": ("Karriärvägledningens rekord från oktober 2024 [är slaget // står sig].",),
    "contracts": ("[89 // 94] av 782 avtal riskerar att hävas.",),
    "seasonal": ("Justerad för säsongsvariation är arbetslösheten [7,2 // 7,0] procent.",),
    "temperature": ("Temperaturen på arbetsmarknaden är [ljummen // kall].",),
    "net": ("Nettot i Rusta och matcha är minus [737 // 735] personer.",),
    "part": ("I IPSU finns 466 deltagare i del [B // A].",),
    "range": ("Varslen låg mellan [6 000 och 6 500 // 5 000 och 5 500] i januari.",),
    "month told after": ("Som mest hade Rusta och matcha [54 338 // 45 338] deltagare, i maj 2024.",),
    "what goes on of a name": ("Enrival har 1 795 deltagare i Rusta och matcha och [53 // 35] i karriärvägledning.",),
    "count beyond a limit": ("I [fem // tre] av nio kommungrupper är arbetslösheten högre än i riket.",),
    "contrast": ("Till skillnad från Rusta och matcha [krympte // växte] Steg till arbete i januari.",),
    "after another": ("Näst efter transport är [bygg // maskin] störst i arbetsmarknadsutbildningen.",),
    "exit": ("Var [tredje // sjätte] deltagare i Rusta och matcha lämnade tjänsten i januari.",),
    "the largest together": (
        "De tre största leverantörerna har [hälften // drygt åtta av tio] av deltagarna i Steg till arbete.",
    ),
    "year": ("Under 2024 var arbetslösheten i medeltal [6,9 // 6,7] procent.",),
    "years of a forecast": ("Enligt prognosen blir arbetslösheten [högre // lägre] 2026 än 2025.",),
    "time before": ("Efter en nedgång i december [minskade // ökade] Steg till arbete igen i januari.",),
    "date": ("Siffrorna gäller läget den [31 februari // 28 februari] 2025.",),
}  # fmt: skip


def halves(text):
    head, _, rest = text.partition("[")
    slip, _, tail = rest.partition("]")
    wrong, _, right = slip.partition(" // ")
    return f"{head}{wrong}{tail}", f"{head}{right}{tail}"


CASES = [(kind, *halves(text)) for kind, texts in PAIRS.items() for text in texts]


@pytest.mark.parametrize(("kind", "wrong", "right"), CASES, ids=[f"{case[0]}-{case[2][:40]}" for case in CASES])
def test_a_slip_is_wrong_and_its_twin_is_not(judge, kind, wrong, right):
    assert "wrong" in judge(wrong).values()
    assert "wrong" not in judge(right).values()


@pytest.mark.parametrize(
    ("before", "wrong", "right"),
    [
        (("Rusta och matcha",), "Antalet deltagare minskade med 577.", "Antalet deltagare minskade med 755."),
        (
            ("Arbetslivsresurs är störst i Rusta och matcha.",),
            "Företaget har 2 142 deltagare.",
            "Företaget har 2 241 deltagare.",
        ),
        (
            ("I storstäderna är arbetslösheten 8,6 procent.",),
            "Där har den minskat på två år.",
            "Där har den ökat på två år.",
        ),
        (("AUB och FUB går åt olika håll.",), "Den förra ökade.", "Den förra minskade."),
    ],
)
def test_a_sentence_has_its_subject_from_those_before_it(judge, before, wrong, right):
    assert "wrong" in judge(wrong, before).values()
    assert set(judge(right, before).values()) == {"fact"}


@pytest.mark.parametrize(
    "text",
    [
        "Läs mer i avsnitt 5 på sidan 14.",
        "Enligt 7 kap. 3 § socialtjänstlagen har kommunen ansvar.",
        "Utredningen SOU 2023:45 föreslår en ny modell.",
        "Ring växeln på 08-123 45 67.",
        "Mötet börjar klockan 10.30 i rum 12.",
        "Anna Berg, 54, har arbetat på kontoret i tolv år.",
        "Programmet Vision 2040 antogs 2019.",
        "360 Jobb AB deltog i upphandlingen.",
        "Kontoret ligger på Storgatan 12, 113 99 Stockholm.",
        "Hur blir det med de lediga jobben om räntan stiger?",
        "Anta att en stad med 1 000 invånare får 50 nya jobb.",
        "Inflationen steg till 10 procent det året.",
        "Fyll i blankett AF 00416 och lämna den i sal B 214.",
    ],
)
def test_what_claims_nothing_of_the_data_is_passed_over(judge, text):
    assert judge(text) == {}


@pytest.mark.parametrize(
    ("text", "fact", "status"),
    [
        ("I Karriärvägledning deltog 487 personer.", "ipsu.remaining", "wrong"),
        ("I IPSU deltog 487 personer.", "ipsu.remaining", "fact"),
        ("I AUB började 1 104 personer.", "aub.left", "wrong"),
        ("I december deltog 487 personer i IPSU.", "ipsu.remaining", "wrong"),
    ],
)
def test_a_quoted_fact_is_held_to_its_sentence(judge, text, fact, status):
    number = "1\u00a0104" if "1 104" in text else "487"
    text = text.replace("1 104", number)
    start = text.index(number)
    assert judge(text, quoted=((start, start + len(number), fact),))[number] == status


@pytest.mark.parametrize(
    "text",
    [
        "För att prognosen ska slå in måste deltagarna i matchningstjänster vara 41 581 resten av året.",
        "De lediga jobben är fler än de varslade: 140 565 mot 5 236.",
        "Manpower Matchning AB har sedan januari i fjol schabblat bort 768 deltagare i Rusta och matcha.",
        "Sex av tio arbetslösa, 57 procent, hade saknat jobb i över ett halvår.",
        "En person som söker tre jobb i veckan hinner skriva 150 brev på ett år.",
    ],
)
def test_what_has_no_fact_is_doubted_and_not_wrong(judge, text):
    verdicts = set(judge(text).values())
    assert "unread" in verdicts
    assert "wrong" not in verdicts


def test_what_cannot_be_read_is_said_to_be_unread(judge):
    assert judge("Projektet har hjälpt 1 400 ungdomar.") == {"1 400": "unread"}
