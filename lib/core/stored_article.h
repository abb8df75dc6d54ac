#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/entity.h"
#include "core/quotation.h"

namespace blattwerk {

/// Where an article was imported from.
struct Origin {
  std::string path;
  std::string place;   ///< in the file, where it holds several articles
  std::string sha256;  ///< hexadecimal
  std::string format;
  std::string imported;  ///< ISO 8601, UTC
};

struct EntityCount {
  EntityType type;
  std::string name;
  std::int64_t count;
};

/// Another article that gives the same report in nearly the same words.
struct NearDuplicate {
  std::int64_t id;
  std::string title;
  std::string date;    ///< ISO 8601, as precise as known; empty where it is not
  std::string source;  ///< empty where it is not known
};

/// An article with all that the archive knows of it.
struct StoredArticle {
  std::int64_t id = 0;   ///< never changes
  std::int64_t key = 0;  ///< orders by date, see store/article_key.h
  std::int64_t version = 1;
  Article article;
  std::vector<std::vector<EntityMention>> mentions;  ///< of the title, then of each paragraph
  std::vector<EntityCount> entities;                 ///< those it names, most mentioned first
  std::vector<EntityCount> derived;                  ///< those it only has words made from: `russische`
  std::vector<Quotation> quotations;                 ///< in the order of the text
  std::vector<Origin> origins;                       ///< first import first
  std::vector<NearDuplicate> near_duplicates;        ///< first published first
};

/// The words of a quotation in its article; empty where it does not belong to this text.
inline std::string_view text_of(const Article& article, const Quotation& quotation) {
  if (quotation.text > article.paragraphs.size()) return {};
  const std::string_view text =
      quotation.text == 0 ? article.title : article.paragraphs[quotation.text - 1].text;
  if (quotation.start >= quotation.end || quotation.end > text.size()) return {};
  return text.substr(quotation.start, quotation.end - quotation.start);
}

/// An earlier version of an article; of the fields only these are kept.
struct EarlierVersion {
  std::int64_t version;
  Article article;       ///< title, kicker, dates and paragraphs
  std::string recorded;  ///< ISO 8601, UTC
};

}  // namespace blattwerk
