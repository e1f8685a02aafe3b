"""True sentences without a twin: the half "work"."""

from tests.ledger_pairs.template import Pair

PAIRS = [
    Pair(
        "plain number",
        ("Steg till arbete avslutade {m} med {sta.remaining} deltagare, efter {sta.new} nya och {sta.left} avslut."),
    ),
    Pair("plain number", "Rusta och matcha: {rom2.new} nya, {rom2.left} lämnade, {rom2.remaining} kvar."),
    Pair("plain number", "Knappt har året börjat förrän {fub.new} personer har inlett en förberedande utbildning."),
    Pair(
        "change",
        "Från {m-1} till {m} blev deltagarna i arbetsmarknadsutbildning {aub.remaining.change} färre.",
        holds=lambda m: m["aub.remaining.change"] < 0,
    ),
    Pair(
        "change",
        (
            "Rusta och matcha har {rom2.remaining.change_12m} fler deltagare än i {my-12} men "
            "{rom2.remaining.change} färre än i {m-1}."
        ),
        holds=lambda m: m["rom2.remaining.change"] < 0 < m["rom2.remaining.change_12m"],
    ),
    Pair(
        "change",
        ("Avsluten i Steg till arbete var i stort sett lika många som i {m-1}: {sta.left} mot {sta.left@-1}."),
        holds=lambda m: abs(m["sta.left.change"]) < 10,
    ),
    Pair(
        "change",
        ("Utflödet ur förberedande utbildning dämpades till {fub.left} personer, {fub.left.change} färre än i {m-1}."),
        holds=lambda m: m["fub.left.change"] < 0,
    ),
    Pair("earlier month", "I {my-12} hade Rusta och matcha {rom2.remaining@-12} deltagare."),
    Pair(
        "earlier month",
        "Toppen nåddes i {my-8}, då {rom2.remaining@-8} personer deltog i Rusta och matcha.",
        holds=lambda m: m["rom2.remaining@-8"] == max(m.series("rom2.remaining")),
    ),
    Pair(
        "earlier month",
        (
            "Arbetslösheten, som i {m-8} var {temperature.unemployment_rate@-8} procent, är nu "
            "{temperature.unemployment_rate} procent."
        ),
    ),
    Pair(
        "share",
        (
            "Två av de tre leverantörerna i individuellt pedagogiskt stöd har tillsammans "
            "{ipsu.supplier.iris_hadar_ab.remaining.share_pct + "
            "ipsu.supplier.jobfind_sverige_ab.remaining.share_pct} procent av deltagarna: Iris Hadar och "
            "Jobfind Sverige."
        ),
        holds=lambda m: m["ipsu.market.suppliers"] == 3,
    ),
    Pair(
        "share",
        (
            "Stockholm Mitt står för {rom2.area.stockholm_mitt.remaining.share_pct} procent av alla deltagare "
            "i Rusta och matcha."
        ),
    ),
    Pair(
        "share",
        "Var tredje som går en förberedande utbildning gör det i folkhögskolesatsningen.",
        holds=lambda m: abs(m["fub.track.folkhogskolesatsningen.remaining.share_pct"] - 33.3) < 1,
    ),
    Pair(
        "order and rank",
        "Trea i Rusta och matcha är Enrival med {rom2.supplier.enrival_ab.remaining} deltagare.",
        holds=lambda m: m["rom2.supplier.enrival_ab.remaining.rank"] == 3,
    ),
    Pair(
        "order and rank",
        "Bara i storstäderna är arbetslösheten över åtta procent.",
        holds=lambda m: [v > 8 for v in m.groups("unemployment_rate").values()][:2] == [True, False],
    ),
    Pair(
        "order and rank",
        "De fyra övriga myndigheterna har alla högre förtroende än Arbetsförmedlingen.",
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.rank"] == 5 == m["trust.actors"],
    ),
    Pair(
        "groups and municipalities",
        (
            "Storstäderna har {groups.storstader.unemployment_rate} procents arbetslöshet och "
            "{groups.storstader.vacancy_rate} procent lediga jobb."
        ),
    ),
    Pair(
        "groups and municipalities",
        (
            "I hela riket motsvarar de lediga jobben {groups.country.vacancy_rate} procent av arbetskraften, "
            "{groups.country.vacancy_rate.change_pp} procentenheter mindre än i {my-24}."
        ),
        holds=lambda m: m["groups.country.vacancy_rate.change_pp"] < 0,
    ),
    Pair(
        "groups and municipalities",
        "Landsbygdskommunerna är den enda kommungrupp där andelen lediga jobb har ökat sedan {my-24}.",
        holds=lambda m: [k for k, v in m.groups("vacancy_rate.change_pp").items() if v > 0] == ["landsbygdskommun"],
    ),
    Pair(
        "forecast and trust",
        (
            "Prognosen för 2026, {forecast.year.2026.unemployment_rate} procent, är högre än i höstas då den "
            "var {forecast.year.2026.unemployment_rate.previous}."
        ),
        holds=lambda m: m["forecast.year.2026.unemployment_rate.change"] > 0,
    ),
    Pair(
        "forecast and trust",
        (
            "Trafikverket har lyft från {trust.actor.trafikverket.trust_pct.previous} till "
            "{trust.actor.trafikverket.trust_pct} procents förtroende."
        ),
        holds=lambda m: m["trust.actor.trafikverket.trust_pct.change"] > 0,
    ),
    Pair(
        "forecast and trust",
        (
            "Arbetsförmedlingen sänker sin prognos för arbetsmarknadsutbildning 2025 med "
            "{forecast.year.2025.aub_participants.change} deltagare."
        ),
        holds=lambda m: m["forecast.year.2025.aub_participants.change"] < 0,
    ),
    Pair(
        "hedged",
        "Drygt 6 100 personer gick en arbetsmarknadsutbildning i slutet av {m}.",
        holds=lambda m: 6100 < m["aub.remaining"] < 6150,
    ),
    Pair(
        "hedged",
        "Det finns drygt 140 000 lediga jobb och närmare 147 000 långtidsarbetslösa.",
        holds=lambda m: (
            140000 < m["temperature.vacancies"] < 140950 and 146500 < m["temperature.long_term_unemployed"] < 147000
        ),
    ),
    Pair(
        "hedged",
        "Något över sju procent av arbetskraften är arbetslös.",
        holds=lambda m: 7 < m["temperature.unemployment_rate"] < 7.4,
    ),
    Pair(
        "sequence of sentences",
        ("Den minskade med {rom2.remaining.change} deltagare. Samtidigt lämnade {rom2.left} personer tjänsten."),
        holds=lambda m: m["rom2.remaining.change"] < 0,
        before="Störst är Rusta och matcha.",
    ),
    Pair(
        "sequence of sentences",
        "Där är andelen arbetslösa högre än någon annanstans.",
        holds=lambda m: next(iter(m.groups("unemployment_rate"))) == "storstader",
        before="Storstäderna sticker ut.",
    ),
    Pair(
        "sequence of sentences",
        "Månaden före var siffran {kvl.remaining@-1}.",
        before="Karriärvägledning hade i {m} {kvl.remaining} deltagare.",
    ),
    Pair(
        "seasonal, records, streaks",
        ("Säsongsrensat ökade de långtidsarbetslösa med {temperature.long_term_unemployed.sa.change} i {m}."),
        holds=lambda m: m["temperature.long_term_unemployed.sa.change"] > 0,
    ),
    Pair(
        "seasonal, records, streaks",
        (
            "Så här många, {temperature.long_term_unemployed} personer, har inte varit långtidsarbetslösa "
            "under de senaste tolv månaderna."
        ),
        holds=lambda m: m["temperature.long_term_unemployed"] == max(m.series("temperature.long_term_unemployed", 13)),
    ),
    Pair(
        "seasonal, records, streaks",
        (
            "Antalet leverantörer i Rusta och matcha är nu {rom2.suppliers}, mot {rom2.suppliers.start} när "
            "tjänsten startade."
        ),
    ),
    Pair(
        "results and suppliers",
        (
            "I {rom2.results.rr1_over} av {rom2.results.areas} leveransområden når andelen första resultat "
            "{rom2.results.threshold} procent."
        ),
    ),
    Pair(
        "results and suppliers",
        "Nära fyra av tio deltagare hos leverantörer med betyg 4 har fått ett första resultat.",
        holds=lambda m: 38 < m["rom2.rating.4.rr1_rate"] < 40,
        heading="Rusta och matcha",
    ),
    Pair(
        "results and suppliers",
        "I {rom2.municipalities.served} kommuner finns minst en leverantör av Rusta och matcha.",
    ),
]
