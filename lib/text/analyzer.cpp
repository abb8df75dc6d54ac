#include "text/analyzer.h"

#include <string>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace blattwerk::text {

class Analyzer::Chain {
 public:
  explicit Chain(const Lexicon* lexicon) : lexicon_(lexicon) {}

  void analyze(std::string_view text, TokenStream& out) {
    std::string word;
    std::size_t start = 0;
    for (std::size_t offset = 0; offset < text.size();) {
      const std::size_t at = offset;
      const char32_t c = decode(text, offset);
      if (c != kInvalid && u_isalnum(static_cast<UChar32>(c))) {
        if (word.empty()) start = at;
        append(word, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
      } else {
        emit(word, start, at, out);
      }
    }
    emit(word, start, text.size(), out);
  }

 private:
  static void emit(std::string& word, std::size_t start, std::size_t end, TokenStream& out) {
    if (word.empty()) return;
    out.tokens.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                          static_cast<std::uint32_t>(out.terms.size()),
                          static_cast<std::uint16_t>(word.size()), TokenKind::word});
    out.terms += word;
    word.clear();
  }

  [[maybe_unused]] const Lexicon* lexicon_;
};

Analyzer::Analyzer(const Lexicon* lexicon) : chain_(std::make_unique<Chain>(lexicon)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, TokenStream& out) {
  chain_->analyze(text, out);
}

}  // namespace blattwerk::text
