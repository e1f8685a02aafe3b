"""Sentences with a slip and their true twins: the half "sealed"."""

from tests.ledger_pairs.template import Pair

PAIRS = [
    Pair(
        "number of a service",
        (
            "Karriärvägledningen är liten: {m} slutade med [{kvl.remaining} // {kvl.remaining - 93}] "
            "inskrivna i hela landet."
        ),
    ),
    Pair(
        "number of a service",
        (
            "Rusta och matcha – den dominerande insatsen – hade vid månadens slut [{rom2.remaining} // "
            "{rom2.remaining + 2300}] deltagare."
        ),
    ),
    Pair(
        "number of a service",
        (
            "Så många som [{fub.remaining} // {fub.remaining + 600}] personer gick en förberedande utbildning "
            "när {m} tog slut."
        ),
    ),
    Pair(
        "number of a service",
        (
            "Arbetsgivarna hade [{temperature.vacancies} // {temperature.vacancies + 12000}] lediga jobb att "
            "tillsätta i slutet av månaden."
        ),
    ),
    Pair(
        "right number, wrong service",
        "I [arbetsmarknadsutbildning // Steg till arbete] fanns {aub.remaining} deltagare i {m}.",
    ),
    Pair(
        "right number, wrong service",
        (
            "Bland de mindre insatserna märks [pedagogiskt stöd vid utbildning // karriärvägledning], som "
            "hade {ipsu.remaining} deltagare kvar."
        ),
    ),
    Pair(
        "right number, wrong service",
        "Under {m} började {sta.new} nya deltagare i [Steg till arbete // Rusta och matcha].",
    ),
    Pair(
        "right number, wrong service",
        "Till [karriärvägledning // individuellt pedagogiskt stöd] kom {kvl.new} personer.",
    ),
    Pair("flow confused", "Rusta och matcha fick {rom2.new} [nya deltagare // avslut] under månaden."),
    Pair("flow confused", "{aub.new} personer [skrevs in i // lämnade] en arbetsmarknadsutbildning under {m}."),
    Pair(
        "flow confused", "Antalet [avslutade // kvarstående] i pedagogiskt stöd vid utbildning var {ipsu.left} i {m}."
    ),
    Pair("flow confused", "Inflödet till Steg till arbete bestod av [{sta.new} // {sta.left}] personer."),
    Pair(
        "wrong month",
        ("Redan i [{m-3} // {m-5}] uppgick antalet deltagare i arbetsmarknadsutbildning till {aub.remaining@-3}."),
    ),
    Pair("wrong month", "Så sent som i [{m-2} // {m-1}] varslades {temperature.varsel@-2} personer om uppsägning."),
    Pair("wrong month", "Antalet lediga jobb i [{my-12} // {my-10}] var {temperature.vacancies@-12}."),
    Pair(
        "wrong month",
        (
            "Karriärvägledningen nådde {kvl.remaining@-3} deltagare i [{m-3} // {m-6}] och har sedan dess "
            "legat på ungefär samma nivå."
        ),
        holds=lambda m: abs(m["kvl.remaining"] - m["kvl.remaining@-3"]) < 20,
    ),
    Pair(
        "base of comparison",
        ("Jämfört med [{m-1} // {my-12}] är deltagarna i arbetsmarknadsutbildning {aub.remaining.change} färre."),
        holds=lambda m: m["aub.remaining.change"] < 0,
    ),
    Pair(
        "base of comparison",
        ("Det är {fub.remaining.change} fler i förberedande utbildning än [månaden före // för ett år sedan]."),
        holds=lambda m: m["fub.remaining.change"] > 0,
    ),
    Pair(
        "base of comparison",
        (
            "Utflödet ur Rusta och matcha var {rom2.left.change} personer större än [föregående månad // "
            "motsvarande månad förra året]."
        ),
        holds=lambda m: m["rom2.left.change"] > 0,
    ),
    Pair(
        "base of comparison",
        (
            "Sedan [{my-12} // {my-3}] har deltagarna i individuellt pedagogiskt stöd blivit "
            "{ipsu.remaining.change_12m} fler."
        ),
        holds=lambda m: m["ipsu.remaining.change_12m"] > 0,
    ),
    Pair("direction by verb: deltagare", "I {m} [sta.remaining.change ? växte // krympte] Steg till arbete något."),
    Pair(
        "direction by verb: deltagare",
        ("Sedan årsskiftet har antalet i förberedande utbildning [fub.remaining.change ? skjutit i höjden // rasat]."),
        holds=lambda m: abs(m["fub.remaining.change_pct"]) > 20,
    ),
    Pair(
        "direction by verb: deltagare",
        (
            "Efter julledigheten har antalet nya deltagare i karriärvägledning [kvl.new.change ? klättrat // "
            "backat] till {kvl.new}."
        ),
    ),
    Pair(
        "direction by verb: deltagare",
        (
            "Bland dem som lämnar arbetsmarknadsutbildningen [aub.left.change ? stiger // faller] antalet, "
            "till {aub.left} i {m}."
        ),
    ),
    Pair(
        "direction by verb: makro",
        (
            "Arbetslösheten [temperature.unemployment_rate.change_12m ? kröp uppåt // sjönk undan] det "
            "senaste året, till {temperature.unemployment_rate} procent."
        ),
    ),
    Pair(
        "direction by verb: makro",
        "De varslade [temperature.varsel.change_12m ? tilltog // avtog] i antal jämfört med {my-12}.",
    ),
    Pair(
        "direction by verb: makro",
        (
            "Under ett år har tillgången på lediga platser [temperature.vacancies.change_12m ? svällt // "
            "dykt] med {temperature.vacancies.change_12m}."
        ),
        holds=lambda m: abs(m["temperature.vacancies.change_12m"]) > 10000,
    ),
    Pair(
        "direction by verb: makro",
        (
            "Utbudet av jobb i de större städerna har [groups.storre_stad.vacancy_rate.change_pp ? "
            "förbättrats // tunnats ut], räknat som andel av arbetskraften, sedan {my-24}."
        ),
    ),
    Pair(
        "direction by noun: tjänster",
        ("Steg till arbete noterade ett [sta.remaining.change ? plus // minus] på {sta.remaining.change} deltagare."),
    ),
    Pair(
        "direction by noun: tjänster",
        (
            "[fub.remaining.change ? Tillskottet // Bortfallet] i förberedande utbildning var "
            "{fub.remaining.change} deltagare på en månad."
        ),
    ),
    Pair(
        "direction by noun: tjänster",
        (
            "I karriärvägledning är [kvl.remaining.change ? ökningen // minskningen] från {m-1} blygsam, "
            "{kvl.remaining.change} personer."
        ),
        holds=lambda m: abs(m["kvl.remaining.change"]) < 20,
    ),
    Pair(
        "direction by noun: tjänster",
        (
            "En [aub.left.change ? uppgång // minskning] med {aub.left.change} personer i utflödet ur "
            "arbetsmarknadsutbildning sticker inte ut."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "Bakom siffran {temperature.unemployment_rate} procent döljer sig en "
            "[temperature.unemployment_rate.change_12m ? uppgång // nedgång] med "
            "{temperature.unemployment_rate.change_12m} procentenheter på ett år."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "Varslen visar en [temperature.varsel.change_12m ? ökning // minskning] om "
            "{temperature.varsel.change_12m} personer mot {my-12}."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "Barometerindikatorn bjöd på ett [temperature.ki_barometer.change_12m ? uppsving // bakslag] på "
            "{temperature.ki_barometer.change_12m} enheter på tolv månader."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "I pendlingskommunerna nära större stad har arbetslösheten haft en "
            "[groups.pendlingskommun_nara_storre_stad.unemployment_rate.change_pp ? stegring // tillbakagång] "
            "sedan {my-24}."
        ),
    ),
    Pair(
        "negation", "Rusta och matcha [växte inte // växte] under {m}.", holds=lambda m: m["rom2.remaining.change"] < 0
    ),
    Pair(
        "negation",
        "Det senaste året har arbetslösheten [inte sjunkit // sjunkit].",
        holds=lambda m: m["temperature.unemployment_rate.change_12m"] > 0,
    ),
    Pair(
        "negation",
        "Deltagarna i förberedande utbildning blev [ingalunda färre // ingalunda fler] i {m}.",
        holds=lambda m: m["fub.remaining.change"] > 0,
    ),
    Pair(
        "negation",
        "Det [stämmer inte // stämmer] att varslen har minskat jämfört med {my-12}.",
        holds=lambda m: m["temperature.varsel.change_12m"] > 0,
    ),
    Pair(
        "percent or percentage points",
        ("Deltagarna i förberedande utbildning blev {fub.remaining.change_pct} [procent // procentenheter] fler."),
        holds=lambda m: m["fub.remaining.change"] > 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "Förtroendet för Trafikverket har ökat med {trust.actor.trafikverket.trust_pct.change} "
            "[procentenheter // procent]."
        ),
        holds=lambda m: m["trust.actor.trafikverket.trust_pct.change"] > 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "Prognosen för arbetslösheten {y} har justerats upp med "
            "{forecast.year.2025.unemployment_rate.change} [procentenheter // procent]."
        ),
        holds=lambda m: m["forecast.year.2025.unemployment_rate.change"] > 0 and m.month < "2026",
    ),
    Pair(
        "percent or percentage points",
        (
            "Antalet nya deltagare i individuellt pedagogiskt stöd steg {ipsu.new.change_pct} [procent // "
            "procentenheter] från {m-1}."
        ),
        holds=lambda m: m["ipsu.new.change"] > 0,
    ),
    Pair(
        "wrong share",
        (
            "Av deltagarna i karriärvägledning finns "
            "[{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} // "
            "{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct - 11}] procent hos Arbetslivsresurs."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Del B svarar för bara [{ipsu.part.b.remaining.share_pct} // {ipsu.part.b.remaining.share_pct + "
            "4}] procent av det individuella pedagogiska stödet."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Folkhögskolesatsningen står för [{fub.track.folkhogskolesatsningen.remaining.share_pct} // "
            "{fub.track.folkhogskolesatsningen.remaining.share_pct - 8}] procent av platserna i förberedande "
            "utbildning."
        ),
    ),
    Pair(
        "wrong share",
        (
            "Vart man än ser dominerar de stora: de femton största leveransområdena rymmer "
            "[{rom2.areas.largest.share_pct} // {rom2.areas.largest.share_pct - 12}] procent av alla i Rusta "
            "och matcha."
        ),
        holds=lambda m: m["rom2.areas.largest"] == 15,
    ),
    Pair(
        "rank",
        "På [tredje // femte] plats bland leverantörerna i Rusta och matcha ligger Enrival.",
        holds=lambda m: m["rom2.supplier.enrival_ab.remaining.rank"] == 3,
    ),
    Pair(
        "rank",
        "I Steg till arbete är Iris Hadar leverantör nummer [tre // två], mätt i deltagare.",
        holds=lambda m: m["sta.supplier.iris_hadar_ab.remaining.rank"] == 3,
    ),
    Pair(
        "rank",
        "Nercia Utbildning toppar listan i arbetsmarknadsutbildning, [före // efter] Astar.",
        holds=lambda m: m["aub.supplier.nercia_utbildning_ab.remaining.rank"] == 1,
    ),
    Pair(
        "rank",
        (
            "Utbildningarna inom data och it är [tredje // fjärde] störst bland inriktningarna i "
            "arbetsmarknadsutbildning."
        ),
        holds=lambda m: m["aub.track.a_it.remaining.rank"] == 3,
    ),
    Pair(
        "superlative",
        "Av de nio kommungrupperna har landsbygdskommuner med besöksnäring [lägst // högst] arbetslöshet.",
        holds=lambda m: list(m.groups("unemployment_rate"))[-1] == "landsbygdskommun_med_besoksnaring",
    ),
    Pair(
        "superlative",
        "Den [minsta // största] andelen lediga jobb hittar vi i pendlingskommunerna nära storstad.",
        holds=lambda m: list(m.groups("vacancy_rate"))[-1] == "pendlingskommun_nara_storstad",
    ),
    Pair(
        "superlative",
        "Av de sex tjänsterna är Rusta och matcha med god marginal den [största // minsta].",
        holds=lambda m: all(m["rom2.remaining"] > m[s + ".remaining"] for s in ("sta", "kvl", "ipsu", "aub", "fub")),
    ),
    Pair(
        "superlative",
        ("Individuellt pedagogiskt stöd är [minst // störst] av tjänsterna, sett till kvarstående deltagare."),
        holds=lambda m: m["ipsu.remaining"] < min(m[s + ".remaining"] for s in ("sta", "kvl", "rom2", "aub", "fub")),
    ),
    Pair(
        "order",
        (
            "Flest deltagare finns i Rusta och matcha, [arbetsmarknadsutbildning och Steg till arbete // Steg "
            "till arbete och arbetsmarknadsutbildning], i den ordningen."
        ),
        holds=lambda m: m.order("rom2.remaining", "aub.remaining", "sta.remaining", "fub.remaining"),
    ),
    Pair(
        "order",
        "Högst förtroende har Säkerhetspolisen, tätt följd av [Försvarsmakten // Trafikverket].",
        holds=lambda m: (
            m["trust.actor.forsvarsmakten.trust_pct.rank"] == 2
            and m["trust.actor.sakerhetspolisen.trust_pct.rank"] == 1
        ),
    ),
    Pair(
        "order",
        "I karriärvägledning ligger Merit Utbildning Malmö [näst efter // närmast före] Arbetslivsresurs.",
        holds=lambda m: (
            m["kvl.supplier.merit_utbildning_malmo_ab.remaining.rank"] == 2
            and m["kvl.supplier.arbetslivsresurs_ar_ab.remaining.rank"] == 1
        ),
    ),
    Pair(
        "order",
        (
            "Av inriktningarna i förberedande utbildning är folkhögskolesatsningen etta och [orientering, "
            "test och kartläggning // Korta vägen] tvåa."
        ),
        holds=lambda m: (
            m["fub.track.folkhogskolesatsningen.remaining.rank"] == 1
            and m["fub.track.orientering_test_och_kartlaggning.remaining.rank"] == 2
        ),
    ),
    Pair(
        "comparison",
        "Arbetslösheten i Malmö är [högre // lägre] än i Eskilstuna.",
        holds=lambda m: m.order(
            "groups.municipality.malmo.unemployment_rate", "groups.municipality.eskilstuna.unemployment_rate"
        ),
    ),
    Pair(
        "comparison",
        "De som lämnade Rusta och matcha i {m} var [fler // färre] än de som började.",
        holds=lambda m: m.order("rom2.left", "rom2.new"),
    ),
    Pair(
        "comparison",
        (
            "Sedan {my-24} har arbetslösheten stigit [mer // mindre] i pendlingskommunerna nära storstad än i "
            "de större städerna."
        ),
        holds=lambda m: m.order(
            "groups.pendlingskommun_nara_storstad.unemployment_rate.change_pp",
            "groups.storre_stad.unemployment_rate.change_pp",
        ),
    ),
    Pair(
        "comparison",
        "Förtroendet för Försvarsmakten [överstiger // understiger] förtroendet för Skatteverket.",
        holds=lambda m: m.order("trust.actor.forsvarsmakten.trust_pct", "trust.actor.skatteverket.trust_pct"),
    ),
    Pair(
        "record",
        "Inte en enda gång på två år har [så många // så få] gått i förberedande utbildning som nu.",
        holds=lambda m: m["fub.remaining"] == max(m.series("fub.remaining", 25)),
    ),
    Pair(
        "record",
        "Antalet nya i arbetsmarknadsutbildning var det lägsta sedan [{my-6} // {my-18}].",
        holds=lambda m: m["aub.new"] == min(m.series("aub.new", 6)) and m["aub.new@-6"] < m["aub.new"],
    ),
    Pair(
        "record",
        (
            "För första gången sedan [{my-6} // {my-2}] kommer färre än tusen nya till "
            "arbetsmarknadsutbildning under en månad."
        ),
        holds=lambda m: m["aub.new"] < 1000 and m["aub.new@-6"] < 1000 <= min(m.series("aub.new", 6)[:-1]),
        heading="Utbildning",
    ),
    Pair(
        "record",
        ("Det [största // minsta] antalet deltagare hittills i individuellt pedagogiskt stöd uppmättes i {my-3}."),
        holds=lambda m: m["ipsu.remaining@-3"] == max(m.series("ipsu.remaining")),
    ),
    Pair(
        "streak",
        "Långtidsarbetslösheten har nu vuxit [sju // tio] månader i följd.",
        holds=lambda m: m.streak("temperature.long_term_unemployed") == 7,
    ),
    Pair(
        "streak",
        ("Mellan {m-8} och {m-2} minskade deltagarna i Rusta och matcha [varje månad // inte en enda månad]."),
        holds=lambda m: all(m[f"rom2.remaining@-{n}"] < m[f"rom2.remaining@-{n + 1}"] for n in range(2, 8)),
    ),
    Pair(
        "streak",
        "Det är [andra // femte] månaden i sträck som nya deltagare i karriärvägledning blir fler.",
        holds=lambda m: m.streak("kvl.new") == 2,
    ),
    Pair(
        "streak",
        "Barometerindikatorn vände ned i {m} efter [två // sex] månader i rad av förbättring.",
        holds=lambda m: (
            m["temperature.ki_barometer"]
            < m["temperature.ki_barometer@-1"]
            > m["temperature.ki_barometer@-2"]
            > m["temperature.ki_barometer@-3"]
            < m["temperature.ki_barometer@-4"]
        ),
    ),
    Pair(
        "n of m",
        "[Åtta // Sex] av de nio kommungrupperna har högre arbetslöshet än i {my-24}.",
        holds=lambda m: sum(v > 0 for v in m.groups("unemployment_rate.change_pp").values()) == 8,
    ),
    Pair(
        "n of m",
        ("Andelen lediga jobb har minskat i [alla kommungrupper utom en // samtliga kommungrupper] sedan {my-24}."),
        holds=lambda m: sum(v > 0 for v in m.groups("vacancy_rate.change_pp").values()) == 1,
    ),
    Pair(
        "n of m",
        (
            "I [{rom2.municipalities.without} // {rom2.municipalities.one_supplier}] av landets "
            "{rom2.municipalities.listed} kommuner saknas leverantör på plats."
        ),
    ),
    Pair(
        "n of m",
        "[Samtliga // Fem] av de sex inriktningarna i förberedande utbildning fick fler deltagare i {m}.",
        holds=lambda m: (
            m["fub.tracks"] == 6
            and all(
                v > 0
                for v in [
                    x["value"]
                    for k, x in m.raw.items()
                    if k.startswith("fub.track.") and k.endswith(".remaining.change")
                ]
            )
        ),
    ),
    Pair(
        "unchanged",
        ("För [YrkesAkademin // Movant] är antalet deltagare i arbetsmarknadsutbildning oförändrat från {m-1}."),
        holds=lambda m: (
            m["aub.supplier.yrkesakademin_ab.remaining.change"] == 0
            and m["aub.supplier.movant_ab.remaining.change"] != 0
        ),
    ),
    Pair(
        "unchanged",
        "Inga leverantörer [försvann ur // tillkom i] Rusta och matcha i {m}.",
        holds=lambda m: m["rom2.suppliers.exited"] == 0 and m["rom2.suppliers.entered"] > 0,
    ),
    Pair(
        "unchanged",
        (
            "Lägst på listan ligger, [liksom i förra mätningen // till skillnad från i förra mätningen], "
            "Arbetsförmedlingen."
        ),
        holds=lambda m: (
            m["trust.actor.arbetsformedlingen.trust_pct.previous"]
            < min(
                m[f"trust.actor.{a}.trust_pct.previous"]
                for a in ("sakerhetspolisen", "forsvarsmakten", "skatteverket", "trafikverket")
            )
            and m["trust.actor.arbetsformedlingen.trust_pct.rank"] == 5
        ),
        heading="Förtroende",
    ),
    Pair(
        "unchanged",
        (
            "Arbetsmarknadsutbildningen låg i {m} [långt ifrån still // alldeles still]: {aub.new.change} "
            "färre började än i {m-1}."
        ),
        holds=lambda m: m["aub.new.change"] < -100,
    ),
    Pair(
        "sum over services",
        (
            "Räknar man ihop Steg till arbete, karriärvägledning och individuellt pedagogiskt stöd blir det "
            "[{sta.remaining + kvl.remaining + ipsu.remaining} // {sta.remaining + kvl.remaining}] deltagare."
        ),
    ),
    Pair(
        "sum over services",
        (
            "De två minsta tjänsterna, karriärvägledning och pedagogiskt stöd, når ihop [{kvl.remaining + "
            "ipsu.remaining} // {kvl.remaining + ipsu.remaining - 230}] deltagare."
        ),
    ),
    Pair(
        "sum over services",
        (
            "Rusta och matcha samlar tillsammans med Steg till arbete [{rom2.remaining + sta.remaining} // "
            "{rom2.remaining + sta.remaining - 4100}] personer."
        ),
    ),
    Pair(
        "sum over services",
        (
            "De båda utbildningstjänsterna lämnades i {m} av totalt [{aub.left + fub.left} // {aub.new + "
            "fub.new}] personer."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Av de svarande har {survey.discomfort_experienced.answer_yes.share_pct} procent upplevt obehag, "
            "medan resterande [{survey.discomfort_experienced.answer_no.share_pct} // "
            "{survey.discomfort_experienced.answer_no.share_pct + 10}] procent inte har det."
        ),
        heading="Enkäten om avvikelserapporter",
    ),
    Pair(
        "shares that make a hundred",
        (
            "Sju av tio deltagare i Rusta och matcha finns i de femton största leveransområdena; i övriga "
            "finns [tre // fyra] av tio."
        ),
        holds=lambda m: 69.5 < m["rom2.areas.largest.share_pct"] < 74.5,
    ),
    Pair(
        "shares that make a hundred",
        (
            "I karriärvägledning har Arbetslivsresurs "
            "{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} procent av deltagarna. De övriga sex "
            "delar på [{kvl.supplier.merit_utbildning_malmo_ab.remaining.share_pct * 0 + 100 - "
            "kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} // "
            "{kvl.supplier.merit_utbildning_malmo_ab.remaining.share_pct * 0 + 106 - "
            "kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct}] procent."
        ),
        holds=lambda m: m["kvl.market.suppliers"] == 7,
    ),
    Pair(
        "shares that make a hundred",
        (
            "{rom2.results.rr1_over} leveransområden når gränsen för första resultat, de andra "
            "[{rom2.results.rr1_under} // {rom2.results.rr1_under + 7}] gör det inte."
        ),
    ),
    Pair(
        "against the mean",
        ("Med {sta.new} nya deltagare hamnar Steg till arbete [över // under] medelvärdet sedan hösten 2023."),
        holds=lambda m: m["sta.new"] > m["sta.new.mean"],
    ),
    Pair(
        "against the mean",
        "Genomsnittet för nya i karriärvägledning är [{kvl.new.mean} // {kvl.new.mean + 80}] i månaden.",
    ),
    Pair(
        "against the mean",
        (
            "Att {rom2.new} personer började i Rusta och matcha är [färre // fler] än normalt för perioden, "
            "då {rom2.new.mean} har varit medeltalet."
        ),
        holds=lambda m: m["rom2.new"] < m["rom2.new.mean"],
    ),
    Pair(
        "against the mean",
        "Landsbygdskommunerna ligger [under // över] rikssnittet för arbetslöshet.",
        holds=lambda m: m.order("groups.country.unemployment_rate", "groups.landsbygdskommun.unemployment_rate"),
    ),
    Pair(
        "from-to",
        (
            "Från {temperature.varsel@-1} varslade i {m-1} till [{temperature.varsel} // {temperature.varsel "
            "+ 400}] i {m}: så inleddes året."
        ),
    ),
    Pair(
        "from-to",
        (
            "I {m} steg inflödet till förberedande utbildning till {fub.new}, från [{fub.new@-1} // "
            "{fub.new@-12}] månaden före."
        ),
        holds=lambda m: m["fub.new.change"] > 0,
    ),
    Pair(
        "from-to",
        (
            "Sedan starten har antalet leverantörer i Rusta och matcha växt från [{rom2.suppliers.start} // "
            "{rom2.suppliers.start - 40}] till {rom2.suppliers}."
        ),
        holds=lambda m: m["rom2.suppliers"] > m["rom2.suppliers.start"],
    ),
    Pair(
        "from-to",
        (
            "Förtroendet för Skatteverket [dalade från {trust.actor.skatteverket.trust_pct.previous} till "
            "{trust.actor.skatteverket.trust_pct} // steg från {trust.actor.skatteverket.trust_pct} till "
            "{trust.actor.skatteverket.trust_pct.previous}] procent."
        ),
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.change"] < 0,
    ),
    Pair(
        "hedge: near the number",
        "I Steg till arbete finns [knappt // drygt] 5 800 deltagare.",
        holds=lambda m: 5750 < m["sta.remaining"] < 5800,
    ),
    Pair(
        "hedge: near the number",
        "Runt [6 100 // 6 800] personer gick en arbetsmarknadsutbildning i slutet av {m}.",
        holds=lambda m: abs(m["aub.remaining"] - 6100) < 60,
    ),
    Pair(
        "hedge: near the number",
        "Nästan [147 000 // 149 000] har varit utan arbete i mer än ett år.",
        holds=lambda m: 146500 < m["temperature.long_term_unemployed"] < 147000,
    ),
    Pair(
        "hedge: near the number",
        "I {m} varslades [cirka 5 200 // cirka 6 000] personer.",
        holds=lambda m: abs(m["temperature.varsel"] - 5200) < 80,
    ),
    Pair(
        "hedge: bound",
        "I individuellt pedagogiskt stöd är deltagarna [färre än // fler än] 500.",
        holds=lambda m: m["ipsu.remaining"] < 500,
    ),
    Pair(
        "hedge: bound",
        "Varslen höll sig [under // över] 6 000 också i {m}.",
        holds=lambda m: m["temperature.varsel"] < 6000,
    ),
    Pair(
        "hedge: bound",
        "Antalet nya i arbetsmarknadsutbildning understeg [tusen // niohundra].",
        holds=lambda m: 900 < m["aub.new"] < 1000,
    ),
    Pair(
        "hedge: bound",
        "De lediga jobben är fortfarande fler än [130 000 // 150 000].",
        holds=lambda m: 130000 < m["temperature.vacancies"] < 150000,
    ),
    Pair(
        "number word",
        "[Tretton // Sjutton] leverantörer delar på deltagarna i Steg till arbete.",
        holds=lambda m: m["sta.market.suppliers"] == 13,
    ),
    Pair(
        "number word",
        "[Tjugosex // Trettiosex] personer besvarade enkäten om avvikelserapporter.",
        holds=lambda m: m["survey.respondents"] == 26,
    ),
    Pair(
        "number word",
        "Ett [hundratal // trehundratal] avtal i Rusta och matcha riskerar att hävas.",
        holds=lambda m: 95 <= m["rom2.contracts.at_risk"] <= 105,
    ),
    Pair(
        "number word",
        "Ett [tjog // dussin] deltagare finns i del B av det individuella pedagogiska stödet.",
        holds=lambda m: 19 <= m["ipsu.part.b.remaining"] <= 21,
    ),
    Pair(
        "fraction",
        "[Fyra av fem // Två av fem] i karriärvägledning är inskrivna hos Arbetslivsresurs.",
        holds=lambda m: abs(m["kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct"] - 80) < 1.5,
    ),
    Pair(
        "fraction",
        "En [fjärdedel // tredjedel] av deltagarna i Steg till arbete finns hos Arbetslivsresurs.",
        holds=lambda m: abs(m["sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct"] - 25) < 1,
    ),
    Pair(
        "fraction",
        "Var [femte // tredje] deltagare i resultatmåttet har nått ett andra resultat.",
        holds=lambda m: abs(m["rom2.rr2_rate"] - 20) < 1,
        heading="Rusta och matcha",
    ),
    Pair(
        "fraction",
        "Vart [åttonde // fjärde] avtal i Rusta och matcha riskerar hävning.",
        holds=lambda m: abs(m["rom2.contracts.at_risk.share_pct"] - 12.5) < 0.5,
    ),
    Pair(
        "multiple",
        ("Steg till arbete har ungefär [tolv // fyra] gånger så många deltagare som individuellt pedagogiskt stöd."),
        holds=lambda m: abs(m["sta.remaining"] / m["ipsu.remaining"] - 12) < 0.4,
    ),
    Pair(
        "multiple",
        "Sedan {my-12} har deltagarna i IPSU ökat med mer än [hälften // det dubbla].",
        holds=lambda m: 1.5 < m["ipsu.remaining"] / m["ipsu.remaining@-12"] < 1.9,
    ),
    Pair(
        "multiple",
        "Arbetslösheten i Malmö är [sexdubbel // tredubbel] mot Gällivares.",
        holds=lambda m: (
            abs(
                m["groups.municipality.malmo.unemployment_rate"] / m["groups.municipality.gallivare.unemployment_rate"]
                - 6
            )
            < 0.4
        ),
    ),
    Pair(
        "multiple",
        (
            "Antalet deltagare per leverantör i Rusta och matcha har [mer än fördubblats // mer än "
            "fyrdubblats] sedan starten."
        ),
        holds=lambda m: 2 < m["rom2.participants_per_supplier"] / m["rom2.participants_per_supplier.start"] < 4,
    ),
    Pair(
        "figures as people type them",
        (
            "De långtidsarbetslösa är [{temperature.long_term_unemployed / 1000000:2} // "
            "{temperature.long_term_unemployed / 1000000 + 0.05:2}] miljoner."
        ),
    ),
    Pair(
        "figures as people type them",
        "Antalet lediga jobb: [{temperature.vacancies:s} // {temperature.vacancies - 20000:s}].",
    ),
    Pair(
        "figures as people type them",
        (
            "På ett år har de lediga jobben blivit [{temperature.vacancies.change_12m / 1000:0} // "
            "{temperature.vacancies.change_12m / 1000 - 20:0}] tusen färre."
        ),
        holds=lambda m: m["temperature.vacancies.change_12m"] < -25000,
    ),
    Pair(
        "figures as people type them",
        ("I arbetsmarknadsutbildning fanns i {m} [{aub.remaining:s} // {aub.remaining + 900:s}] st. deltagare."),
    ),
    Pair(
        "rounding",
        "I runda tal har Rusta och matcha [39 000 // 41 000] deltagare.",
        holds=lambda m: 38500 < m["rom2.remaining"] < 39500,
    ),
    Pair(
        "rounding",
        (
            "Arcus har {sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct:0} procent av "
            "Steg till arbete, Arbetslivsresurs [{sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct:0} "
            "// {sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct - 3:0}]."
        ),
    ),
    Pair(
        "rounding",
        (
            "I Malmö är arbetslösheten [{groups.municipality.malmo.unemployment_rate:0} // "
            "{groups.municipality.malmo.unemployment_rate - 1:0}] procent, om man avrundar till heltal."
        ),
    ),
    Pair(
        "rounding",
        "Antalet långtidsarbetslösa, avrundat till närmaste tusental, är [147 000 // 146 000].",
        holds=lambda m: 146500 <= m["temperature.long_term_unemployed"] < 147500,
    ),
    Pair("abbreviation", "I KVL fanns [{kvl.remaining} // {kvl.remaining + 70}] personer kvar."),
    Pair(
        "abbreviation",
        (
            "AUB [aub.remaining.change ? växte // krympte] med {aub.remaining.change} deltagare, det visar "
            "statistiken för {m}."
        ),
    ),
    Pair(
        "abbreviation",
        ("RoM tappade [{rom2.remaining.change} // {rom2.remaining.change + 200}] deltagare mellan {m-1} och {m}."),
        holds=lambda m: m["rom2.remaining.change"] < 0,
    ),
    Pair(
        "abbreviation",
        "Tjänsterna KVL och IPSU har [färre // fler] än tusen deltagare var.",
        holds=lambda m: max(m["kvl.remaining"], m["ipsu.remaining"]) < 1000,
    ),
    Pair(
        "pronoun and inheritance",
        "Där började [{aub.new} // {fub.new}] personer i {m}.",
        before="Något annat är det med arbetsmarknadsutbildning.",
    ),
    Pair(
        "pronoun and inheritance",
        (
            "Företaget har [{sta.supplier.iris_hadar_ab.remaining} // "
            "{ipsu.supplier.iris_hadar_ab.remaining}] deltagare."
        ),
        holds=lambda m: m["sta.supplier.iris_hadar_ab.remaining.rank"] == 3,
        before="Tredje störst i Steg till arbete är Iris Hadar.",
    ),
    Pair(
        "pronoun and inheritance",
        "Antalet nya var [{ipsu.new} // {ipsu.left}].",
        before="Stödet ges till den som läser.",
        heading="Individuellt pedagogiskt stöd vid utbildning",
    ),
    Pair(
        "pronoun and inheritance",
        "Det är [{fub.remaining.change} // {fub.remaining.change_12m}] fler än månaden före.",
        holds=lambda m: m["fub.remaining.change"] > 0,
        before="Förberedande utbildning hade {fub.remaining} deltagare i {m}.",
    ),
    Pair(
        "coordination",
        "Karriärvägledning och Steg till arbete [växte båda // krympte båda] i {m}.",
        holds=lambda m: m["kvl.remaining.change"] > 0 and m["sta.remaining.change"] > 0,
    ),
    Pair(
        "coordination",
        "Både in- och utflödet i arbetsmarknadsutbildning [minskade // ökade] jämfört med {m-1}.",
        holds=lambda m: m["aub.new.change"] < 0 and m["aub.left.change"] < 0,
    ),
    Pair(
        "coordination",
        "Varken Rusta och matcha eller arbetsmarknadsutbildning [växte // minskade] i {m}.",
        holds=lambda m: m["rom2.remaining.change"] < 0 and m["aub.remaining.change"] < 0,
    ),
    Pair(
        "coordination",
        (
            "För Säkerhetspolisen och Försvarsmakten är förtroendet {trust.actor.sakerhetspolisen.trust_pct} "
            "och [{trust.actor.forsvarsmakten.trust_pct} // {trust.actor.trafikverket.trust_pct}] procent."
        ),
    ),
    Pair(
        "group names",
        (
            "I de större städerna är arbetslösheten [{groups.storre_stad.unemployment_rate} // "
            "{groups.mindre_stad_tatort.unemployment_rate}] procent."
        ),
    ),
    Pair(
        "group names",
        (
            "Pendlingskommunerna nära storstad redovisar {groups.pendlingskommun_nara_storstad.vacancy_rate} "
            "procent [lediga jobb // arbetslösa]."
        ),
    ),
    Pair(
        "group names",
        (
            "I lågpendlingskommuner nära större stad har arbetslösheten ökat med "
            "[{groups.lagpendlingskommun_nara_storre_stad.unemployment_rate.change_pp} // "
            "{groups.pendlingskommun_nara_storstad.unemployment_rate.change_pp}] procentenheter sedan "
            "{my-24}."
        ),
        holds=lambda m: m["groups.lagpendlingskommun_nara_storre_stad.unemployment_rate.change_pp"] > 0,
    ),
    Pair(
        "group names",
        (
            "Kommunerna som pendlar till en mindre tätort har en arbetslöshet på "
            "[{groups.pendlingskommun_nara_mindre_tatort.unemployment_rate} // "
            "{groups.pendlingskommun_nara_mindre_tatort.unemployment_rate + 0.8}] procent."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "I leveransområdet Kristianstad steg antalet i Rusta och matcha till "
            "[{rom2.area.kristianstad.remaining} // {rom2.area.kristianstad.remaining + 130}]."
        ),
        holds=lambda m: m["rom2.area.kristianstad.remaining.change"] > 0,
    ),
    Pair(
        "area and municipality",
        (
            "Kirunas arbetslöshet, [{groups.municipality.kiruna.unemployment_rate} // "
            "{groups.municipality.kiruna.unemployment_rate + 2}] procent, hör till landets lägsta."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "I Nacka finns [{rom2.municipality.nacka.suppliers} // {rom2.municipality.uppsala.suppliers}] "
            "leverantörer av Rusta och matcha på plats."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "I Göteborg Mitt deltar [{rom2.area.goteborg_mitt.remaining} // {rom2.area.malmo.remaining}] "
            "personer i Rusta och matcha."
        ),
    ),
    Pair(
        "forecast",
        (
            "Prognosen för {y+1} är [{forecast.year.2026.unemployment_rate} // "
            "{forecast.year.2025.unemployment_rate}] procents arbetslöshet."
        ),
        holds=lambda m: m.month.startswith("2025"),
    ),
    Pair(
        "forecast",
        (
            "Antalet deltagare i matchningstjänsterna väntas bli "
            "[{forecast.year.2025.matching_services_participants} // "
            "{forecast.year.2025.matching_services_participants.previous}] i medeltal 2025, enligt den "
            "senaste prognosen."
        ),
    ),
    Pair(
        "forecast",
        "Myndigheten tror nu på [fler // färre] långtidsarbetslösa 2025 än i den förra prognosen.",
        holds=lambda m: m["forecast.year.2025.long_term_unemployed.change"] > 0,
    ),
    Pair(
        "forecast",
        (
            "I arbetsmarknadsutbildning räknar prognosen för 2025 med {forecast.year.2025.aub_participants} "
            "deltagare, en [forecast.year.2025.aub_participants.change ? höjning // sänkning] med "
            "{forecast.year.2025.aub_participants.change}."
        ),
    ),
    Pair(
        "survey",
        (
            "Bland dem som besvarade enkäten säger [{survey.discomfort_experienced.answer_no.n} // "
            "{survey.discomfort_experienced.answer_yes.n}] att de inte har upplevt obehag."
        ),
    ),
    Pair(
        "survey",
        (
            "På frågan om återkoppling valde {survey.feedback_frequency_1to5.answer_1.n} svarande [det lägsta "
            "// det högsta] steget på skalan i enkäten."
        ),
        holds=lambda m: (
            m["survey.feedback_frequency_1to5.answer_1.n"] != m["survey.feedback_frequency_1to5.answer_5.n"]
        ),
    ),
    Pair(
        "survey",
        (
            "Obehag har [{survey.discomfort_experienced.answer_yes.share_pct} // "
            "{survey.discomfort_experienced.answer_yes.share_pct - 20}] procent av de svarande känt."
        ),
        heading="Enkäten",
    ),
    Pair(
        "survey",
        "En klar [majoritet // minoritet] av dem som svarade på enkäten har upplevt obehag.",
        holds=lambda m: m["survey.discomfort_experienced.answer_yes.share_pct"] > 60,
    ),
    Pair(
        "trust",
        (
            "{trust.actor.trafikverket.trust_pct} procent har stort eller ganska stort förtroende för "
            "[Trafikverket // Skatteverket]."
        ),
    ),
    Pair(
        "trust",
        (
            "Skatteverket låg i den förra förtroendemätningen på "
            "[{trust.actor.skatteverket.trust_pct.previous} // {trust.actor.skatteverket.trust_pct}] procent."
        ),
    ),
    Pair(
        "trust",
        "Störst [lyft // ras] i förtroende noterar Trafikverket.",
        holds=lambda m: (
            m["trust.actor.trafikverket.trust_pct.change"]
            == max(
                m[f"trust.actor.{a}.trust_pct.change"]
                for a in ("sakerhetspolisen", "forsvarsmakten", "skatteverket", "trafikverket", "arbetsformedlingen")
            )
            > 0
        ),
    ),
    Pair(
        "trust",
        (
            "Allmänheten litar [minst på Arbetsförmedlingen // mest på Arbetsförmedlingen] av de fem "
            "myndigheter som jämförs."
        ),
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.rank"] == 5 == m["trust.actors"],
    ),
    Pair(
        "seasonally adjusted or observed",
        ("Rensat för säsong var antalet lediga jobb [{temperature.vacancies.sa} // {temperature.vacancies}]."),
    ),
    Pair(
        "seasonally adjusted or observed",
        "De säsongsrensade varslen [temperature.varsel.sa.change ? steg // sjönk] från {m-1} till {m}.",
    ),
    Pair(
        "seasonally adjusted or observed",
        ("Efter säsongsrensning [temperature.vacancies.sa.change ? ökade // minskade] de lediga jobben i {m}."),
    ),
    Pair(
        "seasonally adjusted or observed",
        ("De faktiska varslen, före säsongsrensning, uppgick till [{temperature.varsel} // {temperature.varsel.sa}]."),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        "Under {m} började [{{ sta.new | antal }} // {{ sta.left | antal }}] i Steg till arbete.",
    ),
    Pair(
        "fact quoted in the wrong sentence",
        (
            "I landsbygdskommunerna är arbetslösheten [{{ groups.landsbygdskommun.unemployment_rate | procent "
            "}} // {{ groups.storre_stad.unemployment_rate | procent }}]."
        ),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        (
            "De lediga jobben motsvarar i storstäderna [{{ groups.storstader.vacancy_rate | procent }} // {{ "
            "groups.storstader.unemployment_rate | procent }}] av arbetskraften."
        ),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        (
            "Antalet deltagare i förberedande utbildning [{{ fub.remaining.change | förändring }} // {{ "
            "aub.remaining.change | förändring }}] i {m}."
        ),
    ),
    Pair("stale month", "Arbetslösheten var {temperature.unemployment_rate} procent i slutet av [{m} // {m-1}]."),
    Pair("stale month", "Siffrorna för [{my} // {my-12}] visar {aub.remaining} deltagare i arbetsmarknadsutbildning."),
    Pair(
        "stale month",
        (
            "I karriärvägledning är antalet deltagare, när {m} läggs till handlingarna, [{kvl.remaining} // "
            "{kvl.remaining@-12}]."
        ),
    ),
    Pair("stale month", "Med [{m} // {m+1}] till ända är {fub.remaining} personer i förberedande utbildning."),
    Pair(
        "supplier's name",
        "Näst störst i arbetsmarknadsutbildning är [Astar // Aster] AB.",
        holds=lambda m: m["aub.supplier.astar_ab.remaining.rank"] == 2,
    ),
    Pair(
        "supplier's name",
        (
            "Ett exempel är [Nercia Utbildning // Nersia Utbildning], som fick fler deltagare i "
            "arbetsmarknadsutbildning."
        ),
        holds=lambda m: m["aub.supplier.nercia_utbildning_ab.remaining.change"] > 0,
    ),
    Pair(
        "supplier's name",
        "[Grönlunds // Grönlands] Yrkesutbildningar ökade i arbetsmarknadsutbildning.",
        holds=lambda m: m["aub.supplier.gronlunds_yrkesutbildningar_ab.remaining.change"] > 0,
    ),
    Pair(
        "supplier's name",
        "Vi frågade [Lernia // Lärnia] Utbildning, som är tvåa i Rusta och matcha.",
        holds=lambda m: m["rom2.supplier.lernia_utbildning_ab.remaining.rank"] == 2,
    ),
    Pair(
        "person's name",
        "[Bergström // Bergsröm] vill i stället se längre avtal.",
        before="Förslaget får kritik av Anders Bergström på ett bemanningsföretag.",
    ),
    Pair(
        "person's name",
        "Hur länge då? – Ett par år, svarar [Mohamed Hassan // Mohammed Hassan].",
        before="Nationalekonomen Mohamed Hassan räknar med att det tar tid.",
    ),
    Pair(
        "person's name",
        "För [Per Wiklund // Per Viklund] är svaret givet.",
        before="Ska stödet vara kvar? Frågan ställdes till Per Wiklund, som är studievägledare.",
    ),
    Pair(
        "person's name",
        "Enligt [Ali Rezai // Ali Rezaie] är det brist på praktikplatser.",
        before="Ali Rezai driver en matchningsfirma i Västerås.",
    ),
    Pair(
        "title and lead",
        "Arbetslösheten [temperature.unemployment_rate.change_12m ? stiger // sjunker] på ett år",
        field="title",
    ),
    Pair(
        "title and lead",
        (
            "I arbetsmarknadsutbildning började {aub.new.change} [aub.new.change ? fler // färre] personer än "
            "i {m-1}. Det är en kännbar skillnad."
        ),
        field="lead",
    ),
    Pair(
        "title and lead",
        (
            "Förtroendet för Arbetsförmedlingen ned till [{trust.actor.arbetsformedlingen.trust_pct} // "
            "{trust.actor.arbetsformedlingen.trust_pct - 4}] procent"
        ),
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.change"] < 0,
        field="title",
    ),
]
