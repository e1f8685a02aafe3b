"""Slips of the kind that real issues make: each is found, with the fact that it contradicts; what is right is not.

A failure means that a wrong number could be printed, or that an author is bothered for nothing.
"""

from dataclasses import replace

import pandas as pd
import pytest

from werket_lib.issue.content import read_issue
from werket_lib.ledger.check import check_issue, make_matcher
from werket_lib.ledger.names import check_names
from werket_lib.ledger.passages import Passage
from werket_lib.model import Accepted, Outside, Paragraph, Part, Span

pytestmark = pytest.mark.xdist_group("report")
JANUARY = pd.Period("2025-01", freq="M")
OF_ROM2 = "rom2.supplier"


@pytest.fixture(scope="module")
def issue(sample_report, root):
    return read_issue(JANUARY, sample_report.parent, root / "editorial")


@pytest.fixture(scope="module")
def judge(issue):
    matcher = make_matcher(issue)
    return lambda text: matcher.check(Passage("articles/prov.md", "stycke 1", text, None, prose=True))


SLIPS = {
    "a digit": ("Antalet deltagare i Rusta och matcha minskade med 775 personer.", "775", "rom2.remaining.change"),
    "the wrong way": ("Antalet deltagare i Rusta och matcha ökade med 755 personer.", "755", "rom2.remaining.change"),
    "the wrong way, without a number": (
        "Antalet deltagare i Steg till arbete minskade.",
        "minskade",
        "sta.remaining.change",
    ),
    "two figures swapped": ("I Steg till arbete deltog 5 727 personer.", "5 727", "sta.remaining"),
    "a percentage of nothing": (
        "I Arbetsmarknadsutbildning lämnade 1 104 personer, en minskning med 22,8 procent.",
        "22,8",
        "aub.left.change_pct",
    ),
    "among the unchanged, though it fell": (
        "I Rusta och matcha behöll Academedia Eductus, Coachgruppen och Haga sin volym.",
        "behöll",
        f"{OF_ROM2}.academedia_eductus_ab.remaining.change",
    ),
    "reckoned from rounded numbers": (
        "Antalet deltagare per leverantör i Rusta och matcha minskade med 4,6.",
        "4,6",
        "rom2.participants_per_supplier.change",
    ),
    "December's value": ("Arbetslösheten var 7,1 procent i januari.", "7,1", "temperature.unemployment_rate"),
    "percent for percentage points": (
        "Arbetslösheten steg med 0,45 procent på ett år.",
        "0,45",
        "temperature.unemployment_rate.change_12m",
    ),
    "another's place": (
        "Störst i Rusta och matcha var Lernia.",
        "Störst",
        f"{OF_ROM2}.lernia_utbildning_ab.remaining.rank",
    ),
    "last month's count": ("Rusta och matcha har 239 leverantörer.", "239", "rom2.suppliers"),
    "a year's change the wrong way": (
        "Antalet långtidsarbetslösa minskade på ett år.",
        "minskade",
        "temperature.long_term_unemployed.change_12m",
    ),
    "another service's share": (
        "Arcus har 43,3 procent av marknaden i Rusta och matcha.",
        "43,3",
        f"{OF_ROM2}.arcus_utbildning_jobbformedling_ab.remaining.share_pct",
    ),
    "a record that is none": ("Varslen var 5 236, det högsta sedan mars 2019.", "högsta", "temperature.varsel"),
    "a count in words": ("Två av de fem indikatorerna pekar åt rätt håll.", "Två", "temperature.positive"),
    "a supplier's number": (
        "Lernia har 2 110 deltagare i Rusta och matcha.",
        "2 110",
        f"{OF_ROM2}.lernia_utbildning_ab.remaining",
    ),
    "a month that is not told of": (
        "I november 2024 var arbetslösheten 7,2 procent.",
        "7,2",
        "temperature.unemployment_rate",
    ),
}


