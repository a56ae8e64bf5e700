"""Drawings as SVG: step charts of figures, a timeline in lanes, a static map.

Pure functions from data to text; the desk, reports and the command line share them.
No drawing holds style attributes or scripts: what a class looks like is said in
`look`, by the page or by the file's own sheet. Words come from hostile texts and are
always text here, never markup.
"""

from sayso.publish.drawing.outline import Outline, outline_from_geojson, world_outline
from sayso.publish.drawing.outline_map import Spot, outline_map
from sayso.publish.drawing.steps import Chart, ChartLine, ChartStep, step_chart
from sayso.publish.drawing.timeline import Lane, Mark, timeline

__all__ = [
    "Chart",
    "ChartLine",
    "ChartStep",
    "Lane",
    "Mark",
    "Outline",
    "Spot",
    "outline_from_geojson",
    "outline_map",
    "step_chart",
    "timeline",
    "world_outline",
]
