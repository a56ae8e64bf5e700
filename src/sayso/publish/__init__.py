"""A view to bytes: what others' tools read, each answer with the clocks it was made by.

Exporters stand in one table; the command line asks it for a name.
"""

from sayso.ports import Exporter
from sayso.publish.csv import Csv
from sayso.publish.geojson import GeoJson
from sayso.publish.jsonl import JsonLines
from sayso.publish.plover import Plover
from sayso.publish.reading_json import reading_as_json
from sayso.publish.say import Say

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter
    for exporter in (Say(), JsonLines(), Csv(), GeoJson(), Plover())
}

__all__ = ["EXPORTERS", "reading_as_json"]
