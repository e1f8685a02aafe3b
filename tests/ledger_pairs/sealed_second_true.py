"""Second sealed half: true sentences without a twin, with figures, as different writers put them."""

from tests.ledger_pairs.template import Pair

PAIRS = [
    Pair("plain number", "Den {rom2.remaining:s} personer stora tjänsten Rusta och matcha är alltjämt störst."),
    Pair("plain number", "Under {m} slussades {fub.new} nya deltagare in i förberedande utbildning."),
    Pair("plain number", "IPSU omfattar {ipsu.remaining} deltagare, och av dem är {ipsu.new} nya för månaden."),
    Pair("plain number", "{aub.suppliers} leverantörer anordnar arbetsmarknadsutbildning."),
    Pair("plain number", "Landets varsel berörde {temperature.varsel} personer i {m}."),
    Pair(
        "change",
        "Karriärvägledningen ökade med {kvl.remaining.change_12m} deltagare på ett år, till {kvl.remaining}.",
        lambda m: m["kvl.remaining.change_12m"] > 0,
    ),
    Pair(
        "change",
        "Utflödet från Rusta och matcha steg med {rom2.left.change_pct} procent mellan {m-1} och {m}.",
        lambda m: m["rom2.left.change_pct"] > 0,
    ),
    Pair(
        "change",
        "I arbetsmarknadsutbildning minskade inflödet kraftigt, med {aub.new.change} personer till {aub.new}.",
        lambda m: m["aub.new.change_pct"] < -10,
    ),
    Pair(
        "change",
        "Trots {sta.new} nya deltagare växte Steg till arbete med bara {sta.remaining.change} personer.",
        lambda m: 0 < m["sta.remaining.change"] < m["sta.new"],
    ),
    Pair(
        "change",
        "Maskinutbildningarna tappade {aub.track.l_maskin.remaining.change} deltagare i {m} medan transport fick "
        "{aub.track.m_transport.remaining.change} fler.",
        lambda m: m["aub.track.l_maskin.remaining.change"] < 0 < m["aub.track.m_transport.remaining.change"],
    ),
    Pair(
        "share",
        "Drygt en femtedel, {rom2.top5.share_pct} procent, av Rusta och matchas deltagare finns hos de fem största "
        "leverantörerna.",
        lambda m: 20 < m["rom2.top5.share_pct"] < 23,
    ),
    Pair(
        "share",
        "Folkhögskolesatsningen står för {fub.track.folkhogskolesatsningen.remaining.share_pct} procent av "
        "deltagarna i FUB.",
    ),
    Pair(
        "share",
        "I Steg till arbete finns {sta.supplier.iris_hadar_ab.remaining.share_pct} procent av deltagarna hos Iris "
        "Hadar AB.",
    ),
    Pair(
        "share",
        "Det innebär att {rom2.contracts.at_risk.share_pct} procent av avtalen i Rusta och matcha riskerar hävning.",
    ),
    Pair(
        "order and rank",
        "Malmö är trea bland leveransområdena, med {rom2.area.malmo.remaining} deltagare i Rusta och matcha.",
        lambda m: m["rom2.area.malmo.remaining.rank"] == 3,
    ),
    Pair(
        "order and rank",
        "Skatteverket ligger på tredje plats med {trust.actor.skatteverket.trust_pct} procents förtroende.",
        lambda m: m["trust.actor.skatteverket.trust_pct.rank"] == 3,
    ),
    Pair(
        "order and rank",
        "I arbetsmarknadsutbildningen har Nercia Utbildning AB flest deltagare, "
        "{aub.supplier.nercia_utbildning_ab.remaining}, följt av Astar AB.",
        lambda m: (
            m["aub.supplier.nercia_utbildning_ab.remaining.rank"] == 1
            and m["aub.supplier.astar_ab.remaining.rank"] == 2
        ),
    ),
    Pair(
        "groups and municipalities",
        "Av de större städernas arbetskraft är {groups.storre_stad.unemployment_rate} procent utan arbete.",
    ),
    Pair(
        "groups and municipalities",
        "Medan Malmö har {groups.municipality.malmo.unemployment_rate} procent arbetslösa har Gällivare "
        "{groups.municipality.gallivare.unemployment_rate}.",
    ),
    Pair(
        "groups and municipalities",
        "I pendlingskommunerna nära storstad motsvarar de lediga jobben "
        "{groups.pendlingskommun_nara_storstad.vacancy_rate} procent av arbetskraften, minst av alla grupper.",
        lambda m: list(m.groups("vacancy_rate"))[-1] == "pendlingskommun_nara_storstad",
    ),
    Pair(
        "groups and municipalities",
        "Bara en enda leverantör av Rusta och matcha finns i {rom2.municipalities.one_supplier} kommuner.",
    ),
    Pair(
        "forecast and trust",
        "Nästa år väntas arbetslösheten bli {forecast.year.2026.unemployment_rate} procent, mot "
        "{forecast.year.2025.unemployment_rate} procent i år.",
    ),
    Pair(
        "forecast and trust",
        "Prognosen för deltagare i matchningstjänster {y} har sänkts med "
        "{forecast.year.2025.matching_services_participants.change} till "
        "{forecast.year.2025.matching_services_participants}.",
        lambda m: m["forecast.year.2025.matching_services_participants.change"] < 0,
    ),
    Pair(
        "forecast and trust",
        "Bara {trust.actor.arbetsformedlingen.trust_pct} procent har stort förtroende för Arbetsförmedlingen, "
        "{trust.actor.arbetsformedlingen.trust_pct.change} procentenheter färre än i förra mätningen.",
        lambda m: m["trust.actor.arbetsformedlingen.trust_pct.change"] < 0,
    ),
    Pair(
        "hedged",
        "Närmare 147 000 personer har varit utan arbete i mer än ett år.",
        lambda m: 146_500 <= m["temperature.long_term_unemployed"] < 147_000,
    ),
    Pair(
        "hedged",
        "Drygt sju procent av arbetskraften är arbetslös.",
        lambda m: 7 < m["temperature.unemployment_rate"] < 7.5,
    ),
    Pair(
        "hedged",
        "Färre än 1 000 personer började en arbetsmarknadsutbildning i {m}.",
        lambda m: 950 < m["aub.new"] < 1000,
    ),
    Pair(
        "sequence of sentences",
        "I {m} fanns där {kvl.remaining} deltagare, {kvl.remaining.change} fler än i {m-1}.",
        lambda m: m["kvl.remaining.change"] > 0,
        before="Karriärvägledning är till för den som behöver byta spår.",
    ),
    Pair(
        "sequence of sentences",
        "Under samma månad lämnade {sta.left}.",
        before="I Steg till arbete började {sta.new} personer.",
    ),
    Pair(
        "seasonal, records, streaks",
        "Säsongsrensat ökade de långtidsarbetslösa till {temperature.long_term_unemployed.sa}.",
        lambda m: m["temperature.long_term_unemployed.sa.change"] > 0,
    ),
    Pair(
        "seasonal, records, streaks",
        "Steg till arbete nådde sitt hittills högsta deltagarantal i {my-2}: {sta.remaining@-2}.",
        lambda m: max(m.series("sta.remaining")) == m["sta.remaining@-2"],
    ),
    Pair(
        "results and suppliers",
        "En andra godkänd resultatredovisning hade {rom2.rr2_rate} procent av deltagarna i Rusta och matcha.",
    ),
    Pair(
        "results and suppliers",
        "Antalet leverantörer i Rusta och matcha är {rom2.suppliers}, och {rom2.suppliers.entered:w} av dem är nya.",
    ),
    Pair("earlier month", "I {my-12} hade arbetsmarknadsutbildningen {aub.remaining@-12} deltagare."),
    Pair("earlier month", "Arbetslösheten var {temperature.unemployment_rate@-12} procent i {my-12}."),
]
