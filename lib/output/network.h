#pragma once

#include <string>

#include "output/json.h"
#include "output/style.h"
#include "search/network.h"

namespace blattwerk::output {

/// `nodes` and `edges`, the latter with `source` and `target` as indexes of nodes.
std::string to_json(const search::Network& network, JsonLayout layout);
/// The strongest ties, a line each.
std::string show_network(const search::Network& network, const Style& style);

/// For Gephi, yEd, igraph, NetworkX (graphml.graphdrawing.org).
std::string to_graphml(const search::Network& network);
/// For Gephi (gexf.net, version 1.3).
std::string to_gexf(const search::Network& network);
/// For Graphviz: `blattwerk network --format dot | sfdp -Tpdf -o network.pdf`.
std::string to_dot(const search::Network& network);
/// An image of its own: circles by the number of articles, lines by weight, laid out by forces (Fruchterman &
/// Reingold 1991). The same network gives the same image.
std::string to_svg(const search::Network& network);

}  // namespace blattwerk::output
