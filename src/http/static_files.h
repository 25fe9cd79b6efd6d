// Serves files that are embedded in the program: encodings, ETags and caching. What to do with an unknown path (404,
// or index.html of a single-page application) is the caller's decision. Built once; const and without locks after.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/message.h"

namespace guildhall::http {

enum class Caching {
    revalidate,  ///< `no-cache`: asked for again each time, answered 304 while unchanged (index.html)
    immutable,   ///< kept for a year: the name carries a hash of the content
};

/// The contents are borrowed: they must outlive the server (embedded data does).
struct StaticFile {
    std::string path;  ///< "/assets/index-3f2a.js"; not encoded
    std::string content_type;
    std::string_view content;
    std::string_view br = {};    ///< empty: not there
    std::string_view gzip = {};  ///< empty: not there
    Caching caching = Caching::revalidate;
    std::string etag = {};  ///< without quotes; empty: made of the content
};

class StaticFiles {
public:
    explicit StaticFiles(std::vector<StaticFile> files);
    StaticFiles(StaticFiles&&) noexcept = default;
    StaticFiles(const StaticFiles&) = delete;  // the index points into the files

    /// The file of exactly that decoded path; none: nullptr.
    const StaticFile* find(std::string_view path) const;

    /// The file in the best encoding that the client takes, or 304 where it has it already.
    /// REQUIRES: `file` is from find(); the method is GET or HEAD.
    Response reply(const StaticFile& file, const RequestHead& head) const;

    /// find() and reply() for a GET or HEAD of the request's own path; nullopt where that is no file or another method.
    std::optional<Response> serve(const RequestHead& head) const;

private:
    std::vector<StaticFile> files_;
    std::unordered_map<std::string_view, const StaticFile*> by_path_;
};

}  // namespace guildhall::http
