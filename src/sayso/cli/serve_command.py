"""`sayso serve`: the newsroom's screens, in the browser, from this machine."""

import getpass
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from sayso.api.routes import mounted
from sayso.cli.opening import looking
from sayso.cli.options import default_ledger, examples, reading_options
from sayso.cli.reading_inputs import pipeline_maker
from sayso.desk.errors import HANDLERS
from sayso.desk.routes import routes
from sayso.extract import Weights
from sayso.pipeline import Pipeline
from sayso.ports import Ledger
from sayso.serve.application import application
from sayso.serve.running import bound, run
from sayso.serve.sessions import Sessions
from sayso.serve.settings import Settings, desk_file
from sayso.serve.title import Title, title_of_file

PORT = 8710


@click.command(
    epilog=examples(
        "sayso serve",
        "sayso serve archive.sayso --port 0 --open",
    )
)
@click.argument(
    "ledger_path",
    required=False,
    metavar="[LEDGER]",
    envvar="SAYSO_LEDGER",
    default=default_ledger,
    type=click.Path(path_type=Path, dir_okay=False),
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"At which port; 0 takes any. Default: {PORT}, or any if that is taken.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    help="A further host name by which readers come, as a proxy passes it on.",
)
@click.option(
    "--title",
    help="What the story is called from now on. Default: by its file, or as named on "
    "the page Settings.",
)
@click.option(
    "--by",
    "person",
    default=getpass.getuser,
    envvar="SAYSO_PERSON",
    show_default="your user name",
    help="In whose name rulings are entered.",
)
@click.option(
    "--outline",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A GeoJSON file of borders and coasts to draw maps on. Default: the world.",
)
@reading_options
@click.option(
    "--team",
    "has_accounts",
    is_flag=True,
    help="Readers sign in with an account (`sayso account add`); no token is printed.",
)
@click.option(
    "--behind-proxy",
    "is_behind_proxy",
    is_flag=True,
    help="Believe a proxy on this machine about who asks, and by https.",
)
@click.option(
    "--allow-private",
    "asks_private",
    is_flag=True,
    help="The page Add may also ask addresses inside your own network.",
)
@click.option("--open", "opens", is_flag=True, help="Open a browser at once.")
def command(  # noqa: PLR0913 - one parameter for each option of the command line
    *,
    ledger_path: Path,
    host: str,
    port: int | None,
    names: tuple[str, ...],
    title: str | None,
    person: str,
    outline: Path | None,
    gazetteer: tuple[Path, ...],
    register: tuple[Path, ...],
    weights: Weights,
    has_accounts: bool,
    is_behind_proxy: bool,
    asks_private: bool,
    opens: bool,
) -> None:
    """Show a ledger in the browser: board, points, articles, as of any moment.

    LEDGER is the file of a ledger; without it, the one in your data folder. Only this
    machine can reach the pages, and only whoever has the printed address: its token is
    good for one visit, after which the next one is printed. Ctrl-C ends it.
    """
    settings = settings_for(
        ledger_path,
        host=host,
        port=port,
        names=names,
        person=person,
        outline=outline,
    )
    settings = replace(
        settings,
        has_accounts=has_accounts,
        is_behind_proxy=is_behind_proxy,
        asks_private=asks_private,
    )
    with looking(ledger_path) as ledger:
        if title:
            keep_title(settings, title)
        make = pipeline_maker(
            gazetteer, strict=False, weights=weights, registers=register
        )
        serve(ledger, settings, opens=opens, make=make)


def keep_title(settings: Settings, title: str) -> None:
    """Call the story so, from now on."""
    named = Title(settings.desk, settings.title)
    try:
        named.keep(title)
    finally:
        named.close()


def settings_for(  # noqa: PLR0913 - one parameter for each option of the command line
    ledger_path: Path,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    names: tuple[str, ...] = (),
    title: str | None = None,
    person: str | None = None,
    outline: Path | None = None,
) -> Settings:
    """How a ledger is served, with what follows from where it lies."""
    return Settings(
        host=host,
        port=PORT if port is None else port,
        falls_back=port is None,
        names=names,
        title=title or title_of_file(ledger_path),
        person=person or getpass.getuser(),
        outline=outline,
        desk=desk_file(ledger_path),
    )


def serve(
    ledger: Ledger,
    settings: Settings,
    *,
    opens: bool = False,
    make: Callable[[], Pipeline] | None = None,
) -> None:
    """Serve a ledger until interrupted, printing where.

    `make` gives the pipeline that reads what is handed in; None takes nothing in.
    """
    with bound(settings) as listener:
        settings = replace(settings, port=listener.getsockname()[1])
        sessions = Sessions(
            settings.desk, spent=lambda: print_address(sessions, settings, again=True)
        )
        app = application(
            ledger,
            settings,
            sessions,
            routes=[mounted(), *routes()],
            handlers=HANDLERS,
            make_pipeline=make,
        )
        try:
            run(app, listener, ready=partial(greet, sessions, settings, opens=opens))
        finally:
            sessions.close()


def greet(sessions: Sessions, settings: Settings, *, opens: bool) -> None:
    """Say where the pages are, once they are."""
    print_address(sessions, settings, again=False)
    if opens:
        webbrowser.open(address_of(sessions, settings))


def print_address(sessions: Sessions, settings: Settings, *, again: bool) -> None:
    """The address that lets one browser in, or where readers sign in."""
    if settings.has_accounts:
        click.echo(f"Sayso is at: {settings.address}/ (sign in with an account)")
        return
    lead = "opened; for another browser" if again else "Sayso is at"
    click.echo(f"{lead}: {address_of(sessions, settings)}")


def address_of(sessions: Sessions, settings: Settings) -> str:
    """The address with the token of the next visit."""
    return f"{settings.address}/?token={sessions.token}"
