#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/article.h"
#include "search/text_match.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// Where a unit of the query stands in a text, in whatever form: bytes of the text, whole words.
struct Mark {
  std::uint32_t start;
  std::uint32_t end;
  std::uint32_t unit;
  std::uint32_t word;  ///< the number of its first word in the text

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// Finds the words of a query in a text, by analysing it as the index does: a part of a compound marks the
/// whole word, a phrase only where it stands as one. Negated units are not marked.
class MatchMarker {
 public:
  /// `match` must outlive the marker.
  MatchMarker(const TextMatch& match, text::Analyzer& analyzer);

  /// The marks of a text in order, which stands in a part of an article that `field` names (never `any`).
  std::vector<Mark> mark(std::string_view text, TextField field);

  /// How many words the last text had.
  std::size_t words() const { return words_.size(); }
  /// Whether there is anything to mark.
  bool empty() const { return match_.units.empty(); }

 private:
  struct Place {
    std::uint32_t unit;
    std::uint32_t position;
    friend bool operator==(const Place&, const Place&) = default;
  };
  // Where a term stands: a closed spelling reaches over the words behind.
  struct PlaceInText {
    Place place;
    std::uint32_t end;
  };
  struct Prefix {
    std::string_view text;
    Place place;
  };
  struct TextWord {
    std::uint32_t start;
    std::uint32_t end;
    std::uint32_t first_place;  // into places_
    std::uint32_t last_place;
  };

  void add_term(std::string_view term, std::uint32_t end);
  void find_marks(std::string_view text, TextField field, std::uint32_t word, std::vector<Mark>& marks);
  const PlaceInText* find_place(const TextWord& word, Place place) const;

  const TextMatch& match_;
  text::Analyzer& analyzer_;
  std::unordered_map<std::string_view, std::vector<Place>> places_of_term_;
  std::vector<Prefix> prefixes_;
  text::TokenStream stream_;
  std::vector<TextWord> words_;
  std::vector<PlaceInText> places_;
};

/// The field of the query language that a paragraph belongs to.
TextField field_of(ParagraphKind kind);

}  // namespace blattwerk::search
