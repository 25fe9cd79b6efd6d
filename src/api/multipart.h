// Reads multipart/form-data (RFC 7578), as browsers send files. Views into the body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace guildhall::api {

struct FormPart {
    std::string name;
    std::string_view content;
};

/// The parts in their order. Error: invalid_request for anything that isn't well-formed, and for more than 16 parts.
core::Result<std::vector<FormPart>> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace guildhall::api
