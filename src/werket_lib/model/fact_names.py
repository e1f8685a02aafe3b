"""What a fact is called in Swedish: ``Rusta och matcha, Örebro: kvarstående, förändring``."""

import re
from collections.abc import Iterable, Mapping

from werket_lib.codes import MUNICIPALITY_GROUPS, municipality_names
from werket_lib.facts import slugify
from werket_lib.model.blocks import Section, TableBlock
from werket_lib.sections.survey.words import QUESTION_TOPICS
from werket_lib.style.names import COLUMNS, FLOWS, INDICATORS, SERVICES

# How an id begins, and what its facts are of.
DOMAINS = {
    "temperature": "Temperaturen på arbetsmarknaden",
    "groups": "Kommungrupper",
    "beveridge": "Beveridgekurvor",
    "forecast": "Arbetsförmedlingens prognos",
    "survey": "Werkets enkät",
    "trust": "Förtroende",
    "overview": "Månadens rörelser",
    "seasonal": "Säsongsrensningen",
    **{service.lower(): name for service, name in SERVICES.items()},
}
# What may stand before a name in an id; some kinds are told by the name alone.
KINDS = {
    **dict.fromkeys(("", "supplier", "area", "group", "municipality", "year", "actor", "measure"), ""),
    "track": "inriktning",
    "rating": "betyg",
    "part": "del",
    "contract": "avtal",
}
NAMED = ("groups", "beveridge", "survey", "seasonal")  # in whose ids a name follows at once
WHOLE = ("respondents", "country")
AGENCIES = {"af": "Arbetsförmedlingen", "bas": "SCB"}
# Facts of how a number was made or how sure it is: for who asks.
DIAGNOSTIC_DOMAINS = ("overview", "seasonal")
DIAGNOSTIC = frozenset({
    "score", "expected", "spread", "low", "high", "steep", "gap", "confidence", "same_months", "indicators",
    "forecasts", "mean_error", "mean_absolute_error", "change_low", "change_high", "low_pct", "high_pct",
    "rr1_rate_low", "rr1_rate_high", "threshold", "low_score",
    "large", "doubt", "near",
})  # fmt: skip
# Reckoned from a measure: it moves because that does.
DERIVED = frozenset({
    "change", "change_pct", "change_12m", "change_12m_pct", "change_pp", "share_pct", "rank", "mean", "start", "streak",
    "since_start", "previous", "change_3m", "first", "outcome_before", "sa", "rising", "falling", "unchanged", "weaker",
})  # fmt: skip
MEASURES = {
    **{
        name: label if label[1:2].isupper() else label[0].lower() + label[1:]
        for name, label in (COLUMNS | FLOWS | INDICATORS).items()
    },
    "vacancy_rate": "lediga jobb, procent av arbetskraften",
    "word": "temperatur",
    "positive": "indikatorer åt rätt håll",
    "indicators": "antal indikatorer",
    "weaker": "svagare år",
    "rank": "plats",
    "same_months": "jämförda år",
    "spread": "vanlig spridning",
    "sa": "säsongsrensat",
    "change": "förändring sedan månaden före",
    "change_pct": "förändring sedan månaden före, procent",
    "change_12m": "förändring på tolv månader",
    "change_pp": "förändring sedan jämförelsens början, procentenheter",
    "change_12m_pct": "förändring på tolv månader, procent",
    "mean": "medelvärde",
    "start": "vid jämförelsens början",
    "since_start": "sedan jämförelsens början",
    "doubt": "tveksam uppgift",
    "expected": "vanlig rörelse",
    "score": "mot vanlig rörelse",
    "streak": "månader i rad åt samma håll",
    "gap": "skillnad mot Arbetsförmedlingen",
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
    "median": "median",
    "masked": "med dolt antal",
    "choice": "val av leverantör",
    "risk": "svaga vid två uppföljningar",
    "every": "alla avtal",
    "tracks": "inriktningar",
    "remaining_a": "kvarstående, del A",
    "remaining_b": "kvarstående, del B",
    "results": "",
    "threshold": "gräns",
    "confidence": "konfidensgrad",
    "large": "minsta mätkohort bland högst och lägst",
    "low_score": "lågt resultatmått",
    "low_rating": "lågt betyg",
    "low_both": "lågt betyg och resultat",
    "active": "aktiva",
    "flagged": "utmärkta",
    "twice": "två uppföljningar i rad",
    "cohort": "mätkohort",
    "unrated": "utan betyg",
    "near": "inom slumpen",
    "lowest": "de två lägsta stegen",
    "first": "årets första prognos",
    "change_3m": "förändring på tre månader",
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
    "mean_error": "tidigare prognosers genomsnittliga fel",
    "mean_absolute_error": "tidigare prognosers genomsnittliga fel utan tecken",
    "forecasts": "antal tidigare prognoser",
    "error": "medelfel",
    "season": "sannolikhet för säsong",
    "borrowed": "sannolikhet för lånad säsong",
    "judged": "mått som har prövats",
    "unusual": "mått med ovanlig rörelse",
    "too_short": "mått med för kort serie",
    "contract.score": "viktat resultatmått",
    "contract.score_before": "viktat resultatmått i uppföljningen före",
    "trust.change": "förändring sedan mätningen före",
    "forecast.change": "förändring sedan prognosen före",
    "forecast.previous": "prognosen före",
    "rr1_rate.change": "förändring sedan uppföljningen före, procentenheter",
    "rr2_rate.change": "förändring sedan uppföljningen före, procentenheter",
    "respondents": "svarande",
    "answer_yes": "svarade ja",
    "answer_no": "svarade nej",
    "answer_unsure": "svarade vet ej",
    **{f"answer_{answer}": f"svarade {answer}" for answer in "12345"},
    "seasonal.level": "omdöme",
    "margin_pct": "metodens försprång framför den näst bästa",
    **{
        f"residual_{test}_{which}": f"säsong kvar, p-värde för {test.upper()}{when}"
        for test in ("qs", "f")
        for which, when in (("p", ""), ("recent_p", " de senaste tre åren"))
    },
    "m7": "X-13:s mått M7",
    "q": "X-13:s mått Q",
    "n_outliers": "avvikande månader",
    "gap_rms": "skillnad mellan två metoder, typisk",
    "gap_max": "skillnad mellan två metoder, störst",
    "spans_max": "skillnad mellan glidande fönster, störst",
    **{
        f"revision_{months}_{which}": f"revidering efter {said}, {how}"
        for months, said in (("1", "en månad"), ("12", "tolv månader"))
        for which, how in (("mean", "medel"), ("max", "störst"))
    },
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
    domain, whose, measure = name_parts(fact_id, names)
    return f"{', '.join([domain, *whose])}: {', '.join(measure) or fact_id.partition('.')[0]}"


def name_parts(fact_id: str, names: Mapping[str, str]) -> tuple[str, list[str], list[str]]:
    """Name in Swedish what a fact is of, whose it is, and what is measured, as `name_fact` joins them."""
    domain, whose, measure = split_id(fact_id)
    scopes = [*(kind for kind, _ in whose[-1:]), domain]
    said = [_say_word(word, [*scopes, before]) for before, word in zip(["", *measure], measure, strict=False)]
    return (
        DOMAINS.get(domain, domain),
        [_name_whose(kind, slug, names) for kind, slug in whose],
        list(filter(None, said)),
    )


def _say_word(word: str, scopes: Iterable[str]) -> str:
    """Say a word of an id; some mean another thing after or within others."""
    scoped = (MEASURES[name] for scope in scopes if (name := f"{scope}.{word}") in MEASURES)
    return next(scoped, MEASURES.get(word, word.replace("_", " ")))


def _name_whose(kind: str, slug: str, names: Mapping[str, str]) -> str:
    if (kind, slug) == ("rating", "none"):
        return "utan betyg"
    if kind == "contract":
        return f"{KINDS[kind]} {slug}"
    if kind == "measure":  # of another section, by its id
        domain, _, measure = slug.partition("_")
        return f"{DOMAINS.get(domain, domain)}, {_say_word(measure, ())}"
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
    return {slugify(name): name for name in known} | names_in_tables(sections.values()) | QUESTION_TOPICS | AGENCIES


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
