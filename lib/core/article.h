#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "core/partial_date.h"

namespace blattwerk {

enum class ParagraphKind : std::uint8_t { lead, heading, text };

/// `lead`, `heading` or `text`, as in JSON and in the archive.
std::string_view to_string(ParagraphKind kind);
std::optional<ParagraphKind> parse_paragraph_kind(std::string_view name);

struct Paragraph {
  ParagraphKind kind = ParagraphKind::text;
  std::string text;  ///< NFC UTF-8, one line

  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// One news article as the archive keeps it. An empty string or list means: not known.
/// All text is NFC UTF-8. Paragraphs are numbered from 1 in their order; 0 stands for the title.
struct Article {
  std::string external_id;  ///< the id it was given by where it comes from
  std::string title;
  std::string kicker;
  std::optional<PartialDate> date;     ///< published, or last updated where only that is known
  std::optional<PartialDate> updated;  ///< last updated
  std::string source;                  ///< the outlet, by its canonical name
  std::string url;
  std::vector<std::string> authors;
  std::string section;
  std::string language;  ///< BCP 47, e.g. `de`
  std::string agency;    ///< the news agency credited, e.g. `dpa`
  std::vector<std::string> topics;
  std::vector<Paragraph> paragraphs;

  friend bool operator==(const Article&, const Article&) = default;
};

/// The text of the lead; empty where there is none.
std::string_view lead_of(const Article& article);

}  // namespace blattwerk
