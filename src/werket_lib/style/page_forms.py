"""A figure's two forms in one page, of which the reader's width shows one; no page has to import what draws them."""

import re
from collections import Counter

# Where both forms stand in one page, the reader's width chooses; `wide` and `phone` are the drawings' classes.
FORMS_CSS = (
    "figure svg.phone { display: none; } @media screen and (max-width: 47.99rem) { figure svg.wide { display: none; } "
    "figure svg.phone { display: block; width: 100%; max-width: 28rem; height: auto; } } "
    "svg.shared { position: absolute; width: 0; height: 0; }"
)

PHONE = "-phone.svg"  # what the file of a phone's form is called after its figure's name
LONG_LINE = 100  # letters of a line that is worth a reference
TENTHS = 10  # of a point: finer than a screen shows
_FONTS = re.compile(r"<style type=\"text/css\">@font-face.*?</style>", re.DOTALL)
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_REFERRED = re.compile(r'(?:href="#|url\(#|aria-labelledby=")([^")]+)')
_NAMED = re.compile(r'( id="|href="#|url\(#|aria-labelledby=")([^")]+)([")])')
_GROUP = re.compile(r"<g>|<g [^>]*>|</g>")
_EMPTY = re.compile(r"<g/>|<!--.*?-->|<metadata>.*?</metadata>", re.DOTALL)
_NEEDLESS = re.compile(r' xmlns(?::\w+)?="[^"]*"| version="[^"]*"| transform="rotate\(-?0 [^"]*\)"')
_PATH = re.compile(r' d="([^"]*)"')
_STEP = re.compile(r"([MLQCz])([^MLQCz]*)")
_PLACE = re.compile(r'(?<= )(x|y)="(-?\d+\.\d+)"')
_LINE = re.compile(r'<path d="([^"]*)"')
_STYLE = re.compile(r'(?<= )style="([^"]*)"')


def show_forms(svg: str, phone: str) -> str:
    """Return a figure as it stands in a page, which has the fonts: both forms, where there is one for a phone."""
    if not phone:
        return _lighten(svg)
    forms = (("wide", svg), ("phone", phone))
    return "".join(_lighten(drawn).replace("<svg ", f'<svg class="{name}" ', 1) for name, drawn in forms)


def share_drawing(page: str) -> tuple[str, str]:
    """Say once what a page's figures say more than once: how their marks look, and long lines of their maps.

    Returns
    -------
    tuple
        The page, in whose figures a style is a class, a repeated line is a reference and every name is short, and
        the stylesheet of the classes.
    """
    drawings = _SVG.findall(page)
    styles = _count(_STYLE, drawings, least=0)
    classes = {style: f"m{number}" for number, style in enumerate(styles)}
    lines = {line: f"l{number}" for number, line in enumerate(_count(_LINE, drawings, least=LONG_LINE))}
    names: dict[str, str] = {}

    def share(drawing: re.Match[str]) -> str:
        svg = _STYLE.sub(lambda style: f'class="{classes[style[1]]}"' if style[1] in classes else style[0], drawing[0])
        svg = _LINE.sub(lambda line: f'<use href="#{lines[line[1]]}"' if line[1] in lines else line[0], svg)
        return _NAMED.sub(lambda name: name[0] if name[2] in shared else name[1] + short(name[2]) + name[3], svg)

    def short(name: str) -> str:
        return names.setdefault(name, f"f{len(names)}")

    shared = frozenset(lines.values())
    page = _SVG.sub(share, page)
    if lines:
        defined = "".join(f'<path id="{name}" d="{line}"/>' for line, name in lines.items())
        page = page.replace("</body>", f'<svg class="shared" aria-hidden="true"><defs>{defined}</defs></svg></body>', 1)
    return page, "".join(f".{name}{{{style}}}" for style, name in classes.items())


def _count(pattern: re.Pattern[str], drawings: list[str], *, least: int) -> list[str]:
    """List what stands more than once in a page's figures, of at least so many letters."""
    counts = Counter(said for svg in drawings for said in pattern.findall(svg))
    return [said for said, count in counts.items() if count > 1 and len(said) >= least]


def _lighten(svg: str) -> str:
    """Take away what a page has no need of: fonts, names that nothing refers to, a second decimal of a point."""
    svg = _NEEDLESS.sub("", _FONTS.sub("", svg, count=1)).replace("xlink:href", "href")
    svg = _shorten_names(svg)
    svg = re.sub(r">\s+<", "><", _EMPTY.sub("", svg))
    svg = _PLACE.sub(lambda place: f'{place[1]}="{_write(round(float(place[2]) * TENTHS))}"', svg)
    return _unwrap_groups(_PATH.sub(lambda path: f' d="{_shorten_path(path[1])}"', svg))


def _shorten_names(svg: str) -> str:
    """Shorten the names that something refers to, after the figure's own, and take the others away."""
    referred = dict.fromkeys(_REFERRED.findall(svg))
    short = {name: f"{name.rpartition('-')[0]}-{number}" for number, name in enumerate(referred)}

    def name(match: re.Match[str]) -> str:
        return f"{match[1]}{short[match[2]]}{match[3]}" if match[2] in short else ""

    return _NAMED.sub(name, svg)


def _unwrap_groups(svg: str) -> str:
    """Take away groups that say nothing of what is in them."""
    kept: list[str] = []
    said: list[bool] = []
    at = 0
    for tag in _GROUP.finditer(svg):
        kept.append(svg[at : tag.start()])
        at = tag.end()
        if tag[0] != "</g>":
            said.append(tag[0] != "<g>")
            keep = said[-1]
        else:
            keep = said.pop()
        if keep:
            kept.append(tag[0])
    return "".join([*kept, svg[at:]])


def _shorten_path(path: str) -> str:
    """Write a path step by step from where the one before ended."""
    steps: list[str] = []
    at, start = (0, 0), (0, 0)
    for command, said in _STEP.findall(path):
        if command == "z":
            at = start
            steps.append("z")
            continue
        numbers = [round(float(number) * TENTHS) for number in said.split()]
        moved = [number - at[place % 2] for place, number in enumerate(numbers)]
        at = numbers[-2], numbers[-1]
        start = at if command == "M" else start
        if command != "L" or any(moved):
            steps.append(command.lower() + " ".join(map(_write, moved)).replace(" -", "-"))
    return "".join(steps)


def _write(tenths: int) -> str:
    return f"{tenths / TENTHS:g}".replace("0.", ".") if abs(tenths) < TENTHS else f"{tenths / TENTHS:g}"
