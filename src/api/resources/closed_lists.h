// The words that the fields `icon` of apps and `kind` of data sources take, as openapi.yaml lists them.
#pragma once

#include <string_view>

namespace guildhall::api {

bool is_icon(std::string_view word);
bool is_data_source_kind(std::string_view word);

}  // namespace guildhall::api
