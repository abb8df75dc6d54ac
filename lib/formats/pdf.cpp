#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "formats/fields.h"
#include "formats/pdf_layout.h"
#include "formats/reader.h"
#include "text/local_time.h"

namespace blattwerk::formats {
namespace {

constexpr int kMostPages = 2000;
constexpr std::size_t kMostWords = 2'000'000;
// A page made to keep programs busy cannot be stopped within, but the rest can be left out.
constexpr std::chrono::seconds kLongestReading{60};

bool accepts(std::string_view head, const FileHints&) {
  // The mark may stand behind some bytes of transport (ISO 32000, annex H).
  return head.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return std::string(bytes.begin(), bytes.end());
}

bool is_bold(const std::string& font) {
  return font.find("Bold") != std::string::npos || font.find("bold") != std::string::npos ||
         font.find("Black") != std::string::npos || font.find("Heavy") != std::string::npos;
}

PlacedPage read_page(const poppler::page& page) {
  PlacedPage placed;
  placed.height = page.page_rect().height();
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    const poppler::rectf place = box.bbox();
    placed.words.push_back({.text = utf8_of(box.text()),
                            .left = place.left(),
                            .top = place.top(),
                            .right = place.right(),
                            .bottom = place.bottom(),
                            .size = box.has_font_info() ? box.get_font_size() : place.height(),
                            .bold = box.has_font_info() && is_bold(box.get_font_name())});
  }
  return placed;
}

// What office programs write where nobody stated a title.
bool is_title(std::string_view title) {
  return !title.empty() && title.find("Microsoft Word") == std::string_view::npos &&
         !title.ends_with(".doc") && !title.ends_with(".docx") && !title.ends_with(".indd") &&
         !title.ends_with(".pdf") && title != "untitled";
}

void read_properties(const poppler::document& pdf, Document& document) {
  const std::string title = utf8_of(pdf.get_title());
  if (document.title.empty() && is_title(title)) set_field(Field::title, title, document);
  set_field(Field::authors, utf8_of(pdf.get_author()), document);
  const auto created = pdf.get_creation_date_t();
  if (document.published || created <= 0) return;
  const auto day = PartialDate::from_days_since_epoch(static_cast<int>(created / 86400));
  const auto clock = static_cast<int>(created % 86400);
  const auto instant = day ? day->at(clock / 3600, clock / 60 % 60) : std::nullopt;
  if (instant)
    document.published = text::TimeZone::berlin().to_wall_clock(instant->with_offset(0)).date_only();
}

// Poppler writes what it finds wrong to standard error, unless told otherwise.
void silence_poppler() {
  static std::once_flag done;
  std::call_once(done, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  auto bytes = read_all(source, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("the PDF is larger than {} MB", limits.article_bytes >> 20));
  silence_poppler();
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes->data(), static_cast<int>(bytes->size())));
  if (!pdf) return sink.problem("", "the PDF is damaged or cut");
  if (pdf->is_locked()) return sink.problem("", "the PDF is locked by a password; save it without");

  std::vector<PlacedPage> pages;
  std::size_t words = 0;
  const auto start = std::chrono::steady_clock::now();
  const int count = std::min(pdf->pages(), kMostPages);
  for (int i = 0; i < count && words < kMostWords; ++i) {
    if (std::chrono::steady_clock::now() - start > kLongestReading) {
      sink.problem(fmt::format("page {}", i + 1),
                   "the PDF takes too long to read; its further pages are left out");
      break;
    }
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    if (!page) continue;
    pages.push_back(read_page(*page));
    words += pages.back().words.size();
  }
  if (words == 0) {
    return sink.problem(
        "", "a PDF without text, likely scanned; recognise its text (OCR) and save it with a text layer");
  }
  Document document;
  document.format = "pdf";
  document.url = hints.url;
  read_written(paragraphs_of_pages(pages), document);
  read_properties(*pdf, document);
  document.original = *std::move(bytes);
  sink.document(std::move(document));
}

}  // namespace

Reader pdf_reader() {
  return {"pdf", accepts, read};
}

}  // namespace blattwerk::formats
