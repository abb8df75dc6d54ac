#include "output/network.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/bars.h"
#include "output/escaping.h"
#include "output/json_value.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kEdgesShown = 40;

std::string dot_quoted(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return quoted += '"';
}

}  // namespace

std::string to_json(const search::Network& network, JsonLayout layout) {
  Json nodes = Json::array();
  for (const auto& node : network.nodes)
    nodes.push_back({{"type", to_string(node.type)}, {"name", node.name}, {"articles", node.articles}});
  Json edges = Json::array();
  for (const auto& edge : network.edges) {
    edges.push_back(
        {{"source", edge.a}, {"target", edge.b}, {"together", edge.together}, {"association", edge.weight}});
  }
  const Json json = {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
  return dump(json, layout);
}

std::string show_network(const search::Network& network, const Style& style) {
  std::string page;
  for (std::size_t i = 0; i < std::min(network.edges.size(), kEdgesShown); ++i) {
    const search::NetworkEdge& edge = network.edges[i];
    page += fmt::format("{:>7}  {} – {}\n", edge.together, network.nodes[edge.a].name,
                        network.nodes[edge.b].name);
  }
  const std::string_view summary =
      style.in("{} von {} Verbindungen zwischen {} Namen; gemeinsame Artikel, die engsten zuerst\n",
               "{} of {} ties between {} names; articles together, the closest first\n");
  return page + style.faint(fmt::format(fmt::runtime(summary), std::min(network.edges.size(), kEdgesShown),
                                        network.edges.size(), network.nodes.size()));
}

std::string to_graphml(const search::Network& network) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
      "<key id=\"type\" for=\"node\" attr.name=\"type\" attr.type=\"string\"/>\n"
      "<key id=\"articles\" for=\"node\" attr.name=\"articles\" attr.type=\"long\"/>\n"
      "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
      "<key id=\"together\" for=\"edge\" attr.name=\"together\" attr.type=\"long\"/>\n"
      "<graph edgedefault=\"undirected\">\n";
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const search::EntitySummary& node = network.nodes[i];
    xml += fmt::format(
        "<node id=\"n{}\"><data key=\"label\">{}</data><data key=\"type\">{}</data>"
        "<data key=\"articles\">{}</data></node>\n",
        i, escape_markup(node.name), to_string(node.type), node.articles);
  }
  for (const search::NetworkEdge& edge : network.edges) {
    xml += fmt::format(
        "<edge source=\"n{}\" target=\"n{}\"><data key=\"weight\">{:.3f}</data>"
        "<data key=\"together\">{}</data></edge>\n",
        edge.a, edge.b, edge.weight, edge.together);
  }
  return xml + "</graph>\n</graphml>\n";
}

std::string to_gexf(const search::Network& network) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "<graph mode=\"static\" defaultedgetype=\"undirected\">\n"
      "<attributes class=\"node\"><attribute id=\"0\" title=\"type\" type=\"string\"/>"
      "<attribute id=\"1\" title=\"articles\" type=\"long\"/></attributes>\n"
      "<attributes class=\"edge\"><attribute id=\"0\" title=\"together\" type=\"long\"/></attributes>\n"
      "<nodes>\n";
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const search::EntitySummary& node = network.nodes[i];
    xml += fmt::format(
        "<node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"0\" value=\"{}\"/>"
        "<attvalue for=\"1\" value=\"{}\"/></attvalues></node>\n",
        i, escape_markup(node.name), to_string(node.type), node.articles);
  }
  xml += "</nodes>\n<edges>\n";
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const search::NetworkEdge& edge = network.edges[i];
    xml += fmt::format(
        "<edge id=\"{}\" source=\"{}\" target=\"{}\" weight=\"{:.3f}\"><attvalues>"
        "<attvalue for=\"0\" value=\"{}\"/></attvalues></edge>\n",
        i, edge.a, edge.b, edge.weight, edge.together);
  }
  return xml + "</edges>\n</graph>\n</gexf>\n";
}

std::string to_dot(const search::Network& network) {
  std::string dot = "graph entities {\n  overlap=false;\n  node [shape=box, style=rounded];\n";
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const search::EntitySummary& node = network.nodes[i];
    dot += fmt::format("  n{} [label={}, comment=\"{}, {} articles\"];\n", i, dot_quoted(node.name),
                       to_string(node.type), node.articles);
  }
  for (const search::NetworkEdge& edge : network.edges) {
    dot += fmt::format("  n{} -- n{} [weight={:.0f}, label={}];\n", edge.a, edge.b,
                       std::max(edge.weight, 1.0), edge.together);
  }
  return dot + "}\n";
}

}  // namespace blattwerk::output
