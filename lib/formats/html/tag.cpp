#include "formats/html/tag.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

namespace blattwerk::formats::html {
namespace {

// clang-format off
constexpr std::string_view kNames[] = {
  "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "blockquote", "body", "br", "button", "canvas",
  "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dialog", "dir", "div", "dl", "dt", "em",
  "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
  "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "ins", "label", "legend", "li", "link",
  "listing", "main", "mark", "math", "menu", "meta", "nav", "nobr", "noembed", "noframes", "noscript", "object", "ol",
  "optgroup", "option", "p", "param", "picture", "pre", "q", "s", "script", "search", "section", "select", "small", "source",
  "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot",
  "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "video", "wbr", "xmp",
};
// clang-format on
static_assert(std::size(kNames) == static_cast<std::size_t>(Tag::other));
static_assert(std::is_sorted(std::begin(kNames), std::end(kNames)));

constexpr std::size_t kLongestName = 10;

/// A set of tags that is looked up in constant time.
class TagSet {
 public:
  constexpr TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) member_[static_cast<std::size_t>(tag)] = true;
  }
  constexpr bool contains(Tag tag) const { return member_[static_cast<std::size_t>(tag)]; }

 private:
  std::array<bool, static_cast<std::size_t>(Tag::other) + 1> member_{};
};

using enum Tag;

constexpr TagSet kVoid = {area,  base, br,   col,   embed,  frame, hr, img,
                          input, link, meta, param, source, track, wbr};
constexpr TagSet kRawText = {script, style, xmp, iframe, noembed, noframes};
constexpr TagSet kEscapableText = {title, textarea};
constexpr TagSet kClosesParagraph = {address, article, aside,    blockquote, center, details, dialog, dir,
                                     div,     dl,      fieldset, figcaption, figure, footer,  form,   h1,
                                     h2,      h3,      h4,       h5,         h6,     header,  hgroup, hr,
                                     listing, main,    menu,     nav,        ol,     p,       pre,    search,
                                     section, summary, table,    ul,         xmp};
constexpr TagSet kSpecial = {
    address,  area,       article,  aside,   base,    blockquote, body,      br,       button,  caption,
    center,   col,        colgroup, dd,      details, dir,        div,       dl,       dt,      embed,
    fieldset, figcaption, figure,   footer,  form,    frame,      frameset,  h1,       h2,      h3,
    h4,       h5,         h6,       head,    header,  hgroup,     hr,        html,     iframe,  img,
    input,    li,         link,     listing, main,    menu,       meta,      nav,      noembed, noframes,
    noscript, object,     ol,       p,       param,   pre,        script,    search,   section, select,
    source,   style,      summary,  table,   tbody,   td,         template_, textarea, tfoot,   th,
    thead,    title,      tr,       track,   ul,      wbr,        xmp};
constexpr TagSet kFormatting = {a, b, code, em, font, i, nobr, s, small, strike, strong, tt, u};
constexpr TagSet kLeavesForeign = {b,      blockquote, body, br,   center, code, dd, div,  dl, dt,    em,
                                   embed,  h1,         h2,   h3,   h4,     h5,   h6, head, hr, i,     img,
                                   li,     listing,    menu, meta, nobr,   ol,   p,  pre,  s,  small, span,
                                   strong, strike,     sub,  sup,  table,  tt,   u,  ul};
constexpr TagSet kBlock = {
    address, article, aside, blockquote, body,       caption, center, dd,     details, dialog,  dir,
    div,     dl,      dt,    fieldset,   figcaption, figure,  footer, form,   h1,      h2,      h3,
    h4,      h5,      h6,    header,     hgroup,     hr,      html,   legend, li,      listing, main,
    menu,    nav,     ol,    optgroup,   option,     p,       pre,    search, section, select,  summary,
    table,   tbody,   td,    textarea,   tfoot,      th,      thead,  tr,     ul,      xmp};

}  // namespace

Tag find_tag(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return other;
  char lower[kLongestName];
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const std::string_view wanted(lower, name.size());
  const auto* found = std::lower_bound(std::begin(kNames), std::end(kNames), wanted);
  if (found == std::end(kNames) || *found != wanted) return other;
  return static_cast<Tag>(found - std::begin(kNames));
}

bool is_void(Tag tag) {
  return kVoid.contains(tag);
}
bool is_raw_text(Tag tag) {
  return kRawText.contains(tag);
}
bool is_escapable_text(Tag tag) {
  return kEscapableText.contains(tag);
}
bool closes_paragraph(Tag tag) {
  return kClosesParagraph.contains(tag);
}
bool is_special(Tag tag) {
  return kSpecial.contains(tag);
}
bool is_formatting(Tag tag) {
  return kFormatting.contains(tag);
}
bool is_heading(Tag tag) {
  return tag >= h1 && tag <= h6;
}
bool leaves_foreign_content(Tag tag) {
  return kLeavesForeign.contains(tag);
}
bool is_block(Tag tag) {
  return kBlock.contains(tag);
}

}  // namespace blattwerk::formats::html
