#include "formats/html/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "formats/html/ascii.h"
#include "formats/html/character_reference.h"
#include "formats/html/text_blocks.h"

namespace blattwerk::formats::html {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxObjects = 20'000;
constexpr std::size_t kMaxNames = 200;

json parse_leniently(std::string_view script) {
  return json::parse(script, nullptr, /*allow_exceptions=*/false, /*ignore_comments=*/true);
}

/// The script between its outermost brackets, with control characters as blanks and without commas before a
/// closing bracket.
std::string repaired(std::string_view script) {
  const std::size_t start = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (start == std::string_view::npos || end == std::string_view::npos || end < start) return {};
  std::string json_text;
  bool in_string = false;
  bool escaped = false;
  for (const char c : script.substr(start, end - start + 1)) {
    if (static_cast<unsigned char>(c) < 0x20) {
      json_text += ' ';
      continue;
    }
    if (!in_string && (c == '}' || c == ']')) {
      const std::size_t last = json_text.find_last_not_of(' ');
      if (last != std::string::npos && json_text[last] == ',') json_text.resize(last);
    }
    json_text += c;
    if (in_string && !escaped && c == '"') {
      in_string = false;
    } else if (!in_string && c == '"') {
      in_string = true;
    }
    escaped = in_string && !escaped && c == '\\';
  }
  return json_text;
}

json parse_script(const std::string& script) {
  json value = parse_leniently(script);
  if (!value.is_discarded()) return value;
  value = parse_leniently(repaired(script));
  if (!value.is_discarded() || script.find("&quot;") == std::string::npos) return value;
  std::string decoded;
  append_decoded(script, ReferencePlace::text, decoded);
  return parse_leniently(repaired(decoded));
}

/// Text as the page means it: publishers put character references and markup into the strings.
std::string plain(const std::string& value) {
  if (value.find('&') == std::string::npos && value.find('<') == std::string::npos) return collapse(value);
  std::string decoded;
  append_decoded(value, ReferencePlace::text, decoded);
  if (decoded.find("</") == std::string::npos && decoded.find("/>") == std::string::npos &&
      decoded.find("<br") == std::string::npos) {
    return collapse(decoded);
  }
  std::string text;
  const Tree tree = parse(decoded);
  for (const TextBlock& block : text_blocks(tree)) {
    if (!text.empty()) text += ' ';
    text += block.text;
  }
  return text;
}

class Reading {
 public:
  explicit Reading(const std::vector<std::string>& scripts) {
    for (const std::string& script : scripts) {
      json value = parse_script(script);
      if (!value.is_discarded()) roots_.push_back(std::move(value));
    }
    for (const json& root : roots_) collect(root);
  }

  std::optional<StructuredArticle> article() const {
    const json* best = nullptr;
    std::size_t best_score = 0;
    for (const json* object : objects_) {
      const std::size_t score = article_score(*object);
      if (score > best_score) {
        best = object;
        best_score = score;
      }
    }
    if (best == nullptr) return std::nullopt;
    StructuredArticle article;
    article.headline = text(*best, "headline");
    if (article.headline.empty()) article.headline = text(*best, "name");
    article.alternative_headline = text(*best, "alternativeHeadline");
    if (article.alternative_headline.empty()) article.alternative_headline = text(*best, "alternateName");
    article.description = text(*best, "description");
    article.published = text(*best, "datePublished");
    article.created = text(*best, "dateCreated");
    article.modified = text(*best, "dateModified");
    article.section = first_name(*best, "articleSection");
    article.language = first_name(*best, "inLanguage");
    article.publisher = first_name(*best, "publisher");
    article.url = text(*best, "url");
    if (article.url.empty()) article.url = text(*best, "mainEntityOfPage");
    if (article.url.empty()) article.url = id_of(*best, "mainEntityOfPage");
    article.body = lines(*best, "articleBody");
    article.authors = names(*best, "author");
    if (article.authors.empty()) article.authors = names(*best, "creator");
    article.keywords = names(*best, "keywords");
    article.is_live_blog = has_type(*best, "LiveBlog");
    article.paid_classes = paid_classes(*best);
    return article;
  }

 private:
  /// Takes the objects that may be the article: those at the top, in lists, graphs and main entities. All
  /// objects of the document are known by their `@id`.
  void collect(const json& root) {
    struct Visit {
      const json* value;
      bool top;
    };
    std::vector<Visit> open = {{&root, true}};
    while (!open.empty() && seen_ < kMaxObjects) {
      const Visit visit = open.back();
      open.pop_back();
      if (visit.value->is_array()) {
        for (auto item = visit.value->rbegin(); item != visit.value->rend(); ++item)
          open.push_back({&*item, visit.top});
        continue;
      }
      if (!visit.value->is_object()) continue;
      ++seen_;
      if (visit.top) objects_.push_back(visit.value);
      const auto id = visit.value->find("@id");
      if (id != visit.value->end() && id->is_string() && visit.value->size() > 1) {
        by_id_.emplace(id->get_ref<const std::string&>(), visit.value);
      }
      for (auto member = visit.value->begin(); member != visit.value->end(); ++member) {
        if (!member->is_structured()) continue;
        const bool top = visit.top && (member.key() == "@graph" || member.key() == "mainEntity" ||
                                       member.key() == "mainEntityOfPage");
        open.push_back({&*member, top});
      }
    }
  }

