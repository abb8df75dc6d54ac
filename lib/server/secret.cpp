#include "server/secret.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "core/error.h"
#include "store/original.h"

namespace blattwerk::server {

std::string random_secret() {
  store::Sha256 bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw Error("the system gives no random numbers");
  }
  return store::to_hex(bytes);
}

bool equal_secrets(std::string_view a, std::string_view b) {
  // Of hashes, which are of equal length.
  const auto hash_a = store::sha256(a);
  const auto hash_b = store::sha256(b);
  return CRYPTO_memcmp(hash_a.data(), hash_b.data(), hash_a.size()) == 0;
}

}  // namespace blattwerk::server
