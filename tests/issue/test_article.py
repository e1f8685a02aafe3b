"""An author's file: what it becomes, and what is refused with file and line."""

from io import BytesIO

import pytest
from PIL import Image

from tests.model.test_quoting import FACTS
from werket_lib.errors import InputError
from werket_lib.issue.article import Shelf, read_article
from werket_lib.model import FigureBlock, Heading, Listing, Outside, Paragraph, Span, TableBlock, plain

FIGURE = FigureBlock("40_sta", "flows", "figures/40_sta/flows", "Flöden", "En linje.")
TABLE = TableBlock("40_sta", "top", "results/40_sta.top.csv", "Störst", {})
SHELF = Shelf(FACTS, {"40_sta/flows": FIGURE}, {"40_sta/top": TABLE})
FRONT = "title: Kallt\nlead: Nu är det {{ temperature.word }}."


@pytest.fixture
def read(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    Image.new("RGB", (2, 2)).save(tmp_path / "bild.png")

    def write(body="Text.", front=FRONT, shelf=SHELF):
        path = folder / "ledare.md"
        path.write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")
        return read_article(path, shelf)

    return write


def test_markdown_becomes_blocks(read):
    body = "Det *var* **kallt**.\nOch {{ rom2.remaining }} kvar.\n\n## Mer\n\n- a\n- [b](https://exempel.se)\n\n![](figur:40_sta/flows)"
    article = read(body)
    first, heading, listing, figure = article.blocks
    assert first == Paragraph(
        (
            Span("Det "), Span("var", "emphasis"), Span(" "), Span("kallt", "strong"), Span("."), Span(" "),
            Span("Och "), Span("39\u00a0413", "fact", "rom2.remaining"), Span(" kvar."),
        )
    )  # fmt: skip
    assert heading == Heading(2, (Span("Mer"),))
    assert listing == Listing(((Span("a"),), (Span("b", "link", "https://exempel.se"),)))
    assert figure == FIGURE
    assert plain(article.lead) == "Nu är det kall."


def test_html_and_dangerous_links_are_text(read):
    article = read("<script>alert(1)</script>\n\n[klicka](javascript:alert(1)) <b>hej</b>")
    assert plain(article.blocks[0].spans) == "<script>alert(1)</script>"
    assert {span.kind for span in article.blocks[1].spans} == {"plain"}
    assert "<b>" in plain(article.blocks[1].spans)


def test_declares_what_no_fact_covers(read):
    article = read(front=FRONT + "\noutside:\n  - says: 26 år\n    reason: intervjun")
    assert article.outside == (Outside("26 år", "intervjun"),)


def test_a_picture_has_an_alt_text_and_stays_in_the_folder(read, tmp_path):
    article = read(front=FRONT + "\npicture: {file: ../bild.png, alt: En bild}")
    assert (article.picture.suffix, article.picture.alt) == (".png", "En bild")
    assert Image.open(BytesIO(article.picture.content)).size == (2, 2)
    with pytest.raises(InputError, match="picture: the field 'alt' is missing"):
        read(front=FRONT + "\npicture: {file: ../bild.png}")
    with pytest.raises(InputError, match=r"is not a \.png, \.jpg, \.jpeg, \.svg in the editorial folder"):
        read(front=FRONT + "\npicture: {file: ../../../etc/passwd.png, alt: x}")


def test_a_figure_of_a_section_without_results_is_shown_as_missing(read):
    article = read("![](figur:41_kvl/flows)", shelf=Shelf(FACTS, {}, {}, gaps=("41_kvl",)))
    assert article.blocks == (Paragraph((Span("[41_kvl/flows saknas]", "missing", "41_kvl/flows"),)),)


@pytest.mark.parametrize(
    ("body", "front", "message"),
    [
        ("![](figur:40_sta/flow)", FRONT, r"ledare\.md: no figur:40_sta/flow; the nearest are 40_sta/flows"),
        ("![](bild.png)", FRONT, "is neither figur:<section>/<name> nor tabell:"),
        ("rad\n\n{{ rom2.remain }}", FRONT, r"\.md, line 7: no fact 'rom2\.remain'; the nearest are rom2"),
        ("Text.", "lead: x", "the field 'title' is missing or empty"),
        ("Text.", FRONT + "\nkickr: x", "no field 'kickr'; the nearest are kicker"),
        ("Text.", "title: [1]", "title is"),
        ("Text.", "title: x\nkind: lead", "kind is 'lead'; expected one of leader, article, interview, column, news"),
        ("Text.", "title: 'x", "not readable as YAML"),
        ("Text.", FRONT + "\ncomment: '![](figur:40_sta/flows)'", "comment shows figur:40_sta/flows; it holds text"),
        ("Text.", FRONT + "\nkind: news\nquote: Så är det\nauthor: A", "news item has no place for author, quote;"),
        ("![](tabell:40_sta/top)", FRONT + "\nkind: news", "no place for tabell:40_sta/top; make it an article"),
        ("Text.", FRONT + "\noutside: [{says: 5}]", "outside, entry 1: the field 'reason' is missing"),
    ],
)  # fmt: skip
def test_mistakes_are_named(read, body, front, message):
    with pytest.raises(InputError, match=message):
        read(body, front)


def test_front_matter_must_be_there(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("Text utan huvud.", encoding="utf-8")
    with pytest.raises(InputError, match="begins with front matter between two lines of ---"):
        read_article(path, SHELF)


def test_a_notice_has_its_numbers_by_label_and_fact(read):
    notice = read(front="title: Kallt\nkind: news\nnumbers:\n  - Deltagare: rom2.remaining")
    assert notice.numbers == (("Deltagare", "rom2.remaining"),)


def test_a_misspelt_fact_among_a_notices_numbers_is_refused_with_the_nearest(read):
    with pytest.raises(InputError, match=r"ledare\.md: no fact 'rom2\.remainin' for numbers; .*rom2\.remaining"):
        read(front="title: Kallt\nkind: news\nnumbers:\n  - Deltagare: rom2.remainin")
