"""True sentences without a twin: more of the half "work"."""

from tests.ledger_pairs.template import Pair

PAIRS = [
    Pair(
        "prose",
        (
            "Rusta och matcha är Sveriges största arbetsmarknadsinsats, men i {m} lämnade fler än vad som "
            "började: {rom2.left} mot {rom2.new}."
        ),
    ),
    Pair(
        "prose",
        (
            "Steg till arbete (STA) hade {sta.remaining} deltagare vid utgången av {m}, en ökning med "
            "{sta.remaining.change_pct} procent på en månad och med {sta.remaining.change_12m} personer på "
            "ett år."
        ),
    ),
    Pair("prose", ("Karriärvägledning är nästan stilla: {kvl.remaining} deltagare mot {kvl.remaining@-1} i {m-1}.")),
    Pair(
        "prose",
        ("Av de {ipsu.remaining} i IPSU går {ipsu.part.a.remaining} i del A och {ipsu.part.b.remaining} i del B."),
    ),
    Pair("prose", ("Arbetslivsresurs, Lernia och Enrival är de tre största i Rusta och matcha.")),
    Pair("prose", ("Lernia är tvåa i Rusta och matcha men trea i arbetsmarknadsutbildning.")),
    Pair(
        "prose",
        (
            "I storstäderna är arbetslösheten {groups.storstader.unemployment_rate} procent, i "
            "landsbygdskommunerna {groups.landsbygdskommun.unemployment_rate} procent och i riket "
            "{groups.country.unemployment_rate} procent."
        ),
    ),
    Pair(
        "prose",
        ("Skatteverket, som tappat 7 procentenheter, har nu {trust.actor.skatteverket.trust_pct} procents förtroende."),
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.change"] == -7,
    ),
    Pair(
        "prose",
        (
            "Den nya prognosen, {forecast.year.2025.unemployment_rate} procent för 2025, är "
            "{forecast.year.2025.unemployment_rate.change} procentenheter högre än den förra."
        ),
    ),
    Pair(
        "prose",
        (
            "Förberedande utbildning växte kraftigt: från {fub.remaining@-1} till {fub.remaining} deltagare,"
            " eller med {fub.remaining.change_pct} procent."
        ),
    ),
    Pair(
        "prose",
        ("Bara en av de fem indikatorerna, barometern, pekar åt rätt håll."),
        holds=lambda m: m["temperature.positive"] == 1,
    ),
    Pair(
        "prose",
        (
            "I Stockholm Mitt finns {rom2.area.stockholm_mitt.remaining} deltagare i Rusta och matcha, "
            "{rom2.area.stockholm_mitt.remaining.change} färre än i {m-1}."
        ),
    ),
    Pair(
        "prose",
        (
            "Transport lockar flest i arbetsmarknadsutbildning ({aub.track.m_transport.remaining}), före "
            "Maskin ({aub.track.l_maskin.remaining})."
        ),
    ),
    Pair(
        "prose",
        (
            "Med sina {sta.supplier.arcus_utbildning_jobbformedling_ab.remaining} deltagare har Arcus "
            "{sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct} procent av Steg till "
            "arbete."
        ),
    ),
    Pair(
        "prose",
        ("När {m} var slut hade {rom2.left} lämnat och {rom2.new} börjat; kvar var {rom2.remaining}."),
        before="Rusta och matcha är störst.",
    ),
    Pair(
        "prose",
        ("De lediga jobben har på ett år minskat från {temperature.vacancies@-12} till {temperature.vacancies}."),
    ),
    Pair(
        "prose", ("Ungefär fyra av tio deltagare i Steg till arbete finns hos Arcus, var fjärde hos Arbetslivsresurs.")
    ),
    Pair("prose", ("Barometerindikatorn föll med 0,7 enheter i {m} men är 6,0 enheter högre än för ett år sedan.")),
    Pair("prose", ("Bland kommunerna har Malmö, Ronneby och Eskilstuna högst arbetslöshet.")),
    Pair(
        "prose",
        ("Nya i arbetsmarknadsutbildning minskade med mer än en fjärdedel."),
        holds=lambda m: m["aub.new.change_pct"] < -25,
    ),
    Pair("prose", ("Varslen var {temperature.varsel}, och säsongsrensat {temperature.varsel.sa}.")),
    Pair("prose", ("Många av dem som går Steg till arbete har varit utan jobb länge.")),
    Pair("prose", ("Så länge konjunkturen är svag lär arbetslösheten inte minska.")),
    Pair(
        "prose", ("Tre leverantörer står bakom IPSU, tretton bakom Steg till arbete och sju bakom karriärvägledning.")
    ),
    Pair("prose", ("Det var {rom2.new} nya, {rom2.left} avslut och {rom2.remaining} kvar i Rusta och matcha.")),
    Pair(
        "prose",
        (
            "Under {m} minskade antalet deltagare i två tjänster, Rusta och matcha och "
            "arbetsmarknadsutbildning, medan de fyra andra ökade."
        ),
    ),
    Pair(
        "prose", ("Arbetsmarknadsutbildningen, vars största inriktning är Transport, hade {aub.remaining} deltagare.")
    ),
    Pair("prose", ("Räknat per leverantör har Rusta och matcha {rom2.participants_per_supplier:0} deltagare.")),
    Pair(
        "prose",
        (
            "Trots att antalet nya var {sta.new.change} fler än i {m-1} ökade Steg till arbete bara med "
            "{sta.remaining.change}."
        ),
    ),
    Pair(
        "prose",
        (
            "Utan de {fub.track.orientering_test_och_kartlaggning.remaining.change} nya på orienteringen "
            "hade uppgången varit mindre."
        ),
    ),
    Pair(
        "prose",
        ("Jämfört med {my-12}, då arbetslösheten var {temperature.unemployment_rate@-12} procent, är läget sämre."),
    ),
    Pair("prose", ("Nio av tio leverantörer säger sig vilja växa.")),
    Pair("prose", ("Störst ökning sedan {m-1} hade förberedande utbildning, både i antal och procent.")),
    Pair(
        "prose",
        ("Förtroendet för Arbetsförmedlingen är 15 procent, ned från 17."),
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct"] == 15,
    ),
    Pair(
        "prose",
        (
            "Prognosen för nästa år, {forecast.year.2026.unemployment_rate} procent, är lägre än årets "
            "{forecast.year.2025.unemployment_rate} procent."
        ),
    ),
    Pair(
        "prose",
        (
            "Antalet lediga jobb är nu {temperature.vacancies}, vilket motsvarar "
            "{groups.country.vacancy_rate} procent av arbetskraften."
        ),
    ),
    Pair("prose", ("Örebro gick emot strömmen med {rom2.area.orebro.remaining.change} fler deltagare.")),
    Pair(
        "prose",
        (
            "De {rom2.contracts.at_risk} avtal som riskerar att hävas är {rom2.contracts.at_risk.share_pct} "
            "procent av alla."
        ),
    ),
    Pair("prose", ("I {m} var det kallt på arbetsmarknaden, med {temperature.varsel} varsel.")),
    Pair("prose", ("Kvinnor utgör 47 procent av deltagarna i Steg till arbete.")),
    Pair("prose", ("Arbetslösheten bland unga var 11,2 procent.")),
    Pair("prose", ("I Skåne var arbetslösheten 8,7 procent.")),
    Pair("prose", ("Hon har arbetat 14 år på Arbetsförmedlingen och mött över 3 000 arbetssökande.")),
]
