"""The processes in which an issue's media are made side by side.

They are forked from a server of their own, never from this process: a tick has threads, and Typst too once it has
set a page, and a forked process would wait for their locks without end.
"""

from multiprocessing import forkserver, get_context

CONTEXT = get_context("forkserver")


def start_server() -> None:
    """Let the server begin to import what the media need, while this process does."""
    CONTEXT.set_forkserver_preload(["werket_lib.issue.publish"])
    forkserver.ensure_running()
