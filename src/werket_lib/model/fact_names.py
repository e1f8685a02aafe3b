"""What a fact is called in Swedish: ``Rusta och matcha, Örebro: kvarstående, förändring``."""

import re
from collections.abc import Iterable, Mapping

from werket_lib.codes import MUNICIPALITY_GROUPS, municipality_names
from werket_lib.facts import slugify
from werket_lib.model.blocks import Section, TableBlock
from werket_lib.sections.survey.words import QUESTION_TOPICS
from werket_lib.style.names import COLUMNS, INDICATORS, SERVICES

# How an id begins, and what its facts are of.
DOMAINS = {
    "temperature": "Temperaturen",
    "groups": "Kommungrupper",
    "beveridge": "Beveridgekurvor",
    "forecast": "Prognosen",
    "survey": "Enkäten",
    "trust": "Förtroende",
    "overview": "Översikten",
    "seasonal": "Säsongsrensningen",
    **{service.lower(): name for service, name in SERVICES.items()},
}
# What may stand before a name in an id; some kinds are told by the name alone.
KINDS = {
    **dict.fromkeys(("", "supplier", "group", "municipality", "year", "actor", "measure"), ""),
    "area": "leveransområde",
    "track": "inriktning",
    "rating": "betyg",
    "part": "del",
}
NAMED = ("groups", "beveridge", "survey", "seasonal")  # in whose ids a name follows at once
WHOLE = ("respondents", "country")
# Facts of how a number was made or how sure it is: for who asks.
DIAGNOSTIC_DOMAINS = ("overview", "seasonal")
DIAGNOSTIC = frozenset({
    "score", "expected", "spread", "low", "high", "steep", "gap", "confidence", "same_months", "indicators",
    "forecasts", "mean_error", "mean_absolute_error", "change_low", "change_high", "low_pct", "high_pct",
    "rr1_rate_low", "rr1_rate_high", "threshold", "low_score",
})  # fmt: skip
# Reckoned from a measure: it moves because that does.
DERIVED = frozenset({
    "change", "change_pct", "change_12m", "change_12m_pct", "change_pp", "share_pct", "rank", "mean", "start", "streak",
    "since_start", "previous", "outcome_before", "sa", "rising", "falling", "unchanged", "weaker",
})  # fmt: skip
MEASURES = {
    **{
        name: label if label[1:2].isupper() else label[0].lower() + label[1:]
        for name, label in (COLUMNS | INDICATORS).items()
    },
    "vacancy_rate": "lediga jobb, procent av arbetskraften",
    "word": "temperatur",
    "positive": "indikatorer åt rätt håll",
    "indicators": "antal indikatorer",
    "weaker": "svagare månader",
    "same_months": "jämförda månader",
    "spread": "vanlig spridning",
    "sa": "säsongsrensat",
    "change_pp": "förändring, procentenheter",
    "change_12m_pct": "förändring på 12 månader, procent",
    "mean": "genomsnitt",
    "start": "vid jämförelsens början",
    "since_start": "sedan jämförelsens början",
    "expected": "väntat",
    "score": "mot det vanliga",
    "streak": "månader i rad åt samma håll",
    "gap": "skillnad mot riket",
    "tightness": "lediga jobb per arbetslös",
    "along": "längs kurvan",
    "across": "tvärs kurvan",
    "steep": "brantare kurva",
    "low": "lägst",
    "high": "högst",
    "suppliers": "leverantörer",
    "market": "",
    "participants_per_supplier": "deltagare per leverantör",
    "top5": "de fem största",
    "hhi": "koncentration, HHI",
    "entered": "tillkom",
    "exited": "försvann",
    "exit_rate": "andel som lämnat",
    "largest": "de största",
    "rising": "ökade",
    "falling": "minskade",
    "unchanged": "oförändrade",
    "most_tracks": "flest inriktningar",
    "areas": "leveransområden",
    "listed": "redovisade",
    "municipalities": "kommuner",
    "served": "med leverantör",
    "one_supplier": "med en leverantör",
    "without": "utan leverantör",
    "median": "leverantörer, median",
    "tracks": "inriktningar",
    "remaining_a": "kvarstående, del A",
    "remaining_b": "kvarstående, del B",
    "results": "resultat",
    "threshold": "gräns",
    "confidence": "konfidensgrad",
    "low_score": "lågt resultatmått",
    "low_rating": "lågt betyg",
    "low_both": "lågt betyg och resultat",
    "active": "aktiva",
    "flagged": "utmärkta",
    "twice": "två uppföljningar i rad",
    "cohort": "deltagare i uppföljningen",
    "unrated": "utan betyg",
    **{
        f"{rate}_{side}": f"{rate.upper()} {said}"
        for rate in ("rr1", "rr2")
        for side, said in (
            ("mix", "vid rikets nivåer"), ("over", "över gränsen"), ("over_sure", "säkert över gränsen"),
            ("over_unsure", "osäkert över gränsen"), ("under", "under gränsen"),
            ("under_sure", "säkert under gränsen"), ("under_unsure", "osäkert under gränsen"),
        )
    },
    "needed": "snitt som krävs resten av året",
    "outcome": "utfall",
    "outcome_before": "utfall året före",
    "previous": "förra gången",
    "mean_error": "tidigare prognosers medelfel",
    "mean_absolute_error": "tidigare prognosers medelfel utan tecken",
    "forecasts": "antal tidigare prognoser",
    "respondents": "svarande",
    "answer_yes": "svarade ja",
    "answer_no": "svarade nej",
    "answer_unsure": "svarade vet ej",
    **{f"answer_{answer}": f"svarade {answer}" for answer in "12345"},
    "actors": "antal myndigheter",
    "interviews": "intervjuer",
    "youngest": "yngsta tillfrågade",
    "oldest": "äldsta tillfrågade",
    "apart": "mått som inte jämförs",
    "fieldwork_from": "undersökningens första dag",
    "fieldwork_to": "undersökningens sista dag",
}  # fmt: skip