  static bool has_type(const json& object, std::string_view part) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    if (type->is_string()) return type->get_ref<const std::string&>().find(part) != std::string::npos;
    return type->is_array() && std::any_of(type->begin(), type->end(), [&](const json& one) {
             return one.is_string() && one.get_ref<const std::string&>().find(part) != std::string::npos;
           });
  }

  static std::size_t article_score(const json& object) {
    const bool article =
        has_type(object, "Article") || has_type(object, "Posting") || has_type(object, "Report");
    if (!article) return 0;
    std::size_t score = 1 + std::min<std::size_t>(object.size(), 50);
    if (object.contains("headline")) score += 100;
    if (object.contains("datePublished")) score += 100;
    if (has_type(object, "NewsArticle")) score += 20;
    return score;
  }

  const json& resolved(const json& value) const {
    if (!value.is_object() || value.contains("name")) return value;
    const auto id = value.find("@id");
    if (id == value.end() || !id->is_string()) return value;
    const auto found = by_id_.find(id->get_ref<const std::string&>());
    return found == by_id_.end() ? value : *found->second;
  }

  static std::string text(const json& object, const char* key) {
    const auto value = object.find(key);
    if (value == object.end()) return {};
    if (value->is_string()) return plain(value->get_ref<const std::string&>());
    if (value->is_array() && !value->empty() && value->front().is_string()) {
      return plain(value->front().get_ref<const std::string&>());
    }
    return {};
  }

  /// A long text with its line ends; markup in it gives a line a block.
  static std::string lines(const json& object, const char* key) {
    const auto value = object.find(key);
    if (value == object.end() || !value->is_string()) return {};
    const std::string_view raw = value->get_ref<const std::string&>();
    std::vector<std::string> found;
    if (raw.find("</") != std::string_view::npos || raw.find("<br") != std::string_view::npos) {
      const Tree tree = parse(std::string(raw));
      for (TextBlock& block : text_blocks(tree)) found.push_back(std::move(block.text));
    } else {
      for (std::string_view rest = raw; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        found.push_back(plain(std::string(rest.substr(0, end))));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      }
    }
    std::string text;
    for (const std::string& line : found) {
      if (line.empty()) continue;
      if (!text.empty()) text += '\n';
      text += line;
    }
    return text;
  }

  static std::string id_of(const json& object, const char* key) {
    const auto value = object.find(key);
    return value != object.end() && value->is_object() ? text(*value, "@id") : std::string();
  }

  std::vector<std::string> names(const json& object, const char* key) const {
    std::vector<std::string> found;
    const auto value = object.find(key);
    if (value == object.end()) return found;
    std::vector<const json*> open = {&*value};
    while (!open.empty() && found.size() < kMaxNames) {
      const json& one = resolved(*open.back());
      open.pop_back();
      if (one.is_array()) {
        for (auto item = one.rbegin(); item != one.rend(); ++item) open.push_back(&*item);
      } else if (one.is_string()) {
        found.push_back(plain(one.get_ref<const std::string&>()));
      } else if (one.is_object()) {
        const auto name = one.find("name");
        if (name != one.end() && !name->is_object()) open.push_back(&*name);
      }
    }
    std::erase_if(found, [](const std::string& name) { return name.empty(); });
    return found;
  }

  /// Of `"hasPart": {"cssSelector": ".paid"}`; selectors that are more than one class are passed over.
  static std::vector<std::string> paid_classes(const json& object) {
    std::vector<std::string> classes;
    const auto parts = object.find("hasPart");
    if (parts == object.end()) return classes;
    const auto add = [&](const json& part) {
      if (!part.is_object()) return;
      const std::string selector = text(part, "cssSelector");
      const bool one_class = selector.size() > 1 && selector.find_first_of(" >,#[:.", 1) == std::string::npos;
      if (one_class && selector.front() == '.') classes.push_back(selector.substr(1));
    };
    if (parts->is_array()) {
      for (const json& part : *parts) add(part);
    } else {
      add(*parts);
    }
    return classes;
  }

  std::string first_name(const json& object, const char* key) const {
    const auto all = names(object, key);
    return all.empty() ? std::string() : all.front();
  }

  std::vector<json> roots_;
  std::vector<const json*> objects_;
  std::unordered_map<std::string, const json*> by_id_;
  std::size_t seen_ = 0;
};

}  // namespace

std::optional<StructuredArticle> read_json_ld(const std::vector<std::string>& scripts) {
  return Reading(scripts).article();
}

}  // namespace blattwerk::formats::html
