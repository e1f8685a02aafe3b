"""What a fact is and how it was computed, in words for a reader who asks where a number is from."""

import re
from collections.abc import Mapping
from functools import cached_property

from werket_lib.facts import Fact
from werket_lib.ledger.index import Entity, Index
from werket_lib.model import Issue
from werket_lib.model.fact_names import names_in_tables
from werket_lib.months import name_month
from werket_lib.sections.survey.words import ANSWERS, QUESTION_TOPICS
from werket_lib.style.names import COLUMNS, COUNTRY, FLOWS, INDICATORS, SERVICES

DOMAINS = (
    {key.lower(): name for key, name in SERVICES.items()}
    | {f"temperature.{name}": label for name, label in INDICATORS.items()}
    | {
        "country": COUNTRY,
        "overview": "Månadens rörelser",
        "forecast": "Arbetsförmedlingens prognos",
        "survey": "Werkets enkät",
        "trust": "Förtroende",
        "seasonal": "Säsongsrensningen",
    }
)

# Measures that no table has a head for.
MEASURES = (
    COLUMNS
    | FLOWS
    | {
        "word": "Temperatur",
        "sa": "säsongsrensat",
        "cohort": "Mätkohort",
        "contracts": "Avtal",
        "at_risk": "Avtal som uppfyller villkoren för hävning",
        "tightness": "Lediga jobb per arbetslös",
        "hhi": "Herfindahl-Hirschmans index",
        "top5": "De fem största leverantörerna",
        "largest": "De största",
        "answer": "Svar",
        "respondents": "Svarande",
        "interviews": "Intervjuer",
        "needed": "Vad som krävs för att prognosen ska slå in",
        "outcome": "Utfall hittills",
        "outcome_before": "Utfall året före",
        "mean_absolute_error": "Tidigare prognosers fel i medeltal, oavsett tecken",
        "mean_error": "Tidigare prognosers fel i medeltal",
        "served": "Kommuner som har leverantörer",
        "one_supplier": "Kommuner som har en enda leverantör",
        "without": "Kommuner utan leverantör",
        "streak": "Månader i rad åt samma håll",
        "rising": "Ökar",
        "falling": "Minskar",
        "unchanged": "Oförändrade",
        "expected": "Vanlig rörelse",
        "score": "Mot vanlig rörelse",
        "tracks": "Inriktningar",
        "low": "lägst",
        "high": "högst",
        "judged": "Mått som har prövats",
        "unusual": "Mått med ovanlig rörelse",
        "too_short": "Mått med för kort serie",
        "indicators": "Indikatorer",
        "same_months": "Månader med lika många",
        "spread": "vanlig spridning",
        "weaker": "samma månad i tidigare år som var svagare, antal",
        "threshold": "Jämförelsetalet",
        "confidence": "Intervallens säkerhet",
        "rr1_over": "Områden som når jämförelsetalet med RR1",
        "rr1_under": "Områden under jämförelsetalet med RR1",
        "rr2_over": "Områden som når jämförelsetalet med RR2",
        "rr2_under": "Områden under jämförelsetalet med RR2",
        "rr1_over_sure": "Områden som säkert når jämförelsetalet med RR1",
        "rr1_under_sure": "Områden som säkert är under jämförelsetalet med RR1",
        "rr2_over_sure": "Områden som säkert når jämförelsetalet med RR2",
        "rr2_under_sure": "Områden som säkert är under jämförelsetalet med RR2",
        "rr1_over_unsure": "Områden som når jämförelsetalet med RR1, osäkert",
        "rr1_under_unsure": "Områden under jämförelsetalet med RR1, osäkert",
        "rr2_over_unsure": "Områden som når jämförelsetalet med RR2, osäkert",
        "rr2_under_unsure": "Områden under jämförelsetalet med RR2, osäkert",
        "rr1_mix": "Vad nivåernas fördelning betyder för RR1",
        "rr2_mix": "Vad nivåernas fördelning betyder för RR2",
        "areas": "Leveransområden",
        "listed": "listade",
        "active": "aktiva länge nog",
        "low_rating": "lågt betyg eller inget",
        "low_both": "också lågt viktat resultatmått",
        "median": "Leverantörer i kommunen i mitten",
        "since_start": "sedan jämförelsens början",
        "most_tracks": "Flest inriktningar hos en leverantör",
        "actors": "Myndigheter",
        "forecasts": "Antal prognoser för året",
        "gap": "skillnad mellan två källor",
    }
)

DERIVED = {
    "change": "förändring sedan månaden före",
    "change_pct": "förändring sedan månaden före, procent",
    "change_12m": "förändring på ett år",
    "change_12m_pct": "förändring på ett år, procent",
    "change_pp": "förändring, procentenheter",
    "share_pct": "andel",
    "rank": "plats",
    "start": "vid jämförelsens början",
    "previous": "värdet före",
    "mean": "medelvärde",
}

