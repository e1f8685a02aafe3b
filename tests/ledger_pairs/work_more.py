"""Sentences with a slip and their true twins: more of the half "work", by kind as different writers would put it."""

from tests.ledger_pairs.template import Month, Pair

SUPPLIER = "rom2.supplier."


def is_record(month: Month, fact: str, months: int = 10_000, low: bool = False) -> bool:
    """Whether a fact is the highest, or lowest, of its last months."""
    values = month.series(fact, months)
    return values[-1] == (min if low else max)(values)


PAIRS = [
    Pair(
        "number of a service",
        (
            "Rusta och matcha är den klart största tjänsten: [{rom2.remaining} // {rom2.remaining-3000}] "
            "personer fanns där när månaden tog slut."
        ),
    ),
    Pair(
        "number of a service",
        (
            "Karriärvägledning är en liten tjänst. Inte fler än [{kvl.remaining} // {kvl.remaining-90}] "
            "personer var inskrivna sista januari."
        ),
    ),
    Pair(
        "number of a service",
        (
            "Sammanlagt [{ipsu.new} // {ipsu.new+20}] personer fick individuellt pedagogiskt stöd beviljat "
            "för första gången i {m}."
        ),
    ),
    Pair(
        "number of a service",
        ("Statistiken för {m} visar [{temperature.varsel} // {temperature.varsel+800}] varsel om uppsägning."),
    ),
    Pair(
        "number of a service",
        ("Deltagarna i de förberedande utbildningarna uppgår numera till [{fub.remaining} // {fub.remaining+700}]."),
    ),
    Pair(
        "number of a service",
        (
            "Utbudet av lediga jobb, [{temperature.vacancies} // {temperature.vacancies+22000}] platser, är "
            "alltjämt litet."
        ),
    ),
    Pair(
        "right number, wrong service",
        ("Bland dem som fick [Steg till arbete // karriärvägledning] var {sta.new} nya i {m}."),
    ),
    Pair(
        "right number, wrong service",
        ("{aub.left} personer avslutade sin [arbetsmarknadsutbildning // förberedande utbildning] i {m}."),
    ),
    Pair(
        "right number, wrong service",
        ("Med {ipsu.remaining} inskrivna är [IPSU // KVL] den minsta av de sex tjänsterna."),
    ),
    Pair("flow confused", ("Till [inflödet // utflödet] i Rusta och matcha räknas {rom2.new} personer i {m}.")),
    Pair(
        "flow confused",
        ("Arbetsmarknadsutbildningarna [tog emot // skrev ut] {aub.new} personer under årets första månad."),
    ),
    Pair("flow confused", ("Hela {fub.new} personer [kom in i // försvann ur] förberedande utbildning under {m}.")),
    Pair("flow confused", ("Karriärvägledningen hade {kvl.left} [avslut // nya deltagare] i {m}.")),
    Pair("wrong month", ("I [{m-2} // {m-3}] i fjol deltog {aub.remaining@-2} personer i arbetsmarknadsutbildning.")),
    Pair("wrong month", ("Så sent som i [{my-5} // {my-7}] fanns {temperature.vacancies@-5} lediga jobb.")),
    Pair("wrong month", ("Jämför med [{my-12} // {my-10}], då {temperature.varsel@-12} personer varslades.")),
    Pair("wrong month", ("Vid utgången av [{m-1} // {m-2}] var {rom2.remaining@-1} personer kvar i Rusta och matcha.")),
    Pair(
        "wrong month",
        (
            "Barometerindikatorn, som nu är {temperature.ki_barometer}, stod i {temperature.ki_barometer@-1}"
            " i [{m-1} // {m-2}]."
        ),
    ),
    Pair(
        "base of comparison",
        (
            "Antalet i förberedande utbildning är {fub.remaining.change} högre än [månaden före // samma "
            "månad förra året]."
        ),
    ),
    Pair(
        "base of comparison",
        ("Sedan [{m-1} // {my-12}] har Rusta och matcha tappat {rom2.remaining.change} deltagare."),
    ),
    Pair(
        "base of comparison",
        ("[I årstakt // På en månad] har antalet lediga jobb minskat med {temperature.vacancies.change_12m}."),
    ),
    Pair(
        "base of comparison",
        (
            "Jämfört med [för ett år sedan // i december] har karriärvägledningen {kvl.remaining.change_12m}"
            " fler deltagare."
        ),
    ),
    Pair(
        "direction by verb: deltagare",
        ("För karriärvägledningens del [kvl.remaining.change ? kröp antalet uppåt // gled antalet nedåt] i {m}."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("Antalet personer i arbetsmarknadsutbildning [aub.remaining.change ? gick upp // gick ned] något i {m}."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("I {m} [fub.remaining.change ? svällde // krympte] de förberedande utbildningarna rejält."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("Allt [sta.remaining.change_12m ? fler // färre] går Steg till arbete jämfört med för ett år sedan."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("Antalet som lämnar Rusta och matcha [rom2.left.change ? sköt i höjden // störtdök] efter nyår."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("Det är inte bara Steg till arbete som [sta.remaining.change ? växer // krymper]."),
    ),
    Pair(
        "direction by verb: makro",
        (
            "Arbetslösheten har [temperature.unemployment_rate.change_12m ? bitit sig fast på en högre nivå "
            "// sjunkit till en lägre nivå] än i fjol."
        ),
    ),
    Pair(
        "direction by verb: makro",
        (
            "Efterfrågan på arbetskraft, mätt som lediga jobb, [temperature.vacancies.change_12m ? har "
            "stärkts // har försvagats] på ett år."
        ),
    ),
    Pair(
        "direction by verb: makro", ("Varslen [temperature.varsel.change_12m ? tilltar // avtar] jämfört med {my-12}.")
    ),
    Pair(
        "direction by verb: makro",
        (
            "I landets storstäder har arbetslösheten [groups.storstader.unemployment_rate.change_pp ? tickat"
            " uppåt // tickat nedåt] sedan {my-24}."
        ),
    ),
    Pair(
        "direction by noun: tj\u00e4nster",
        ("Statistiken visar på [kvl.new.change ? ett ökat // ett minskat] inflöde till karriärvägledning i {m}."),
    ),
    Pair(
        "direction by noun: tj\u00e4nster",
        (
            "[aub.new.change ? Uppgången // Raset] i antalet nya på arbetsmarknadsutbildning uppgick till "
            "{aub.new.change_pct} procent."
        ),
    ),
    Pair(
        "direction by noun: tj\u00e4nster",
        ("Årets första månad bjöd på [sta.remaining.change ? ett lyft // en svacka] för Steg till arbete."),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "[temperature.long_term_unemployed.change_12m ? Ökningen // Minskningen] av "
            "långtidsarbetslösheten på ett år är {temperature.long_term_unemployed.change_12m} personer."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "Barometern noterar [temperature.ki_barometer.change_12m ? en förbättring // en försämring] på "
            "{temperature.ki_barometer.change_12m} enheter sedan {my-12}."
        ),
    ),
    Pair(
        "negation",
        ("Det är ett faktum att antalet deltagare i Rusta och matcha [sjönk // inte sjönk] i {m}."),
        holds=lambda m: m["rom2.remaining.change"] < 0,
    ),
    Pair(
        "negation",
        ("Varslen har [inte minskat // minskat] på ett år."),
        holds=lambda m: m["temperature.varsel.change_12m"] > 0,
    ),
    Pair(
        "negation",
        ("[Ingen // En tydlig] uppgång syns i antalet nya i arbetsmarknadsutbildning i {m}."),
        holds=lambda m: m["aub.new.change"] < 0,
    ),
    Pair(
        "negation",
        ("Det är [inte så att // tvärtom så att] arbetslösheten har minskat på ett år."),
        holds=lambda m: m["temperature.unemployment_rate.change_12m"] > 0,
    ),
    Pair(
        "negation",
        ("Förtroendet för Skatteverket [steg inte // steg] mellan mätningarna."),
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.change"] < 0,
    ),
    Pair(
        "negation",
        ("Varken i Steg till arbete eller i karriärvägledning [minskade // ökade] antalet deltagare i {m}."),
        holds=lambda m: m["sta.remaining.change"] > 0 and m["kvl.remaining.change"] > 0,
    ),
    Pair(
        "negation",
        ("Enrival [tappade inte // tappade] deltagare i Rusta och matcha i {m}."),
        holds=lambda m: m[SUPPLIER + "enrival_ab.remaining.change"] > 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "I storstäderna är arbetslösheten {groups.storstader.unemployment_rate.change_pp} "
            "[procentenheter // procent] högre än för två år sedan."
        ),
    ),
    Pair(
        "percent or percentage points",
        ("Antalet nya i Steg till arbete ökade med {sta.new.change_pct} [procent // procentenheter] i {m}."),
    ),
    Pair(
        "percent or percentage points",
        (
            "Förtroendet för Trafikverket har stigit med {trust.actor.trafikverket.trust_pct.change} "
            "[procentenheter // procent]."
        ),
    ),
    Pair(
        "percent or percentage points",
        (
            "Prognosen för arbetslösheten 2025 har höjts med {forecast.year.2025.unemployment_rate.change} "
            "[procentenheter // procent]."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Lernia står för [{rom2.supplier.lernia_utbildning_ab.remaining.share_pct} // "
            "{rom2.supplier.lernia_utbildning_ab.remaining.share_pct+4}] procent av deltagarna i Rusta och "
            "matcha."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Av deltagarna i arbetsmarknadsutbildning går [{aub.track.m_transport.remaining.share_pct} // "
            "{aub.track.l_maskin.remaining.share_pct}] procent inriktningen Transport."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Arbetslivsresurs marknadsandel i karriärvägledning är "
            "[{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} // "
            "{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct-9}] procent."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Iris Hadar, Jobfind och Clustera har [{ipsu.supplier.iris_hadar_ab.remaining.share_pct}, "
            "{ipsu.supplier.jobfind_sverige_ab.remaining.share_pct} och "
            "{ipsu.supplier.clustera_sverige_ab.remaining.share_pct} // "
            "{ipsu.supplier.jobfind_sverige_ab.remaining.share_pct}, "
            "{ipsu.supplier.iris_hadar_ab.remaining.share_pct} och "
            "{ipsu.supplier.clustera_sverige_ab.remaining.share_pct}] procent av IPSU-deltagarna."
        ),
    ),
    Pair(
        "wrong share",
        (
            "De tio största leverantörerna av arbetsmarknadsutbildning har "
            "[{aub.suppliers.largest.share_pct} // {aub.suppliers.largest.share_pct-12}] procent av "
            "deltagarna."
        ),
    ),
    Pair(
        "rank",
        ("På [andra // tredje] plats i Rusta och matcha ligger Lernia."),
        holds=lambda m: m[SUPPLIER + "lernia_utbildning_ab.remaining.rank"] == 2,
    ),
    Pair(
        "rank",
        ("Jobfind Sverige är [fyra // tvåa] i Steg till arbete."),
        holds=lambda m: m["sta.supplier.jobfind_sverige_ab.remaining.rank"] == 4,
    ),
    Pair(
        "rank",
        ("Bygg är den [tredje // näst] största inriktningen i arbetsmarknadsutbildning."),
        holds=lambda m: m["aub.track.j_bygg.remaining.rank"] == 3,
    ),
    Pair(
        "rank",
        ("Clustera ligger [sist // först] av de tre leverantörerna i IPSU."),
        holds=lambda m: m["ipsu.supplier.clustera_sverige_ab.remaining.rank"] == 3 == m["ipsu.market.suppliers"],
    ),
    Pair(
        "superlative",
        ("[Transport // Maskin] är den inriktning inom arbetsmarknadsutbildning som lockar flest."),
        holds=lambda m: m["aub.track.m_transport.remaining.rank"] == 1,
    ),
    Pair(
        "superlative",
        ("[Lägst // Högst] är arbetslösheten i landsbygdskommuner med besöksnäring."),
        holds=lambda m: list(m.groups("unemployment_rate"))[-1] == "landsbygdskommun_med_besoksnaring",
    ),
    Pair(
        "superlative",
        ("Av de fem myndigheterna är det [Arbetsförmedlingen // Trafikverket] som har lägst förtroende."),
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.rank"] == 5,
    ),
    Pair(
        "superlative",
        ("Den enskilt största leverantören i Steg till arbete heter [Arcus // Arbetslivsresurs]."),
        holds=lambda m: m["sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.rank"] == 1,
    ),
    Pair(
        "superlative",
        ("Flest deltagare i Rusta och matcha har leveransområdet [Stockholm Mitt // Malmö]."),
        holds=lambda m: m["rom2.area.stockholm_mitt.remaining.rank"] == 1,
    ),
    Pair(
        "order",
        ("I Rusta och matcha är Enrival [större // mindre] än Manpower."),
        holds=lambda m: m.order(SUPPLIER + "enrival_ab.remaining", SUPPLIER + "manpower_matchning_ab.remaining"),
    ),
    Pair(
        "order",
        ("Efter Transport och Maskin kommer [Bygg // Ekonomi] bland arbetsmarknadsutbildningens inriktningar."),
        holds=lambda m: m["aub.track.j_bygg.remaining.rank"] == 3,
    ),
    Pair(
        "order",
        ("Säkerhetspolisen och Försvarsmakten har [högre // lägre] förtroende än Skatteverket."),
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.rank"] == 3,
    ),
    Pair(
        "order",
        ("Fler har förtroende för [Trafikverket än för Arbetsförmedlingen // Arbetsförmedlingen än för Trafikverket]."),
        holds=lambda m: m.order("trust.actor.trafikverket.trust_pct", "trust.actor.arbetsformedlingen.trust_pct"),
    ),
    Pair(
        "comparison",
        ("Arbetslösheten är [högre // lägre] i de större städerna än i landsbygdskommunerna."),
        holds=lambda m: m.order("groups.storre_stad.unemployment_rate", "groups.landsbygdskommun.unemployment_rate"),
    ),
    Pair(
        "comparison",
        ("Karriärvägledning har nästan [dubbelt // tre gånger] så många deltagare som IPSU."),
        holds=lambda m: 1.7 < m["kvl.remaining"] / m["ipsu.remaining"] < 2,
    ),
    Pair(
        "comparison",
        ("I Rusta och matcha lämnade {rom2.left - rom2.new} personer [fler // färre] än som började."),
        holds=lambda m: m["rom2.left"] > m["rom2.new"],
    ),
    Pair(
        "comparison",
        ("Arcus har [fler // färre] deltagare i Steg till arbete än i Rusta och matcha."),
        holds=lambda m: m.order(
            "sta.supplier.arcus_utbildning_jobbformedling_ab.remaining",
            SUPPLIER + "arcus_utbildning_jobbformedling_ab.remaining",
        ),
    ),
    Pair(
        "comparison",
        ("Andelen som når ett första resultat är [högre // lägre] i Örebro än i Malmö."),
        holds=lambda m: m.order("rom2.area.orebro.rr1_rate", "rom2.area.malmo.rr1_rate"),
    ),
    Pair(
        "comparison",
        ("De lediga jobben är [färre // fler] än de långtidsarbetslösa."),
        holds=lambda m: m.order("temperature.long_term_unemployed", "temperature.vacancies"),
    ),
    Pair(
        "record",
        ("Antalet långtidsarbetslösa är det högsta på [ett år // tio år]."),
        holds=lambda m: (
            is_record(m, "temperature.long_term_unemployed", 12)
            and (not is_record(m, "temperature.long_term_unemployed", 120))
        ),
    ),
    Pair(
        "against the mean",
        ("Avsluten i Rusta och matcha är något [fler // färre] än i snitt, {rom2.left.mean:0}."),
        holds=lambda m: m["rom2.left"] > m["rom2.left.mean"],
    ),
    Pair(
        "against the mean",
        ("{aub.new} nya i arbetsmarknadsutbildning är klart [under // över] snittet på {aub.new.mean:0}."),
        holds=lambda m: m["aub.new"] < m["aub.new.mean"],
    ),
    Pair(
        "against the mean",
        ("I genomsnitt har [{rom2.new.mean:0} // {rom2.new.mean+900:0}] personer börjat i Rusta och matcha per månad."),
    ),
    Pair(
        "against the mean",
        (
            "Ett [större // mindre] antal än normalt började i förberedande utbildning, där snittet ligger "
            "på {fub.new.mean:0}."
        ),
        holds=lambda m: m["fub.new"] > m["fub.new.mean"],
    ),
    Pair(
        "against the mean",
        ("Arbetslösheten i de större städerna är [högre // lägre] än riksgenomsnittet."),
        holds=lambda m: m.order("groups.storre_stad.unemployment_rate", "groups.country.unemployment_rate"),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Arbetslivsresurs har {kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} procent av "
            "karriärvägledningen; resterande "
            "[{100-kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct:1} // "
            "{100-kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct+6:1}] procent delas av sex bolag."
        ),
        holds=lambda m: m["kvl.market.suppliers"] == 7,
    ),
    Pair(
        "shares that make a hundred",
        (
            "I IPSU går {ipsu.part.a.remaining.share_pct} procent i del A och "
            "[{ipsu.part.b.remaining.share_pct} // {ipsu.part.b.remaining.share_pct+7}] procent i del B."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Tre bolag delar på IPSU: Iris Hadar har {ipsu.supplier.iris_hadar_ab.remaining.share_pct} "
            "procent, Jobfind {ipsu.supplier.jobfind_sverige_ab.remaining.share_pct} och Clustera "
            "[{ipsu.supplier.clustera_sverige_ab.remaining.share_pct} // "
            "{ipsu.supplier.clustera_sverige_ab.remaining.share_pct+5}]."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "De fem största har {rom2.top5.share_pct} procent av Rusta och matcha, övriga leverantörer "
            "[{100-rom2.top5.share_pct:1} // {100-rom2.top5.share_pct-10:1}]."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Två leverantörer har tillsammans "
            "{sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct+sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct:1}"
            " procent av Steg till arbete, vilket lämnar "
            "[{100-sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct-sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct:1}"
            " // "
            "{100-sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct-sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct+8:1}]"
            " procent till de andra elva."
        ),
        holds=lambda m: m["sta.market.suppliers"] == 13,
    ),
    Pair(
        "trust",
        (
            "Bara [{trust.actor.arbetsformedlingen.trust_pct} // "
            "{trust.actor.arbetsformedlingen.trust_pct+9}] procent litar på Arbetsförmedlingen."
        ),
    ),
    Pair(
        "trust",
        (
            "Trafikverkets förtroende [steg // sjönk] från {trust.actor.trafikverket.trust_pct.previous} "
            "till {trust.actor.trafikverket.trust_pct} procent."
        ),
        holds=lambda m: m["trust.actor.trafikverket.trust_pct.change"] > 0,
    ),
    Pair(
        "trust",
        (
            "Säpo åtnjuter förtroende hos [{trust.actor.sakerhetspolisen.trust_pct} // "
            "{trust.actor.skatteverket.trust_pct}] procent av de tillfrågade."
        ),
    ),
    Pair(
        "trust",
        (
            "I förra mätningen hade Skatteverket [{trust.actor.skatteverket.trust_pct.previous} // "
            "{trust.actor.skatteverket.trust_pct}] procents förtroende."
        ),
    ),
    Pair(
        "trust",
        (
            "Arbetsförmedlingen har backat {trust.actor.arbetsformedlingen.trust_pct.change} procentenheter "
            "medan Försvarsmakten har [stigit // sjunkit] {trust.actor.forsvarsmakten.trust_pct.change}."
        ),
        holds=lambda m: (
            m["trust.actor.arbetsformedlingen.trust_pct.change"] < 0 < m["trust.actor.forsvarsmakten.trust_pct.change"]
        ),
    ),
    Pair(
        "trust",
        ("Av de fem tappade [Skatteverket // Trafikverket] mest."),
        before="Förtroendet för fem myndigheter mäts varje år.",
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.change"] < -5,
    ),
    Pair(
        "forecast",
        (
            "Nästa år väntas arbetslösheten sjunka till [{forecast.year.2026.unemployment_rate} // "
            "{forecast.year.2026.unemployment_rate+0.5:1}] procent."
        ),
    ),
    Pair(
        "forecast",
        (
            "Arbetsförmedlingens prognos är att {forecast.year.2025.long_term_unemployed} personer är "
            "långtidsarbetslösa [2025 // 2026]."
        ),
    ),
    Pair(
        "forecast",
        (
            "I matchningstjänsterna räknar myndigheten med "
            "[{forecast.year.2025.matching_services_participants} // "
            "{forecast.year.2025.matching_services_participants.previous}] deltagare 2025."
        ),
    ),
    Pair(
        "forecast",
        (
            "Prognosen för matchningstjänsterna 2026 har [sänkts // höjts] med "
            "{forecast.year.2026.matching_services_participants.change} deltagare."
        ),
        holds=lambda m: m["forecast.year.2026.matching_services_participants.change"] < 0,
    ),
    Pair(
        "from-to",
        ("Antalet deltagare i IPSU ökade från {ipsu.remaining@-1} till [{ipsu.remaining} // {ipsu.remaining+30}]."),
    ),
    Pair(
        "from-to",
        (
            "På ett år har arbetslösheten gått från [{temperature.unemployment_rate@-12} // "
            "{temperature.unemployment_rate@-12 - 0.6:1}] till {temperature.unemployment_rate} procent."
        ),
    ),
    Pair(
        "from-to",
        ("Mellan {m-1} och {m} gick antalet nya i Steg till arbete från {sta.new@-1} [upp // ned] till {sta.new}."),
        holds=lambda m: m["sta.new.change"] > 0,
    ),
    Pair(
        "sum over services",
        ("AUB och FUB har tillsammans [{aub.remaining+fub.remaining} // {aub.remaining+sta.remaining}] deltagare."),
    ),
    Pair(
        "sum over services",
        (
            "De sex tjänsterna samlade "
            "[{rom2.remaining+sta.remaining+kvl.remaining+ipsu.remaining+aub.remaining+fub.remaining} // "
            "{rom2.remaining+sta.remaining+kvl.remaining+ipsu.remaining+aub.remaining}] deltagare i {m}."
        ),
    ),
    Pair(
        "sum over services",
        (
            "Steg till arbete, karriärvägledning och IPSU hade ihop [{sta.new+kvl.new+ipsu.new} // "
            "{sta.new+kvl.new+ipsu.new+250}] nya deltagare."
        ),
    ),
    Pair(
        "multiple",
        ("Rusta och matcha har runt [sju // tio] gånger så många deltagare som Steg till arbete."),
        holds=lambda m: 6.5 < m["rom2.remaining"] / m["sta.remaining"] < 7.4,
    ),
    Pair(
        "multiple",
        ("Antalet nya i förberedande utbildning har [nästan fördubblats // mer än tredubblats] på en månad."),
        holds=lambda m: 1.65 < m["fub.new"] / m["fub.new@-1"] < 2,
    ),
    Pair(
        "fraction",
        ("Ungefär [en fjärdedel // hälften] av deltagarna i Steg till arbete finns hos Arbetslivsresurs."),
        holds=lambda m: 24 < m["sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct"] < 27,
    ),
    Pair(
        "fraction",
        ("Knappt [en tredjedel // en tiondel] av arbetsmarknadsutbildningens deltagare går Transport."),
        holds=lambda m: 28 < m["aub.track.m_transport.remaining.share_pct"] < 33.3,
    ),
    Pair(
        "fraction",
        ("[Åtta av tio // Fyra av tio] i karriärvägledning är inskrivna hos Arbetslivsresurs."),
        holds=lambda m: 78 < m["kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct"] < 82,
    ),
    Pair(
        "n of m",
        ("Av de 70 leveransområdena växte [{rom2.areas.rising} // {rom2.areas.rising+9}] i {m}."),
        holds=lambda m: m["rom2.areas.listed"] == 70,
    ),
    Pair(
        "n of m",
        (
            "[{rom2.areas.falling} // {rom2.areas.falling+10}] av 70 leveransområden i Rusta och matcha "
            "tappade deltagare."
        ),
        holds=lambda m: m["rom2.areas.listed"] == 70,
    ),
    Pair(
        "n of m",
        ("Sex av de tio största AUB-leverantörerna [minskade // ökade] i {m}."),
        holds=lambda m: m["aub.suppliers.largest.falling"] == 6,
    ),
    Pair(
        "n of m",
        ("Arbetslösheten har stigit i [åtta // fem] av nio kommungrupper sedan {my-24}."),
        holds=lambda m: sum(v > 0 for v in m.groups("unemployment_rate.change_pp").values()) == 8,
    ),
    Pair(
        "unchanged",
        ("Hos [YrkesAkademin // Lernia] är antalet deltagare i arbetsmarknadsutbildning oförändrat."),
        holds=lambda m: m["aub.supplier.yrkesakademin_ab.remaining.change"] == 0,
    ),
    Pair(
        "unchanged",
        ("Deltagarantalet i Malung-Sälen-Vansbro är [oförändrat // något lägre] jämfört med {m-1}."),
        holds=lambda m: m["rom2.area.malung_salen_vansbro.remaining.change"] == 0,
    ),
    Pair(
        "area and municipality",
        (
            "I Malmö kommun är arbetslösheten [{groups.municipality.malmo.unemployment_rate} // "
            "{groups.municipality.ronneby.unemployment_rate}] procent."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "Gällivare har landets [lägsta // högsta] arbetslöshet, "
            "{groups.municipality.gallivare.unemployment_rate} procent."
        ),
    ),
    Pair(
        "area and municipality",
        ("Leveransområdet Örebro [ökade // minskade] med {rom2.area.orebro.remaining.change} deltagare i {m}."),
        holds=lambda m: m["rom2.area.orebro.remaining.change"] > 0,
    ),
    Pair(
        "area and municipality",
        ("I {rom2.municipalities.without} [kommuner // leveransområden] finns ingen leverantör av Rusta och matcha."),
    ),
    Pair(
        "group names",
        (
            "Turistkommunerna har {groups.landsbygdskommun_med_besoksnaring.vacancy_rate} procent lediga "
            "jobb, [mest // minst] av alla kommungrupper."
        ),
        holds=lambda m: next(iter(m.groups("vacancy_rate"))) == "landsbygdskommun_med_besoksnaring",
    ),
    Pair(
        "group names",
        (
            "Arbetslösheten bland [pendlingskommunerna nära storstäderna // de större städerna] är "
            "{groups.pendlingskommun_nara_storstad.unemployment_rate} procent."
        ),
    ),
    Pair(
        "group names",
        (
            "I de mindre städerna och tätorterna ligger arbetslösheten på "
            "[{groups.mindre_stad_tatort.unemployment_rate} // {groups.landsbygdskommun.unemployment_rate}] "
            "procent."
        ),
    ),
    Pair(
        "coordination",
        ("Steg till arbete och karriärvägledning [växte båda // krympte båda] i {m}."),
        holds=lambda m: m["sta.remaining.change"] > 0 and m["kvl.remaining.change"] > 0,
    ),
    Pair(
        "coordination",
        ("I Steg till arbete började {sta.new} personer och i karriärvägledning [{kvl.new} // {kvl.left+300}]."),
    ),
    Pair(
        "coordination",
        ("Medan Rusta och matcha minskade [ökade // minskade] Steg till arbete."),
        holds=lambda m: m["rom2.remaining.change"] < 0 < m["sta.remaining.change"],
    ),
    Pair(
        "coordination",
        (
            "Lernia och Manpower minskade med {rom2.supplier.lernia_utbildning_ab.remaining.change} "
            "respektive [{rom2.supplier.manpower_matchning_ab.remaining.change} // "
            "{rom2.supplier.etu_match_ab.remaining.change}] deltagare i Rusta och matcha."
        ),
    ),
    Pair(
        "pronoun and inheritance",
        ("Tjänsten hade [{kvl.remaining} // {kvl.remaining+200}] deltagare i {m}."),
        before="Karriärvägledning är ett stöd för den som vill byta yrke.",
    ),
    Pair(
        "pronoun and inheritance",
        (
            "Företaget har [{sta.supplier.arcus_utbildning_jobbformedling_ab.remaining} // "
            "{sta.supplier.iris_hadar_ab.remaining}] deltagare där."
        ),
        before="Arcus är störst i Steg till arbete.",
    ),
    Pair(
        "pronoun and inheritance",
        ("Andelen har [stigit // sjunkit] sedan {my-24}."),
        before="Arbetslösheten i storstäderna är {groups.storstader.unemployment_rate} procent.",
        holds=lambda m: m["groups.storstader.unemployment_rate.change_pp"] > 0,
    ),
    Pair(
        "pronoun and inheritance",
        (
            "Där minskade antalet med {rom2.area.stockholm_mitt.remaining.change}, i [Malmö // Örebro] med "
            "{rom2.area.malmo.remaining.change}."
        ),
        before="Stockholm Mitt är det största leveransområdet i Rusta och matcha.",
        holds=lambda m: (
            m["rom2.area.stockholm_mitt.remaining.change"] < 0 and m["rom2.area.malmo.remaining.change"] < 0
        ),
    ),
    Pair(
        "survey",
        (
            "[{survey.discomfort_experienced.answer_yes.n} // {survey.staff_know_when.answer_yes.n-6}] av "
            "{survey.respondents} handledare uppger i enkäten att de har upplevt obehag."
        ),
    ),
    Pair(
        "survey",
        (
            "Hälften, {survey.reporting_matters.answer_yes.n} av {survey.reporting_matters.n}, svarar att "
            "[rapporteringen spelar roll // rapporteringen inte spelar roll]."
        ),
        heading="Enkäten",
        holds=lambda m: m["survey.reporting_matters.answer_yes.share_pct"] == 50,
    ),
    Pair("survey", ("I vår enkät svarade [{survey.respondents} // {survey.respondents+12}] personer.")),
    Pair(
        "survey",
        (
            "{survey.staff_know_when.answer_yes.share_pct:0} procent av de svarande i enkäten säger att "
            "personalen [vet // inte vet] när avvikelser ska rapporteras."
        ),
    ),
    Pair(
        "seasonally adjusted or observed",
        ("Rensat för säsong är de lediga jobben [{temperature.vacancies.sa} // {temperature.vacancies}]."),
    ),
    Pair(
        "seasonally adjusted or observed",
        ("Den [säsongsrensade // orensade] arbetslösheten är {temperature.unemployment_rate.sa} procent."),
    ),
    Pair(
        "seasonally adjusted or observed",
        ("Säsongsrensat [minskade // ökade] varslen i {m}."),
        holds=lambda m: m["temperature.varsel.sa.change"] < 0,
    ),
    Pair(
        "figures as people type them",
        ("Nästan [147 000 // 164 000] personer är långtidsarbetslösa."),
        holds=lambda m: 146500 < m["temperature.long_term_unemployed"] < 147000,
    ),
    Pair(
        "figures as people type them",
        ("Det finns [{temperature.vacancies:d} // {temperature.vacancies+11000:d}] lediga jobb."),
    ),
    Pair(
        "figures as people type them",
        ("Rusta och matcha samlar [39,4 tusen // 34,9 tusen] deltagare."),
        holds=lambda m: 39350 <= m["rom2.remaining"] < 39450,
    ),
    Pair(
        "number word",
        ("[Fyrtiotre // Trettiofyra] leverantörer ger arbetsmarknadsutbildning."),
        holds=lambda m: m["aub.suppliers"] == 43,
    ),
    Pair(
        "number word",
        ("I Steg till arbete finns [tretton // sjutton] leverantörer."),
        holds=lambda m: m["sta.market.suppliers"] == 13,
    ),
    Pair(
        "number word",
        ("Arbetsmarknadsutbildning bedrivs inom [tretton // elva] inriktningar."),
        holds=lambda m: m["aub.tracks"] == 13,
    ),
    Pair(
        "hedge: near the number",
        ("Runt [5 800 // 5 300] personer deltar i Steg till arbete."),
        holds=lambda m: 5750 <= m["sta.remaining"] < 5850,
    ),
    Pair(
        "hedge: near the number",
        ("Drygt [var femte // var tredje] deltagare i Rusta och matcha finns hos de fem största leverantörerna."),
        holds=lambda m: 20 < m["rom2.top5.share_pct"] < 24,
    ),
    Pair(
        "hedge: bound",
        ("Färre än [900 // 850] personer deltar i karriärvägledning."),
        holds=lambda m: 850 < m["kvl.remaining"] < 900,
    ),
    Pair(
        "hedge: bound",
        ("Mer än [145 000 // 155 000] personer har varit utan arbete i över ett år."),
        holds=lambda m: 145000 < m["temperature.long_term_unemployed"] < 155000,
    ),
    Pair("stale month", ("I [{m} // {m-1}] varslades {temperature.varsel} personer.")),
    Pair("stale month", ("Just nu är [{ipsu.remaining} // {ipsu.remaining@-1}] personer inskrivna i IPSU.")),
    Pair(
        "stale month",
        ("Arbetslösheten är nu [{temperature.unemployment_rate} // {temperature.unemployment_rate@-1}] procent."),
        holds=lambda m: f"{m['temperature.unemployment_rate']:.1f}" != f"{m['temperature.unemployment_rate@-1']:.1f}",
    ),
    Pair("supplier's name", ("Störst i karriärvägledning är [Arbetslivsresurs // Arbetslivsresus].")),
    Pair(
        "supplier's name",
        ("I Rusta och matcha har [Eyes4work // Eyes4vork] {rom2.supplier.eyes4work_ab.remaining} deltagare."),
    ),
    Pair("supplier's name", ("[Clustera // Clusterra] är minst av leverantörerna i IPSU.")),
    Pair("supplier's name", ("[Nercia // Nersia] leder bland anordnarna av arbetsmarknadsutbildning.")),
    Pair(
        "supplier's name",
        ("Hos [Iris Hadar // Iris Hadér] i Steg till arbete deltar {sta.supplier.iris_hadar_ab.remaining} personer."),
    ),
    Pair(
        "person's name",
        ("Enligt [Nyström // Nystrom] är det för tidigt att dra slutsatser."),
        before="Per Nyström är analytiker på Werket.",
    ),
    Pair("n of m", ("[{rom2.contracts.at_risk} // {rom2.contracts.at_risk+30}] avtal riskerar att hävas.")),
    Pair(
        "n of m",
        ("Av {rom2.contracts} avtal har [{rom2.contracts.low_rating} // {rom2.contracts.low_rating-50}] lågt betyg."),
    ),
    Pair(
        "wrong share",
        ("Andelen med ett andra resultat i Rusta och matcha är [{rom2.rr2_rate} // {rom2.rr1_rate}] procent."),
    ),
    Pair(
        "wrong share",
        ("Leverantörer med betyg 4 har en [högre // lägre] andel första resultat än de med betyg 1."),
        holds=lambda m: m.order("rom2.rating.4.rr1_rate", "rom2.rating.1.rr1_rate"),
    ),
    Pair(
        "title and lead",
        ("Färre [nya // avslutade] i Rusta och matcha"),
        field="title",
        holds=lambda m: m["rom2.new.change"] < 0 < m["rom2.left.change"],
    ),
    Pair(
        "title and lead",
        ("Förtroendet för Arbetsförmedlingen [sjunker // stiger] igen"),
        field="title",
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.change"] < 0,
    ),
    Pair(
        "rounding",
        ("Arbetslösheten är [{temperature.unemployment_rate:1} // {temperature.unemployment_rate-0.11:2}] procent."),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        ("I Steg till arbete slutade [{{ sta.left | antal }} // {{ sta.new | antal }}] personer."),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        ("Varslen uppgick till [{{ temperature.varsel | antal }} // {{ temperature.vacancies | antal }}] i {m}."),
    ),
    Pair(
        "comparison",
        ("Nettot i Steg till arbete blev [plus // minus] {sta.new-sta.left} personer."),
        holds=lambda m: m["sta.new"] > m["sta.left"],
    ),
    Pair(
        "comparison",
        (
            "Skillnaden i arbetslöshet mellan storstäderna och landsbygdskommunerna är "
            "[{groups.storstader.unemployment_rate-groups.landsbygdskommun.unemployment_rate:1} // "
            "{groups.storstader.unemployment_rate-groups.landsbygdskommun.unemployment_rate+1:1}] "
            "procentenheter."
        ),
    ),
    Pair(
        "number of a service",
        ("Totalt sett går [{fub.remaining} // {fub.remaining-600}] personer någon av de förberedande utbildningarna."),
    ),
    Pair(
        "number of a service",
        ("Så många som [{rom2.left} // {rom2.left-900}] personer lämnade Rusta och matcha på bara en månad."),
    ),
    Pair(
        "number of a service", ("Antal lediga jobb i {m}: [{temperature.vacancies} // {temperature.vacancies-9000}].")
    ),
    Pair(
        "number of a service",
        (
            "Under {m} nytillkom [{aub.new} // {aub.new+333}] personer i arbetsmarknadsutbildningen, enligt "
            "Arbetsförmedlingen."
        ),
    ),
    Pair(
        "number of a service",
        ("KI:s barometerindikator landade på [{temperature.ki_barometer} // {temperature.ki_barometer+5}] i {m}."),
    ),
    Pair("number of a service", ("Det rör sig om [{kvl.new} // {kvl.new+140}] nya deltagare i karriärvägledningen.")),
    Pair(
        "right number, wrong service",
        ("Bara {ipsu.left} personer lämnade [det individuella stödet IPSU // karriärvägledningen] i {m}."),
    ),
    Pair(
        "right number, wrong service",
        (
            "[Förberedande utbildning // Steg till arbete] tog emot {fub.new} nya deltagare, en siffra långt"
            " över snittet."
        ),
    ),
    Pair(
        "right number, wrong service",
        ("Att {sta.remaining} människor finns i [Steg till arbete // karriärvägledning] är ingen slump."),
    ),
    Pair(
        "flow confused",
        ("Av statistiken framgår att {sta.left} personer [slutade i // började i] Steg till arbete i {m}."),
    ),
    Pair("flow confused", ("Det är {rom2.new} personer som har [påbörjat // lämnat] Rusta och matcha i {m}.")),
    Pair("flow confused", ("{ipsu.remaining} personer [var kvar i // lämnade] IPSU vid månadsskiftet.")),
    Pair(
        "wrong month", ("Så sent som i [{m-2} // {m-4}] deltog {fub.remaining@-2} personer i förberedande utbildning.")
    ),
    Pair(
        "wrong month",
        ("Andelen arbetslösa, {temperature.unemployment_rate@-3} procent i [{my-3} // {my-7}], har sedan dess ökat."),
    ),
    Pair("wrong month", ("I Steg till arbete började {sta.new@-5} personer i [{my-5} // {my-3}].")),
    Pair(
        "base of comparison",
        ("Jämfört med [{my-12} // {m-1}] är det {sta.remaining.change_12m} fler i Steg till arbete."),
    ),
    Pair(
        "base of comparison",
        ("[På en månad // På ett år] ökade antalet nya i förberedande utbildning med {fub.new.change}."),
    ),
    Pair(
        "base of comparison",
        ("{kvl.remaining.change_12m} fler än [för ett år sedan // i december] går i karriärvägledning."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("I {m} [kvl.new.change ? strömmade fler // strömmade färre] än i {m-1} till karriärvägledningen."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("Rusta och matcha [rom2.remaining.change ? fortsatte uppåt // fortsatte nedåt] i {m}."),
    ),
    Pair(
        "direction by verb: deltagare",
        ("Antalet avslut i förberedande utbildning har [fub.left.change ? gått upp // gått ner] sedan {m-1}."),
    ),
    Pair(
        "direction by verb: deltagare",
        (
            "Åter [aub.remaining.change ? ökar // minskar] arbetsmarknadsutbildningen, med "
            "{aub.remaining.change} deltagare."
        ),
    ),
    Pair(
        "direction by verb: makro",
        (
            "Bland de långtidsarbetslösa [temperature.long_term_unemployed.change_12m ? har antalet vuxit //"
            " har antalet krympt] sedan förra året."
        ),
    ),
    Pair(
        "direction by verb: makro",
        (
            "Jobbutbudet [temperature.vacancies.change_12m ? har vidgats // har krympt] med "
            "{temperature.vacancies.change_12m} annonser på ett år."
        ),
    ),
    Pair(
        "direction by noun: tj\u00e4nster",
        (
            "I Steg till arbete noteras en [sta.remaining.change_12m ? uppgång // nedgång] på "
            "{sta.remaining.change_12m} deltagare jämfört med {my-12}."
        ),
    ),
    Pair(
        "direction by noun: tj\u00e4nster",
        (
            "Den [ipsu.new.change ? ökning // minskning] som IPSU redovisar för nya deltagare är "
            "{ipsu.new.change_pct} procent."
        ),
    ),
    Pair(
        "direction by noun: tj\u00e4nster",
        (
            "Bakom siffrorna döljer sig [rom2.new.change_12m ? en tillväxt // ett ras] i antalet nya i Rusta"
            " och matcha: {rom2.new.change_12m} på ett år."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "För de större städerna innebär det en [groups.storre_stad.unemployment_rate.change_pp ? uppgång"
            " // nedgång] i arbetslösheten med {groups.storre_stad.unemployment_rate.change_pp} "
            "procentenheter sedan {my-24}."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        ("Fortsatt [temperature.varsel.change_12m ? ökning // minskning] av varslen i årstakt"),
    ),
    Pair(
        "negation",
        ("Deltagarna i IPSU blev [inte färre // inte fler] i {m}."),
        holds=lambda m: m["ipsu.remaining.change"] > 0,
    ),
    Pair(
        "negation",
        ("Antalet leverantörer i Rusta och matcha har [inte minskat // inte ökat] sedan starten."),
        holds=lambda m: m["rom2.suppliers"] > m["rom2.suppliers.start"],
    ),
    Pair(
        "negation",
        ("I arbetsmarknadsutbildning har antalet nya [knappast ökat // ökat] i {m}."),
        holds=lambda m: m["aub.new.change"] < 0,
    ),
    Pair(
        "negation",
        ("Inflödet till Rusta och matcha [ökade inte // ökade] i {m}, trots nyårslöften."),
        holds=lambda m: m["rom2.new.change"] < 0,
    ),
    Pair(
        "negation",
        ("Det finns [ingen // en] nedgång i förtroendet för Försvarsmakten."),
        holds=lambda m: m["trust.actor.forsvarsmakten.trust_pct.change"] > 0,
    ),
    Pair(
        "negation",
        ("Manpower lyckades [inte // faktiskt] öka antalet deltagare i Rusta och matcha."),
        holds=lambda m: m[SUPPLIER + "manpower_matchning_ab.remaining.change"] < 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "På ett år har arbetslösheten gått upp {temperature.unemployment_rate.change_12m} "
            "[procentenheter // procent]."
        ),
    ),
    Pair(
        "percent or percentage points",
        ("Antalet som lämnade förberedande utbildning sjönk med {fub.left.change_pct} [procent // procentenheter]."),
    ),
    Pair(
        "percent or percentage points",
        (
            "För Skatteverket handlar det om ett tapp på {trust.actor.skatteverket.trust_pct.change} "
            "[procentenheter // procent]."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Hos Nercia går [{aub.supplier.nercia_utbildning_ab.remaining.share_pct} // "
            "{aub.supplier.astar_ab.remaining.share_pct-3}] procent av alla som läser en "
            "arbetsmarknadsutbildning."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Stockholm Mitts andel av deltagarna i Rusta och matcha är "
            "[{rom2.area.stockholm_mitt.remaining.share_pct} // "
            "{rom2.area.stockholm_mitt.remaining.share_pct+5}] procent."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Marknadsandelen för Arcus uppgår till "
            "[{sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct} // "
            "{sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct}] procent i Steg till arbete."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Folkhögskolesatsningen svarar för [{fub.track.folkhogskolesatsningen.remaining.share_pct} // "
            "{fub.track.folkhogskolesatsningen.remaining.share_pct-8}] procent av deltagarna i förberedande "
            "utbildning."
        ),
    ),
    Pair(
        "rank",
        ("Iris Hadar är [tredje störst // störst] i Steg till arbete."),
        holds=lambda m: m["sta.supplier.iris_hadar_ab.remaining.rank"] == 3,
    ),
    Pair(
        "rank",
        ("Trafikverket hamnar på [fjärde // andra] plats i förtroendemätningen."),
        holds=lambda m: m["trust.actor.trafikverket.trust_pct.rank"] == 4,
    ),
    Pair(
        "rank",
        ("Manpower, [fyra // etta] i Rusta och matcha, har {rom2.supplier.manpower_matchning_ab.remaining} deltagare."),
        holds=lambda m: m[SUPPLIER + "manpower_matchning_ab.remaining.rank"] == 4,
    ),
    Pair(
        "rank",
        ("Som nummer [två // fyra] bland inriktningarna i arbetsmarknadsutbildning kommer Maskin."),
        holds=lambda m: m["aub.track.l_maskin.remaining.rank"] == 2,
    ),
    Pair("superlative", ("Bland de sex tjänsterna är [Rusta och matcha // Steg till arbete] störst.")),
    Pair(
        "superlative",
        ("Den största inriktningen i förberedande utbildning är [Folkhögskolesatsningen // Korta vägen]."),
        holds=lambda m: m["fub.track.folkhogskolesatsningen.remaining.rank"] == 1,
    ),
    Pair(
        "superlative",
        ("Minst deltagare av de tre IPSU-leverantörerna har [Clustera // Jobfind]."),
        holds=lambda m: m["ipsu.supplier.clustera_sverige_ab.remaining.rank"] == 3,
    ),
    Pair(
        "superlative",
        ("Ingen myndighet i mätningen har lägre förtroende än [Arbetsförmedlingen // Skatteverket]."),
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.rank"] == 5,
    ),
    Pair(
        "superlative",
        ("Störst tapp i förtroende drabbade [Skatteverket // Arbetsförmedlingen]."),
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.change"] == -7,
    ),
    Pair(
        "order",
        ("Lernia har [färre // fler] deltagare i Rusta och matcha än Arbetslivsresurs."),
        holds=lambda m: m.order(
            SUPPLIER + "arbetslivsresurs_ar_ab.remaining", SUPPLIER + "lernia_utbildning_ab.remaining"
        ),
    ),
    Pair(
        "order",
        ("Näst efter Säkerhetspolisen i förtroende kommer [Försvarsmakten // Trafikverket]."),
        holds=lambda m: m["trust.actor.forsvarsmakten.trust_pct.rank"] == 2,
    ),
    Pair(
        "order",
        ("Karriärvägledning är [större än IPSU // mindre än IPSU]."),
        holds=lambda m: m.order("kvl.remaining", "ipsu.remaining"),
    ),
    Pair(
        "comparison",
        ("Det finns [fler // färre] långtidsarbetslösa än lediga jobb."),
        holds=lambda m: m.order("temperature.long_term_unemployed", "temperature.vacancies"),
    ),
    Pair(
        "comparison",
        ("I arbetsmarknadsutbildning var det [färre // fler] som började än som lämnade."),
        holds=lambda m: m.order("aub.left", "aub.new"),
    ),
    Pair(
        "comparison",
        (
            "Skatteverket har {trust.actor.skatteverket.trust_pct-trust.actor.trafikverket.trust_pct} "
            "procentenheter [högre // lägre] förtroende än Trafikverket."
        ),
        holds=lambda m: m.order("trust.actor.skatteverket.trust_pct", "trust.actor.trafikverket.trust_pct"),
    ),
    Pair(
        "comparison",
        ("Arbetslösheten i landsbygdskommunerna är [lägre // högre] än i storstäderna."),
        holds=lambda m: m.order("groups.storstader.unemployment_rate", "groups.landsbygdskommun.unemployment_rate"),
    ),
    Pair(
        "comparison",
        ("Jämfört med Steg till arbete har arbetsmarknadsutbildning [fler // färre] deltagare."),
        holds=lambda m: m.order("aub.remaining", "sta.remaining"),
    ),
    Pair(
        "comparison",
        ("En [mindre // större] andel når ett andra resultat än ett första i Rusta och matcha."),
        holds=lambda m: m.order("rom2.rr1_rate", "rom2.rr2_rate"),
    ),
    Pair(
        "streak",
        ("Antalet långtidsarbetslösa har nu stigit [sju // tre] månader i rad."),
        holds=lambda m: m.streak("temperature.long_term_unemployed") == 7,
    ),
    Pair(
        "streak",
        ("De långtidsarbetslösa blir fler för [sjunde // fjärde] månaden på raken."),
        holds=lambda m: m.streak("temperature.long_term_unemployed") == 7,
    ),
    Pair(
        "against the mean",
        ("Antalet nya i Rusta och matcha, {rom2.new}, ligger [under // över] genomsnittet."),
        holds=lambda m: m["rom2.new"] < m["rom2.new.mean"],
    ),
    Pair(
        "against the mean",
        ("Medelvärdet för antalet som lämnar Steg till arbete är [{sta.left.mean:0} // {sta.left.mean+130:0}]."),
    ),
    Pair(
        "against the mean",
        ("Karriärvägledningens inflöde är [högre // lägre] än snittet på {kvl.new.mean:0} personer."),
        holds=lambda m: m["kvl.new"] > m["kvl.new.mean"],
    ),
    Pair(
        "against the mean",
        (
            "Med {sta.remaining} deltagare ligger Steg till arbete [över // under] sitt genomsnitt, "
            "{sta.remaining.mean:0}."
        ),
        holds=lambda m: m["sta.remaining"] > m["sta.remaining.mean"],
    ),
    Pair(
        "against the mean",
        ("Landsbygdskommuner med besöksnäring har [lägre // högre] arbetslöshet än landet i stort."),
        holds=lambda m: m.order(
            "groups.country.unemployment_rate", "groups.landsbygdskommun_med_besoksnaring.unemployment_rate"
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Del A rymmer {ipsu.part.a.remaining.share_pct} procent av IPSU-deltagarna, del B "
            "[{ipsu.part.b.remaining.share_pct} // {ipsu.part.b.remaining.share_pct+10}]."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Arcus tar {sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct} procent av Steg"
            " till arbete och resten, "
            "[{100-sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct:1} // "
            "{100-sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct-9:1}] procent, går "
            "till tolv andra."
        ),
        holds=lambda m: m["sta.market.suppliers"] == 13,
    ),
    Pair(
        "shares that make a hundred",
        (
            "Iris Hadar och Jobfind har tillsammans "
            "[{ipsu.supplier.iris_hadar_ab.remaining.share_pct+ipsu.supplier.jobfind_sverige_ab.remaining.share_pct:1}"
            " // "
            "{ipsu.supplier.iris_hadar_ab.remaining.share_pct+ipsu.supplier.jobfind_sverige_ab.remaining.share_pct-8:1}]"
            " procent av IPSU, Clustera resten."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Transport och Maskin står för {aub.track.m_transport.remaining.share_pct} respektive "
            "[{aub.track.l_maskin.remaining.share_pct} // {aub.track.j_bygg.remaining.share_pct}] procent av"
            " arbetsmarknadsutbildningen."
        ),
    ),
    Pair(
        "trust",
        ("Förtroendet för Trafikverket är nu [högre // lägre] än vid förra mätningen."),
        holds=lambda m: m["trust.actor.trafikverket.trust_pct.change"] > 0,
    ),
    Pair(
        "trust",
        (
            "Försvarsmakten har förtroende hos [{trust.actor.forsvarsmakten.trust_pct} // "
            "{trust.actor.forsvarsmakten.trust_pct-9}] procent, Arbetsförmedlingen hos "
            "{trust.actor.arbetsformedlingen.trust_pct}."
        ),
    ),
    Pair(
        "trust",
        (
            "Från {trust.actor.skatteverket.trust_pct.previous} procent till "
            "{trust.actor.skatteverket.trust_pct}: så mycket [sjönk // steg] förtroendet för Skatteverket."
        ),
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.change"] < 0,
    ),
    Pair(
        "trust",
        ("Tre av fem myndigheter [ökade // minskade] i förtroende."),
        holds=lambda m: (
            sum(
                m[f"trust.actor.{a}.trust_pct.change"] > 0
                for a in ("sakerhetspolisen", "forsvarsmakten", "skatteverket", "trafikverket", "arbetsformedlingen")
            )
            == 3
        ),
    ),
    Pair(
        "trust",
        (
            "Förtroendet för Säkerhetspolisen har ökat med [{trust.actor.sakerhetspolisen.trust_pct.change} "
            "// {trust.actor.sakerhetspolisen.trust_pct.change+6}] procentenheter."
        ),
    ),
    Pair(
        "forecast",
        (
            "2026 spås arbetslösheten bli [{forecast.year.2026.unemployment_rate} // "
            "{forecast.year.2026.unemployment_rate.previous}] procent enligt Arbetsförmedlingen."
        ),
    ),
    Pair(
        "forecast",
        ("Arbetsförmedlingen har skrivit [upp // ned] sin prognos för arbetslösheten 2025."),
        holds=lambda m: m["forecast.year.2025.unemployment_rate.change"] > 0,
    ),
    Pair(
        "forecast",
        (
            "Prognosen är att {forecast.year.2025.aub_participants} personer går arbetsmarknadsutbildning i "
            "år, [{forecast.year.2025.aub_participants.change} // "
            "{forecast.year.2025.aub_participants.change*5:0}] färre än i förra prognosen."
        ),
    ),
    Pair(
        "forecast",
        (
            "I höstas var prognosen för 2025 [{forecast.year.2025.unemployment_rate.previous} // "
            "{forecast.year.2025.unemployment_rate}] procents arbetslöshet."
        ),
    ),
    Pair(
        "from-to",
        (
            "Från {my-12} till {my} steg antalet i Steg till arbete från {sta.remaining@-12} till "
            "[{sta.remaining} // {sta.remaining-400}]."
        ),
    ),
    Pair(
        "from-to",
        ("Avsluten i Rusta och matcha gick från {rom2.left@-1} i {m-1} till [{rom2.left} // {rom2.new}] i {m}."),
    ),
    Pair(
        "sum over services",
        (
            "Lägger man ihop karriärvägledning och Steg till arbete blir det [{kvl.remaining+sta.remaining} "
            "// {kvl.remaining+sta.remaining+500}] deltagare."
        ),
    ),
    Pair("sum over services", ("Summan av nya deltagare i AUB och FUB är [{aub.new+fub.new} // {aub.left+fub.left}].")),
    Pair(
        "multiple",
        (
            "Inflödet till förberedande utbildning är [nästan tre gånger // nästan fem gånger] så stort som "
            "det till arbetsmarknadsutbildning."
        ),
        holds=lambda m: 2.5 < m["fub.new"] / m["aub.new"] < 3,
    ),
    Pair(
        "multiple",
        ("Arbetslösheten i storstäderna är nästan [dubbelt // fyra gånger] så hög som i turistkommunerna."),
        holds=lambda m: (
            1.8
            < m["groups.storstader.unemployment_rate"] / m["groups.landsbygdskommun_med_besoksnaring.unemployment_rate"]
            < 2.02
        ),
    ),
    Pair(
        "fraction",
        ("[En tredjedel // Hälften] av deltagarna i förberedande utbildning går Folkhögskolesatsningen."),
        holds=lambda m: 33 < m["fub.track.folkhogskolesatsningen.remaining.share_pct"] < 34,
    ),
    Pair(
        "fraction",
        ("Mer än [fyra av tio // sex av tio] i Steg till arbete är inskrivna hos Arcus."),
        holds=lambda m: 40 < m["sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct"] < 46,
    ),
    Pair(
        "n of m",
        (
            "Antalet deltagare minskade i [{rom2.areas.falling} // {rom2.areas.falling-12}] av Rusta och "
            "matchas 70 leveransområden."
        ),
        holds=lambda m: m["rom2.areas.listed"] == 70,
    ),
    Pair(
        "n of m",
        (
            "I [{rom2.municipalities.served} // {rom2.municipalities.served+25}] av 290 kommuner finns en "
            "leverantör av Rusta och matcha."
        ),
        holds=lambda m: m["rom2.municipalities.listed"] == 290,
    ),
    Pair(
        "n of m",
        ("Fyra av de sex tjänsterna [växte // krympte] i {m}."),
        holds=lambda m: sum(m[f"{s}.remaining.change"] > 0 for s in ("rom2", "sta", "kvl", "ipsu", "aub", "fub")) == 4,
    ),
    Pair(
        "unchanged",
        ("Inriktningen [Övrigt // Korta vägen] i förberedande utbildning ligger kvar på samma nivå som i {m-1}."),
        holds=lambda m: m["fub.track.ovrigt.remaining.change"] == 0,
    ),
    Pair(
        "unchanged",
        ("[Ånge // Vimmerby] har lika många deltagare i Rusta och matcha som i {m-1}."),
        holds=lambda m: m["rom2.area.ange.remaining.change"] == 0,
    ),
    Pair(
        "area and municipality",
        (
            "Arbetslösheten i Ronneby är [{groups.municipality.ronneby.unemployment_rate} // "
            "{groups.municipality.eskilstuna.unemployment_rate}] procent."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "Högst i landet ligger [Malmö // Eskilstuna] med en arbetslöshet på "
            "{groups.municipality.malmo.unemployment_rate} procent."
        ),
    ),
    Pair(
        "area and municipality",
        ("Örebro är ett av de leveransområden som [växte // krympte] i {m}."),
        holds=lambda m: m["rom2.area.orebro.remaining.change"] > 0,
    ),
    Pair(
        "area and municipality",
        (
            "[{rom2.municipalities.one_supplier} // {rom2.municipalities.one_supplier+20}] kommuner har bara"
            " en enda leverantör av Rusta och matcha."
        ),
    ),
    Pair(
        "group names",
        (
            "I storstädernas pendlingskommuner är andelen lediga jobb "
            "[{groups.pendlingskommun_nara_storstad.vacancy_rate} // {groups.storstader.vacancy_rate}] "
            "procent."
        ),
    ),
    Pair(
        "group names",
        (
            "Lågpendlingskommunerna nära större städer har en arbetslöshet på "
            "[{groups.lagpendlingskommun_nara_storre_stad.unemployment_rate} // "
            "{groups.pendlingskommun_nara_storre_stad.unemployment_rate}] procent."
        ),
    ),
    Pair(
        "coordination",
        (
            "Karriärvägledning ökade med {kvl.remaining.change} deltagare och IPSU med "
            "[{ipsu.remaining.change} // {ipsu.remaining.change+40}]."
        ),
    ),
    Pair(
        "coordination",
        ("Både nya och avslutade [minskade // ökade] i arbetsmarknadsutbildning."),
        holds=lambda m: m["aub.new.change"] < 0 and m["aub.left.change"] < 0,
    ),
    Pair(
        "coordination",
        (
            "I Rusta och matcha minskade Lernia med {rom2.supplier.lernia_utbildning_ab.remaining.change} "
            "och Arcus med [{rom2.supplier.arcus_utbildning_jobbformedling_ab.remaining.change} // "
            "{rom2.supplier.etu_match_ab.remaining.change}] deltagare."
        ),
        holds=lambda m: m[SUPPLIER + "arcus_utbildning_jobbformedling_ab.remaining.change"] < 0,
    ),
    Pair(
        "coordination",
        ("AUB minskade medan [FUB // Rusta och matcha] ökade."),
        holds=lambda m: m["aub.remaining.change"] < 0 < m["fub.remaining.change"],
    ),
    Pair(
        "pronoun and inheritance",
        ("I {m} började {aub.new} personer där, medan [{aub.left} // {aub.left+300}] slutade."),
        before="Arbetsmarknadsutbildningen tappar.",
    ),
    Pair(
        "pronoun and inheritance",
        ("Samma månad året före var de [{temperature.varsel@-12} // {temperature.varsel@-12 + 900}]."),
        before="Varslen i {m} var {temperature.varsel}.",
    ),
    Pair(
        "pronoun and inheritance",
        (
            "Bolaget har [{kvl.supplier.merit_utbildning_malmo_ab.remaining} // "
            "{kvl.supplier.merit_utbildning_malmo_ab.remaining+40}] deltagare."
        ),
        before="Tvåa i karriärvägledning är Merit.",
    ),
    Pair(
        "survey",
        (
            "En stor majoritet, [{survey.staff_know_when.answer_yes.n} // "
            "{survey.staff_know_when.answer_yes.n-9}] av 26, svarar i enkäten att personalen vet när "
            "avvikelser ska rapporteras."
        ),
        holds=lambda m: m["survey.staff_know_when.n"] == 26,
    ),
    Pair(
        "survey",
        (
            "Bara [{survey.discomfort_experienced.answer_no.n} // "
            "{survey.discomfort_experienced.answer_no.n+6}] av de 26 svarande i enkäten har aldrig upplevt "
            "obehag."
        ),
        holds=lambda m: m["survey.discomfort_experienced.n"] == 26,
    ),
    Pair(
        "seasonally adjusted or observed",
        ("Efter säsongsrensning var {temperature.long_term_unemployed.sa} personer [långtidsarbetslösa // varslade]."),
    ),
    Pair(
        "seasonally adjusted or observed", ("Säsongsrensade varsel: [{temperature.varsel.sa} // {temperature.varsel}].")
    ),
    Pair(
        "figures as people type them",
        (
            "Antalet långtidsarbetslösa, [{temperature.long_term_unemployed:s} // "
            "{temperature.long_term_unemployed-6000:s}], oroar."
        ),
    ),
    Pair("figures as people type them", ("Arbetslösheten ligger på [{temperature.unemployment_rate:p} // 8.1] %.")),
    Pair(
        "number word",
        ("[Sju // Nio] leverantörer erbjuder karriärvägledning."),
        holds=lambda m: m["kvl.market.suppliers"] == 7,
    ),
    Pair(
        "number word",
        ("Drygt [fem tusen // sju tusen] personer varslades i {m}."),
        holds=lambda m: 5000 < m["temperature.varsel"] < 5500,
    ),
    Pair(
        "hedge: near the number",
        ("Nästan [fyrtio tusen // femtio tusen] personer går i Rusta och matcha."),
        holds=lambda m: 39000 < m["rom2.remaining"] < 40000,
    ),
    Pair(
        "hedge: near the number",
        ("Cirka [2 700 // 3 400] personer började en förberedande utbildning."),
        holds=lambda m: 2650 < m["fub.new"] < 2750,
    ),
    Pair(
        "hedge: bound",
        ("Minst [5 000 // 6 000] personer deltar i Steg till arbete."),
        holds=lambda m: 5000 < m["sta.remaining"] < 6000,
    ),
    Pair(
        "hedge: bound",
        ("Arbetslösheten är högre än [7 // 8] procent."),
        holds=lambda m: 7 < m["temperature.unemployment_rate"] < 8,
    ),
    Pair("stale month", ("I {m} hade IPSU [{ipsu.remaining} // {ipsu.remaining@-1}] deltagare.")),
    Pair(
        "stale month", ("Senaste siffran för lediga jobb är [{temperature.vacancies} // {temperature.vacancies@-1}].")
    ),
    Pair("supplier's name", ("Marknadsledande i Steg till arbete är [Arcus // Arkus].")),
    Pair(
        "supplier's name",
        (
            "Hos [Grönlunds // Grönlundhs] gick {aub.supplier.gronlunds_yrkesutbildningar_ab.remaining} "
            "personer i arbetsmarknadsutbildning."
        ),
    ),
    Pair("supplier's name", ("[Manpower // Manpover] tappade i Rusta och matcha.")),
    Pair("supplier's name", ("Framåt gick också [Enrival // Enrivall] i Rusta och matcha.")),
    Pair(
        "person's name",
        ("[Bergström // Bergstrom] ser inget slut på uppgången."),
        before="Lisa Bergström är nationalekonom.",
    ),
    Pair("n of m", ("{rom2.contracts.at_risk.share_pct} procent av avtalen [riskerar att hävas // har lågt betyg].")),
    Pair(
        "wrong share",
        (
            "I Örebro når [{rom2.area.orebro.rr1_rate} // {rom2.area.orebro.rr1_rate+7}] procent ett första "
            "resultat i Rusta och matcha."
        ),
    ),
    Pair(
        "wrong share",
        (
            "[{rom2.results.rr1_over} // {rom2.results.rr1_over-20}] av 70 områden når gränsen på 25 procent"
            " för första resultat."
        ),
        holds=lambda m: m["rom2.results.areas"] == 70,
    ),
    Pair(
        "title and lead",
        ("[Högre // Lägre] arbetslöshet än för ett år sedan"),
        field="title",
        holds=lambda m: m["temperature.unemployment_rate.change_12m"] > 0,
    ),
    Pair(
        "title and lead",
        (
            "I {m} minskade Rusta och matcha med {rom2.remaining.change} deltagare, medan förberedande "
            "utbildning [växte // krympte] med {fub.remaining.change}."
        ),
        field="lead",
        holds=lambda m: m["rom2.remaining.change"] < 0 < m["fub.remaining.change"],
    ),
    Pair(
        "comparison",
        ("I Rusta och matcha lämnade [{rom2.left-rom2.new} // {rom2.left-rom2.new+300}] fler än som började."),
    ),
    Pair(
        "comparison",
        (
            "Gapet i förtroende mellan Säkerhetspolisen och Arbetsförmedlingen är "
            "[{trust.actor.sakerhetspolisen.trust_pct-trust.actor.arbetsformedlingen.trust_pct} // "
            "{trust.actor.sakerhetspolisen.trust_pct-trust.actor.arbetsformedlingen.trust_pct-14}] "
            "procentenheter."
        ),
    ),
    Pair(
        "number of a service",
        ("Vid månadsskiftet stod [{sta.remaining} // {sta.remaining-310}] personer som deltagare i Steg till arbete."),
    ),
    Pair("number of a service", ("[{kvl.remaining} // {kvl.remaining+111}] – så många deltar i karriärvägledning.")),
    Pair(
        "number of a service",
        ("I arbetsmarknadsutbildningen finns för närvarande [{aub.remaining} // {aub.remaining-1200}] elever."),
    ),
    Pair(
        "number of a service",
        ("Konjunkturinstitutets barometer visar [{temperature.ki_barometer} // {temperature.ki_barometer-4}]."),
    ),
    Pair(
        "right number, wrong service",
        ("{kvl.remaining} deltagare, det är vad [karriärvägledningen // IPSU] kan visa upp."),
    ),
    Pair("right number, wrong service", ("Inom [FUB // AUB] var {fub.remaining} personer kvar i {m}.")),
    Pair("flow confused", ("I Steg till arbete var de [nya // avslutade] deltagarna {sta.new} till antalet.")),
    Pair(
        "flow confused",
        ("{rom2.left} deltagare [lämnade // anslöt till] Rusta och matcha i {m}, enligt myndighetens statistik."),
    ),
    Pair("wrong month", ("Redan i [{my-6} // {my-9}] var arbetslösheten {temperature.unemployment_rate@-6} procent.")),
    Pair(
        "wrong month",
        ("Under [{m-4} // {m-2}] lämnade {sta.left@-4} personer Steg till arbete."),
        holds=lambda m: m["sta.left@-4"] != m["sta.left@-2"],
    ),
    Pair(
        "wrong month",
        ("{temperature.varsel@-2} personer varslades i [{m-2} // {m-3}], visar statistiken."),
        holds=lambda m: m["temperature.varsel@-2"] != m["temperature.varsel@-3"],
    ),
    Pair(
        "wrong month",
        ("{m-1}s siffra för karriärvägledning, {kvl.remaining@-1} deltagare, var [lägre // högre] än {m}s."),
        holds=lambda m: m["kvl.remaining.change"] > 0,
    ),
    Pair(
        "base of comparison",
        ("Det är {temperature.long_term_unemployed.change_12m} fler långtidsarbetslösa än [i {my-12} // i {m-1}]."),
    ),
    Pair("base of comparison", ("Ställt mot [{m-1} // {my-12}] ökade IPSU med {ipsu.remaining.change} deltagare.")),
    Pair(
        "direction by verb: deltagare",
        ("Inflödet till arbetsmarknadsutbildning [aub.new.change ? tog fart // bromsade in] i {m}."),
    ),
    Pair(
        "direction by verb: deltagare",
        (
            "Antalet deltagare [fub.remaining.change ? har stigit kraftigt // har sjunkit kraftigt] i de "
            "förberedande utbildningarna."
        ),
    ),
    Pair(
        "direction by verb: deltagare",
        (
            "Lernia [rom2.supplier.lernia_utbildning_ab.remaining.change ? tog marknadsandelar // krympte] i"
            " Rusta och matcha."
        ),
        holds=lambda m: m["rom2.supplier.lernia_utbildning_ab.remaining.change"] < 0,
    ),
    Pair(
        "direction by verb: makro",
        ("Långtidsarbetslösheten [temperature.long_term_unemployed.change_12m ? stiger // faller], räknat på helåret."),
    ),
    Pair(
        "direction by verb: makro",
        ("På tolv månader har barometern [temperature.ki_barometer.change_12m ? klättrat // rasat]."),
    ),
    Pair(
        "direction by noun: tj\u00e4nster",
        (
            "Karriärvägledningens [kvl.remaining.change_12m ? uppgång // nedgång] är "
            "{kvl.remaining.change_12m} deltagare sedan {my-12}."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "Ett [temperature.vacancies.change_12m ? lyft // tapp] på {temperature.vacancies.change_12m} "
            "lediga jobb på ett år."
        ),
    ),
    Pair(
        "negation",
        ("I förberedande utbildning minskade [inte // verkligen] antalet deltagare i {m}."),
        holds=lambda m: m["fub.remaining.change"] > 0,
    ),
    Pair(
        "negation",
        ("Enligt statistiken har varslen [ökat, inte minskat // minskat, inte ökat], på ett år."),
        holds=lambda m: m["temperature.varsel.change_12m"] > 0,
    ),
    Pair(
        "negation",
        ("Antalet nya i IPSU [minskade inte // ökade inte], utan gick åt andra hållet."),
        holds=lambda m: m["ipsu.new.change"] > 0,
    ),
    Pair(
        "negation",
        ("Arbetsförmedlingens förtroende har [inte förbättrats // förbättrats] sedan förra mätningen."),
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.change"] < 0,
    ),
    Pair(
        "negation",
        ("Steg till arbete är [inte // numera] mindre än karriärvägledning."),
        holds=lambda m: m.order("sta.remaining", "kvl.remaining"),
    ),
    Pair(
        "percent or percentage points",
        ("Arbetslösheten steg med knappt en halv [procentenhet // procent] på ett år."),
        holds=lambda m: 0.42 < m["temperature.unemployment_rate.change_12m"] < 0.5,
    ),
    Pair(
        "percent or percentage points",
        ("Inflödet till arbetsmarknadsutbildning rasade med {aub.new.change_pct} [procent // procentenheter]."),
    ),
    Pair(
        "wrong share",
        (
            "Maskin samlar [{aub.track.l_maskin.remaining.share_pct} // "
            "{aub.track.m_transport.remaining.share_pct}] procent av AUB-deltagarna."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Med [{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} // "
            "{sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct}] procent av deltagarna dominerar "
            "Arbetslivsresurs karriärvägledningen."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Malmö har [{rom2.area.malmo.remaining.share_pct} // {rom2.area.orebro.remaining.share_pct}] "
            "procent av deltagarna i Rusta och matcha."
        ),
    ),
    Pair(
        "rank",
        ("Lernia ligger [tvåa // trea], efter Arbetslivsresurs, i Rusta och matcha."),
        holds=lambda m: m[SUPPLIER + "lernia_utbildning_ab.remaining.rank"] == 2,
    ),
    Pair(
        "rank",
        ("Restaurang är [femte // tredje] största inriktning i arbetsmarknadsutbildning."),
        holds=lambda m: m["aub.track.i_restaurang.remaining.rank"] == 5,
    ),
    Pair(
        "rank",
        ("Skatteverket kommer på tredje plats, Trafikverket på [fjärde // femte]."),
        heading="Förtroende",
        holds=lambda m: m["trust.actor.trafikverket.trust_pct.rank"] == 4,
    ),
    Pair(
        "superlative",
        ("I [storstäderna // landsbygdskommunerna] är arbetslösheten som högst."),
        holds=lambda m: next(iter(m.groups("unemployment_rate"))) == "storstader",
    ),
    Pair(
        "superlative",
        (
            "Ingen kommungrupp har fler lediga jobb per person i arbetskraften än [landsbygdskommuner med "
            "besöksnäring // storstäderna]."
        ),
        holds=lambda m: next(iter(m.groups("vacancy_rate"))) == "landsbygdskommun_med_besoksnaring",
    ),
    Pair(
        "superlative",
        ("[Trafikverket // Försvarsmakten] har ökat sitt förtroende mest."),
        holds=lambda m: m["trust.actor.trafikverket.trust_pct.change"] == 12,
    ),
    Pair("superlative", ("Av de sex tjänsterna är IPSU den [minsta // största].")),
    Pair(
        "superlative",
        ("Arbetslivsresurs leder i karriärvägledning, medan [Arcus // Iris Hadar] är störst i Steg till arbete."),
        holds=lambda m: m["sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.rank"] == 1,
    ),
    Pair(
        "order",
        ("Störst är Säkerhetspolisens förtroende, därefter [Försvarsmaktens // Trafikverkets]."),
        holds=lambda m: m["trust.actor.forsvarsmakten.trust_pct.rank"] == 2,
    ),
    Pair(
        "order",
        ("Merit är tvåa i karriärvägledning, tätt följt av [Aredu // Etu Match]."),
        holds=lambda m: m["kvl.supplier.aredu_ab.remaining.rank"] == 3,
    ),
    Pair(
        "order",
        ("Transport är [större // mindre] än Maskin i arbetsmarknadsutbildning."),
        holds=lambda m: m["aub.track.m_transport.remaining.rank"] == 1,
    ),
    Pair(
        "comparison",
        ("Till förberedande utbildning kom [fler // färre] nya än till arbetsmarknadsutbildning."),
        holds=lambda m: m.order("fub.new", "aub.new"),
    ),
    Pair(
        "comparison",
        ("Förtroendet för Arbetsförmedlingen är [lägre // högre] än för Trafikverket."),
        holds=lambda m: m.order("trust.actor.trafikverket.trust_pct", "trust.actor.arbetsformedlingen.trust_pct"),
    ),
    Pair(
        "comparison",
        ("Lediga jobb är [vanligare // ovanligare] i landsbygdskommuner än i storstäder."),
        holds=lambda m: m.order("groups.landsbygdskommun.vacancy_rate", "groups.storstader.vacancy_rate"),
    ),
    Pair(
        "comparison",
        ("Steg till arbete växte [mer // mindre] än karriärvägledning i {m}."),
        holds=lambda m: m.order("sta.remaining.change", "kvl.remaining.change"),
    ),
    Pair(
        "comparison",
        (
            "Förberedande utbildning har [{aub.remaining-fub.remaining} // "
            "{aub.remaining-fub.remaining+300}] färre deltagare än arbetsmarknadsutbildning."
        ),
    ),
    Pair(
        "record",
        ("Antalet nya i förberedande utbildning är det [högsta // lägsta] på ett år."),
        holds=lambda m: is_record(m, "fub.new", 12),
    ),
    Pair(
        "streak",
        ("Sju månader i rad har långtidsarbetslösheten [ökat // minskat]."),
        holds=lambda m: m.streak("temperature.long_term_unemployed") == 7,
    ),
    Pair(
        "against the mean",
        ("Snittet för antalet nya i Steg till arbete är {sta.new.mean:0}; {m} hamnade [under // över]."),
        holds=lambda m: m["sta.new"] < m["sta.new.mean"],
    ),
    Pair(
        "against the mean",
        ("Antalet som lämnade arbetsmarknadsutbildning är [lägre // högre] än det genomsnittliga, {aub.left.mean:0}."),
        holds=lambda m: m["aub.left"] < m["aub.left.mean"],
    ),
    Pair(
        "against the mean",
        (
            "{fub.new} började i förberedande utbildning, att jämföra med ett snitt på [{fub.new.mean:0} // "
            "{fub.new.mean+400:0}]."
        ),
    ),
    Pair(
        "against the mean",
        ("Pendlingskommunerna nära storstäderna ligger [under // över] rikets arbetslöshet."),
        holds=lambda m: m.order(
            "groups.country.unemployment_rate", "groups.pendlingskommun_nara_storstad.unemployment_rate"
        ),
    ),
    Pair(
        "against the mean",
        ("Avsluten i IPSU, {ipsu.left}, är [fler // färre] än genomsnittet på {ipsu.left.mean:0}."),
        holds=lambda m: m["ipsu.left"] > m["ipsu.left.mean"],
    ),
    Pair(
        "shares that make a hundred",
        (
            "De tio största AUB-leverantörerna har {aub.suppliers.largest.share_pct} procent, de övriga 33 "
            "har [{100-aub.suppliers.largest.share_pct:1} // {100-aub.suppliers.largest.share_pct+5:1}] "
            "procent."
        ),
        holds=lambda m: m["aub.suppliers"] == 43,
    ),
    Pair(
        "shares that make a hundred",
        (
            "Av deltagarna i IPSU går {ipsu.part.a.remaining.share_pct} procent i del A; återstående "
            "[{ipsu.part.b.remaining.share_pct} // {ipsu.part.b.remaining.share_pct+4}] procent går i del B."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Iris Hadar {ipsu.supplier.iris_hadar_ab.remaining.share_pct} procent, Jobfind "
            "{ipsu.supplier.jobfind_sverige_ab.remaining.share_pct} procent, Clustera "
            "[{ipsu.supplier.clustera_sverige_ab.remaining.share_pct} // "
            "{ipsu.supplier.clustera_sverige_ab.remaining.share_pct+6}] procent: så fördelas IPSU."
        ),
    ),
    Pair(
        "trust",
        ("Nästan [sju av tio // nio av tio] har förtroende för Säkerhetspolisen."),
        holds=lambda m: m["trust.actor.sakerhetspolisen.trust_pct"] == 69,
    ),
    Pair(
        "trust",
        (
            "Arbetsförmedlingens siffra är [{trust.actor.arbetsformedlingen.trust_pct} // "
            "{trust.actor.trafikverket.trust_pct}] procent, lägst av alla."
        ),
        heading="Förtroende för myndigheter",
    ),
    Pair(
        "trust",
        ("Mer än hälften litar på [Trafikverket // Arbetsförmedlingen]."),
        holds=lambda m: m["trust.actor.trafikverket.trust_pct"] > 50,
    ),
    Pair("trust", ("Förtroendemätningen bygger på [{trust.interviews} // {trust.interviews+700}] webbintervjuer.")),
    Pair("trust", ("Skatteverket och Arbetsförmedlingen är de enda som har [tappat // vunnit] förtroende.")),
    Pair(
        "forecast",
        (
            "För 2026 ligger prognosen på [{forecast.year.2026.unemployment_rate} // "
            "{forecast.year.2025.unemployment_rate}] procents arbetslöshet."
        ),
    ),
    Pair(
        "forecast",
        (
            "Antalet långtidsarbetslösa väntas bli [{forecast.year.2025.long_term_unemployed} // "
            "{forecast.year.2025.long_term_unemployed.previous}] 2025, spår Arbetsförmedlingen."
        ),
    ),
    Pair(
        "forecast",
        (
            "Prognosen för långtidsarbetslösa 2025 är [uppskriven // nedskriven] med "
            "{forecast.year.2025.long_term_unemployed.change} personer."
        ),
        holds=lambda m: m["forecast.year.2025.long_term_unemployed.change"] > 0,
    ),
    Pair("from-to", ("Inflödet till IPSU steg från {ipsu.new@-1} till [{ipsu.new} // {ipsu.new+40}] på en månad.")),
    Pair(
        "from-to",
        (
            "Trafikverkets förtroende har gått från [{trust.actor.trafikverket.trust_pct.previous} // "
            "{trust.actor.trafikverket.trust_pct.previous-10}] till {trust.actor.trafikverket.trust_pct} "
            "procent."
        ),
    ),
    Pair(
        "sum over services", ("Totalt lämnade [{aub.left+fub.left} // {aub.left+fub.left+400}] personer AUB och FUB.")
    ),
    Pair(
        "multiple",
        ("Det finns mer än [sex // nio] gånger fler i Rusta och matcha än i Steg till arbete."),
        holds=lambda m: 6.2 < m["rom2.remaining"] / m["sta.remaining"] < 7.4,
    ),
    Pair(
        "multiple",
        ("Inflödet till förberedande utbildning har ökat med [över 70 // över 90] procent."),
        holds=lambda m: 70 < m["fub.new.change_pct"] < 80,
    ),
    Pair(
        "fraction",
        ("Drygt [en fjärdedel // hälften] av deltagarna i förberedande utbildning går orientering."),
        holds=lambda m: 25 < m["fub.track.orientering_test_och_kartlaggning.remaining.share_pct"] < 28,
    ),
    Pair(
        "n of m",
        ("I {rom2.areas.rising} av de 70 områdena [ökade // minskade] deltagarna i Rusta och matcha."),
        holds=lambda m: m["rom2.areas.listed"] == 70,
    ),
    Pair(
        "unchanged",
        ("I Storuman är antalet deltagare i Rusta och matcha [oförändrat // högre än i {m-1}]."),
        holds=lambda m: m["rom2.area.storuman.remaining.change"] == 0,
    ),
    Pair(
        "area and municipality",
        (
            "Malmö tappade [{rom2.area.malmo.remaining.change} // {rom2.area.malmo.remaining.change-60}] "
            "deltagare i Rusta och matcha."
        ),
        holds=lambda m: m["rom2.area.malmo.remaining.change"] < 0,
    ),
    Pair(
        "area and municipality",
        (
            "Kiruna har en arbetslöshet på {groups.municipality.kiruna.unemployment_rate} procent, [lägre //"
            " högre] än Malmös {groups.municipality.malmo.unemployment_rate}."
        ),
    ),
    Pair(
        "group names",
        ("Bland de större städerna är {groups.storre_stad.unemployment_rate} procent [arbetslösa // lediga jobb]."),
    ),
    Pair(
        "group names",
        (
            "Landsbygdskommunerna har {groups.landsbygdskommun.unemployment_rate} procents arbetslöshet, "
            "[pendlingskommunerna nära storstäder // storstäderna] "
            "{groups.pendlingskommun_nara_storstad.unemployment_rate}."
        ),
    ),
    Pair(
        "coordination",
        ("Nya deltagare: {sta.new} i Steg till arbete, [{kvl.new} // {kvl.new+90}] i karriärvägledning."),
    ),
    Pair(
        "coordination",
        ("Inflödet ökade i IPSU men [minskade // ökade] i arbetsmarknadsutbildning."),
        holds=lambda m: m["ipsu.new.change"] > 0 > m["aub.new.change"],
    ),
    Pair(
        "coordination",
        (
            "Transport ökade med {aub.track.m_transport.remaining.change} deltagare, Vård med "
            "{aub.track.f_vard.remaining.change} och IT med [{aub.track.a_it.remaining.change} // "
            "{aub.track.a_it.remaining.change+20}]."
        ),
        heading="Arbetsmarknadsutbildning",
    ),
    Pair(
        "pronoun and inheritance",
        ("Den [växte // krympte] med {fub.remaining.change} deltagare i {m}."),
        before="Förberedande utbildning är för den som behöver mer innan en yrkesutbildning.",
        holds=lambda m: m["fub.remaining.change"] > 0,
    ),
    Pair(
        "pronoun and inheritance",
        ("Det är [{aub.remaining.change_12m} // {aub.remaining.change_12m+300}] fler än för ett år sedan."),
        before="I arbetsmarknadsutbildning deltar {aub.remaining} personer.",
    ),
    Pair(
        "pronoun and inheritance",
        (
            "En månad tidigare var andelen [{temperature.unemployment_rate@-1} // "
            "{temperature.unemployment_rate@-1 - 0.8:1}] procent."
        ),
        before="Arbetslösheten är {temperature.unemployment_rate} procent.",
    ),
    Pair(
        "survey",
        (
            "I enkäten svarade {survey.reporting_matters.answer_no.n} personer att rapporteringen [inte "
            "spelar roll // spelar roll]."
        ),
    ),
    Pair(
        "survey",
        (
            "Av {survey.discomfort_experienced.n} svarande i enkäten har "
            "{survey.discomfort_experienced.answer_yes.n} [upplevt // inte upplevt] obehag."
        ),
    ),
    Pair(
        "seasonally adjusted or observed",
        (
            "Med säsongsrensning stannar arbetslösheten på [{temperature.unemployment_rate.sa} // "
            "{temperature.unemployment_rate}] procent."
        ),
    ),
    Pair(
        "figures as people type them",
        ("Deltagare i Rusta och matcha: [{rom2.remaining:d} // {rom2.remaining+2000:d}]."),
    ),
    Pair(
        "figures as people type them",
        ("Nära [0,15 miljoner // 0,18 miljoner] är långtidsarbetslösa."),
        holds=lambda m: 146000 < m["temperature.long_term_unemployed"] < 150000,
    ),
    Pair(
        "number word", ("I IPSU finns bara [tre // fem] leverantörer."), holds=lambda m: m["ipsu.market.suppliers"] == 3
    ),
    Pair(
        "number word",
        ("[Tvåhundrafyrtioen // Tvåhundrafjorton] leverantörer finns i Rusta och matcha."),
        holds=lambda m: m["rom2.suppliers"] == 241,
    ),
    Pair(
        "hedge: near the number",
        ("Omkring [4 400 // 5 900] varsel återstår efter säsongsrensning."),
        holds=lambda m: 4400 < m["temperature.varsel.sa"] < 4460,
    ),
    Pair("hedge: bound", ("Högst [500 // 450] personer går i IPSU."), holds=lambda m: 450 < m["ipsu.remaining"] <= 500),
    Pair("stale month", ("I månaden som gick varslades [{temperature.varsel} // {temperature.varsel@-1}] personer.")),
    Pair("stale month", ("Antalet i karriärvägledning är nu [{kvl.remaining} // {kvl.remaining@-1}].")),
    Pair("supplier's name", ("[Coachgruppen // Coachgrupen] behöll sin volym i Rusta och matcha.")),
    Pair("supplier's name", ("Miljonbemanning och [Aredu // Aredo] är små i karriärvägledning.")),
    Pair("supplier's name", ("Tvåa i arbetsmarknadsutbildning är [Astar // Aster].")),
    Pair(
        "supplier's name",
        ("Det konstaterar [Kunskapscompaniet // Kunskapskompaniet], fyra i arbetsmarknadsutbildning."),
    ),
    Pair(
        "n of m",
        (
            "I Rusta och matcha finns [{rom2.contracts} // {rom2.contracts+100}] avtal, varav "
            "{rom2.contracts.active} är aktiva."
        ),
    ),
    Pair("wrong share", ("I Rusta och matcha når {rom2.rr1_rate} procent ett [första // andra] resultat.")),
    Pair(
        "title and lead",
        ("Varslen [ökar // minskar] på årsbasis"),
        field="title",
        holds=lambda m: m["temperature.varsel.change_12m"] > 0,
    ),
    Pair(
        "comparison",
        (
            "Det skiljer "
            "[{rom2.supplier.arbetslivsresurs_ar_ab.remaining-rom2.supplier.lernia_utbildning_ab.remaining} "
            "// "
            "{rom2.supplier.arbetslivsresurs_ar_ab.remaining-rom2.supplier.lernia_utbildning_ab.remaining+90}]"
            " deltagare mellan Arbetslivsresurs och Lernia i Rusta och matcha."
        ),
    ),
]
