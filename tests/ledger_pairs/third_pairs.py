"""Third set: sentences with one slip and their true twins, typed by hand about the sample month.

Written by someone who has read neither the ledger nor the sentences before, out of the tables as well as the facts;
each was reckoned true, and its twin false, from the tables. Opened once: 51 percent sharp, 6 stamped, 23 red on true,
14 yellow on true, no harmless sentence red (16 of 47 yellow). Kinds were mended after that, so that it is no longer a
measure of the unseen.
"""

from tests.ledger_pairs.template import sample_pair as _pair

PAIRS = [
    _pair("number", "Arbetslösheten var 7,[2 // 4] procent i januari."),
    _pair(
        "digits that changed places",
        "I slutet av månaden hade [146 862 // 148 662] personer varit utan arbete i mer än ett år.",
    ),
    _pair("direction", "Jämfört med januari i fjol har Barometerindikatorn [stigit // sjunkit] med sex enheter."),
    _pair("base of comparison", "Sedan [januari i fjol // december] har antalet varslade blivit 241 fler."),
    _pair("unit", "Arbetslösheten har på ett år ökat med 0,45 [procentenheter // procent]."),
    _pair(
        "number in letters",
        "Bara [en // två] av de fem indikatorerna pekar åt rätt håll, jämfört med för ett år sedan.",
    ),
    _pair("highest since", "Så många långtidsarbetslösa har det inte funnits sedan [januari 2023 // november 2022]."),
    _pair("length of a run", "För [sjunde // åttonde] månaden i rad steg antalet långtidsarbetslösa."),
    _pair("length of a run", "Den stiger nu för [fjärde // femte] månaden i rad.", heading="Arbetslösheten"),
    _pair("length of a run", "Efter [tre // fyra] månader av nedgång blev de lediga jobben fler i januari."),
    _pair("number", "De lediga jobben har på ett år minskat med [18 // 28] procent."),
    _pair("hedge", "[Drygt // Knappt] 7 procent av arbetskraften var inskrivna som arbetslösa i slutet av januari."),
    _pair(
        "word of a scale",
        "Arbetsmarknaden var i januari [kall // ljummen], om man ser till vart indikatorerna är på väg.",
    ),
    _pair(
        "over or under",
        "Barometerindikatorn ligger alltjämt [under // över] 100, det värde som räknas som normalt.",
    ),
    _pair("direction", "Mellan december och januari [sjönk // steg] Barometerindikatorn med 0,7 enheter."),
    _pair("digits that changed places", "Säsongsrensat blev varslen i januari [78 // 87] färre än månaden före."),
    _pair(
        "comparison",
        "Rensad från säsong är arbetslösheten 7,0 procent, alltså [lägre // högre] än den orensade siffran.",
    ),
    _pair("count", "I [sju // fem] av de tio föregående årens januarimånader var arbetslösheten högre än nu."),
    _pair(
        "year",
        "Under de tio föregående åren har januari bara tre gånger haft fler lediga jobb: [2022 // 2021], 2023 "
        "och 2024.",
    ),
    _pair("year", "Flest långtidsarbetslösa i en januarimånad var det [2021 // 2022], nästan 178 000."),
    _pair(
        "digits that changed places",
        "De har blivit [30 885 // 38 085] färre på ett år, trots uppgången i januari.",
        heading="De lediga jobben",
    ),
    _pair(
        "fraction or share",
        "Nästan var [femte // tredje] av de lediga platserna hos Arbetsförmedlingen har försvunnit på ett år.",
    ),
    _pair("direction", "Hur många varslades i januari? Svaret är 5 236, [fler // färre] än i samma månad i fjol."),
    _pair(
        "from-to: start",
        "Under hösten och vintern har arbetslösheten stigit från 6,[7 // 4] procent i september till 7,2 i januari.",
    ),
    _pair("number", "Arbetslösheten över [sju // åtta] procent"),
    _pair("direction", "Fast de lediga jobben blev [fler // färre] än i december fortsatte arbetslösheten att stiga."),
    _pair("rank", "Med 5 236 varsel är detta det [näst // tredje] högsta talet för en januarimånad sedan 2015."),
    _pair("group", "Av kommungrupperna har [storstäderna // de större städerna] den högsta arbetslösheten."),
    _pair(
        "negation, all and none",
        "I [åtta // samtliga] av de nio kommungrupperna är arbetslösheten högre än i januari 2023.",
    ),
    _pair(
        "rank",
        "De mindre städerna och tätorterna har 5,8 procent arbetslösa, näst [lägst // högst] av de nio "
        "kommungrupperna.",
    ),
    _pair(
        "respectively",
        "I storstäderna och de större städerna är arbetslösheten [8,6 respektive 7,9 // 7,9 respektive 8,6] procent.",
    ),
    _pair(
        "difference",
        "Avståndet mellan kommungruppen med högst och den med lägst arbetslöshet är [4 // 3],2 procentenheter.",
    ),
    _pair(
        "group",
        "Den enda kommungrupp där arbetslösheten har sjunkit sedan januari 2023 är [landsbygdskommunerna med "
        "besöksnäring // lågpendlingskommunerna nära större stad].",
    ),
    _pair(
        "group",
        "Räknat på arbetskraften är de lediga jobben färst i [pendlingskommunerna nära storstad // storstäderna].",
    ),
    _pair(
        "direction",
        "Bara i en av kommungrupperna, landsbygdskommunerna, har andelen lediga jobb [ökat // minskat] sedan "
        "januari 2023.",
    ),
    _pair(
        "multiple",
        "Arbetslösheten är nästan [dubbelt // tre gånger] så hög i storstäderna som i landsbygdskommunerna med "
        "besöksnäring.",
    ),
    _pair("stale value", "I Malmö är 12,[7 // 1] procent av arbetskraften arbetslösa."),
    _pair("municipality's name", "Näst högst arbetslöshet bland landets kommuner har [Ronneby // Eskilstuna]."),
    _pair(
        "municipality's name",
        "I [Gällivare // Jokkmokk] är 2,1 procent av arbetskraften utan arbete, mindre än i någon annan kommun.",
        heading="Lägst i landet",
    ),
    _pair("count", "I [elva // sjutton] av landets kommuner är arbetslösheten över tio procent."),
    _pair("base of comparison", "Arbetslösheten är högre än för [två // ett] år sedan i 238 av landets 290 kommuner."),
    _pair("superlative", "Gotland har landets [lägsta // högsta] arbetslöshet bland länen, 4,7 procent."),
    _pair("county's name", "Av länen är det [Gävleborg // Skåne] som har den högsta arbetslösheten."),
    _pair(
        "base of comparison",
        "I Stockholms län är 83 961 personer arbetslösa, [9 186 // 14 096] fler än för ett år sedan.",
    ),
    _pair("direction", "Västerbotten är ett av de två län där arbetslösheten har [sjunkit // stigit] på ett år."),
    _pair(
        "number",
        "På Gotland motsvarar de lediga jobben [6 // 5],0 procent av arbetskraften, mer än i något annat län.",
    ),
    _pair("comparison", "Göteborg har [högre // lägre] arbetslöshet än Stockholm: 8,5 mot 7,1 procent."),
    _pair(
        "former and latter",
        "I den [förra // senare] kommunen är andelen 11,0 procent.",
        before="Eskilstuna och Norrköping har båda över tio procent arbetslösa.",
    ),
    _pair("municipality and county", "I Stockholms [kommun // län] var 35 809 personer inskrivna som arbetslösa."),
    _pair("municipality's name", "Bara Gällivare och Jokkmokk har lägre arbetslöshet än [Kiruna // Åre]."),
    _pair(
        "digits that changed places",
        "Sammanlagt var [385 // 358] 690 personer inskrivna som arbetslösa i landet i slutet av januari.",
    ),
    _pair("power of ten", "På ett år har de blivit drygt [26 // 36] 000 fler.", heading="De arbetslösa i riket"),
    _pair(
        "fraction or share",
        "Drygt en [femtedel // tredjedel] av landets inskrivna arbetslösa finns i Stockholm, Göteborg och Malmö.",
    ),
    _pair("municipality's name", "I Stockholms län är arbetslösheten lägst i [Danderyd // Täby]."),
    _pair("municipality's name", "Ingen kommun i Västra Götaland har högre arbetslöshet än [Trollhättan // Göteborg]."),
    _pair(
        "municipality's name",
        "I Skåne är det bara Malmö som har högre arbetslöshet än [Landskrona // Kristianstad].",
    ),
    _pair("comparison", "I Malmö är 23 050 personer arbetslösa, [fler // färre] än i hela Östergötlands län."),
    _pair(
        "unit",
        "Från 10,4 till 11,5 procent: i Ronneby har arbetslösheten stigit med 1,1 [procentenheter // procent] på "
        "ett år.",
    ),
    _pair(
        "multiple",
        "I Skellefteå motsvarar de lediga jobben 6,7 procent av arbetskraften, mer än [dubbelt // tre gånger] så "
        "mycket som i riket.",
    ),
    _pair("negation, all and none", "I Skellefteå har arbetslösheten [inte stigit // stigit] sedan januari i fjol."),
    _pair(
        "another measure's number",
        "Andelen lediga jobb i riket har på två år fallit med [0,8 // 1,4] procentenheter.",
    ),
    _pair(
        "over or under",
        "I pendlingskommunerna nära storstad är arbetslösheten 6,2 procent, en procentenhet [under // över] "
        "riksgenomsnittet.",
    ),
    _pair(
        "superlative",
        "Storstäderna har både den största ökningen av arbetslösheten och den [största // minsta] minskningen av "
        "andelen lediga jobb sedan januari 2023.",
    ),
    _pair(
        "direction",
        "I sju av de nio kommungrupperna har, sedan januari 2023, arbetslösheten ökat och andelen lediga jobb "
        "[minskat // ökat].",
    ),
    _pair(
        "from-to: start",
        "Säsongsrensat fanns det 0,37 lediga jobb per arbetslös i januari, mot 0,[53 // 35] två år tidigare.",
    ),
    _pair(
        "over or under",
        "På varje arbetslös går det, säsongsrensat, något [mer // mindre] än ett ledigt jobb i "
        "landsbygdskommunerna med besöksnäring.",
    ),
    _pair("direction", "I storstäderna har beveridgekurvan flyttats [inåt // utåt] sedan januari 2023."),
    _pair(
        "count",
        "För [tre // fyra] av de nio kommungrupperna går det att säga att beveridgekurvan har flyttats inåt.",
    ),
    _pair(
        "another measure's number",
        "Längs beveridgekurvan har riket sedan januari 2023 rört sig [16,7 // 7,6] procent nedåt.",
    ),
    _pair(
        "interval",
        "Storstädernas beveridgekurva har flyttats inåt med 16,5 procent, med ett intervall från [12 // 2],5 "
        "till 20,3.",
    ),
    _pair(
        "comparison",
        "SCB:s siffra för november, 6,8 procent, är [lägre // högre] än den som Arbetsförmedlingen redovisade "
        "för samma månad.",
    ),
    _pair(
        "month",
        "Enligt SCB:s register var arbetslösheten 6,8 procent i [november // januari], den senaste månad som finns.",
    ),
    _pair(
        "multiple",
        "Antalet lediga jobb per arbetslös har nästan [halverats // fördubblats] i storstäderna på två år.",
    ),
    _pair("multiple", "I storstäderna går det ungefär [fyra // två] arbetslösa på varje ledigt jobb."),
    _pair(
        "group",
        "Färst lediga jobb per arbetslös har [pendlingskommunerna nära storstad // de större städerna], där det "
        "går 0,21 på var och en.",
    ),
    _pair(
        "comparison",
        "De större städerna har, säsongsrensat, [fler // färre] lediga jobb per arbetslös än storstäderna.",
    ),
    _pair("direction", "Antalet deltagare i Rusta och matcha [minskade // ökade] med 755 i januari."),
    _pair(
        "base of comparison",
        "I slutet av januari fanns 39 413 deltagare i tjänsten, 685 fler än i [januari 2024 // december].",
        heading="Rusta och matcha",
    ),
    _pair(
        "comparison",
        "Antalet som lämnade Rusta och matcha var i januari [större // mindre] än antalet som började.",
    ),
    _pair("lowest since", "Inflödet till Rusta och matcha, 5 854 personer, var det lägsta sedan [juli // maj] 2024."),
    _pair(
        "digits that changed places",
        "Antalet som lämnade Rusta och matcha steg från 5 123 i december till 6 [589 // 859] i januari.",
    ),
    _pair("month", "Färre deltagare än i januari hade Rusta och matcha senast i [november // oktober]."),
    _pair("over or under", "Nya deltagare i Rusta och matcha var 5 854, klart [under // över] medeltalet 7 136."),
    _pair(
        "fraction or share",
        "Ungefär var [sjätte // fjärde] av dem som fanns i Rusta och matcha i slutet av december lämnade "
        "tjänsten i januari.",
    ),
    _pair("month", "Flest deltagare, 45 338, hade Rusta och matcha i [maj // april] i fjol."),
    _pair(
        "difference",
        "Sedan dess har antalet deltagare minskat med nästan [6 // 8] 000.",
        before="Rusta och matcha nådde sin topp i maj i fjol.",
    ),
    _pair(
        "fraction or share",
        "Inflödet till Rusta och matcha var ungefär en [tredjedel // fjärdedel] mindre i januari än i samma "
        "månad i fjol.",
    ),
    _pair(
        "digits that changed places",
        "”Vi hade [45 338 // 43 538] deltagare i maj i fjol, och i dag är vi nere under 40 000”, säger hon om "
        "Rusta och matcha.",
    ),
    _pair("power of ten", "Drygt [39 // 3,9] tusen deltagare hade Rusta och matcha när januari var slut."),
    _pair(
        "direction",
        "När antalet deltagare i Rusta och matcha sjönk i januari var det efter en [ökning // minskning] i december.",
    ),
    _pair(
        "another measure's number",
        "Av mätkohortens 82 980 personer hade [24 131 // 16 637] ett första godkänt resultat.",
    ),
    _pair(
        "former and latter",
        "Tjugo procent av mätkohorten i Rusta och matcha hade fått ett [andra // första] resultat godkänt.",
    ),
    _pair(
        "n of m: the whole",
        "I 51 av [70 // 72] leveransområden hade minst 25 procent av mätkohorten ett första resultat.",
    ),
    _pair("area's name", "Störst andel med ett första resultat har [Malung-Sälen-Vansbro // Vimmerby], 48,1 procent."),
    _pair(
        "fraction or share",
        "Längst ner ligger Avesta-Hedemora, där knappt var [femte // fjärde] i mätkohorten har ett första resultat.",
        heading="Leveransområden efter andel med ett första resultat",
    ),
    _pair(
        "another measure's number",
        "På nivå C hade 24,8 procent ett första resultat, på nivå A [33 // 29],7.",
        heading="Första resultat i Rusta och matcha",
    ),
    _pair(
        "another measure's number",
        "När det gäller det andra resultatet ligger bara [två // fyra] leveransområden säkert över 25 procent.",
        heading="Resultat i Rusta och matcha",
    ),
    _pair(
        "negation, all and none",
        "I 64 av de 70 leveransområdena hade [inte ens // minst] 25 procent av mätkohorten ett andra resultat.",
    ),
    _pair("digits that changed places", "Av 782 avtal uppfyller [94 // 49] villkoren för hävning."),
    _pair(
        "digits that changed places",
        "[43 // 34] av dem som uppfyller villkoren för hävning nu bedömdes som svaga också i november.",
        heading="Avtalen i Rusta och matcha",
    ),
    _pair(
        "fraction or share",
        "Ungefär vart [åttonde // fjärde] avtal i Rusta och matcha uppfyller villkoren för hävning.",
    ),
    _pair("comparison", "Avtalen med betyg 4 är 79, [färre // fler] än de 85 som har betyg 1."),
    _pair(
        "multiple",
        "Hos avtal med betyg 4 är andelen med ett första resultat nästan [dubbelt // tre gånger] så stor som hos "
        "avtal med betyg 1.",
    ),
    _pair("another measure's number", "Villkoren för hävning uppfylls av [32 // 62] av de 116 avtal som saknar betyg."),
    _pair(
        "digits that changed places",
        "De 43 avtalen är spridda på [39 // 93] leverantörer i 21 leveransområden.",
        heading="Två svaga uppföljningar i rad",
    ),
    _pair(
        "area's name",
        "Flest personer i dessa avtal, 1 064, fanns i Stockholm [Mitt // Syd].",
        heading="Avtal som varit svaga två gånger i rad",
    ),
    _pair(
        "supplier's name",
        "På andra plats kom [Stengerda Resurs // Kvalnora Karriär i Sverige] AB.",
        before="Flest personer i avtal som varit svaga två gånger i rad hade Trollvinna Resurs AB, 405.",
    ),
    _pair("n of m: the whole", "Stockholm Mitt har [58 // 85] avtal, varav 21 uppfyller villkoren för hävning."),
    _pair(
        "over or under",
        "I Örebro hade 36,0 procent av mätkohorten ett första resultat, klart [över // under] rikets andel.",
    ),
    _pair("area's name", "Sämst går det, mätt i andra resultat, i leveransområdet [Gällivare // Borås]: 13,0 procent."),
    _pair(
        "name in a list",
        "Tre områden ligger säkert under 25 procent: Avesta-Hedemora, Borås och [Stockholm Mitt // Malmö].",
        heading="Första resultatet i leveransområdena",
    ),
    _pair(
        "direction",
        "Andelen med ett första resultat ändrades knappt: den [sjönk // steg] med 0,1 procentenheter sedan förra "
        "uppföljningen.",
    ),
    _pair("another measure's number", "Vanligast bland avtalen är betyg [2 // 3], som 253 har fått."),
    _pair("direction", "I 41 av de 70 leveransområdena [minskade // ökade] antalet deltagare."),
    _pair(
        "name in a list",
        "Bland de femton största leveransområdena ökade bara Örebro, Kristianstad och [Norrköping // Karlstad].",
    ),
    _pair("area's name", "Mest minskade antalet deltagare i [Stockholm // Göteborg] Mitt, som fick 165 färre."),
    _pair("rank", "Malmö är med 3 112 deltagare det [tredje // näst] största leveransområdet."),
    _pair("power of ten", "I leveransområdet Uppsala blev deltagarna [5,2 // 0,52] procent färre på en månad."),
    _pair("from-to: end", "På Gotland växte Rusta och matcha från 145 till [151 // 155] deltagare."),
    _pair("sum", "Stockholm Mitt, Stockholm Syd och Stockholm Nord har tillsammans [9 // 8] 424 deltagare."),
    _pair(
        "fraction or share",
        "Mer än [två tredjedelar // tre fjärdedelar] av deltagarna i Rusta och matcha finns i de femton största "
        "leveransområdena.",
    ),
    _pair("sum", "De 20 områden som växte fick tillsammans [137 // 892] fler deltagare."),
    _pair(
        "fraction or share",
        "Göteborg Mitt är näst störst, med omkring [tre fjärdedelar // hälften] så många deltagare som Stockholm Mitt.",
    ),
    _pair(
        "area's name",
        "Kristianstad gick i januari förbi [Trollhättan-Uddevalla-Vänersborg // Norrköping] i antal deltagare.",
    ),
    _pair("count", "I [nio // nitton] leveransområden var antalet deltagare detsamma som i december."),
    _pair(
        "stale value",
        "Kvarstående deltagare per leveransområde i januari 2025. Störst är Stockholm Mitt (4 [553 // 718]).",
    ),
    _pair("comparison", "I Örebro började 211 i Rusta och matcha, [fler // färre] än de 186 som lämnade."),
    _pair("month", "I Norrköping har antalet deltagare i Rusta och matcha på ett år ökat med [117 // 23]."),
    _pair("digits that changed places", "Antalet leverantörer i Rusta och matcha steg till [241 // 214] i januari."),
    _pair(
        "supplier's name",
        "[Arbetslivsresurs Ar // Lernia Utbildning] AB leder Rusta och matcha, räknat i deltagare.",
    ),
    _pair("count", "Av de 30 största leverantörerna i Rusta och matcha tappade [24 // 20] deltagare."),
    _pair(
        "supplier's name",
        "I januari tillkom Kärdala Kompetens AB och Stenfälta [Matchning // Coaching] AB i Rusta och matcha.",
    ),
    _pair(
        "negation, all and none",
        "[Ingen leverantör // Två leverantörer] försvann ur statistiken över Rusta och matcha i januari.",
    ),
    _pair(
        "digits that changed places",
        "Tillsammans har de [22,7 // 27,2] procent av deltagarna i Rusta och matcha.",
        heading="De fem största leverantörerna",
    ),
    _pair(
        "digits that changed places",
        "Ability Coaching ökade mest bland de största leverantörerna i Rusta och matcha, med [17 // 71] deltagare.",
    ),
    _pair(
        "direction",
        "Marknaden för Rusta och matcha är, mätt med Herfindahl-Hirschmans index, [mindre // mer] koncentrerad "
        "än i april 2023.",
    ),
    _pair("digits that changed places", "En genomsnittlig leverantör i Rusta och matcha har [163 // 136],5 deltagare."),
    _pair("difference", "Ettan i Rusta och matcha, Arbetslivsresurs, har [230 // 320] deltagare fler än tvåan Lernia."),
    _pair("number", "Lernia har på ett år fått [465 // 565] färre deltagare i Rusta och matcha."),
    _pair(
        "fraction or share",
        "Sedan januari i fjol har Manpower Matchning förlorat nästan [en tredjedel // hälften] av sina deltagare "
        "i Rusta och matcha.",
    ),
    _pair(
        "supplier's name",
        "Ingen av de trettio största i Rusta och matcha tappade fler deltagare i januari än [Guldjobbet // "
        "Lernia Utbildning] AB.",
    ),
    _pair(
        "digits that changed places",
        "HelloLilly AB har [631 // 613] deltagare i Rusta och matcha, en mer än både Iris Hadar AB och Jobbklar "
        "Sverige AB.",
    ),
    _pair(
        "year",
        "När tjänsten startade i april [2023 // 2022] hade den 177 leverantörer.",
        heading="Rusta och matcha",
    ),
    _pair(
        "digits that changed places",
        "Sedan starten har 95 tillkommit och [31 // 13] försvunnit.",
        heading="Leverantörerna i Rusta och matcha",
    ),
    _pair(
        "number",
        "Om varje leverantör i Rusta och matcha hade lika många deltagare skulle de ha drygt [160 // 140] var.",
    ),
    _pair("rank", "Enrival AB är [trea // tvåa] i Rusta och matcha med 1 795 deltagare."),
    _pair("count", "I [59 // 49] av landets kommuner saknas leverantörer med deltagare i Rusta och matcha."),
    _pair(
        "digits that changed places",
        "I Stockholm finns 90 leverantörer av Rusta och matcha, i Göteborg 66 och i Malmö [48 // 84].",
    ),
    _pair("count", "Samtliga [23 // 27] kommuner i gruppen större stad har minst en leverantör av Rusta och matcha."),
    _pair("count", "I 17 av 70 leveransområden finns [en enda leverantör // två leverantörer] av Rusta och matcha."),
    _pair("median", "I mediankommunen finns [tre // fem] leverantörer av Rusta och matcha."),
    _pair(
        "count",
        "Av de 21 landsbygdskommunerna med besöksnäring saknar [tio // elva] leverantör av Rusta och matcha.",
    ),
    _pair("comparison", "Nacka har 28 leverantörer av Rusta och matcha, två [fler // färre] än Haninge."),
    _pair("hundreds", "I ett [femtiotal // trettiotal] kommuner finns en enda leverantör av Rusta och matcha."),
    _pair(
        "direction",
        "I 231 av landets 290 kommuner fanns leverantörer med deltagare, en [färre // fler] än i december.",
        heading="Rusta och matcha i kommunerna",
    ),
    _pair(
        "base of comparison",
        "Steg till arbete hade 5 772 deltagare i slutet av januari, 68 fler än [en månad // ett år] tidigare.",
    ),
    _pair("comparison", "I Steg till arbete började 1 077 personer, [fler // färre] än de 1 003 som lämnade."),
    _pair(
        "digits that changed places",
        "Hos Arcus Utbildning & Jobbförmedling AB finns [43 // 34],3 procent av deltagarna i Steg till arbete.",
    ),
    _pair(
        "rank",
        "Curonova Consulting AB och Wilja Arbetsrehab AB delar [åttonde // sjunde] plats i Steg till arbete med "
        "38 deltagare var.",
    ),
    _pair(
        "fraction or share",
        "De tre största leverantörerna har drygt [åtta // nio] av tio deltagare i Steg till arbete.",
    ),
    _pair(
        "service's name",
        "Arcus Utbildning & Jobbförmedling AB är den största leverantören i [Steg till arbete // Rusta och matcha].",
    ),
    _pair("fraction or share", "På ett år har Steg till arbete vuxit med ungefär en [fjärdedel // tredjedel]."),
    _pair("month", "Bara en månad har Steg till arbete haft fler deltagare än nu: [november // oktober] 2024."),
    _pair("over or under", "Antalet som lämnade Steg till arbete, 1 003, låg något [över // under] medeltalet på 978."),
    _pair("number in letters", "Drygt ett [dussin // tjog] leverantörer redovisades i Steg till arbete."),
    _pair(
        "base of comparison",
        "Inflödet till Steg till arbete var 16,2 procent större än i [december // januari i fjol].",
    ),
    _pair(
        "supplier's name",
        "Tvåa i Steg till arbete är [Arbetslivsresurs Ar // Iris Hadar] AB, som har 1 474 deltagare.",
    ),
    _pair("number", "För tredje månaden i rad låg antalet deltagare i karriärvägledning kring [880 // 980]."),
    _pair("fraction or share", "[Fyra // Tre] av fem deltagare i karriärvägledning finns hos Arbetslivsresurs Ar AB."),
    _pair(
        "number",
        "På andra plats i karriärvägledning, långt efter, kommer Merit Utbildning Malmö AB med [60 // 16] deltagare.",
    ),
    _pair("difference", "I karriärvägledning började 528 personer under månaden, [12 // 22] fler än de som lämnade."),
    _pair(
        "power of ten",
        "Arbetslivsresurs har 80,2 procent av deltagarna i karriärvägledning men bara [5,7 // 56,9] procent av "
        "dem i Rusta och matcha.",
    ),
    _pair(
        "digits that changed places",
        "Arbetsmarknadsutbildning 982, förberedande utbildning 2 692, karriärvägledning [528 // 258].",
        heading="Nya i januari",
    ),
    _pair("direction", "Karriärvägledningen har 104 deltagare [fler // färre] än för ett år sedan."),
    _pair(
        "base of comparison",
        "Antalet deltagare har ökat med 58,1 procent [på ett år // sedan december].",
        heading="Individuellt pedagogiskt stöd vid utbildning",
    ),
    _pair("digits that changed places", "Av de [487 // 478] som fick individuellt pedagogiskt stöd fanns 466 i del A."),
    _pair("part", "Bara Iris Hadar AB har deltagare i del [B // A] av individuellt pedagogiskt stöd."),
    _pair(
        "comparison",
        "Jobfind Sverige AB ger 177 personer individuellt pedagogiskt stöd, 17 [färre // fler] än Iris Hadar AB.",
    ),
    _pair("count", "Individuellt pedagogiskt stöd ges av [tre // fem] leverantörer."),
    _pair(
        "month",
        "Fler deltagare än nu har individuellt pedagogiskt stöd bara haft i oktober och [november // september] 2024.",
    ),
    _pair(
        "direction",
        "Antalet som började få individuellt pedagogiskt stöd var en tredjedel [större // mindre] än i december.",
    ),
    _pair("from-to: end", "Antalet nya i arbetsmarknadsutbildning minskade med 377, till [982 // 892]."),
    _pair(
        "digits that changed places",
        "Transport är störst av inriktningarna i arbetsmarknadsutbildning, med 1 822 deltagare, och Maskin är "
        "tvåa med 1 [292 // 229].",
    ),
    _pair(
        "direction",
        "Ingen inriktning i arbetsmarknadsutbildning tappade så många deltagare i januari som [Maskin // Bygg], 88.",
    ),
    _pair("unit", "På ett år har arbetsmarknadsutbildningens inriktning Bygg minskat med 154 [deltagare // procent]."),
    _pair(
        "direction",
        "Vård ökade med 15 deltagare, medan Restaurang [minskade // ökade] med 37.",
        heading="Inriktningar i arbetsmarknadsutbildning",
    ),
    _pair(
        "direction",
        "Nercia Utbildning AB har 706 deltagare i arbetsmarknadsutbildning, 255 [färre // fler] än för ett år sedan.",
    ),
    _pair(
        "count",
        "Tre ökade, [sex // fem] minskade och en var oförändrad.",
        heading="De tio största i arbetsmarknadsutbildning",
    ),
    _pair("direction", "Av Lexicons 390 deltagare i arbetsmarknadsutbildning läser 269 [it // ekonomi]."),
    _pair(
        "length of a run",
        "Nedgången i arbetsmarknadsutbildning bröt en uppgång som hade varat i [fem // sex] månader.",
    ),
    _pair(
        "direction",
        "Från december till januari brukar antalet nya i arbetsmarknadsutbildning [öka // minska], med omkring 190.",
    ),
    _pair(
        "highest since",
        "Så många deltagare har Transport i arbetsmarknadsutbildning inte haft sedan [februari // januari] 2023.",
    ),
    _pair("fraction or share", "Knappt [tre // fyra] av tio deltagare i arbetsmarknadsutbildning läser Transport."),
    _pair(
        "direction",
        "Bland de tio största i arbetsmarknadsutbildning har Kunskapscompaniet Ankaret AB flest deltagare inom "
        "[Transport // Maskin], 372.",
    ),
    _pair(
        "fraction or share",
        "De tio största leverantörerna har nästan tre [fjärdedelar // femtedelar] av deltagarna i "
        "arbetsmarknadsutbildning.",
    ),
    _pair(
        "base of comparison",
        "YrkesAkademin AB hade lika många deltagare i arbetsmarknadsutbildning som i [december // januari i "
        "fjol], 364.",
    ),
    _pair("power of ten", "I förberedande utbildning blev deltagarna drygt [tusen // hundra] fler på en månad."),
    _pair(
        "multiple",
        "Inriktningen Orientering, test och kartläggning mer än [tredubblades // fyrdubblades] i januari.",
    ),
    _pair(
        "fraction or share",
        "Var [tredje // femte] deltagare i förberedande utbildning finns i Folkhögskolesatsningen.",
    ),
    _pair(
        "direction",
        "Den enda inriktning i förberedande utbildning som minskade i januari var [Korta Vägen // Yrkessvenska "
        "och annan språkutbildning].",
    ),
    _pair(
        "highest since",
        "Det är den högsta nivån sedan november [2022 // 2021].",
        heading="Förberedande utbildning: 3 922 deltagare",
    ),
    _pair(
        "base of comparison",
        "Förberedande utbildning lämnades av 1 683 personer, 19,5 procent färre än i [december // januari i fjol].",
    ),
    _pair(
        "multiple",
        "I förberedande utbildning började nästan [tre // fyra] gånger så många som i arbetsmarknadsutbildning.",
    ),
    _pair(
        "supplier's name",
        "Störst av leverantörerna i förberedande utbildning är [Lydmöra Lärcenter // Kärfälta Kompetens] AB, som "
        "har 456 deltagare.",
    ),
    _pair(
        "comparison",
        "Förberedande utbildning växte med 1 009 deltagare, långt [mer // mindre] än de 347 som är vanligt i januari.",
    ),
    _pair("sum", "De båda utbildningstjänsterna hade sammanlagt 10 [055 // 505] deltagare."),
    _pair("sum", "Tillsammans hade de sex tjänsterna [56 // 65] 613 deltagare i slutet av januari."),
    _pair("fraction or share", "Nästan [sju // åtta] av tio deltagare i de sex tjänsterna finns i Rusta och matcha."),
    _pair("comparison", "Arbetsmarknadsutbildning hade 361 deltagare [fler // färre] än Steg till arbete."),
    _pair(
        "service's name",
        "Minst av de sex tjänsterna är [individuellt pedagogiskt stöd vid utbildning // karriärvägledning].",
    ),
    _pair(
        "service's name",
        "Av de sex tjänsterna minskade två i januari: Rusta och matcha och [arbetsmarknadsutbildning // Steg "
        "till arbete].",
    ),
    _pair("direction", "Alla sex tjänsterna har [fler // färre] deltagare än i januari 2024."),
    _pair(
        "another measure's number",
        "Arbetslösheten väntas bli 6,[9 // 6] procent i år.",
        heading="Arbetsförmedlingens prognos i februari",
    ),
    _pair("direction", "Prognosen för arbetslösheten 2025 har [höjts // sänkts] med 0,3 procentenheter sedan oktober."),
    _pair(
        "month",
        "För 2025 väntas 41 400 deltagare i matchningstjänster, 8 000 färre än i prognosen från [oktober // juli].",
    ),
    _pair(
        "direction",
        "Till 2026 räknar myndigheten med att arbetslösheten [sjunker // stiger] till 6,6 procent, från 6,9 "
        "procent i år.",
    ),
    _pair(
        "direction",
        "De långtidsarbetslösa väntas i slutet av 2025 vara 155 000, alltså 5 000 [fler // färre] än myndigheten "
        "trodde i höstas.",
    ),
    _pair("year", "Flest deltagare i matchningstjänster väntas i prognosen [2028 // 2029], 44 900 i medeltal."),
    _pair(
        "digits that changed places",
        "För att prognosen för 2025 ska slå in måste deltagarna i matchningstjänster vara i medeltal 41 [581 // "
        "158] under resten av året.",
    ),
    _pair(
        "from-to: end",
        "För arbetsmarknadsutbildning sänktes prognosen för 2025 från 6 400 till 6 [300 // 200] deltagare.",
    ),
    _pair(
        "sign of an error",
        "Tidigare prognoser för arbetslösheten, gjorda lika långt före årets slut, har i genomsnitt legat 0,2 "
        "procentenheter för [högt // lågt].",
    ),
    _pair("another measure's number", "Under 2024 var arbetslösheten i medeltal 6,[7 // 9] procent."),
    _pair("date", "Den nya utgiftsprognosen lämnades den 10 [februari // januari]."),
    _pair("comparison", "Januaris arbetslöshet, 7,2 procent, är [högre // lägre] än den nya prognosen för helåret."),
    _pair(
        "direction",
        "För vart och ett av åren 2026 till 2029 har prognosen för matchningstjänsterna [sänkts // höjts].",
    ),
    _pair(
        "n of m: the whole",
        "22 av [26 // 62] svarande har upplevt obehag.",
        heading="Enkäten om avvikelserapporter",
    ),
    _pair(
        "fraction or share",
        "Att rapporteringen av avvikelser har betydelse anser [hälften // två tredjedelar] av de svarande.",
        heading="Enkäten om avvikelserapporter",
    ),
    _pair(
        "number in letters",
        "[Nio // Tolv] valde en etta.",
        before="På en skala från 1 till 5 fick de svarande säga hur ofta de får återkoppling.",
    ),
    _pair(
        "negation, all and none",
        "[Ingen // Två] satte en femma.",
        before="På en skala från 1 till 5 fick de svarande säga hur ofta de får återkoppling på sina rapporter.",
    ),
    _pair("equality", "På enkätens fråga om valet av leverantör svarade [lika många ja som // fler ja än] nej."),
    _pair("no answer", "[En // Tre] av de 26 svarande hoppade över frågan om valet av leverantör."),
    _pair(
        "fraction or share",
        "Nästan [nio // åtta] av tio svarande i enkäten uppger att personalen vet när en avvikelse ska rapporteras.",
    ),
    _pair(
        "mode",
        "Vanligast på skalan från 1 till 5 var en [trea // fyra].",
        before="De svarande i enkäten fick bedöma hur tydliga riktlinjerna är.",
    ),
    _pair("sum", "It-systemet får en fyra eller femma av [tio // åtta] svarande i enkäten."),
    _pair("stale value", "Förtroendet för Arbetsförmedlingen är nere på [15 // 17] procent."),
    _pair("agency's name", "Mest har förtroendet ökat för [Trafikverket // Försvarsmakten], med tolv procentenheter."),
    _pair("from-to: start", "Förtroendet för Skatteverket föll från [64 // 67] till 57 procent."),
    _pair(
        "difference",
        "Säkerhetspolisen har störst förtroende, [en procentenhet // två procentenheter] före Försvarsmakten.",
    ),
    _pair(
        "date",
        "De 2 509 intervjuerna gjordes från den 20 januari till den [2 // 12] februari.",
        heading="Förtroendemätningen",
    ),
    _pair("age", "De som intervjuades om sitt förtroende var mellan 16 och [84 // 74] år."),
    _pair("unit", "För Skatteverket sjönk förtroendet med sju [procentenheter // procent] på ett år."),
    _pair("negation, all and none", "Trafikverket har [inte passerat // passerat] Skatteverket i förtroende."),
    _pair(
        "number in letters",
        "Av rapportens fjorton bedömda mått avvek [tre // elva] tydligt från det vanliga i januari.",
    ),
    _pair(
        "digits that changed places",
        "Två tjänster har fler än femtusen deltagare utöver Rusta och matcha: arbetsmarknadsutbildning (6 133) "
        "och Steg till arbete (5 [772 // 727]).",
    ),
    _pair(
        "power of ten",
        "+[34,6 // 3,5] procent",
        heading="Kvarstående i förberedande utbildning, förändring på en månad",
    ),
    _pair("fraction or share", "– Här i Malmö är ungefär var [åttonde // femte] i arbetskraften arbetslös, säger hon."),
    _pair("count", "[Fyra // Fem] av de sex tjänsterna växte i januari. De förberedande utbildningarna växte mest."),
    _pair(
        "fraction or share",
        "Individuellt pedagogiskt stöd har drygt [hälften // en tredjedel] så många deltagare som karriärvägledning.",
    ),
    _pair(
        "multiple",
        "I Kiruna är arbetslösheten 2,9 procent, i stort sett [lika // dubbelt så] hög som för ett år sedan.",
    ),
    _pair("number", "I genomsnitt varslades drygt [4 // 5] 700 personer i månaden under 2024."),
    _pair("sum", "Under hela 2024 varslades nästan [57 // 67] 000 personer om uppsägning."),
    _pair("month", "Flest varsel under 2024 kom i [oktober // september], 6 667."),
    _pair(
        "group",
        "Kommungruppen där minst andel av arbetskraften är arbetslös, [landsbygdskommunerna med besöksnäring // "
        "landsbygdskommunerna], har också mest lediga jobb i förhållande till arbetskraften.",
    ),
    _pair(
        "former and latter",
        "I det [senare // förra] leveransområdet försvann 76 deltagare ur Rusta och matcha.",
        before="Örebro växte i januari, medan Uppsala krympte.",
    ),
    _pair("direction", "Kön av långtidsarbetslösa, 146 862 personer, är [längre // kortare] än för ett år sedan."),
    _pair(
        "negation, all and none",
        "Avtal i Rusta och matcha med betyg 4 som uppfyller villkoren för hävning finns det [inga // åtta].",
    ),
    _pair(
        "direction",
        "Sedan december har antalet deltagare per leverantör i Rusta och matcha [minskat // ökat] med 4,5.",
    ),
]