# How what ends so was computed; the longest ending that fits is taken.
COMPUTED = {
    "change": "Månadens värde minus värdet månaden före.",
    "change_12m": "Månadens värde minus värdet samma månad ett år tidigare.",
    "change_pct": "Förändringen sedan månaden före, i procent av månaden före.",
    "change_12m_pct": "Förändringen på ett år, i procent av värdet ett år tidigare.",
    "change_pp": "Nivån minus nivån i jämförelsens första månad.",
    "share_pct": "Delen delad med det hela, i procent.",
    "rank": "Plats efter storlek, den största först; lika stora delar plats.",
    "start": "Värdet i jämförelsens första månad, räknat som månadens.",
    "mean": "Medelvärdet av alla månader i serien.",
    "sa": "Den publicerade serien, säsongsrensad av Werket.",
    "remaining": "Summan av myndighetens rader: deltagare kvar när månaden tog slut.",
    "new": "Summan av myndighetens rader: deltagare som började under månaden.",
    "left": "Summan av myndighetens rader: deltagare som lämnade under månaden.",
    "unemployment_rate": "Inskrivna arbetslösa delade med arbetskraften, i procent.",
    "vacancy_rate": "Lediga jobb delade med arbetskraften, i procent.",
    "tightness": "Lediga jobb delade med inskrivna arbetslösa.",
    "rr1_rate": "Deltagare med en första godkänd resultatredovisning, i procent av mätkohorten.",
    "rr2_rate": "Deltagare med en andra godkänd resultatredovisning, i procent av mätkohorten.",
    "participants_per_supplier": "Deltagare delade med leverantörer; avrundat sist.",
    "hhi": "Summan av varje leverantörs marknadsandel i kvadrat.",
    "streak": "Antalet månader i rad som serien har rört sig åt samma håll.",
    "score": "Månadens rörelse delad med den rörelse som är vanlig.",
    "cohort": "Summan av mätkohorterna i avtalens rader.",
    "rr1": "Summan av avtalens rader: deltagare med en första godkänd resultatredovisning.",
    "rr2": "Summan av avtalens rader: deltagare med en andra godkänd resultatredovisning.",
    "rr1_rate_low": "Nedre gränsen för ett konfidensintervall.",
    "rr1_rate_high": "Övre gränsen för ett konfidensintervall.",
    "low_pct": "Nedre gränsen för ett konfidensintervall.",
    "high_pct": "Övre gränsen för ett konfidensintervall.",
    "contracts": "Antalet avtal som myndigheten listar.",
    "varsel": "Avläst i myndighetens fil: personer som berörs av varsel under månaden.",
    "long_term_unemployed": "Avläst i myndighetens fil: utan arbete i mer än tolv månader.",
    "vacancies": "Avläst i myndighetens fil: lediga jobb när månaden tog slut.",
    "ki_barometer": "Avläst i Konjunkturinstitutets fil.",
    "trust_pct": "Andelen med mycket eller ganska stort förtroende, avläst i undersökningen.",
    "previous": "Värdet i den förra mätningen eller prognosen.",
    "positive": "Antalet indikatorer som är bättre än samma månad ett år tidigare.",
    "entered": "Leverantörer som finns i månadens fil men inte i förra månadens.",
    "exited": "Leverantörer som fanns i förra månadens fil men inte i månadens.",
    "n": "Antalet som svarade så.",
    "suppliers": "Antalet leverantörer som myndigheten listar, också de utan deltagare.",
    # Of one year or forecast against another, not of months:
    "trust.change": "Årets mätning minus mätningen före.",
    "trust.rank": "Plats efter förtroende, det största först; lika stora delar plats.",
    "forecast.change": "Prognosen minus prognosen före.",
    "forecast.unemployment_rate": "Avläst i Arbetsförmedlingens prognos.",
    "survey.share_pct": "De som svarade så, i procent av dem som svarade på frågan.",
}
OTHERWISE = "Räknat så som står under ”Så är det räknat”."
LATER = {"trust": "förändring sedan mätningen före", "forecast": "förändring sedan prognosen före"}


class Teller:
    """Tells what the facts of an issue are."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._index = Index(issue.facts, issue.month)

    def place(self, fact: Fact) -> str:
        """Say what a fact is about, and when: ``Rusta och matcha, januari 2025``."""
        return f"{self._domain(fact)}, {name_month(fact.month)}"

    def say(self, fact: Fact) -> str:
        """Say what a fact is, under what it is about: ``Stockholm Mitt: kvarstående, plats``."""
        entity, measure, derived = self._index.places[fact.id]
        derivations = [piece for piece in [*measure.split("."), derived] if piece in DERIVED]
        labels = [
            _without_unit(MEASURES[piece]) for piece in measure.split(".") if piece in MEASURES and piece not in DERIVED
        ]
        later = DERIVED | {"change": LATER.get(entity.domain, DERIVED["change"])}
        labels += [later[piece] for piece in derivations]
        name = self._name(entity)
        said = ", ".join(_lower(label) for label in labels if label != self._domain(fact))
        return ": ".join(filter(None, (name, said))) or self._domain(fact)

    def explain(self, fact: Fact) -> str:
        """Say in a sentence how a fact was computed."""
        domain, *parts = fact.id.split(".")
        measure = "change_12m_pct" if fact.id.endswith("change_12m_pct") else parts[-1]
        return COMPUTED.get(f"{domain}.{measure}") or COMPUTED.get(measure) or OTHERWISE

    def _domain(self, fact: Fact) -> str:
        entity = self._index.places[fact.id][0]
        known = DOMAINS.get(".".join(fact.id.split(".")[:2])) or DOMAINS.get(entity.domain, "")
        return known or self._titles.get(self._issue.section_of.get(fact.id, ""), fact.id.partition(".")[0])

    def _name(self, entity: Entity) -> str:
        question, _, answer = entity.name.partition(":")
        known = self._names.get(entity.name, entity.name if entity.kind in ("year", "rating") else "")
        return ", ".join(filter(None, (QUESTION_TOPICS.get(question, known), ANSWERS.get(answer, answer))))

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {section.name: section.title for section in self._issue.sections}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return names_in_tables(self._issue.sections)


def _lower(label: str) -> str:
    return label if label[:2].isupper() or label.startswith("Herfindahl") else label[0].lower() + label[1:]


def _without_unit(label: str) -> str:
    """Leave the unit out of a table's head: it stands after the number."""
    return re.sub(r", (?:procent(?: av arbetskraften|enheter)?|personer)$", "", label)
