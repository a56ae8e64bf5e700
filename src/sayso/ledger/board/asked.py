"""The questions that pages of cards are found by, in the database's own words.

What is put into them are constants of this module and numbers, nothing that a person
typed: that goes in as values.
"""

from sayso.ledger.board.filing import PLACED

COVERS = (
    "{0}.tx_from <= :tx AND {0}.tx_to > :tx "
    "AND {0}.known_from <= :known_us AND {0}.known_to > :known_us"
)
NEXT = (
    "SELECT f.age, f.item, f.card FROM filed AS f WHERE f.key = :key "
    f"AND {COVERS.format('f')} AND f.age BETWEEN :first AND :last "
    "AND (f.age, f.item) {after} (:age, :item) {filters} "
    "ORDER BY f.age {order}, f.item {order} LIMIT :most"
)
SIZE = "SELECT count(*) FROM (SELECT 1 FROM filed WHERE key = :key LIMIT :most)"
_COUNTED = f"WHERE {COVERS.format('f')} AND f.age BETWEEN :first AND :last {{filters}}"
COUNT = (
    "SELECT f.standing, f.type, count(*) FROM filed AS f "
    f"{_COUNTED} AND f.key = :key GROUP BY f.standing, f.type"
)
COUNT_OF_MANY = (
    "SELECT standing, type, count(*) FROM (SELECT DISTINCT f.card, f.standing, f.type "
    "FROM json_each(:keys) AS each CROSS JOIN filed AS f ON f.key = each.value "
    f"{_COUNTED}) GROUP BY standing, type"
)
HAVING = (
    f"SELECT count(*), min(f.age), f.card FROM filed AS f {_COUNTED} AND f.key = :key"
)
HAVING_ANY = (
    "SELECT count(*), min(age), card FROM (SELECT DISTINCT f.age, f.card "
    "FROM json_each(:keys) AS each CROSS JOIN filed AS f ON f.key = each.value "
    f"{_COUNTED})"
)
OF_TYPES = "AND f.type IN (SELECT value FROM json_each(:types)) "
CARDS = (
    "SELECT c.card, c.raw FROM json_each(:ids) AS each CROSS JOIN card AS c "
    "ON c.card = each.value"
)
HITS = (
    "SELECT count(*) FROM (SELECT 1 FROM card_words WHERE card_words MATCH :words "
    "LIMIT :most)"
)
BLOCKS = (
    "SELECT block, min(newest_us, :known_us) FROM words_block "
    "WHERE tx <= :tx AND oldest_us <= :known_us AND newest_us >= :since "
    "AND oldest_us <= :until ORDER BY 2 DESC, block DESC"
)
DAYS = "SELECT day FROM card_day WHERE tx <= :tx ORDER BY day"
LATEST_TX = "SELECT coalesce(max(tx), 0) FROM tx"
FOUND = (
    "SELECT f.age, f.item, f.card, f.standing, f.type "
    "FROM card_words AS w JOIN card AS f ON f.words = w.rowid "
    f"WHERE card_words MATCH :words AND {COVERS.format('f')} "
    "AND w.rowid BETWEEN :begin AND :end "
    "AND f.age BETWEEN :first AND :last {filters}"
)
PLACES = (
    "SELECT f.type, f.standing, count(*), min(f.age), f.item, f.card "
    "FROM filed AS f INDEXED BY filed_placed "
    f"WHERE f.key = {PLACED} AND {COVERS.format('f')} "
    "AND f.age BETWEEN :first AND :last GROUP BY f.type, f.standing"
)
HEADS = (
    "SELECT f.age, f.item FROM filed AS f WHERE f.key = :key "
    f"AND {COVERS.format('f')} AND (f.age, f.item) > (:age, :item) "
    "ORDER BY f.age, f.item LIMIT :most"
)
OF_POINT = (
    f"SELECT c.raw FROM card AS c WHERE c.point = :point AND {COVERS.format('c')}"
)
BESIDE = (
    "SELECT DISTINCT o.claim FROM claim AS t JOIN claim AS o ON o.doc = t.doc "
    "WHERE t.claim = :claim"
)
HEARD = (
    "SELECT source, sum(n), count(*), max(known_us) FROM heard_in "
    "WHERE role = :role AND known_us <= :known_us "
    "AND tx_from <= :tx AND tx_to > :tx GROUP BY source"
)
TOLD = (
    "SELECT f.age, f.card FROM filed AS f WHERE f.key = :key "
    f"AND {COVERS.format('f')} ORDER BY f.age, f.card"
)