@pytest.mark.parametrize(("text", "said", "fact"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_found_with_the_fact_that_it_contradicts(judge, text, said, fact):
    wrong = {finding.text.replace("\u00a0", " "): finding.fact for finding in judge(text) if finding.status == "wrong"}
    assert wrong.get(said) == fact


@pytest.mark.parametrize(
    "text",
    [
        "I december 2024 var arbetslösheten 7,1 procent.",
        "Antalet deltagare i Rusta och matcha minskade med 755 till 39 413, samtidigt som antalet som lämnade "
        "ökade med 28,6 procent.",
        "Arcus har 43,3 procent av marknaden i Steg till arbete.",
        "Arbetslösheten var 7,2 procent, 0,45 procentenheter högre än ett år tidigare.",
        "Drygt 39 000 personer är kvar i Rusta och matcha.",
        "Coachgruppen och Haga behöll sin volym i Rusta och matcha, medan Academedia Eductus minskade.",
        "I Arbetsmarknadsutbildning lämnade 1 104 personer, 9,1 procent färre än i december.",
        "Störst i Rusta och matcha var Arbetslivsresurs, med 2 241 deltagare.",
        "En av de fem indikatorerna pekar åt rätt håll.",
    ],
)
def test_what_is_right_is_not_bothered(judge, text):
    findings = judge(text)
    assert findings
    assert [(finding.text, finding.note) for finding in findings if finding.status != "fact"] == []


def said(text, place="stycke 1", file="articles/ledare.md"):
    return Passage(file, place, text, None, prose=True)


def test_a_name_spelt_two_ways_is_found(issue):
    passages = [
        said("Enligt Karin Lindqvist ökar trycket."),
        said("Det menar Lindqvist."),
        said("Lindkvist säger det också."),
    ]
    found = [one for _, findings in check_names(issue, passages) for one in findings]
    assert [(one.text, one.note) for one in found] == [("Lindkvist", "stavas Lindqvist på annat ställe i numret")]


def test_two_persons_with_names_alike_are_two(issue):
    passages = [said("Det säger Karin Lindgren."), said("Det säger Olof Lundgren.")]
    assert list(check_names(issue, passages)) == []


@pytest.mark.parametrize(("text", "note"), [
    ("Störst var Lermia.", "stavas Lernia i tabellerna"),
    ("Arbetsförmedligen svarar inte.", "stavas Arbetsförmedlingen i tabellerna"),
])  # fmt: skip
def test_a_firm_or_an_agency_one_letter_off_is_found(issue, text, note):
    ((_, (finding,)),) = check_names(issue, [said(text)])
    assert finding.note == note


def test_a_firm_that_only_the_tables_name_is_known(issue):
    ((_, (finding,)),) = check_names(issue, [said("Störst var Kvarnbygd Lärande AB.")], ["Kvarnbyggd Lärande AB"])
    assert finding.note == "stavas Kvarnbyggd i tabellerna"


def test_a_definite_form_is_no_other_spelling(issue):
    passages = [said("Medieakademins Förtroendebarometer kom i januari."), said("Förtroendebarometern visar mer.")]
    assert list(check_names(issue, passages)) == []


def with_article(issue, **changes):
    article = replace(issue.articles[0], **changes)
    return replace(issue, parts=(Part("Ledare", (article,)),))


def paragraph(text):
    return Paragraph((Span(text),))


def verdicts(issue):
    return [
        (passage.place, one.text, one.status) for passage, one in check_issue(issue).of("wrong", "unread", "declared")
    ]


def test_a_pull_quote_stands_in_its_article(issue):
    quoted = with_article(issue, quote="Det här har ingen sagt.")
    assert ("citat", "Det här har ingen sagt.", "wrong") in verdicts(quoted)


def test_last_months_article_is_doubted(issue):
    texts = (
        "I december deltog 40 168 personer i Rusta och matcha.",
        "I december lämnade 5 123 personer tjänsten.",
        "Arbetslösheten var 7,1 procent i december.",
    )
    old = with_article(
        issue, title=(Span("Läget"),), lead=(), quote="", comment=(), blocks=tuple(map(paragraph, texts))
    )
    claims = [
        one.status
        for line in check_issue(old).texts
        if line.passage.entry == issue.articles[0].source
        for one in line.findings
    ]
    assert claims == ["unread"] * 3


def test_what_the_editor_accepts_is_declared_word_for_word(issue):
    text = "Projektet har hjälpt 1 400 ungdomar."
    made = with_article(issue, title=(Span("Läget"),), lead=(), quote="", comment=(), blocks=(paragraph(text),))
    assert verdicts(made) == [("stycke 1", "1 400", "unread")]
    entry = Accepted(issue.articles[0].source, "hjälpt 1 400 ungdomar", "redaktören", "uppgift från projektet")
    assert verdicts(replace(made, accepted=(entry,))) == [("stycke 1", "1 400", "declared")]
    assert verdicts(replace(made, accepted=(replace(entry, words="hjälpt 1 500 ungdomar"),))) == [
        ("stycke 1", "1 400", "unread")
    ]


def test_outside_covers_its_words_only(issue):
    text = "De 1 400 handläggarna märker att Rusta och matcha ökade med 755 deltagare."
    made = with_article(
        issue,
        title=(Span("Läget"),),
        lead=(),
        quote="",
        comment=(),
        blocks=(paragraph(text),),
        outside=(Outside("1 400 handläggarna", "intervju"),),
    )
    assert verdicts(made) == [
        ("stycke 1", "1 400", "declared"),
        ("stycke 1", "ökade", "wrong"),
        ("stycke 1", "755", "wrong"),
    ]


def test_every_claim_is_told_as_json(issue):
    claims = check_issue(issue).to_json()["claims"]
    first = next(one for one in claims if one["file"] == "articles/ledare.md" and one["words"] == "0,45")
    assert first["passage"][first["start"] : first["end"]] == "0,45"
    assert (first["verdict"], first["fact"]) == ("fact", "temperature.unemployment_rate.change_12m")
    assert {one["verdict"] for one in claims} <= {"fact", "declared", "unread", "wrong"}


def test_what_claims_nothing_is_told_with_its_reason(issue):
    text = "Läs mer i avsnitt 5. Om räntan stiger blir det annorlunda."
    made = with_article(issue, title=(Span("Läget"),), lead=(), quote="", comment=(), blocks=(paragraph(text),))
    passed = [
        (one["words"], one["reason"])
        for one in check_issue(made).to_json()["passed"]
        if one["file"] == issue.articles[0].source and one["place"] == "stycke 1"
    ]
    assert passed == [
        ("mer", "säger ingen riktning för något i tabellerna"),
        ("avsnitt 5", "hänvisning"),
        ("stiger", "säger ingen riktning för något i tabellerna"),
    ]


def test_the_sample_issue_has_no_false_alarm(issue):
    ledger = check_issue(issue)
    assert [(passage.entry, passage.place, one.text, one.note) for passage, one in ledger.of("wrong", "unread")] == []
    assert ledger.counts["fact"] > 3000
