"""What a fact is and how it was computed, in words for a reader who asks where a number is from."""

import re
from collections.abc import Iterator

from werket_lib.facts import Fact
from werket_lib.model import Issue
from werket_lib.model.fact_names import gather_names, name_parts, split_id
from werket_lib.months import name_month

LOWEST, HIGHEST = "Nedre gränsen för ett konfidensintervall.", "Övre gränsen för ett konfidensintervall."
WEAK_CONTRACTS = "Antalet avtal som uppfyller villkoren för hävning och var svaga också vid uppföljningen före."
RESIDUAL = "P-värdet i ett test av om någon säsong är kvar i den säsongsrensade serien."
FIELDWORK = "Avläst i undersökningens redovisning."
FORECAST = "Avläst i Arbetsförmedlingens prognos."
# How what ends so was computed; what is said of a kind of names, of a domain or of the word before comes first.
COMPUTED = {
    "change": "Månadens värde minus värdet månaden före.",
    "change_12m": "Månadens värde minus värdet samma månad ett år tidigare.",
    "change_pct": "Förändringen sedan månaden före, i procent av månaden före.",
    "change_12m_pct": "Förändringen på ett år, i procent av värdet ett år tidigare.",
    "change_pp": "Nivån minus nivån i jämförelsens första månad.",
    "share_pct": "Delen delad med det hela, i procent.",
    "rank": "Plats efter storlek, den största först; lika stora delar plats.",
    "start": "Värdet i jämförelsens första månad, räknat som månadens.",
    "mean": "Medelvärdet av seriens månader.",
    "sa": "Den publicerade serien, säsongsrensad av Werket.",
    "remaining": "Summan av myndighetens rader: deltagare kvar när månaden tog slut.",
    "new": "Summan av myndighetens rader: deltagare som började under månaden.",
    "left": "Summan av myndighetens rader: deltagare som lämnade under månaden.",
    "unemployment_rate": "Inskrivna arbetslösa delade med arbetskraften, i procent.",
    "vacancy_rate": "Lediga jobb delade med arbetskraften, i procent.",
    "new_vacancies": "Platser som anmäldes till Arbetsförmedlingen under månaden.",
    "over_6_months": "Inskrivna arbetslösa som varit utan arbete i mer än ett halvår.",
    "over_24_months": "Inskrivna arbetslösa som varit utan arbete i mer än två år.",
    "unrated": "Avtal som uppfyller villkoren för hävning men saknar betyg.",
    "tightness": "Lediga jobb delade med inskrivna arbetslösa.",
    "rr1_rate": "Deltagare med en första godkänd resultatredovisning, i procent av mätkohorten.",
    "rr2_rate": "Deltagare med en andra godkänd resultatredovisning, i procent av mätkohorten.",
    "participants_per_supplier": "Deltagare delade med leverantörer; avrundat sist.",
    "hhi": "Summan av varje leverantörs marknadsandel i kvadrat.",
    "streak": "Antalet månader i rad som serien har rört sig åt samma håll.",
    "score": "Månadens förändring minus den vanliga, delad med hur mycket den brukar variera.",
    "cohort": "Summan av mätkohorterna i avtalens rader.",
    "rr1": "Summan av avtalens rader: deltagare med en första godkänd resultatredovisning.",
    "rr2": "Summan av avtalens rader: deltagare med en andra godkänd resultatredovisning.",
    "rr1_rate_low": LOWEST,
    "rr1_rate_high": HIGHEST,
    "low_pct": LOWEST,
    "high_pct": HIGHEST,
    "contracts": "Antalet avtal som myndigheten listar.",
    "varsel": "Avläst i myndighetens fil: personer som berörs av varsel under månaden.",
    "long_term_unemployed": "Avläst i myndighetens fil: utan arbete i mer än tolv månader.",
    "vacancies": "Avläst i myndighetens fil: lediga jobb när månaden tog slut.",
    "ki_barometer": "Avläst i Konjunkturinstitutets fil.",
    "trust_pct": "Andelen med mycket eller ganska stort förtroende, avläst i undersökningen.",
    "change_3m": "Månadens värde minus värdet tre månader tidigare.",
    "first": "Värdet i årets första prognos.",
    "previous": "Värdet i den förra mätningen eller prognosen.",
    "positive": "Antalet indikatorer som är bättre än samma månad ett år tidigare.",
    "entered": "Leverantörer som finns i månadens fil men inte i förra månadens.",
    "exited": "Leverantörer som fanns i förra månadens fil men inte i månadens.",
    "n": "Antalet som svarade på frågan.",
    "answer.n": "Antalet som svarade så.",
    "suppliers": "Antalet leverantörer som myndigheten listar, också de utan deltagare.",
    # Of one year or forecast against another, not of months:
    "trust.change": "Årets mätning minus mätningen före.",
    "trust.rank": "Plats efter förtroende, det största först; lika stora delar plats.",
    "forecast.change": "Prognosen minus prognosen före.",
    "forecast.unemployment_rate": FORECAST,
    "survey.share_pct": "De som svarade så, i procent av dem som svarade på frågan.",
    **dict.fromkeys(("rr1_rate.change", "rr2_rate.change"), "Andelen minus andelen vid uppföljningen före."),
    "forecast.long_term_unemployed": FORECAST,
    "forecast.matching_services_participants": FORECAST,
    "forecast.aub_participants": FORECAST,
    "bas.unemployment_rate": "Avläst i SCB:s statistik över befolkningens arbetsmarknadsstatus (BAS).",
    "gap": "SCB:s tal minus Arbetsförmedlingens.",
    "outcome": "Årets utfall hittills, räknat som prognosen räknar sitt år.",
    "outcome_before": "Utfallet för året före, räknat som prognosen räknar sitt år.",
    "needed": "Det medelvärde som årets återstående månader måste ha för att prognosen ska slå in.",
    "mean_error": "Medelvärdet av utfall minus prognos, för tidigare prognoser lika långt före årets slut.",
    "mean_absolute_error": "Som det genomsnittliga felet, men utan hänsyn till tecken.",
    "forecasts": "Antalet tidigare prognoser som gjordes lika långt före årets slut.",
    "judged": "Antalet mått vars serie är lång nog för att pröva om rörelsen är ovanlig.",
    "unusual": "De av de prövade måtten som rörde sig ovanligt mycket eller lite.",
    "too_short": "Antalet mått vars serie är för kort för att prövas.",
    "doubt": "Kontrollen av källans fil fann uppgiften ovanlig.",
    "expected": "Medianen av seriens tidigare förändringar.",
    "spread": "Standardavvikelsen för seriens förändringar på tolv månader.",
    "weaker": "Antalet tidigare år då samma månad var svagare för arbetsmarknaden än nu.",
    "same_months": "Antalet tidigare år som månaden jämförs med.",
    "indicators": "Antalet indikatorer som temperaturen bygger på.",
    "word": "Ordet för antalet indikatorer åt rätt håll, från kall (ingen eller en) till het (alla fem).",
    "along": "Rörelsen längs en antagen kurva sedan jämförelsens början.",
    "across": "Rörelsen tvärs en antagen kurva sedan jämförelsens början.",
    "steep": "Rörelsen tvärs kurvan, om kurvan vore brantare.",
    "low": LOWEST,
    "high": HIGHEST,
    "change_low": LOWEST,
    "change_high": HIGHEST,
    "error": "Medelfelet i den säsongsrensade förändringen.",
    "season": "Sannolikheten att serien har en säsong.",
    "borrowed": "Sannolikheten att säsongen är densamma som i en besläktad serie.",
    "exit_rate": "De som lämnade under månaden, i procent av deltagarna när månaden före tog slut.",
    "threshold": "Ett jämförelsetal som Werket har valt.",
    "confidence": "Den säkerhet som Werket har valt för sina intervall.",
    "results.low_score": "Myndighetens gräns för ett lågt viktat resultatmått.",
    "results.large": "Så många deltagare måste ett område ha för att nämnas som högst eller lägst; Werkets eget tal.",
    "results.low_rating": "Det betyg som räknas som lågt i myndighetens villkor.",
    "low_rating": "Antalet avtal med lågt betyg eller inget betyg.",
    "low_both": "Antalet avtal med lågt betyg eller inget, och lågt viktat resultatmått.",
    "at_risk": "Antalet avtal med lågt betyg eller inget, lågt viktat resultatmått och lång nog tid i tjänsten.",
    "active": "Antalet avtal som har varit aktiva länge nog för villkoren.",
    "flagged": "Antalet avtal som myndigheten själv märker ut.",
    "twice": WEAK_CONTRACTS,
    "risk.contracts": WEAK_CONTRACTS,
    "risk.suppliers": "Antalet leverantörer som har sådana avtal.",
    "near": "De av avtalen vars mått ligger så nära gränsen att slumpen kan ha avgjort.",
    "risk.areas": "Antalet leveransområden som har sådana avtal.",
    "every": "Antalet avtal i uppföljningen.",
    "contract.score": "Avläst i myndighetens fil.",
    "contract.score_before": "Avläst i myndighetens fil för uppföljningen före.",
    "areas": "Antalet leveransområden som myndigheten redovisar.",
    "listed": "Antalet som myndigheten redovisar.",
    "largest": "Så många av de största som visas.",
    "rising": "Antalet som ökade sedan månaden före.",
    "falling": "Antalet som minskade sedan månaden före.",
    "unchanged": "Antalet som var lika stora som månaden före.",
    "rising.change": "Summan av ökningarna sedan månaden före.",
    "falling.change": "Summan av minskningarna sedan månaden före.",
    "since_start": "Summan av alla månader sedan jämförelsens början.",
    "served": "Antalet kommuner där minst en leverantör har deltagare.",
    "one_supplier": "Antalet kommuner där en enda leverantör har deltagare.",
    "choice.one_supplier": "Antalet leveransområden där en enda leverantör har deltagare i mätkohorten.",
    "masked": "De av dem där antalet deltagare är så litet att det döljs.",
    "without": "Antalet kommuner där ingen leverantör har deltagare.",
    "median": "Antalet leverantörer i den kommun som ligger i mitten.",
    "participants_per_supplier.median": "Deltagarna hos den leverantör som ligger i mitten.",
    "hhi.median": "Indexet i det leveransområde som ligger i mitten.",
    "tracks": "Antalet inriktningar som myndigheten redovisar.",
    "most_tracks": "Det största antalet inriktningar hos en enda leverantör.",
    "remaining_a": "Summan av myndighetens rader för del A: deltagare kvar när månaden tog slut.",
    "remaining_b": "Summan av myndighetens rader för del B: deltagare kvar när månaden tog slut.",
    "respondents": "Antalet som svarade på enkäten.",
    "actors": "Antalet myndigheter som jämförs.",
    **dict.fromkeys(("interviews", "youngest", "oldest", "fieldwork_from", "fieldwork_to"), FIELDWORK),
    **{
        f"{rate}_{ending}": said
        for rate in ("rr1", "rr2")
        for ending, said in (
            ("standard", "Andelen, om området hade rikets fördelning av deltagarna på nivåer."),
            ("mix", "Medelvärdet av hur mycket områdenas andelar ändras med rikets fördelning på nivåer."),
            ("over", "Antalet leveransområden vars andel når jämförelsetalet."),
            ("under", "Antalet leveransområden vars andel inte når jämförelsetalet."),
            ("over_sure", "De av dem vars hela konfidensintervall når jämförelsetalet."),
            ("under_sure", "De av dem vars hela konfidensintervall ligger under jämförelsetalet."),
            ("over_unsure", "De av dem vars konfidensintervall också går under jämförelsetalet."),
            ("under_unsure", "De av dem vars konfidensintervall också når jämförelsetalet."),
        )
    },
    # Of the seasonal adjustment's quality:
    "level": "Omdömet om säsongsrensningen, efter de tester som avsnittet visar.",
    "margin_pct": "Den valda metodens försprång framför den näst bästa.",
    **dict.fromkeys(("residual_qs_p", "residual_f_p", "residual_qs_recent_p", "residual_f_recent_p"), RESIDUAL),
    **dict.fromkeys(("m7", "q"), "Ett mått på säsongsrensningens kvalitet som programmet X-13 räknar fram."),
    "n_outliers": "Antalet månader som avviker så mycket att de behandlas för sig.",
    "gap_rms": "Den typiska skillnaden mellan två metoders säsongsrensade värden.",
    "gap_max": "Den största skillnaden mellan två metoders säsongsrensade värden.",
    "spans_max": "Den största skillnaden när säsongen skattas på olika delar av serien.",
    "revision_1_mean": "Hur mycket ett säsongsrensat värde i medeltal har ändrats efter en månad.",
    "revision_1_max": "Hur mycket ett säsongsrensat värde som mest har ändrats efter en månad.",
    "revision_12_mean": "Hur mycket ett säsongsrensat värde i medeltal har ändrats efter tolv månader.",
    "revision_12_max": "Hur mycket ett säsongsrensat värde som mest har ändrats efter tolv månader.",
}
OTHERWISE = "Räknat så som står under ”Så är det räknat”."


