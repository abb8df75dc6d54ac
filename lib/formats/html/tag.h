#pragma once

#include <cstdint>
#include <string_view>

namespace blattwerk::formats::html {

/// The elements that parsing or extraction treats in a way of its own; all others are `other`.
/// In the order of their names, see `tag.cpp`.
// clang-format off
enum class Tag : std::uint8_t {
  a, abbr, address, area, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite, code,
  col, colgroup, dd, del, details, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form,
  frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, label, legend, li,
  link, listing, main, mark, math, menu, meta, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, p,
  param, picture, pre, q, s, script, search, section, select, small, source, span, strike, strong, style, sub, summary,
  sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, video, wbr, xmp,
  other
};
// clang-format on

/// The tag of an element name, in any case.
Tag find_tag(std::string_view name);

/// What the HTML standard says of an element, as far as the tree needs it.
bool is_void(Tag tag);                 ///< has no content and no end tag: `<br>`
bool is_raw_text(Tag tag);             ///< its content holds no tags: `<script>`
bool is_escapable_text(Tag tag);       ///< as raw text, but with character references: `<title>`
bool closes_paragraph(Tag tag);        ///< its start tag ends an open `<p>`
bool is_special(Tag tag);              ///< an end tag of another, ordinary element does not reach past it
bool is_formatting(Tag tag);           ///< `<b>`, `<a>`: never closes a block that is open inside it
bool is_heading(Tag tag);              ///< `<h1>` to `<h6>`
bool leaves_foreign_content(Tag tag);  ///< its start tag ends an open `<svg>` or `<math>`

/// Laid out as a block by default: what it holds is apart from the text around it.
bool is_block(Tag tag);

}  // namespace blattwerk::formats::html
