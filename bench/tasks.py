"""The tasks of the benchmark: which gold, measured how, and what was looked at."""

from bench import measures
from bench.denial_sentences import SENTENCES
from bench.denials import PAIRS
from bench.measures import Task

LEARNED = "; rules and weights together"
WIRE = {"gold": "gold/wire/gold.jsonl", "texts": "gold/wire/texts.jsonl"}
TASKS = (
    Task(
        name="seed",
        about="the report that specified the product, 21 attributed claims",
        gold="gold/seed.gold.json",
        measure=measures.seed,
    ),
    Task(
        name="attribution, PolNeAR dev",
        about="84 articles on US politics, 2,192 attributions; tuned on",
        gold="data/polnear/dev.jsonl",
        measure=measures.attribution,
    ),
    Task(
        name="attribution, agency articles dev",
        about="11 hand-read articles, 246 attributions; tuned on",
        measure=measures.attribution,
        **WIRE,
    ),
    Task(
        name="seed, with weights",
        about="the same report" + LEARNED,
        gold="gold/seed.gold.json",
        measure=measures.seed,
        weights="default",
    ),
    Task(
        name="attribution, PolNeAR dev, with weights",
        about="the same articles" + LEARNED,
        gold="data/polnear/dev.jsonl",
        measure=measures.attribution,
        weights="default",
    ),
    Task(
        name="attribution, agency articles dev, with weights",
        about="the same articles" + LEARNED,
        measure=measures.attribution,
        weights="default",
        **WIRE,
    ),
    Task(
        name="attribution, agency articles dev in capitals",
        about="the same articles, every letter a capital; rules; looked at",
        measure=measures.in_capitals,
        **WIRE,
    ),
    Task(
        name="figures, agency articles dev",
        about="the same 11 articles, 40 figures; dev, tuned on",
        measure=measures.figures_in_text,
        **WIRE,
    ),
    Task(
        name="figures, agency articles train",
        about="39 hand-read articles of ten outlets, 45 figures; looked at later",
        gold="gold/wire/train.jsonl",
        measure=measures.figures_in_text,
    ),
    Task(
        name="tolls, ACLED notes",
        about="974 coders' notes with the deaths they count; looked at",
        gold="data/figures/acled_train.jsonl",
        measure=measures.tolls,
    ),
    Task(
        name="event types, words alone",
        about="207 marked sentences of PLV train left out of training; looked at",
        gold="data/plover/plv_train.jsonl",
        measure=measures.event_types,
    ),
    Task(
        name="event types, with weights",
        about="the same sentences" + LEARNED,
        gold="data/plover/plv_train.jsonl",
        measure=measures.event_types,
        weights="default",
    ),
    Task(
        name="parties of events",
        about="158 CAMEO sentences left out of training; rules, looked at",
        gold="data/actors/cameo_ner_train.jsonl",
        measure=measures.parties,
    ),
    Task(
        name="parties of events, with weights",
        about="the same sentences" + LEARNED,
        gold="data/actors/cameo_ner_train.jsonl",
        measure=measures.parties,
        weights="default",
    ),
    Task(
        name="actors to country and sector",
        about="181 published cases of an actor coder, as of January 2023; tuned on",
        gold="data/actors/ngec_cases_dev.jsonl",
        measure=measures.coded_actors,
    ),
    Task(
        name="incidents, MUC-4 dev",
        about="200 documents of 1989 to 1991 in capitals, truecased; looked at",
        gold="data/muc4/dev.jsonl",
        measure=measures.incidents,
    ),
    Task(
        name="places, LGL",
        about="586 local-news articles, raw text, demonyms dropped; trained on",
        gold="data/geo/lgl.jsonl",
        measure=measures.places,
        options=("--drop-demonyms",),
    ),
    Task(
        name="places, GeoVirus",
        about="229 WikiNews articles, raw text, demonyms dropped; trained on",
        gold="data/geo/geovirus.jsonl",
        measure=measures.places,
        options=("--drop-demonyms",),
    ),
    Task(
        name="places at given spans, LGL",
        about="the same articles, all golds, `sayso locate`; trained on",
        gold="data/geo/lgl.jsonl",
        measure=measures.located,
    ),
    Task(
        name="places at given spans, GeoVirus",
        about="the same articles, all golds, `sayso locate`; trained on",
        gold="data/geo/geovirus.jsonl",
        measure=measures.located,
    ),
    Task(
        name="lineage, constructed",
        about="passages of other articles pasted into 1,018 of 2,281, lightly edited; "
        "760 reprints; articles of PolNeAR, LGL and ECB+; tuned on",
        gold="data/ecb/dev.jsonl",
        measure=measures.lineage,
    ),
    Task(
        name="times, TimeBank and AQUAINT",
        about="256 articles, 1,822 expressions; tuned on",
        gold="data/time/train.jsonl",
        measure=measures.times,
    ),
    Task(
        name="figure pairs, VitaminC dev",
        about="660 pairs of a claim and a sentence; `tune` was read, `check` in part",
        gold="data/vitaminc/dev.jsonl",
        measure=measures.pairs,
    ),
    Task(
        name="denials in sentences",
        about="155 made-up sentences; tuned on `tune`, `check` is only counted",
        gold=str(SENTENCES),
        measure=measures.denial_sentences,
    ),
    Task(
        name="denials in sentences, with weights",
        about="the same sentences; rules and weights together",
        gold=str(SENTENCES),
        measure=measures.denial_sentences,
        weights="default",
    ),
    Task(
        name="denials, made up",
        about="124 pairs told in both orders; `tune` was read, `check` was not",
        gold=str(PAIRS),
        measure=measures.denials,
    ),
    Task(
        name="earlier words, ECB+ dev",
        about="344 sentences on the events of eight topics, and 63 made-up denials",
        gold="data/ecb/dev.jsonl",
        measure=measures.earlier,
    ),
    Task(
        name="tolls of incidents, UCDP",
        about="570 incidents with the headlines of two reports or more; looked at",
        gold="data/figures/ucdp_train.jsonl",
        measure=measures.series,
    ),
    Task(
        name="events across documents, ECB+ dev",
        about="1,245 given mentions; published on test: 76.5 same lemma, 85.7 best",
        gold="data/ecb/dev.jsonl",
        measure=measures.coreference,
    ),
)
