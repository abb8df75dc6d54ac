#include "server/pages/facet_lists.h"

#include <algorithm>

#include "server/pages/histogram.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kShownAtOnce = 6;

struct FacetList {
  std::string_view parameter;
  Message title;
  const std::vector<search::FacetCount>& values;
};

Html value_item(const Words& words, const SearchForm& form, const FacetList& list,
                const search::FacetCount& value) {
  return element("li", {},
                 element("a", {href(form.with(list.parameter, value.value).link()), {"rel", "nofollow"}},
                         element("span", {}, value.value), " ",
                         element("span", {{"class", "number"}}, words.number(value.count))));
}

Html one_list(const Words& words, const SearchForm& form, const FacetList& list) {
  Html first;
  Html more;
  std::size_t shown = 0;
  for (const auto& value : list.values) {
    const Condition condition{std::string(list.parameter), value.value};
    if (std::ranges::find(form.conditions, condition) != form.conditions.end()) continue;
    (shown++ < kShownAtOnce ? first : more) += value_item(words, form, list, value);
  }
  if (first.empty()) return {};
  Html section = join(element("h3", {}, words(list.title)), element("ul", {}, first));
  if (!more.empty()) {
    section += element("details", {}, element("summary", {}, words(kShowMore, shown - kShownAtOnce)),
                       element("ul", {}, more));
  }
  return element("section", {{"class", "facet"}}, section);
}

Html hidden_fields(const SearchForm& form) {
  const auto hidden = [](std::string_view name, std::string_view value) {
    return value.empty() ? Html() : element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  };
  Html fields = hidden("q", form.query);
  for (const auto& condition : form.conditions) fields += hidden(condition.name, condition.value);
  if (form.order != search::Order::relevance) fields += hidden("sort", order_parameter(form.order));
  if (form.any_word) fields += hidden("any", "1");
  if (form.duplicates == search::NearDuplicates::all) fields += hidden("all", "1");
  return fields;
}

Html date_field(const Words& words, const char* name, const Message& label, std::string_view value) {
  return element("label", {}, words(label),
                 element("input", {{"type", "text"},
                                   {"name", name},
                                   {"value", value},
                                   {"autocomplete", "off"},
                                   {"placeholder", words(kDateExample)}}));
}

Html dates(const Words& words, const SearchForm& form, const std::vector<search::FacetCount>& counts) {
  const DateBars bars = make_bars(counts);
  Html section = element("h3", {}, words(kPeriod));
  if (!bars.bars.empty()) {
    section +=
        element("div", {{"class", "brush"}, {"data-brush", ""}},
                histogram(words, bars, [&](std::string_view date) { return form.dated(date, date).link(); }));
  }
  if (bars.less_precise > 0) {
    section += element("p", {{"class", "hint"}}, words.count(kLessPrecise, bars.less_precise));
  }
  section += element("form", {{"class", "dates"}, action(Link("/search"))}, hidden_fields(form),
                     date_field(words, "from", kFrom, form.from), date_field(words, "to", kTo, form.to),
                     element("button", {}, words(kApply)));
  return element("section", {{"class", "facet period"}}, section);
}

Message condition_name(std::string_view parameter) {
  if (parameter == "person") return kPerson;
  if (parameter == "org") return kOrganization;
  if (parameter == "place") return kPlaceName;
  if (parameter == "section") return kSection;
  if (parameter == "author") return kAuthor;
  return kSource;
}

}  // namespace

Html facet_lists(const Words& words, const SearchForm& form, const search::Facets& facets) {
  Html lists = dates(words, form, facets.date);
  const FacetList all[] = {{"source", kSources, facets.source},          {"person", kPersons, facets.person},
                           {"org", kOrganizations, facets.organization}, {"place", kPlaces, facets.place},
                           {"section", kSections, facets.section},       {"author", kAuthors, facets.author}};
  for (const FacetList& list : all) lists += one_list(words, form, list);
  return lists;
}

Html chosen_conditions(const Words& words, const SearchForm& form) {
  if (form.is_plain()) return {};
  Html items;
  const auto add = [&](const std::string& text, const SearchForm& without) {
    items += element("li", {},
                     element("a", {href(without.link()), {"aria-label", words(kRemoveCondition, text)}}, text,
                             element("span", {{"aria-hidden", "true"}}, " ×")));
  };
  if (!form.from.empty() || !form.to.empty()) {
    const auto end = [&](const std::string& date) { return date.empty() ? "…" : words.short_date(date); };
    const std::string period =
        form.from == form.to ? words.date(form.from) : end(form.from) + " – " + end(form.to);
    add(period, form.dated("", ""));
  }
  for (const auto& condition : form.conditions) {
    add(words(condition_name(condition.name)) + ": " + condition.value, form.without(condition));
  }
  if (form.any_word) {
    SearchForm all_words = form.on_page(1);
    all_words.any_word = false;
    add(words(kAnyWord), all_words);
  }
  return element("ul", {{"class", "chosen"}, {"aria-label", words(kNarrowedBy)}}, items);
}

}  // namespace blattwerk::server::pages
