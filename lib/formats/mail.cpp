#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "formats/alert.h"
#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/html/page.h"
#include "formats/html_blocks.h"
#include "formats/line_reader.h"
#include "formats/mail_message.h"
#include "formats/reader.h"

// Mails (RFC 5322, MIME), mailboxes of them (RFC 4155) and web pages saved as one file (MHTML, RFC 2557).

namespace blattwerk::formats {
namespace {

// The header lines that mails and saved pages start with.
bool is_mail_header(std::string_view name) {
  static constexpr std::array<std::string_view, 18> kNames = {"from",
                                                              "to",
                                                              "subject",
                                                              "date",
                                                              "message-id",
                                                              "mime-version",
                                                              "received",
                                                              "return-path",
                                                              "delivered-to",
                                                              "content-type",
                                                              "reply-to",
                                                              "sender",
                                                              "x-mailer",
                                                              "list-unsubscribe",
                                                              "dkim-signature",
                                                              "snapshot-content-location",
                                                              "content-transfer-encoding",
                                                              "authentication-results"};
  std::string lower(name);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

bool is_name_character(char c) {
  return c > ' ' && c < 127 && c != ':';
}

// The name of a header line; empty where it is none.
std::string_view header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view name = line.substr(0, colon);
  return std::all_of(name.begin(), name.end(), is_name_character) ? name : std::string_view();
}

bool is_mailbox(std::string_view head) {
  return head.starts_with("From ");
}

// Header lines only up to the first blank line, three that mails have among them, one of them the first but
// for marks of the transport (`X-…`).
bool accepts(std::string_view head, const FileHints&) {
  const auto lines = split_lines(head.substr(0, 16 * 1024));
  std::size_t known = 0;
  bool body_seen = false;
  for (std::size_t i = is_mailbox(head) ? 1 : 0; i < lines.size() && !body_seen; ++i) {
    if (lines[i].empty()) {
      body_seen = true;
    } else if (lines[i].front() != ' ' && lines[i].front() != '\t') {
      const std::string_view name = header_name(lines[i]);
      if (name.empty()) return false;
      known += is_mail_header(name) ? 1 : 0;
    }
  }
  return known >= (is_mailbox(head) ? 2 : 3);
}

// What closes a newsletter: who sent it, how to leave it.
bool is_mail_footer(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kSigns = {
      "abbestellen",          "abmelden",           "Abmelden",          "nsubscribe", "Impressum",
      "Newsletter verwalten", "Diese E-Mail wurde", "Diesen Newsletter", "im Browser", "Online-Version"};
  constexpr std::size_t kLongest = 300;
  return text.size() <= kLongest && std::any_of(kSigns.begin(), kSigns.end(), [text](auto sign) {
           return text.find(sign) != std::string_view::npos;
         });
}

bool is_address_line(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with('<') || line.starts_with('(')) line.remove_prefix(1);
  return (line.starts_with("http://") || line.starts_with("https://")) &&
         line.find(' ') == std::string_view::npos;
}

// A line of signs that divides parts of a letter.
bool is_rule(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 3 && line.find_first_not_of("-=_*~#+. ") == std::string_view::npos;
}

std::vector<Block> blocks_of_plain(std::string_view plain) {
  auto lines = split_lines(plain);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] == "-- ") {  // a signature
      lines.resize(i);
      break;
    }
    if (is_address_line(lines[i]) || is_rule(lines[i])) lines[i] = {};
  }
  return blocks_of_lines(lines);
}

std::size_t text_bytes(const std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) bytes += block.text.size();
  return bytes;
}

// Of a mail in both forms the marked-up one, which knows its headings; unless it says much less.
std::vector<Block> blocks_of(const MailMessage& mail) {
  std::vector<Block> plain = blocks_of_plain(mail.plain);
  std::vector<Block> blocks = mail.html.empty() ? std::vector<Block>() : blocks_of_html(mail.html);
  const auto is_heading = [](const Block& block) { return block.kind == Block::Kind::heading; };
  const bool has_heading = std::any_of(blocks.begin(), blocks.end(), is_heading);
  if (!plain.empty() && (!has_heading || text_bytes(blocks) < text_bytes(plain) / 2))
    blocks = std::move(plain);
  std::erase_if(blocks, [](const Block& block) { return is_mail_footer(block.text); });
  return blocks;
}

