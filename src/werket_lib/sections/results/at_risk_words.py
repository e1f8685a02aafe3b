"""Sentences on contracts and suppliers at risk."""

from werket_lib.facts import Fact, slugify_all
from werket_lib.months import name_month
from werket_lib.sections.results.at_risk import BY, AtRisk
from werket_lib.sections.results.result_facts import PERIOD_MONTHS, PREFIX
from werket_lib.style.names import SERVICES
from werket_lib.style.words import count_word, list_words, with_unit

AT_RISK_COLUMNS = {
    "supplier": "Leverantör",
    "delivery_area": "Leveransområde",
    "ka_number": "KA-nummer",
    "rating": "Betyg",
    "score_before": "Resultatmått, {month}",
    "score": "Resultatmått, {month}",
    "contracts": "Avtal",
    "at_risk": "Uppfyller villkoren",
    "cohort": "Mätkohort i svaga avtal",
    "share_pct": "Andel av mätkohorten, procent",
}
AT_RISK_KEY = {"half": "minst hälften av områdets mätkohort", "less": "mindre än hälften"}
AT_RISK_SIZES = "personer i svaga avtal"
AT_RISK_WHOSE = {"supplier": "leverantörer", "area": "leveransområden"}
NAMED = 3
RISKY = "uppfyller villkoren för hävning"


def describe_at_risk(section: AtRisk) -> str:
    """Describe how many contracts are at risk, with how many participants, whose they are, and where."""
    if not section.known:
        return (
            f"För {name_month(section.period)} går det inte att säga vilka avtal som uppfyller villkoren för hävning "
            "två gånger i rad: regeln kräver Arbetsförmedlingens uppgift och uppföljningen före."
        )
    facts, before = section.facts, name_month(section.period - PERIOD_MONTHS)
    count, every = (facts[f"{PREFIX}.risk.{end}"] for end in ("contracts", "every"))
    if not count.value:
        return f"Inget av {every.text} avtal uppfyllde villkoren för hävning i {name_month(section.period)}."
    cohort, suppliers, areas, unrated, near = (
        facts[f"{PREFIX}.risk.{end}"] for end in ("cohort", "suppliers", "areas", "unrated", "near")
    )
    told = [
        f"I {name_month(section.period)} uppfyllde {_contracts(count)} av {every.text} avtal villkoren för hävning: "
        f"de var svaga både då och i {before}. De hör till {with_unit(count_word(suppliers), 'leverantörer')} i "
        f"{with_unit(count_word(areas, neuter=True), 'leveransområden')} och hade "
        f"{with_unit(cohort.text, 'personer')} i mätkohorten."
    ]
    if unrated.value:
        told.append(f"Av avtalen saknar {_contracts(unrated)} betyg, eftersom de har för få deltagare.")
    if near.value:
        told.append(f"I {_contracts(near)} är mätkohorten så liten att slumpen kan ha avgjort.")
    told.append(f"Flest berörda finns hos {_most(section, 'supplier')}, och i {_most(section, 'area')}.")
    return " ".join(told)


def _contracts(count: Fact) -> str:
    return count_word(count, neuter=True)


def headline_at_risk(section: AtRisk) -> str:
    """Say in one sentence how many contracts are at risk."""
    count, suppliers, areas = (section.facts[f"{PREFIX}.risk.{end}"] for end in ("contracts", "suppliers", "areas"))
    if not section.known:
        return (
            f"Vilka avtal i {SERVICES['ROM2']} som riskerar hävning går inte att säga för {name_month(section.period)}."
        )
    if not count.value:
        return f"Inget avtal i {SERVICES['ROM2']} {RISKY}."
    return (
        f"{_contracts(count).capitalize()} avtal i {SERVICES['ROM2']}, hos "
        f"{with_unit(count_word(suppliers), 'leverantörer')} i "
        f"{with_unit(count_word(areas, neuter=True), 'leveransområden')}, {RISKY}."
    )


def alt_at_risk(section: AtRisk) -> str:
    """Say what the map shows."""
    areas = section.facts[f"{PREFIX}.risk.areas"]
    most = f" Störst är {_most(section, 'area')}." if areas.value else ""
    return (
        f"Karta över {with_unit(areas.text, 'leveransområden')} i {SERVICES['ROM2']} med avtal som {RISKY}, "
        f"en cirkel för varje område, större ju större mätkohort i avtalen.{most}"
    )


def _most(section: AtRisk, kind: str) -> str:
    table = section.by[kind]
    slugs = slugify_all(table[BY[kind]])
    facts = {name: section.facts[f"{PREFIX}.risk.{kind}.{slugs[name]}.cohort"] for name in table[BY[kind]].head(NAMED)}
    return list_words([f"{name} ({fact.text})" for name, fact in facts.items()])
