"""What a notebook gets by ``%load_ext werket_lib``, or by the first use of the desk: its look, and ``%werket``."""

from typing import Any

from werket_lib.errors import WerketError

MARK = "werket_lib_loaded"


def load_ipython_extension(shell: Any) -> None:
    """Let tables and figures show themselves as the report does, and add ``%werket``; a second call does nothing."""
    if getattr(shell, MARK, False):
        return
    setattr(shell, MARK, True)
    formatters = shell.display_formatter.formatters
    # By name: nothing is imported before there is something to show.
    for module in ("pandas", "pandas.core.frame"):
        formatters["text/html"].for_type_by_name(module, "DataFrame", _show_frame)
    for module in ("pandas", "pandas.core.series"):
        formatters["text/html"].for_type_by_name(module, "Series", _show_series)
    formatters["image/svg+xml"].for_type_by_name("matplotlib.figure", "Figure", _show_figure)
    formatters["text/html"].for_type_by_name("werket_lib.style.table", "HouseTable", _show_table)
    # IPython asks an exception how it is shown; a slip that its message tells how to mend needs no traceback.
    WerketError._render_traceback_ = lambda error: [f"{type(error).__name__}: {error}"]  # type: ignore[attr-defined]
    shell.register_magic_function(_werket, magic_kind="line", magic_name="werket")


def load_here() -> None:
    """Load the extension where this runs in a notebook."""
    import sys

    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        load_ipython_extension(shell)


def _show_frame(frame: Any) -> str:
    from werket_lib.desk.showing import frame_html

    return frame_html(frame)


def _show_series(series: Any) -> str:
    from werket_lib.desk.showing import series_html

    return series_html(series)


def _show_table(table: Any) -> str:
    from werket_lib.desk.showing import table_html

    return table_html(table)


def _show_figure(figure: Any) -> str:
    from werket_lib.desk.showing import figure_svg

    return figure_svg(figure)


def _werket(line: str) -> Any:
    """Run a command of the desk: ``%werket status [MONTH]``, ``%werket run [SECTION] [MONTH]``."""
    from IPython import get_ipython

    from werket_lib.desk.magics import run_line

    shell = get_ipython()
    return run_line(line, shell.user_ns if shell else {})
