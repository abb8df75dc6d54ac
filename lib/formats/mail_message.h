#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/partial_date.h"
#include "formats/reader.h"

namespace blattwerk::formats {

/// What a mail or a page saved as MHTML says, decoded to UTF-8 as MIME states it, or as the bytes show where
/// that is wrong.
struct MailMessage {
  std::string subject;
  std::string sender;   ///< the name, else empty
  std::string address;  ///< of the sender
  std::string id;
  std::optional<PartialDate> date;
  std::string page_url;  ///< of a saved page: where it was
  std::string plain;     ///< the first part of text/plain that is no attachment
  std::string html;      ///< the first part of text/html that is none
  bool is_page = false;  ///< a page saved by a browser (MHTML), not a mail
};

/// Parses one message. Never fails: what cannot be understood stays empty.
MailMessage parse_mail(std::string_view bytes, const ReadLimits& limits);

}  // namespace blattwerk::formats
