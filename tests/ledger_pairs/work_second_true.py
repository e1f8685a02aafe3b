"""True sentences without a twin: the half "sealed"."""

from tests.ledger_pairs.template import Pair

PAIRS = [
    Pair("plain number", "I karriärvägledning var det in- och utflöde på {kvl.new} respektive {kvl.left} personer."),
    Pair("plain number", "Siffran för arbetsmarknadsutbildning, {aub.remaining} deltagare, gäller slutet av {m}."),
    Pair(
        "plain number",
        (
            "Det individuella pedagogiska stödet nådde vid månadens slut {ipsu.remaining} deltagare, varav "
            "{ipsu.part.a.remaining} i del A."
        ),
    ),
    Pair(
        "change",
        ("Förberedande utbildning växer så det knakar: {fub.remaining.change_pct} procent på en enda månad."),
        holds=lambda m: m["fub.remaining.change"] > 20,
    ),
    Pair(
        "change",
        "De lediga jobben är {temperature.vacancies.change_12m} färre än för ett år sedan.",
        holds=lambda m: m["temperature.vacancies.change_12m"] < 0,
    ),
    Pair(
        "change",
        ("En så stor nedgång som {aub.new.change} nya deltagare hade få räknat med i arbetsmarknadsutbildning."),
        holds=lambda m: m["aub.new.change"] < 0,
    ),
    Pair("earlier month", "Som jämförelse varslades {temperature.varsel@-12} personer i {my-12}."),
    Pair("earlier month", "{m-4} var annorlunda; då började {aub.new@-4} personer i arbetsmarknadsutbildning."),
    Pair(
        "share",
        (
            "Marknaden för karriärvägledning är koncentrerad: Arbetslivsresurs har "
            "{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} procent av deltagarna."
        ),
    ),
    Pair(
        "share", ("Av samtliga avtal i Rusta och matcha riskerar {rom2.contracts.at_risk.share_pct} procent hävning.")
    ),
    Pair(
        "share",
        (
            "Hos Nercia Utbildning finns {aub.supplier.nercia_utbildning_ab.remaining.share_pct} procent av "
            "deltagarna i arbetsmarknadsutbildning."
        ),
    ),
    Pair(
        "order and rank",
        "Störst av leveransområdena är Stockholm Mitt, före Göteborg Mitt och Malmö.",
        holds=lambda m: (
            m.order(
                "rom2.area.stockholm_mitt.remaining", "rom2.area.goteborg_mitt.remaining", "rom2.area.malmo.remaining"
            )
            and m["rom2.area.stockholm_mitt.remaining.rank"] == 1
        ),
        heading="Rusta och matcha",
    ),
    Pair(
        "order and rank",
        (
            "Lägst arbetslöshet, {groups.landsbygdskommun_med_besoksnaring.unemployment_rate} procent, har "
            "landsbygdskommunerna med besöksnäring."
        ),
        holds=lambda m: list(m.groups("unemployment_rate"))[-1] == "landsbygdskommun_med_besoksnaring",
    ),
    Pair(
        "order and rank",
        (
            "Folkhögskolesatsningen gick i {m} om orientering, test och kartläggning och blev förberedande "
            "utbildnings största inriktning."
        ),
        holds=lambda m: (
            m["fub.track.folkhogskolesatsningen.remaining.rank"] == 1
            and m["fub.track.folkhogskolesatsningen.remaining"] - m["fub.track.folkhogskolesatsningen.remaining.change"]
            < m["fub.track.orientering_test_och_kartlaggning.remaining"]
            - m["fub.track.orientering_test_och_kartlaggning.remaining.change"]
        ),
    ),
    Pair(
        "groups and municipalities",
        (
            "I Malmö är {groups.municipality.malmo.unemployment_rate} procent arbetslösa, i Kiruna "
            "{groups.municipality.kiruna.unemployment_rate}."
        ),
    ),
    Pair(
        "groups and municipalities",
        (
            "Också i de större städerna har arbetslösheten ökat sedan {my-24}, med "
            "{groups.storre_stad.unemployment_rate.change_pp} procentenheter."
        ),
        holds=lambda m: m["groups.storre_stad.unemployment_rate.change_pp"] > 0,
    ),
    Pair(
        "groups and municipalities",
        "Mellan Malmö och Gällivare skiljer mer än tio procentenheter i arbetslöshet.",
        holds=lambda m: (
            m["groups.municipality.malmo.unemployment_rate"] - m["groups.municipality.gallivare.unemployment_rate"]
            > 10.1
        ),
    ),
    Pair(
        "forecast and trust",
        (
            "I medeltal väntas matchningstjänsterna ha {forecast.year.2025.matching_services_participants} "
            "deltagare 2025."
        ),
    ),
    Pair(
        "forecast and trust",
        (
            "Arbetsförmedlingens {trust.actor.arbetsformedlingen.trust_pct} procent kan jämföras med "
            "Säkerhetspolisens {trust.actor.sakerhetspolisen.trust_pct}."
        ),
        heading="Förtroende",
    ),
    Pair(
        "forecast and trust",
        (
            "Enkäten om avvikelserapporter besvarades av {survey.respondents} personer, och "
            "{survey.discomfort_experienced.answer_yes.n} av dem har upplevt obehag."
        ),
    ),
    Pair(
        "hedged",
        "Nästan 900 deltar i karriärvägledning och knappt 500 i individuellt pedagogiskt stöd.",
        holds=lambda m: 870 < m["kvl.remaining"] < 900 and 475 < m["ipsu.remaining"] < 500,
    ),
    Pair(
        "hedged",
        "Omkring 5,8 tusen personer deltar i Steg till arbete.",
        holds=lambda m: abs(m["sta.remaining"] - 5800) < 50,
    ),
    Pair(
        "hedged",
        "Inte fullt fyratusen personer går en förberedande utbildning.",
        holds=lambda m: 3850 < m["fub.remaining"] < 4000,
    ),
    Pair(
        "sequence of sentences",
        "Ett år tidigare var de {fub.remaining@-12}.",
        before="I förberedande utbildning fanns {fub.remaining} deltagare.",
    ),
    Pair(
        "sequence of sentences",
        "Tvåa är Arbetslivsresurs, trea Iris Hadar.",
        holds=lambda m: (
            m["sta.supplier.arbetslivsresurs_ar_ab.remaining.rank"] == 2
            and m["sta.supplier.iris_hadar_ab.remaining.rank"] == 3
        ),
        before="I Steg till arbete är Arcus störst.",
    ),
    Pair(
        "sequence of sentences",
        "I den förra är deltagarna {aub.remaining}, i den senare {fub.remaining}.",
        before="Jämför arbetsmarknadsutbildning och förberedande utbildning.",
    ),
    Pair(
        "seasonal, records, streaks",
        "Det är sjunde månaden i rad som långtidsarbetslösheten ökar.",
        holds=lambda m: m.streak("temperature.long_term_unemployed") == 7,
    ),
    Pair(
        "seasonal, records, streaks",
        (
            "De säsongsrensade varslen minskade med {temperature.varsel.sa.change} personer, fast de faktiska "
            "blev fler än i {m-1}."
        ),
        holds=lambda m: m["temperature.varsel.sa.change"] < 0 and m["temperature.varsel"] > m["temperature.varsel@-1"],
    ),
    Pair(
        "seasonal, records, streaks",
        "Fler än tusen personer lämnade Steg till arbete även i {m}.",
        holds=lambda m: m["sta.left"] > 1000 and m["sta.left@-1"] > 1000,
    ),
    Pair(
        "results and suppliers",
        (
            "Malmö har {rom2.area.malmo.contracts} avtal i Rusta och matcha, varav {rom2.area.malmo.at_risk} "
            "riskerar att hävas."
        ),
    ),
    Pair(
        "results and suppliers",
        "Av {rom2.cohort} deltagare i resultatmåttet har {rom2.rr1} fått ett första resultat godkänt.",
        heading="Rusta och matcha",
    ),
    Pair(
        "results and suppliers",
        "Två leverantörer kom till i Rusta och matcha och ingen försvann.",
        holds=lambda m: m["rom2.suppliers.entered"] == 2 and m["rom2.suppliers.exited"] == 0,
    ),
]
