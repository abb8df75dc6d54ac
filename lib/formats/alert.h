#pragma once

#include <vector>

#include "formats/document.h"
#include "formats/mail_message.h"

namespace blattwerk::formats {

/// Whether a mail is a Google Alert: a list of search results.
bool is_alert(const MailMessage& mail);

/// The articles that an alert lists: title, outlet, address and the few words quoted, as of the mail's date.
std::vector<Document> read_alert(const MailMessage& mail);

}  // namespace blattwerk::formats
