#pragma once
// The built console as it stands in the binary (made from web/dist by cmake/embed_console.py). Read-only, any thread.

#include <span>
#include <string_view>

namespace guildhall::app {

/// One file of the console. `path` starts with `/` ("/index.html"); `brotli` and `gzip` are empty where compressing
/// would save nothing; `etag` has its quotes; `immutable` is true for names that carry a hash of their content.
struct ConsoleAsset {
    std::string_view path, content_type, plain, brotli, gzip, etag;
    bool immutable = false;
};

/// All files, sorted by path; empty when the binary was built without a console.
std::span<const ConsoleAsset> console_assets();

}  // namespace guildhall::app
