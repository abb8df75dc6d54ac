#include <algorithm>

#include "output/paragraph_diff.h"
#include "output/word_diff.h"
#include "server/pages/frame.h"
#include "server/pages/hit_list.h"
#include "server/pages/pages.h"
#include "server/requested_article.h"
#include "store/article_reader.h"

namespace blattwerk::server::pages {
namespace {

// Title and kicker are compared like paragraphs.
std::vector<Paragraph> texts_of(const Article& article) {
  std::vector<Paragraph> texts;
  if (!article.kicker.empty()) texts.push_back({ParagraphKind::heading, article.kicker});
  texts.push_back({ParagraphKind::heading, article.title});
  texts.insert(texts.end(), article.paragraphs.begin(), article.paragraphs.end());
  return texts;
}

// A passage with the blanks around it, which are no part of what is seen to change.
struct Trimmed {
  std::string_view before;
  std::string_view text;
  std::string_view behind;
};

Trimmed trim(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = std::max(text.find_last_not_of(' ') + 1, first);
  return {text.substr(0, first), text.substr(first, end - first), text.substr(end)};
}

// The signs around a change are for those who hear the page; others see colours and lines.
Html passage(const Words& words, const output::WordChange& change) {
  const bool removed = change.change == output::Change::removed;
  if (!removed && change.change != output::Change::added) return change.text;
  const auto unseen = [](const std::string& text) { return element("span", {{"class", "unseen"}}, text); };
  const auto [before, text, behind] = trim(change.text);
  const Html said = join(unseen(" [" + words(removed ? kRemoved : kAdded) + ": "), text, unseen("] "));
  return join(before, removed ? element("del", {}, said) : element("ins", {}, said), behind);
}

Html reworded(const Words& words, const output::ParagraphChange& change) {
  Html text;
  for (const auto& part : output::diff_words(change.before, change.text)) text += passage(words, part);
  return element("p", {{"class", "reworded"}, {"lang", "de"}}, text);
}

Html difference(const Words& words, const std::vector<Paragraph>& before,
                const std::vector<Paragraph>& after) {
  Html html;
  std::size_t kept = 0;
  const auto tell_kept = [&] {
    if (kept > 0) html += element("p", {{"class", "kept"}}, words.count(kUnchangedParagraphs, kept));
    kept = 0;
  };
  for (const auto& change : output::diff_paragraphs(before, after)) {
    if (change.change == output::Change::kept) {
      ++kept;
      continue;
    }
    tell_kept();
    html += change.change == output::Change::reworded ? reworded(words, change)
                                                      : element("p", {{"class", "whole"}, {"lang", "de"}},
                                                                passage(words, {change.change, change.text}));
  }
  tell_kept();
  return html;
}

}  // namespace

Response versions_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const auto reader = context.reader();
  const std::int64_t id = requested_article(reader->database(), request.captured.front());
  const StoredArticle stored = *store::read_article(reader->database(), id);
  const auto earlier = store::read_versions(reader->database(), id);
  Html sections;
  for (std::size_t i = earlier.size(); i-- > 0;) {
    const bool last = i + 1 == earlier.size();
    const Article& after = last ? stored.article : earlier[i + 1].article;
    const std::int64_t version = last ? stored.version : earlier[i + 1].version;
    const auto& date = after.updated ? after.updated : after.date;
    sections += element("section", {{"class", "difference"}},
                        element("h2", {}, words(kChangesOfVersion, version),
                                date ? " · " + words.date(*date) : std::string()),
                        difference(words, texts_of(earlier[i].article), texts_of(after)));
  }
  if (earlier.empty()) sections = element("p", {{"class", "message"}}, words(kOnlyVersion));
  Page page;
  page.title = words(kVersionsOf, stored.article.title);
  page.content =
      element("div", {{"class", "measure"}},
              element("p", {{"class", "path"}},
                      element("a", {href(article_link(id)), {"lang", "de"}}, "← ", stored.article.title)),
              element("h1", {}, words(kVersions)), sections);
  return show(context, request, page);
}

}  // namespace blattwerk::server::pages
