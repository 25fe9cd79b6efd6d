#include "http/static_files.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace guildhall::http {

namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The part up to `separator`, trimmed, taken off the front of `rest` together with the separator.
std::string_view take(std::string_view& rest, char separator) {
    const std::string_view part = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return trim(part);
}

/// A quality "0.5" in thousandths; what is no quality counts as 0.
int thousandths(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
    if (text.size() > 1 && text[1] != '.') return 0;
    int value = (text[0] - '0') * 1'000;
    int weight = 100;
    for (std::size_t i = 2; i < text.size(); ++i, weight /= 10) {
        if (text[i] < '0' || text[i] > '9') return 0;
        value += (text[i] - '0') * weight;
    }
    return std::min(value, 1'000);
}

/// How much a client wants each encoding, in thousandths (RFC 9110, 12.5.3).
struct Wishes {
    int br = -1;
    int gzip = -1;
    int identity = -1;
};

Wishes parse_accept_encoding(std::string_view header) {
    Wishes wishes;
    int others = 0;
    bool star = false;
    while (!header.empty()) {
        std::string_view item = take(header, ',');
        const std::string_view coding = take(item, ';');
        int quality = 1'000;
        while (!item.empty()) {
            std::string_view parameter = take(item, ';');
            if (equals_ignoring_case(take(parameter, '='), "q")) quality = thousandths(trim(parameter));
        }
        if (equals_ignoring_case(coding, "br")) wishes.br = quality;
        if (equals_ignoring_case(coding, "gzip") || equals_ignoring_case(coding, "x-gzip")) wishes.gzip = quality;
        if (equals_ignoring_case(coding, "identity")) wishes.identity = quality;
        if (coding == "*") {
            others = quality;
            star = true;
        }
    }
    if (wishes.br < 0) wishes.br = others;
    if (wishes.gzip < 0) wishes.gzip = others;
    // The plain file is acceptable unless refused by name or by "*;q=0", and then still better than no answer.
    if (wishes.identity < 0) wishes.identity = star ? others : 1;
    return wishes;
}

std::string made_of(std::string_view content) {
    std::uint64_t hash = 14'695'981'039'346'656'037ULL;  // FNV-1a, 64 bits
    for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
    char text[16];
    const auto end = std::to_chars(text, text + sizeof text, hash, 16).ptr;
    return {text, end};
}

/// If-None-Match compares weakly: "W/" doesn't count.
bool names_etag(std::string_view list, std::string_view etag) {
    while (!list.empty()) {
        std::string_view item = take(list, ',');
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == etag || item == "*") return true;
    }
    return false;
}

}  // namespace

StaticFiles::StaticFiles(std::vector<StaticFile> files) : files_(std::move(files)) {
    for (StaticFile& file : files_) {
        if (file.etag.empty()) file.etag = made_of(file.content);
    }
    for (const StaticFile& file : files_) by_path_.emplace(file.path, &file);
}

const StaticFile* StaticFiles::find(std::string_view path) const {
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : found->second;
}

Response StaticFiles::reply(const StaticFile& file, const RequestHead& head) const {
    Wishes wishes = parse_accept_encoding(head.header("accept-encoding").value_or(""));
    if (file.br.empty()) wishes.br = 0;
    if (file.gzip.empty()) wishes.gzip = 0;

    Response response;
    std::string etag = file.etag;
    std::string_view encoding;
    response.borrowed_body = file.content;
    if (wishes.br > 0 && wishes.br >= wishes.gzip && wishes.br >= wishes.identity) {
        encoding = "br";
        response.borrowed_body = file.br;
    } else if (wishes.gzip > 0 && wishes.gzip >= wishes.identity) {
        encoding = "gzip";
        response.borrowed_body = file.gzip;
    }
    if (!encoding.empty()) etag.append("-").append(encoding);
    etag = '"' + etag + '"';

    response.headers.emplace_back(
        "Cache-Control", file.caching == Caching::immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.emplace_back("ETag", etag);
    if (!file.br.empty() || !file.gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (const auto known = head.header("if-none-match"); known && names_etag(*known, etag)) {
        response.status = 304;
        response.borrowed_body = {};
        return response;
    }
    response.content_type = file.content_type;
    if (!encoding.empty()) response.headers.emplace_back("Content-Encoding", encoding);
    return response;
}

std::optional<Response> StaticFiles::serve(const RequestHead& head) const {
    if (head.method != Method::get && head.method != Method::head) return std::nullopt;
    const auto path = percent_decode(head.path);
    const StaticFile* file = path ? find(*path) : nullptr;
    if (file == nullptr) return std::nullopt;
    return reply(*file, head);
}

}  // namespace guildhall::http
