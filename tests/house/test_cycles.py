"""No module imports itself by a detour: the import graph has no cycles."""

from graphlib import TopologicalSorter

import grimp


def test_the_import_graph_has_no_cycles():
    graph = grimp.build_graph("sayso", cache_dir=None)
    sorter: TopologicalSorter[str] = TopologicalSorter(
        {m: graph.find_modules_directly_imported_by(m) for m in graph.modules}
    )
    sorter.prepare()  # raises CycleError, which names the modules of the cycle
