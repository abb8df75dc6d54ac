#include "search/snippet.h"

#include <algorithm>

#include "text/sentence_splitter.h"
#include "text/utf8.h"

namespace blattwerk::search {
namespace {

constexpr std::string_view kEllipsis = "… ";
constexpr std::string_view kEllipsisBehind = " …";

struct Span {
  std::uint32_t start;
  std::uint32_t end;
};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// What the marks within a span are worth: each unit once in full, each repetition a little. Units beyond
// those of the text match are entities.
double worth(const std::vector<Mark>& marks, Span span, const TextMatch& match) {
  double sum = 0;
  std::vector<std::uint32_t> seen;
  for (const Mark& mark : marks) {
    if (mark.start < span.start || mark.end > span.end) continue;
    const double idf = mark.unit < match.units.size() ? match.units[mark.unit].idf : 1.0;
    const bool again = std::ranges::find(seen, mark.unit) != seen.end();
    sum += again ? idf * 0.1 : idf;
    if (!again) seen.push_back(mark.unit);
  }
  return sum;
}

// Two units that stand side by side as in the query.
double adjacency(const std::vector<Mark>& marks, const TextMatch& match) {
  double sum = 0;
  const auto follows = [&](std::size_t first, std::size_t second) {
    return std::ranges::any_of(marks, [&](const Mark& a) {
      return a.unit == first && std::ranges::any_of(marks, [&](const Mark& b) {
               return b.unit == second && b.word == a.word + 1;
             });
    });
  };
  for (const auto& [first, second] : match.neighbours) sum += follows(first, second) ? 0.5 : 0;
  for (const auto& compound : match.compounds) {
    if (compound.words.size() > 1) sum += follows(compound.words[0], compound.words[1]) ? 1 : 0;
  }
  return sum;
}

std::size_t choose_paragraph(const std::vector<Paragraph>& paragraphs,
                             const std::vector<std::vector<Mark>>& marks, const TextMatch& match) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Span whole{0, static_cast<std::uint32_t>(paragraphs[i].text.size())};
    double value = worth(marks[i], whole, match);
    if (value > 0) value += adjacency(marks[i], match);
    // A heading tells little; it is shown where it alone has the words.
    if (paragraphs[i].kind == ParagraphKind::heading) value = value > 0 ? value * 0.6 : -0.5;
    if (value > most) {
      most = value;
      best = i;
    }
  }
  return best;
}

// The sentences, with those that are too long cut into pieces at blanks.
std::vector<Span> pieces_of(std::string_view text, std::size_t most) {
  std::vector<text::Sentence> sentences;
  text::split_sentences(text, sentences);
  std::vector<Span> pieces;
  for (const text::Sentence& sentence : sentences) {
    std::uint32_t start = sentence.start;
    // Bytes bound characters from above, so a piece is never longer than wanted.
    while (sentence.end - start > most) {
      const std::size_t blank = text.rfind(' ', start + most);
      std::uint32_t end = blank == std::string_view::npos || blank <= start + most / 2
                              ? static_cast<std::uint32_t>(text::floor_border(text, start + most))
                              : static_cast<std::uint32_t>(blank);
      if (end <= start) break;
      pieces.push_back({start, end});
      start = end;
      while (start < sentence.end && text[start] == ' ') ++start;
    }
    if (start < sentence.end) pieces.push_back({start, sentence.end});
  }
  if (pieces.empty()) pieces.push_back({0, static_cast<std::uint32_t>(text::floor_border(text, most))});
  return pieces;
}

