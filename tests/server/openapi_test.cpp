#include "server/api/openapi.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>

#include "server/api/routes.h"

namespace blattwerk::server::api {
namespace {

TEST(OpenApi, DescribesEveryRouteAndNoOther) {
  const auto document = nlohmann::json::parse(kOpenApi);
  std::vector<std::string> described;
  for (const auto& [path, item] : document["paths"].items()) {
    for (const auto& [method, operation] : item.items()) {
      std::string upper = method;
      for (char& c : upper) c = static_cast<char>(std::toupper(c));
      described.push_back(upper + ' ' + path);
    }
  }
  std::vector<std::string> routed;
  for (const Route& route : routes())
    routed.push_back(std::string(route.method) + ' ' + std::string(route.path));
  EXPECT_THAT(described, testing::UnorderedElementsAreArray(routed));
}

}  // namespace
}  // namespace blattwerk::server::api