class Teller:
    """Tells what the facts of an issue are."""

    def __init__(self, issue: Issue) -> None:
        self._names = gather_names({section.name: section for section in issue.sections})

    def place(self, fact: Fact) -> str:
        """Say what a fact is about, and when: ``Rusta och matcha, januari 2025``."""
        return f"{name_parts(fact.id, self._names)[0]}, {name_month(fact.month)}"

    def say(self, fact: Fact) -> str:
        """Say what a fact is, under what it is about: ``Stockholm Mitt: kvarstående, plats``."""
        domain, whose, measure = name_parts(fact.id, self._names)
        return ": ".join(filter(None, (", ".join(whose), ", ".join(map(_without_unit, measure))))) or domain

    def explain(self, fact: Fact) -> str:
        """Say in a sentence how a fact was computed."""
        return next((COMPUTED[name] for name in _keys(fact.id) if name in COMPUTED), OTHERWISE)


def _keys(fact_id: str) -> Iterator[str]:
    """Go through how an id may stand in `COMPUTED`, what says most first."""
    domain, whose, measure = split_id(fact_id)
    before = [re.sub("^answer_.*", "answer", word) for word in measure[-2:-1]]
    for scope in (*before, *(kind or slug for kind, slug in whose[-1:]), domain):
        yield f"{scope}.{measure[-1]}"
    yield measure[-1]


def _without_unit(label: str) -> str:
    """Leave the unit out of a label: it stands after the number."""
    return re.sub(r", (?:procent(?: av arbetskraften|enheter)?|personer)$", "", label)