def name_fact(fact_id: str, names: Mapping[str, str]) -> str:
    """Name a fact in Swedish; a word that nobody has translated yet stands with spaces for underscores.

    Parameters
    ----------
    names
        Of what has a slug in ids, as `gather_names` gives them.
    """
    domain, whose, measure = split_id(fact_id)
    named = [_name_whose(kind, slug, names) for kind, slug in whose]
    said = [MEASURES.get(word, word.replace("_", " ")) for word in measure]
    return f"{', '.join([DOMAINS.get(domain, domain), *named])}: {', '.join(filter(None, said)) or domain}"


def _name_whose(kind: str, slug: str, names: Mapping[str, str]) -> str:
    if (kind, slug) == ("rating", "none"):
        return "utan betyg"
    plain = re.sub(r"^[a-z]_", "", slug).replace("_", " ") if kind == "track" else slug.replace("_", " ")
    return f"{KINDS[kind]} {names.get(slug, plain.upper() if len(plain) == 1 else plain)}".strip()


def split_id(fact_id: str) -> tuple[str, list[tuple[str, str]], list[str]]:
    """Part an id into what it begins with, whose it is (a kind and a slug each), and the words of the measure."""
    domain, *parts = fact_id.split(".")
    whose: list[tuple[str, str]] = []
    if domain in NAMED and len(parts) > 1 and parts[0] not in KINDS:
        whose.append(("", parts.pop(0)))
    measure: list[str] = []
    while parts:
        part = parts.pop(0)
        if part in KINDS and len(parts) > 1:
            whose.append((part, parts.pop(0)))
        else:
            measure.append(part)
    return domain, [one for one in whose if one[1] not in WHOLE], measure


def is_diagnostic(fact_id: str) -> bool:
    """Tell whether a fact tells how a number was made or how sure it is, rather than how many they are."""
    domain, _, measure = split_id(fact_id)
    return domain in DIAGNOSTIC_DOMAINS or bool(DIAGNOSTIC & set(measure))


def is_derived(fact_id: str) -> bool:
    """Tell whether a fact is reckoned from another that moves with it, such as a change, a share or a rank."""
    return bool(DERIVED & set(split_id(fact_id)[2]))


def gather_names(sections: Mapping[str, Section]) -> dict[str, str]:
    """Gather what slugs in ids stand for: the names in the sections' tables, and those of places and groups."""
    known = [*municipality_names().values(), *MUNICIPALITY_GROUPS.values()]
    return {slugify(name): name for name in known} | names_in_tables(sections.values()) | QUESTION_TOPICS


def names_in_tables(sections: Iterable[Section]) -> dict[str, str]:
    """Return the names in sections' tables by what they are in ids."""
    cells = (
        cell
        for section in sections
        for block in section.blocks
        if isinstance(block, TableBlock)
        for row in block.cells["rows"]
        for cell in row
    )
    return {slugify(cell["text"]): cell["text"] for cell in cells if cell["text"] and "fact" not in cell}