// The run of pieces that holds most, not longer than allowed; filled up behind and before to the length
// wanted.
Span choose_span(std::string_view text, const std::vector<Mark>& marks, const TextMatch& match,
                 SnippetLength length) {
  const std::vector<Span> pieces = pieces_of(text, length.most);
  const auto size = [&](std::size_t first, std::size_t last) {
    return characters(text.substr(pieces[first].start, pieces[last].end - pieces[first].start));
  };
  std::size_t first = 0;
  std::size_t last = 0;
  double most = -1;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t end = i;
    while (end + 1 < pieces.size() && size(i, end + 1) <= length.most) ++end;
    // Without what adds nothing at the end; it is filled up again below.
    while (end > i && worth(marks, {pieces[i].start, pieces[end].end}, match) ==
                          worth(marks, {pieces[i].start, pieces[end - 1].end}, match)) {
      --end;
    }
    const double value = worth(marks, {pieces[i].start, pieces[end].end}, match);
    if (value > most + 1e-9) {
      most = value;
      first = i;
      last = end;
    }
  }
  while (last + 1 < pieces.size() && size(first, last) < length.wanted &&
         size(first, last + 1) <= length.most)
    ++last;
  while (first > 0 && size(first, last) < length.wanted && size(first - 1, last) <= length.most) --first;
  return {pieces[first].start, pieces[last].end};
}

// Looks only around the first mark of a paragraph that is endless.
Span choose_span_nearby(std::string_view text, const std::vector<Mark>& marks, const TextMatch& match,
                        SnippetLength length) {
  constexpr std::size_t kWindow = 16384;
  if (text.size() <= kWindow) return choose_span(text, marks, match, length);
  const std::size_t first_mark = marks.empty() ? 0 : marks.front().start;
  const auto start = text::floor_border(text, first_mark - std::min<std::size_t>(first_mark, kWindow / 16));
  const auto end = text::floor_border(text, start + kWindow);
  std::vector<Mark> near;
  for (Mark mark : marks) {
    if (mark.start < start || mark.end > end) continue;
    mark.start -= static_cast<std::uint32_t>(start);
    mark.end -= static_cast<std::uint32_t>(start);
    near.push_back(mark);
  }
  Span span = choose_span(text.substr(start, end - start), near, match, length);
  span.start += static_cast<std::uint32_t>(start);
  span.end += static_cast<std::uint32_t>(start);
  return span;
}

bool ends_sentence(std::string_view text) {
  if (text.empty()) return true;
  return std::string_view(".!?:\"").find(text.back()) != std::string_view::npos || text.ends_with("“") ||
         text.ends_with("«") || text.ends_with("…");
}

}  // namespace

Highlights merge(const std::vector<Mark>& marks) {
  Highlights highlights;
  for (const Mark& mark : marks) highlights.emplace_back(mark.start, mark.end);
  std::ranges::sort(highlights);
  Highlights merged;
  for (const auto& [start, end] : highlights) {
    if (!merged.empty() && start <= merged.back().second) {
      merged.back().second = std::max(merged.back().second, end);
    } else {
      merged.emplace_back(start, end);
    }
  }
  return merged;
}

Snippet make_snippet(const std::vector<Paragraph>& paragraphs, const std::vector<std::vector<Mark>>& marks,
                     const TextMatch& match, SnippetLength length) {
  if (paragraphs.empty()) return {};
  const std::size_t chosen = choose_paragraph(paragraphs, marks, match);
  const std::string_view text = paragraphs[chosen].text;
  Snippet snippet;
  snippet.paragraph = static_cast<int>(chosen) + 1;
  const Span span = choose_span_nearby(text, marks[chosen], match, length);
  const std::string_view passage = text.substr(span.start, span.end - span.start);
  const std::string_view before = text.substr(0, span.start);
  const auto last_before = before.find_last_not_of(" \n\t");
  const bool cut_before =
      last_before != std::string_view::npos && !ends_sentence(before.substr(0, last_before + 1));
  if (cut_before) snippet.text = kEllipsis;
  const auto shift = static_cast<std::uint32_t>(snippet.text.size());
  snippet.text += passage;
  if (span.end < text.size() && !ends_sentence(passage)) snippet.text += kEllipsisBehind;
  for (const auto& highlight : merge(marks[chosen])) {
    const auto start = std::max(highlight.first, span.start);
    const auto end = std::min(highlight.second, span.end);
    if (start < end) snippet.highlights.emplace_back(start - span.start + shift, end - span.start + shift);
  }
  return snippet;
}

}  // namespace blattwerk::search
