#pragma once
// The API's contract as it stands in the binary: src/api/openapi.yaml, turned to JSON when building.

#include <string_view>

namespace guildhall::api {

/// The OpenAPI 3.1 document as compact JSON in UTF-8. Lives as long as the program.
std::string_view openapi_json();

}  // namespace guildhall::api
