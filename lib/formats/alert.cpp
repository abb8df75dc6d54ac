#include "formats/alert.h"

#include <string>
#include <string_view>

#include "formats/blocks.h"
#include "formats/html/text_blocks.h"
#include "formats/html/tree.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kLongestOutlet = 60;
constexpr int kLinkDepth = 6;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

// The address that `https://www.google.com/url?…&url=ADDRESS&…` leads to; empty for other links.
std::string target_of(std::string_view link) {
  if (link.find("google.") == std::string_view::npos || link.find("/url?") == std::string_view::npos)
    return {};
  for (const std::string_view name : {"&url=", "?url=", "&q=", "?q="}) {
    const std::size_t at = link.find(name);
    if (at == std::string_view::npos) continue;
    const std::string_view value = link.substr(at + name.size());
    std::string target = percent_decoded(value.substr(0, value.find('&')));
    if (target.starts_with("http")) return target;
  }
  return {};
}

// Where the link around a block leads; empty where it stands in none that leads to a result.
std::string result_of(const html::Tree& tree, const html::TextBlock& block) {
  html::NodeId node = block.first;
  for (int level = 0; level < kLinkDepth && node != 0; ++level) {
    if (tree[node].tag == html::Tag::a) return target_of(tree.attribute(node, "href"));
    node = tree[node].parent;
  }
  return {};
}

}  // namespace

bool is_alert(const MailMessage& mail) {
  return mail.address.starts_with("googlealerts-noreply@") && !mail.html.empty();
}

std::vector<Document> read_alert(const MailMessage& mail) {
  const html::Tree tree = html::parse(mail.html);
  std::vector<Document> results;
  for (const html::TextBlock& block : html::text_blocks(tree)) {
    const std::string url = block.link_share() > 0.8 ? result_of(tree, block) : "";
    const bool is_title = !url.empty() && (results.empty() || results.back().url != url);
    if (is_title) {
      Document result;
      result.format = "mail";
      result.title = one_line(block.text);
      result.url = url;
      result.published = mail.date ? std::optional(mail.date->date_only()) : std::nullopt;
      results.push_back(std::move(result));
    } else if (!results.empty() && url.empty() && block.link_share() < 0.5) {
      Document& result = results.back();
      std::string text = one_line(block.text);
      if (result.source.empty() && result.blocks.empty() && text.size() <= kLongestOutlet) {
        result.source = std::move(text);
      } else if (result.blocks.empty()) {
        result.blocks.push_back({Block::Kind::lead, std::move(text)});
      }
    }
  }
  return results;
}

}  // namespace blattwerk::formats
