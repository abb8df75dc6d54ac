#include "formats/mail_message.h"

#include <memory>
#include <mutex>

#include <gmime/gmime.h>

#include "core/error.h"
#include "formats/blocks.h"
#include "text/encoding.h"
#include "text/german_date.h"

namespace blattwerk::formats {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Object = std::unique_ptr<T, Unref>;

void initialise() {
  static std::once_flag done;
  std::call_once(done, g_mime_init);
}

// Header lines in bytes above ASCII are UTF-8 or Windows-1252, whatever the user's locale is.
GMimeParserOptions* parser_options() {
  static GMimeParserOptions* const kOptions = [] {
    GMimeParserOptions* options = g_mime_parser_options_new();
    static const char* kCharsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, kCharsets);
    return options;
  }();
  return kOptions;
}

std::string string_of(const char* text) {
  return text == nullptr ? std::string() : text::to_utf8(text).text;
}

std::string header_of(GMimeObject* object, const char* name) {
  return one_line(string_of(g_mime_object_get_header(object, name)));
}

bool is_attachment(GMimeObject* part) {
  const char* disposition = g_mime_object_get_disposition(part);
  return disposition != nullptr && std::string_view(disposition) == "attachment";
}

// The content of a part, its transfer coding undone, as UTF-8.
std::string text_of(GMimeObject* part, std::size_t limit) {
  GMimeDataWrapper* content = g_mime_part_get_content(reinterpret_cast<GMimePart*>(part));
  if (content == nullptr) return {};
  const Object<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  const GByteArray* array = g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem*>(memory.get()));
  if (array == nullptr || array->data == nullptr) return {};
  const std::string_view bytes(reinterpret_cast<const char*>(array->data),
                               std::min<std::size_t>(array->len, limit));
  GMimeContentType* type = g_mime_object_get_content_type(part);
  const char* charset = type == nullptr ? nullptr : g_mime_content_type_get_parameter(type, "charset");
  return text::to_utf8(bytes, charset == nullptr ? "" : charset).text;
}

bool is_type(GMimeObject* part, const char* subtype) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  return type != nullptr && g_mime_content_type_is_type(type, "text", subtype);
}

void read_parts(GMimeObject* message, const ReadLimits& limits, MailMessage& mail) {
  const std::unique_ptr<GMimePartIter, decltype(&g_mime_part_iter_free)> parts(g_mime_part_iter_new(message),
                                                                               g_mime_part_iter_free);
  do {
    GMimeObject* part = g_mime_part_iter_get_current(parts.get());
    if (part == nullptr || !GMIME_IS_PART(part) || is_attachment(part)) continue;
    if (mail.html.empty() && is_type(part, "html")) {
      mail.html = text_of(part, limits.article_bytes);
      const std::string location = header_of(part, "Content-Location");
      if (mail.page_url.empty() && location.starts_with("http")) mail.page_url = location;
    } else if (mail.plain.empty() && is_type(part, "plain")) {
      mail.plain = text_of(part, limits.article_bytes);
    }
  } while (g_mime_part_iter_next(parts.get()));
}

void read_sender(GMimeMessage* message, MailMessage& mail) {
  InternetAddressList* senders = g_mime_message_get_from(message);
  if (senders == nullptr || internet_address_list_length(senders) == 0) return;
  InternetAddress* sender = internet_address_list_get_address(senders, 0);
  mail.sender = one_line(string_of(internet_address_get_name(sender)));
  if (INTERNET_ADDRESS_IS_MAILBOX(sender)) {
    mail.address =
        string_of(internet_address_mailbox_get_addr(reinterpret_cast<InternetAddressMailbox*>(sender)));
  }
}

}  // namespace

MailMessage parse_mail(std::string_view bytes, const ReadLimits& limits) {
  initialise();
  const Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Object<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Object<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), parser_options()));
  MailMessage mail;
  if (!message) return mail;
  auto* object = reinterpret_cast<GMimeObject*>(message.get());
  mail.subject = one_line(string_of(g_mime_message_get_subject(message.get())));
  mail.id = string_of(g_mime_message_get_message_id(message.get()));
  mail.date = text::parse_german_date(header_of(object, "Date"));
  mail.page_url = header_of(object, "Snapshot-Content-Location");
  read_sender(message.get(), mail);
  read_parts(object, limits, mail);
  GMimeObject* body = g_mime_message_get_mime_part(message.get());
  GMimeContentType* type = body == nullptr ? nullptr : g_mime_object_get_content_type(body);
  const bool related = type != nullptr && g_mime_content_type_is_type(type, "multipart", "related");
  // Browsers state where the page was; a mail with pictures in it does not.
  mail.is_page = !mail.html.empty() && !mail.page_url.empty() && (related || mail.address.empty());
  return mail;
}

}  // namespace blattwerk::formats