// Each result of an alert keeps the whole mail as its original.
constexpr std::size_t kLargestAlert = 1u << 20;

class Messages {
 public:
  Messages(const FileHints& hints, const ReadLimits& limits, DocumentSink& sink)
      : hints_(hints), limits_(limits), sink_(sink) {}

  void take(std::string bytes, const std::string& place) {
    const MailMessage mail = parse_mail(bytes, limits_);
    if (mail.is_page) return take_page(mail, std::move(bytes), place);
    if (bytes.size() <= kLargestAlert && is_alert(mail)) {
      if (auto results = read_alert(mail); !results.empty())
        return take_results(std::move(results), bytes, place);
    }
    Document document;
    document.format = "mail";
    document.title = mail.subject;
    document.external_id = mail.id;
    document.published = mail.date;
    document.source = mail.sender.empty() ? mail.address : mail.sender;
    document.blocks = blocks_of(mail);
    if (document.blocks.empty()) return sink_.problem(place, "no article: a mail without text");
    // A letter opens with the headline once more.
    if (document.blocks.front().text == document.title) document.blocks.erase(document.blocks.begin());
    document.original = std::move(bytes);
    document.place = place;
    sink_.document(std::move(document));
  }

 private:
  void take_page(const MailMessage& mail, std::string bytes, const std::string& place) {
    FileHints hints = hints_;
    hints.url = mail.page_url;
    hints.charset = "UTF-8";
    auto document = read_html_page(mail.html, hints);
    if (!document) return sink_.problem(place, "no article found in the saved page");
    document->format = "mhtml";
    document->original = std::move(bytes);
    document->place = place;
    sink_.document(std::move(*document));
  }

  void take_results(std::vector<Document> results, const std::string& bytes, const std::string& place) {
    for (std::size_t i = 0; i < results.size(); ++i) {
      results[i].place = fmt::format("{}{}result {}", place, place.empty() ? "" : ", ", i + 1);
      results[i].original = bytes;
      sink_.document(std::move(results[i]));
    }
  }

  const FileHints& hints_;
  const ReadLimits& limits_;
  DocumentSink& sink_;
};

// A line `From …` behind a blank line opens the next message; within a message it is written `>From`.
void read_mailbox(ByteSource& source, const ReadLimits& limits, Messages& messages, DocumentSink& sink) {
  LineReader reader(source, limits.article_bytes);
  std::string message;
  std::size_t number = 0;
  bool after_blank = true;
  bool refused = false;
  const auto finish = [&] {
    if (number > 0 && !refused && !message.empty())
      messages.take(std::move(message), fmt::format("message {}", number));
    message.clear();
    refused = false;
  };
  while (reader.next()) {
    std::string_view line = reader.line();
    if (after_blank && line.starts_with("From ")) {
      finish();
      ++number;
    } else if (!refused) {
      const std::size_t marks = line.find_first_not_of('>');
      if (marks != std::string_view::npos && marks > 0 && line.substr(marks).starts_with("From "))
        line.remove_prefix(1);
      if (reader.overlong() || message.size() + line.size() > limits.article_bytes) {
        sink.problem(fmt::format("message {}", number),
                     fmt::format("the mail is larger than {} MB", limits.article_bytes >> 20));
        refused = true;
        message = std::string();
      } else {
        message += line;
      }
    }
    after_blank = without_line_end(line).empty();
  }
  finish();
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  Messages messages(hints, limits, sink);
  const std::string head = read_head(source, 5);
  RewoundSource whole(head, source);
  if (is_mailbox(head)) return read_mailbox(whole, limits, messages, sink);
  auto bytes = read_all(whole, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("the mail is larger than {} MB", limits.article_bytes >> 20));
  messages.take(*std::move(bytes), "");
}

}  // namespace

Reader mail_reader() {
  return {"mail", accepts, read};
}

}  // namespace blattwerk::formats
