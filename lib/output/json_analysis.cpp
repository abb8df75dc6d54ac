#include "output/json.h"
#include "output/json_value.h"
#include "output/quotations.h"

namespace blattwerk::output {
namespace {

std::string_view slice(const text::TextAnalysis& analysis, std::uint32_t start, std::uint32_t end) {
  return std::string_view(analysis.text).substr(start, end - start);
}

// A part follows the word it belongs to.
Json tokens_json(const text::TextAnalysis& analysis) {
  Json tokens = Json::array();
  for (const auto& token : analysis.tokens.tokens) {
    const auto term = analysis.tokens.term(token);
    switch (token.kind) {
      case text::TokenKind::word:
        tokens.push_back({{"text", slice(analysis, token.start, token.end)},
                          {"start", token.start},
                          {"end", token.end},
                          {"term", term},
                          {"parts", Json::array()}});
        break;
      case text::TokenKind::part:
        tokens.back()["parts"].push_back(term.substr(1));
        break;
      case text::TokenKind::alias:
        tokens.back()["also"].push_back(term);
        break;
    }
  }
  return tokens;
}

Json mentions_json(const text::TextAnalysis& analysis, const std::vector<EntityMention>& mentions) {
  Json list = Json::array();
  for (const auto& mention : mentions) {
    list.push_back({{"type", to_string(mention.type)},
                    {"text", slice(analysis, mention.start, mention.end)},
                    {"start", mention.start},
                    {"end", mention.end},
                    {"name", mention.name}});
  }
  return list;
}

}  // namespace

std::string to_json(const text::TextAnalysis& analysis, JsonLayout layout) {
  Json dates = Json::array();
  for (const auto& date : analysis.dates) {
    dates.push_back({{"text", slice(analysis, date.start, date.end)},
                     {"start", date.start},
                     {"end", date.end},
                     {"value", date.value}});
  }
  Json quotations = Json::array();
  for (const auto& quotation : analysis.quotations) {
    quotations.push_back({{"speaker", quotation.speaker},
                          {"text", slice(analysis, quotation.start, quotation.end)},
                          {"start", quotation.start},
                          {"end", quotation.end},
                          {"kind", kind_of(quotation)}});
  }
  const Json json = {{"tokens", tokens_json(analysis)},
                     {"entities", mentions_json(analysis, analysis.entities)},
                     {"derived", mentions_json(analysis, analysis.derived)},
                     {"dates", std::move(dates)},
                     {"quotations", std::move(quotations)}};
  return dump(json, layout);
}

}  // namespace blattwerk::output
