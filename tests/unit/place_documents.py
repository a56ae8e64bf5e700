"""Small documents and a made-up gazetteer for tests about places."""

from datetime import UTC, datetime

from sayso.extract.places.extractor import PlaceExtractor
from sayso.extract.sentences import SentenceExtractor
from sayso.gazetteer.table_file import TableGazetteer
from sayso.model.document import Document, Head, Part, PartKind
from sayso.model.ids import DocId, PlaceId
from sayso.model.place import Place, PlaceKind, PlaceMention
from sayso.model.reading import Extraction
from sayso.model.sentence import Sentence
from sayso.model.span import Span

RETRIEVED = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)


def document(
    text: str, *, outlet: str | None = None, url: str | None = None, dateline: int = 0
) -> Document:
    """A document of one paragraph; its first `dateline` characters are a dateline."""
    parts = []
    if dateline:
        parts.append(Part(kind=PartKind.DATELINE, span=Span(0, dateline)))
    if text[dateline:].strip():
        parts.append(Part(kind=PartKind.BODY, span=Span(dateline, len(text))))
    return Document(
        doc=DocId("d1"),
        text=text,
        text_sha256="",
        raw_sha256="",
        head=Head(outlet=outlet),
        parts=tuple(parts),
        lang="en",
        url=url,
        address=None,
        given_id=None,
        published_at=None,
        published_grain=None,
        retrieved_at=RETRIEVED,
        reader="test@1",
    )


def mentions_in(doc: Document) -> tuple[PlaceMention, ...]:
    """What the extractor finds."""
    sentences = tuple(
        found
        for found in SentenceExtractor().extract(doc, Extraction())
        if isinstance(found, Sentence)
    )
    found = PlaceExtractor().extract(doc, Extraction(sentences=sentences))
    return tuple(m for m in found if isinstance(m, PlaceMention))


def place(
    key: str,
    name: str,
    at: tuple[float, float],
    *,
    country: str = "KV",
    kind: PlaceKind = "populated place",
    within: str | None = None,
    population: int | None = None,
) -> Place:
    """A made-up place."""
    return Place(
        place=PlaceId(f"test:{key}"),
        name=name,
        lat=at[0],
        lon=at[1],
        country=country,
        kind=kind,
        within=within,
        population=population,
    )


PLACES = (
    place("karvelia", "Karvelia", (57, -30), kind="country", population=9_000_000),
    place("sudria", "Sudria", (55, -28), country="SU", kind="country"),
    place("velmora", "Velmora", (57, -31), within="KV.01", population=840_000),
    place("dresna", "Dresna", (57.9, -30.6), within="KV.02", population=64_000),
    place("dresna-province", "Dresna", (57.8, -30.5), kind="region", within="KV.02"),
    place("halvik", "Halvik", (57.8, -30.4), within="KV.02", population=21_000),
    place("port-sennet", "Port Sennet", (56.8, -31.9), within="KV.03"),
    place("tarn", "Tarn", (57.95, -30.2), within="KV.02", population=8_000),
    place("tarn-sudria", "Tarn", (55, -28), country="SU", population=9_000),
    place("oule", "Oule", (57.5, -30.5), kind="water"),
    place("dresna-prison", "Dresna Prison", (57.93, -30.61), kind="facility"),
    place("airport", "Velmora International Airport", (57.1, -31), kind="facility"),
    place("ottery", "Ottery County", (56.9, -31.5), kind="district", within="KV.03.7"),
    place("roy", "Roy", (57, -30), within="KV.09", population=700),
)
GAZETTEER = TableGazetteer("test", [(each, (each.name,)) for each in PLACES])
