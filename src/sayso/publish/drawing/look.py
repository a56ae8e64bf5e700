"""How drawings look: the sheet that a page includes or a file carries.

Colours are variables with fallbacks, so that a page's own light and dark themes rule;
in a file of its own the reader's system decides. Each standing has one colour, here
and on every screen; lines of a chart differ in dashes too, not in colour alone.
"""

import re

STANDINGS = {
    "corroborated": ("#1e7d45", "#5fce8b"),
    "confirmed": ("#0b6b5d", "#4fd1be"),
    "conceded": ("#2f6db5", "#7fb4f0"),
    "reported": ("#5b6b7f", "#a3b1c2"),
    "contested": ("#a86100", "#f0b04e"),
    "denied": ("#b3261e", "#ff8a80"),
    "refuted": ("#8c1d40", "#ff7fa5"),
    "retracted": ("#6a3fa0", "#c3a0f5"),
    "superseded": ("#8a8f98", "#7d8590"),
    "listed": ("#8a8f98", "#7d8590"),
}
LINES = (
    ("#b3261e", "#ff8a80", ""),
    ("#1b5e9c", "#7fb4f0", ""),
    ("#6b6100", "#d8c84e", ""),
    ("#1e7d45", "#5fce8b", "6 3"),
    ("#6a3fa0", "#c3a0f5", "2 3"),
    ("#8a4b00", "#f0b04e", "8 3 2 3"),
)
_GROUND = {
    "ground": ("#ffffff", "#12171d"),
    "ink": ("#1b2733", "#e6ebf0"),
    "muted": ("#5b6b7f", "#9aa7b4"),
    "line": ("#dfe4ea", "#2b343e"),
    "land": ("#f2efe8", "#222a32"),
    "water": ("#dce8f1", "#17202a"),
}

_RULES = """
.drawing { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; }
.drawing text { fill: var(--ink); }
.drawing .tick, .drawing .credit { fill: var(--muted); font-size: 11px; }
.drawing .end { text-anchor: end; }
.drawing .mid { text-anchor: middle; }
.drawing .rule, .drawing .rail { stroke: var(--line); fill: none; }
.drawing .now { stroke: var(--muted); stroke-dasharray: 2 3; fill: none; }
.drawing a:hover .dot, .drawing a:focus .dot { stroke: var(--ink); stroke-width: 2; }
.drawing a:hover .spot, .drawing a:focus .spot { stroke: var(--ink); stroke-width: 2; }
.steps .edge { fill: none; stroke-width: 2; }
.steps .open, .steps .lead { fill: none; stroke-width: 1.2; }
.steps .lead { opacity: .6; }
.steps .band { opacity: .18; }
.steps .value { font-weight: 600; }
.timeline .dot { stroke: var(--ground); stroke-width: 1; }
.timeline .lasts { stroke-width: 5; opacity: .3; fill: none; }
.outline-map { background: var(--water); }
.outline-map .land { fill: var(--land); stroke: var(--muted); stroke-width: .7; }
.outline-map .land { fill-rule: evenodd; }
.outline-map .river { fill: none; stroke: var(--water); stroke-width: 2; }
.outline-map .spot { fill: var(--s-reported); fill-opacity: .75; }
.outline-map .spot { stroke: var(--ground); }
.outline-map .rough { fill-opacity: .3; stroke: var(--s-reported); }
.outline-map .rough { stroke-dasharray: 3 2; }
.outline-map .ring { fill: none; stroke: var(--s-contested); stroke-width: 3; }
.outline-map .place { font-size: 15px; paint-order: stroke; stroke: var(--land); }
.outline-map .place { stroke-width: 3px; }
.outline-map .place { stroke-linejoin: round; }
"""


def sheet() -> str:
    """The rules of all drawings; they read variables that `variables` defines."""
    rules = [_RULES]
    for name in STANDINGS:
        colour = f"var(--s-{name})"
        rules.append(f".drawing .s-{name} {{ fill: {colour}; stroke: {colour}; }}\n")
    for n, (_, _, dashes) in enumerate(LINES, start=1):
        colour = f"var(--series-{n})"
        dashed = f" stroke-dasharray: {dashes};" if dashes else ""
        rules.append(
            f".steps .colour-{n} .dot, .steps .colour-{n} .band,"
            f" .steps text.colour-{n} {{ fill: {colour}; }}\n"
            f".steps .colour-{n} .edge {{ stroke: {colour};{dashed} }}\n"
            f".steps .colour-{n} .open, .steps .lead.colour-{n}"
            f" {{ stroke: {colour}; }}\n"
        )
    return "".join(rules)


def variables() -> str:
    """The colours for light and dark, by the reader's system."""
    pairs = {
        **_GROUND,
        **{f"s-{k}": v for k, v in STANDINGS.items()},
        **{f"series-{n}": (li, da) for n, (li, da, _) in enumerate(LINES, start=1)},
    }
    light = " ".join(f"--{k}: {v};" for k, (v, _) in pairs.items())
    dark = " ".join(f"--{k}: {v};" for k, (_, v) in pairs.items())
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    )


def as_file(svg: str) -> str:
    """A drawing that stands alone: with its sheet inside and a ground behind."""
    style = f"<style>{variables()}{sheet()}svg {{ background: var(--ground); }}</style>"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + re.sub(
        r"(<svg[^>]*>)", lambda found: found[1] + style, svg, count=1
    )
