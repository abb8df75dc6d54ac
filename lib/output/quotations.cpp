#include "output/quotations.h"

#include "output/terminal.h"
#include "text/utf8.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kMostBytes = 280;

}  // namespace

std::string_view kind_of(const Quotation& quotation) {
  return quotation.direct ? "direct" : "reported";
}

std::string show_words(std::string_view words, bool direct) {
  std::string shown = printable(words.substr(0, text::floor_border(words, kMostBytes)));
  if (words.size() > kMostBytes) shown += " …";
  return direct ? "„" + shown + "“" : shown;
}

std::string show_quotation(std::string_view speaker, std::string_view words, bool direct) {
  return printable(speaker) + ": " + show_words(words, direct);
}

}  // namespace blattwerk::output
