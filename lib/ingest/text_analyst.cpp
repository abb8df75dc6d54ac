#include "ingest/text_analyst.h"

#include <array>
#include <string_view>
#include <utility>

#include "text/encoding.h"
#include "text/utf8.h"

namespace blattwerk::ingest {

TextAnalyst::TextAnalyst(const text::Lexicon* lexicon, const std::optional<PartialDate>& today)
    : today_(today), analyzer_(lexicon), recognizer_(entities::make_recognizer()) {}

text::TextAnalysis TextAnalyst::analyse(std::string text) {
  text::TextAnalysis analysis;
  // Offsets are to be those of the text given, so that it is not normalised.
  analysis.text = text::is_valid(text) ? std::move(text) : text::to_utf8(text).text;
  analyzer_.analyze(analysis.text, analysis.tokens);
  const std::array<std::string_view, 1> passages = {analysis.text};
  analysis.entities = std::move(recognizer_->recognize(passages)[0]);
  dates_.start_article(today_);
  dates_.find(analysis.text, analysis.dates);
  return analysis;
}

}  // namespace blattwerk::ingest
