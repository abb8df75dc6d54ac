#pragma once

#include <string>

#include <sys/socket.h>

namespace blattwerk::ingest::web {

/// Whether an address is of this machine, of a private network, or of no network at all.
bool is_private(const sockaddr& address);

/// Whether a host is named by such an address, or as one there (`localhost`, `nas.local`).
bool is_private_host(const std::string& host);

}  // namespace blattwerk::ingest::web
