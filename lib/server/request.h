#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/note.h"
#include "server/parameters.h"
#include "server/upload_folder.h"

namespace blattwerk::server {

/// A file that came with a request. It lies in a folder of the server's own, under a name of the server's
/// own, as long as a copy of this lives.
struct Upload {
  std::string name;  ///< what the client calls it: shown, never used as a path
  std::shared_ptr<const UploadedFile> file;
};

/// A request, whatever brought it here.
struct Request {
  std::string method;                 ///< upper case; a HEAD comes as GET
  std::string target;                 ///< path and query as sent
  std::vector<std::string> segments;  ///< of the path, decoded
  Parameters query;
  Parameters headers;  ///< names in lower case
  Parameters form;     ///< fields of a form in the body
  std::string body;    ///< what is neither form nor upload; bounded
  std::vector<Upload> uploads;
  std::vector<std::string> captured;  ///< what stands for the `{…}` of the route, in order; set by the router
  std::string base_url =
      "http://localhost";  ///< how the client reaches the server, checked; without `/` at the end
  search::Language language = search::Language::german;  ///< which the client prefers

  /// The path without the query, as sent.
  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
  /// Whether a person reads the answer in a browser, as against a program.
  bool wants_html() const { return headers.get("accept").find("text/html") != std::string::npos; }
};

/// The language that `Accept-Language` prefers: English where it stands before German or alone, else German.
search::Language preferred_language(std::string_view accept_language);

/// The language that a reader chose on a page, which the cookie `language` keeps; else the one preferred.
search::Language language_of(const Parameters& headers);

}  // namespace blattwerk::server
